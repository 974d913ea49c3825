import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { api, type Tagged, takeTagged } from '../api/client';
import type { MeetingDocument, MeetingView } from '../api/schema';
import { useSaveState } from '../app/saveState';
import { useSession } from '../app/session';
import { DraftSaver, type SaverState } from '../typing/draftSaver';

/** Keeps the draft of a meeting saved while it is typed. `stored` is what the server has by now: its
 * list of what is missing follows every save. */
export function useMeeting(initial: Tagged<MeetingView>) {
  const { beforeLeaving } = useSession();
  const { show } = useSaveState();
  const queries = useQueryClient();
  const [stored, setStored] = useState(initial.value);
  const [state, setState] = useState<SaverState>({ kind: 'clean' });
  const id = initial.value.head.id;
  const onStored = useRef(setStored);

  const saver = useMemo(() => {
    const save = async (_: string, etag: string, content: MeetingDocument) => {
      const answer = await takeTagged(api.PUT('/v1/meetings/{id}', { params: { path: { id }, header: { 'If-Match': etag } }, body: content }));
      onStored.current(answer.value);
      return { id, etag: answer.etag, savedAt: new Date().toISOString(), heldBack: [] };
    };
    return new DraftSaver<MeetingDocument>({ create: (content) => save(id, '', content), save }, setState, { id, etag: initial.etag });
    // One saver for the life of the form.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useEffect(() => beforeLeaving(() => saver.flush()), [beforeLeaving, saver]);
  useEffect(
    () => () => {
      void saver.flush().then(() => queries.invalidateQueries({ queryKey: ['meetings'] }));
      show({ kind: 'none' });
    },
    [saver, queries, show],
  );
  useEffect(() => {
    if (state.kind === 'saved') show({ kind: 'saved', at: state.saved.savedAt });
    if (state.kind === 'offline') show({ kind: 'unsent', characters: 0 });
    if (state.kind === 'refused') show({ kind: 'stopped', why: state.problem.problem.title });
  }, [state, show]);
  return { saver, stored, state };
}
