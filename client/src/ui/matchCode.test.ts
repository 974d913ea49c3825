import { expect, it } from 'vitest';
import { matchCode } from './matchCode';

const options = ['1', '2', '10', '12', 'A4', 'UNKNOWN'].map((code) => ({ code, label: code }));

it.each([
  ['2', { exact: true, complete: true }],
  ['1', { exact: true, complete: false }],
  ['12', { exact: true, complete: true }],
  ['A', { exact: false, complete: false }],
  ['A4', { exact: true, complete: true }],
  ['9', undefined],
])('%s', (typed, match) => expect(matchCode(options, typed)).toEqual(match));
