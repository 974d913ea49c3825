import type { FamilyMemberView } from '../api/schema';

const half = 22;

/** Man a square, woman a circle, unknown a diamond; the subject doubled, the dead crossed, who lives
 * with the subject framed. */
function Shape({ sex, size }: { sex: string; size: number }) {
  if (sex === 'male') return <rect className="chart-shape" x={-size} y={-size} width={2 * size} height={2 * size} />;
  if (sex === 'female') return <circle className="chart-shape" r={size} />;
  return <path className="chart-shape" d={`M0 ${-size * 1.2} L${size * 1.2} 0 L0 ${size * 1.2} L${-size * 1.2} 0 Z`} />;
}

export function PersonMark({ member }: { member: FamilyMemberView }) {
  const inside = member.age != null ? String(member.age) : '';
  return (
    <>
      <rect className="chart-focus" x={-54} y={-34} width={108} height={98} rx={8} />
      {member.together === 'yes' && !member.is_subject && <rect className="chart-together" x={-30} y={-30} width={60} height={60} rx={6} />}
      <Shape sex={member.sex} size={half} />
      {member.is_subject && <Shape sex={member.sex} size={half - 5} />}
      {member.life === 'dead' && <path className="chart-line" d={`M${-half} ${-half} L${half} ${half} M${half} ${-half} L${-half} ${half}`} />}
      <text className="chart-age" y={5}>
        {inside}
      </text>
      <text className="chart-name" y={half + 18}>
        {member.name || (member.hidden ? '非表示' : '氏名不明')}
      </text>
      <text className="chart-note" y={half + 33}>
        {member.is_subject ? '本人' : member.relation_label}
      </text>
    </>
  );
}
