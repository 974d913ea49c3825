import type { Page } from 'playwright-core';

/** Milliseconds between keys of somebody who types codes. */
const codeKeyMs = 350;

/** One key or chord, at the speed of hands. */
export async function typeAt(page: Page, name: string, keys: { count: number }): Promise<void> {
  await page.waitForTimeout(codeKeyMs);
  await page.keyboard.press(name);
  keys.count += 1;
}

/** Japanese text through a real composition, a phrase at a time. `phraseMs`: for each phrase of about
 * six characters, conversion included; 40 characters a minute, the pace of a practised typist. */
export async function compose(page: Page, text: string, phraseMs: number, keys: { count: number }): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  for (const phrase of text.match(/.{1,6}/gs) ?? []) {
    let shown = '';
    for (const character of phrase) {
      shown += character;
      await cdp.send('Input.imeSetComposition', { text: shown, selectionStart: shown.length, selectionEnd: shown.length });
      await page.waitForTimeout(phraseMs);
      // About two keys for each character of a converted text.
      keys.count += 2;
    }
    await cdp.send('Input.insertText', { text: phrase });
    keys.count += 1;
  }
  await cdp.detach();
}
