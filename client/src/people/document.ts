import type { PersonDocument, PersonView } from '../api/schema';

type Given = Pick<PersonDocument, 'birth' | 'birth_year_from' | 'birth_year_to'>;

/** The birth of a person as it is sent again, unchanged: whole, partial or a range of years. */
export function birthAsSent(person: PersonView): Given {
  const first = person.birth_earliest ?? '';
  const last = person.birth_latest ?? '';
  switch (person.birth_precision) {
    case 'day':
      return { birth: first };
    case 'month':
      return { birth: first.slice(0, 7) };
    case 'year':
      return { birth: first.slice(0, 4) };
    case 'decade':
      return { birth_year_from: Number(first.slice(0, 4)), birth_year_to: Number(last.slice(0, 4)) };
    default:
      return {};
  }
}

/** The whole document of a person, as a change of one group sends it. What a mask hides is left
 * out, and the server keeps it; so is the mask itself. */
export function documentOf(person: PersonView): PersonDocument {
  const open = !person.masked;
  return {
    names: person.names,
    aliases: person.aliases,
    sex: (person.sex || 'unknown') as PersonDocument['sex'],
    ...birthAsSent(person),
    ...(person.age_estimate ? { age_estimate: person.age_estimate } : {}),
    ...(person.nationality ? { nationality: person.nationality } : {}),
    ...(person.residence_status ? { residence_status: person.residence_status } : {}),
    ...(person.residence_until ? { residence_until: person.residence_until } : {}),
    ...(open ? { addresses: person.addresses, phones: person.phones } : {}),
    ...(person.died_on ? { died_on: person.died_on } : {}),
    ...(person.died_source ? { died_source: person.died_source } : {}),
  };
}

/** The groups in which a person is edited; two people may change two of them at once. */
export const groups = {
  names: ['names'],
  aliases: ['aliases'],
  birth: ['sex', 'birth', 'birth_year_from', 'birth_year_to', 'age_estimate'],
  addresses: ['addresses'],
  phones: ['phones'],
  stay: ['nationality', 'residence_status', 'residence_until'],
  death: ['died_on', 'died_source'],
} as const satisfies Record<string, readonly (keyof PersonDocument)[]>;

export type Group = keyof typeof groups;

export function sameGroup(group: Group, one: PersonDocument, other: PersonDocument): boolean {
  return groups[group].every(
    (member) => JSON.stringify(one[member] ?? null) === JSON.stringify(other[member] ?? null),
  );
}

/** `base` with one group as in `changed`: members that are absent there are taken away. */
export function withGroup(group: Group, base: PersonDocument, changed: PersonDocument): PersonDocument {
  const next: Record<string, unknown> = { ...base };
  for (const member of groups[group]) {
    if (changed[member] === undefined || changed[member] === null) delete next[member];
    else next[member] = changed[member];
  }
  return next as unknown as PersonDocument;
}
