import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, Desk } from './browser';
import { Kizuna } from './kizuna';

let kizuna: Kizuna;
let desk: Desk;

beforeAll(async () => {
  kizuna = await Kizuna.start();
  desk = await Desk.open(kizuna);
  await desk.signIn('counselor');
});
afterAll(async () => {
  await closeBrowser();
  await kizuna.stop();
});

describe('相談', () => {
  it('lists consultations page by page and narrows them by code and number', async () => {
    const { page } = desk;
    await page.keyboard.press('Alt+2');
    await page.getByRole('heading', { level: 1, name: '相談受付の一覧' }).waitFor();
    const rows = page.locator('tr[data-row]');
    // Of the first 50 those that the reader may see.
    await expect.poll(() => rows.count()).toBeGreaterThan(40);
    const shown = await rows.count();
    await desk.checkAccessibility();
    await desk.picture('contacts');
    await page.getByRole('button', { name: '次の50件' }).click();
    await expect.poll(() => rows.count()).toBeGreaterThan(shown);
    await page.getByLabel('緊急度').selectOption('S');
    await expect.poll(async () => [...new Set(await rows.locator('td:nth-child(7)').allTextContents())].every((text) => text.startsWith('S'))).toBe(true);
    const number = (await rows.first().locator('td').first().textContent())?.trim() ?? '';
    await page.getByLabel('緊急度').selectOption('');
    await page.getByLabel('受付番号').fill(number.toLowerCase());
    await expect.poll(() => rows.count()).toBe(1);
    expect(await rows.locator('td').allTextContents()).not.toContain('');
    await rows.first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toMatch(/\/contacts\/[0-9a-f-]{36}$/);
    desk.nothingWrong();
  });

  it('lists cases with the name, state, due day and owner, and moves by arrows', async () => {
    const { page } = desk;
    await page.keyboard.press('Alt+2');
    await page.getByRole('link', { name: 'ケース', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'ケースの一覧' }).waitFor();
    const rows = page.locator('tr[data-row]');
    await expect.poll(() => rows.count()).toBeGreaterThan(3);
    const all = await rows.count();
    await desk.checkAccessibility();
    await desk.picture('cases');
    await page.getByLabel('状態').selectOption('S7');
    await expect.poll(() => rows.count()).toBeLessThan(all);
    expect((await rows.locator('td:nth-child(3)').allTextContents()).every((text) => text.trim() === 'S7 モニタリング')).toBe(true);
    await page.getByLabel('状態').selectOption('');
    await expect.poll(() => rows.count()).toBe(all);
    await page.getByLabel('期限を過ぎたもの').check();
    await expect.poll(async () => (await rows.locator('td:nth-child(5)').allTextContents()).every((text) => text.includes('超過'))).toBe(true);
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await rows.nth(1).evaluate((row) => row === document.activeElement)).toBe(true);
    await page.getByLabel('ケース番号').fill('あいう');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator('.error').allTextContents()).toContain('番号の形ではありません。');
    desk.nothingWrong();
  });
});
