import type { CaseChart, FamilyTieView } from '../api/schema';
import { useText } from '../app/language';
import { Unentered, Unknown } from '../ui/Nothing';

interface Props {
  chart: CaseChart;
  selected: string;
  onSelect: (id: string) => void;
  onRemoveTie: (tie: FamilyTieView) => void;
}

/** The list is the truth; the drawing is made from it. */
export function FamilyList({ chart, selected, onSelect, onRemoveTie }: Props) {
  const t = useText();
  return (
    <section aria-label={t('家族の一覧', 'Family list')}>
      <h2>{t('一覧', 'List')}</h2>
      <div className="scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('氏名', 'Name')}</th>
              <th scope="col">{t('続柄', 'Relation')}</th>
              <th scope="col">{t('生年月日・年齢', 'Birth, age')}</th>
              <th scope="col">{t('生死', 'Alive')}</th>
              <th scope="col">{t('同居', 'Lives with')}</th>
              <th scope="col">{t('役割', 'Roles')}</th>
              <th scope="col">{t('出典', 'Source')}</th>
            </tr>
          </thead>
          <tbody>
            {chart.members.map((member) => (
              <tr key={member.id} aria-selected={member.id === selected}>
                <td>
                  <button type="button" className="row-button" onClick={() => onSelect(member.id)}>
                    {member.name || <Unknown />}
                  </button>
                </td>
                <td>{member.is_subject ? t('本人', 'subject') : member.relation_label || <Unentered />}</td>
                <td>
                  {member.birth_text || <Unentered />} {member.age != null && t(`${member.age}歳`, `${member.age}`)}
                </td>
                <td>{{ alive: t('存命', 'alive'), dead: t(`死亡 ${member.died_text}`, `dead ${member.died_text}`) }[member.life] ?? <Unknown />}</td>
                <td>{{ yes: t('同居', 'yes'), no: t('別居', 'no') }[member.together] ?? <Unknown />}</td>
                <td>{member.role_labels.join('、') || <Unentered />}</td>
                <td>{member.source || <Unentered />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>{t('線', 'Lines')}</h2>
      <ul className="plain-list">
        {chart.ties.map((tie) => (
          <li key={tie.id} className="tie-row">
            {tie.text}{' '}
            <button type="button" className="head-button" onClick={() => onRemoveTie(tie)}>
              {t('外す', 'Remove')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
