import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    kizuna: string;
    demo: string;
  }
}

/** Makes the demo data once; each test file serves a copy of its own (kizuna.ts). */
export default function setup(project: TestProject): () => void {
  const kizuna = process.env['KIZUNA'];
  if (!kizuna) throw new Error('KIZUNA must name the program, as tests/run does');
  const demo = mkdtempSync(join(tmpdir(), 'kizuna-browser-'));
  execFileSync(kizuna, ['--data', demo, '--log-level', 'error', 'demo'], { stdio: 'inherit' });
  project.provide('kizuna', kizuna);
  project.provide('demo', demo);
  return () => rmSync(demo, { recursive: true, force: true });
}
