import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { api, take } from '../api/client';
import type { TodayBoard } from '../api/schema';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { useRowActs } from '../ui/Rows';
import { TaskRow } from './TaskRow';
import type { BoardActs } from './WorkToday';

/** What nobody has yet, and what the reader has begun and not finished. */
export function SideColumn({ board, acts }: { board: TodayBoard; acts: BoardActs }) {
  const t = useText();
  const drafts = useQuery({
    queryKey: ['drafts'],
    queryFn: ({ signal }) => take(api.GET('/v1/drafts', { signal })),
    staleTime: 0,
  });
  const typing = drafts.data?.drafts ?? [];
  return (
    <aside className="side" aria-label={t('受け皿と入力中', 'Queue and drafts')}>
      <section className="card">
        <h2>{t(`チームの受け皿(担当なし) ${board.queue.length}`, `Nobody's yet ${board.queue.length}`)}</h2>
        {board.queue.length === 0 && <p className="empty">{t('担当のない仕事はありません。', 'Everything has an owner.')}</p>}
        <ul className="plain-list">
          {board.queue.map((task) => (
            <TaskRow
              key={task.id}
              task={task}
              today={board.today}
              withOwner={false}
              onDone={() => acts.ask(task, 'done')}
              onPostpone={() => acts.ask(task, 'postpone')}
              onTake={() => acts.take(task)}
            />
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{t(`入力中(未確定) ${typing.length + board.unfinished.length}`, `Unfinished ${typing.length + board.unfinished.length}`)}</h2>
        {typing.length + board.unfinished.length === 0 && <p className="empty">{t('入力中のものはありません。', 'Nothing is unfinished.')}</p>}
        <ul className="plain-list">
          {typing.map((draft) => (
            <Line
              key={draft.id}
              id={draft.id}
              href={`/contacts/new?draft=${draft.id}`}
              text={t(`${shortTime(draft.begun_at)}から ${draft.characters}文字`, `since ${shortTime(draft.begun_at)}, ${draft.characters} characters`)}
            />
          ))}
          {board.unfinished.map((contact) => (
            <Line
              key={contact.id}
              id={contact.id}
              href={`/contacts/${contact.id}`}
              text={t(`${shortTime(contact.since)}から 対応結果が未入力`, `since ${shortTime(contact.since)}, no outcome yet`)}
            />
          ))}
        </ul>
      </section>
    </aside>
  );
}

function Line({ id, href, text }: { id: string; href: string; text: string }) {
  const [, go] = useLocation();
  useRowActs(id, { Enter: () => go(href) });
  return (
    <li data-row={id} tabIndex={-1} className="side-row" onClick={() => go(href)}>
      {text}
    </li>
  );
}
