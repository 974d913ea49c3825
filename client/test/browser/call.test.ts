import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeBrowser, Desk } from './browser';
import { compose, typeAt } from './typing';
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

const saved = () => desk.page.locator('#save-state').textContent();
const title = () => desk.page.getByRole('heading', { level: 1 }).textContent();

async function fresh(): Promise<void> {
  await desk.page.keyboard.press('Alt+n');
  await expect.poll(() => desk.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('相談の記録 1行目');
}

describe('相談受付', () => {
  it('B-1 records a one-off call by keyboard alone in 60 seconds (SC-1)', async () => {
    const { page } = desk;
    await desk.page.waitForTimeout(300);
    const began = Date.now();
    await page.keyboard.press('Alt+n');
    await page.locator('textarea.line-text').first().waitFor();
    const caret = Date.now() - began;
    const keys = { count: 1 };
    await compose(page, '後見の費用を知りたい。母が認知症。', 1500, keys);
    const press = async (...names: string[]) => {
      for (const name of names) {
        await typeAt(page, name, keys);
      }
    };
    await press('Alt+o', 'Enter', '9', '9', 'f', '5', 'a', '4', 'Enter', '1', 'Enter', 'Enter', '0', 'Enter', '1', '1');
    await page.waitForTimeout(700);
    await press('Control+Enter');
    await expect
      .poll(() => page.locator('.check-line').textContent())
      .toContain('電話・新規・匿名(女性・50代くらい)・A4 申立ての費用・緊急度C・虐待の疑い なし・助言で終了');
    await desk.checkAccessibility();
    await desk.picture('call-check');
    await press('Control+Enter');
    await expect.poll(title).toMatch(/^確定しました R08-C-\d{5}$/);
    const seconds = (Date.now() - began) / 1000;
    console.log(`one-off call: ${seconds.toFixed(1)} s, ${keys.count} keys, caret after ${caret} ms`);
    expect(seconds).toBeLessThan(60);
    expect(caret).toBeLessThan(1000);

    const number = (await title())?.split(' ')[1];
    const page1 = await page.evaluate(async () => (await fetch('/v1/contacts?limit=1')).json());
    const line = page1.contacts[0];
    expect(line.number).toBe(number);
    const contact = await page.evaluate(async (id) => (await fetch(`/v1/contacts/${id}`)).json(), line.id);
    expect(contact).toMatchObject({
      method: 'T', caller_type: '99', caller_label: '匿名(女性・50代くらい)', topic_main: 'A4', path: '1', route: '1',
      district: 'UNKNOWN', urgency: 'C', abuse: '0', consent: '6', outcome: '1', is_new: 'NEW',
      response: '費用の目安(手数料・登記・郵便料・診断書)を説明した。',
    });
    expect(contact.narrative.facts).toMatch(/^\d\d:\d\d:\d\d 後見の費用を知りたい。母が認知症。$/);
    const drafts = await page.evaluate(async () => (await fetch('/v1/drafts')).json());
    expect(drafts.drafts).toEqual([]);
    desk.nothingWrong();
  });

  it('B-3 leaves Enter and Esc to an open composition', async () => {
    const { page } = desk;
    await fresh();
    const cdp = await desk.context.newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'ははの', selectionStart: 3, selectionEnd: 3 });
    for (const key of ['Enter', 'Escape']) {
      await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', windowsVirtualKeyCode: 229, key, code: key });
    }
    expect(await page.locator('textarea.line-text').count()).toBe(1);
    await cdp.send('Input.insertText', { text: '母の' });
    expect(await page.locator('textarea.line-text').first().inputValue()).toBe('母の');
    await page.keyboard.press('Enter');
    expect(await page.locator('textarea.line-text').count()).toBe(2);
    await page.keyboard.type('# 迷っているようだ');
    await expect.poll(() => page.locator('.line-kind').nth(1).textContent()).toBe('所見');
  });

  it('B-5 names what 確定 still needs, with the focus on it', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+Enter');
    const summary = page.locator('.summary');
    await expect.poll(() => summary.textContent()).toContain('確定できません。あと5つ必要です。');
    expect(await summary.textContent()).toContain('対応結果が未入力です。');
    expect(await page.evaluate(() => document.activeElement?.classList.contains('summary'))).toBe(true);
    await desk.checkAccessibility();
    await desk.picture('call-refused');
  });

  it('refuses an individual number as it is typed, and never sends it', async () => {
    const { page } = desk;
    await fresh();
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await page.keyboard.type('番号は1234 5678 9018です');
    await expect.poll(() => page.locator('#narrative-error').textContent()).toContain('個人番号と思われる12けた');
    await page.waitForTimeout(2200);
    const stored = await page.evaluate(async () => {
      const { drafts } = await (await fetch('/v1/drafts')).json();
      return Promise.all(drafts.map(async (draft: { id: string }) => (await fetch(`/v1/drafts/${draft.id}`)).text()));
    });
    expect(stored.join('')).not.toContain('9018');
  });

  it('shows the time that the server confirmed, and keeps typing through a server that is away', async () => {
    const { page } = desk;
    await fresh();
    await page.keyboard.type('一行目');
    await expect.poll(saved, { timeout: 4000 }).toMatch(/^保存済み \d\d:\d\d:\d\d$/);
    await kizuna.kill();
    await page.keyboard.type('と続き');
    await expect.poll(saved, { timeout: 6000 }).toMatch(/^未送信 \d+文字$/);
    await desk.picture('call-offline');
    await kizuna.serve();
    await expect.poll(saved, { timeout: 12_000 }).toMatch(/^保存済み/);
    await page.reload();
    await expect.poll(() => page.locator('textarea.line-text').first().inputValue()).toBe('一行目と続き');
    desk.wrong.length = 0;
  });

  it('S-3 two windows on one draft: the second sees it, and neither loses what it typed', async () => {
    const { page } = desk;
    await fresh();
    await page.keyboard.type('一つ目の画面');
    await expect.poll(saved, { timeout: 4000 }).toMatch(/^保存済み/);
    const other = await desk.context.newPage();
    await other.goto(page.url());
    const line = other.locator('textarea.line-text').first();
    await line.waitFor();
    await line.fill('一つ目の画面と二つ目');
    await expect.poll(() => other.locator('#save-state').textContent(), { timeout: 4000 }).toMatch(/^保存済み/);
    await page.keyboard.type('で続ける');
    await expect.poll(() => page.locator('.summary').textContent(), { timeout: 5000 }).toContain('別の画面で入力中です。ここの入力は消えていません。');
    expect(await page.locator('textarea.line-text').first().inputValue()).toBe('一つ目の画面で続ける');
    await desk.picture('call-conflict');
    await page.getByRole('button', { name: 'こちらで続ける' }).click();
    await expect.poll(saved, { timeout: 4000 }).toMatch(/^保存済み/);
    await other.close();
    await page.reload();
    await expect.poll(() => page.locator('textarea.line-text').first().inputValue()).toBe('一つ目の画面で続ける');
    desk.nothingWrong();
  });
});
