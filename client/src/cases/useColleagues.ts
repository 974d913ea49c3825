import { useQuery } from '@tanstack/react-query';
import { api, take } from '../api/client';

/** Who takes work, as options of a choice. */
export function useColleagues(): [account: string, name: string][] {
  const { data } = useQuery({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => take(api.GET('/v1/colleagues', { signal })),
    staleTime: 60_000,
  });
  return (data?.colleagues ?? []).map((one) => [one.account, one.name]);
}
