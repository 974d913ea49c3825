import { createContext, type KeyboardEvent, type ReactNode, useCallback, useContext, useEffect, useRef } from 'react';
import { belongsToIme } from '../typing/composition';

/** What the keys of a row do: Enter opens, single letters act while the row has the focus. */
export type RowActs = Partial<Record<string, () => void>>;

const RowsContext = createContext<(id: string, acts: RowActs) => () => void>(() => () => {});

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last) => Math.min(at + 10, last),
  PageUp: (at) => Math.max(at - 10, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** Rows in any number of groups that are one stop of Tab; arrows lead from row to row. When the row
 * with the focus goes away, the one that took its place has it. */
export function Rows({ children, className }: { children: ReactNode; className?: string }) {
  const box = useRef<HTMLDivElement>(null);
  const acts = useRef(new Map<string, RowActs>());
  const last = useRef<{ id: string; at: number }>(undefined);
  const register = useCallback((id: string, given: RowActs) => {
    acts.current.set(id, given);
    return () => {
      if (acts.current.get(id) === given) acts.current.delete(id);
    };
  }, []);
  const rows = () => [...(box.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];

  useEffect(() => {
    const all = rows();
    const known = all.find((row) => row.dataset['row'] === last.current?.id);
    const stop = known ?? all[Math.min(last.current?.at ?? 0, all.length - 1)];
    for (const row of all) row.tabIndex = row === stop ? 0 : -1;
    if (last.current && !known && document.activeElement === document.body) stop?.focus();
  });

  function press(event: KeyboardEvent<HTMLDivElement>) {
    const row = event.target as HTMLElement;
    const id = row.dataset['row'];
    if (id === undefined || belongsToIme(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const all = rows();
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      all[step(all.indexOf(row), all.length - 1)]?.focus();
      return;
    }
    const act = acts.current.get(id)?.[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  return (
    <RowsContext.Provider value={register}>
      <div
        ref={box}
        className={className}
        onKeyDown={press}
        onFocus={(event) => {
          const id = event.target.dataset['row'];
          if (id === undefined) return;
          const all = rows();
          last.current = { id, at: all.indexOf(event.target) };
          for (const row of all) row.tabIndex = row === event.target ? 0 : -1;
        }}
      >
        {children}
      </div>
    </RowsContext.Provider>
  );
}

/** Registers what the keys of a row do; the element carries data-row={id} and tabIndex={-1}. */
export function useRowActs(id: string, acts: RowActs): void {
  const register = useContext(RowsContext);
  useEffect(() => register(id, acts));
}
