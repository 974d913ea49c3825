import type { CaseChart, FamilyTieView } from '../api/schema';
import { isBond, isCouple, isParenthood, type Point } from './familyLayout';

interface Props {
  chart: CaseChart;
  points: Map<string, Point>;
}

const half = 22;

/** A zigzag from a to b. */
function zigzag(a: Point, b: Point): string {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const count = Math.max(4, Math.round(length / 12));
  const across = { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
  const path = [`M${a.x} ${a.y}`];
  for (let i = 1; i < count; i += 1) {
    const side = i % 2 === 0 ? 5 : -5;
    path.push(`L${a.x + ((b.x - a.x) * i) / count + across.x * side} ${a.y + ((b.y - a.y) * i) / count + across.y * side}`);
  }
  return `${path.join(' ')} L${b.x} ${b.y}`;
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** Couples as a line below their shapes, two slashes where it was ended; each child hangs from its
 * parents; a bond is a line with its word. */
export function FamilyLines({ chart, points }: Props) {
  const at = (id: string) => points.get(id);
  const couples = chart.ties.filter((tie) => isCouple(tie.kind));
  const parents = new Map<string, FamilyTieView[]>();
  for (const tie of chart.ties.filter((other) => isParenthood(other.kind))) parents.set(tie.to, [...(parents.get(tie.to) ?? []), tie]);
  return (
    <g aria-hidden="true">
      {couples.map((tie) => {
        const [a, b] = [at(tie.from), at(tie.to)];
        if (!a || !b) return null;
        const y = Math.max(a.y, b.y);
        const m = middle(a, b);
        const ended = tie.end != null && tie.end.toLowerCase() !== 'death';
        return (
          <g key={tie.id}>
            <path className={`chart-line ${tie.kind.toLowerCase() === 'partnership' ? 'chart-dashed' : ''}`} d={`M${a.x} ${a.y} L${a.x} ${y} L${b.x} ${y} L${b.x} ${b.y}`} />
            {ended && <path className="chart-line" d={`M${m.x - 8} ${y + 8} l8 -16 M${m.x} ${y + 8} l8 -16`} />}
          </g>
        );
      })}
      {[...parents].map(([child, ties]) => {
        const to = at(child);
        const from = ties.flatMap((tie) => at(tie.from) ?? []);
        if (!to || from.length === 0) return null;
        const [first, second] = from;
        const top = first && second ? { x: (first.x + second.x) / 2, y: Math.max(first.y, second.y) } : { x: first?.x ?? 0, y: (first?.y ?? 0) + half };
        const bend = to.y - 45;
        const adopted = ties.some((tie) => tie.kind.toLowerCase() !== 'birth');
        return <path key={child} className={`chart-line ${adopted ? 'chart-dashed' : ''}`} d={`${first && second ? `M${first.x} ${top.y} L${second.x} ${top.y} ` : ''}M${top.x} ${top.y} L${top.x} ${bend} L${to.x} ${bend} L${to.x} ${to.y - half}`} />;
      })}
      {chart.ties
        .filter((tie) => isBond(tie.kind))
        .map((tie) => {
          const [a, b] = [at(tie.from), at(tie.to)];
          if (!a || !b) return null;
          const kind = tie.kind.toLowerCase();
          const m = middle(a, b);
          const rough = kind === 'opposed' || kind === 'violent';
          return (
            <g key={tie.id}>
              <path className={`chart-bond chart-bond-${kind}`} d={rough ? zigzag(a, b) : `M${a.x} ${a.y} L${b.x} ${b.y}`} />
              <text className="chart-word" x={m.x} y={m.y - 8}>
                {tie.kind_label}
              </text>
            </g>
          );
        })}
    </g>
  );
}
