import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, take } from '../api/client';
import type { TaskView } from '../api/schema';
import { useText } from '../app/language';
import { shortTime } from '../dates/format';
import { Ask } from '../ui/Ask';
import { Button } from '../ui/Button';
import { Loading } from '../ui/Loading';
import { Rows, useRowActs } from '../ui/Rows';
import { TaskAsk } from './TaskAsk';
import { type TaskAct, useToday } from './useToday';

/** What must be decided before going home: contacts without an outcome, tasks without a date. */
export function CloseDay({ onClose }: { onClose: () => void }) {
  const t = useText();
  const [, go] = useLocation();
  const board = useToday('mine');
  const [asked, setAsked] = useState<{ task: TaskView; act: TaskAct }>();
  const drafts = useQuery({
    queryKey: ['drafts'],
    queryFn: ({ signal }) => take(api.GET('/v1/drafts', { signal })),
    staleTime: 0,
  });
  const leave = (href: string) => {
    onClose();
    go(href);
  };
  if (asked && board.data)
    return <TaskAsk task={asked.task} act={asked.act} today={board.data.today} onClose={() => setAsked(undefined)} />;
  return (
    <Ask title={t('きょうを締める', 'Close the day')} onClose={onClose} wide>
      <Loading query={board}>
        {(data) => {
          const typing = drafts.data?.drafts ?? [];
          const undated = data.tasks.filter((task) => !task.due);
          const open = typing.length + data.unfinished.length + undated.length;
          return (
            <>
              <p role="status">
                {open === 0
                  ? t('残り0件。結果のない受付も、期限のない仕事もありません。', 'Nothing is left.')
                  : t(`残り${open}件。一つずつ決めてください。`, `${open} left. Decide one by one.`)}
              </p>
              <Rows>
                <ul className="plain-list">
                  {typing.map((draft) => (
                    <CloseRow
                      key={draft.id}
                      id={draft.id}
                      text={t(`入力中の受付 ${shortTime(draft.begun_at)}から ${draft.characters}文字`, `Draft since ${shortTime(draft.begun_at)}`)}
                      acts={[[t('続きを書く', 'Go on'), 'Enter', () => leave(`/contacts/new?draft=${draft.id}`)]]}
                    />
                  ))}
                  {data.unfinished.map((contact) => (
                    <CloseRow
                      key={contact.id}
                      id={contact.id}
                      text={t(`対応結果のない受付 ${shortTime(contact.since)}から`, `No outcome since ${shortTime(contact.since)}`)}
                      acts={[[t('結果を入れる', 'Enter it'), 'Enter', () => leave(`/contacts/${contact.id}`)]]}
                    />
                  ))}
                  {undated.map((task) => (
                    <CloseRow
                      key={task.id}
                      id={task.id}
                      text={t(`期限なし ${task.title}`, `No date: ${task.title}`)}
                      acts={[
                        [t('済みにする', 'Done'), 'd', () => setAsked({ task, act: 'done' })],
                        [t('期限を決める', 'Set a date'), 's', () => setAsked({ task, act: 'postpone' })],
                      ]}
                    />
                  ))}
                </ul>
              </Rows>
            </>
          );
        }}
      </Loading>
      <div className="row-actions">
        <Button onPress={onClose}>{t('閉じる', 'Close')}</Button>
      </div>
    </Ask>
  );
}

interface CloseRowProps {
  id: string;
  text: string;
  acts: [label: string, key: string, act: () => void][];
}

function CloseRow({ id, text, acts }: CloseRowProps) {
  useRowActs(id, Object.fromEntries(acts.map(([, key, act]) => [key, act])));
  return (
    <li className="close-row" data-row={id} tabIndex={-1}>
      <span>{text}</span>
      {acts.map(([label, key, act]) => (
        <button key={key} type="button" tabIndex={-1} className="task-act" onClick={act}>
          {label} <kbd>{key}</kbd>
        </button>
      ))}
    </li>
  );
}
