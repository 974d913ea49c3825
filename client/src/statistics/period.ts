import { dayOf } from '../dates/format';

/** What is asked for: a fiscal year, or one month of it. */
export interface Asked {
  table: string;
  year: number;
  /** 1 to 12; without it the whole year. */
  month?: number | undefined;
  split?: 'month' | 'district' | 'class' | undefined;
}

export function fiscalYearOf(day: string): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return month >= 4 ? year : year - 1;
}

export function thisFiscalYear(): number {
  return fiscalYearOf(dayOf(new Date()));
}

export function yearName(year: number): string {
  return `R${year - 2018}年度`;
}

/** "2025-05" of May in the fiscal year 2025. */
export function monthText(year: number, month: number): string {
  return `${month >= 4 ? year : year + 1}-${String(month).padStart(2, '0')}`;
}

export const monthsInOrder = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3];

/** The query of the API. */
export function queryOf(asked: Asked) {
  const split = asked.table === 'ST-8' ? undefined : asked.split;
  const rest = split ? { split } : {};
  if (asked.month === undefined) return { fiscal_year: String(asked.year), ...rest };
  const text = monthText(asked.year, asked.month);
  const [year = 0, month = 0] = text.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${text}-01`, to: `${text}-${last}`, ...rest };
}

/** The period before or after, of the same length. */
export function moved(asked: Asked, by: 1 | -1): Asked {
  if (asked.month === undefined) return { ...asked, year: asked.year + by };
  const at = monthsInOrder.indexOf(asked.month) + by;
  if (at < 0) return { ...asked, year: asked.year - 1, month: 3 };
  if (at >= 12) return { ...asked, year: asked.year + 1, month: 4 };
  return { ...asked, month: monthsInOrder[at] };
}
