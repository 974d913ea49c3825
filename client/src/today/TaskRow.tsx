import { useLocation } from 'wouter';
import type { TaskView } from '../api/schema';
import { useText } from '../app/language';
import { clock, shortDay } from '../dates/format';
import { Masked } from '../ui/Nothing';
import { useRowActs } from '../ui/Rows';
import { daysLate, kindOf } from './board';

interface Props {
  task: TaskView;
  today: string;
  /** Whether the owner stands on the row: not on the own list. */
  withOwner: boolean;
  onDone: () => void;
  onPostpone: () => void;
  onTake: (() => void) | undefined;
}

function placeOf(task: TaskView): string {
  return task.case_id ? `/cases/${task.case_id}` : `/contacts/${task.contact_id ?? ''}`;
}

/** One row: kind, act, person, due, owner; the keys act while it has the focus. */
export function TaskRow({ task, today, withOwner, onDone, onPostpone, onTake }: Props) {
  const t = useText();
  const [, go] = useLocation();
  const open = () => go(placeOf(task));
  const posts: Record<string, string> = { manager: t('センター長', 'manager'), senior: t('主任', 'senior') };
  useRowActs(task.id, { Enter: open, d: onDone, s: onPostpone, ...(onTake ? { a: onTake } : {}) });
  const acts: [label: string, key: string, act: (() => void) | undefined][] = [
    [t('済みにする', 'Done'), 'd', onDone],
    [t('延期', 'Postpone'), 's', onPostpone],
    [t('引き受ける', 'Take'), 'a', onTake],
  ];
  return (
    <li className="task-row" data-row={task.id} tabIndex={-1} onDoubleClick={open}>
      <KindTag task={task} />
      <span className="task-what">
        <span className="task-title">{task.title}</span>
        <Whom task={task} />
        {task.note && <span className="task-note">{task.note}</span>}
      </span>
      <Due task={task} today={today} />
      {withOwner && <span className="task-owner">{task.owner_name ?? posts[task.owner_post ?? ''] ?? t('担当なし', 'nobody')}</span>}
      <span className="task-acts">
        {acts.map(
          ([label, key, act]) =>
            act && (
              <button key={key} type="button" tabIndex={-1} className="task-act" onClick={act}>
                {label} <kbd>{key}</kbd>
              </button>
            ),
        )}
        <button type="button" tabIndex={-1} className="task-act" onClick={open}>
          {t('開く', 'Open')} <kbd>Enter</kbd>
        </button>
      </span>
    </li>
  );
}

function KindTag({ task }: { task: TaskView }) {
  const t = useText();
  if (task.severity === 'urgent') return <span className="tag tag-urgent">{t('緊急', 'urgent')}</span>;
  const words = {
    fixed: t('法定・裁判所', 'law or court'),
    promise: t('約束', 'promise'),
    rule: t('内規', 'rule'),
    plan: t('予定', 'plan'),
  };
  return <span className="tag tag-plain">{words[kindOf(task)]}</span>;
}

/** The person it is about, and for a promised call whom to ring and how. */
function Whom({ task }: { task: TaskView }) {
  const t = useText();
  const { call } = task;
  return (
    <span className="task-whom">
      {task.subject_name && <strong>{t(`${task.subject_name} さん`, task.subject_name)}</strong>}
      {task.case_number ?? task.contact_number}
      {call && (call.phone_masked || call.phone) && (
        <>
          {call.caller && <span>{t(`${call.caller} 様`, call.caller)}</span>}
          {call.phone_masked ? <Masked reason={t('支援措置', 'protected')} /> : <span>{call.phone}</span>}
          {call.no_message && <span className="tag tag-care">{t('留守電不可', 'no message')}</span>}
          {call.no_center_name && <span className="tag tag-care">{t('名乗らない', 'no center name')}</span>}
          {call.time_window && <span>{call.time_window}</span>}
        </>
      )}
    </span>
  );
}

function Due({ task, today }: { task: TaskView; today: string }) {
  const t = useText();
  if (!task.due) return <span className="task-due nothing">{t('期限なし', 'no date')}</span>;
  const at = task.due_at ? `${shortDay(task.due)} ${clock(task.due_at)}` : shortDay(task.due);
  if (!task.overdue) return <span className="task-due">{at}</span>;
  const late = daysLate(task.due, today);
  return (
    <span className="task-due">
      <span className="tag tag-late">{late > 0 ? t(`超過 ${late}日`, `${late} days late`) : t('超過', 'late')}</span> {at}
    </span>
  );
}
