/** Where the people of a family stand: a row for each generation, couples side by side, children below
 * their parents. A pure function: the same family gives the same drawing. */

export interface LayoutMember {
  id: string;
  generation: number | null | undefined;
  sex: string;
  birth: string;
}

export interface LayoutTie {
  kind: string;
  from: string;
  to: string;
}

export interface Point {
  x: number;
  y: number;
}

export const nodeDistance = 120;
export const rowDistance = 130;

const parenthood = ['birth', 'adoption', 'special_adoption'];
const couple = ['marriage', 'partnership'];

export const isParenthood = (kind: string): boolean => parenthood.includes(kind.toLowerCase());
export const isCouple = (kind: string): boolean => couple.includes(kind.toLowerCase());
export const isBond = (kind: string): boolean => !isParenthood(kind) && !isCouple(kind);

/** Least squares with a least distance between neighbours (pool adjacent violators). */
export function spread(wanted: readonly number[], distance: number): number[] {
  const blocks: { sum: number; count: number; first: number }[] = [];
  wanted.forEach((x, i) => {
    blocks.push({ sum: x - i * distance, count: 1, first: i });
    for (;;) {
      const last = blocks.at(-1);
      const before = blocks.at(-2);
      if (!last || !before || before.sum / before.count <= last.sum / last.count) break;
      before.sum += last.sum;
      before.count += last.count;
      blocks.pop();
    }
  });
  const placed: number[] = [];
  blocks.forEach(({ sum, count, first }) => {
    for (let i = first; i < first + count; i += 1) placed[i] = sum / count + i * distance;
  });
  return placed;
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

interface Family {
  rows: string[][];
  parents: Map<string, string[]>;
  children: Map<string, string[]>;
  partners: Map<string, string[]>;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Rows by generation, eldest first; who is not joined by kinship stands in a last row. */
function read(members: readonly LayoutMember[], ties: readonly LayoutTie[]): Family {
  const known = new Map(members.map((member) => [member.id, member]));
  const family: Family = { rows: [], parents: new Map(), children: new Map(), partners: new Map() };
  for (const tie of ties) {
    if (!known.has(tie.from) || !known.has(tie.to)) continue;
    if (isParenthood(tie.kind)) {
      push(family.children, tie.from, tie.to);
      push(family.parents, tie.to, tie.from);
    } else if (isCouple(tie.kind)) {
      push(family.partners, tie.from, tie.to);
      push(family.partners, tie.to, tie.from);
    }
  }
  const generations = [...new Set(members.map((member) => member.generation ?? Number.POSITIVE_INFINITY))].sort((a, b) => a - b);
  const eldestFirst = [...members].sort((a, b) => (a.birth || '9999').localeCompare(b.birth || '9999') || a.id.localeCompare(b.id));
  family.rows = generations.map((generation) => eldestFirst.filter((member) => (member.generation ?? Number.POSITIVE_INFINITY) === generation).map((member) => member.id));
  return family;
}

/** Couples of a row as blocks that stay together; of two, the man stands left. */
function blocksOf(row: readonly string[], family: Family, sexOf: (id: string) => string): string[][] {
  const left = new Set(row);
  const blocks: string[][] = [];
  for (const id of row) {
    if (!left.delete(id)) continue;
    const block = [id];
    for (const partner of family.partners.get(id) ?? []) {
      if (left.delete(partner)) block.push(partner);
    }
    const [a, b] = block;
    if (block.length === 2 && a && b && sexOf(a) === 'female' && sexOf(b) === 'male') block.reverse();
    // Of three or more, who has several partners stands between them.
    if (block.length > 2) block.splice(1, 0, ...block.splice(0, 1));
    blocks.push(block);
  }
  return blocks;
}

const sweeps = 12;

export function layOut(members: readonly LayoutMember[], ties: readonly LayoutTie[]): Map<string, Point> {
  const family = read(members, ties);
  const sexes = new Map(members.map((member) => [member.id, member.sex]));
  const rows = family.rows.map((row) => blocksOf(row, family, (id) => sexes.get(id) ?? ''));
  const x = new Map<string, number>();
  for (const row of rows) row.flat().forEach((id, i) => x.set(id, i * nodeDistance));

  const wish = (id: string, of: Map<string, string[]>): number | undefined => {
    const places = (of.get(id) ?? []).flatMap((other) => x.get(other) ?? []);
    return places.length > 0 ? mean(places) : undefined;
  };
  const settle = (row: string[][], of: Map<string, string[]>) => {
    const wishes = row.map((block) => {
      const wanted = block.flatMap((id) => wish(id, of) ?? []);
      return wanted.length > 0 ? mean(wanted) : mean(block.map((id) => x.get(id) ?? 0));
    });
    const order = row.map((block, i) => ({ block, wish: wishes[i] ?? 0, i })).sort((a, b) => a.wish - b.wish || a.i - b.i);
    row.splice(0, row.length, ...order.map(({ block }) => block));
    const wanted = order.flatMap(({ block, wish: middle }) => block.map((_, i) => middle + (i - (block.length - 1) / 2) * nodeDistance));
    spread(wanted, nodeDistance).forEach((place, i) => x.set(row.flat()[i] ?? '', place));
  };
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (const row of rows.slice(1)) settle(row, family.parents);
    for (const row of rows.slice(0, -1).reverse()) settle(row, family.children);
  }
  for (const row of rows.slice(1)) settle(row, family.parents);

  const least = Math.min(...x.values(), Number.POSITIVE_INFINITY);
  const points = new Map<string, Point>();
  rows.forEach((row, i) => {
    for (const id of row.flat()) points.set(id, { x: Math.round((x.get(id) ?? 0) - least), y: i * rowDistance });
  });
  return points;
}

/** The agencies on a ring around the person, in their order. */
export function ring(count: number, radius: number): Point[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count - Math.PI / 2;
    return { x: Math.round(radius * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)) };
  });
}
