import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import { useText } from '../app/language';
import { useCurrent } from '../app/session';
import { DayField } from '../dates/DayField';
import { dayOf, longDay, shortDay } from '../dates/format';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Loading } from '../ui/Loading';
import { TextArea } from '../ui/TextArea';
import { useAct } from './useAct';

const empty = { questions: '', advice: '', agreed_action: '' };

/** Supervision of the case: what was asked, advised and agreed; MANAGER's role records it. */
export function SupervisionCard({ id, readOnly }: { id: string; readOnly: boolean }) {
  const t = useText();
  const { role } = useCurrent();
  const { act, problem } = useAct(id);
  const [open, setOpen] = useState(false);
  const [heldOn, setHeldOn] = useState(dayOf(new Date()));
  const [texts, setTexts] = useState(empty);
  const [key, setKey] = useState(newIdempotencyKey);
  const reviews = useQuery({
    queryKey: ['case', id, 'supervisions'],
    queryFn: ({ signal }) => take(api.GET('/v1/cases/{id}/supervisions', { params: { path: { id } }, signal })),
  });
  async function submit(event: FormEvent) {
    event.preventDefault();
    const done = await act(t('スーパービジョン', 'Supervision'), () =>
      take(api.POST('/v1/cases/{id}/supervisions', { params: { path: { id }, header: { 'Idempotency-Key': key } }, body: { held_on: heldOn, ...texts } })),
    );
    setKey(newIdempotencyKey());
    if (!done) return;
    setTexts(empty);
    setOpen(false);
  }
  const field = (name: keyof typeof empty, label: string) => (
    <TextArea label={label} required value={texts[name]} onChange={(event) => setTexts({ ...texts, [name]: event.target.value })} error={problem?.at(`/${name}`)} />
  );
  return (
    <section className="card" aria-label={t('スーパービジョン', 'Supervision')}>
      <h2>{t('スーパービジョン', 'Supervision')}</h2>
      <Loading query={reviews}>
        {({ supervisions, due, overdue }) => (
          <>
            {due && <p className={overdue ? 'tag tag-late' : 'small'}>{overdue ? t(`超過 次は${shortDay(due)}まで`, `overdue since ${due}`) : t(`次は${shortDay(due)}まで`, `next by ${due}`)}</p>}
            {supervisions.length === 0 && <p className="nothing">{t('まだ記録がありません。', 'None yet.')}</p>}
            {supervisions.map((one) => (
              <details key={one.id}>
                <summary>
                  {longDay(one.held_on)} {one.by}
                </summary>
                <p className="prose">{t('相談: ', 'Asked: ')}{one.questions}</p>
                <p className="prose">{t('助言: ', 'Advice: ')}{one.advice}</p>
                <p className="prose">{t('決めたこと: ', 'Agreed: ')}{one.agreed_action}</p>
              </details>
            ))}
          </>
        )}
      </Loading>
      {!readOnly && !open && role === 'manager' && <Button onPress={() => setOpen(true)}>{t('記録する', 'Record')}</Button>}
      {open && (
        <form onSubmit={submit}>
          <ErrorSummary problem={problem} />
          <p className="hint">{t('開示の対象になることがあります。', 'May be disclosed one day.')}</p>
          <DayField label={t('行った日', 'Held on')} value={heldOn} onDay={setHeldOn} error={problem?.at('/held_on')} />
          {field('questions', t('相談したこと', 'What was asked'))}
          {field('advice', t('助言', 'Advice'))}
          {field('agreed_action', t('決めたこと', 'What was agreed'))}
          <div className="row-actions">
            <Button type="submit" primary>
              {t('記録する', 'Record')}
            </Button>
            <Button onPress={() => setOpen(false)}>{t('やめる', 'Cancel')}</Button>
          </div>
        </form>
      )}
    </section>
  );
}
