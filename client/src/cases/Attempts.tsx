import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api, newIdempotencyKey, take } from '../api/client';
import type { NewAttempt } from '../api/schema';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { useCodeList } from '../reference/useCodeList';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Loading } from '../ui/Loading';
import { Select } from '../ui/Select';
import { useAct } from './useAct';

interface AttemptsProps {
  id: string;
  wanted: boolean;
  onOpened: () => void;
  readOnly: boolean;
}

/** Tries that reached nobody: three, on three days and by two ways, make 「連絡不能」. */
export function Attempts({ id, wanted, onOpened, readOnly }: AttemptsProps) {
  const t = useText();
  const methods = useCodeList('method');
  const { act, problem } = useAct(id);
  const [open, setOpen] = useState(false);
  const [method, setMethod] = useState('T');
  const [note, setNote] = useState('');
  const [key, setKey] = useState(newIdempotencyKey);
  const box = useRef<HTMLElement>(null);
  const tries = useQuery({
    queryKey: ['case', id, 'attempts'],
    queryFn: ({ signal }) => take(api.GET('/v1/cases/{id}/attempts', { params: { path: { id } }, signal })),
  });
  useEffect(() => {
    if (!wanted) return;
    setOpen(true);
    box.current?.scrollIntoView({ block: 'nearest' });
    onOpened();
  }, [wanted, onOpened]);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const body = { method: method as NewAttempt['method'], note: note || null };
    const done = await act(t('つながらなかった連絡', 'Attempt'), () =>
      take(api.POST('/v1/cases/{id}/attempts', { params: { path: { id }, header: { 'Idempotency-Key': key } }, body })),
    );
    setKey(newIdempotencyKey());
    if (!done) return;
    setNote('');
    setOpen(false);
  }
  return (
    <section ref={box} className="card" aria-label={t('つながらなかった連絡', 'Attempts')}>
      <h2>{t('つながらなかった連絡', 'Attempts that reached nobody')}</h2>
      <Loading query={tries}>
        {({ attempts, suffices }) => (
          <>
            <p className="small">{suffices ? t('連絡不能とするのに足りています。', 'Enough for “unreachable”.') : t(`${attempts.length}件。異なる3日以上・2つ以上の方法で3回以上で、連絡不能にできます。`, `${attempts.length}; three on three days by two ways are needed.`)}</p>
            <ul className="plain-list">
              {attempts.map((one) => (
                <li key={one.id}>
                  {shortTime(one.attempted_at)} {methods.label(one.method)} {one.note} <span className="small">{one.by_name}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loading>
      {!readOnly && !open && <Button onPress={() => setOpen(true)}>{t('連絡を記録', 'Record a try')}</Button>}
      {open && (
        <form onSubmit={submit}>
          <ErrorSummary problem={problem} />
          <Select label={t('方法', 'Method')} options={methods.rows.filter((row) => !row.ended)} value={method} onChange={(event) => setMethod(event.target.value)} autoFocus />
          <Field label={t('ようす', 'Note')} value={note} onChange={(event) => setNote(event.target.value)} error={problem?.at('/note')} />
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
