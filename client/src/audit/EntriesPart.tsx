import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { api, take } from '../api/client';
import { useText } from '../app/language';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { ApiError } from '../api/problem';
import { DayField } from './DayField';
import { addDays, startOf, today } from './days';
import { EntryTable } from './EntryTable';

interface Filter {
  first: string;
  last: string;
  outcome: string;
  act: string;
}

/** A page and where the next one begins. */
async function askPage(filter: Filter, cursor: string | undefined, signal: AbortSignal) {
  let link = '';
  const page = await take(
    api
      .GET('/v1/audit-log/entries', {
        signal,
        params: {
          query: {
            from: startOf(filter.first),
            to: startOf(addDays(filter.last, 1)),
            limit: '100',
            ...(filter.outcome ? { outcome: filter.outcome } : {}),
            ...(filter.act ? { act: filter.act } : {}),
            ...(cursor ? { cursor } : {}),
          },
        },
      })
      .then((answer) => {
        link = answer.response.headers.get('link') ?? '';
        return answer;
      }),
  );
  return { entries: page.entries, next: /[?&]cursor=([^&>]+)/.exec(link)?.[1] };
}

/** The log itself, newest first. */
export function EntriesPart() {
  const t = useText();
  const id = useId();
  const [filter, setFilter] = useState<Filter>({ first: addDays(today(), -6), last: today(), outcome: '', act: '' });
  const pages = useInfiniteQuery({
    queryKey: ['audit-entries', filter],
    queryFn: ({ pageParam, signal }) => askPage(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    refetchOnWindowFocus: false,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries);
  const outcomes = [
    ['', t('すべて', 'all')],
    ['ok', t('済み', 'done')],
    ['denied', t('断り', 'denied')],
    ['error', t('失敗', 'failed')],
  ] as const;
  const acts: [act: string, ja: string, en: string][] = [
    ['', 'すべて', 'all'],
    ['case.view', 'ケースの表示', 'case opened'],
    ['contact.view', '相談受付の表示', 'contact opened'],
    ['person.view', '人物の表示', 'person opened'],
    ['person.search', '人物の検索', 'search for people'],
    ['person.reveal', '秘匿された住所の表示', 'places revealed'],
    ['session.start', 'ログイン', 'sign-in'],
    ['user.change_roles', '役割の変更', 'roles changed'],
    ['log.access_report', '閲覧の報告', 'access report'],
  ];
  return (
    <>
      <div className="report-fields">
        <DayField label={t('初日', 'First day')} value={filter.first} onChange={(first) => setFilter({ ...filter, first })} />
        <DayField label={t('末日', 'Last day')} value={filter.last} onChange={(last) => setFilter({ ...filter, last })} />
        <div className="field">
          <label htmlFor={`${id}-act`}>{t('操作', 'Act')}</label>
          <select id={`${id}-act`} value={filter.act} onChange={(event) => setFilter({ ...filter, act: event.target.value })}>
            {acts.map(([act, ja, en]) => (
              <option key={act} value={act}>
                {t(ja, en)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-outcome`}>{t('結果', 'Outcome')}</label>
          <select id={`${id}-outcome`} value={filter.outcome} onChange={(event) => setFilter({ ...filter, outcome: event.target.value })}>
            {outcomes.map(([outcome, words]) => (
              <option key={outcome} value={outcome}>
                {words}
              </option>
            ))}
          </select>
        </div>
      </div>
      <ErrorSummary problem={pages.error instanceof ApiError ? pages.error : undefined} />
      {entries?.length === 0 && <p className="empty">{t('当てはまる行為はありません。', 'Nothing fits.')}</p>}
      {entries && entries.length > 0 && <EntryTable caption={t(`記録 ${entries.length}件(新しい順)`, `${entries.length} entries, newest first`)} entries={entries} />}
      {pages.hasNextPage && (
        <div className="row-actions">
          <Button onPress={() => void pages.fetchNextPage()}>{t('続きを見る', 'More')}</Button>
        </div>
      )}
    </>
  );
}
