import { useState } from 'react';
import type { WaitingCase } from '../api/schema';
import { useText } from '../app/language';
import { useRowActs } from '../ui/Rows';
import { AcceptAsk } from './AcceptAsk';

function ago(instant: string, now: string, t: (ja: string, en: string) => string): string {
  const hours = Math.floor((Date.parse(now) - Date.parse(instant)) / 3_600_000);
  if (hours < 1) return t('1時間以内', 'within the hour');
  if (hours < 48) return t(`${hours}時間前`, `${hours} hours ago`);
  return t(`${Math.floor(hours / 24)}日前`, `${Math.floor(hours / 24)} days ago`);
}

/** Cases that were opened and not accepted yet. */
export function CasesToAccept({ rows, now }: { rows: WaitingCase[]; now: string }) {
  const t = useText();
  const [asked, setAsked] = useState<{ waiting: WaitingCase; back: boolean }>();
  return (
    <section>
      <h2>{t(`受理待ち ${rows.length}`, `To accept ${rows.length}`)}</h2>
      {rows.length === 0 && <p className="empty">{t('受理を待つケースはありません。', 'No case waits.')}</p>}
      <ul className="plain-list">
        {rows.map((row) => (
          <Row key={row.head.id} row={row} ago={ago(row.received_at, now, t)} open={(back) => setAsked({ waiting: row, back })} />
        ))}
      </ul>
      {asked && <AcceptAsk {...asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

function Row({ row, ago, open }: { row: WaitingCase; ago: string; open: (back: boolean) => void }) {
  const t = useText();
  const { head } = row;
  useRowActs(head.id, { Enter: () => open(false), b: () => open(true) });
  const missing = row.steps.find((step) => step.action === 'accept')?.unmet.length ?? 0;
  return (
    <li className="wait-row" data-row={head.id} tabIndex={-1} onClick={() => open(false)}>
      <strong>
        {head.urgency === 'S' && <span className="tag tag-urgent">{t('緊急', 'urgent')}</span>} {t(`${head.subject_name} さん`, head.subject_name)}
      </strong>
      <span>
        {head.number} {t(`緊急度 ${head.urgency}`, `urgency ${head.urgency}`)} {row.caller}
      </span>
      <span>
        {missing === 0 ? (
          <span className="tag tag-good">✓ {t('そろっています', 'complete')}</span>
        ) : (
          <span className="tag tag-care">▲ {t(`決めること ${missing}`, `${missing} to decide`)}</span>
        )}
      </span>
      <span className="wait-who">{t(`受付 ${row.received_by || '非表示'} ${ago}`, `${row.received_by} ${ago}`)}</span>
    </li>
  );
}
