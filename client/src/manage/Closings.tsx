import { useState } from 'react';
import type { ClosingLine } from '../api/schema';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { Loading } from '../ui/Loading';
import { useRowActs } from '../ui/Rows';
import { ClosingAsk } from './ClosingAsk';
import { useClosings } from './useWaiting';
import './manage.css';

/** Closings that wait for an approval, the oldest first. Stands inside Rows. */
export function Closings() {
  const t = useText();
  const closings = useClosings();
  const [asked, setAsked] = useState<{ closing: ClosingLine; back: boolean }>();
  return (
    <section>
      <Loading query={closings}>
        {({ closings: rows }) => (
          <>
            <h2>{t(`終結の承認 ${rows.length}`, `Closings to approve ${rows.length}`)}</h2>
            {rows.length === 0 && <p className="empty">{t('承認を待つ終結はありません。', 'No closing waits.')}</p>}
            <ul className="plain-list">
              {rows.map((row) => (
                <ClosingRow key={row.id} row={row} open={(back) => setAsked({ closing: row, back })} />
              ))}
            </ul>
          </>
        )}
      </Loading>
      {asked && <ClosingAsk {...asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

function ClosingRow({ row, open }: { row: ClosingLine; open: (back: boolean) => void }) {
  const t = useText();
  useRowActs(row.id, { Enter: () => open(false), b: () => open(true) });
  return (
    <li className="wait-row" data-row={row.id} tabIndex={-1} onClick={() => open(false)}>
      <strong>{t(`${row.subject_name} さん`, row.subject_name)}</strong>
      <span>
        {row.case_number} {row.close_label}
      </span>
      <span>
        {row.city_officer_needed &&
          (row.city_officer_approved ? (
            <span className="tag tag-good">✓ {t('市 承認済み', 'city approved')}</span>
          ) : (
            <span className="tag tag-care">▲ {t('市の承認 待ち', 'waits for the city')}</span>
          ))}
      </span>
      <span className="wait-who">{t(`申し出 ${row.requested_by} ${shortTime(row.requested_at)}`, `${row.requested_by} ${shortTime(row.requested_at)}`)}</span>
    </li>
  );
}
