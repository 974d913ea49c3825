import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api, type Tagged, take } from '../api/client';
import type { CaseView, ClosingRequestBody } from '../api/schema';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { useCodeList } from '../reference/useCodeList';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Select } from '../ui/Select';
import { TextArea } from '../ui/TextArea';
import { useAct } from './useAct';

interface ClosingProps {
  file: Tagged<CaseView>;
  wanted: boolean;
  onOpened: () => void;
  readOnly: boolean;
}

/** Asking for the closing: reason and summary; any change of the text voids what was approved. */
export function Closing({ file, wanted, onOpened, readOnly }: ClosingProps) {
  const t = useText();
  const { head, closing, close_code, closing_summary } = file.value;
  const codes = useCodeList('close');
  const { act, problem } = useAct(head.id);
  const [open, setOpen] = useState(false);
  const [close, setClose] = useState(close_code ?? '');
  const [summary, setSummary] = useState(closing_summary);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!wanted) return;
    setOpen(true);
    box.current?.scrollIntoView({ block: 'nearest' });
    onOpened();
  }, [wanted, onOpened]);
  async function submit(event: FormEvent) {
    event.preventDefault();
    const body = { close: close as ClosingRequestBody['close'], summary };
    const params = { path: { id: head.id }, header: { 'If-Match': file.etag } };
    if (await act(t('終結の申し出', 'Closing'), () => take(api.PUT('/v1/cases/{id}/closing', { params, body })))) setOpen(false);
  }
  return (
    <section ref={box} className="card" aria-label={t('終結', 'Closing')}>
      <h2>{t('終結', 'Closing')}</h2>
      {closing ? (
        <>
          <p>
            {codes.label(close_code)} {t(`(申し出 ${closing.requested_by}さん ${shortTime(closing.requested_at)})`, `(asked by ${closing.requested_by})`)}
          </p>
          <p className="prose">{closing_summary}</p>
          {closing.approvals.map((one) => (
            <p key={one.name} className="small">
              {t(`承認 ${one.name}さん ${shortTime(one.approved_at)}`, `approved by ${one.name} ${shortTime(one.approved_at)}`)}
            </p>
          ))}
        </>
      ) : close_code ? (
        <>
          <p>{codes.label(close_code)}</p>
          <p className="prose">{closing_summary}</p>
        </>
      ) : (
        <p className="nothing">{t('終結の申し出はありません。', 'Nobody has asked for closing.')}</p>
      )}
      {!readOnly && !open && <Button onPress={() => setOpen(true)}>{closing ? t('文面を直す', 'Change the text') : t('終結を申し出る', 'Ask for closing')}</Button>}
      {open && (
        <form onSubmit={submit}>
          <ErrorSummary problem={problem} />
          {closing && <p className="notice">{t('文面を直すと、これまでの承認は無効になります。', 'A change voids the approvals so far.')}</p>}
          <Select label={t('終結理由', 'Reason')} options={codes.rows.filter((row) => !row.ended)} empty={t('選んでください', 'choose')} value={close} onChange={(event) => setClose(event.target.value)} error={problem?.at('/close')} autoFocus />
          <TextArea label={t('終結のまとめ', 'Summary')} required rows={5} value={summary} onChange={(event) => setSummary(event.target.value)} error={problem?.at('/summary')} />
          <p className="hint">{t('担当者と申し出た人は承認できません。センター長が承認します。', 'Neither the owner nor who asks may approve: MANAGER does.')}</p>
          <div className="row-actions">
            <Button type="submit" primary>
              {t('申し出る', 'Ask')}
            </Button>
            <Button onPress={() => setOpen(false)}>{t('やめる', 'Cancel')}</Button>
          </div>
        </form>
      )}
    </section>
  );
}
