import { describe, expect, it } from 'vitest';
import { clockWithSeconds, dayOf, longDay, shortDay, shortTime, yen } from './format';

describe('dates as shown', () => {
  it.each([
    ['2025-05-23', 'R7.5.23(金)', '令和7年5月23日(金)'],
    ['2019-05-01', 'R1.5.1(水)', '令和元年5月1日(水)'],
    ['2019-04-30', 'H31.4.30(火)', '平成31年4月30日(火)'],
    ['1989-01-07', 'S64.1.7(土)', '昭和64年1月7日(土)'],
    ['1912-07-29', 'M45.7.29(月)', '明治45年7月29日(月)'],
  ])('%s', (day, short, long) => {
    expect(shortDay(day)).toBe(short);
    expect(longDay(day)).toBe(long);
  });

  it('are Japanese days, whatever the zone of the machine', () => {
    expect(dayOf('2025-05-22T15:00:00Z')).toBe('2025-05-23');
    expect(dayOf('2025-05-22T14:59:59Z')).toBe('2025-05-22');
    expect(shortTime('2025-05-22T23:31:00Z')).toBe('R7.5.23(金) 08:31');
    expect(clockWithSeconds('2025-05-23T01:12:05.9Z')).toBe('10:12:05');
  });
});

describe('yen', () => {
  it.each([
    [30000, '30,000円'],
    [-5000, '▲5,000円'],
    [0, '0円'],
  ])('%d', (amount, shown) => expect(yen(amount)).toBe(shown));
});
