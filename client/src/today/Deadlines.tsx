import type { TaskView, TodayBoard } from '../api/schema';
import { useText } from '../app/language';
import { shortDay } from '../dates/format';
import { countsByDay, groupsOf } from './board';
import { TaskRow } from './TaskRow';
import { TimerRow } from './TimerRow';
import { useMinute, type View } from './useToday';
import type { BoardActs } from './WorkToday';

interface Props {
  board: TodayBoard;
  view: View;
  me: string;
  acts: BoardActs;
}

/** Running clocks, what is overdue, what is left today, this week: what harms most comes first. */
export function Deadlines({ board, view, me, acts }: Props) {
  const t = useText();
  const now = useMinute();
  const groups = groupsOf(board);
  const week = countsByDay(groups.week).map(({ day, count }) => `${shortDay(day).replace(/^.*\.(\d+)\((.)\)$/, '$1日($2)')} ${count}`);
  const parts: [label: string, rows: TaskView[], empty?: string][] = [
    [t('期限を過ぎたもの', 'Overdue'), groups.overdue, t('期限を過ぎたものはありません。', 'Nothing is overdue.')],
    [t('きょうの残り', 'Left today'), groups.today, emptyToday(groups.week, t)],
    [t('今週(7日以内)', 'Within seven days'), groups.week],
    [t('期限なし', 'Without a date'), groups.undated],
    [t('その先', 'Later'), groups.later],
  ];
  return (
    <div>
      {board.timers.length > 0 && (
        <section>
          <h2>{t(`時計が動いているもの ${board.timers.length}`, `Running clocks ${board.timers.length}`)}</h2>
          <ul className="plain-list">
            {board.timers.map((timer) => (
              <TimerRow key={timer.head.id} timer={timer} now={now} />
            ))}
          </ul>
        </section>
      )}
      {parts.map(
        ([label, rows, empty]) =>
          (rows.length > 0 || empty) && (
            <section key={label}>
              <h2>
                {label} {rows.length}
                {rows === groups.week && <span className="week-counts"> [{week.join('  ')}]</span>}
              </h2>
              {rows.length === 0 && <p className="empty">{empty}</p>}
              <ul className="plain-list">
                {rows.map((task) => (
                  <TaskRow
                    key={task.id}
                    task={task}
                    today={board.today}
                    withOwner={view !== 'mine' || !task.owner}
                    onDone={() => acts.ask(task, 'done')}
                    onPostpone={() => acts.ask(task, 'postpone')}
                    onTake={task.owner === me ? undefined : () => acts.take(task)}
                  />
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  );
}

function emptyToday(week: TaskView[], t: (ja: string, en: string) => string): string {
  const next = week.map((task) => task.due ?? '').sort()[0];
  if (!next) return t('きょうの期限はありません。', 'Nothing is due today.');
  const count = week.filter((task) => task.due === next).length;
  return t(`きょうの期限はありません。次は${shortDay(next)}、${count}件。`, `Nothing is due today. Next: ${shortDay(next)}, ${count}.`);
}
