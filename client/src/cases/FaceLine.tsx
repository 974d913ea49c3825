import { Link } from 'wouter';
import type { CaseView } from '../api/schema';
import { useText } from '../app/language';
import { longDay, shortDay } from '../dates/format';
import { useCodeList } from '../reference/useCodeList';
import { Unentered } from '../ui/Nothing';
import { hoursLeft } from './clock';

/** The face of the case in one line that stays while the page scrolls. */
export function FaceLine({ file }: { file: CaseView }) {
  const t = useText();
  const { head, facts, overlays, team } = file;
  const consent = useCodeList('consent');
  const given = facts.find((fact) => fact.name === 'consent')?.value;
  const owners = [head.owner_name, ...team.filter((member) => member.account !== head.owner).map((member) => member.name)].filter(Boolean);
  const abuse = overlays.find((overlay) => overlay.kind === 'abuse');
  const deceased = overlays.find((overlay) => overlay.kind === 'deceased');
  return (
    <div className="face">
      <h1>
        <Link href={`/persons/${head.subject}`}>{head.subject_name || t('氏名不明', 'name unknown')}</Link> {t('さん', '')}
      </h1>
      <span>{head.number}</span>
      <span className="tag tag-plain">
        {head.state} {head.state_label}
      </span>
      <span className={head.urgency === 'S' || head.urgency === 'A' ? 'tag tag-urgent' : 'tag tag-plain'}>{t(`緊急度${head.urgency}`, `urgency ${head.urgency}`)}</span>
      {abuse && <span className="tag tag-urgent">{t(`虐待対応中 ${hoursLeft(abuse, t)}`, `abuse response ${hoursLeft(abuse, t)}`)}</span>}
      {deceased && <span className="tag tag-plain">{t(`お亡くなりになりました${deceased.fact_on ? ` ${shortDay(deceased.fact_on)}` : ''}`, 'deceased')}</span>}
      {file.sensitivity !== 's1' && <span className="tag tag-masked">{t('関係者限定', 'restricted')}</span>}
      <span>{t(`担当 ${owners.join('・') || 'なし'}`, `owner ${owners.join(', ') || 'none'}`)}</span>
      <span>
        {t('同意 ', 'consent ')}
        {given ? consent.label(given) : <Unentered />}
      </span>
      {head.due && (
        <span className={head.overdue ? 'tag tag-late' : ''} title={head.due_why}>
          {head.overdue ? t(`超過 ${shortDay(head.due)}`, `overdue ${shortDay(head.due)}`) : t(`期限 ${shortDay(head.due)}`, `due ${shortDay(head.due)}`)}
        </span>
      )}
      {file.close_code && <span className="hint">{t(`${longDay(head.state_since)}から`, `since ${head.state_since}`)}</span>}
    </div>
  );
}
