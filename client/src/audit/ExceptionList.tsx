import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../api/client';
import { useText } from '../app/language';
import { shortDay } from '../dates/format';
import { Loading } from '../ui/Loading';
import { DayField } from './DayField';
import { addDays, startOf, today } from './days';
import { EntryTable } from './EntryTable';

const longest = 31;

/** The same questions every time, zeros shown. None of them is a finding. */
export function ExceptionList() {
  const t = useText();
  const [first, setFirst] = useState(addDays(today(), -6));
  const [last, setLast] = useState(today());
  const [opened, open] = useState<string>();
  const fits = first <= last && addDays(first, longest - 1) >= last;
  const exceptions = useQuery({
    queryKey: ['audit-exceptions', first, last],
    queryFn: ({ signal }) =>
      take(api.GET('/v1/audit-log/exceptions', { signal, params: { query: { from: startOf(first), to: startOf(addDays(last, 1)) } } })),
    enabled: fits,
    refetchOnWindowFocus: false,
  });
  return (
    <section className="card" aria-label={t('調べること', 'What to look at')}>
      <h2>{t('調べること', 'What to look at')}</h2>
      <div className="two-fields">
        <DayField label={t('初日', 'First day')} value={first} onChange={setFirst} error={fits ? undefined : t('31日以内にしてください。', 'At most 31 days.')} />
        <DayField label={t('末日', 'Last day')} value={last} onChange={setLast} />
      </div>
      {fits && (
        <Loading query={exceptions}>
          {(found) => (
            <>
              <ul className="plain-list queries">
                {found.queries.map((query) => (
                  <li key={query.id}>
                    <button type="button" className="row-button query" aria-expanded={opened === query.id} onClick={() => open(opened === query.id ? undefined : query.id)}>
                      <span>
                        {query.title}
                        <span className="hint query-meaning">{query.meaning}</span>
                      </span>
                      <strong className={query.count > 0 ? 'query-some' : undefined}>{query.count}</strong>
                    </button>
                    {opened === query.id &&
                      (query.entries.length === 0 ? (
                        <p className="empty">{t('当てはまる行為はありません。', 'Nothing fits.')}</p>
                      ) : (
                        <EntryTable caption={t(`${query.title} 新しい順に${query.entries.length}件`, `${query.entries.length} newest`)} entries={query.entries} />
                      ))}
                  </li>
                ))}
              </ul>
              <p className="hint">
                {t(
                  `${shortDay(first)}〜${shortDay(last)}の${found.examined.toLocaleString()}件を調べました。当てはまることは、問題があるという意味ではありません。`,
                  `${found.examined} entries were looked at. A hit is not a finding.`,
                )}
              </p>
            </>
          )}
        </Loading>
      )}
    </section>
  );
}
