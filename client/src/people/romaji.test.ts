import { describe, expect, it } from 'vitest';
import { kanaOf } from './romaji';

describe('Roman letters as kana', () => {
  it.each([
    ['takahashi', 'タカハシ'],
    ['Takahashi Sumie', 'タカハシ スミエ'],
    ['watanabe', 'ワタナベ'],
    ['shinohara', 'シノハラ'],
    ['sinohara', 'シノハラ'],
    ['kondou junko', 'コンドウ ジュンコ'],
    ['hattori', 'ハットリ'],
    ['homma', 'ホンマ'],
    ['tsuchiya', 'ツチヤ'],
    ['ryouko', 'リョウコ'],
    ['silva', undefined],
    ['高橋', undefined],
    ['', undefined],
  ])('%s', (typed, kana) => {
    expect(kanaOf(typed)).toBe(kana);
  });
});
