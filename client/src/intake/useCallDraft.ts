import { useEffect, useMemo, useRef, useState } from 'react';
import { api, newIdempotencyKey, type Tagged, takeTagged } from '../api/client';
import type { ContactFields, SavedDraft } from '../api/schema';
import { useSaveState } from '../app/saveState';
import { useCurrent, useSession } from '../app/session';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { DraftSaver, type DraftStore, type Saved, type SaverState } from '../typing/draftSaver';
import { type CallForm, typedFields } from './callForm';
import { hold, release } from './heldForms';
import { charactersOf } from './narrative';

function savedOf({ value, etag }: Tagged<SavedDraft>): Saved {
  return { id: value.id, etag, savedAt: value.saved_at, heldBack: value.held_back };
}

const store: DraftStore<ContactFields> = {
  create: async (content) =>
    savedOf(
      await takeTagged(
        api.POST('/v1/drafts', {
          params: { header: { 'Idempotency-Key': newIdempotencyKey() } },
          body: { kind: 'contact', content: content as never },
        }),
      ),
    ),
  save: async (id, etag, content) =>
    savedOf(
      await takeTagged(
        api.PUT('/v1/drafts/{id}', {
          params: { path: { id }, header: { 'If-Match': etag } },
          body: { content: content as never },
        }),
      ),
    ),
};

export interface CallDraft {
  saver: DraftSaver<ContactFields>;
  state: SaverState;
  /** Fields that were not saved, by pointer. */
  heldBack: Record<string, string>;
}

/** Keeps the form on the server while it is typed, and what is unsent in memory over a lock. */
export function useCallDraft(form: CallForm, known: { id: string; etag: string } | undefined, onId: (id: string) => void): CallDraft {
  const t = useText();
  const session = useCurrent();
  const { beforeLeaving } = useSession();
  const { show } = useSaveState();
  const announce = useAnnounce();
  const [state, setState] = useState<SaverState>({ kind: 'clean' });
  const latest = useRef(form);
  latest.current = form;
  const onIdNow = useRef(onId);
  onIdNow.current = onId;

  const saver = useMemo(
    () =>
      new DraftSaver(
        store,
        (next) => {
          setState(next);
          if (next.kind === 'saved') onIdNow.current(next.saved.id);
        },
        known,
      ),
    // A form has one saver for its whole life; another draft is another page.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [],
  );

  useEffect(() => beforeLeaving(() => saver.flush()), [beforeLeaving, saver]);

  useEffect(() => {
    const leave = () => document.visibilityState === 'hidden' && void saver.flush();
    const ask = (event: BeforeUnloadEvent) => saver.unsent && event.preventDefault();
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('beforeunload', ask);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('beforeunload', ask);
      const key = saver.id ?? 'new';
      if (saver.unsent) hold(key, session.person.id, latest.current);
      void saver.flush().then(() => {
        if (!saver.unsent) release(key);
        saver.close();
      });
      show({ kind: 'none' });
    };
  }, [saver, session.person.id, show]);

  useEffect(() => {
    const characters = charactersOf(form.lines);
    if (state.kind === 'saved') show({ kind: 'saved', at: state.saved.savedAt });
    if (state.kind === 'offline') show({ kind: 'unsent', characters });
    if (state.kind === 'refused') show({ kind: 'stopped', why: state.problem.problem.title });
    if (state.kind === 'saving') {
      const late = setTimeout(() => show({ kind: 'saving' }), 400);
      return () => clearTimeout(late);
    }
    return undefined;
  }, [state, form.lines, show]);

  const offline = state.kind === 'offline';
  useEffect(() => {
    if (!offline) return undefined;
    const say = () =>
      announce(t('サーバーにつながりません。入力はこの画面に残っています。', 'No connection. What you typed stays on this page.'), 'assertive');
    const timer = setTimeout(say, 5000);
    return () => clearTimeout(timer);
  }, [offline, announce, t]);

  const heldBack = state.kind === 'saved' ? Object.fromEntries(state.saved.heldBack.map((field) => [field.pointer, field.message])) : {};
  return { saver, state, heldBack };
}

/** Every change of the form, from the first character on. */
export function changeForm(saver: DraftSaver<ContactFields>, form: CallForm): void {
  saver.changed(typedFields(form));
}
