import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, take } from '../api/client';
import type { ContactProposals, ContactSoFar } from '../api/schema';

const settleMs = 150;

/** What the system proposes to what is typed so far: 新規・継続・再, why it may become a case, what
 * was agreed on for a repeat caller. */
export function useProposals(soFar: ContactSoFar): ContactProposals | undefined {
  const asked = JSON.stringify(soFar);
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), settleMs);
    return () => clearTimeout(timer);
  }, [asked]);
  const body: ContactSoFar = JSON.parse(settled);
  const known = body.caller_person ?? body.subject_person ?? body.callback_phone ?? body.caller_group ?? body.caller_typed ?? body.subject_typed ?? body.outcome;
  const { data } = useQuery({
    queryKey: ['contact-proposals', settled],
    queryFn: ({ signal }) => take(api.POST('/v1/contact-proposals', { body, signal })),
    enabled: known != null,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  return known != null ? data : undefined;
}
