/** How a table's columns share the measure, in letters of its text. */

import { expect, it } from 'vitest';
import { columnShares } from '../../src/design/figures.ts';

const shares = (lengths: readonly number[], room: number, padding = 2): readonly number[] =>
  columnShares(lengths, room, padding).map((share) => Math.round(share * room));

it('columns that all fit share what is left in proportion to what they need', () => {
  expect(shares([8, 8], 40)).toEqual([20, 20]);
  expect(shares([3, 18], 50)).toEqual([10, 40]);
});

it('columns that need no more than an even share get what they need, and the long ones the rest', () => {
  expect(shares([7, 10, 60], 45)).toEqual([9, 12, 24]);
  expect(shares([4, 40, 40], 60)).toEqual([6, 27, 27]);
});

it('among long columns the longer gets more, but less than in proportion', () => {
  const [shorter = 0, longer = 0] = columnShares([100, 1600], 60, 2);
  expect(longer / shorter).toBeCloseTo(8, 6);
});

it('shares add up to the whole', () => {
  for (const lengths of [[1], [1, 1, 1], [5, 500, 3, 70]]) {
    expect(columnShares(lengths, 50, 2).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  }
});
