import { useId } from 'react';
import './bars.css';

export interface Bar {
  label: string;
  /** What stands at the bar's end: "12", "<5". */
  text: string;
  /** Nothing is drawn for a figure that is hidden. */
  value: number | undefined;
}

interface BarChartProps {
  title: string;
  description: string;
  bars: Bar[];
}

const rowHeight = 24;
const labelWidth = 132;
const barWidth = 180;
const textWidth = 56;

/** Lying bars with a pattern and direct labels. The same figures stand in a table beside it. */
export function BarChart({ title, description, bars }: BarChartProps) {
  const id = useId();
  const most = Math.max(1, ...bars.map((bar) => bar.value ?? 0));
  const width = labelWidth + barWidth + textWidth;
  const height = bars.length * rowHeight + 4;
  return (
    <svg className="bar-chart" role="img" aria-labelledby={`${id}-title ${id}-desc`} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      <defs>
        <pattern id={`${id}-stripes`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="bar-fill" />
          <rect width="2" height="6" className="bar-stripe" />
        </pattern>
      </defs>
      {bars.map((bar, row) => {
        const length = ((bar.value ?? 0) / most) * barWidth;
        const middle = row * rowHeight + rowHeight / 2 + 2;
        return (
          <g key={bar.label}>
            <text x={labelWidth - 6} y={middle} textAnchor="end" dominantBaseline="central">
              {short(bar.label)}
            </text>
            {length > 0 && <rect x={labelWidth} y={middle - 8} width={length} height={16} fill={`url(#${id}-stripes)`} className="bar-edge" />}
            <text x={labelWidth + length + 6} y={middle} dominantBaseline="central" className="bar-figure">
              {bar.text}
            </text>
          </g>
        );
      })}
      <line x1={labelWidth} y1={0} x2={labelWidth} y2={height} className="bar-axis" />
    </svg>
  );
}

/** The whole label stands in the table. */
function short(label: string): string {
  return label.length > 9 ? `${label.slice(0, 8)}…` : label;
}
