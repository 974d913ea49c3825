import { useQuery } from '@tanstack/react-query';
import { api, take } from '../api/client';

export interface CodeOption {
  code: string;
  label: string;
}

export type CodeLists = Record<string, CodeOption[]>;

/** Every code list, with the codes that may be chosen on that day. Loaded once for a sign-in. */
export function useCodes(day: string): CodeLists {
  const { data } = useQuery({
    queryKey: ['codes'],
    queryFn: ({ signal }) => take(api.GET('/v1/reference/{table}', { params: { path: { table: 'codes' } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const lists: CodeLists = {};
  for (const { cells } of data?.rows ?? []) {
    const [list = '', code = '', label = '', , from = '', to = ''] = cells;
    if (from <= day && (!to || day <= to)) (lists[list] ??= []).push({ code, label });
  }
  return lists;
}

export function labelOf(lists: CodeLists, list: string, code: string | null | undefined): string {
  return lists[list]?.find((option) => option.code === code)?.label ?? code ?? '';
}
