import { useEffect, useState } from 'react';
import { ApiError } from '../api/problem';
import type { TaskView, TodayBoard } from '../api/schema';
import { useAnnounce } from '../app/announce';
import { useKey } from '../app/keys';
import { useText } from '../app/language';
import { useCurrent } from '../app/session';
import { useTitle } from '../app/useTitle';
import { clock, shortDay } from '../dates/format';
import { Button } from '../ui/Button';
import { ErrorSummary } from '../ui/ErrorSummary';
import { Loading } from '../ui/Loading';
import { Rows } from '../ui/Rows';
import { AwayAsk } from './AwayAsk';
import { groupsOf } from './board';
import { CloseDay } from './CloseDay';
import { Deadlines } from './Deadlines';
import { SideColumn } from './SideColumn';
import { TaskAsk } from './TaskAsk';
import { TodayTabs } from './TodayTabs';
import { type TaskAct, useTaskAct, useToday, type View } from './useToday';

export interface BoardActs {
  ask: (task: TaskView, act: TaskAct) => void;
  take: (task: TaskView) => void;
}

export function WorkToday() {
  const t = useText();
  const title = t('今日の業務', "Today's work");
  useTitle(title);
  const session = useCurrent();
  const [view, setView] = useState<View>('mine');
  const [asked, setAsked] = useState<{ task: TaskView; act: TaskAct }>();
  const [closing, setClosing] = useState(false);
  const [absent, setAbsent] = useState(false);
  const [problem, setProblem] = useState<ApiError>();
  const board = useToday(view);
  const run = useTaskAct();
  useSpokenSummary(board.isFetchedAfterMount ? board.data : undefined);
  useKey('Alt+M', t('きょうを締める', 'Close the day'), () => setClosing(true));

  const acts: BoardActs = {
    ask: (task, act) => setAsked({ task, act }),
    take: (task) => void run(task, 'take', {}).then(setProblem),
  };

  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        <Button onPress={() => setAbsent(true)}>{t('休みと代理', 'Absence and deputy')}</Button>
        <Button keys="Alt+M" onPress={() => setClosing(true)}>
          {t('きょうを締める', 'Close the day')}
        </Button>
      </div>
      <ErrorSummary problem={problem} />
      <Loading query={board}>
        {(data) => (
          <>
            <TodayTabs view={view} setView={setView} board={data} me={session.person.id} manages={session.role === 'manager'} />
            <p className="small today-now">
              {shortDay(data.today)} {clock(data.now)} {t('時点。行のキー: 矢印で移動、Enter 開く、d 済み、s 延期、a 引き受ける', 'Row keys: arrows, Enter opens, d done, s postpone, a take')}
            </p>
            <Rows className="columns">
              <Deadlines board={data} view={view} me={session.person.id} acts={acts} />
              <SideColumn board={data} acts={acts} />
            </Rows>
          </>
        )}
      </Loading>
      {asked && board.data && <TaskAsk task={asked.task} act={asked.act} today={board.data.today} onClose={() => setAsked(undefined)} />}
      {closing && <CloseDay onClose={() => setClosing(false)} />}
      {absent && <AwayAsk onClose={() => setAbsent(false)} />}
    </>
  );
}

/** What the page says when it is entered. */
function useSpokenSummary(board: TodayBoard | undefined): void {
  const t = useText();
  const say = useAnnounce();
  const known = board !== undefined;
  useEffect(() => {
    if (!board) return;
    const { overdue, today } = groupsOf(board);
    say(
      t(
        `今日の業務。動いている時計${board.timers.length}件、期限超過${overdue.length}件、きょうの残り${today.length}件`,
        `Today: ${board.timers.length} running clocks, ${overdue.length} overdue, ${today.length} left today`,
      ),
    );
    // Only on entry: what changes later is seen where it changes.
  }, [known]);
}
