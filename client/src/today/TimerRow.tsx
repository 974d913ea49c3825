import { useLocation } from 'wouter';
import type { RunningTimer } from '../api/schema';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { useRowActs } from '../ui/Rows';
import { hours } from './board';

/** A clock that runs in hours through every night and weekend (K-9). */
export function TimerRow({ timer, now }: { timer: RunningTimer; now: number }) {
  const t = useText();
  const [, go] = useLocation();
  const { head, clock } = timer;
  const open = () => go(`/cases/${head.id}`);
  useRowActs(`timer ${head.id}`, { Enter: open });
  const left = clock.due_at ? Math.floor((Date.parse(clock.due_at) - now) / 60_000) : 0;
  const reporting = clock.stage === 'report_due' || clock.stage === 'report_overdue';
  const what = reporting ? t('市への通報の判断まで', 'until the report') : t('安全確認まで', 'until the safety check');
  return (
    <li className="task-row timer-row" data-row={`timer ${head.id}`} tabIndex={-1} onDoubleClick={open}>
      <span className="tag tag-urgent">
        <Octagon />
        {t('緊急', 'urgent')}
      </span>
      <span className="task-what">
        <strong className="timer-name">{t(`${head.subject_name} さん`, head.subject_name)}</strong>
        <span className="task-whom">{head.number}</span>
      </span>
      <span role="timer" className="timer-left">
        {what} {left < 0 && t('超過 ', 'over by ')}
        <span className="timer-hours">{hours(left)}</span>
      </span>
      <span className="task-due">{clock.due_at && shortTime(clock.due_at)}</span>
      <span className="task-owner">{head.owner_name ?? t('担当なし', 'nobody')}</span>
    </li>
  );
}

function Octagon() {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
      <path d="M8 4v5M8 11v1.5" stroke="#fff" strokeWidth="2" />
    </svg>
  );
}
