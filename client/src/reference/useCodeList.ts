import { useQuery } from '@tanstack/react-query';
import { api, take } from '../api/client';

export interface CodeRow {
  code: string;
  label: string;
  ended: boolean;
}

export interface CodeList {
  rows: CodeRow[];
  /** The words of a code; the code itself where the list does not know it. */
  label: (code: string | null | undefined) => string;
}

/** A code list of the server. Codes that have ended keep their words but are not offered. */
export function useCodeList(name: string): CodeList {
  const { data } = useQuery({
    queryKey: ['reference', name],
    queryFn: ({ signal }) => take(api.GET('/v1/reference/{table}', { params: { path: { table: name } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: name !== '',
  });
  const rows = (data?.rows ?? []).map(({ cells }) => ({
    code: cells[0] ?? '',
    label: cells[1] ?? '',
    ended: Boolean(cells[4]),
  }));
  return { rows, label: (code) => rows.find((row) => row.code === code)?.label ?? code ?? '' };
}
