import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { api, take, useCsrfToken, whenUnauthenticated } from '../api/client';
import { ApiError } from '../api/problem';
import type { SessionView } from '../api/schema';

/** Where the person stands: nothing of a citizen is on the page unless signed in. */
export type Standing = 'unknown' | 'signed_out' | 'signed_in' | 'locked';

interface SessionUse {
  standing: Standing;
  session: SessionView | undefined;
  /** A session was opened, renewed or changed its role. */
  begin: (session: SessionView) => void;
  /** The page is cleared; one factor opens it again. */
  lock: () => Promise<void>;
  end: () => Promise<void>;
  /** What must be saved before the page is cleared or left. */
  beforeLeaving: (save: () => Promise<void>) => () => void;
}

const SessionContext = createContext<SessionUse | undefined>(undefined);

export function useSession(): SessionUse {
  const use = useContext(SessionContext);
  if (!use) throw new Error('no session');
  return use;
}

/** The session of somebody who is signed in. */
export function useCurrent(): SessionView {
  const { session } = useSession();
  if (!session) throw new Error('not signed in');
  return session;
}

const saves = new Set<() => Promise<void>>();

/** Everything typed goes to the server before the page changes hands. */
export async function saveAll(): Promise<void> {
  await Promise.allSettled([...saves].map((save) => save()));
}

export function SessionKeeper({ children, onCleared }: { children: ReactNode; onCleared: () => void }) {
  const [standing, setStanding] = useState<Standing>('unknown');
  const [session, setSession] = useState<SessionView>();

  const begin = useCallback((next: SessionView) => {
    useCsrfToken(next.csrf_token);
    setSession(next);
    setStanding('signed_in');
  }, []);

  const clear = useCallback(
    (next: Standing) => {
      setStanding(next);
      onCleared();
    },
    [onCleared],
  );

  useEffect(() => {
    take(api.GET('/v1/sessions/current'))
      .then(begin)
      .catch(() => setStanding('signed_out'));
  }, [begin]);

  useEffect(() => {
    whenUnauthenticated(() => setStanding((now) => (now === 'signed_in' ? 'locked' : now)));
  }, []);

  const lock = useCallback(async () => {
    await saveAll();
    clear('locked');
    await take(api.POST('/v1/sessions/current/lock')).catch(() => {});
  }, [clear]);

  const end = useCallback(async () => {
    await saveAll();
    await take(api.DELETE('/v1/sessions/current')).catch((problem) => {
      if (!(problem instanceof ApiError) || problem.status !== 401) throw problem;
    });
    setSession(undefined);
    clear('signed_out');
  }, [clear]);

  const beforeLeaving = useCallback((save: () => Promise<void>) => {
    saves.add(save);
    return () => {
      saves.delete(save);
    };
  }, []);

  const use = useMemo(
    () => ({ standing, session, begin, lock, end, beforeLeaving }),
    [standing, session, begin, lock, end, beforeLeaving],
  );
  return <SessionContext.Provider value={use}>{children}</SessionContext.Provider>;
}
