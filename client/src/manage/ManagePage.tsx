import { useEffect } from 'react';
import { Link } from 'wouter';
import { useAnnounce } from '../app/announce';
import { useText } from '../app/language';
import { useTitle } from '../app/useTitle';
import { Loading } from '../ui/Loading';
import { Rows } from '../ui/Rows';
import { BreakGlassReviews } from './BreakGlassReviews';
import { CasesToAccept } from './CasesToAccept';
import { Closings } from './Closings';
import { ContactDecisions } from './ContactDecisions';
import { OrphanedDrafts } from './OrphanedDrafts';
import { TeamLoad } from './TeamLoad';
import { useWaiting } from './useWaiting';
import { Warnings } from './Warnings';
import '../today/today.css';
import './manage.css';

/** What others wait for, the oldest first, each with what there is to decide on. */
export default function ManagePage() {
  const t = useText();
  const title = t('管理', 'Decisions');
  useTitle(title);
  const say = useAnnounce();
  const waiting = useWaiting();
  const count = waiting.data?.cases.length;
  useEffect(() => {
    if (count !== undefined) say(t(`受理待ち${count}件`, `${count} cases wait to be accepted`));
  }, [count, say]);
  return (
    <>
      <h1>{title}</h1>
      <nav className="tabs" aria-label={t('表示', 'View')}>
        <Link href="/today" className="tab">
          {t('今日の業務', "Today's work")}
        </Link>
        <span className="tab" aria-current="page">
          {t('管理(判断を待つもの)', 'Decisions')}
        </span>
      </nav>
      <p className="hint">{t('行のキー: 矢印で移動、Enter で開く、b で戻す', 'Row keys: arrows, Enter opens, b returns')}</p>
      <Rows className="columns">
        <div>
          <Loading query={waiting}>{(data) => <CasesToAccept rows={data.cases} now={data.now} />}</Loading>
          <Closings />
          <BreakGlassReviews />
          <Loading query={waiting}>{(data) => <ContactDecisions waiting={data} />}</Loading>
          <OrphanedDrafts />
        </div>
        <aside className="side" aria-label={t('チームの状況', 'The team')}>
          <Loading query={waiting}>{(data) => <TeamLoad load={data.load} />}</Loading>
          <Warnings />
        </aside>
      </Rows>
    </>
  );
}
