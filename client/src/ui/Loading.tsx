import { type ReactNode, useEffect, useState } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { ApiError } from '../api/problem';
import { useText } from '../app/language';
import { Button } from './Button';
import { ErrorSummary } from './ErrorSummary';

/** What a query has: its data, its refusal, or words once it takes long. Nothing for 200 ms. */
export function Loading<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error instanceof ApiError) return <ErrorSummary problem={query.error} />;
  if (query.error) throw query.error;
  return <Waiting again={() => void query.refetch()} />;
}

function Waiting({ again }: { again: () => void }) {
  const t = useText();
  const [phase, setPhase] = useState(0);
  useEffect(() => {
    const timers = [200, 2000, 10_000].map((ms, i) => setTimeout(() => setPhase(i + 1), ms));
    return () => timers.forEach(clearTimeout);
  }, []);
  if (phase === 0) return null;
  return (
    <div className="waiting" role="status">
      <span className="grey-row" />
      <span className="grey-row" />
      {phase >= 2 && <p>{phase === 2 ? t('読み込んでいます', 'Loading') : t('時間がかかっています', 'This takes long')}</p>}
      {phase >= 3 && <Button onPress={again}>{t('もう一度', 'Again')}</Button>}
    </div>
  );
}
