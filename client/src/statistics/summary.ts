import type { StatisticsView } from '../api/schema';
import { isEmpty, largest, numberOf, unknownOf } from './figures';

type Text = (ja: string, en: string) => string;

/** What the figures say, in one short paragraph that is written from them. */
export function summaryOf(view: StatisticsView, before: StatisticsView | undefined, t: Text): string {
  if (isEmpty(view.tables)) return t('この期間の記録はありません。', 'There are no records of this period.');
  const first = view.tables[0];
  if (!first) return '';
  if (view.table === 'ST-1') return overview(view, before, t);
  if (!first.totals) {
    return view.tables
      .flatMap((table) => table.columns.map((column, i) => [column, table.lines[0]?.cells[i] ?? '-'] as const))
      .filter(([, cell]) => cell !== '-')
      .slice(0, 6)
      .map(([column, cell]) => t(`${column}は ${cell}件。`, `${column}: ${cell}.`))
      .join('');
  }
  return [
    t(`延べ ${first.totals.total ?? '-'}件。`, `${first.totals.total ?? '-'} contacts.`),
    most(first, t, t('最も多いのは', 'Most: ')),
    unknown(first, t),
  ].join('');
}

function overview(view: StatisticsView, before: StatisticsView | undefined, t: Text): string {
  const all = wholeCity(view);
  if (!all) return '';
  const split = view.tables[1] ?? view.tables[0];
  const [contacts, matters, fresh, continued, reopened] = all;
  return [
    t(`延べ ${contacts}件、実 ${matters}件。`, `${contacts} contacts about ${matters} matters.`),
    change(contacts, before && wholeCity(before)?.[0], t),
    t(`新規は ${fresh}件、継続は ${continued}件、再開は ${reopened}件。`, `New ${fresh}, continued ${continued}, reopened ${reopened}.`),
    split ? most(split, t, view.tables[1] ? t('最も多い区分は', 'Most: ') : t('最も多い月は', 'Most: ')) : '',
    split ? unknown(split, t) : '',
  ].join('');
}

function wholeCity(view: StatisticsView): string[] | undefined {
  return view.tables[0]?.lines.find((line) => line.label === '市全体')?.cells;
}

function change(now: string | undefined, before: string | undefined, t: Text): string {
  const a = numberOf(now);
  const b = numberOf(before);
  if (a === undefined || b === undefined || b === 0) return '';
  if (a === b) return t('前年と同じ。', 'As in the year before.');
  // A share of a handful says nothing.
  if (b < 20) return t(`前年(${b}件)より ${Math.abs(a - b)}件 ${a > b ? '多い' : '少ない'}。`, `${Math.abs(a - b)} ${a > b ? 'more' : 'less'} than the year before (${b}).`);
  const percent = Math.abs(((a - b) / b) * 100).toFixed(1);
  return a > b
    ? t(`前年より ${percent}% 多い。`, `${percent}% more than the year before.`)
    : t(`前年より ${percent}% 少ない。`, `${percent}% less than the year before.`);
}

function most(table: StatisticsView['tables'][number], t: Text, words: string): string {
  const found = largest(table);
  return found ? t(`${words}${found.label}(${found.text}件)。`, `${words}${found.label} (${found.text}).`) : '';
}

function unknown(table: StatisticsView['tables'][number], t: Text): string {
  const count = unknownOf(table);
  return count === undefined ? '' : t(`不明は ${count}件。`, `Unknown: ${count}.`);
}
