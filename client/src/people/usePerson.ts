import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, takeTagged, type Tagged } from '../api/client';
import type { PersonView } from '../api/schema';

export function personKey(id: string) {
  return ['persons', id];
}

async function readPerson(id: string, signal?: AbortSignal): Promise<Tagged<PersonView>> {
  return takeTagged(api.GET('/v1/persons/{id}', { params: { path: { id } }, signal }));
}

/** One person with the version that was read. */
export function usePerson(id: string) {
  return useQuery({ queryKey: personKey(id), queryFn: ({ signal }) => readPerson(id, signal), retry: false });
}

/** Reads the person anew, and everything on the page that hangs on it. */
export function useFreshPerson(id: string) {
  const queries = useQueryClient();
  return useCallback(async () => {
    const fresh = await readPerson(id);
    queries.setQueryData(personKey(id), fresh);
    void queries.invalidateQueries({ queryKey: personKey(id), predicate: (query) => query.queryKey.length > 2 });
    return fresh;
  }, [queries, id]);
}
