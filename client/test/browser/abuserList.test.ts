import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, Desk } from './browser';
import { Kizuna } from './kizuna';

let kizuna: Kizuna;
let owner: Desk;

beforeAll(async () => {
  kizuna = await Kizuna.start();
  owner = await Desk.open(kizuna);
  // Owner of the case of SC-12; MANAGER entered the husband.
  await owner.signIn('counselor2');
});
afterAll(async () => {
  await owner.close();
  await closeBrowser();
  await kizuna.stop();
});

describe('人のページ: お答えしない相手', () => {
  it('is read when somebody of the team opens it, entered, and ended by another person only', async () => {
    const { page } = owner;
    const id = await page.evaluate(async () => (await (await fetch(`/v1/persons?q=${encodeURIComponent('原田 由美')}`)).json()).persons[0].id);
    await page.evaluate((to) => history.pushState(null, '', to), `/persons/${id}`);
    const card = page.getByRole('region', { name: 'お答えしない相手' });
    await card.getByRole('button', { name: '一覧を開く' }).click();
    await expect.poll(() => card.textContent()).toContain('原田 剛');
    expect(await card.textContent()).toMatch(/続柄 夫.*0270-00-0912/);

    await card.getByRole('button', { name: '相手を登録' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('姓', { exact: true }).fill('原田');
    await form.getByLabel('名', { exact: true }).fill('進');
    await form.getByLabel(/^本人との続柄/).fill('義父');
    await form.getByLabel(/^電話/).fill('0913');
    await form.getByRole('button', { name: '登録' }).click();
    await expect.poll(() => form.textContent()).toContain('市外局番から');
    await owner.checkAccessibility();
    await form.getByLabel(/^電話/).fill('0270-00-0913');
    await form.getByRole('button', { name: '登録' }).click();
    await expect.poll(() => card.textContent()).toContain('原田 進');
    await owner.checkAccessibility();
    await owner.picture('person-no-answer');

    const end = async (nth: number) => {
      await card.getByRole('button', { name: '登録を終える' }).nth(nth).click();
      await form.getByLabel(/^終える理由/).fill('離婚が成立した');
      await form.getByRole('button', { name: '終える', exact: true }).click();
    };
    await end(1);
    await expect.poll(() => form.textContent()).toContain('登録した人とは別の職員が終えてください');
    await form.getByRole('button', { name: 'やめる' }).click();
    await end(0);
    await expect.poll(() => card.textContent()).toContain('に終了: 離婚が成立した');
    owner.nothingWrong();
  });
});
