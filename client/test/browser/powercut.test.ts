import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeBrowser, Desk } from './browser';
import { Kizuna } from './kizuna';

const cuts = Number(process.env['KIZUNA_CUTS'] ?? 6);
const characterMs = 80;
const lossMs = 2000;

let kizuna: Kizuna;
let desk: Desk;

beforeAll(async () => {
  kizuna = await Kizuna.start();
  desk = await Desk.open(kizuna);
  await desk.signIn('counselor');
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  await kizuna.stop();
});

/** A text whose every part tells where it stands. */
const script = Array.from({ length: 100 }, (_, i) => `${i}。`).join('');

it(`B-2 loses at most two seconds of typing when page and server die together, ${cuts} times`, async () => {
  const losses: number[] = [];
  for (let cut = 0; cut < cuts; cut += 1) {
    const page = await desk.context.newPage();
    await page.goto(`${kizuna.url}/contacts/new`);
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('line-text');
    // Not before the first save, so that the newest draft is this one.
    const end = Date.now() + 2500 + Math.random() * 5000;
    let typed = '';
    const at: number[] = [];
    for (const character of script) {
      if (Date.now() > end) break;
      await page.keyboard.insertText(character);
      typed += character;
      at.push(Date.now());
      await page.waitForTimeout(characterMs);
    }
    const died = Date.now();
    await Promise.all([kizuna.kill(), page.close()]);
    await kizuna.serve();

    const after = await desk.context.newPage();
    await after.goto(`${kizuna.url}/`);
    const stored: string = await after.evaluate(async () => {
      const { drafts } = await (await fetch('/v1/drafts')).json();
      drafts.sort((a: { begun_at: string }, b: { begun_at: string }) => b.begun_at.localeCompare(a.begun_at));
      return drafts.length > 0 ? (await (await fetch(`/v1/drafts/${drafts[0].id}`)).json()).content.narrative?.facts : '';
    });
    const kept = stored?.slice('10:12:05 '.length) ?? '';
    expect(typed.slice(0, kept.length)).toBe(kept);
    const lost = died - (at[kept.length] ?? died);
    losses.push(lost);
    expect(lost, `cut ${cut}: ${kept.length} of ${typed.length} characters`).toBeLessThanOrEqual(lossMs);
    await after.close();
  }
  console.log(`typing lost at ${cuts} power cuts: ${losses.join(', ')} ms`);
});
