import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, done, nameOf, newContact, newPerson, wholeForm } from './ask';
import { closeBrowser, Desk } from './browser';
import { Kizuna } from './kizuna';

let kizuna: Kizuna;
let counselor: Desk;
let colleague: Desk;
let contact: string;

const dayFrom = (days: number) => new Date(Date.now() + 9 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** Goes to another place and back, so that the page is entered anew. */
async function enterToday(desk: Desk): Promise<void> {
  await desk.page.keyboard.press('Alt+2');
  await desk.page.getByRole('heading', { level: 1, name: '相談受付の一覧' }).waitFor();
  await desk.page.keyboard.press('Alt+1');
  await desk.page.getByRole('heading', { name: /期限を過ぎたもの/ }).waitFor();
}

const rows = (desk: Desk) => desk.page.locator('main [data-row]');

beforeAll(async () => {
  kizuna = await Kizuna.start();
  counselor = await Desk.open(kizuna);
  colleague = await Desk.open(kizuna);
  await counselor.signIn('counselor');
  await colleague.signIn('counselor2');
  contact = await newContact(counselor, await newPerson(counselor, '今井 ヨシ', 'イマイ ヨシ'));
});
afterAll(async () => {
  await closeBrowser();
  await kizuna.stop();
});

describe('今日の業務', () => {
  it('A-1 puts the running clock of an abuse report first, in hours', async () => {
    const subject = await newPerson(counselor, '小暮 フミ', 'コグレ フミ');
    const urgent = await newContact(counselor, subject, { topic_main: 'E1', outcome: '11', urgency: 'S', abuse: '1', caller_type: '31', caller_org: '民生委員' });
    const opened = await done(counselor, 'POST', '/v1/cases', { from_contact: urgent });
    const path = `/v1/cases/${opened.json.head.id}`;
    const { etag } = await ask(counselor, 'GET', path);
    await done(counselor, 'POST', `${path}/abuse-report`, { reported_to: '市 高齢課' }, etag);
    await enterToday(counselor);
    const first = rows(counselor).first();
    await expect.poll(() => first.textContent()).toMatch(/緊急.*小暮 フミ さん.*安全確認まで.*4[78]:\d\d/);
    await expect.poll(() => counselor.page.locator('[role=status]').allTextContents()).toContainEqual(expect.stringMatching(/今日の業務。動いている時計1件/));
    await counselor.checkAccessibility();
    await counselor.picture('today');
    counselor.nothingWrong();
  });

  it('A-2 closes the day when nothing lacks an outcome or a date', async () => {
    const { page } = counselor;
    const made = await done(counselor, 'POST', '/v1/contacts', { ...wholeForm, outcome: undefined });
    await enterToday(counselor);
    await page.keyboard.press('Alt+m');
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.textContent()).toMatch(/残り1件/);
    await counselor.checkAccessibility();
    await counselor.picture('today-close');
    await page.keyboard.press('Escape');
    const filled = await done(counselor, 'PUT', `/v1/contacts/${made.json.id}`, { ...wholeForm, received_at: made.json.received_at }, made.etag);
    await done(counselor, 'POST', `/v1/contacts/${made.json.id}/actions/finalise`, undefined, filled.etag);
    await page.keyboard.press('Alt+m');
    await expect.poll(() => dialog.textContent()).toMatch(/残り0件/);
    await page.keyboard.press('Escape');
    const open = await ask(counselor, 'GET', '/v1/tasks?queue=mine&limit=200');
    expect(open.json.tasks.filter((task: { due?: string }) => !task.due)).toEqual([]);
    counselor.nothingWrong();
  });

  it('A-3 two browsers take one row: one owner, the other reads who was first', async () => {
    await done(counselor, 'POST', '/v1/tasks', { title: '病院に聞取りメモを送る', due: dayFrom(1), contact_id: contact, unowned: true });
    for (const desk of [counselor, colleague]) {
      await enterToday(desk);
      const row = desk.page.locator('.side [data-row]', { hasText: '病院に聞取りメモを送る' });
      await row.focus();
    }
    await counselor.page.keyboard.press('a');
    const mine = counselor.page.locator('main .columns > div').first().locator('[data-row]', { hasText: '病院に聞取りメモを送る' });
    await mine.waitFor();
    await colleague.page.keyboard.press('a');
    await expect.poll(() => colleague.page.locator('.summary').textContent()).toMatch(/引き受けられません。.+さんが先に引き受けました\(\d\d:\d\d\)。/);
    await expect.poll(() => colleague.page.locator('[data-row]', { hasText: '病院に聞取りメモを送る' }).count()).toBe(0);
    colleague.nothingWrong();
  });

  it('finishes and postpones a row by one key, and refuses where a court keeps the date', async () => {
    const { page } = counselor;
    await done(counselor, 'POST', '/v1/tasks', { title: '診断書の依頼', due: dayFrom(0), contact_id: contact });
    await done(counselor, 'POST', '/v1/tasks', { title: '裁判所への報告', due: dayFrom(0), contact_id: contact, kept_by_others: true });
    await enterToday(counselor);
    const row = (title: string) => page.locator('[data-row]', { hasText: title });
    await row('診断書の依頼').focus();
    await page.keyboard.press('s');
    await page.getByLabel('新しい期限').fill('+3');
    await page.getByLabel('延期の理由').fill('医師が休み');
    await counselor.picture('today-postpone');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => row('診断書の依頼').textContent()).toMatch(/延期 R.+から.+医師が休み/);
    await row('裁判所への報告').focus();
    await page.keyboard.press('s');
    await page.getByLabel('新しい期限').fill('+3');
    await page.getByLabel('延期の理由').fill('忙しい');
    await page.getByRole('dialog').getByRole('button', { name: '延期' }).click();
    await expect.poll(() => page.locator('.summary').textContent()).toMatch(/裁判所や法律が決めた期限は延期できません/);
    await counselor.checkAccessibility();
    await page.keyboard.press('Escape');
    await row('診断書の依頼').focus();
    await page.keyboard.press('d');
    await page.getByLabel('結果').fill('受け取った');
    await page.getByRole('dialog').getByRole('button', { name: '済みにする' }).click();
    await expect.poll(() => row('診断書の依頼').count()).toBe(0);
    counselor.nothingWrong();
  });

  it('arrows lead from row to row and Enter opens what the row is about', async () => {
    const { page } = counselor;
    await enterToday(counselor);
    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset['row']);
    await rows(counselor).first().focus();
    const first = await focused();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).not.toBe(first);
    await page.keyboard.press('End');
    const last = await focused();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(last);
    await page.keyboard.press('Home');
    expect(await focused()).toBe(first);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toMatch(/\/cases\/[0-9a-f-]{36}$/);
  });

  it('A-4 rows of somebody on leave stand in 代理分 with their name', async () => {
    const { page } = colleague;
    await done(counselor, 'POST', '/v1/tasks', { title: '折返しの電話', due: dayFrom(0), contact_id: contact });
    await enterToday(counselor);
    await counselor.page.getByRole('button', { name: '休みと代理' }).click();
    await counselor.page.getByLabel('代理の人').selectOption({ label: await nameOf(colleague) });
    await counselor.page.getByLabel('いつから').fill('今日');
    await counselor.page.getByLabel('いつまで').fill('+2');
    await counselor.checkAccessibility();
    await counselor.picture('today-away');
    await counselor.page.getByRole('button', { name: '休みを入れる' }).click();
    await expect.poll(() => counselor.page.getByRole('dialog').textContent()).toMatch(/代理 .+さん/);
    await enterToday(colleague);
    await page.getByRole('button', { name: /代理分\(.+さん 休み\)/ }).click();
    await expect.poll(() => page.locator('[data-row]', { hasText: '折返しの電話' }).textContent()).toContain(await nameOf(counselor));
    await colleague.picture('today-deputy');
    await colleague.checkAccessibility();
    colleague.nothingWrong();
  });

  it('A-5 what interrupts the manager is still there after a reload', async () => {
    const manager = await Desk.open(kizuna);
    await manager.signIn('manager');
    const urgent = manager.page.locator('[data-row]', { hasText: '緊急度Sまたは虐待の疑いのある相談を受けました' });
    await urgent.first().waitFor();
    await manager.page.reload();
    await urgent.first().waitFor();
    expect(await urgent.first().textContent()).toContain('緊急');
    await manager.picture('today-manager');
    await manager.checkAccessibility();
    manager.nothingWrong();
    await manager.close();
  });
});
