import { useRef } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import type { ContactFields, ContactView } from '../api/schema';

/** Stores a call for good. One key for one content: pressing again after an unknown outcome cannot
 * make two of it. */
export function useFinalise(): (fields: ContactFields, draft: string | undefined) => Promise<ContactView> {
  const last = useRef({ content: '', key: '' });
  return (fields, draft) => {
    const body = { ...fields, finalise: true, ...(draft ? { draft } : {}) };
    const content = JSON.stringify(body);
    if (last.current.content !== content) last.current = { content, key: newIdempotencyKey() };
    return take(api.POST('/v1/contacts', { params: { header: { 'Idempotency-Key': last.current.key } }, body }));
  };
}
