import type { Desk } from './browser';

export interface Told {
  status: number;
  json: any;
  etag: string;
}

/** Asks the server as the page of that desk would: with its cookie and its proof. */
export async function ask(desk: Desk, method: string, path: string, body?: unknown, etag?: string): Promise<Told> {
  return desk.page.evaluate(
    async (given) => {
      const session = await (await fetch('/v1/sessions/current')).json();
      const answer = await fetch(given.path, {
        method: given.method,
        headers: {
          'content-type': 'application/json',
          'X-CSRF-Token': session.csrf_token,
          'Idempotency-Key': crypto.randomUUID(),
          ...(given.etag ? { 'If-Match': given.etag } : {}),
        },
        ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
      });
      return { status: answer.status, json: await answer.json().catch(() => null), etag: answer.headers.get('etag') ?? '' };
    },
    { method, path, body, etag },
  );
}

/** The same, and it must have been done. */
export async function done(desk: Desk, method: string, path: string, body?: unknown, etag?: string): Promise<Told> {
  const told = await ask(desk, method, path, body, etag);
  if (told.status >= 300) throw new Error(`${method} ${path}: ${told.status} ${JSON.stringify(told.json)}`);
  return told;
}

export async function newPerson(desk: Desk, name: string, kana: string): Promise<string> {
  const [family_name, given_name] = name.split(' ');
  const [family_kana, given_kana] = kana.split(' ');
  const made = await done(desk, 'POST', '/v1/persons', {
    names: { family_name, given_name, family_kana, given_kana, kana_source: 'heard' },
    sex: 'female',
  });
  return made.json.id;
}

/** A final contact about that person. */
export async function newContact(desk: Desk, subject: string, changes: Record<string, unknown> = {}): Promise<string> {
  const made = await done(desk, 'POST', '/v1/contacts', {
    ...wholeForm,
    received_at: new Date(Date.now() - 60_000).toISOString(),
    subject_person: subject,
    finalise: true,
    ...changes,
  });
  return made.json.id;
}

/** All that finalising and a case ask for. */
export const wholeForm = {
  method: 'T',
  is_new: 'NEW',
  caller_type: '22',
  caller_label: '長女',
  relation: { label: '子', degree: 1 },
  topic_main: 'A3',
  narrative: { facts: '母の預金が引き出せない。' },
  person_wish: 'KNOWN',
  path: '1',
  response: '制度の説明をした。',
  outcome: '1',
  urgency: 'C',
  abuse: '0',
  district: 'D08',
  consent: '1',
};

/** What the pages call whoever sits at that desk. */
export async function nameOf(desk: Desk): Promise<string> {
  return (await ask(desk, 'GET', '/v1/sessions/current')).json.person.display_name;
}
