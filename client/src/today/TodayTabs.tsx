import { Link } from 'wouter';
import type { TodayBoard } from '../api/schema';
import { useText } from '../app/language';
import type { View } from './useToday';

interface Props {
  view: View;
  setView: (view: View) => void;
  board: TodayBoard;
  me: string;
  manages: boolean;
}

/** 自分 / チーム / 代理分, and for managers the way to what waits for them. */
export function TodayTabs({ view, setView, board, me, manages }: Props) {
  const t = useText();
  const away = board.absences.filter((absence) => absence.running && absence.deputy === me).map((absence) => absence.account_name);
  const names = away.length > 0 ? t(`(${away.join('、')}さん 休み)`, ` (${away.join(', ')} away)`) : '';
  const views: [View, string][] = [
    ['mine', t('自分', 'Mine')],
    ['team', t('チーム', 'Team')],
    ['away', t(`代理分${names}`, `As deputy${names}`)],
  ];
  return (
    <nav className="tabs" aria-label={t('表示', 'View')}>
      {views.map(([one, label]) => (
        <button key={one} type="button" className="tab" aria-current={one === view ? 'page' : undefined} onClick={() => setView(one)}>
          {label}
        </button>
      ))}
      {manages && (
        <Link href="/manage" className="tab">
          {t('管理(判断を待つもの)', 'Decisions')}
        </Link>
      )}
    </nav>
  );
}
