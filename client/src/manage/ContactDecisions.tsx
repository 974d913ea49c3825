import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { api, take } from '../api/client';
import type { TaskView, WaitingContact, WaitingDecisions } from '../api/schema';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { TextArea } from '../ui/TextArea';
import { useRowActs } from '../ui/Rows';
import { useDecision } from './useWaiting';

type What = 'void' | 'inquiry';

/** Contacts of which somebody asked something: to be voided, or to stay an inquiry; and repeat
 * callers for whom no answer is agreed. */
export function ContactDecisions({ waiting }: { waiting: WaitingDecisions }) {
  const t = useText();
  const [asked, setAsked] = useState<{ what: What; row: WaitingContact }>();
  const parts: [What, string, WaitingContact[]][] = [
    ['void', t('受付の取消しの申請', 'Contacts to void'), waiting.voids],
    ['inquiry', t('一般相談のままにすることへの同意', 'To stay an inquiry'), waiting.inquiries],
  ];
  return (
    <>
      {parts.map(([what, label, rows]) => (
        <section key={what}>
          <h2>
            {label} {rows.length}
          </h2>
          {rows.length === 0 && <p className="empty">{t('待っている判断はありません。', 'Nothing waits.')}</p>}
          <ul className="plain-list">
            {rows.map((row) => (
              <ContactRow key={row.id} row={row} open={() => setAsked({ what, row })} />
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h2>{t(`対応方針が決まっていない方 ${waiting.sheets.length}`, `No agreed answer ${waiting.sheets.length}`)}</h2>
        {waiting.sheets.length === 0 && <p className="empty">{t('待っている判断はありません。', 'Nothing waits.')}</p>}
        <ul className="plain-list">
          {waiting.sheets.map((task) => (
            <SheetRow key={task.id} task={task} />
          ))}
        </ul>
      </section>
      {asked && <ContactAsk {...asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function ContactRow({ row, open }: { row: WaitingContact; open: () => void }) {
  const t = useText();
  useRowActs(row.id, { Enter: open });
  return (
    <li className="wait-row" data-row={row.id} tabIndex={-1} onClick={open}>
      <strong>{row.subject_name ? t(`${row.subject_name} さん`, row.subject_name) : t('本人 未入力', 'no subject')}</strong>
      <span>
        {row.contact_number} {row.reason}
      </span>
      <span />
      <span className="wait-who">{t(`申し出 ${row.asked_by} ${shortTime(row.asked_at)}`, `${row.asked_by} ${shortTime(row.asked_at)}`)}</span>
    </li>
  );
}

function SheetRow({ task }: { task: TaskView }) {
  const t = useText();
  const [, go] = useLocation();
  const open = () => go(`/contacts/${task.contact_id ?? ''}`);
  useRowActs(task.id, { Enter: open });
  return (
    <li className="wait-row" data-row={task.id} tabIndex={-1} onClick={open}>
      <strong>{task.subject_name ? t(`${task.subject_name} さん`, task.subject_name) : t('相談者', 'caller')}</strong>
      <span>
        {task.contact_number} {task.title}
      </span>
    </li>
  );
}

interface AskProps {
  what: What;
  row: WaitingContact;
  onClose: () => void;
}

function ContactAsk({ what, row, onClose }: AskProps) {
  const t = useText();
  const [, go] = useLocation();
  const { problem, decide } = useDecision(onClose);
  const tag = { 'If-Match': `"v${row.version}"` };
  const voids = what === 'void';
  const label = voids ? t('取消しを承認する', 'Approve the voiding') : t('同意する', 'Agree');

  function agree() {
    const params = { path: { id: row.id }, header: tag };
    void decide(`${label} ${row.contact_number}`, () =>
      voids ? take(api.POST('/v1/void-requests/{id}/actions/approve', { params })) : take(api.POST('/v1/inquiry-decisions/{id}/actions/agree', { params })),
    );
  }

  function decline(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    void decide(t('戻す', 'Return'), () =>
      take(api.POST('/v1/void-requests/{id}/actions/decline', { params: { path: { id: row.id }, header: tag }, body: { reason } })),
    );
  }

  return (
    <Ask title={`${label}: ${row.contact_number}`} onClose={onClose}>
      <ErrorSummary problem={problem} />
      <p>{t(`${row.asked_by}さんの理由`, `${row.asked_by} says`)}</p>
      <blockquote className="closing-text">{row.reason}</blockquote>
      {row.asked_by_caller && <p className="error">{t('自分が申し出たため決められません。ほかの主任・センター長が決めます。', 'You asked for this yourself: somebody else decides.')}</p>}
      <div className="row-actions">
        <Button primary onPress={agree}>
          {label}
        </Button>
        <Button onPress={() => go(`/contacts/${row.contact}`)}>{t('受付を開く', 'Open the contact')}</Button>
        <Button onPress={onClose}>{t('閉じる', 'Close')}</Button>
      </div>
      {voids && (
        <form onSubmit={decline}>
          <TextArea label={t('戻す理由', 'Why it is returned')} name="reason" maxLength={500} error={problem?.at('/reason')} />
          <Button type="submit">{t('戻す', 'Return')}</Button>
        </form>
      )}
    </Ask>
  );
}
