import { useQuery } from '@tanstack/react-query';
import { api, take } from '../api/client';

/** The name of a person whose id stands in a draft; undefined until it is known. */
export function usePersonName(id: string | null | undefined): string | undefined {
  const { data } = useQuery({
    queryKey: ['person', id],
    queryFn: ({ signal }) => take(api.GET('/v1/persons/{id}', { params: { path: { id: id ?? '' } }, signal })),
    enabled: Boolean(id),
    staleTime: 60_000,
  });
  if (!data) return undefined;
  const { family_name, given_name, roman_name } = data.names;
  return [family_name, given_name].filter(Boolean).join(' ') || roman_name || '氏名不明';
}
