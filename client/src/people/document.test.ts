import { describe, expect, it } from 'vitest';
import type { PersonView } from '../api/schema';
import { birthAsSent, documentOf, sameGroup, withGroup } from './document';

function person(change: Partial<PersonView>): PersonView {
  return {
    id: 'x', version: 1, names: { family_name: '田島' }, aliases: [], sex: 'male', birth_precision: 'day',
    birth_text: '', birth_earliest: '1943-02-20', birth_latest: '1943-02-20', nationality: '',
    residence_status: '', addresses: [], phones: [{ digits: '0270000123' }], mask_level: 0,
    died_source: '', merged_into_name: '', absorbed: [], changed_by: '相談員', ...change,
  };
}

describe('a person sent again', () => {
  it.each([
    ['day', '1943-02-20', '1943-02-20', { birth: '1943-02-20' }],
    ['month', '1951-07-01', '1951-07-31', { birth: '1951-07' }],
    ['year', '1940-01-01', '1940-12-31', { birth: '1940' }],
    ['decade', '1945-01-01', '1946-12-31', { birth_year_from: 1945, birth_year_to: 1946 }],
    ['unknown', null, null, {}],
  ])('keeps a birth known to the %s', (birth_precision, birth_earliest, birth_latest, sent) => {
    expect(birthAsSent(person({ birth_precision, birth_earliest, birth_latest }))).toEqual(sent);
  });
  it('leaves out what a mask hides, and the mask', () => {
    const sent = documentOf(person({ masked: '非表示(支援措置)', phones: [] }));
    expect(sent).not.toHaveProperty('phones');
    expect(sent).not.toHaveProperty('addresses');
    expect(sent).not.toHaveProperty('mask');
  });
  it('puts one group on what somebody else has changed', () => {
    const read = documentOf(person({}));
    const theirs = { ...read, phones: [{ digits: '0270009999' }] };
    const mine = { ...read, names: { family_name: '多島' } };
    expect(sameGroup('names', read, theirs)).toBe(true);
    expect(sameGroup('phones', read, theirs)).toBe(false);
    expect(withGroup('names', theirs, mine)).toEqual({ ...theirs, names: { family_name: '多島' } });
  });
});
