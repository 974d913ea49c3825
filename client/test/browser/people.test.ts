import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, personId } from './asking';
import { closeBrowser, Desk } from './browser';
import { Kizuna } from './kizuna';

let kizuna: Kizuna;
let desk: Desk;
let manager: Desk;

beforeAll(async () => {
  kizuna = await Kizuna.start();
  desk = await Desk.open(kizuna);
  await desk.signIn('counselor');
  manager = await Desk.open(kizuna);
  await manager.signIn('manager');
});
afterAll(async () => {
  await closeBrowser();
  await kizuna.stop();
});

const box = (at: Desk) => at.page.getByRole('textbox', { name: /^検索/ });
const rows = (at: Desk) => at.page.locator('#results .result');

/** Types into the one box and waits for the answer; nothing but the page's own words say so. */
async function search(at: Desk, words: string): Promise<string[]> {
  await at.page.keyboard.press('Alt+k');
  await box(at).fill(words);
  await at.page.keyboard.press('Enter');
  await at.page.getByRole('heading', { level: 1, name: `「${words.trim()}」の結果` }).waitFor();
  await at.page.waitForFunction(() => !document.querySelector('.dimmed, .waiting') && document.querySelector('#results, .empty'));
  return rows(at).locator('b').allTextContents();
}

/** Opens a page of the client without loading it anew. */
async function open(at: Desk, path: string): Promise<void> {
  await at.page.evaluate((to) => {
    history.pushState(null, '', to);
  }, path);
}

