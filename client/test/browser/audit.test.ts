import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, Desk } from './browser';
import { Kizuna } from './kizuna';

let kizuna: Kizuna;
let desk: Desk;
/** What the auditor's page asked the server for, besides reading. */
const written: string[] = [];

beforeAll(async () => {
  kizuna = await Kizuna.start();
  desk = await Desk.open(kizuna);
  await desk.signIn('auditor');
  desk.page.on('request', (request) => {
    if (request.method() !== 'GET') written.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
});
afterAll(async () => {
  await closeBrowser();
  await kizuna.stop();
});

async function go(name: string): Promise<void> {
  await desk.page.getByRole('navigation', { name: '監査' }).getByRole('link', { name }).click();
}

async function report(): Promise<string[][]> {
  const { page } = desk;
  await page.getByLabel('ケース番号').fill('R07-K-00001');
  await page.getByLabel('初日').fill('R7.4.1');
  await page.getByLabel('末日').fill('R8.3.31');
  await page.getByLabel('理由').fill('市からの照会');
  await page.getByRole('button', { name: '報告を見る' }).click();
  await page.locator('table.entries').waitFor();
  return page.locator('table.entries tbody tr').evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));
}

describe('監査', () => {
  it('says how far the log is signed, and verifies it with progress by one key', async () => {
    const { page } = desk;
    await page.keyboard.press('Alt+7');
    await page.locator('.log-status:focus').waitFor();
    const status = page.getByRole('region', { name: '記録の状態' });
    await expect.poll(() => status.textContent(), { timeout: 15_000 }).toMatch(/R8年度 \d+件.*[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}.*未署名\d+件/);
    await page.keyboard.press('v');
    await status.getByText('✓ 一致').waitFor();
    await expect.poll(() => page.getByRole('status').allTextContents()).toContainEqual(expect.stringMatching(/^記録は一致、未署名\d+件$/));
    await desk.checkAccessibility();
    await desk.picture('audit');
    desk.nothingWrong();
  });

  it('asks the fixed questions with their zeros', async () => {
    const { page } = desk;
    const queries = page.getByRole('region', { name: '調べること' });
    const counts = () => queries.locator('.query').evaluateAll((all) => all.map((one) => [one.querySelector('span')?.firstChild?.textContent, one.querySelector('strong')?.textContent]));
    await expect.poll(async () => (await counts()).length).toBe(6);
    expect(await counts()).toContainEqual(['自分で自分を承認', '0']);
    await queries.getByRole('button', { name: '自分で自分を承認' }).click();
    await queries.getByText('当てはまる行為はありません。').waitFor();
    // 23 May 2025, a Friday evening and the weekend after it: SC-4.
    await queries.getByLabel('初日').fill('R7.5.23');
    await queries.getByLabel('末日').fill('R7.5.26');
    await page.keyboard.press('Tab');
    await expect.poll(counts).toContainEqual(['夜間・休日の閲覧', expect.stringMatching(/^[1-9]\d*$/)]);
    await queries.getByRole('button', { name: '夜間・休日の閲覧' }).click();
    await queries.locator('table.entries').waitFor();
    const text = (await queries.textContent()) ?? '';
    expect(text).toContain('ケースの表示');
    await desk.checkAccessibility();
    await desk.picture('audit-queries');
    desk.nothingWrong();
  });

  it('compares the sixteen digits of a paper closing sheet', async () => {
    const { page } = desk;
    await go('日次締め');
    const sheet = page.getByRole('region', { name: '日次締め' });
    await sheet.getByRole('img', { name: 'QRコード' }).waitFor();
    const root = /root ([0-9A-F ]+)/.exec((await sheet.textContent()) ?? '')?.[1]?.trim().slice(0, 19) ?? '';
    expect(root).toMatch(/^[0-9A-F]{4}( [0-9A-F]{4}){3}$/);
    await expect.poll(() => sheet.textContent()).toContain('この根に一致');
    await desk.checkAccessibility();
    await desk.picture('audit-closing');
    await go('状態と調べること');
    const paper = page.getByRole('region', { name: '紙の締めと比べる' });
    await paper.getByLabel('根の16字').fill('957A 3F');
    await paper.getByRole('button', { name: '比べる' }).click();
    await paper.getByText('16字のうち6字です').waitFor();
    // The log grows, and is signed again: the sheet is older than the day's last signature.
    const newest = () => page.evaluate(async () => String((await (await fetch('/v1/audit-log/closing-sheet')).json()).root).slice(0, 4).toUpperCase());
    await expect.poll(newest, { timeout: 15_000 }).not.toBe(root.slice(0, 4));
    await paper.getByLabel('根の16字').fill(root);
    await paper.getByRole('button', { name: '比べる' }).click();
    await paper.getByText('✓ 一致しました').waitFor();
    await paper.getByLabel('根の16字').fill(`0000${root.slice(4)}`);
    await paper.getByRole('button', { name: '比べる' }).click();
    await paper.getByText('1組目が違います').waitFor();
    desk.nothingWrong();
  });

  it('N-4 the access report asks a reason, names staff, and is itself in the next report', async () => {
    const { page } = desk;
    await go('閲覧の報告');
    await page.getByLabel('ケース番号').fill('R07-K-00001');
    await page.getByRole('button', { name: '報告を見る' }).click();
    await expect.poll(() => page.getByRole('alert').first().textContent()).toBeTruthy();
    await page.getByLabel('末日').fill('今日');
    const first = await report();
    expect(first.length).toBeGreaterThan(3);
    expect(first.flat().join()).toContain('ケースの表示');
    const whole = await page.locator('main').textContent();
    for (const name of ['田島', '真下', '木暮']) expect(whole).not.toContain(name);
    await desk.checkAccessibility();
    await desk.picture('audit-report');
    await page.getByLabel('初日').fill('今日');
    await page.getByLabel('末日').fill('今日');
    await page.getByRole('button', { name: '報告を見る' }).click();
    await expect.poll(() => page.locator('table.entries').textContent()).toContain('だれが見たかの報告');
    expect(await page.locator('table.entries tbody tr').first().textContent()).toContain('監査');
    desk.nothingWrong();
  });

  it('lists the entries with filters, by pseudonyms, page by page', async () => {
    const { page } = desk;
    await go('記録の一覧');
    await page.locator('table.entries').waitFor();
    await page.getByLabel('初日').fill('R7.5.1');
    await page.getByLabel('末日').fill('R8.3.31');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator('table.entries tbody tr').count()).toBe(100);
    await page.getByRole('button', { name: '続きを見る' }).click();
    await expect.poll(() => page.locator('table.entries tbody tr').count()).toBe(200);
    await page.getByLabel('操作').selectOption('case.view');
    await expect.poll(() => page.locator('table.entries tbody tr').first().textContent()).toContain('ケースの表示');
    expect(await page.locator('table.entries :is(td, th)').evaluateAll((cells) => cells.filter((cell) => !cell.textContent?.trim()).length)).toBe(0);
    await desk.checkAccessibility();
    await desk.picture('audit-entries');
    await page.getByLabel('結果').selectOption('error');
    await page.getByText('当てはまる行為はありません。').waitFor();
    desk.nothingWrong();
  });

  it('N-2 there is no way to change anything: neither on the page nor in the routes of the role', async () => {
    const { page } = desk;
    expect([...new Set(written)]).toEqual(['POST /v1/audit-log/access-reports']);
    const table = await page.evaluate(async () => (await fetch('/v1/reference/routes')).json());
    const changing = (table.rows as { cells: string[] }[])
      .map((row) => row.cells)
      .filter((cells) => cells[0] !== 'GET' && (cells[3] ?? '').split(' ').includes('auditor'))
      .map((cells) => cells[1])
      .filter((path) => !/^\/v1\/(sessions|enrolments|prints|print-previews)/.test(path ?? ''));
    expect(changing).toEqual(['/v1/audit-log/access-reports']);
    for (const name of ['状態と調べること', '閲覧の報告', '記録の一覧', '日次締め']) {
      await go(name);
      await page.getByRole('heading', { level: 1, name: '監査' }).waitFor();
      const words = await page.locator('main button:not(.query)').allTextContents();
      expect(words.filter((text) => /保存|登録|削除|変更|確定|承認|終了|停止/.test(text))).toEqual([]);
    }
    desk.nothingWrong();
  });

  it('prints the closing sheet after a look at what will be on the paper', async () => {
    const { page } = desk;
    await go('日次締め');
    await page.getByRole('region', { name: '日次締め' }).waitFor();
    await page.keyboard.press('Alt+i');
    const dialog = page.getByRole('dialog', { name: '印刷' });
    await dialog.getByText('氏名と住所は載りません。').waitFor();
    await dialog.getByRole('button', { name: '印刷する' }).click();
    await expect.poll(() => dialog.getByRole('alert').textContent()).toBeTruthy();
    await dialog.getByLabel('宛先').fill('鍵のかかる書庫');
    await desk.checkAccessibility();
    await desk.picture('audit-print');
    await dialog.getByRole('button', { name: '印刷する' }).click();
    await dialog.getByText('No.1 として記録しました。').waitFor();
    const address = await dialog.getByRole('link', { name: 'PDFを開いて印刷する' }).getAttribute('href');
    const begins = await page.evaluate(async (url) => (await (await fetch(url)).text()).slice(0, 5), address ?? '');
    expect(begins).toBe('%PDF-');
    await page.keyboard.press('Escape');
    desk.nothingWrong();
  });

  it('N-1 one changed byte in a copy: 不一致 with the sequence number', async () => {
    const { page } = desk;
    const script = [
      'import sqlite3, sys',
      'db = sqlite3.connect(sys.argv[1], timeout=20)',
      "db.execute('drop trigger audit_entry_no_update')",
      `db.execute("update audit_entry set entry = replace(entry, 'session.start', 'session.stark') where seq = 41 and origin like '%/2025'")`,
      `print(db.execute("select entry from audit_entry where seq = 41 and origin like '%/2025'").fetchone()[0].count('stark'))`,
      'db.commit()',
    ].join('\n');
    const file = join(kizuna.folder, 'kizuna.sqlite');
    let seq = 41;
    // The first sign-in at or after that number.
    for (; seq < 60; seq += 1) {
      const changed = execFileSync('python3', ['-c', script.replaceAll('seq = 41', `seq = ${seq}`).replace('drop trigger', 'drop trigger if exists'), file]);
      if (changed.toString().trim() === '1') break;
    }
    await go('状態と調べること');
    await page.locator('.log-status').focus();
    await page.keyboard.press('v');
    const alert = page.locator('.log-status [role="alert"]');
    await alert.waitFor();
    expect(await alert.textContent()).toContain(`不一致 R7年度 番号 ${seq}`);
    expect(await alert.textContent()).toContain('センター長と市の監査担当に電話してください');
    await desk.checkAccessibility();
    await desk.picture('audit-mismatch');
    desk.nothingWrong();
  });
});
