import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, takeTagged, type Tagged } from '../api/client';
import type { CaseView } from '../api/schema';

export function caseKey(id: string) {
  return ['case', id];
}

function read(id: string, signal?: AbortSignal): Promise<Tagged<CaseView>> {
  return takeTagged(api.GET('/v1/cases/{id}', { params: { path: { id } }, signal }));
}

/** A case with the version that was read. */
export function useCase(id: string) {
  return useQuery({ queryKey: caseKey(id), queryFn: ({ signal }) => read(id, signal), retry: false });
}

/** Reads the case anew, with everything on the page that hangs on it. */
export function useFreshCase(id: string) {
  const queries = useQueryClient();
  return useCallback(async () => {
    const fresh = await read(id);
    queries.setQueryData(caseKey(id), fresh);
    void queries.invalidateQueries({ queryKey: caseKey(id), predicate: (query) => query.queryKey.length > 2 });
    return fresh;
  }, [queries, id]);
}
