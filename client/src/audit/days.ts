import { dayOf } from '../dates/format';

/** 00:00 of the day in Japan, as the API wants an instant. */
export function startOf(day: string): string {
  return new Date(`${day}T00:00:00+09:00`).toISOString().replace('.000Z', 'Z');
}

export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

export function today(): string {
  return dayOf(new Date());
}
