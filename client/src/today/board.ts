import type { TaskView, TodayBoard } from '../api/schema';

/** The groups of the deadline board, in the order of what harms most when forgotten. */
export interface Groups {
  overdue: TaskView[];
  today: TaskView[];
  week: TaskView[];
  later: TaskView[];
  undated: TaskView[];
}

export type Kind = 'fixed' | 'promise' | 'rule' | 'plan';

/** Where the date of a task comes from: law or court, a promise to somebody, a rule of the center,
 * or a colleague. */
export function kindOf(task: TaskView): Kind {
  if (task.kept_by_others) return 'fixed';
  if (task.source === 'I-8') return 'promise';
  return task.source === 'human' ? 'plan' : 'rule';
}

const rank: Record<Kind, number> = { fixed: 0, promise: 1, rule: 2, plan: 3 };
const severities = ['urgent', 'high', 'normal'];

function harm(task: TaskView): string {
  const hour = task.due_at ?? '9999';
  return `${severities.indexOf(task.severity)} ${hour} ${rank[kindOf(task)]}`;
}

function sorted(tasks: TaskView[]): TaskView[] {
  return [...tasks].sort((a, b) => harm(a).localeCompare(harm(b)) || (a.due ?? '').localeCompare(b.due ?? ''));
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** A task that only repeats a clock which stands above all rows is left out. */
export function groupsOf({ tasks, timers, today }: Pick<TodayBoard, 'tasks' | 'timers' | 'today'>): Groups {
  const counting = new Set(timers.map((timer) => timer.head.id));
  const rows = tasks.filter((task) => !(['R-20', 'K-9'].includes(task.source) && counting.has(task.case_id ?? '')));
  const end = addDays(today, 7);
  const pick = (holds: (task: TaskView) => boolean) => rows.filter(holds);
  const later = (day: string | undefined | null, after: string, until: string) => !!day && day > after && day <= until;
  return {
    overdue: pick((task) => task.overdue).sort((a, b) => (a.due ?? '').localeCompare(b.due ?? '')),
    today: sorted(pick((task) => !task.overdue && task.due === today)),
    week: pick((task) => later(task.due, today, end)),
    later: pick((task) => later(task.due, end, '9999')),
    undated: pick((task) => !task.due),
  };
}

/** How many are due on each of the next seven days: 「木2 金1」. Days without any are left out. */
export function countsByDay(week: TaskView[]): { day: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const task of week) if (task.due) counts.set(task.due, (counts.get(task.due) ?? 0) + 1);
  return [...counts].map(([day, count]) => ({ day, count })).sort((a, b) => a.day.localeCompare(b.day));
}

/** 「47:59」; what is over says by how much: 「超過 1:05」 is written by the row. */
export function hours(minutes: number): string {
  const all = Math.abs(minutes);
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;
}

export function daysLate(due: string, today: string): number {
  return Math.round((Date.parse(today) - Date.parse(due)) / 86_400_000);
}
