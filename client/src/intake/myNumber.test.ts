import { expect, it } from 'vitest';
import { holdsMyNumber } from './myNumber';

it.each([
  ['123456789018', true],
  ['番号は1234 5678 9018です', true],
  ['１２３４ー５６７８ー９０１８', true],
  ['1234-5678-9018', true],
  ['123456789012', false],
  ['1234567890180', false],
  ['0270-00-0123', false],
  ['1234  5678 9018', false],
  ['', false],
])('%s', (text, holds) => expect(holdsMyNumber(text)).toBe(holds));
