import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

export interface Account {
  login: string;
  role: string;
  password: string;
  otp_secret: string;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function base32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = '';
  for (const c of text) bits += alphabet.indexOf(c).toString(2).padStart(5, '0');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** A real `kizuna serve` with the built client, on a copy of the demo data. */
export class Kizuna {
  readonly accounts: Record<string, Account>;
  private process: ChildProcess | undefined;
  private lastStep: Record<string, number> = {};

  private constructor(
    readonly folder: string,
    readonly port: number,
  ) {
    const all: Account[] = JSON.parse(readFileSync(join(folder, 'demo-credentials.json'), 'utf8'));
    this.accounts = Object.fromEntries(all.map((account) => [account.login, account]));
  }

  static async start(): Promise<Kizuna> {
    const folder = mkdtempSync(join(tmpdir(), 'kizuna-browser-'));
    cpSync(inject('demo'), folder, { recursive: true });
    const kizuna = new Kizuna(folder, await freePort());
    await kizuna.serve();
    return kizuna;
  }

  get url(): string {
    return `https://localhost:${this.port}`;
  }

  serve(): Promise<void> {
    const client = new URL('../../dist', import.meta.url).pathname;
    const args = ['--data', this.folder, '--port', String(this.port), '--client', client];
    const child = spawn(inject('kizuna'), [...args, '--log-level', 'error', '--requests-per-second', '0', 'serve']);
    this.process = child;
    child.stderr.on('data', (text: Buffer) => process.stderr.write(text));
    return new Promise((resolve, reject) => {
      child.stdout.on('data', (text: Buffer) => {
        if (text.toString().startsWith('ready')) resolve();
      });
      child.once('exit', (code) => reject(new Error(`kizuna serve ended with ${code}`)));
    });
  }

  /** As a power cut does it. */
  async kill(): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  account(login: string): Account {
    const account = this.accounts[login];
    if (!account) throw new Error(`no account ${login}`);
    return account;
  }

  /** The next one-time code of the account (RFC 6238): each step counts once, and the server takes
   * the step before and after too. */
  async code(login: string): Promise<string> {
    const now = () => Math.floor(Date.now() / 30_000);
    // Near the end of a step the one before it may be too old when it arrives.
    const oldest = Date.now() % 30_000 > 20_000 ? now() : now() - 1;
    const step = Math.max(oldest, (this.lastStep[login] ?? 0) + 1);
    while (step > now() + 1) await new Promise((resolve) => setTimeout(resolve, 200));
    this.lastStep[login] = step;
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const digest = createHmac('sha1', base32(this.account(login).otp_secret)).update(counter).digest();
    const start = (digest.at(-1) ?? 0) & 15;
    return String((digest.readUInt32BE(start) & 0x7fffffff) % 1_000_000).padStart(6, '0');
  }
}
