import createClient, { type Middleware } from 'openapi-fetch';
import { ApiError, offlineProblem, problemFrom } from './problem';
import type { paths } from './schema';

let csrfToken = '';
let onUnauthenticated: () => void = () => {};

/** Proves that a change comes from this page; the server derives it from the session. */
export function useCsrfToken(token: string): void {
  csrfToken = token;
}

/** Called once for each answer 401: the session ended or is locked. */
export function whenUnauthenticated(act: () => void): void {
  onUnauthenticated = act;
}

const proof: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('X-CSRF-Token', csrfToken);
    return request;
  },
};

export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });
api.use(proof);

export interface Tagged<T> {
  value: T;
  /** What If-Match must say to change exactly this version. */
  etag: string;
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** A good answer; throws ApiError for everything else. */
async function good<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
  let answer: Answer<T>;
  try {
    answer = await asked;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(offlineProblem());
  }
  const { response } = answer;
  if (!response.ok) {
    const problem = problemFrom(response.status, response.headers.get('content-type'), answer.error);
    if (response.status === 401) onUnauthenticated();
    throw new ApiError(problem);
  }
  return answer;
}

/** The body of a good answer with its version. */
export async function takeTagged<T>(asked: Promise<Answer<T>>): Promise<Tagged<T>> {
  const { data, response } = await good(asked);
  return { value: data as T, etag: response.headers.get('etag') ?? '' };
}

export interface Paged<T> {
  value: T;
  /** What `cursor` must say for the next page. */
  next: string | undefined;
}

/** The body of one page of a list, and where the next one begins. */
export async function takePage<T>(asked: Promise<Answer<T>>): Promise<Paged<T>> {
  const { data, response } = await good(asked);
  const link = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  const next = link ? new URL(link, location.origin).searchParams.get('cursor') : null;
  return { value: data as T, next: next ?? undefined };
}

export async function take<T>(asked: Promise<Answer<T>>): Promise<T> {
  return (await takeTagged(asked)).value;
}

/** A key for one act of the user: pressing again repeats it, and the server answers as before. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}
