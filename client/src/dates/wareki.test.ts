import { describe, expect, it } from 'vitest';
import { readDate, readNearDate } from './wareki';

const rows: [typed: string, iso: string | null, outsideEra?: boolean][] = [
  ['S15.3.4', '1940-03-04'],
  ['Ｓ１５．３．４', '1940-03-04'],
  ['s15-3-4', '1940-03-04'],
  ['昭和15年3月4日', '1940-03-04'],
  ['昭15ー3ー4', '1940-03-04'],
  ['昭和十五年三月四日', '1940-03-04'],
  ['R元.5.1', '2019-05-01'],
  ['令和元年五月一日', '2019-05-01'],
  ['r080401', '2026-04-01'],
  ['20260401', '2026-04-01'],
  ['2026-04-01', '2026-04-01'],
  ['２０２６／４／１', '2026-04-01'],
  ['2026年4月1日', '2026-04-01'],
  ['昭和15年3月', '1940-03'],
  ['R7.5', '2025-05'],
  ['昭和15', '1940'],
  ['昭和15年', '1940'],
  ['1951-07', '1951-07'],
  ['1951', '1951'],
  ['昭和二十三年十月十日', '1948-10-10'],
  ['H31.5.1', '2019-05-01', true],
  ['S64.1.8', '1989-01-08', true],
  ['T1.7.29', '1912-07-29', true],
  ['8.4.1', null],
  ['15-3-4', null],
  ['2026.2.29', null],
  ['R8.13.1', null],
  ['840401', null],
  ['昭和20年頃', null],
  ['', null],
  ['きのう', null],
];

describe('readDate', () => {
  it.each(rows)('%s', (typed, iso, outsideEra = false) => {
    const reading = readDate(typed);
    expect(reading.ok ? reading.date.iso : null).toBe(iso);
    if (reading.ok) expect(reading.date.outsideEra).toBe(outsideEra);
  });

  it('agrees with the browser on every day of the eras that it knows', () => {
    const format = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
      dateStyle: 'long',
      timeZone: 'UTC',
    });
    const day = new Date(Date.UTC(1873, 0, 1));
    const end = Date.UTC(2029, 11, 31);
    let wrong = 0;
    for (; day.getTime() <= end; day.setUTCDate(day.getUTCDate() + 1)) {
      const reading = readDate(format.format(day));
      if (!reading.ok || reading.date.outsideEra || reading.date.iso !== day.toISOString().slice(0, 10)) wrong += 1;
    }
    expect(wrong).toBe(0);
  });
});

describe('readNearDate', () => {
  it.each([
    ['今日', '2025-05-23'],
    ['明日', '2025-05-24'],
    ['+14', '2025-06-06'],
    ['＋１４', '2025-06-06'],
    ['R7.6.1', '2025-06-01'],
  ])('%s', (typed, iso) => {
    const reading = readNearDate(typed, '2025-05-23');
    expect(reading.ok && reading.date.iso).toBe(iso);
  });
});
