import { describe, expect, it } from 'vitest';
import { layOut, type LayoutMember, type LayoutTie, nodeDistance, ring, rowDistance, spread } from './familyLayout';

const member = (id: string, generation: number | null, sex = 'male', birth = ''): LayoutMember => ({ id, generation, sex, birth });
const tie = (kind: string, from: string, to: string): LayoutTie => ({ kind, from, to });

// Parents, the subject with her husband, two children, a grandchild.
const members = [
  member('father', -1),
  member('mother', -1, 'female'),
  member('subject', 0, 'female', '1937-11-03'),
  member('husband', 0, 'male', '1935'),
  member('daughter', 1, 'female', '1963-08-01'),
  member('son', 1, 'male', '1966'),
  member('grandchild', 2),
];
const ties = [
  tie('marriage', 'mother', 'father'),
  tie('birth', 'father', 'subject'),
  tie('birth', 'mother', 'subject'),
  tie('marriage', 'subject', 'husband'),
  ...['daughter', 'son'].flatMap((child) => [tie('birth', 'subject', child), tie('birth', 'husband', child)]),
  tie('birth', 'son', 'grandchild'),
  tie('opposed', 'daughter', 'son'),
];

describe('layOut', () => {
  const points = layOut(members, ties);
  const at = (id: string) => points.get(id) ?? { x: Number.NaN, y: Number.NaN };

  it('puts each generation on its own row', () => {
    expect(['father', 'subject', 'daughter', 'grandchild'].map((id) => at(id).y)).toEqual([0, 1, 2, 3].map((row) => row * rowDistance));
    expect(at('mother').y).toBe(at('father').y);
  });

  it('keeps a distance on every row, couples side by side, the man left', () => {
    for (const [a, b] of [['father', 'mother'], ['husband', 'subject']] as const) {
      expect(at(b).x - at(a).x).toBe(nodeDistance);
    }
    expect(Math.abs(at('daughter').x - at('son').x)).toBeGreaterThanOrEqual(nodeDistance);
  });

  it('puts the eldest child left and children below their parents', () => {
    expect(at('daughter').x).toBeLessThan(at('son').x);
    const parents = (at('husband').x + at('subject').x) / 2;
    expect(Math.abs((at('daughter').x + at('son').x) / 2 - parents)).toBeLessThanOrEqual(nodeDistance / 2);
    expect(Math.abs(at('grandchild').x - at('son').x)).toBeLessThanOrEqual(nodeDistance / 2);
  });

  it('is the same for the same family in another order', () => {
    expect(Object.fromEntries(layOut([...members].reverse(), ties))).toEqual(Object.fromEntries(points));
  });

  it('gives a row of their own to people without kinship, and knows the empty family', () => {
    const friend = layOut([member('subject', 0), member('friend', null)], []);
    expect(friend.get('friend')?.y).toBe(rowDistance);
    expect(layOut([], []).size).toBe(0);
  });
});

it('spread keeps the order and the distance and moves as little as it can', () => {
  expect(spread([0, 10, 300], 100)).toEqual([-45, 55, 300]);
  expect(spread([5], 100)).toEqual([5]);
});

it('ring has as many points as agencies', () => {
  expect(ring(4, 100)).toEqual([{ x: 0, y: -100 }, { x: 100, y: 0 }, { x: 0, y: 100 }, { x: -100, y: 0 }]);
  expect(ring(0, 100)).toEqual([]);
});
