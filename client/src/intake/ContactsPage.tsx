import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, takePage } from '../api/client';
import type { ContactLine } from '../api/schema';
import { useText } from '../app/language';
import { useCurrent } from '../app/session';
import { useTitle } from '../app/useTitle';
import { useColleagues } from '../cases/useColleagues';
import { dayOf, shortTime } from '../dates/format';
import { readNearDate } from '../dates/wareki';
import { Choice } from '../ui/Choice';
import { DateField } from '../ui/DateField';
import { ListTable, ListTabs } from '../ui/ListPage';
import { NumberFilter } from '../ui/NumberFilter';
import { useRowActs } from '../ui/Rows';
import { type CodeLists, labelOf, useCodes } from './codes';

interface Filter {
  received_from: string;
  received_to: string;
  staff: string;
  district: string;
  urgency: string;
  topic: string;
  method: string;
  number: string;
}

const nothing: Filter = { received_from: '', received_to: '', staff: '', district: '', urgency: '', topic: '', method: '', number: '' };

/** Every final contact that the reader may see, newest first. */
export default function ContactsPage() {
  const t = useText();
  const title = t('相談受付の一覧', 'Consultations');
  useTitle(title);
  const session = useCurrent();
  const today = dayOf(new Date());
  const codes = useCodes(today);
  const colleagues = useColleagues();
  const [filter, setFilter] = useState<Filter>(nothing);
  const change = (part: Partial<Filter>) => setFilter((now) => ({ ...now, ...part }));
  const all: [string, string] = ['', t('すべて', 'All')];
  const day = (typed: string | undefined) => {
    const reading = typed ? readNearDate(typed, today) : undefined;
    return reading?.ok && reading.date.precision === 'day' ? reading.date.iso : '';
  };
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
  const contacts = useInfiniteQuery({
    queryKey: ['contacts', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      takePage(api.GET('/v1/contacts', { params: { query: { ...asked, ...(pageParam && { cursor: pageParam }) } }, signal })),
    getNextPageParam: (last) => last.next,
  });
  const lists: [key: 'district' | 'urgency' | 'topic' | 'method', label: string][] = [
    ['district', t('地区', 'District')],
    ['urgency', t('緊急度', 'Urgency')],
    ['topic', t('相談内容', 'Topic')],
    ['method', t('方法', 'Method')],
  ];

  return (
    <>
      <h1>{title}</h1>
      <ListTabs here="contacts" />
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <DateField label={t('受付日 から', 'Received from')} value={undefined} near={today} onChange={(typed) => change({ received_from: day(typed) })} />
        <DateField label={t('受付日 まで', 'Received to')} value={undefined} near={today} onChange={(typed) => change({ received_to: day(typed) })} />
        <Choice
          label={t('受付者', 'Taken by')}
          value={filter.staff}
          onChange={(staff) => change({ staff })}
          options={[all, [session.person.id, t('自分', 'Me')], ...colleagues.filter(([account]) => account !== session.person.id)]}
        />
        {lists.map(([key, label]) => (
          <Choice key={key} label={label} value={filter[key]} onChange={(code) => change({ [key]: code })} options={[all, ...(codes[key] ?? []).map(({ code, label }): [string, string] => [code, label])]} />
        ))}
        <NumberFilter label={t('受付番号', 'Number')} example="R07-C-00421" onChange={(number) => change({ number })} pattern={/^R\d{2}-C-\d{5,9}$/} />
      </form>
      <ListTable
        query={contacts}
        rowsOf={(page) => page.contacts}
        caption={title}
        columns={[
          t('番号', 'Number'),
          t('受付', 'Received'),
          t('本人', 'Subject'),
          t('相談者', 'Caller'),
          t('相談内容', 'Topic'),
          t('対応結果', 'Outcome'),
          t('緊急度', 'Urgency'),
          t('受付者', 'Taken by'),
        ]}
        empty={t('当てはまる受付はありません。条件を外してください。', 'No consultation fits. Take a filter away.')}
        row={(row) => <ContactRow key={row.id} row={row} codes={codes} />}
      />
    </>
  );
}

function ContactRow({ row, codes }: { row: ContactLine; codes: CodeLists }) {
  const t = useText();
  const [, go] = useLocation();
  const open = () => go(`/contacts/${row.id}`);
  useRowActs(row.id, { Enter: open });
  const word = (list: string, code: string) => labelOf(codes, list, code) || t('未入力', 'not entered');
  return (
    <tr data-row={row.id} tabIndex={-1} onClick={open}>
      <td className="whole">
        {row.number} {row.voided && <span className="tag tag-plain">{t('取消し', 'voided')}</span>}
      </td>
      <td className="whole">{shortTime(row.received_at)}</td>
      <td className="name">
        {row.subject_name ? t(`${row.subject_name} さん`, row.subject_name) : <span className="nothing">{t('本人 不明', 'unknown')}</span>}
      </td>
      <td>{word('caller', row.caller_type)}</td>
      <td>{word('topic', row.topic_main)}</td>
      <td>{word('outcome', row.outcome)}</td>
      <td>
        {row.urgency === 'S' ? <span className="tag tag-urgent">S {t('緊急', 'urgent')}</span> : row.urgency || t('未入力', 'not entered')}
        {row.abuse !== '0' && row.abuse !== '' && <span className="tag tag-care"> {t('虐待の疑い', 'abuse')}</span>}
      </td>
      <td className="whole">{row.staff_name}</td>
    </tr>
  );
}
