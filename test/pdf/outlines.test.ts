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
