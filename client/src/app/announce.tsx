import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';

export type Manner = 'polite' | 'assertive';
type Announce = (text: string, manner?: Manner) => void;

const AnnounceContext = createContext<Announce>(() => {});

/** Says something to a screen reader; what is shown stays where it is. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

const settleMs = 500;

/** Two hidden regions for the whole client. Texts that follow each other quickly are spoken once,
 * and a repeated text is cleared first so that it is spoken again. */
export function Announcer({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState('');
  const [assertive, setAssertive] = useState('');
  const timers = useRef<Partial<Record<Manner, ReturnType<typeof setTimeout>>>>({});
  const announce = useCallback<Announce>((text, manner = 'polite') => {
    const set = manner === 'polite' ? setPolite : setAssertive;
    clearTimeout(timers.current[manner]);
    set('');
    timers.current[manner] = setTimeout(() => set(text), manner === 'polite' ? settleMs : 50);
  }, []);
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div className="unseen" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="unseen" role="alert" aria-live="assertive">
        {assertive}
      </div>
    </AnnounceContext.Provider>
  );
}
