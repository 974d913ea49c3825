import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { belongsToIme } from '../typing/composition';

/** One key of the map: "Alt+N", "Ctrl+Enter". */
export interface KeyAct {
  keys: string;
  label: string;
  act: () => void;
}

/** Which keys act now. A key that is given twice belongs to who came last (the open dialog). */
export class KeyBoard {
  private acts: KeyAct[] = [];
  private listeners = new Set<() => void>();

  add(act: KeyAct): () => void {
    this.acts = [...this.acts, act];
    this.tell();
    return () => {
      this.acts = this.acts.filter((other) => other !== act);
      this.tell();
    };
  }

  find(keys: string): KeyAct | undefined {
    return this.acts.findLast((act) => act.keys === keys);
  }

  all = (): KeyAct[] => this.acts;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Letters and digits by their place on the board: with Alt held some layouts give other letters. */
export function nameOf(event: KeyboardEvent): string {
  const place = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(event.code);
  const base = place ? (place[1] ?? place[2] ?? '') : event.code === 'Slash' ? '/' : event.key;
  return `${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey && base.length > 1 ? 'Shift+' : ''}${base}`;
}

const KeyContext = createContext(new KeyBoard());

export function Keys({ children }: { children: ReactNode }) {
  const board = useMemo(() => new KeyBoard(), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (belongsToIme(event)) return;
      if (!event.ctrlKey && !event.altKey) return;
      const found = board.find(nameOf(event));
      if (!found) return;
      event.preventDefault();
      found.act();
    };
    // In capture: a focused button of React Aria takes every Enter for itself.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [board]);
  return <KeyContext.Provider value={board}>{children}</KeyContext.Provider>;
}

/** Gives a key its act while the component is there. */
export function useKey(keys: string, label: string, act: (() => void) | undefined): void {
  const board = useContext(KeyContext);
  const latest = useRef(act);
  latest.current = act;
  const given = act !== undefined;
  useEffect(
    () => (given ? board.add({ keys, label, act: () => latest.current?.() }) : undefined),
    [board, keys, label, given],
  );
}

export function useKeyActs(): KeyAct[] {
  const board = useContext(KeyContext);
  return useSyncExternalStore(board.subscribe, board.all);
}
