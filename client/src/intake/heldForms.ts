import type { CallForm } from './callForm';

interface Held {
  account: string;
  form: CallForm;
}

/** What was typed and not confirmed by the server when the page was cleared by a lock. In memory
 * only, for the same person only. */
const held = new Map<string, Held>();

export function hold(key: string, account: string, form: CallForm): void {
  held.set(key, { account, form });
}

export function takeHeld(key: string, account: string): CallForm | undefined {
  const found = held.get(key);
  held.delete(key);
  return found?.account === account ? found.form : undefined;
}

/** It reached the server after all. */
export function release(key: string): void {
  held.delete(key);
}
