/** What lines may give: every design's levels come to a ratio of one each way, and spaces alone leap where they show. */

import { describe, expect, it, test } from 'vitest';
import { elasticityOf } from '../../src/break/elasticity.ts';
import { badness } from '../../src/break/levels.ts';
import { EXPANDING, SPACES_ONLY } from './paragraphs.ts';

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0);

test.each([
  ['spaces alone', SPACES_ONLY],
  ['spaces alone, hardly tight', { ...SPACES_ONLY, minimumSpace: 0.9 }],
  ['expansion', EXPANDING],
  ['kashida', { ...SPACES_ONLY, kashida: 'sparing' as const }],
  ['both', { ...EXPANDING, kashida: 'generous' as const }],
])('%s: the levels come to a ratio of 1 at the widest space, of −1 at the tightest', (_, style) => {
  const { levels, spaceShrink } = elasticityOf(style, 10);
  expect(sum(levels.map(({ stretchSpan }) => stretchSpan))).toBeCloseTo(1, 9);
  expect(sum(levels.map(({ shrinkSpan }) => shrinkSpan))).toBeCloseTo(1, 9);
  expect(sum(spaceShrink)).toBeCloseTo(1 - style.minimumSpace, 9);
  for (const { stretchSpan, shrinkSpan } of levels) {
    expect(stretchSpan).toBeGreaterThanOrEqual(0);
    expect(shrinkSpan).toBeGreaterThanOrEqual(0);
  }
});

describe('spaces alone', () => {
  const { levels, spaceStretch, spaceShrink } = elasticityOf({ ...SPACES_ONLY, minimumSpace: 0.65 }, 10);
  /** Badness of a line all of whose spaces are `by` of their width wider, or tighter. */
  const badnessOf = (by: number, amounts: Float64Array, span: 'stretchSpan' | 'shrinkSpan'): number => {
    let rest = by;
    let ratio = 0;
    for (const [level, amount] of amounts.entries()) {
      if (amount <= 0) continue;
      ratio += ((levels[level]?.[span] ?? 0) * Math.min(rest, amount)) / amount;
      rest -= Math.min(rest, amount);
    }
    return badness(ratio);
  };

  it('cost little up to where a line shows, and much from there', () => {
    expect(badnessOf(0.2, spaceStretch, 'stretchSpan')).toBeLessThan(3);
    expect(badnessOf(0.26, spaceStretch, 'stretchSpan')).toBeGreaterThan(35);
    expect(badnessOf(0.17, spaceShrink, 'shrinkSpan')).toBeLessThan(13);
    expect(badnessOf(0.21, spaceShrink, 'shrinkSpan')).toBeGreaterThan(65);
  });

  it('are given up tight sooner than loose', () => {
    expect(badnessOf(0.25, spaceShrink, 'shrinkSpan')).toBeGreaterThan(
      badnessOf(0.25, spaceStretch, 'stretchSpan'),
    );
  });
});
