import { describe, expect, it } from 'vitest';
import { rootInGroups, shortId, treeName, typedDigits } from './pseudonym';

describe('what stands for a name', () => {
  it.each([
    ['0195575f-0580-7e0e-a316-55a84ee65e9d', '…e65e9d'],
    ['isesaki', 'isesaki'],
  ])('%s is shown as %s', (id, verdict) => expect(shortId(id)).toBe(verdict));

  it.each([
    ['audit.demo.kizuna.invalid/isesaki/2025', 'R7年度'],
    ['audit.demo.kizuna.invalid/isesaki/2026.r1', 'R8年度(復元 1)'],
    ['something', 'something'],
  ])('%s is named %s', (origin, verdict) => expect(treeName(origin)).toBe(verdict));
});

describe('the digits of a closing sheet', () => {
  it('stand in groups of four', () => expect(rootInGroups('957a3fdc07430011aaaa')).toBe('957a-3fdc-0743-0011'));

  it.each([
    ['957A 3FDC 0743 0011', '957a3fdc07430011'],
    ['９５７ａ－３ｆｄｃ', '957a3fdc'],
    ['957a-3fdc-', '957a3fdc'],
  ])('are read from %s', (typed, verdict) => expect(typedDigits(typed)).toBe(verdict));
});
