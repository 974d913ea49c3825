import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useFreshFactor } from '../app/StepUp';

/** What only a fresh factor opens. It is asked for once, not each time the window gets the focus. */
export function useGuarded<T>(key: string, what: string, ask: () => Promise<T>): UseQueryResult<T> {
  const withFreshFactor = useFreshFactor();
  return useQuery({
    queryKey: [key],
    queryFn: () => withFreshFactor(what, ask),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}
