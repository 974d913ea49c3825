import { type FormEvent, useEffect, useState } from 'react';
import { api, type Tagged, take } from '../api/client';
import type { CaseView, NewUrgency } from '../api/schema';
import { useText } from '../app/language';
import { useCodeList } from '../reference/useCodeList';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { useAct } from './useAct';

interface UrgencyCardProps {
  file: Tagged<CaseView>;
  wanted: boolean;
  onOpened: () => void;
  readOnly: boolean;
}

/** The urgency and how it changes; lowering S or A is for a senior. */
export function UrgencyCard({ file, wanted, onOpened, readOnly }: UrgencyCardProps) {
  const t = useText();
  const { head } = file.value;
  const urgency = useCodeList('urgency');
  const { act, problem } = useAct(head.id);
  const [open, setOpen] = useState(false);
  const [chosen, choose] = useState(head.urgency);
  const [reason, setReason] = useState('');
  useEffect(() => {
    if (!wanted) return;
    setOpen(true);
    onOpened();
  }, [wanted, onOpened]);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const done = await act(t('緊急度', 'Urgency'), () =>
      take(
        api.PUT('/v1/cases/{id}/urgency', {
          params: { path: { id: head.id }, header: { 'If-Match': file.etag } },
          body: { urgency: chosen as NewUrgency['urgency'], reason },
        }),
      ),
    );
    if (done) setOpen(false);
  }
  return (
    <section className="card" aria-label={t('緊急度と期限', 'Urgency and due date')}>
      <h2>{t('緊急度と期限', 'Urgency and due date')}</h2>
      <p>
        {head.urgency} {urgency.label(head.urgency)}
      </p>
      {head.due_why && <p className="small">{head.due_why}</p>}
      {!readOnly && !open && <Button onPress={() => setOpen(true)}>{t('緊急度を変える', 'Change')}</Button>}
      {open && (
        <form onSubmit={submit}>
          <ErrorSummary problem={problem} />
          <Select label={t('緊急度', 'Urgency')} options={urgency.rows.map((row) => ({ code: row.code, label: `${row.code} ${row.label}` }))} value={chosen} onChange={(event) => choose(event.target.value)} error={problem?.at('/urgency')} autoFocus />
          <Field label={t('理由', 'Reason')} required value={reason} onChange={(event) => setReason(event.target.value)} error={problem?.at('/reason')} />
          <div className="row-actions">
            <Button type="submit" primary>
              {t('変える', 'Change')}
            </Button>
            <Button onPress={() => setOpen(false)}>{t('やめる', 'Cancel')}</Button>
          </div>
        </form>
      )}
    </section>
  );
}
