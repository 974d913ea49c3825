import { useCallback, useRef, useState } from 'react';
import { api, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { AuditStatus } from '../api/schema';

export interface Fault {
  origin: string;
  seq: number;
  kind: string;
}

export type Verdict = 'match' | 'mismatch' | 'unsigned';

export type LogCheck =
  | { kind: 'none' }
  | { kind: 'running'; done: number; total: number }
  | { kind: 'done'; verdict: Verdict; total: number; faults: Fault[]; at: Date }
  | { kind: 'failed'; problem: ApiError };

/** Examines the whole log piece by piece, oldest tree first, so that it shows how far it is and can
 * be stopped. What is written meanwhile is not part of it. */
export function useLogCheck(onDone: (check: LogCheck) => void) {
  const [check, setCheck] = useState<LogCheck>({ kind: 'none' });
  const stopping = useRef<AbortController>(undefined);

  const run = useCallback(
    async (status: AuditStatus) => {
      stopping.current?.abort();
      const stop = new AbortController();
      stopping.current = stop;
      try {
        const result = await examine(status, stop.signal, (done, total) => setCheck({ kind: 'running', done, total }));
        setCheck(result);
        onDone(result);
      } catch (failure) {
        if (stop.signal.aborted) setCheck({ kind: 'none' });
        else if (failure instanceof ApiError) setCheck({ kind: 'failed', problem: failure });
        else throw failure;
      }
    },
    [onDone],
  );
  const stop = useCallback(() => stopping.current?.abort(), []);
  return { check, run, stop };
}

async function examine(status: AuditStatus, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<LogCheck> {
  const trees = status.trees.filter((tree) => tree.size > 0);
  const total = trees.reduce((sum, tree) => sum + tree.size, 0);
  const faults: Fault[] = [];
  let verdict: Verdict = 'match';
  let done = 0;
  for (const { origin, size } of trees) {
    for (let first: number | null | undefined = 0; first !== null && first !== undefined; ) {
      onProgress(done + first, total);
      const piece: Awaited<ReturnType<typeof askPiece>> = await askPiece(origin, first, size, signal);
      faults.push(...piece.faults.map((fault) => ({ origin, ...fault })));
      if (piece.verdict === 'mismatch') verdict = 'mismatch';
      // An older tree that was never signed is held by the next one's first entry.
      if (piece.verdict === 'unsigned' && origin === status.origin && verdict === 'match') verdict = 'unsigned';
      first = piece.next;
    }
    done += size;
  }
  return { kind: 'done', verdict: faults.length > 0 ? 'mismatch' : verdict, total, faults, at: new Date() };
}

function askPiece(origin: string, first: number, until: number, signal: AbortSignal) {
  return take(
    api.GET('/v1/audit-log/check', { signal, params: { query: { origin, first: String(first), until: String(until) } } }),
  );
}
