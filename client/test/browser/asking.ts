import type { Desk } from './browser';

interface Answered {
  status: number;
  etag: string;
  body: any;
}

/** A request as the page itself would send it, to prepare what a test looks at. */
export async function ask(desk: Desk, method: string, path: string, body?: unknown, ifMatch?: string): Promise<Answered> {
  return desk.page.evaluate(
    async ({ method, path, body, ifMatch }) => {
      const session = await (await fetch('/v1/sessions/current')).json();
      const answer = await fetch(path, {
        method,
        headers: {
          'content-type': 'application/json',
          'X-CSRF-Token': session.csrf_token,
          'Idempotency-Key': crypto.randomUUID(),
          ...(ifMatch ? { 'If-Match': ifMatch } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, etag: answer.headers.get('etag') ?? '', body: text ? JSON.parse(text) : null };
    },
    { method, path, body, ifMatch },
  );
}

/** The id of the one person that the words find. */
export async function personId(desk: Desk, words: string): Promise<string> {
  const found = await ask(desk, 'GET', `/v1/persons?q=${encodeURIComponent(words)}`);
  return found.body.persons[0].id;
}
