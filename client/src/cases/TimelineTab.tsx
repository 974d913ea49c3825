import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, take, takePage } from '../api/client';
import type { TimelineLine } from '../api/schema';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { belongsToIme } from '../typing/composition';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { useRoving } from '../ui/useRoving';
import { kindOf, type TimelineKind, timelineKinds, titleOf } from './timeline';

/** What happened, the latest first: date, kind, what, who. */
export function TimelineTab({ id }: { id: string }) {
  const t = useText();
  const [kind, setKind] = useState<TimelineKind | ''>('');
  const roving = useRoving();
  const workflow = useQuery({
    queryKey: ['reference', 'case_workflow'],
    queryFn: ({ signal }) => take(api.GET('/v1/reference/{table}', { params: { path: { table: 'case_workflow' } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const labels = Object.fromEntries((workflow.data?.rows ?? []).map(({ cells }) => [cells[1] ?? '', cells[2] ?? '']));
  const pages = useInfiniteQuery({
    queryKey: ['case', id, 'timeline', kind],
    queryFn: ({ signal, pageParam }) =>
      takePage(
        api.GET('/v1/cases/{id}/timeline', {
          params: { path: { id }, query: { limit: '30', ...(kind ? { kind } : {}), ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
  return (
    <>
      <div className="filters" role="group" aria-label={t('絞り込み', 'Filter')}>
        <span className="label">{t('絞り込み', 'Filter')}</span>
        {(['', ...timelineKinds] as const).map((one) => (
          <button key={one} type="button" className="filter-tag" aria-pressed={kind === one} onClick={() => setKind(one)}>
            {one === '' ? t('すべて', 'All') : kindOf({ kind: one } as TimelineLine, t).word}
          </button>
        ))}
      </div>
      <Loading query={pages}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.value.rows);
          if (rows.length === 0) return <p className="empty">{kind ? t('この種類の記録はありません。', 'Nothing of this kind.') : t('まだ記録がありません。最初の相談から始まります。', 'Nothing yet.')}</p>;
          return (
            <ol
              className="plain-list timeline"
              aria-label={t('経過', 'Timeline')}
              onKeyDown={(event) => {
                if (event.key === 'f' && !belongsToIme(event) && !event.ctrlKey && !event.altKey) document.querySelector<HTMLElement>('.filters .filter-tag')?.focus();
                else roving.onKeyDown(event);
              }}
            >
              {rows.map((row, index) => (
                <Row key={row.kind + row.id} row={row} labels={labels} focus={roving.row(index)} />
              ))}
            </ol>
          );
        }}
      </Loading>
      {pages.hasNextPage && <Button onPress={() => void pages.fetchNextPage()}>{t('前の30件', 'Earlier')}</Button>}
    </>
  );
}

interface RowProps {
  row: TimelineLine;
  labels: Record<string, string>;
  focus: ReturnType<ReturnType<typeof useRoving>['row']>;
}

function Row({ row, labels, focus }: RowProps) {
  const t = useText();
  const { mark, word } = kindOf(row, t);
  const moved = row.kind === 'transition' && row.from_state !== row.to_state;
  return (
    <li {...focus} className={`timeline-row timeline-${row.kind}`}>
      <time dateTime={row.at}>{shortTime(row.at)}</time>
      <span>
        <span className="timeline-mark" aria-hidden="true">
          {mark}
        </span>
        {word}
      </span>
      <span>
        <b>{row.kind === 'contact' ? <Link href={`/contacts/${row.id}`}>{row.title}</Link> : titleOf(row, labels, t)}</b>
        {moved && ` ${row.from_state} → ${row.to_state}`} <span className="prose">{row.text}</span>
      </span>
      <span className="small">{row.actor_name}</span>
    </li>
  );
}
