/** Polygons of one fill parted into outlines and their holes (ISO 32000-1 8.5.3.3.2). */

import { expect, test } from 'vitest';
import { outlinesOf } from '../../src/pdf/outlines.ts';

const square = [0, 0, 10, 0, 10, 10, 0, 10];
const hole = [2, 2, 2, 8, 8, 8, 8, 2];

test('a hole goes with the outline round it', () => {
  expect(outlinesOf([square, hole])).toEqual([[square, hole]]);
});

test('an outline that runs the other way, with nothing round it, is painted too', () => {
  const elsewhere = hole.map((value, at) => (at % 2 === 0 ? value + 20 : value));
  expect(outlinesOf([square, elsewhere])).toEqual([[square], [elsewhere]]);
});

test('an outline that runs the other way keeps its hole, though more run against it', () => {
  const zero = square.map((value, at) => value + (at % 2 === 0 ? 20 : 0));
  const reversed = [20, 0, 20, 10, 30, 10, 30, 0];
  const inside = [22, 2, 28, 2, 28, 8, 22, 8];
  expect(outlinesOf([square, hole, zero.map((value) => value + 40), reversed, inside])).toEqual([
    [square, hole],
    [zero.map((value) => value + 40)],
    [reversed, inside],
  ]);
});

test('a hole goes with the outline it lies in, not with a smaller one whose box is round it', () => {
  // An L whose box holds the square’s hole, and whose ink does not.
  const corner = [1, 1, 1, 9.5, 9.5, 9.5, 9.5, 9, 1.5, 9, 1.5, 1].reverse();
  const flipped = corner.map((_, at) => corner[at % 2 === 0 ? at + 1 : at - 1] ?? 0);
  const groups = outlinesOf([square, flipped, hole]);
  expect(groups.find((group) => group.includes(hole))?.[0]).toBe(square);
});
