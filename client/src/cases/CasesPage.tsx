import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, takePage } from '../api/client';
import type { CaseLine } from '../api/schema';
import { useText } from '../app/language';
import { useCurrent } from '../app/session';
import { useTitle } from '../app/useTitle';
import { dayOf, shortDay } from '../dates/format';
import { useCodes } from '../intake/codes';
import { Choice } from '../ui/Choice';
import { ListTable, ListTabs } from '../ui/ListPage';
import { useRowActs } from '../ui/Rows';
import { NumberFilter } from '../ui/NumberFilter';
import { useColleagues } from './useColleagues';

interface Filter {
  state: string;
  owner: string;
  district: string;
  overdue: boolean;
  number: string;
}

const states = ['一般相談', '受付', '受理', '初回面接', 'アセスメント', '支援方針会議', '支援実施', 'モニタリング', '終結', '中断'];

/** Every case that the reader may see, newest first. */
export default function CasesPage() {
  const t = useText();
  const title = t('ケースの一覧', 'Cases');
  useTitle(title);
  const session = useCurrent();
  const districts = useCodes(dayOf(new Date()))['district'] ?? [];
  const colleagues = useColleagues();
  const [filter, setFilter] = useState<Filter>({ state: '', owner: '', district: '', overdue: false, number: '' });
  const change = (part: Partial<Filter>) => setFilter((now) => ({ ...now, ...part }));
  const all: [string, string] = ['', t('すべて', 'All')];
  const cases = useInfiniteQuery({
    queryKey: ['cases', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      takePage(
        api.GET('/v1/cases', {
          params: {
            query: {
              ...(filter.state && { state: filter.state }),
              ...(filter.owner && { owner: filter.owner }),
              ...(filter.district && { district: filter.district }),
              ...(filter.overdue && { overdue: 'true' }),
              ...(filter.number && { number: filter.number }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (last) => last.next,
  });

  return (
    <>
      <h1>{title}</h1>
      <ListTabs here="cases" />
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={t('状態', 'State')}
          value={filter.state}
          onChange={(state) => change({ state })}
          options={[all, ...states.map((label, at): [string, string] => [`S${at}`, `S${at} ${label}`])]}
        />
        <Choice
          label={t('担当', 'Owner')}
          value={filter.owner}
          onChange={(owner) => change({ owner })}
          options={[all, [session.person.id, t('自分の担当', 'Mine')], ...colleagues.filter(([account]) => account !== session.person.id)]}
        />
        <Choice label={t('地区', 'District')} value={filter.district} onChange={(district) => change({ district })} options={[all, ...districts.map(({ code, label }): [string, string] => [code, label])]} />
        <NumberFilter label={t('ケース番号', 'Case number')} example="R07-K-00012" onChange={(number) => change({ number })} pattern={/^R\d{2}-K-\d{5,6}(-\d{1,3})?$/} />
        <label className="tick">
          <input type="checkbox" checked={filter.overdue} onChange={(event) => change({ overdue: event.target.checked })} />
          {t('期限を過ぎたもの', 'Overdue')}
        </label>
      </form>
      <ListTable
        query={cases}
        rowsOf={(page) => page.cases}
        caption={title}
        columns={[t('番号', 'Number'), t('本人', 'Subject'), t('状態', 'State'), t('緊急度', 'Urgency'), t('期限', 'Due'), t('担当', 'Owner'), t('受付日', 'Opened')]}
        empty={t('当てはまるケースはありません。条件を外してください。', 'No case fits. Take a filter away.')}
        row={(row) => <CaseRow key={row.id} row={row} />}
      />
    </>
  );
}

function CaseRow({ row }: { row: CaseLine }) {
  const t = useText();
  const [, go] = useLocation();
  const open = () => go(`/cases/${row.id}`);
  useRowActs(row.id, { Enter: open });
  return (
    <tr data-row={row.id} tabIndex={-1} onClick={open}>
      <td>{row.number}</td>
      <td className="name">{row.subject_name ? t(`${row.subject_name} さん`, row.subject_name) : t('氏名 未入力', 'no name')}</td>
      <td>
        {row.state} {row.state_label}
      </td>
      <td>{row.urgency === 'S' ? <span className="tag tag-urgent">S {t('緊急', 'urgent')}</span> : row.urgency}</td>
      <td title={row.due_why}>
        {row.due ? (
          <>
            {row.overdue && <span className="tag tag-late">{t('超過', 'late')}</span>} {shortDay(row.due)}
          </>
        ) : (
          <span className="nothing">{t('期限なし', 'none')}</span>
        )}
      </td>
      <td>{row.owner_name ?? <span className="tag tag-care">▲ {t('担当なし', 'nobody')}</span>}</td>
      <td>{shortDay(dayOf(row.opened_at))}</td>
    </tr>
  );
}
