import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api, take } from '../api/client';
import type { CaseWarning } from '../api/schema';
import { useText } from '../app/language';
import { shortDay } from '../dates/format';
import { Loading } from '../ui/Loading';
import { useRowActs } from '../ui/Rows';

/** Cases that nobody can act on, and reviews that are overdue. */
export function Warnings() {
  const t = useText();
  const warnings = useQuery({
    queryKey: ['warnings'],
    queryFn: ({ signal }) => take(api.GET('/v1/case-warnings', { params: { query: { limit: '200' } }, signal })),
    staleTime: 0,
  });
  return (
    <section className="card">
      <Loading query={warnings}>
        {({ warnings: rows }) => (
          <>
            <h2>{t(`確認が要るケース ${rows.length}`, `Cases to look at ${rows.length}`)}</h2>
            {rows.length === 0 && <p className="empty">{t('確認が要るケースはありません。', 'None.')}</p>}
            <ul className="plain-list">
              {rows.map((row) => (
                <Row key={row.head.id} row={row} />
              ))}
            </ul>
          </>
        )}
      </Loading>
    </section>
  );
}

function Row({ row }: { row: CaseWarning }) {
  const t = useText();
  const [, go] = useLocation();
  const open = () => go(`/cases/${row.head.id}`);
  useRowActs(`warning ${row.head.id}`, { Enter: open });
  return (
    <li className="warn-row" data-row={`warning ${row.head.id}`} tabIndex={-1} onClick={open}>
      <strong>{t(`${row.head.subject_name} さん`, row.head.subject_name)}</strong> {row.head.number}
      <br />
      {row.no_active_owner && <span className="tag tag-care">▲ {t('担当者がいません', 'no active owner')}</span>}{' '}
      {row.supervision_overdue && row.supervision_due && (
        <span className="tag tag-late">{t(`指導の期限 ${shortDay(row.supervision_due)} 超過`, `review was due ${shortDay(row.supervision_due)}`)}</span>
      )}
    </li>
  );
}
