import { useState } from 'react';
import type { StatisticsTable } from '../api/schema';
import { useText } from '../app/language';
import { BarChart } from './BarChart';
import { Button } from '../ui/Button';
import { type FigurePlace, FigureTable } from './FigureTable';
import { barsOf, hasRowTotals, largest } from './figures';

/** A table and the same figures as bars. Without the bars nothing is lost. */
export function Sheet({ table, onOpen }: { table: StatisticsTable; onOpen: (place: FigurePlace) => void }) {
  const t = useText();
  const [shown, show] = useState(true);
  const bars = barsOf(table);
  const most = largest(table);
  const wide = table.columns.length > 5;
  return (
    <section className={`sheet ${wide ? 'sheet-wide' : ''}`}>
      <FigureTable table={table} onOpen={onOpen} />
      <figure className="sheet-chart">
        <figcaption>
          {hasRowTotals(table) ? t('行の計', 'Totals of the lines') : (table.lines.length > 1 ? table.columns[0] : table.title)}{' '}
          <Button onPress={() => show(!shown)} aria-expanded={shown}>
            {shown ? t('図を隠す', 'Hide the chart') : t('図を出す', 'Show the chart')}
          </Button>
        </figcaption>
        {shown && (
          <BarChart
            title={most ? t(`${table.title}: 最も多いのは${most.label} ${most.text}件`, `${table.title}: most ${most.label}, ${most.text}`) : table.title}
            description={bars.map((bar) => `${bar.label} ${bar.text}`).join('、')}
            bars={bars}
          />
        )}
      </figure>
    </section>
  );
}
