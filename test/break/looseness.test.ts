/** A paragraph in a line more or less than is best for it. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakIntoLines, breakLines } from '../../src/break/break-lines.ts';
import type { ItemList } from '../../src/break/item-list.ts';
import { type Fit, fitLines, totalFit } from '../../src/break/total-fit.ts';
import { demeritsOf } from './first-fit.ts';
import { EXPANDING, RTL, SPACES_ONLY, shaped } from './paragraphs.ts';
import { allBreaks, FIT as BASE, paragraphOf as wordItems } from './word-items.ts';

const FIT: Fit = { ...BASE, tolerances: [1] };
const paragraphOf = (words: readonly number[]): ItemList => wordItems(words, 4, 3);

/** Least demerits of all ways to break into so many lines within the tolerance; infinite where there is none. */
function leastWith(items: ItemList, words: number, lineCount: number): number {
  const ways = [...allBreaks(items, words)].filter((breaks) => breaks.length === lineCount);
  return Math.min(...ways.map((breaks) => demeritsOf(items, FIT, breaks)));
}

describe('fitLines', () => {
  const words = fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 2, maxLength: 12 });

  it('finds the least demerits of all ways with that number of lines', () => {
    let found = 0;
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 5 }), (widths, lineCount) => {
        const items = paragraphOf(widths);
        const fitted = fitLines(items, FIT, lineCount);
        if (fitted === undefined) return;
        found++;
        expect(fitted.breaks).toHaveLength(lineCount);
        expect(fitted.ratios.every((ratio) => ratio >= -1 && ratio <= 1)).toBe(true);
        const least = leastWith(items, widths.length, lineCount);
        expect(Math.abs(fitted.demerits - least)).toBeLessThanOrEqual(1e-6 * least);
      }),
      { seed: 1982, numRuns: 400 },
    );
    expect(found).toBeGreaterThan(50);
  });

  it('gives the best breaks for the number of lines that is best', () => {
    let found = 0;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 5, max: 25 }), { minLength: 20, maxLength: 80 }), (widths) => {
        const items = paragraphOf(widths);
        const { breaks, demerits } = totalFit(items, FIT);
        const fitted = fitLines(items, FIT, breaks.length);
        // Where it is impossible within the tolerance, total-fit has gone on to its emergency pass.
        if (fitted === undefined) return;
        found++;
        expect(Math.abs(fitted.demerits - demerits)).toBeLessThanOrEqual(1e-6 * demerits);
      }),
      { seed: 1983, numRuns: 100 },
    );
    expect(found).toBeGreaterThan(50);
  });
});

const sentence = 'كان في قديم الزمان رجل من أهل بغداد يحب الكتب ويجمعها من كل بلد ';
const long = sentence.repeat(16).trim();
const measure = 600;

describe('breakIntoLines', () => {
  const natural = breakLines(shaped(long), RTL, measure, EXPANDING);
  const into = (count: number, style = RTL, text = long) =>
    breakIntoLines(shaped(text), style, measure, EXPANDING, count);

  it('sets paragraphs longer or shorter where their spaces allow it, filling every line', () => {
    const made = { longer: 0, shorter: 0 };
    for (let words = 100; words < 300; words += 2) {
      const text = sentence.repeat(24).split(' ').slice(0, words).join(' ');
      const count = breakLines(shaped(text), RTL, measure, EXPANDING).length;
      for (const by of [1, -1]) {
        const lines = into(count + by, RTL, text);
        if (lines === undefined) continue;
        made[by > 0 ? 'longer' : 'shorter']++;
        expect(lines).toHaveLength(count + by);
        expect(lines.at(-1)?.end).toBe(text.length);
        for (const line of lines.slice(0, -1)) {
          expect(line.width).toBeCloseTo(measure, 3);
          expect(line.spaceRatio).toBeGreaterThanOrEqual(0.8);
          expect(line.spaceRatio).toBeLessThanOrEqual(1.25);
        }
      }
    }
    expect(Math.min(made.longer, made.shorter)).toBeGreaterThan(5);
  });

  it('refuses what would show: lines too loose or too tight, a last line of a word', () => {
    expect(into(natural.length + 5)).toBeUndefined();
    expect(into(natural.length - 3)).toBeUndefined();
    expect(
      breakIntoLines(shaped(long), RTL, measure, { ...SPACES_ONLY, maximumSpace: 1.1 }, natural.length + 2),
    ).toBeUndefined();
  });

  it('leaves ragged text and paragraphs with forced breaks alone', () => {
    expect(into(natural.length, { ...RTL, align: 'start' })).toBeUndefined();
    expect(into(natural.length + 1, RTL, `${long}\u{2028}${long}`)).toBeUndefined();
  });
});
