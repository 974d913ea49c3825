import { type FormEvent, useState } from 'react';
import { api, type Tagged, take } from '../api/client';
import type { AbuseStatusBody, CaseView, OverlayView } from '../api/schema';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { useCodeList } from '../reference/useCodeList';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import { hoursLeft } from './clock';
import { useAct } from './useAct';

type Form = 'report' | 'safety' | 'status';

/** The response to a suspicion of abuse: what the clock waits for, and the acts that stop it. */
export function Overlays({ file }: { file: Tagged<CaseView> }) {
  const abuse = file.value.overlays.find((overlay) => overlay.kind === 'abuse');
  return abuse ? <Response file={file} abuse={abuse} /> : null;
}

function Response({ file, abuse }: { file: Tagged<CaseView>; abuse: OverlayView }) {
  const t = useText();
  const status = useCodeList('abuse');
  const { id } = file.value.head;
  const { act, problem, forget } = useAct(id);
  const [form, show] = useState<Form>();
  const [text, setText] = useState('');
  const [decided, setDecided] = useState(abuse.status);
  const params = { path: { id }, header: { 'If-Match': file.etag } };
  function open(next: Form) {
    forget();
    setText('');
    show(next);
  }
  const titles: Record<Form, string> = {
    report: t('市へ通報した', 'Reported to the city'),
    safety: t('安全を確認した', 'Safety confirmed'),
    status: t('市の判断を記録', 'What the city decided'),
  };
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!form) return;
    const sent = {
      report: () => take(api.POST('/v1/cases/{id}/abuse-report', { params, body: { reported_to: text } })),
      safety: () => take(api.POST('/v1/cases/{id}/safety-check', { params, body: { how: text } })),
      status: () => take(api.PUT('/v1/cases/{id}/abuse-status', { params, body: { status: decided as AbuseStatusBody['status'], decided_by: text } })),
    }[form];
    if (await act(titles[form], sent)) show(undefined);
  }
  return (
    <section className="summary" aria-label={t('虐待への対応', 'Abuse response')}>
      <p className="summary-title">
        {t('緊急 虐待への対応中', 'Urgent: abuse response')} {status.label(abuse.status)} / <span role="timer">{hoursLeft(abuse, t)}</span>
      </p>
      <p className="small">
        {t(`${shortTime(abuse.since)}から。`, `since ${shortTime(abuse.since)}. `)}
        {abuse.reported_at ? t(`市へ通報 ${shortTime(abuse.reported_at)}。`, `reported ${shortTime(abuse.reported_at)}. `) : t('市への通報は未記録です。同意は要りません。', 'Not reported yet; no consent is needed. ')}
        {abuse.safety_confirmed_at && t(`安全確認 ${shortTime(abuse.safety_confirmed_at)}。`, `safe ${shortTime(abuse.safety_confirmed_at)}.`)}
        {abuse.due_at && !abuse.safety_confirmed_at && t(`期限 ${shortTime(abuse.due_at)}。`, `due ${shortTime(abuse.due_at)}.`)}
      </p>
      <div className="row-actions">
        {!abuse.reported_at && <Button onPress={() => open('report')}>{titles.report}</Button>}
        {abuse.reported_at && !abuse.safety_confirmed_at && <Button onPress={() => open('safety')}>{titles.safety}</Button>}
        <Button onPress={() => open('status')}>{titles.status}</Button>
      </div>
      {form && (
        <form onSubmit={submit}>
          <ErrorSummary problem={problem} />
          {form === 'status' && <Select label={t('判断', 'Decision')} options={status.rows.filter((row) => !row.ended)} value={decided} onChange={(event) => setDecided(event.target.value)} error={problem?.at('/status')} />}
          <Field
            label={{ report: t('通報した先(課と担当)', 'Reported to'), safety: t('だれがどう確認したか(場所は書かない)', 'By whom and how, never where'), status: t('判断した人', 'Decided by') }[form]}
            required
            autoFocus
            value={text}
            onChange={(event) => setText(event.target.value)}
            error={problem?.at('/reported_to') ?? problem?.at('/how') ?? problem?.at('/decided_by')}
          />
          <div className="row-actions">
            <Button type="submit" primary>
              {t('記録する', 'Record')}
            </Button>
            <Button onPress={() => show(undefined)}>{t('やめる', 'Cancel')}</Button>
          </div>
        </form>
      )}
    </section>
  );
}
