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

async function open(at: Desk, path: string): Promise<void> {
  await at.page.evaluate((to) => history.pushState(null, '', to), path);
  await at.page.locator('.face').waitFor();
}

async function act(at: Desk, id: string, action: string, facts: Record<string, string> = {}): Promise<void> {
  const read = await ask(at, 'GET', `/v1/cases/${id}`);
  const body = { facts: Object.entries(facts).map(([name, value]) => ({ name, value })) };
  const done = await ask(at, 'POST', `/v1/cases/${id}/actions/${action}`, body, read.etag);
  expect(done.status, JSON.stringify(done.body)).toBe(200);
}

/** A case of its own, opened from a call as SC-3 tells it; led to S4 when asked for. */
async function newCase(given: string, assessment = false): Promise<string> {
  const person = await ask(desk, 'POST', '/v1/persons', { names: { family_name: '試', given_name: given }, sex: 'male' });
  const contact = await ask(desk, 'POST', '/v1/contacts', {
    method: 'T', is_new: 'NEW', caller_type: '45', caller_label: '医療ソーシャルワーカー', caller_org: '市民病院', topic_main: 'D2',
    narrative: { facts: '身寄りのない本人が退院予定。金銭管理ができない。' }, path: '1', response: '受け付けた。',
    outcome: '5', abuse: '0', district: 'D11', consent: '1', urgency: 'A', subject_person: person.body.id,
    person_wish: 'KNOWN', person_wish_text: '家に帰りたい', relation: { unknown: true }, finalise: true,
  });
  expect(contact.status, JSON.stringify(contact.body)).toBe(201);
  const made = await ask(desk, 'POST', '/v1/cases', { from_contact: contact.body.id });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { id } = made.body.head;
  if (!assessment) return id;
  await act(manager, id, 'accept', { duplicates_checked: 'yes', contract_scope: '委託の範囲内' });
  await act(desk, id, 'start_interview', { appointment_on: '2026-11-20', safety_acknowledged: 'yes' });
  await act(desk, id, 'start_assessment', { visited_on: '2026-11-20', person_wish: 'KNOWN', consent: '1' });
  return id;
}

async function demoCase(at: Desk, number: string): Promise<string> {
  return (await ask(at, 'GET', `/v1/cases?number=${number}`)).body.cases[0].id;
}

