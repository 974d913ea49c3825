import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, Desk } from './browser';
import { Kizuna } from './kizuna';

let kizuna: Kizuna;
let desk: Desk;
let caseId: string;
let meetingId: string;

const get = (path: string) => desk.page.evaluate(async (target) => (await fetch(target)).json(), path);

beforeAll(async () => {
  kizuna = await Kizuna.start();
  desk = await Desk.open(kizuna);
  await desk.signIn('counselor');
  const made = await desk.page.evaluate(async () => {
    const { person, csrf_token } = await (await fetch('/v1/sessions/current')).json();
    const { cases } = await (await fetch(`/v1/cases?owner=${person.id}&limit=50`)).json();
    const id = cases.find((line: { state: string }) => line.state !== 'S8').id;
    const answer = await fetch(`/v1/cases/${id}/meetings`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf_token, 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({ kind: 'MT1', held_on: '2026-11-24' }),
    });
    return { id, meeting: await answer.json() };
  });
  caseId = made.id;
  meetingId = made.meeting.head.id;
  await desk.page.goto(`${kizuna.url}/meetings/${meetingId}`);
  await desk.page.getByLabel('事実').waitFor();
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  await kizuna.stop();
});

describe('会議の記録', () => {
  it('names what is missing, at the field and in the list', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator('.summary').textContent()).toContain('意向');
    await desk.checkAccessibility();
    await desk.picture('meeting-refused');
  });

  it('G-1 makes exactly the tasks that were decided, linked back', async () => {
    const { page } = desk;
    await page.getByLabel('開始').fill('13:30');
    await page.getByLabel('終了').fill('14:20');
    await page.getByRole('textbox', { name: '場所' }).fill('第2会議室');
    await page.getByLabel('議題').fill('退院先\n金銭管理');
    await page.getByLabel('本人', { exact: true }).selectOption({ index: 1 });
    await page.getByLabel('本人の意向').fill('「家に帰りたい」');
    const facts = page.getByLabel('事実');
    await facts.fill('退院は来週の予定。');
    await facts.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('>');
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent)).toBe('決定1');
    expect(await facts.inputValue()).toBe('退院は来週の予定。\n');
    await page.keyboard.type('通帳の保管を申し込む');
    const first = page.locator('.decision').first();
    await first.getByLabel('だれ').selectOption({ index: 1 });
    await first.getByLabel('いつまで').fill('+7');
    await page.getByRole('button', { name: /決定を足す/ }).click();
    await page.keyboard.type('本人情報シートを頼む');
    const second = page.locator('.decision').nth(1);
    await second.getByLabel('だれ').selectOption({ label: '外部の人・機関' });
    await second.getByLabel('所属').fill('市民病院');
    await second.getByLabel('いつまで').fill('+14');
    await page.getByRole('button', { name: '出席者を足す' }).click();
    const attendee = page.locator('.attendee').first();
    await attendee.getByLabel('出席者1').selectOption({ label: '外部の人・機関' });
    await attendee.getByLabel('所属').fill('市民病院');
    await attendee.getByLabel('氏名').fill('大野');
    await attendee.getByLabel('役割').fill('医療相談員');
    await page.getByLabel('反対・少数意見').fill('なし');
    await page.getByLabel('次回はない').check();
    await expect.poll(() => page.locator('#save-state').textContent(), { timeout: 5000 }).toMatch(/^保存済み/);
    await expect.poll(() => page.getByLabel('確定に必要なもの').textContent(), { timeout: 5000 }).toBe('確定に必要なもの 0そろっています。');
    await desk.picture('meeting');
    const before = (await get(`/v1/tasks?case=${caseId}&state=open`)).tasks.length;
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator('.tag-good').first().textContent()).toBe('確定');
    const meeting = await get(`/v1/meetings/${meetingId}`);
    const { tasks } = await get(`/v1/tasks?case=${caseId}&state=open`);
    expect(tasks).toHaveLength(before + 2);
    expect(meeting.decisions.map((decision: { task: string }) => decision.task).every((id: string) => tasks.some((task: { id: string }) => task.id === id))).toBe(true);
    await desk.checkAccessibility();
  });

  it('numbers papers, takes them back, and amends beside the record', async () => {
    const { page } = desk;
    await page.getByRole('textbox', { name: '文書' }).fill('アセスメントの写し');
    await page.getByRole('button', { name: '番号を付けて渡す' }).click();
    await expect.poll(() => page.getByLabel('渡した文書').textContent()).toContain('No.1 アセスメントの写し');
    await page.getByRole('button', { name: '回収' }).first().click();
    await expect.poll(() => page.getByLabel('渡した文書').locator('.tag-good').count()).toBe(1);
    await page.keyboard.press('Alt+u');
    await page.getByLabel('どこの訂正か').fill('事実');
    await page.getByLabel('正しい内容').fill('退院は再来週の予定。');
    await page.getByLabel('理由').fill('聞き違い');
    await page.getByRole('button', { name: '訂正を確定' }).click();
    await expect.poll(() => page.locator('main').textContent()).toContain('退院は再来週の予定。');
    expect(await page.locator('main').textContent()).toContain('退院は来週の予定。');
    desk.nothingWrong();
  });
});
