import { type KeyboardEvent, useState } from 'react';
import { belongsToIme } from '../typing/composition';

/** Rows of which one is in the order of Tab; arrows, Home and End move between them. Rows are the
 * elements with `data-row` inside the element that has `onKeyDown`. */
export function useRoving() {
  const [at, setAt] = useState(0);
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (belongsToIme(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
    const here = rows.indexOf((event.target as HTMLElement).closest<HTMLElement>('[data-row]') ?? document.body);
    if (here < 0) return;
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    rows[Math.max(0, Math.min(rows.length - 1, to))]?.focus();
  }
  const row = (index: number) => ({
    'data-row': index,
    tabIndex: index === at ? 0 : -1,
    onFocus: () => setAt(index),
  });
  return { at, onKeyDown, row };
}
