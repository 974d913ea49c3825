import { type KeyboardEvent, useId, useState } from 'react';
import type { StatisticsTable } from '../api/schema';
import { useText } from '../app/language';
import { belongsToIme } from '../typing/composition';
import { hasRowTotals, heading } from './figures';

/** A figure by its headings; without one, the total. */
export interface FigurePlace {
  line?: string;
  column?: string;
  text: string;
}

interface FigureTableProps {
  table: StatisticsTable;
  onOpen: (place: FigurePlace) => void;
}

/** Figures with one tab stop: arrows move, Home and End go to the ends of a line, Enter opens what
 * is behind a figure. */
export function FigureTable({ table, onOpen }: FigureTableProps) {
  const t = useText();
  const id = useId();
  const [at, setAt] = useState<[row: number, column: number]>([0, 0]);
  const totals = hasRowTotals(table);
  const lines = [...table.lines, ...(table.totals ? [table.totals] : [])];
  const isTotal = (row: number) => row >= table.lines.length;
  const widest = table.columns.length - 1 + (totals ? 1 : 0);

  function place(row: number, column: number): FigurePlace {
    const line = lines[row];
    const place: FigurePlace = { text: (column < table.columns.length ? line?.cells[column] : line?.total) ?? '-' };
    if (line && !isTotal(row)) place.line = line.label;
    const name = table.columns[column];
    // A single column is the whole of its line.
    if (name !== undefined && (table.columns.length > 1 || !table.totals)) place.column = name;
    return place;
  }

  function move(event: KeyboardEvent<HTMLTableElement>) {
    if (belongsToIme(event)) return;
    const [row, column] = at;
    const steps: Record<string, [number, number]> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [row, 0],
      End: [row, widest],
      PageUp: [0, column],
      PageDown: [lines.length - 1, column],
    };
    const to = steps[event.key];
    if (event.key === 'Enter') onOpen(place(row, column));
    if (!to && event.key !== 'Enter') return;
    event.preventDefault();
    if (!to) return;
    const next: [number, number] = [Math.min(Math.max(to[0], 0), lines.length - 1), Math.min(Math.max(to[1], 0), widest)];
    setAt(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${next.join()}"]`)?.focus();
  }

  function cell(text: string, row: number, column: number) {
    const here = at[0] === row && at[1] === column;
    return (
      <td
        key={column}
        className="number figure"
        data-at={`${row},${column}`}
        tabIndex={here ? 0 : -1}
        onFocus={() => setAt([row, column])}
        onDoubleClick={() => onOpen(place(row, column))}
      >
        {text}
      </td>
    );
  }

  return (
    <div className="scroll">
      <table className="table figures" role="grid" aria-labelledby={id} onKeyDown={move}>
        <caption id={id}>{table.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('区分', 'Kind')}</th>
            {table.columns.map((column) => (
              <th key={column} scope="col" className="number">
                {heading(column)}
              </th>
            ))}
            {totals && (
              <th scope="col" className="number">
                {t('計', 'Total')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, row) => (
            <tr key={line.label} className={isTotal(row) || line.label === '市全体' ? 'figures-total' : undefined}>
              <th scope="row">{heading(line.label)}</th>
              {line.cells.map((text, column) => cell(text, row, column))}
              {totals && cell(line.total ?? '-', row, table.columns.length)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
