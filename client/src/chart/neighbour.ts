import type { CaseChart } from '../api/schema';
import { isCouple, isParenthood, type Point } from './familyLayout';

export type Direction = 'parent' | 'child' | 'left' | 'right';

/** Who an arrow leads to: up a parent, down a child, aside whoever stands next on the row. */
export function neighbourOf(chart: CaseChart, points: Map<string, Point>, from: string, direction: Direction): string {
  const ties = chart.ties.filter((tie) => isParenthood(tie.kind));
  if (direction === 'parent') return ties.find((tie) => tie.to === from)?.from ?? from;
  if (direction === 'child') {
    const own = ties.find((tie) => tie.from === from)?.to;
    if (own) return own;
    const partner = chart.ties.find((tie) => isCouple(tie.kind) && (tie.from === from || tie.to === from));
    const other = partner && (partner.from === from ? partner.to : partner.from);
    return ties.find((tie) => tie.from === other)?.to ?? from;
  }
  const at = points.get(from);
  if (!at) return from;
  const row = [...points].filter(([, point]) => point.y === at.y).sort(([, a], [, b]) => a.x - b.x);
  const place = row.findIndex(([id]) => id === from);
  return row[place + (direction === 'left' ? -1 : 1)]?.[0] ?? from;
}
