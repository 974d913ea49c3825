import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useText } from '../app/language';
import { StepUpDeclined } from '../app/StepUp';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';

/** As Loading; where the person did not confirm who it is, says what is missing. */
export function Guarded<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  const t = useText();
  if (query.data === undefined && query.error instanceof StepUpDeclined) {
    return (
      <div className="empty">
        <p>{t('本人確認をするまで開けません。', 'This opens after you have confirmed that it is you.')}</p>
        <Button primary onPress={() => void query.refetch()}>
          {t('本人確認をする', 'Confirm')}
        </Button>
      </div>
    );
  }
  return <Loading query={query}>{children}</Loading>;
}
