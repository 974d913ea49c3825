import { useEffect } from 'react';
import { api, takeTagged } from '../api/client';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { Button } from '../ui/Button';
import type { CallDraft } from './useCallDraft';

interface Props {
  draft: CallDraft;
  /** Saves what stands here on top of the version that is stored now. */
  again: (etag: string) => void;
}

/** Another window, or somebody who took the draft over, saved meanwhile. Nothing typed is removed. */
export function DraftConflict({ draft, again }: Props) {
  const t = useText();
  const announce = useAnnounce();
  const { state, saver } = draft;
  const refused = state.kind === 'refused' ? state.problem : undefined;
  const words = refused?.status === 412 ? t('別の画面で入力中です。ここの入力は消えていません。', 'It is being typed in another window. Nothing here is lost.') : refused?.problem.title;
  useEffect(() => {
    if (words) announce(words, 'assertive');
  }, [words, announce]);
  if (!refused) return null;

  async function takeBack() {
    if (!saver.id) return;
    const { etag } = await takeTagged(api.GET('/v1/drafts/{id}', { params: { path: { id: saver.id } } }));
    again(etag);
  }

  return (
    <div className="summary">
      <p className="summary-title">{words}</p>
      <p>{refused.problem.detail}</p>
      {refused.status === 412 && <Button onPress={() => void takeBack()}>{t('こちらで続ける', 'Continue here')}</Button>}
    </div>
  );
}
