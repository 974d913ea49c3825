import type { StatisticsTable } from '../api/schema';
import type { Bar } from './BarChart';

/** A printed figure as a number; undefined where it is hidden ("<5", "*") or there is none ("-"). */
export function numberOf(cell: string | null | undefined): number | undefined {
  return cell !== null && cell !== undefined && /^\d+$/.test(cell) ? Number(cell) : undefined;
}

/** "2025-04" → 「R7.4」; any other heading stays. */
export function heading(label: string): string {
  const month = /^(\d{4})-(\d{2})$/.exec(label);
  if (!month) return label;
  const year = Number(month[1]);
  return `R${year - 2018}.${Number(month[2])}`;
}

export const unknownLabel = '不明';

/** Where each line's cells are parts of a whole, their sum stands at its end. */
export function hasRowTotals(table: StatisticsTable): boolean {
  return table.columns.length > 1 && table.lines.some((line) => line.total !== null && line.total !== undefined);
}

/** The bars that go with a table, same figures in the same order. */
export function barsOf(table: StatisticsTable): Bar[] {
  const one = table.lines.length === 1 ? table.lines[0] : undefined;
  if (one) return table.columns.map((column, i) => bar(column, one.cells[i] ?? '-'));
  const totals = hasRowTotals(table);
  // The whole city is no part of the months above it.
  const lines = table.lines.filter((line) => totals || table.totals || line.label !== '市全体');
  return lines.map((line) => bar(line.label, (totals ? line.total : line.cells[0]) ?? '-'));
}

function bar(label: string, text: string): Bar {
  return { label: heading(label), text, value: numberOf(text) };
}

/** Nothing at all was counted. */
export function isEmpty(tables: StatisticsTable[]): boolean {
  return tables.every((table) =>
    [...table.lines, ...(table.totals ? [table.totals] : [])].every((line) =>
      [...line.cells, line.total ?? '0'].every((cell) => cell === '0' || cell === '-'),
    ),
  );
}

/** The line with the largest figure, unless several share it. */
export function largest(table: StatisticsTable): { label: string; text: string } | undefined {
  const known = barsOf(table).filter((b) => b.value !== undefined && b.value > 0 && b.label !== unknownLabel);
  const most = Math.max(0, ...known.map((b) => b.value ?? 0));
  const first = known.filter((b) => b.value === most);
  return first.length === 1 && first[0] ? { label: first[0].label, text: first[0].text } : undefined;
}

export function unknownOf(table: StatisticsTable): string | undefined {
  const line = table.lines.find((l) => l.label === unknownLabel);
  return line ? (line.total ?? line.cells[0]) : undefined;
}
