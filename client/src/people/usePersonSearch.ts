import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, take } from '../api/client';
import type { PersonHitView } from '../api/schema';

const settleMs = 150;

/** People that fit what is being typed, composition included; nothing below two characters. */
export function usePersonSearch(typed: string): PersonHitView[] {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed.trim()), settleMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const enough = [...settled].length >= 2;
  const { data } = useQuery({
    queryKey: ['persons', settled],
    queryFn: ({ signal }) => take(api.GET('/v1/persons', { params: { query: { q: settled } }, signal })),
    enabled: enough,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  return enough && typed.trim() ? (data?.persons ?? []) : [];
}
