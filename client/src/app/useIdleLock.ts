import { useEffect, useRef, useState } from 'react';

const warningMs = 60_000;

/** Locks after the idle time of the terminal's kind; any key or pointer counts. Says for the last
 * minute how many seconds are left. */
export function useIdleLock(idleSeconds: number, lock: () => void): number | undefined {
  const [left, setLeft] = useState<number>();
  // Drawing the page anew must not count as somebody being there.
  const act = useRef(lock);
  act.current = lock;
  useEffect(() => {
    let last = Date.now();
    const stir = () => {
      last = Date.now();
      setLeft(undefined);
    };
    const watch = setInterval(() => {
      const rest = idleSeconds * 1000 - (Date.now() - last);
      if (rest <= 0) act.current();
      else if (rest <= warningMs) setLeft(Math.ceil(rest / 1000));
    }, 1000);
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const name of events) window.addEventListener(name, stir, { passive: true });
    return () => {
      clearInterval(watch);
      for (const name of events) window.removeEventListener(name, stir);
    };
  }, [idleSeconds]);
  return left;
}