describe('the page of a case', () => {
  it('E-1 names exactly what T-6 misses, and each leads to its field', async () => {
    const id = await newCase('三', true);
    await open(desk, `/cases/${id}`);
    const next = desk.page.getByRole('region', { name: '次の一手' });
    await next.getByText('5つのうち不足5').waitFor();
    await desk.checkAccessibility();
    await desk.picture('case-overview');
    for (const [need, field] of [
      ['本人の基本情報', '判断能力低下の原因'],
      ['家族図を入力', '家族図'],
      ['収入を確認', '収入'],
      ['資産を確認', '資産'],
      ['虐待の有無を確認', '虐待の有無の確認'],
    ] as const) {
      await next.getByRole('button', { name: new RegExp(`^${need}`) }).click();
      await expect.poll(() => desk.page.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent ?? '')).toBe(field);
    }
    await next.getByRole('button', { name: '支援方針会議に出す' }).click();
    const dialog = desk.page.getByRole('dialog');
    await desk.checkAccessibility();
    await desk.picture('case-step');
    await dialog.getByRole('button', { name: /確定/ }).click();
    const missing = dialog.getByRole('alert').getByRole('listitem');
    await expect.poll(() => missing.count()).toBe(5);
    await dialog.getByLabel('判断能力低下の原因').selectOption('1');
    await dialog.getByLabel('居所種別').selectOption('30');
    await dialog.getByLabel('世帯', { exact: true }).selectOption('1');
    await dialog.getByLabel('家族図', { exact: true }).fill('把握できる親族なし');
    await dialog.getByLabel('収入', { exact: true }).fill('年金 額は不明');
    await dialog.getByLabel(/資産は「不明」/).check();
    await dialog.getByLabel('虐待の有無の確認', { exact: true }).fill('なし');
    await dialog.getByRole('button', { name: /確定/ }).click();
    await expect.poll(() => desk.page.locator('.face').textContent()).toContain('S5 支援方針会議');
    await next.getByText('できる人 主任相談員').first().waitFor();
    desk.nothingWrong();
  });

  it('E-2 offers what a refused consent leaves as a basis, says why not the others, and asks B3 its three lines', async () => {
    const id = await newCase('二', true);
    await open(desk, `/cases/${id}/sharing`);
    await desk.page.getByRole('button', { name: '同意を記録する' }).click();
    await desk.page.getByRole('dialog').getByLabel('形').selectOption('4');
    await desk.page.getByRole('dialog').getByRole('button', { name: '記録する', exact: true }).click();
    await desk.page.getByRole('cell', { name: /^試 二/ }).waitFor();
    await desk.page.getByRole('button', { name: 'つなぐ・渡す' }).click();
    const dialog = desk.page.getByRole('dialog');
    await dialog.getByRole('radio').first().waitFor();
    const offered = await dialog.getByRole('radio').evaluateAll((radios) => radios.map((radio) => (radio as HTMLInputElement).labels?.[0]?.textContent?.slice(0, 2)));
    expect(offered).toEqual(['B2', 'B3', 'B5']);
    expect(await dialog.getByText(/は選べません: ./).count()).toBe(3);
    await dialog.getByRole('radio', { name: /^B3/ }).check();
    await desk.checkAccessibility();
    await desk.picture('case-sharing');
    await dialog.getByLabel('どんな危険があるか').fill('退院の日に食事の用意がない');
    await dialog.getByLabel('同意が取れない理由').fill('本人が断った');
    await dialog.getByLabel('この項目が要る理由').fill('配食の手配に要る');
    await dialog.getByLabel(/^相手の種類/).selectOption('40');
    await dialog.getByLabel(/^相手の名前/).fill('包括 境');
    await dialog.getByRole('checkbox').first().check();
    await dialog.getByLabel(/^方法/).selectOption({ index: 1 });
    await dialog.getByLabel(/^渡したもの/).fill('配食の申込書');
    await dialog.getByRole('button', { name: '記録する', exact: true }).click();
    await desk.page.getByRole('cell', { name: /^B3/ }).waitFor();
    desk.nothingWrong();
  });

  it('shows meetings with their decisions, and the relations as a list', async () => {
    const id = await demoCase(desk, 'R07-K-00001');
    for (const tab of ['meetings', 'chart', 'tracks']) {
      await open(desk, `/cases/${id}/${tab}`);
      await desk.page.locator('.empty, .meeting-line, svg.chart, tbody tr').first().waitFor();
      await desk.checkAccessibility();
      await desk.picture(`case-${tab}`);
    }
    desk.nothingWrong();
  });

  it('E-3 gives who may not see a case the words for one that is not there', async () => {
    const hidden = await personId(manager, '原田 由美');
    const other = (await ask(manager, 'GET', `/v1/cases?subject=${hidden}`)).body.cases[0].id;
    const unread = await ask(desk, 'GET', `/v1/cases/${other}`);
    const absent = await ask(desk, 'GET', '/v1/cases/0196f3a0-0000-7000-8000-000000000000');
    expect([unread.status, absent.status]).toEqual([404, 404]);
    for (const id of [other, '0196f3a0-0000-7000-8000-000000000000']) {
      await desk.page.evaluate((to) => history.pushState(null, '', to), `/cases/${id}`);
      await desk.page.getByRole('heading', { level: 1, name: '見つかりません。' }).waitFor();
    }
    await desk.checkAccessibility();
    desk.nothingWrong();
  });

  it('E-4 shows who looked, this look as the first row, and who stands outside the team', async () => {
    const id = await newCase('八', true);
    await open(manager, `/cases/${id}`);
    await open(desk, `/cases/${id}/access`);
    const rows = desk.page.locator('table tbody tr');
    await rows.first().waitFor();
    expect(await rows.first().textContent()).toContain('相談員 いち');
    await expect.poll(async () => (await rows.allTextContents()).filter((row) => row.includes('センター長')).length).toBeGreaterThan(0);
    await desk.checkAccessibility();
    await desk.picture('case-access');
    desk.nothingWrong();
  });

  it('decides on the owner and the team', async () => {
    const id = await newCase('九', true);
    await open(manager, `/cases/${id}`);
    const team = manager.page.getByRole('region', { name: '担当とチーム' });
    await team.getByRole('button', { name: 'チームに加える' }).click();
    await team.getByLabel(/^職員/).selectOption({ label: '主任相談員' });
    await team.getByLabel(/^役割/).fill('副担当');
    await team.getByRole('button', { name: '加える', exact: true }).click();
    await team.getByText('副担当').waitFor();
    await team.getByRole('button', { name: '担当を決める' }).click();
    await team.getByLabel(/^職員/).selectOption({ label: '相談員 に' });
    await team.getByRole('button', { name: '決める', exact: true }).click();
    await team.getByText('担当 相談員 に').waitFor();
    manager.nothingWrong();
  });

  it('shows what happened by kind and page, with who did it, worked by keys', async () => {
    const id = await demoCase(desk, 'R07-K-00001');
    for (let entry = 0; entry < 25; entry++) {
      const read = await ask(desk, 'GET', `/v1/cases/${id}`);
      await ask(desk, 'PUT', `/v1/cases/${id}/facts`, { facts: [{ name: 'goals', value: `目標 ${entry}` }] }, read.etag);
    }
    await open(desk, `/cases/${id}/timeline`);
    const rows = desk.page.locator('.timeline-row');
    await rows.first().waitFor();
    await desk.checkAccessibility();
    await desk.picture('case-timeline');
    const before = await rows.count();
    expect(before).toBe(30);
    await desk.page.getByRole('button', { name: '前の30件' }).click();
    await expect.poll(() => rows.count()).toBeGreaterThan(before);
    await desk.page.getByRole('button', { name: '相談', exact: true }).click();
    await expect.poll(() => rows.count()).toBe(1);
    await desk.page.getByRole('button', { name: '状態', exact: true }).click();
    await expect.poll(() => rows.count()).toBe(7);
    await rows.first().focus();
    await desk.page.keyboard.press('End');
    expect(await desk.page.evaluate(() => document.activeElement?.textContent)).toContain('R7.4.15(火) 10:25');
    await desk.page.keyboard.press('f');
    expect(await desk.page.evaluate(() => document.activeElement?.textContent)).toBe('すべて');
    desk.nothingWrong();
  });

  it('two people enter facts at once: the later sees the change and loses nothing', async () => {
    const id = await newCase('四', true);
    await open(desk, `/cases/${id}`);
    await desk.page.getByRole('button', { name: '収入を記入' }).click();
    await desk.page.getByLabel('収入', { exact: true }).fill('年金 月8万円');
    const read = await ask(manager, 'GET', `/v1/cases/${id}`);
    await ask(manager, 'PUT', `/v1/cases/${id}/facts`, { facts: [{ name: 'income', value: '年金 月7万円', source: '通帳' }] }, read.etag);
    await desk.page.getByRole('button', { name: '保存', exact: true }).click();
    await desk.page.getByText('今の収入は「年金 月7万円」').waitFor();
    expect(await desk.page.getByLabel('収入', { exact: true }).inputValue()).toBe('年金 月8万円');
    await desk.page.getByRole('button', { name: '保存', exact: true }).click();
    await desk.page.getByRole('cell', { name: '年金 月8万円' }).waitFor();
    desk.nothingWrong();
  });

  it('leads the response to a suspicion of abuse by its clock', async () => {
    const id = await newCase('五', true);
    await open(desk, `/cases/${id}`);
    await desk.page.getByRole('button', { name: '虐待対応を始める' }).click();
    await desk.page.getByRole('dialog').getByRole('button', { name: /確定/ }).click();
    await desk.page.getByText('市への通報は未記録です。').waitFor();
    await desk.page.getByRole('button', { name: '市へ通報した' }).click();
    await desk.page.getByLabel(/^通報した先/).fill('市 高齢課 富田');
    await desk.page.getByRole('button', { name: '記録する', exact: true }).click();
    await expect.poll(() => desk.page.getByRole('timer').textContent()).toMatch(/安全確認まで 4[78]:\d\d/);
    await desk.checkAccessibility();
    await desk.picture('case-abuse');
    await desk.page.getByRole('button', { name: '安全を確認した' }).click();
    await desk.page.getByLabel(/^だれがどう確認したか/).fill('市の職員が面談した');
    await desk.page.getByRole('button', { name: '記録する', exact: true }).click();
    await expect.poll(() => desk.page.getByRole('timer').textContent()).toBe('安全を確認済み');
    desk.nothingWrong();
  });

  it('keeps tries, urgency, supervision and the wish to close', async () => {
    const id = await newCase('六', true);
    await open(desk, `/cases/${id}`);
    await desk.page.getByRole('button', { name: '連絡を記録' }).click();
    await desk.page.getByLabel('ようす').fill('不在');
    await desk.page.getByRole('button', { name: '記録する', exact: true }).click();
    await desk.page.getByText('不在').first().waitFor();
    await desk.page.getByRole('button', { name: '緊急度を変える' }).click();
    const urgency = desk.page.getByRole('region', { name: '緊急度と期限' });
    await urgency.getByLabel('緊急度', { exact: true }).selectOption('S');
    await urgency.getByLabel(/^理由/).fill('食事がとれていない');
    await urgency.getByRole('button', { name: '変える', exact: true }).click();
    await expect.poll(() => desk.page.locator('.face').textContent()).toContain('緊急度S');
    await open(manager, `/cases/${id}`);
    const review = manager.page.getByRole('region', { name: 'スーパービジョン' });
    await review.getByRole('button', { name: '記録する', exact: true }).click();
    await review.getByLabel('相談したこと').fill('退院の時期');
    await review.getByLabel('助言').fill('病院と週に一度確かめる');
    await review.getByLabel('決めたこと').fill('金曜に電話する');
    await review.getByRole('button', { name: '記録する', exact: true }).click();
    await review.getByText('金曜に電話する').waitFor({ state: 'attached' });
    const closing = desk.page.getByRole('region', { name: '終結' });
    await closing.getByRole('button', { name: '終結を申し出る' }).click();
    await closing.getByLabel('終結理由').selectOption('3');
    await closing.getByLabel('終結のまとめ').fill('転居のため、転居先の機関に引き継いだ。');
    await closing.getByRole('button', { name: '申し出る', exact: true }).click();
    await closing.getByText('転居先の機関に引き継いだ。').waitFor();
    desk.nothingWrong();
    manager.nothingWrong();
  });

  it('E-5 stands at 200 % without overlaps, and the focus is never under the line that stays', async () => {
    const id = await newCase('七', true);
    const half = await Desk.open(kizuna, { width: 683, height: 384 });
    await half.signIn('counselor');
    await open(half, `/cases/${id}`);
    const sideways = await half.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways).toBe(0);
    await half.picture('case-zoomed');
    await open(desk, `/cases/${id}`);
    for (const at of [half, desk]) {
      await at.page.locator('.case a, .case button').first().focus();
      for (let step = 0; step < 60; step++) {
        await at.page.keyboard.press('Tab');
        const covered = await at.page.evaluate(() => {
          const focused = document.activeElement;
          if (!focused?.closest('.case .columns')) return false;
          const { left, top, width, height } = focused.getBoundingClientRect();
          const over = document.elementFromPoint(left + width / 2, top + height / 2);
          return !(over && (focused.contains(over) || over.contains(focused)));
        });
        expect(covered, await at.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120))).toBe(false);
      }
    }
    half.nothingWrong();
    await half.close();
  });
});
