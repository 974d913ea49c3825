import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import { ApiError } from '../api/problem';
import { useText } from '../app/language';
import { useCurrent } from '../app/session';
import { dayOf, shortDay } from '../dates/format';
import { readNearDate } from '../dates/wareki';
import { Ask } from '../ui/Ask';
import { useColleagues } from '../cases/useColleagues';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { DateField } from '../ui/DateField';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Loading } from '../ui/Loading';

/** Days off with a deputy, to whom the rows go as 代理分; the own list keeps them all. */
export function AwayAsk({ onClose }: { onClose: () => void }) {
  const t = useText();
  const session = useCurrent();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<ApiError>();
  const absences = useQuery({
    queryKey: ['absences'],
    queryFn: ({ signal }) => take(api.GET('/v1/absences', { signal })),
    staleTime: 0,
  });

  async function attempt(act: () => Promise<unknown>) {
    try {
      await act();
      setProblem(undefined);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      setProblem(failure);
    }
    await queries.invalidateQueries({ queryKey: ['absences'] });
    void queries.invalidateQueries({ queryKey: ['today'] });
  }

  return (
    <Ask title={t('休みと代理', 'Absence and deputy')} onClose={onClose} wide>
      <ErrorSummary problem={problem} />
      <Loading query={absences}>
        {({ absences: rows }) =>
          rows.length === 0 ? (
            <p className="empty">{t('入っている休みはありません。', 'No absences are entered.')}</p>
          ) : (
            <ul className="plain-list">
              {rows.map((row) => (
                <li key={row.id} className="close-row">
                  <span>
                    {t(
                      `${row.account_name}さん ${shortDay(row.from)}から${shortDay(row.to)}まで 代理 ${row.deputy_name}さん`,
                      `${row.account_name}, ${shortDay(row.from)} to ${shortDay(row.to)}, deputy ${row.deputy_name}`,
                    )}
                  </span>
                  {(row.account === session.person.id || session.role === 'manager') && (
                    <Button
                      onPress={() => void attempt(() => take(api.POST('/v1/absences/{id}/actions/end', { params: { path: { id: row.id } } })))}
                    >
                      {t('取りやめる', 'Call off')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      <NewAbsenceForm
        problem={problem}
        enter={(body) =>
          void attempt(() => take(api.POST('/v1/absences', { params: { header: { 'Idempotency-Key': newIdempotencyKey() } }, body })))
        }
        onClose={onClose}
      />
    </Ask>
  );
}

interface FormProps {
  problem: ApiError | undefined;
  enter: (body: { account: string; deputy: string; from: string; to: string }) => void;
  onClose: () => void;
}

function NewAbsenceForm({ problem, enter, onClose }: FormProps) {
  const t = useText();
  const session = useCurrent();
  const today = dayOf(new Date());
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const [account, setAccount] = useState(session.person.id);
  const [deputy, setDeputy] = useState('');
  const people: [string, string][] = [['', t('選んでください', 'Choose')], ...useColleagues()];

  function submit(event: FormEvent) {
    event.preventDefault();
    const day = (typed: string | undefined) => {
      const reading = typed ? readNearDate(typed, today) : undefined;
      return reading?.ok ? reading.date.iso : (typed ?? '');
    };
    enter({ account, deputy, from: day(from), to: day(to) });
  }

  return (
    <form onSubmit={submit} className="away-form">
      <h3>{t('休みを入れる', 'Enter an absence')}</h3>
      {session.role === 'manager' && (
        <Choice label={t('休む人', 'Who is away')} value={account} onChange={setAccount} options={people} error={problem?.at('/account')} />
      )}
      <Choice
        label={t('代理の人', 'Deputy')}
        value={deputy}
        onChange={setDeputy}
        options={people.filter(([one]) => one !== account)}
        error={problem?.at('/deputy')}
      />
      <DateField label={t('いつから(「明日」「+3」も可)', 'From')} value={undefined} near={today} error={problem?.at('/from')} onChange={setFrom} />
      <DateField label={t('いつまで(その日を含む)', 'To (inclusive)')} value={undefined} near={today} error={problem?.at('/to')} onChange={setTo} />
      <div className="row-actions">
        <Button type="submit" primary>
          {t('休みを入れる', 'Enter')}
        </Button>
        <Button onPress={onClose}>{t('閉じる', 'Close')}</Button>
      </div>
    </form>
  );
}
