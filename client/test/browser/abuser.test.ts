import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, Desk } from './browser';
import { Kizuna } from './kizuna';

const banner = '.call-silent';
const words = 'この相談者には「在籍も含めお答えできません」とお伝えください。理由は伝えない。';

let kizuna: Kizuna;
let desk: Desk;
/** Everything that the server answered since the desk was opened. */
const bodies: Promise<string>[] = [];

beforeAll(async () => {
  kizuna = await Kizuna.start();
  desk = await Desk.open(kizuna);
  desk.page.on('response', (response) => {
    if (response.url().includes('/v1/')) bodies.push(response.text().catch(() => ''));
  });
  // Not one of the team of SC-12.
  await desk.signIn('counselor');
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  await kizuna.stop();
});

/** A new call; notes when the banner is first painted and how often it is spoken. */
async function newCall(): Promise<Page> {
  const { page } = desk;
  await page.keyboard.press('Alt+n');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('相談の記録 1行目');
  await expect.poll(() => page.locator(banner).count()).toBe(0);
  await page.evaluate((selector) => {
    const seen = { paintedAt: 0, spoken: 0 };
    Object.assign(window, { seen });
    new MutationObserver(() => {
      if (seen.paintedAt > 0 || !document.querySelector(selector)) return;
      requestAnimationFrame(() => requestAnimationFrame(() => {
        seen.paintedAt ||= performance.now();
      }));
    }).observe(document.body, { childList: true, subtree: true });
    const alert = document.querySelector('[role="alert"].unseen');
    new MutationObserver(() => {
      if (alert?.textContent?.includes('お答えできない相手')) seen.spoken += 1;
    }).observe(alert as Element, { childList: true, characterData: true, subtree: true });
  }, banner);
  return page;
}

/** What a typed text brought: the answer that came after it. */
async function answered(page: Page, type: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/v1/contact-proposals'));
  await type();
  await (await answer).finished();
  await page.waitForTimeout(400);
}

async function expectBanner(page: Page): Promise<void> {
  await page.locator(banner).waitFor();
  expect(await page.locator(banner).textContent()).toBe(words);
  const first = await page.evaluate((selector) => {
    const all = [...document.querySelectorAll('main h1, main h2, main input, main textarea, main button, main .call > *')];
    return all[0]?.matches(selector);
  }, banner);
  expect(first).toBe(true);
  const wait = await page.evaluate(() => {
    const { paintedAt } = (window as unknown as { seen: { paintedAt: number } }).seen;
    const answers = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const before = answers.filter((one) => one.name.endsWith('/v1/contact-proposals') && one.responseEnd <= paintedAt);
    return paintedAt - Math.max(...before.map((one) => one.responseEnd));
  });
  console.log(`banner painted ${wait.toFixed(0)} ms after the answer`);
  expect(wait).toBeLessThan(300);
  await page.waitForTimeout(700);
  expect(await page.evaluate(() => (window as unknown as { seen: { spoken: number } }).seen.spoken)).toBe(1);
}

describe('B-4 a caller who must get no answer (SC-12)', () => {
  it('raises nothing for the last four digits', async () => {
    const page = await newCall();
    await answered(page, () => page.getByLabel('電話', { exact: true }).fill('0912'));
    await answered(page, () => page.getByLabel('相談者', { exact: true }).fill('0912'));
    expect(await page.locator(banner).count()).toBe(0);
  });

  it('shows the script first for his full number', async () => {
    const page = await newCall();
    await page.keyboard.type('妻はそちらにいますか、とのこと。');
    await answered(page, () => page.getByLabel('電話', { exact: true }).fill('0270-00-0912'));
    await expectBanner(page);
    await desk.checkAccessibility();
    await desk.picture('call-no-answer');
    // Typing goes on.
    await page.locator('textarea.line-text').first().click();
    await page.keyboard.press('End');
    await page.keyboard.type('名乗らない。');
    expect(await page.locator('textarea.line-text').first().inputValue()).toBe('妻はそちらにいますか、とのこと。名乗らない。');
  });

  it('shows it for name and relation', async () => {
    const page = await newCall();
    await page.getByLabel('本人との続柄').fill('夫');
    await answered(page, () => page.getByLabel('相談者', { exact: true }).fill('原田'));
    expect(await page.locator(banner).count()).toBe(0);
    await answered(page, () => page.getByLabel('相談者', { exact: true }).fill('原田 剛'));
    await expectBanner(page);
  });

  it('shows it for the relation and a question about her', async () => {
    const page = await newCall();
    await page.getByLabel('本人との続柄').fill('夫');
    await answered(page, () => page.getByLabel('本人', { exact: true }).fill('はらだ ゆみ'));
    await expectBanner(page);
  });

  it('never names her', async () => {
    const all = (await Promise.all(bodies)).join('\n');
    expect(all).toContain('在籍も含めお答えできません');
    for (const name of ['由美', 'ユミ', 'ゆみ', '原田']) expect(all).not.toContain(name);
    desk.nothingWrong();
  });
});
