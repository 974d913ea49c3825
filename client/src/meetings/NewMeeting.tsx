import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { api, newIdempotencyKey, take } from '../api/client';
import { ApiError } from '../api/problem';
import type { MeetingDocument } from '../api/schema';
import { useText } from '../app/language';
import { dayOf } from '../dates/format';
import { useCodes } from '../intake/codes';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { Choice } from '../ui/Choice';
import { DateField } from '../ui/DateField';
import { ErrorSummary } from '../ui/ErrorSummary';

/** 会議を記録する: kind and day, then the form opens. */
export function NewMeeting({ caseId }: { caseId: string }) {
  const t = useText();
  const [, go] = useLocation();
  const today = dayOf(new Date());
  const lists = useCodes(today);
  const [asking, setAsking] = useState(false);
  const [kind, setKind] = useState('MT1');
  const [day, setDay] = useState<string | undefined>(today);
  const [problem, setProblem] = useState<ApiError>();
  const key = useRef(newIdempotencyKey());

  async function begin() {
    try {
      const body = { kind: kind as MeetingDocument['kind'], held_on: day ?? '' };
      const made = await take(api.POST('/v1/cases/{id}/meetings', { params: { path: { id: caseId }, header: { 'Idempotency-Key': key.current } }, body }));
      go(`/meetings/${made.head.id}`);
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      key.current = newIdempotencyKey();
      setProblem(failure);
    }
  }

  return (
    <>
      <Button onPress={() => setAsking(true)}>{t('会議を記録する', 'Record a meeting')}</Button>
      {asking && (
        <Ask title={t('会議を記録する', 'Record a meeting')} onClose={() => setAsking(false)}>
          <ErrorSummary problem={problem} />
          <Choice label={t('種類', 'Kind')} value={kind} options={(lists['meeting'] ?? []).map(({ code, label }): [string, string] => [code, `${code} ${label}`])} error={problem?.at('/kind')} onChange={setKind} />
          <DateField label={t('開いた日', 'Held on')} near={today} value={day} error={problem?.at('/held_on')} onChange={setDay} />
          <div className="row-actions">
            <Button primary onPress={() => void begin()}>
              {t('記録を始める', 'Begin')}
            </Button>
            <Button onPress={() => setAsking(false)}>{t('やめる', 'Cancel')}</Button>
          </div>
        </Ask>
      )}
    </>
  );
}
