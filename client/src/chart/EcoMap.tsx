import type { CaseChart } from '../api/schema';
import { useText } from '../app/language';
import { ring } from './familyLayout';

const radius = 190;

const lineLength = 9;

/** A long name on two lines; the list has it whole. */
function linesOf(name: string): string[] {
  const letters = [...name];
  if (letters.length <= lineLength) return [name];
  return [letters.slice(0, lineLength).join(''), letters.slice(lineLength, 2 * lineLength).join('')];
}

/** The agencies around the person: line and word for the strength, an arrow for who gives. */
export function EcoMap({ chart }: { chart: CaseChart }) {
  const t = useText();
  const subject = chart.members.find((member) => member.is_subject);
  const points = ring(chart.agencies.length, radius);
  return (
    <svg className="chart" viewBox="-320 -250 640 500" style={{ maxHeight: '440px' }} role="img" aria-label={t('エコマップ。同じ内容の一覧が下にあります。', 'Eco-map; the list below says the same.')}>
      <defs>
        <marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
          <path d="M0 0 L10 5 L0 10 z" className="chart-arrow" />
        </marker>
      </defs>
      {chart.agencies.map((agency, i) => {
        const at = points[i];
        if (!at) return null;
        const length = Math.hypot(at.x, at.y);
        const from = { x: (at.x / length) * 48, y: (at.y / length) * 48 };
        const to = { x: (at.x / length) * (length - 58), y: (at.y / length) * (length - 40) };
        const direction = agency.direction.toUpperCase();
        return (
          <g key={agency.id}>
            <line
              className={`chart-support chart-support-${agency.strength.toLowerCase()}`}
              x1={from.x}
              y1={from.y}
              x2={to.x}
              y2={to.y}
              markerEnd={direction === 'TO_SUBJECT' ? undefined : 'url(#arrow)'}
              markerStart={direction === 'FROM_SUBJECT' ? undefined : 'url(#arrow)'}
            />
            <text className="chart-word" x={(from.x + to.x) / 2} y={(from.y + to.y) / 2 - 6}>
              {agency.strength_label}
            </text>
            <ellipse className="chart-shape" cx={at.x} cy={at.y} rx={74} ry={32} />
            {linesOf(agency.hidden ? t('秘匿', 'hidden') : agency.name).map((line, row, all) => (
              <text key={line} className="chart-name" x={at.x} y={at.y + 5 + (row - (all.length - 1) / 2) * 17}>
                {line}
              </text>
            ))}
            <text className="chart-note" x={at.x} y={at.y + 48}>
              {agency.kind_label}
            </text>
          </g>
        );
      })}
      <circle className="chart-shape" r={44} />
      <circle className="chart-shape" r={38} />
      <text className="chart-name" y={5}>
        {subject?.name ?? t('本人', 'subject')}
      </text>
    </svg>
  );
}
