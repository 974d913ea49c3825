import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api, take } from '../api/client';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';

/** Everything that the person has typed and not finalised yet. */
export function DraftList({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [, go] = useLocation();
  const drafts = useQuery({
    queryKey: ['drafts'],
    queryFn: ({ signal }) => take(api.GET('/v1/drafts', { signal })),
    staleTime: 0,
  });
  return (
    <Ask title={t('入力中の下書き', 'Your drafts')} onClose={onClose}>
      <Loading query={drafts}>
        {({ drafts: mine }) =>
          mine.length === 0 ? (
            <p className="empty">{t('入力中の下書きはありません。', 'There are no drafts.')}</p>
          ) : (
            <ul className="plain-list">
              {mine.map((draft) => (
                <li key={draft.id}>
                  <button
                    type="button"
                    className="row-button"
                    onClick={() => {
                      onClose();
                      go(`/contacts/new?draft=${draft.id}`);
                    }}
                  >
                    {t(
                      `${shortTime(draft.begun_at)}から ${draft.characters}文字 (保存 ${shortTime(draft.saved_at)})`,
                      `since ${shortTime(draft.begun_at)}, ${draft.characters} characters (saved ${shortTime(draft.saved_at)})`,
                    )}
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      <Button onPress={onClose}>{t('閉じる', 'Close')}</Button>
    </Ask>
  );
}
