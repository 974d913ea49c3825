import { execFileSync } from 'node:child_process';
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

describe('印刷', () => {
  it('shows who will be on the paper, records the act, and hands out the document', async () => {
    const { page } = desk;
    const { contacts } = await page.evaluate(async () => {
      const { person } = await (await fetch('/v1/sessions/current')).json();
      return (await fetch(`/v1/contacts?limit=1&staff=${person.id}`)).json();
    });
    await page.goto(`${kizuna.url}/contacts/${contacts[0].id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+p');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('紙に載る人').waitFor();
    await dialog.getByRole('button', { name: '印刷する' }).click();
    await expect.poll(() => dialog.locator('.field-wrong').count()).toBe(1);
    await dialog.getByLabel('宛先').fill('市 高齢課');
    await desk.checkAccessibility();
    await desk.picture('print');
    await dialog.getByRole('button', { name: '印刷する' }).click();
    const link = dialog.getByRole('link', { name: 'PDFを開いて印刷する' });
    await link.waitFor();
    const answer = await desk.context.request.get(kizuna.url + (await link.getAttribute('href')));
    expect(answer.headers()['content-type']).toBe('application/pdf');
    const text = execFileSync('pdftotext', ['-', '-'], { input: await answer.body(), encoding: 'utf8' });
    expect(text).toContain(contacts[0].number);
    expect(text).toContain('相談員 いち');
    desk.nothingWrong();
  });

  it('offers the papers of a case, each with who is on it', async () => {
    const { page } = desk;
    const { cases } = await page.evaluate(async () => {
      const { person } = await (await fetch('/v1/sessions/current')).json();
      return (await fetch(`/v1/cases?owner=${person.id}&limit=1`)).json();
    });
    await page.goto(`${kizuna.url}/cases/${cases[0].id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Alt+i');
    const dialog = page.getByRole('dialog', { name: '印刷' });
    for (const paper of ['フェイスシート', '経過記録', 'ジェノグラム']) {
      await dialog.getByLabel('帳票').selectOption({ label: paper });
      await expect.poll(() => dialog.getByLabel('紙に載る人').textContent()).toContain('本人');
    }
    desk.nothingWrong();
  });
});
