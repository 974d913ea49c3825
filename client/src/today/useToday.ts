import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { api, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { TaskAction, TaskView } from '../api/schema';

export type View = 'mine' | 'team' | 'away';

export function useToday(view: View) {
  return useQuery({
    queryKey: ['today', view],
    queryFn: ({ signal }) => take(api.GET('/v1/today', { params: { query: { view } }, signal })),
    staleTime: 0,
  });
}

/** The time of the wall, once a minute, for clocks that count down. */
export function useMinute(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

export type TaskAct = 'done' | 'postpone' | 'take' | 'cancel';

/** Acts on a task as it was read; the board is read again, whatever came of it. */
export function useTaskAct() {
  const queries = useQueryClient();
  return useCallback(
    async (task: TaskView, action: TaskAct, body: TaskAction): Promise<ApiError | undefined> => {
      try {
        await take(
          api.POST('/v1/tasks/{id}/actions/{action}', {
            params: { path: { id: task.id, action }, header: { 'If-Match': `"v${task.version}"` } },
            body,
          }),
        );
        return undefined;
      } catch (failure) {
        if (failure instanceof ApiError) return failure;
        throw failure;
      } finally {
        await queries.invalidateQueries({ queryKey: ['today'] });
        void queries.invalidateQueries({ queryKey: ['waiting'] });
      }
    },
    [queries],
  );
}
