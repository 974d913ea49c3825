import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, done, nameOf, newContact, newPerson } from './ask';
import { closeBrowser, Desk } from './browser';
import { Kizuna } from './kizuna';

let kizuna: Kizuna;
let senior: Desk;
let manager: Desk;

async function enterManage(desk: Desk): Promise<void> {
  await desk.page.keyboard.press('Alt+1');
  await desk.page.getByRole('link', { name: /管理/ }).click();
  await desk.page.getByRole('heading', { level: 2, name: /受理待ち/ }).waitFor();
}

/** Confirms it is oneself when the act asks for it. */
async function stepUp(desk: Desk, login: string): Promise<void> {
  const field = desk.page.getByLabel('認証コード');
  await field.waitFor({ timeout: 1500 }).catch(() => {});
  if (!(await field.isVisible())) return;
  await field.fill(await kizuna.code(login));
  await desk.page.keyboard.press('Enter');
  await field.waitFor({ state: 'hidden' });
}

beforeAll(async () => {
  kizuna = await Kizuna.start();
  senior = await Desk.open(kizuna);
  manager = await Desk.open(kizuna);
  await senior.signIn('senior');
  await manager.signIn('manager');
});
afterAll(async () => {
  await closeBrowser();
  await kizuna.stop();
});

describe('管理', () => {
  it('O-1 who received the call does not accept the case while another senior is there', async () => {
    const contact = await newContact(senior, await newPerson(senior, '田島 ハル', 'タジマ ハル'));
    await done(senior, 'POST', '/v1/cases', { from_contact: contact });
    await enterManage(senior);
    const row = senior.page.locator('[data-row]', { hasText: '田島 ハル' }).first();
    await row.focus();
    await senior.page.keyboard.press('Enter');
    const dialog = senior.page.getByRole('dialog');
    await expect.poll(() => dialog.textContent()).toContain('受付をした人以外が受理してください');
    await dialog.getByLabel('重複を確かめた').check();
    await dialog.getByLabel('市との契約の範囲').fill('委託の範囲内');
    await dialog.getByRole('button', { name: '受理する' }).click();
    await expect.poll(() => dialog.locator('.summary').textContent()).toContain('受付をした人以外');
    await senior.checkAccessibility();
    await senior.picture('manage-accept');
    await senior.page.keyboard.press('Escape');
    senior.nothingWrong();

    await enterManage(manager);
    const waiting = manager.page.locator('[data-row]', { hasText: '田島 ハル' });
    await manager.checkAccessibility();
    await manager.picture('manage');
    await waiting.first().focus();
    await manager.page.keyboard.press('Enter');
    const ask2 = manager.page.getByRole('dialog');
    await ask2.getByLabel('重複を確かめた').check();
    await ask2.getByLabel('市との契約の範囲').fill('委託の範囲内');
    await ask2.getByRole('button', { name: '受理する' }).click();
    await expect.poll(() => manager.page.locator('section', { hasText: '受理待ち' }).first().locator('[data-row]', { hasText: '田島 ハル' }).count()).toBe(0);
    manager.nothingWrong();
  });

  it('O-2 an open task is named, and a closing goes back with a reason', async () => {
    const { page } = manager;
    const managerName = await nameOf(manager);
    const cases = await ask(manager, 'GET', '/v1/cases?state=S7');
    const head = cases.json.cases.find((one: { owner_name: string }) => one.owner_name !== managerName);
    await done(manager, 'POST', '/v1/tasks', { title: '通帳の写しを受け取る', due: '2099-05-07', case_id: head.id });
    const path = `/v1/cases/${head.id}`;
    const { etag } = await ask(manager, 'GET', path);
    await done(senior, 'PUT', `${path}/closing`, { close: '1', summary: '支援が落ち着いたため終える。' }, etag);
    await enterManage(manager);
    // The same case may stand in another list, which can arrive first.
    const closings = page.locator('section').filter({ has: page.getByRole('heading', { name: /^終結の承認/ }) });
    const row = closings.locator('[data-row]', { hasText: head.number });
    await row.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.textContent()).toMatch(/残っているタスク.*通帳の写しを受け取る/);
    await manager.checkAccessibility();
    await manager.picture('manage-closing');
    await dialog.getByRole('button', { name: '終結する' }).click();
    await stepUp(manager, 'manager');
    await expect.poll(() => dialog.locator('.summary').textContent()).toContain('タスク');
    await page.keyboard.press('Escape');
    await row.focus();
    await page.keyboard.press('b');
    await dialog.getByLabel('戻す理由').fill('通帳の写しがまだです');
    await dialog.getByRole('button', { name: '戻す' }).click();
    await expect.poll(() => page.locator('.wait-row', { hasText: head.number }).count()).toBe(0);
    const told = await ask(senior, 'GET', '/v1/tasks?queue=mine');
    expect(told.json.tasks.map((task: { note: string }) => task.note)).toContain('通帳の写しがまだです');
    manager.nothingWrong();
  });

  it('O-3 the owner does not approve the own closing', async () => {
    const { page } = manager;
    const cases = await ask(manager, 'GET', '/v1/cases?state=S7');
    const head = cases.json.cases[1];
    const path = `/v1/cases/${head.id}`;
    const mine = (await ask(manager, 'GET', '/v1/sessions/current')).json.person.id;
    const owned = await done(manager, 'PUT', `${path}/owner`, { owner: mine, reason: '引継ぎ' }, (await ask(manager, 'GET', path)).etag);
    await done(senior, 'PUT', `${path}/closing`, { close: '1', summary: '引継ぎを終えた。' }, owned.etag);
    await enterManage(manager);
    await page.locator('.wait-row', { hasText: head.number }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.textContent()).toContain('担当者以外の人が承認してください');
    await dialog.getByRole('button', { name: '終結する' }).click();
    await stepUp(manager, 'manager');
    await expect.poll(() => dialog.locator('.summary').textContent()).toContain('担当者以外の人が承認してください');
    await page.keyboard.press('Escape');
    expect((await ask(manager, 'GET', path)).json.head.state).toBe('S7');
    manager.nothingWrong();
  });

  it('O-4 the review of an emergency access lists what was seen, and is not for who looked', async () => {
    const { page } = manager;
    const other = await Desk.open(kizuna);
    await other.signIn('counselor2');
    const opened = await done(other, 'POST', '/v1/break-glass', {
      case_number: 'R07-K-00003',
      code: 'HOSPITAL',
      reason: '救急搬送の連絡があり、保険証と連絡先をいま確かめる必要があるため。',
    });
    await done(other, 'GET', `/v1/cases/${opened.json.head.case_id}`);
    await done(other, 'GET', `/v1/cases/${opened.json.head.case_id}/timeline`);
    const name = await nameOf(other);
    const review = `/v1/break-glass/${opened.json.head.id}/actions/review`;
    expect((await ask(other, 'POST', review, { verdict: 'appropriate' })).status).toBe(403);
    await other.close();
    await enterManage(manager);
    const row = page.locator('.wait-row', { hasText: `${name}さん` }).filter({ hasText: '見た記録' });
    await row.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.locator('tbody tr').count()).toBeGreaterThanOrEqual(2);
    await manager.checkAccessibility();
    await manager.picture('manage-break-glass');
    await dialog.getByRole('button', { name: '審査を記録する' }).click();
    await expect.poll(() => row.count()).toBe(0);
    manager.nothingWrong();
  });

  it('decides on a contact to be voided: somebody else than who asked', async () => {
    const contact = await newContact(senior, await newPerson(senior, '関口 トメ', 'セキグチ トメ'));
    await done(senior, 'POST', `/v1/contacts/${contact}/void-requests`, { reason: '二重に入力した' });
    await enterManage(senior);
    await senior.page.locator('.wait-row', { hasText: '関口 トメ' }).focus();
    await senior.page.keyboard.press('Enter');
    const own = senior.page.getByRole('dialog');
    await expect.poll(() => own.textContent()).toContain('自分が申し出たため決められません');
    await senior.page.keyboard.press('Escape');
    await enterManage(manager);
    await manager.page.locator('.wait-row', { hasText: '関口 トメ' }).focus();
    await manager.page.keyboard.press('Enter');
    await manager.page.getByRole('dialog').getByRole('button', { name: '取消しを承認する' }).click();
    await expect.poll(() => manager.page.locator('.wait-row', { hasText: '関口 トメ' }).count()).toBe(0);
    manager.nothingWrong();
  });

  it('W-8 the officer of the city approves exactly the text that is shown', async () => {
    const city = await Desk.open(kizuna);
    await city.signIn('city_staff');
    const row = city.page.locator('.wait-row').first();
    await row.waitFor();
    await city.checkAccessibility();
    await city.picture('today-city');
    await row.focus();
    await city.page.keyboard.press('Enter');
    await city.page.getByRole('button', { name: 'この文面を承認する' }).click();
    await stepUp(city, 'city_staff');
    await expect.poll(() => city.page.locator('.wait-row').first().textContent()).toContain('市 承認済み');
    city.nothingWrong();
    await city.close();
  });
});
