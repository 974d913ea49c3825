import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, Desk } from './browser';
import { Kizuna } from './kizuna';

let kizuna: Kizuna;
let desk: Desk;

beforeAll(async () => {
  kizuna = await Kizuna.start();
  desk = await Desk.open(kizuna);
  await desk.signIn('manager');
});
afterAll(async () => {
  await closeBrowser();
  await kizuna.stop();
});

const tables = ['ST-1', 'ST-2', 'ST-3', 'ST-4', 'ST-8'];

/** Follows a link of the page, so that nothing is asked for twice and no session is read anew. */
async function open(at: Desk, query: string): Promise<void> {
  await at.page.goto(`${kizuna.url}/statistics?${query}`);
  await at.page.locator('.gist').waitFor();
}

/** Cells of the sheets on the page, row by row, with the headings of the lines. */
function sheets(at: Desk): Promise<{ title: string; columns: string[]; rows: [label: string, cells: string[]][] }[]> {
  return at.page.locator('table.figures').evaluateAll((all) =>
    all.map((table) => ({
      title: table.querySelector('caption')?.textContent ?? '',
      columns: [...table.querySelectorAll('thead th')].slice(1).map((th) => th.textContent ?? ''),
      rows: [...table.querySelectorAll('tbody tr')].map((tr) => [
        tr.querySelector('th')?.textContent ?? '',
        [...tr.querySelectorAll('td')].map((td) => td.textContent ?? ''),
      ]) as [string, string[]][],
    })),
  );
}

