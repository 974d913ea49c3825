import { describe, expect, it } from 'vitest';
import { joinName, namesFrom, Reading, readyKana, splitName } from './typedName';

describe('a name in one field', () => {
  it.each([
    ['田島 勇', '田島', '勇'],
    ['田島　勇', '田島', '勇'],
    ['スハルト', '', 'スハルト'],
    ['ワタナベ ', 'ワタナベ', ''],
    ['中村 マリア アパレシダ', '中村', 'マリア アパレシダ'],
    ['\ufa19\u{e0101} \u304b\u3099', '\ufa19\u{e0101}', '\u304b\u3099'],
  ])('%s', (typed, family, given) => {
    expect(splitName(typed)).toEqual({ family, given });
    expect(joinName({ family, given })).toBe(typed.replace('\u3000', ' '));
  });
});

it.each([
  ['田島 勇', { family_name: '田島', given_name: '勇' }],
  ['田島', { family_name: '田島', given_name: null }],
  ['たじま いさむ', { family_kana: 'タジマ', given_kana: 'イサム', kana_source: 'heard' }],
  ['ﾀｼﾞﾏ', { family_kana: 'タジマ', given_kana: null, kana_source: 'heard' }],
])('what was searched for, %s, begins a registration', (typed, names) => expect(namesFrom(typed)).toEqual(names));

describe('フリガナ', () => {
  it('becomes full width and katakana, and says so', () => {
    expect(readyKana('ﾀｼﾞﾏ いさむ')).toEqual({ text: 'タジマ イサム', changed: true });
    expect(readyKana('タジマ イサム')).toEqual({ text: 'タジマ イサム', changed: false });
  });
  it('is caught from what was composed', () => {
    const reading = new Reading();
    for (const step of ['ｔ', 'た', 'たj', 'たじ', 'たじま', '田島']) reading.update(step);
    reading.end('田島');
    reading.space();
    for (const step of ['い', 'いさむ', '勇']) reading.update(step);
    reading.end('勇');
    expect(reading.katakana).toBe('タジマ イサム');
  });
  it('forgets a composition that was given up', () => {
    const reading = new Reading();
    reading.update('たじま');
    reading.end('');
    expect(reading.katakana).toBe('');
  });
});