describe('the one search', () => {
  it('C-1 finds the same people by kana, old and new letters, part, Roman and half width', async () => {
    for (const words of ['タカハシ', '高橋', '髙橋', 'たかは', 'takahashi', 'ﾀｶﾊｼ']) {
      expect((await search(desk, words)).sort(), words).toEqual(['髙橋 澄江', '髙橋 美和']);
    }
    await desk.checkAccessibility();
    await desk.picture('search');
    expect(desk.page.url()).toBe(`${kizuna.url}/search`);
    expect(await desk.page.title()).not.toContain('髙橋');
    desk.nothingWrong();
  });

  it('C-2 finds a foreign name by any part in any order', async () => {
    for (const words of ['silva', 'ナカムラ マリア', 'マリア ナカムラ', 'maria silva']) {
      expect(await search(desk, words), words).toHaveLength(1);
    }
    desk.nothingWrong();
  });

  it('C-3 answers about somebody in a shelter as if there were nobody, except to MANAGER', async () => {
    for (const words of ['原田', 'ハラダ ユミ', '原田 由美', 'はらだ']) {
      expect(await search(desk, words), words).toEqual([]);
      await desk.page.getByText('見つかりません。').waitFor();
    }
    expect(await desk.page.content()).not.toContain('由美');
    const id = await personId(manager, '原田 由美');
    expect((await ask(desk, 'GET', `/v1/persons/${id}`)).status).toBe(404);
    expect(await search(manager, '原田')).toEqual(['原田 由美']);
    desk.nothingWrong();
  });

  it('searches while one types, the letters of a composition too, and loses none of them', async () => {
    await search(desk, '見つからない人');
    await box(desk).fill('');
    const cdp = await desk.context.newCDPSession(desk.page);
    for (const text of ['た', 'たか', 'たかは', 'たかはし']) {
      await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await expect.poll(() => rows(desk).count()).toBe(2);
    expect(await box(desk).inputValue()).toBe('たかはし');
    await cdp.send('Input.insertText', { text: '高橋' });
    expect(await box(desk).inputValue()).toBe('高橋');
    await desk.page.getByRole('heading', { level: 1, name: '「高橋」の結果' }).waitFor();
    await expect.poll(() => desk.page.locator('[role=status].unseen').textContent()).toMatch(/人2件、ケース\d件/);
    desk.nothingWrong();
  });

  it('is worked by keys alone: down into the rows, space shows, enter opens', async () => {
    await search(desk, 'タカハシ');
    await box(desk).focus();
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.keyboard.press('End');
    await desk.page.keyboard.press('Space');
    await expect.poll(() => desk.page.getByRole('complementary').getByRole('heading').textContent()).toBe('髙橋 美和');
    await desk.page.keyboard.press('Home');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('heading', { level: 1, name: '髙橋 澄江 さん' }).waitFor();
    desk.nothingWrong();
  });

  it('narrows by what is shown, and finds numbers', async () => {
    await search(desk, 'タカハシ');
    await desk.page.getByLabel('足す: 生年').selectOption('昭和10年代');
    expect(await rows(desk).count()).toBe(1);
    await desk.page.getByRole('button', { name: /昭和10年代 を外す/ }).click();
    expect(await rows(desk).count()).toBe(2);
    const cases = await ask(desk, 'GET', `/v1/cases?subject=${await personId(desk, 'タカハシ スミエ')}`);
    const number = cases.body.cases[0].number;
    expect(await search(desk, number)).toEqual(['髙橋 澄江']);
    expect(await search(desk, 'R01-K-99999')).toEqual([]);
    const contacts = await ask(desk, 'GET', '/v1/contacts?limit=1');
    expect(await search(desk, contacts.body.contacts[0].number)).toEqual([contacts.body.contacts[0].number]);
    await box(desk).fill('タ');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByText('1文字では探せません。2文字以上にしてください。').waitFor();
    desk.nothingWrong();
  });
});

async function openPerson(at: Desk, id: string, name: string): Promise<void> {
  await open(at, `/persons/${id}`);
  await at.page.getByRole('heading', { level: 1, name: `${name} さん` }).waitFor();
}

const group = (at: Desk, title: string) => at.page.getByRole('region', { name: title, exact: true });

describe('the page of a person', () => {
  it('D-3 shows a partial birth as far as it is known, in both readings', async () => {
    await openPerson(desk, await personId(desk, 'silva'), 'NAKAMURA SILVA MARIA APARECIDA');
    await expect.poll(() => desk.page.locator('.person-head').textContent()).toContain('1951年7月(日不明)');
    await expect.poll(() => group(desk, '生年月日・性別').textContent()).toContain('昭和26年7月(1951年)');
    await desk.checkAccessibility();
    desk.nothingWrong();
  });

  it('D-4 keeps rare letters byte for byte through editing and reading again', async () => {
    const name = '\ufa19\u{e0101}谷 \u304b\u3099\u{20bb7}';
    const made = await ask(desk, 'POST', '/v1/persons', { names: { family_name: '仮', given_name: '名' } });
    await openPerson(desk, made.body.id, '仮 名');
    await desk.page.getByRole('button', { name: '氏名を直す' }).click();
    await desk.page.getByRole('textbox', { name: /^氏名/ }).fill(name);
    await desk.page.getByLabel('フリガナ', { exact: true }).fill('ｶﾐﾔ ガ');
    await desk.page.getByLabel('フリガナの出どころ').focus();
    await desk.page.getByText('「ｶﾐﾔ ガ」を「カミヤ ガ」に直しました。').waitFor();
    await desk.page.keyboard.press('Tab');
    await desk.page.getByRole('button', { name: '保存', exact: true }).click();
    await desk.page.getByText('氏名を保存しました。').waitFor();
    await desk.page.reload();
    await desk.page.getByRole('button', { name: '氏名を直す' }).click();
    expect(await desk.page.getByRole('textbox', { name: /^氏名/ }).inputValue()).toBe(name);
    await desk.page.getByRole('button', { name: '保存', exact: true }).click();
    await desk.page.getByText('氏名を保存しました。').waitFor();
    const read = await ask(desk, 'GET', `/v1/persons/${made.body.id}`);
    expect(read.body.names.family_name).toBe('\ufa19\u{e0101}谷');
    expect(read.body.names.given_name).toBe('\u304b\u3099\u{20bb7}');
    expect(read.body.names.family_kana).toBe('カミヤ');
    desk.nothingWrong();
  });

  it('D-1 joins two people and takes them apart exactly', async () => {
    const first = await personId(desk, '渡邊 修');
    const second = await personId(desk, '渡辺 収');
    const picture = async () => [
      (await ask(desk, 'GET', `/v1/persons?q=${encodeURIComponent('ワタナベ オサム')}`)).body.persons.map((one: { id: string }) => one.id).sort(),
      (await ask(desk, 'GET', `/v1/contacts?subject=${first}`)).body.contacts.map((one: { id: string }) => one.id),
      (await ask(desk, 'GET', `/v1/contacts?subject=${second}`)).body.contacts.map((one: { id: string }) => one.id),
    ];
    const before = await picture();
    await openPerson(desk, second, '渡辺 収');
    await desk.page.getByRole('button', { name: /^比べる/ }).first().click();
    await desk.page.getByRole('cell', { name: '違う' }).first().waitFor();
    await desk.checkAccessibility();
    await desk.picture('compare');
    await desk.page.getByLabel(/つなぐ理由/).fill('保険証で確かめた');
    await desk.page.getByRole('button', { name: '同じ人としてつなぐ' }).click();
    await desk.page.getByText('同じ人としてつないであります。').waitFor();
    expect(await picture()).not.toEqual(before);
    await desk.page.getByRole('button', { name: 'つなぎを外す' }).click();
    await desk.page.getByLabel(/外す理由/).fill('別の方だった');
    await desk.page.getByRole('button', { name: 'つなぎを外す' }).click();
    await desk.page.getByText('同じ人としてつないであります。').waitFor({ state: 'detached' });
    expect(await picture()).toEqual(before);
    desk.nothingWrong();
  });

  it('two people change one person: other parts are both kept, the same part is chosen', async () => {
    const made = await ask(desk, 'POST', '/v1/persons', { names: { family_name: '二人', given_name: '編集' }, phones: [{ digits: '0270000001' }] });
    const { id } = made.body;
    await openPerson(desk, id, '二人 編集');
    await desk.page.getByRole('button', { name: '氏名を直す' }).click();
    await desk.page.getByRole('textbox', { name: /^氏名/ }).fill('二人 太郎');
    const theirs = await ask(manager, 'PUT', `/v1/persons/${id}`, { names: { family_name: '二人', given_name: '編集' }, phones: [{ digits: '0270000002' }] }, made.etag);
    await desk.page.getByRole('button', { name: '保存', exact: true }).click();
    await desk.page.getByText('両方を保存しました。').first().waitFor();
    await desk.page.getByText('0270000002').waitFor();

    await desk.page.getByRole('button', { name: '氏名を直す' }).click();
    await desk.page.getByRole('textbox', { name: /^氏名/ }).fill('二人 次郎');
    const now = await ask(manager, 'GET', `/v1/persons/${id}`);
    expect(now.etag).not.toBe(theirs.etag);
    await ask(manager, 'PUT', `/v1/persons/${id}`, { names: { family_name: '二人', given_name: '三郎' }, phones: [{ digits: '0270000002' }] }, now.etag);
    await desk.page.getByRole('button', { name: '保存', exact: true }).click();
    const panel = desk.page.getByRole('group', { name: '同じ欄の変更' });
    await panel.waitFor();
    for (const text of ['二人 太郎', '二人 三郎', '二人 次郎']) expect(await panel.textContent()).toContain(text);
    await desk.checkAccessibility();
    await desk.picture('conflict');
    await desk.page.keyboard.press('2');
    await desk.page.getByRole('heading', { level: 1, name: '二人 次郎 さん' }).waitFor();
    desk.nothingWrong();
  });

  it('D-2 D-5 hides at once what a mask of level 2 hides, and opens it for reason and factor only', async () => {
    const made = await ask(manager, 'POST', '/v1/persons', {
      names: { family_name: '隠', given_name: '花子' },
      addresses: [{ kind: 'actual', district: 'D03', lines: ['秘密町1番地'] }],
      phones: [{ digits: '0270998877' }],
    });
    const { id } = made.body;
    await openPerson(manager, id, '隠 花子');
    await manager.page.getByText('秘密町1番地').waitFor();
    await manager.page.getByRole('button', { name: '支援措置を設定' }).click();
    await manager.page.getByLabel('段階').selectOption('2');
    await manager.page.getByLabel(/^理由/).fill('DV支援措置');
    await manager.page.getByRole('button', { name: '設定する' }).click();
    await manager.page.getByText('2人目の確認待ち').waitFor();
    await manager.checkAccessibility();
    await manager.picture('person-masked');
    for (const at of [desk, manager]) {
      await openPerson(at, id, '隠 花子');
      for (const text of ['秘密町', '0270998877', '殖蓮']) expect(await at.page.content()).not.toContain(text);
    }
    expect(await search(desk, '8877')).toEqual([]);

    await openPerson(manager, id, '隠 花子');
    await manager.page.keyboard.press('Alt+x');
    await manager.page.getByLabel(/^開く理由/).fill('救急隊から照会');
    await manager.page.getByRole('button', { name: '開く', exact: true }).click();
    // Who signed in two minutes ago at most has just shown the factor.
    const factor = manager.page.getByLabel('認証コード');
    await factor.or(manager.page.getByText('秘密町1番地')).waitFor();
    if (await factor.isVisible()) {
      await factor.fill(await kizuna.code('manager'));
      await manager.page.getByRole('button', { name: '確かめる' }).click();
    }
    await manager.page.getByText('秘密町1番地').waitFor();
    await manager.page.getByRole('button', { name: '閉じる' }).click();
    expect(await manager.page.content()).not.toContain('秘密町');
    expect((await ask(manager, 'POST', `/v1/persons/${id}/actions/reveal`, { reason: ' ' })).status).toBe(422);
    expect((await ask(desk, 'POST', `/v1/persons/${id}/actions/reveal`, { reason: '見たい' })).status).toBeGreaterThanOrEqual(403);
    manager.nothingWrong();
    desk.nothingWrong();
  });

  it('registers a person with a proposed reading, and asks about who may be the same', async () => {
    await open(desk, '/persons/new');
    await desk.page.getByRole('heading', { level: 1, name: '人を登録する' }).waitFor();
    const name = desk.page.getByRole('textbox', { name: /^氏名/ });
    await name.focus();
    const cdp = await desk.context.newCDPSession(desk.page);
    for (const [steps, done] of [[['た', 'たかはし'], '髙橋'], [['す', 'すみえ'], '澄江']] as [string[], string][]) {
      for (const text of steps) await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await cdp.send('Input.insertText', { text: done });
      if (done === '髙橋') await desk.page.keyboard.press('Space');
    }
    expect(await name.inputValue()).toBe('髙橋 澄江');
    await expect.poll(() => desk.page.getByLabel('フリガナ', { exact: true }).inputValue()).toBe('タカハシ スミエ');
    expect(await desk.page.getByLabel('フリガナの出どころ').inputValue()).toBe('guessed');
    await desk.page.getByLabel('生年月日').fill('S12.11.3');
    await desk.page.keyboard.press('Control+Enter');
    await desk.page.getByText('同じ人かもしれない方がいます。').waitFor();
    await desk.checkAccessibility();
    await desk.picture('person-new');
    for (const other of await desk.page.getByRole('button', { name: '違う人です' }).all()) await other.click();
    await desk.page.keyboard.press('Control+Enter');
    await desk.page.getByRole('heading', { level: 1, name: '髙橋 澄江 さん' }).waitFor();
    await desk.picture('person');
    desk.nothingWrong();
  });
});
