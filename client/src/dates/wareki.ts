/** Reads a date as people type it: 和暦, ISO, with a month or a year only. Never guesses. */

export interface TypedDate {
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  iso: string;
  precision: 'day' | 'month' | 'year';
  /** The day lies outside the era that was typed (H31.5.1): to be confirmed. */
  outsideEra: boolean;
}

export type DateReading = { ok: true; date: TypedDate } | { ok: false; message: string };

interface Era {
  names: string;
  first: string;
  last: string;
  base: number;
}

const eras: Era[] = [
  { names: 'R|令和?|令', first: '2019-05-01', last: '9999-12-31', base: 2018 },
  { names: 'H|平成?|平', first: '1989-01-08', last: '2019-04-30', base: 1988 },
  { names: 'S|昭和?|昭', first: '1926-12-25', last: '1989-01-07', base: 1925 },
  { names: 'T|大正?|大', first: '1912-07-30', last: '1926-12-24', base: 1911 },
  { names: 'M|明治?|明', first: '1873-01-01', last: '1912-07-29', base: 1867 },
];

const kanjiDigits: Record<string, number> = {
  〇: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
};

/** 二十三 → 23, 十 → 10, 〇五 → 5. */
function withDigits(text: string): string {
  return text.replace(/[〇一二三四五六七八九十]+/g, (run) => {
    if (!run.includes('十')) return [...run].map((c) => kanjiDigits[c]).join('');
    const [tens, ones] = run.split('十');
    return String((tens ? (kanjiDigits[tens] ?? 1) : 1) * 10 + (ones ? (kanjiDigits[ones] ?? 0) : 0));
  });
}

function cleaned(text: string): string {
  const plain = text.normalize('NFKC').replace(/[‐-―−ー]/g, '-').trim().toUpperCase();
  return withDigits(plain).replace('元', '1').replace(/\s+/g, '');
}

const separator = '(?:年|[.\\-/])';
const rest = `(\\d{1,2})(?:${separator}(\\d{1,2})(?:(?:月|[.\\-/])(\\d{1,2})日?|月)?|年)?`;

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const pad = (n: number, width = 2) => String(n).padStart(width, '0');

function build(year: number, month?: number, day?: number): TypedDate | undefined {
  if (year < 1868 || year > 2100) return undefined;
  if (month === undefined) return { iso: pad(year, 4), precision: 'year', outsideEra: false };
  if (month < 1 || month > 12) return undefined;
  const upToMonth = `${pad(year, 4)}-${pad(month)}`;
  if (day === undefined) return { iso: upToMonth, precision: 'month', outsideEra: false };
  if (day < 1 || day > daysIn(year, month)) return undefined;
  return { iso: `${upToMonth}-${pad(day)}`, precision: 'day', outsideEra: false };
}

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function inEra(text: string): TypedDate | undefined | null {
  for (const era of eras) {
    const compact = new RegExp(`^(?:${era.names})(\\d{2})(\\d{2})(\\d{2})$`).exec(text);
    const match = compact ?? new RegExp(`^(?:${era.names})${separator.replace('年|', '')}?${rest}$`).exec(text);
    if (!match) continue;
    const date = build(era.base + Number(match[1]), number(match[2]), number(match[3]));
    if (!date) return undefined;
    const length = date.iso.length;
    date.outsideEra = date.iso < era.first.slice(0, length) || date.iso > era.last.slice(0, length);
    return date;
  }
  return null;
}

const help = '「S15.3.4」「昭和15年3月4日」「1940-03-04」のように入れてください。';

export function readDate(typed: string): DateReading {
  const text = cleaned(typed);
  const era = inEra(text);
  if (era) return { ok: true, date: era };
  if (era === undefined) return { ok: false, message: `この日付はありません。${help}` };
  const western =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})(?:年|[.\-/])(\d{1,2})(?:(?:月|[.\-/])(\d{1,2})日?|月)?$/.exec(text) ??
    /^(\d{4})年?$/.exec(text);
  if (western) {
    const date = build(Number(western[1]), number(western[2]), number(western[3]));
    return date ? { ok: true, date } : { ok: false, message: `この日付はありません。${help}` };
  }
  if (/^\d{1,2}[.\-/]\d{1,2}[.\-/]\d{1,2}$/.test(text)) {
    return { ok: false, message: '元号がありません。「S15.3.4」のように元号を付けてください。' };
  }
  return { ok: false, message: `日付として読めません。${help}` };
}

/** Words for a day that lies near: 「今日」「明日」「+14」; else as readDate. `today` is YYYY-MM-DD. */
export function readNearDate(typed: string, today: string): DateReading {
  const text = typed.normalize('NFKC').trim();
  const ahead = text === '今日' ? 0 : text === '明日' ? 1 : /^\+\d{1,3}$/.test(text) ? Number(text) : null;
  if (ahead === null) return readDate(typed);
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + ahead);
  return {
    ok: true,
    date: { iso: day.toISOString().slice(0, 10), precision: 'day', outsideEra: false },
  };
}
