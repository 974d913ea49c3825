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
  await desk.close();
  await closeBrowser();
  await kizuna.stop();
});

const get = (path: string) => desk.page.evaluate(async (target) => (await fetch(target)).json(), path);

describe('from a call to a case', () => {
  it('B-6 asks nothing again, and what it makes is what was typed (SC-3)', async () => {
    const { page } = desk;
    await page.keyboard.press('Alt+n');
    await page.locator('textarea.line-text').first().waitFor();
    await page.keyboard.type('退院が近いが、自宅の様子がわからない。');
    await page.keyboard.press('Enter');
    await page.keyboard.type('「家に帰りたい」');
    await page.keyboard.press('Alt+o');
    for (const key of ['Enter', '4', '5', 'd', '2', 'Enter', '0', 'Enter', 'a', '0', '1']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(60);
    }
    await page.getByLabel('所属').fill('市民病院 医療相談室');
    await page.getByLabel('対応内容').fill('面接の日を決めた。');
    await page.keyboard.press('Alt+c');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '本人' }).fill('田嶋 勇一');
    await dialog.getByRole('button', { name: 'この名前で登録' }).click();
    await page.getByLabel('フリガナ', { exact: true }).fill('たじま ゆういち');
    await page.getByLabel('生年月日').fill('S18.2.20');
    await page.getByLabel('住所・居所').fill('境');
    await page.keyboard.press('Enter');
    await dialog.getByText('田嶋 勇一').waitFor();
    await dialog.getByLabel('不明').check();
    await dialog.getByLabel('まだ聞いていない').check();
    await desk.checkAccessibility();
    await desk.picture('call-to-case');
    const opened = page.waitForResponse((response) => response.url().endsWith('/v1/cases') && response.request().method() === 'POST');
    await dialog.getByRole('button', { name: '確定してケースにする' }).click();
    expect((await opened).status()).toBe(201);
    const made = await (await opened).json();
    const contact = await get(`/v1/contacts/${made.opened_by_contact}`);
    expect(contact).toMatchObject({ method: 'T', caller_type: '45', caller_org: '市民病院 医療相談室', topic_main: 'D2', urgency: 'A', abuse: '0', outcome: '5', person_wish: 'NOT_ASKED' });
    expect(contact.narrative.words).toMatch(/「家に帰りたい」$/);
    const person = await get(`/v1/persons/${contact.subject_person}`);
    expect(person.names).toMatchObject({ family_name: '田嶋', given_name: '勇一', family_kana: 'タジマ', given_kana: 'ユウイチ' });
  });

  it('shows an amendment beside what it corrects', async () => {
    const { page } = desk;
    const { contacts } = await get('/v1/contacts?limit=1');
    await page.goto(`${kizuna.url}/contacts/${contacts[0].id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Alt+u');
    await page.getByLabel('訂正する欄').selectOption('response');
    await page.getByLabel('訂正後').fill('面接の日を5月16日に決めた。');
    await page.getByLabel('理由の説明').fill('日付が抜けていた');
    await page.getByRole('button', { name: '訂正を確定' }).click();
    await expect.poll(() => page.locator('del').first().textContent()).toContain('面接の日を決めた。');
    await expect.poll(() => page.locator('main').textContent()).toContain('訂1');
    await desk.checkAccessibility();
    await desk.picture('contact');
    desk.nothingWrong();
  });
});
