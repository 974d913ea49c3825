import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { api, take } from '../api/client';
import type { OrphanedDraft } from '../api/schema';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Loading } from '../ui/Loading';
import { useRowActs } from '../ui/Rows';
import { TextArea } from '../ui/TextArea';
import { useDecision } from './useWaiting';

/** Drafts that their writer has left for a week or cannot finish; writer and times, no text. */
export function OrphanedDrafts() {
  const t = useText();
  const [asked, setAsked] = useState<OrphanedDraft>();
  const orphaned = useQuery({
    queryKey: ['orphaned'],
    queryFn: ({ signal }) => take(api.GET('/v1/orphaned-drafts', { signal })),
    staleTime: 0,
  });
  return (
    <section>
      <Loading query={orphaned}>
        {({ drafts }) => (
          <>
            <h2>{t(`残された下書き ${drafts.length}`, `Drafts left behind ${drafts.length}`)}</h2>
            {drafts.length === 0 && <p className="empty">{t('残された下書きはありません。', 'None.')}</p>}
            <ul className="plain-list">
              {drafts.map((draft) => (
                <Row key={draft.id} draft={draft} open={() => setAsked(draft)} />
              ))}
            </ul>
          </>
        )}
      </Loading>
      {asked && <TakeOverAsk draft={asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
}

function Row({ draft, open }: { draft: OrphanedDraft; open: () => void }) {
  const t = useText();
  useRowActs(draft.id, { Enter: open });
  return (
    <li className="wait-row" data-row={draft.id} tabIndex={-1} onClick={open}>
      <strong>{draft.writer_name}</strong>
      <span>{t(`${shortTime(draft.begun_at)}から 保存 ${shortTime(draft.saved_at)}`, `since ${shortTime(draft.begun_at)}, saved ${shortTime(draft.saved_at)}`)}</span>
      <span>{!draft.writer_is_active && <span className="tag tag-plain">{t('利用停止中', 'disabled')}</span>}</span>
    </li>
  );
}

function TakeOverAsk({ draft, onClose }: { draft: OrphanedDraft; onClose: () => void }) {
  const t = useText();
  const [, go] = useLocation();
  const { problem, decide } = useDecision(() => go(`/contacts/new?draft=${draft.id}`));
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    void decide(t('下書きを引き継ぐ', 'Take the draft over'), () =>
      take(
        api.POST('/v1/drafts/{id}/actions/take_over', {
          params: { path: { id: draft.id }, header: { 'If-Match': `"v${draft.version}"` } },
          body: { reason },
        }),
      ),
    );
  }
  return (
    <Ask title={t(`${draft.writer_name}さんの下書きを引き継ぐ`, `Take over the draft of ${draft.writer_name}`)} onClose={onClose}>
      <form onSubmit={submit}>
        <ErrorSummary problem={problem} />
        <TextArea label={t('引き継ぐ理由', 'Why')} name="reason" maxLength={500} autoFocus error={problem?.at('/reason')} />
        <div className="row-actions">
          <Button type="submit" primary>
            {t('引き継いで開く', 'Take over and open')}
          </Button>
          <Button onPress={onClose}>{t('やめる', 'Cancel')}</Button>
        </div>
      </form>
    </Ask>
  );
}
