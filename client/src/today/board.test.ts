import { describe, expect, it } from 'vitest';
import type { TaskView } from '../api/schema';
import { countsByDay, daysLate, groupsOf, hours, kindOf } from './board';

const task = (more: Partial<TaskView>): TaskView => ({
  id: 'a', version: 1, title: '', note: '', overdue: false, source: 'human', severity: 'normal',
  kept_by_others: false, state: 'open', close_reason: '', reminders: [], ...more,
});

describe('groups of the board', () => {
  const today = '2025-05-23';

  it.each([
    [{ due: '2025-05-22', overdue: true }, 'overdue'],
    [{ due: '2025-05-23' }, 'today'],
    [{ due: '2025-05-23', overdue: true }, 'overdue'],
    [{ due: '2025-05-24' }, 'week'],
    [{ due: '2025-05-30' }, 'week'],
    [{ due: '2025-05-31' }, 'later'],
    [{}, 'undated'],
  ] as const)('%o is %s', (given, group) => {
    const groups = groupsOf({ tasks: [task(given)], timers: [], today });
    expect(Object.entries(groups).filter(([, rows]) => rows.length === 1).map(([name]) => name)).toEqual([group]);
  });

  it('puts urgent ones first, then law and court, promises, rules, plans', () => {
    const rows = [
      task({ id: 'plan', due: today }),
      task({ id: 'rule', due: today, source: 'K-2' }),
      task({ id: 'promise', due: today, source: 'I-8' }),
      task({ id: 'court', due: today, kept_by_others: true }),
      task({ id: 'urgent', due: today, severity: 'urgent', source: 'I-9' }),
    ];
    expect(groupsOf({ tasks: rows, timers: [], today }).today.map((row) => row.id)).toEqual([
      'urgent', 'court', 'promise', 'rule', 'plan',
    ]);
    expect(rows.map(kindOf)).toEqual(['plan', 'rule', 'promise', 'fixed', 'rule']);
  });

  it('says once what a running clock says', () => {
    const timers = [{ head: { id: 'case-1' } }] as never;
    const rows = [task({ source: 'R-20', case_id: 'case-1', due: today }), task({ source: 'R-20', case_id: 'case-2', due: today })];
    expect(groupsOf({ tasks: rows, timers, today }).today.map((row) => row.case_id)).toEqual(['case-2']);
  });
});

it('counts by day', () => {
  const week = [task({ due: '2025-05-26' }), task({ due: '2025-05-24' }), task({ due: '2025-05-26' })];
  expect(countsByDay(week)).toEqual([{ day: '2025-05-24', count: 1 }, { day: '2025-05-26', count: 2 }]);
});

it('reads hours and days', () => {
  expect(hours(2879)).toBe('47:59');
  expect(hours(-65)).toBe('1:05');
  expect(daysLate('2025-05-20', '2025-05-23')).toBe(3);
});
