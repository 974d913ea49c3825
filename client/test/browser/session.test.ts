import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, Desk } from './browser';
import { Kizuna } from './kizuna';

let kizuna: Kizuna;

beforeAll(async () => {
  kizuna = await Kizuna.start();
});
afterAll(async () => {
  await closeBrowser();
  await kizuna.stop();
});

describe('signing in', () => {
  it('takes password and one-time code, and keeps nothing in the browser', async () => {
    const desk = await Desk.open(kizuna);
    const { page } = desk;
    await page.goto(`${kizuna.url}/`);
    await desk.checkAccessibility();
    await desk.picture('sign-in');
    await page.getByLabel('利用者名').fill('counselor');
    await page.getByLabel('パスワード').fill('違う合言葉を入れてみる');
    await page.getByLabel('認証コード').fill('000000');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('alert').first().textContent()).toMatch(/ログイン/);
    await desk.signIn('counselor');
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('今日の業務');
    await desk.checkAccessibility();
    const kept = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]);
    expect(kept).toEqual([0, 0, '', 0, 0]);
    desk.nothingWrong();
    await desk.close();
  });

  it('locks by one key, clears the page, and one factor opens it on the same place', async () => {
    const desk = await Desk.open(kizuna);
    const { page } = desk;
    await desk.signIn('manager');
    await page.keyboard.press('Alt+n');
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('相談受付');
    await page.keyboard.press('Alt+l');
    await page.getByRole('heading', { name: '離席のためロックしました' }).waitFor();
    expect(await page.locator('.frame').count()).toBe(0);
    await desk.checkAccessibility();
    await desk.picture('lock');
    const answer = await page.evaluate(async () => (await fetch('/v1/sessions/current')).status);
    expect(answer).toBe(401);
    await page.getByLabel('認証コード').fill(await kizuna.code('manager'));
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('相談受付');
    desk.nothingWrong();
    await desk.close();
  });
});
