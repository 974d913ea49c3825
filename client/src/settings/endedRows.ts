import type { ReferenceTable } from '../api/schema';

type Row = ReferenceTable['rows'][number];

/** Rows in force and rows that have ended; the last day of a code still counts. */
export function splitByEnd(table: ReferenceTable, today: string): [now: Row[], ended: Row[]] {
  const column = table.columns.indexOf('有効終了');
  const hasEnded = (row: Row) => column >= 0 && (row.cells[column] ?? '') !== '' && (row.cells[column] ?? '') < today;
  return [table.rows.filter((row) => !hasEnded(row)), table.rows.filter(hasEnded)];
}
