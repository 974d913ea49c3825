import { describe, expect, it } from 'vitest';
import type { StatisticsTable, StatisticsView } from '../api/schema';
import { barsOf, heading, isEmpty, largest, numberOf } from './figures';
import { fiscalYearOf, moved, queryOf } from './period';
import { summaryOf } from './summary';

const ja = (text: string) => text;

function sheet(columns: string[], lines: [string, string[], string?][], totals?: string[]): StatisticsTable {
  return {
    title: '表',
    columns,
    lines: lines.map(([label, cells, total]) => ({ label, cells, total: total ?? null })),
    totals: totals ? { label: '計', cells: totals, total: totals.at(-1) ?? null } : null,
  };
}

function view(table: string, tables: StatisticsTable[]): StatisticsView {
  return { table, title: table, first: '2025-04-01', last: '2026-03-31', freezes_at: '2026-04-10T15:00:00Z', small_cells_hidden: false, tables };
}

describe('figures', () => {
  it.each([
    ['12', 12],
    ['<5', undefined],
    ['*', undefined],
    ['-', undefined],
    [undefined, undefined],
  ])('%s is %s', (cell, verdict) => expect(numberOf(cell)).toBe(verdict));

  it.each([
    ['2025-04', 'R7.4'],
    ['2026-12', 'R8.12'],
    ['赤堀', '赤堀'],
  ])('%s is headed %s', (label, verdict) => expect(heading(label)).toBe(verdict));

  it('leaves the whole city out of the bars of its months', () => {
    const table = sheet(['延べ', '実'], [['2025-04', ['3', '2']], ['2025-05', ['7', '3']], ['市全体', ['10', '4']]]);
    expect(barsOf(table).map((bar) => bar.label)).toEqual(['R7.4', 'R7.5']);
    expect(largest(table)).toEqual({ label: 'R7.5', text: '7' });
  });

  it('knows no largest where two are equal, nor where it is unknown', () => {
    expect(largest(sheet(['件数'], [['北', ['3'], '3'], ['南', ['3'], '3']], ['6']))).toBeUndefined();
    expect(largest(sheet(['件数'], [['北', ['3'], '3'], ['不明', ['9'], '9']], ['12']))?.label).toBe('北');
  });

  it('calls empty what counts nothing at all', () => {
    expect(isEmpty([sheet(['件数'], [['北', ['0'], '0']], ['0'])])).toBe(true);
    expect(isEmpty([sheet(['件数'], [['北', ['<5'], '<5']], ['5'])])).toBe(false);
  });
});

describe('periods', () => {
  it.each([
    ['2026-03-31', 2025],
    ['2026-04-01', 2026],
  ])('%s lies in %s', (day, verdict) => expect(fiscalYearOf(day)).toBe(verdict));

  it.each([
    [{ table: 'ST-1', year: 2025 }, { fiscal_year: '2025' }],
    [{ table: 'ST-1', year: 2027, month: 2 }, { from: '2028-02-01', to: '2028-02-29' }],
    [{ table: 'ST-2', year: 2025, month: 4, split: 'district' as const }, { from: '2025-04-01', to: '2025-04-30', split: 'district' }],
    [{ table: 'ST-8', year: 2025, split: 'month' as const }, { fiscal_year: '2025' }],
  ])('%j asks for %j', (asked, verdict) => expect(queryOf(asked)).toEqual(verdict));

  it('goes from April to March of the year before', () => {
    expect(moved({ table: 'ST-1', year: 2025, month: 4 }, -1)).toEqual({ table: 'ST-1', year: 2024, month: 3 });
    expect(moved({ table: 'ST-1', year: 2025, month: 12 }, 1)).toEqual({ table: 'ST-1', year: 2025, month: 1 });
    expect(moved({ table: 'ST-1', year: 2025 }, -1).year).toBe(2024);
  });
});

describe('the summary', () => {
  it('is written from the figures, with the year before and the unknown', () => {
    const city = (n: string) => sheet(['延べ', '実', '新規', '継続', '再開'], [['市全体', [n, '14', '11', '3', '0']]]);
    const districts = sheet(['件数'], [['境', ['40'], '40'], ['不明', ['19'], '19']], ['59']);
    expect(summaryOf(view('ST-1', [city('59'), districts]), view('ST-1', [city('50')]), ja)).toBe(
      '延べ 59件、実 14件。前年より 18.0% 多い。新規は 11件、継続は 3件、再開は 0件。最も多い区分は境(40件)。不明は 19件。',
    );
  });

  it('says that there is nothing instead of zeros', () => {
    expect(summaryOf(view('ST-2', [sheet(['件数'], [['電話', ['0'], '0']], ['0'])]), undefined, ja)).toBe('この期間の記録はありません。');
  });
});
