import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../api/client';
import type { BreakGlassLine } from '../api/schema';
import { useText } from '../app/language';
import { clock, shortDay, shortTime } from '../dates/format';
import { Loading } from '../ui/Loading';
import { useRowActs } from '../ui/Rows';
import { BreakGlassAsk } from './BreakGlassAsk';

/** Emergency accesses that nobody has reviewed yet (AZ-09). */
export function BreakGlassReviews() {
  const t = useText();
  const [asked, setAsked] = useState<BreakGlassLine>();
  const accesses = useQuery({
    queryKey: ['break-glass'],
    queryFn: ({ signal }) => take(api.GET('/v1/break-glass', { params: { query: { state: 'open' } }, signal })),
    staleTime: 0,
  });
  return (
    <section>
      <Loading query={accesses}>
        {({ accesses: rows }) => (
          <>
            <h2>{t(`緊急閲覧の審査 ${rows.length}`, `Emergency accesses to review ${rows.length}`)}</h2>
            {rows.length === 0 && <p className="empty">{t('審査を待つ緊急閲覧はありません。', 'No emergency access waits.')}</p>}
            <ul className="plain-list">
              {rows.map((row) => (
                <Row key={row.id} row={row} open={() => setAsked(row)} />
              ))}
            </ul>
          </>
        )}
      </Loading>
      {asked && <BreakGlassAsk line={asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

function Row({ row, open }: { row: BreakGlassLine; open: () => void }) {
  const t = useText();
  useRowActs(row.id, { Enter: open });
  return (
    <li className="wait-row" data-row={row.id} tabIndex={-1} onClick={open}>
      <strong>{t(`${row.by_name}さん`, row.by_name)}</strong>
      <span>
        {row.case_number} {row.code_label} {row.reason}
      </span>
      <span>{t(`見た記録 ${row.records_seen}`, `${row.records_seen} seen`)}</span>
      <span className="wait-who">
        {shortTime(row.opened_at)}-{clock(row.ends_at)}{' '}
        {row.review_overdue ? (
          <span className="tag tag-late">{t('審査の期限 超過', 'review overdue')}</span>
        ) : (
          t(`${shortDay(row.review_due)}まで`, `until ${shortDay(row.review_due)}`)
        )}
      </span>
    </li>
  );
}
