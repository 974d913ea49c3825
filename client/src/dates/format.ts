/** Dates and times as people here read them. Instants come as RFC 3339 UTC, days as YYYY-MM-DD;
 * both are shown in Japanese time, never in the machine's zone. */

const eras: [first: string, letter: string, name: string, year: number][] = [
  ['2019-05-01', 'R', '令和', 2019],
  ['1989-01-08', 'H', '平成', 1989],
  ['1926-12-25', 'S', '昭和', 1926],
  ['1912-07-30', 'T', '大正', 1912],
  ['1873-01-01', 'M', '明治', 1868],
];
const weekdays = ['日', '月', '火', '水', '木', '金', '土'];

function parts(day: string): { year: number; month: number; date: number; weekday: string } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? '';
  return { year, month, date, weekday };
}

function eraOf(day: string): [letter: string, name: string, year: number] | undefined {
  const found = eras.find(([first]) => day >= first);
  return found && [found[1], found[2], Number(day.slice(0, 4)) - found[3] + 1];
}

/** "2025-05-23" → 「R7.5.23(金)」 for lists. */
export function shortDay(day: string): string {
  const { year, month, date, weekday } = parts(day);
  const era = eraOf(day);
  return `${era ? `${era[0]}${era[2]}` : year}.${month}.${date}(${weekday})`;
}

/** "2025-05-23" → 「令和7年5月23日(金)」 for records. */
export function longDay(day: string): string {
  const { year, month, date, weekday } = parts(day);
  const era = eraOf(day);
  const years = era ? `${era[1]}${era[2] === 1 ? '元' : era[2]}年` : `${year}年`;
  return `${years}${month}月${date}日(${weekday})`;
}

const japanOffsetMs = 9 * 60 * 60 * 1000;

function inJapan(instant: string | Date): Date {
  return new Date(new Date(instant).getTime() + japanOffsetMs);
}

/** The Japanese day of an instant: "2025-05-23". */
export function dayOf(instant: string | Date): string {
  return inJapan(instant).toISOString().slice(0, 10);
}

/** 「10:12」 */
export function clock(instant: string | Date): string {
  return inJapan(instant).toISOString().slice(11, 16);
}

/** 「10:12:05」 */
export function clockWithSeconds(instant: string | Date): string {
  return inJapan(instant).toISOString().slice(11, 19);
}

/** 「R7.5.23(金) 10:12」 */
export function shortTime(instant: string | Date): string {
  return `${shortDay(dayOf(instant))} ${clock(instant)}`;
}

/** 「30,000円」; minus as 「▲5,000円」. */
export function yen(amount: number): string {
  const digits = Math.abs(amount).toLocaleString('ja-JP');
  return `${amount < 0 ? '▲' : ''}${digits}円`;
}
