import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Kizuna } from './kizuna';

let shared: Browser | undefined;

async function browser(): Promise<Browser> {
  shared ??= await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=ja'],
  });
  return shared;
}

export async function closeBrowser(): Promise<void> {
  await shared?.close();
  shared = undefined;
}

/** One person at one desk. Every violation of the content policy and every error of the page fails
 * the test that asks `nothingWrong`. */
export class Desk {
  readonly wrong: string[] = [];

  private constructor(
    readonly kizuna: Kizuna,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(kizuna: Kizuna, size = { width: 1366, height: 768 }): Promise<Desk> {
    const context = await (await browser()).newContext({
      ignoreHTTPSErrors: true,
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      viewport: size,
    });
    context.setDefaultTimeout(5000);
    const page = await context.newPage();
    const desk = new Desk(kizuna, context, page);
    page.on('pageerror', (error) => desk.wrong.push(`page error: ${error.message}`));
    await page.exposeFunction('noteViolation', (text: string) => desk.wrong.push(text));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        (window as unknown as { noteViolation: (text: string) => void }).noteViolation(
          `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
        );
      });
    });
    return desk;
  }

  async signIn(login: string): Promise<void> {
    const account = this.kizuna.account(login);
    await this.page.goto(`${this.kizuna.url}/`);
    await this.page.getByLabel('利用者名').fill(login);
    await this.page.getByLabel('パスワード').fill(account.password);
    await this.page.getByLabel('認証コード').fill(await this.kizuna.code(login));
    await this.page.keyboard.press('Enter');
    await this.page.locator('.frame').waitFor();
  }

  /** axe-core on the page as it stands. */
  async checkAccessibility(): Promise<void> {
    const { violations } = await new AxeBuilder({ page: this.page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    const found = violations.map((v) => `${v.impact}: ${v.id} ${v.nodes.map((n) => n.target).join(' ')}`);
    expect(found).toEqual([]);
  }

  /** A picture for docs/screens/, when KIZUNA_SCREENS names the folder. */
  async picture(name: string): Promise<void> {
    const folder = process.env['KIZUNA_SCREENS'];
    if (folder) await this.page.screenshot({ path: `${folder}/${name}.png` });
  }

  nothingWrong(): void {
    expect(this.wrong).toEqual([]);
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
