import { useRef } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import type { ContactFields, ContactView, NewContact } from '../api/schema';

type TypedPeople = Pick<NewContact, 'caller_typed' | 'subject_typed'>;

/** Stores a call for good. One key for one content: pressing again after an unknown outcome cannot
 * make two of it. */
export function useFinalise(): (fields: ContactFields, draft: string | undefined, typed: TypedPeople) => Promise<ContactView> {
  const last = useRef({ content: '', key: '' });
  return (fields, draft, typed) => {
    const body = { ...fields, ...typed, finalise: true, ...(draft ? { draft } : {}) };
    const content = JSON.stringify(body);
    if (last.current.content !== content) last.current = { content, key: newIdempotencyKey() };
    return take(api.POST('/v1/contacts', { params: { header: { 'Idempotency-Key': last.current.key } }, body }));
  };
}
