import { describe, expect, it } from 'vitest';
import type { PersonHitView } from '../api/schema';
import { decadeOf, inOrder, noFilters, passes, questionOf, whyFound } from './matching';

function hit(change: Partial<PersonHitView>): PersonHitView {
  return {
    id: 'x', name: '髙橋 澄江', kana: 'タカハシ スミエ', roman_name: '', birth_text: '昭和12年11月3日',
    district: 'D03', mask_level: 0, cases: [], ...change,
  };
}

describe('what was typed', () => {
  it.each([
    ['', 'nothing'],
    ['タ', 'too_short'],
    ['林', 'people'],
    ['ﾀｶﾊｼ', 'people'],
    ['Ｒ０７－Ｋ－０００１２', 'case'],
    ['r07-c-00421 訂1', 'contact'],
  ])('%s is %s', (typed, kind) => {
    expect(questionOf(typed).kind).toBe(kind);
  });
});

describe('why somebody was found', () => {
  it.each([
    ['たかは', 'kana'],
    ['髙橋', 'name'],
    ['高橋', 'other_form'],
    ['1234', 'phone'],
  ])('%s by %s', (words, why) => {
    expect(whyFound(words, hit({}))).toBe(why);
  });
});

describe('narrowing', () => {
  it('never matches what a mask hides', () => {
    const masked = hit({ district: '', birth_text: '', mask_level: 2 });
    expect(passes(masked, { ...noFilters, district: 'D03' })).toBe(false);
    expect(passes(masked, { ...noFilters, born: '昭和10年代' })).toBe(false);
    expect(passes(masked, noFilters)).toBe(true);
  });
  it('knows decades', () => {
    expect(decadeOf(hit({}))).toBe('昭和10年代');
    expect(decadeOf(hit({ birth_text: '令和元年5月' }))).toBe('令和1桁');
    expect(decadeOf(hit({ birth_text: '不明' }))).toBe('');
  });
  it('puts own cases first, then the latest contact', () => {
    const own = { id: 'k', number: 'R07-K-00001', state_code: 'S4', state_label: 'アセスメント', own: true };
    const order = inOrder([
      hit({ id: 'old', last_contact_at: '2025-01-01T00:00:00Z' }),
      hit({ id: 'new', last_contact_at: '2025-02-01T00:00:00Z' }),
      hit({ id: 'own', cases: [own] }),
    ]);
    expect(order.map((one) => one.id)).toEqual(['own', 'new', 'old']);
  });
});
