import { type FormEvent, useEffect, useState } from 'react';
import { api, newIdempotencyKey, type Tagged, take } from '../api/client';
import type { CaseView } from '../api/schema';
import { useText } from '../app/language';
import { useCurrent } from '../app/session';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { useAct } from './useAct';
import { useColleagues } from './useColleagues';

interface TeamCardProps {
  file: Tagged<CaseView>;
  wanted: boolean;
  onOpened: () => void;
  readOnly: boolean;
}

/** Who works on the case. MANAGER's role decides on the owner; who may write adds members. */
export function TeamCard({ file, wanted, onOpened, readOnly }: TeamCardProps) {
  const t = useText();
  const { role } = useCurrent();
  const { head, team } = file.value;
  const { act, problem, forget } = useAct(head.id);
  const [form, show] = useState<'owner' | 'member'>();
  const [account, setAccount] = useState('');
  const [words, setWords] = useState('');
  const [key, setKey] = useState(newIdempotencyKey);
  const colleagues = useColleagues();
  useEffect(() => {
    if (!wanted) return;
    show('owner');
    onOpened();
  }, [wanted, onOpened]);
  function open(next: 'owner' | 'member') {
    forget();
    setAccount('');
    setWords('');
    show(next);
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    const done =
      form === 'owner'
        ? await act(t('担当者の決定', 'Owner'), () =>
            take(api.PUT('/v1/cases/{id}/owner', { params: { path: { id: head.id }, header: { 'If-Match': file.etag } }, body: { owner: account, reason: words || null } })),
          )
        : await act(t('チームに加える', 'Team'), () =>
            take(api.POST('/v1/cases/{id}/team', { params: { path: { id: head.id }, header: { 'Idempotency-Key': key } }, body: { account, duty: words } })),
          );
    setKey(newIdempotencyKey());
    if (done) show(undefined);
  }
  const options = colleagues
    .filter(([code]) => form === 'owner' || !team.some((member) => member.account === code))
    .map(([code, label]) => ({ code, label }));
  return (
    <section className="card" aria-label={t('担当とチーム', 'Owner and team')}>
      <h2>{t('担当とチーム', 'Owner and team')}</h2>
      <p>{head.owner_name ? t(`担当 ${head.owner_name}`, `Owner ${head.owner_name}`) : t('担当者がいません。主任かセンター長が決めます。', 'No owner; a senior decides.')}</p>
      <ul className="plain-list">
        {team.map((member) => (
          <li key={member.account}>
            {member.name} <span className="small">{member.duty}</span>
          </li>
        ))}
      </ul>
      {!readOnly && !form && (
        <div className="row-actions">
          {role === 'manager' && <Button onPress={() => open('owner')}>{t('担当を決める', 'Assign')}</Button>}
          <Button onPress={() => open('member')}>{t('チームに加える', 'Add a member')}</Button>
        </div>
      )}
      {form && (
        <form onSubmit={submit}>
          <ErrorSummary problem={problem} />
          {form === 'owner' && role !== 'manager' && <p className="notice">{t('担当を決められるのは主任とセンター長です。', 'Seniors and MANAGER assign.')}</p>}
          <Select label={t('職員', 'Colleague')} required options={options} empty={t('選んでください', 'choose')} value={account} onChange={(event) => setAccount(event.target.value)} error={problem?.at('/owner') ?? problem?.at('/account')} autoFocus />
          <Field
            label={form === 'owner' ? t('理由', 'Reason') : t('役割', 'Duty')}
            required={form === 'member'}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            error={problem?.at('/reason') ?? problem?.at('/duty')}
          />
          <div className="row-actions">
            <Button type="submit" primary>
              {form === 'owner' ? t('決める', 'Assign') : t('加える', 'Add')}
            </Button>
            <Button onPress={() => show(undefined)}>{t('やめる', 'Cancel')}</Button>
          </div>
        </form>
      )}
    </section>
  );
}
