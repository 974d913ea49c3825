import { describe, expect, it } from 'vitest';
import { markOf, needOf } from './needs';

describe('the mark of a need', () => {
  it.each([
    ['income_screened', false, ['income'], 'done'],
    ['income_screened', true, [], 'untouched'],
    ['profile_complete', true, ['cause'], 'lacking'],
    ['owner_decided', true, [], 'untouched'],
  ])('%s unmet %s with %j is %s', (code, isUnmet, entered, mark) => {
    expect(markOf(code, isUnmet, new Set(entered))).toBe(mark);
  });
  it('keeps words for a need that this client does not know', () => {
    expect(needOf('new_need').ja).toBe('new_need');
  });
});
