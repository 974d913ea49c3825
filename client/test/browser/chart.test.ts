import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, Desk } from './browser';
import { Kizuna } from './kizuna';

let kizuna: Kizuna;
let desk: Desk;
let chartOf: string;

interface Member {
  id: string;
  name: string;
  text: string;
  relation_label: string;
}

const chart = (): Promise<{ members: Member[]; ties: { kind: string }[]; agencies: unknown[]; positions: unknown[] }> =>
  desk.page.evaluate(async (target) => (await fetch(target)).json(), chartOf);

beforeAll(async () => {
  kizuna = await Kizuna.start();
  desk = await Desk.open(kizuna);
  await desk.signIn('counselor');
  // A case of the counselor's own without a family yet.
  const id = await desk.page.evaluate(async () => {
    const { person } = await (await fetch('/v1/sessions/current')).json();
    const { cases } = await (await fetch(`/v1/cases?owner=${person.id}&limit=50`)).json();
    for (const { id: each, state } of cases) {
      if (state === 'S8') continue;
      const found = await (await fetch(`/v1/cases/${each}/chart`)).json();
      if (found.members?.length === 1) return each;
    }
    return undefined;
  });
  expect(id).toBeDefined();
  chartOf = `/v1/cases/${id}/chart`;
  await desk.page.goto(`${kizuna.url}/cases/${id}/chart`);
  await desk.page.locator('svg.chart').waitFor();
});
afterAll(async () => {
  await desk.close();
  await closeBrowser();
  await kizuna.stop();
});

/** Adds a relative by keys: a, the code of the relation, name, birth. */
async function add(code: string, name: string, birth: string): Promise<void> {
  const { page } = desk;
  const before = (await chart()).members.length;
  await page.locator('svg.chart').focus();
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '続柄' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('option', { name: code, exact: false }).first().click();
  await dialog.getByLabel('氏名').fill(name);
  await dialog.getByLabel('生年月日').fill(birth);
  await dialog.getByRole('button', { name: '足す' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect((await chart()).members).toHaveLength(before + 1);
}

describe('関係図', () => {
  it('F-1 draws a family of six from the list, which says the same', async () => {
    const { page } = desk;
    await expect.poll(() => page.getByText('本人だけの図です').count()).toBe(1);
    await add('夫', '髙橋 正', 'S8.1.1');
    await add('長女', '髙橋 美和', 'S38.8.1');
    await add('長男', '髙橋 誠', 'S41.2.3');
    await add('父', '根岸 清', 'M40');
    await add('母', '根岸 さだ', 'M44');
    const { members } = await chart();
    expect(members).toHaveLength(6);
    const labels = await page.locator('svg.chart [role=img]').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label')));
    expect(labels).toEqual(members.map((member, i) => `${member.text}、6の${i + 1}`));
    const listed = await page.locator('table').first().locator('tbody tr td:first-child').allTextContents();
    expect(listed).toEqual(members.map((member) => member.name));
    await desk.checkAccessibility();
    await desk.picture('genogram');
  });

  it('F-2 walks from person to person as they are related, and says who it is', async () => {
    const { page } = desk;
    await page.locator('svg.chart').focus();
    const selected = () => page.locator('.chart-selected').getAttribute('aria-label');
    const start = await selected();
    await page.keyboard.press('ArrowDown');
    await expect.poll(selected).not.toBe(start);
    await page.keyboard.press('ArrowRight');
    const right = await selected();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(selected).not.toBe(right);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await chart()).positions.length).toBe(1);
    await page.keyboard.press('0');
    await expect.poll(async () => (await chart()).positions.length).toBe(0);
  });

  it('adds lines and agencies, refuses somebody as the own ancestor, and takes steps back (F-5)', async () => {
    const { page } = desk;
    const dialog = page.getByRole('dialog');
    await page.locator('svg.chart').focus();
    await page.keyboard.press('l');
    await dialog.getByLabel('だれ(親子なら親)').selectOption({ label: '髙橋 美和 長女' });
    await dialog.getByLabel('関係').selectOption({ label: '対立' });
    await dialog.getByLabel('だれと(親子なら子)').selectOption({ label: '髙橋 誠 長男' });
    await dialog.getByRole('button', { name: '足す' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await chart()).ties.some((tie) => tie.kind.toLowerCase() === 'opposed')).toBe(true);

    await page.locator('svg.chart').focus();
    await page.keyboard.press('l');
    await dialog.getByLabel('だれ(親子なら親)').selectOption({ label: '髙橋 美和 長女' });
    await dialog.getByLabel('関係').selectOption({ index: 0 });
    await dialog.getByLabel('だれと(親子なら子)').selectOption({ label: '根岸 清 父' });
    await dialog.getByRole('button', { name: '足す' }).click();
    await expect.poll(() => dialog.textContent()).toContain('同じ人が自分の親になります。続柄を確かめてください。');
    await dialog.getByRole('button', { name: 'やめる' }).click();

    await page.getByRole('button', { name: '機関を足す' }).click();
    await dialog.getByLabel('名前').fill('地域包括支援センター境');
    await dialog.getByLabel('種類').selectOption({ label: '地域包括支援センター' });
    await dialog.getByRole('button', { name: '足す' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await chart()).agencies).toHaveLength(1);
    await page.getByRole('button', { name: 'エコマップを見る' }).click();
    await desk.checkAccessibility();
    await desk.picture('eco-map');

    await page.keyboard.press('Alt+u');
    await expect.poll(async () => (await chart()).agencies.length).toBe(0);
    await page.keyboard.press('Alt+u');
    await expect.poll(async () => (await chart()).ties.some((tie) => tie.kind.toLowerCase() === 'opposed')).toBe(false);
    desk.nothingWrong();
  });
});