describe('統計', () => {
  it('M-1 counts the demo year as the handbook does', async () => {
    await open(desk, 'year=2025');
    const [first] = await sheets(desk);
    expect(first?.columns).toEqual(['延べ', '実', '新規', '継続', '再開']);
    expect(first?.rows).toEqual([['市全体', ['59', '14', '11', '3', '0']]]);
    await expect.poll(() => desk.page.locator('.gist').textContent()).toContain('延べ 59件、実 14件。');
    await desk.checkAccessibility();
    await open(desk, 'year=2025&split=month');
    await desk.picture('statistics');
    await desk.checkAccessibility();
    desk.nothingWrong();
  });

  it('M-2 the parts of each table are its total, the unknown among them, and the rows behind a figure are as many', async () => {
    for (const table of tables.slice(1, 4)) {
      await open(desk, `table=${table}&year=2025&split=district`);
      const [sheet] = await sheets(desk);
      const total = sheet?.rows.at(-1)?.[1].map(Number) ?? [];
      const parts = sheet?.rows.slice(0, -1).map(([, cells]) => cells.map(Number)) ?? [];
      expect(sheet?.columns.slice(0, -1)).toContain('不明');
      expect(total.at(-1)).toBe(59);
      for (const [column, sum] of total.entries()) expect(parts.reduce((n, cells) => n + (cells[column] ?? 0), 0)).toBe(sum);
    }
    await open(desk, 'year=2025&split=district');
    const district = (await sheets(desk))[1];
    expect(district?.rows.map(([label]) => label)).toContain('不明');
    expect(district?.rows.slice(0, -1).reduce((n, [, cells]) => n + Number(cells[0]), 0)).toBe(59);

    for (const [label, column] of [['殖蓮', '件数'], ['市全体', '実'], ['市全体', '新規']] as const) {
      const cell = desk.page.locator('tr', { hasText: label }).locator(column === '件数' ? 'td >> nth=0' : `td >> nth=${column === '実' ? 1 : 2}`);
      const figure = Number(await cell.textContent());
      await cell.focus();
      await desk.page.keyboard.press('Enter');
      await desk.page.getByRole('dialog').getByRole('heading').waitFor();
      const rows = desk.page.locator('.rows-behind tbody tr');
      await rows.first().waitFor();
      const concealed = /秘匿 (\d+)件/.exec((await desk.page.getByRole('dialog').textContent()) ?? '')?.[1];
      // A matter that is no case yet shows its contacts.
      if (label === '殖蓮') expect((await rows.count()) + Number(concealed ?? 0)).toBe(figure);
      if (label === '殖蓮') await desk.picture('statistics-rows');
      if (label === '殖蓮') await desk.checkAccessibility();
      await desk.page.keyboard.press('Escape');
      await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await cell.evaluate((td) => td === document.activeElement)).toBe(true);
    }
    desk.nothingWrong();
  });

  it('M-3 "how many of 赤堀 this year" is answered in four keys', async () => {
    const { page } = desk;
    await page.keyboard.press('Alt+9');
    await page.getByRole('heading', { level: 1, name: '設定' }).waitFor();
    let keys = 0;
    const press = async (key: string) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    const began = Date.now();
    await press('Alt+8');
    await page.locator('.sheets:focus-within').waitFor();
    await press('p'); // the demo's year lies behind this one
    await expect.poll(() => page.url()).toContain('year=2025');
    await press('g');
    const answer = page.locator('tr', { has: page.locator('th', { hasText: /^赤堀$/ }) }).locator('td');
    await answer.first().waitFor();
    expect(await answer.allTextContents()).toEqual(['2']);
    expect(keys).toBeLessThanOrEqual(4);
    expect(Date.now() - began).toBeLessThan(60_000);
    desk.nothingWrong();
  });

  it('moves by arrows, Home and End with one tab stop, and no blank cell', async () => {
    const { page } = desk;
    await open(desk, 'table=ST-2&year=2025&split=month');
    const stops = await page.locator('table.figures td[tabindex="0"]').count();
    expect(stops).toBe(1);
    await page.locator('td[tabindex="0"]').focus();
    const here = () => page.evaluate(() => document.activeElement?.getAttribute('data-at'));
    for (const [key, verdict] of [['ArrowDown', '1,0'], ['ArrowRight', '1,1'], ['End', '1,12'], ['PageDown', '9,12'], ['Home', '9,0'], ['ArrowUp', '8,0'], ['ArrowLeft', '8,0']] as const) {
      await page.keyboard.press(key);
      expect(await here(), key).toBe(verdict);
    }
    expect(await page.locator('table.figures :is(td, th)').evaluateAll((cells) => cells.filter((cell) => !cell.textContent?.trim()).length)).toBe(0);
    await desk.picture('statistics-months');
    desk.nothingWrong();
  });

  it('a month shows when it was frozen; a period without records says so', async () => {
    await open(desk, 'year=2025&month=5');
    await expect.poll(() => desk.page.getByRole('region', { name: '確定と訂正' }).textContent()).toContain('訂正はありません');
    await open(desk, 'year=2020');
    expect(await desk.page.locator('.empty').textContent()).toContain('この期間の記録はありません');
    expect(await desk.page.locator('table.figures').count()).toBe(0);
    desk.nothingWrong();
  });

  it('M-5 with the chart hidden nothing is lost', async () => {
    const { page } = desk;
    await open(desk, 'table=ST-3&year=2025');
    const shown = await page.locator('svg.bar-chart desc').textContent();
    const labels = await page.locator('svg.bar-chart g').evaluateAll((bars) => bars.map((bar) => [...bar.querySelectorAll('text')].at(-1)?.textContent));
    const [sheet] = await sheets(desk);
    expect(labels).toEqual(sheet?.rows.slice(0, -1).map(([, cells]) => cells[0]));
    for (const [label, cells] of sheet?.rows.slice(0, -1) ?? []) expect(shown).toContain(`${label} ${cells[0]}`);
    await page.getByRole('button', { name: '図を隠す' }).click();
    expect(await page.locator('svg.bar-chart').count()).toBe(0);
    expect((await sheets(desk))[0]).toEqual(sheet);
    await page.getByRole('button', { name: '言葉の意味' }).click();
    await page.getByRole('dialog').getByText('記録に区分がない受付').or(page.getByRole('dialog').getByText('受付の数(延べ)です。')).first().waitFor();
    await page.keyboard.press('Escape');
    desk.nothingWrong();
  });

  it('M-4 who only reads sees small cells hidden and no rows', async () => {
    const reader = await Desk.open(kizuna);
    await reader.signIn('readonly');
    await reader.page.keyboard.press('Alt+8');
    await reader.page.locator('.gist').waitFor();
    await open(reader, 'table=ST-2&year=2025&split=month');
    const cells = (await sheets(reader)).flatMap((sheet) => sheet.rows.flatMap(([, row]) => row));
    expect(cells).toContain('<5');
    expect(cells.filter((cell) => /^[1-4]$/.test(cell))).toEqual([]);
    await reader.page.locator('td[tabindex="0"]').focus();
    await reader.page.keyboard.press('Enter');
    await expect.poll(() => reader.page.getByRole('alert').textContent()).toContain('内訳は担当者だけが見られます');
    expect(await reader.page.getByRole('dialog').count()).toBe(0);
    for (const [button, begins] of [['CSV', '\ufeff'], ['Excel', 'PK']] as const) {
      const [download] = await Promise.all([reader.page.waitForEvent('download'), reader.page.getByRole('button', { name: button }).click()]);
      const content = readFileSync(await download.path(), 'utf8');
      expect(content.startsWith(begins), button).toBe(true);
      if (button === 'CSV') expect(content).toContain('<5');
      if (button === 'CSV') expect(content).not.toMatch(/R07-C-\d/);
    }
    await reader.checkAccessibility();
    await reader.picture('statistics-readonly');
    reader.nothingWrong();
    await reader.close();
  });
});
