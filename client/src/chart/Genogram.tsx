import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { CaseChart, FamilyMemberView } from '../api/schema';
import { useText } from '../app/language';
import { belongsToIme } from '../typing/composition';
import { FamilyLines } from './FamilyLines';
import { layOut, type Point } from './familyLayout';
import { neighbourOf, type Direction } from './neighbour';
import { PersonMark } from './PersonMark';

interface Props {
  chart: CaseChart;
  selected: string;
  onSelect: (id: string) => void;
  onMove: (id: string, to: Point) => void;
  onKey: (key: 'a' | 'l' | 'Delete' | '0' | 'Enter') => void;
}

const directions: Record<string, Direction> = { ArrowUp: 'parent', ArrowDown: 'child', ArrowLeft: 'left', ArrowRight: 'right' };
const nudge = 20;
const margin = 80;

/** Where each member stands: by the layout, or where somebody put them. */
export function pointsOf(chart: CaseChart): Map<string, Point> {
  const points = layOut(
    chart.members.map(({ id, generation, sex, birth }) => ({ id, generation, sex, birth })),
    chart.ties,
  );
  for (const { node, x, y } of chart.positions) if (points.has(node)) points.set(node, { x, y });
  return points;
}

/** The family drawn from the list beside it. One tab stop: arrows move between people as they are
 * related, letters act on who is selected, Shift+arrows push a node. */
export function Genogram({ chart, selected, onSelect, onMove, onKey }: Props) {
  const t = useText();
  const points = pointsOf(chart);
  const drawing = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<{ id: string; from: Point; at: Point }>();
  if (drag) points.set(drag.id, drag.at);
  const all = [...points.values()];
  const box = {
    x: Math.min(0, ...all.map((p) => p.x)) - margin,
    y: Math.min(0, ...all.map((p) => p.y)) - margin + 20,
    width: Math.max(240, ...all.map((p) => p.x)) - Math.min(0, ...all.map((p) => p.x)) + 2 * margin,
    height: Math.max(60, ...all.map((p) => p.y)) - Math.min(0, ...all.map((p) => p.y)) + 2 * margin,
  };

  function press(event: KeyboardEvent<SVGSVGElement>) {
    if (belongsToIme(event) || event.ctrlKey || event.altKey) return;
    const direction = directions[event.key];
    const at = points.get(selected);
    if (direction && event.shiftKey && at) {
      const step = { parent: [0, -nudge], child: [0, nudge], left: [-nudge, 0], right: [nudge, 0] }[direction];
      onMove(selected, { x: at.x + (step[0] ?? 0), y: at.y + (step[1] ?? 0) });
    } else if (direction) {
      onSelect(neighbourOf(chart, points, selected, direction));
    } else if (event.key === 'a' || event.key === 'l' || event.key === 'Delete' || event.key === '0' || event.key === 'Enter') {
      onKey(event.key);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Screen to drawing. */
  function pointOf(event: PointerEvent): Point {
    const matrix = drawing.current?.getScreenCTM()?.inverse();
    if (!matrix) return { x: 0, y: 0 };
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return { x: Math.round(x), y: Math.round(y) };
  }

  const grip = (member: FamilyMemberView) => ({
    onPointerDown: (event: PointerEvent) => {
      onSelect(member.id);
      event.currentTarget.setPointerCapture(event.pointerId);
      const from = points.get(member.id);
      if (from) setDrag({ id: member.id, from, at: from });
    },
    onPointerMove: (event: PointerEvent) => drag && setDrag({ ...drag, at: pointOf(event) }),
    onPointerUp: () => {
      if (drag && Math.hypot(drag.at.x - drag.from.x, drag.at.y - drag.from.y) > 4) onMove(drag.id, drag.at);
      setDrag(undefined);
    },
  });

  return (
    <svg
      ref={drawing}
      className="chart"
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      style={{ aspectRatio: `${box.width} / ${box.height}`, maxHeight: '440px' }}
      role="group"
      aria-label={t('ジェノグラム。矢印で人の間を動きます。同じ内容の一覧が下にあります。', 'Genogram. Arrows move between people; the list below says the same.')}
      tabIndex={0}
      aria-activedescendant={`node-${selected}`}
      onKeyDown={press}
    >
      <FamilyLines chart={chart} points={points} />
      {chart.members.map((member, i) => {
        const at = points.get(member.id);
        return (
          at && (
            <g
              key={member.id}
              id={`node-${member.id}`}
              role="img"
              aria-label={t(`${member.text}、${chart.members.length}の${i + 1}`, `${member.text}, ${i + 1} of ${chart.members.length}`)}
              transform={`translate(${at.x} ${at.y})`}
              className={`chart-person ${member.id === selected ? 'chart-selected' : ''}`}
              {...grip(member)}
            >
              <PersonMark member={member} />
            </g>
          )
        );
      })}
    </svg>
  );
}
