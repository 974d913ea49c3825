import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { api, take } from '../api/client';
import { ApiError } from '../api/problem';
import { useFreshFactor, StepUpDeclined } from '../app/StepUp';

export function useWaiting() {
  return useQuery({
    queryKey: ['waiting'],
    queryFn: ({ signal }) => take(api.GET('/v1/waiting-decisions', { signal })),
    staleTime: 0,
  });
}

export function useClosings() {
  return useQuery({
    queryKey: ['closings'],
    queryFn: ({ signal }) => take(api.GET('/v1/closings', { params: { query: { limit: '200' } }, signal })),
    staleTime: 0,
  });
}

/** Reads a restricted record: asks for a fresh factor where the server does. */
export function useFreshRead() {
  const fresh = useFreshFactor();
  return useCallback(
    async <T>(what: string, read: () => Promise<T>): Promise<T> => {
      try {
        return await fresh(what, read);
      } catch (failure) {
        if (!(failure instanceof StepUpDeclined)) throw failure;
        throw new ApiError({ code: 'step_up_required', status: 403, title: '本人確認をしていません', detail: '閉じて、もう一度開いてください。' });
      }
    },
    [fresh],
  );
}

/** Takes a decision, with a fresh factor where the server asks for one; what waits is read again. */
export function useDecision(onDone: () => void) {
  const queries = useQueryClient();
  const fresh = useFreshFactor();
  const [problem, setProblem] = useState<ApiError>();
  const decide = useCallback(
    async (what: string, act: () => Promise<unknown>) => {
      try {
        await fresh(what, act);
        onDone();
      } catch (failure) {
        if (failure instanceof StepUpDeclined) return;
        if (!(failure instanceof ApiError)) throw failure;
        setProblem(failure);
      }
      for (const key of ['waiting', 'closings', 'warnings', 'orphaned', 'break-glass', 'today']) void queries.invalidateQueries({ queryKey: [key] });
    },
    [fresh, onDone, queries],
  );
  return { problem, decide };
}
