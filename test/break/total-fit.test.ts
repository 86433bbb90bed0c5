import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORCED, ItemList } from '../../src/break/item-list.ts';
import { badness, handOut, type Level } from '../../src/break/levels.ts';
import { type Fit, totalFit } from '../../src/break/total-fit.ts';
import { demeritsOf, firstFit } from './first-fit.ts';
import { allBreaks, FIT, paragraphOf } from './word-items.ts';

/** The least demerits of all ways to break, tried one by one. */
function leastDemerits(items: ItemList, fit: Fit, words: number): number {
  return Math.min(...[...allBreaks(items, words)].map((breaks) => demeritsOf(items, fit, breaks)));
}

describe('totalFit', () => {
  it('has never more demerits than first-fit', () => {
    const words = fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(words, fc.integer({ min: 60, max: 400 }), (widths, measure) => {
        const items = paragraphOf(widths);
        const fit = { ...FIT, firstMeasure: measure - 18, measure, tolerances: [1000] };
        const other = demeritsOf(items, fit, firstFit(items, fit));
        expect(totalFit(items, fit).demerits).toBeLessThanOrEqual(other * (1 + 1e-9));
      }),
      { seed: 1981, numRuns: 500 },
    );
  });

  it('finds the least demerits of all ways to break', () => {
    const words = fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 2, maxLength: 11 });
    fc.assert(
      fc.property(words, (widths) => {
        const items = paragraphOf(widths);
        const least = leastDemerits(items, FIT, widths.length);
        const found = totalFit(items, { ...FIT, tolerances: [1000] }).demerits;
        if (Number.isFinite(least)) expect(found).toBeCloseTo(least, 3);
      }),
      { seed: 1128, numRuns: 300 },
    );
  });

  it('sets a box that is too wide alone on its line and says so', () => {
    const items = paragraphOf([30, 30, 250, 30, 30]);
    const { breaks, ratios } = totalFit(items, FIT);
    expect(breaks).toEqual([3, 5, items.count - 1]);
    expect(ratios[1]).toBe(Number.NEGATIVE_INFINITY);
  });

  it('prefers a loose line to an overfull one', () => {
    const { ratios } = totalFit(paragraphOf([60, 60, 60]), FIT);
    expect(ratios).toHaveLength(3);
    for (const ratio of ratios) expect(ratio).toBeGreaterThanOrEqual(0);
  });

  it('avoids a short last line where it can', () => {
    // 21 wide: four fill a line, three leave it very loose.
    const items = paragraphOf(Array.from({ length: 9 }, () => 21));
    const shortLastLine = { width: 30, demerits: 1e9 };
    expect(totalFit(items, { ...FIT, tolerances: [10] }).breaks).toEqual([7, 15, items.count - 1]);
    expect(totalFit(items, { ...FIT, tolerances: [10], shortLastLine }).breaks.at(-2)).toBe(13);
  });

  it('never fails, and no line is overfull but for a box that is too wide', () => {
    const words = fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, (widths) => {
        const items = paragraphOf(widths);
        const { breaks, ratios } = totalFit(items, FIT);
        expect(breaks.at(-1)).toBe(items.count - 1);
        expect(ratios.filter((ratio) => ratio < -1)).toHaveLength(
          widths.filter((width) => width > 100).length,
        );
      }),
      { seed: 1159, numRuns: 1000 },
    );
  });

  it('takes linear time: 200,000 words in one paragraph, and a million breaks of no width', () => {
    const words = Array.from({ length: 200_000 }, (_, index) => 10 + ((index * 7919) % 31));
    const { breaks } = totalFit(paragraphOf(words), { ...FIT, firstMeasure: 323, measure: 323 });
    expect(breaks.length).toBeGreaterThan(10_000);
    const empty = new ItemList(1);
    for (let index = 0; index < 1_000_000; index++) {
      empty.addBox(0);
      empty.addPenalty(50);
    }
    empty.addBox(200);
    empty.addPenalty(FORCED);
    expect(totalFit(empty, FIT).breaks.length).toBeGreaterThan(0);
  }, 10_000);
});

describe('levels', () => {
  const LEVELS: readonly Level[] = [
    { stretchSpan: 0.3, shrinkSpan: 0.3 },
    { stretchSpan: 0.2, shrinkSpan: 0.2 },
    { stretchSpan: 0.5, shrinkSpan: 0.5 },
  ];

  /** One line of natural width 80: the spaces give 4, then all gives 2, then the spaces 10 and more. */
  function ratioAt(measure: number): number {
    const items = new ItemList(3);
    items.addBox(80);
    for (const [level, amount] of [4, 2, 10].entries()) {
      items.stretchLast(level, amount);
      items.shrinkLast(level, amount);
    }
    items.addPenalty(FORCED);
    const fit = { ...FIT, levels: LEVELS, firstMeasure: measure, tolerances: [1000] };
    return totalFit(items, fit).ratios[0] ?? Number.NaN;
  }

  it('fill one after another, each by its span', () => {
    expect([80, 82, 84, 85, 86, 91, 96, 106].map((measure) => Number(ratioAt(measure).toFixed(6)))).toEqual([
      0, 0.15, 0.3, 0.4, 0.5, 0.75, 1, 1.5,
    ]);
    expect([78, 76, 75, 74, 69, 64].map((measure) => Number(ratioAt(measure).toFixed(6)))).toEqual([
      -0.15, -0.3, -0.4, -0.5, -0.75, -1,
    ]);
    expect(ratioAt(63)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('make badness grow without jumps', () => {
    let before = -1;
    for (let measure = 80; measure < 130; measure += 0.01) {
      const now = badness(ratioAt(measure));
      expect(now).toBeGreaterThan(before);
      if (before >= 0) expect(now - before).toBeLessThan(2);
      before = now;
    }
  });

  it('hand out an amount in their order', () => {
    const shares = new Float64Array(3);
    expect(handOut(5, Float64Array.of(4, 2, 10), true, shares)).toBe(0);
    expect([...shares]).toEqual([4, 1, 0]);
    expect(handOut(20, Float64Array.of(4, 2, 10), true, shares)).toBe(0);
    expect([...shares]).toEqual([4, 2, 14]);
    expect(handOut(20, Float64Array.of(4, 2, 10), false, shares)).toBe(4);
  });
});
