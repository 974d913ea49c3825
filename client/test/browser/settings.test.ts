import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, Desk } from './browser';
import { Kizuna } from './kizuna';

let kizuna: Kizuna;
let admin: Desk;
let code = '';

beforeAll(async () => {
  kizuna = await Kizuna.start();
  admin = await Desk.open(kizuna);
  await admin.signIn('admin');
});
afterAll(async () => {
  await closeBrowser();
  await kizuna.stop();
});

const user = { login: 'arai', name: '新井 恵', password: '川沿いの桜並木を毎朝ゆっくり歩いている' };

/** As if two minutes had gone by since the last factor. */
function forgetFactors(): void {
  const script = "import sqlite3, sys\ndb = sqlite3.connect(sys.argv[1], timeout=20)\ndb.execute('update login_session set stepped_up_at = 1')\ndb.commit()";
  execFileSync('python3', ['-c', script, join(kizuna.folder, 'kizuna.sqlite')]);
}

async function giveFactor(page: Page, login: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '本人確認' });
  await dialog.waitFor();
  await dialog.getByLabel('認証コード').fill(await kizuna.code(login));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

describe('設定', () => {
  it('an administrator begins at the people and sees no case anywhere', async () => {
    const { page } = admin;
    await page.getByRole('heading', { level: 2, name: '利用者' }).waitFor();
    expect(page.url()).toContain('/settings');
    expect(await page.getByRole('navigation', { name: '場所' }).getByRole('link').allTextContents()).toEqual(['9設定']);
    await page.getByRole('row', { name: /相談員/ }).first().waitFor();
    await admin.checkAccessibility();
    await page.locator('.settings-table tbody tr').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '役割と所属を変える' }).waitFor();
    await admin.checkAccessibility();
    await admin.picture('settings-users');
    admin.nothingWrong();
  });

  it('registers somebody with a code that is shown once, after a fresh factor', async () => {
    const { page } = admin;
    forgetFactors();
    await page.getByRole('button', { name: '利用者を登録する' }).click();
    await page.getByLabel('氏名(').fill(user.name);
    await page.getByLabel('利用者名').fill('Arai!');
    await page.getByRole('button', { name: '登録する', exact: true }).click();
    await giveFactor(page, 'admin');
    await page.getByRole('alert').getByText('ログイン名は英小文字').waitFor();
    await page.getByLabel('利用者名').fill(user.login);
    await page.getByRole('dialog').getByLabel('責任者').check();
    await admin.picture('settings-new-user');
    await page.getByRole('button', { name: '登録する', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '登録コード' });
    await dialog.waitFor();
    code = (await dialog.locator('.code-once').textContent()) ?? '';
    expect(code.replaceAll(' ', '')).toMatch(/^[0-9a-f]{32}$/);
    await admin.checkAccessibility();
    await dialog.getByRole('button', { name: '渡しました' }).click();
    await expect.poll(() => page.getByRole('row', { name: new RegExp(user.name) }).textContent()).toContain('登録待ち');
    expect(await page.locator('main').textContent()).not.toContain(code);
    admin.nothingWrong();
  });

  it('the new person enrols in a browser without a session, and signs in', async () => {
    const desk = await Desk.open(kizuna);
    const { page } = desk;
    await page.goto(`${kizuna.url}/`);
    await page.getByRole('link', { name: '登録コードを受け取った方' }).click();
    await page.getByLabel('登録コード').fill(code);
    await page.getByLabel('新しいパスワード').fill('短い');
    await page.getByLabel('もう一度').fill('違う');
    await page.keyboard.press('Enter');
    await page.getByText('上のパスワードと違います。').first().waitFor();
    await page.getByLabel('もう一度').fill('短い');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('alert').first().textContent()).toMatch(/15文字/);
    await page.getByLabel('新しいパスワード').fill(user.password);
    await page.getByLabel('もう一度').fill(user.password);
    await desk.checkAccessibility();
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: 'QRコード' }).waitFor();
    await desk.checkAccessibility();
    await desk.picture('enrolment');
    const secret = ((await page.locator('.enrol-secret').textContent()) ?? '').replaceAll(' ', '');
    kizuna.accounts[user.login] = { login: user.login, role: 'counselor', password: user.password, otp_secret: secret };
    await page.getByLabel('認証コード').fill(await kizuna.code(user.login));
    await page.keyboard.press('Enter');
    await page.getByText('登録が終わりました').waitFor();
    await desk.signIn(user.login);
    await expect.poll(() => page.getByRole('button', { name: new RegExp(user.name) }).textContent()).toContain('相談員');
    desk.nothingWrong();
    await desk.close();
  });

  it('P-4 a disabled user is out within one second', async () => {
    const desk = await Desk.open(kizuna);
    await desk.signIn(user.login);
    const { page } = admin;
    await page.reload();
    await page.getByRole('row', { name: new RegExp(user.name) }).click();
    await page.getByRole('button', { name: '利用を停止する' }).click();
    await page.getByRole('row', { name: new RegExp(user.name) }).getByText('停止').waitFor();
    const began = Date.now();
    const status = await desk.page.evaluate(async () => (await fetch('/v1/sessions/current')).status);
    expect(status).toBe(401);
    const out = Date.now() - began;
    console.log(`out ${out} ms after the account was closed`);
    expect(out).toBeLessThan(1000);
    await desk.page.keyboard.press('Alt+8');
    await desk.page.getByRole('heading', { name: '離席のためロックしました' }).waitFor();
    expect(await desk.page.locator('.frame').count()).toBe(0);
    await desk.close();
    await page.getByRole('button', { name: '利用を再開する' }).click();
    await page.getByRole('row', { name: new RegExp(user.name) }).getByText('利用中').waitFor();
    admin.nothingWrong();
  });

  it('nobody changes the own account; who declines the factor is told what is missing', async () => {
    const { page } = admin;
    await page.getByRole('row', { name: /システム管理/ }).first().click();
    await page.getByRole('button', { name: 'ログインをすべて終了' }).waitFor();
    await page.getByRole('button', { name: '利用を停止する' }).click();
    await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('ほかの管理者が変更します');
    forgetFactors();
    await page.reload();
    const dialog = page.getByRole('dialog', { name: '本人確認' });
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('利用者の一覧を開きます');
    await admin.checkAccessibility();
    await admin.picture('step-up');
    await page.keyboard.press('Escape');
    await page.getByText('本人確認をするまで開けません。').waitFor();
    await page.getByRole('button', { name: '本人確認をする' }).click();
    await giveFactor(page, 'admin');
    await page.getByRole('row', { name: new RegExp(user.name) }).waitFor();
    admin.nothingWrong();
  });

  it('a token for a machine is shown once and can be revoked', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: '連携用トークン' }).click();
    await page.getByRole('button', { name: 'トークンを発行する' }).click();
    await page.getByLabel('名前').fill('市の統計システム');
    await page.getByLabel('接続元').fill('ここから');
    await page.getByRole('button', { name: '発行する', exact: true }).click();
    await page.getByText('192.0.2.0/24 のような形で').first().waitFor();
    await page.getByLabel('接続元').fill('192.0.2.0/24');
    await page.getByRole('button', { name: '発行する', exact: true }).click();
    await expect.poll(() => page.locator('.code-once').textContent()).toMatch(/^kzn_[0-9a-f]{64}$/);
    await page.getByRole('button', { name: '控えました' }).click();
    await admin.checkAccessibility();
    await page.getByRole('row', { name: /市の統計システム/ }).getByRole('button', { name: '失効させる' }).click();
    await page.getByRole('row', { name: /市の統計システム/ }).getByText(/^失効 R/).waitFor();
    await admin.picture('settings-tokens');
    admin.nothingWrong();
  });

  it('P-2 a list of codes shows what has ended apart, and only what is in force is offered first', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: 'コード表・参照表' }).click();
    await page.getByLabel('表', { exact: true }).waitFor();
    const names = await page.getByLabel('表', { exact: true }).locator('option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    expect(names.length).toBeGreaterThan(20);
    const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
    for (const name of names.slice(0, 12)) {
      await page.getByLabel('表', { exact: true }).selectOption(name);
      await page.locator('.reference-table').first().waitFor();
      const ends = await page.locator('.reference-table').first().evaluate((table) => {
        const column = [...table.querySelectorAll('thead th')].findIndex((th) => th.textContent === '有効終了');
        return column < 0 ? [] : [...table.querySelectorAll('tbody tr')].map((tr) => tr.children[column]?.textContent ?? '');
      });
      expect(ends.filter((end) => end !== 'なし' && end < today), name).toEqual([]);
    }
    await admin.checkAccessibility();
    await admin.picture('settings-reference');
    admin.nothingWrong();
  });

  it('switches to English and back, and keeps nothing in the browser', async () => {
    const { page } = admin;
    await page.getByRole('link', { name: '表示とキー' }).click();
    await page.getByLabel('English').check();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await admin.checkAccessibility();
    await page.getByLabel('日本語').check();
    await page.getByRole('heading', { level: 1, name: '設定' }).waitFor();
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    await admin.picture('settings-display');
    admin.nothingWrong();
  });
});
