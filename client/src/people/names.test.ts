import { expect, it } from 'vitest';
import { asReading, isReading, splitName } from './names';

it.each([
  ['髙橋 美和', { family: '髙橋', given: '美和' }],
  ['髙橋　美和', { family: '髙橋', given: '美和' }],
  ['神田', { family: '神田' }],
  ['ダ シルバ マリア', { family: 'ダ', given: 'シルバ マリア' }],
  ['', {}],
])('%s', (typed, names) => expect(splitName(typed)).toEqual(names));

it.each([
  ['たかはし', 'タカハシ'],
  ['ﾀｶﾊｼ', 'タカハシ'],
  ['タカハシ ミワ', 'タカハシ ミワ'],
])('%s is read %s', (typed, reading) => expect(asReading(typed)).toBe(reading));

it.each([
  ['タカハシ', true],
  ['ヴァン・ダム', true],
  ['髙橋', false],
  ['', false],
])('%s is a reading: %s', (text, yes) => expect(isReading(text)).toBe(yes));
