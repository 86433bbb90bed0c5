/** Rivers: what is one, and which breaking of a paragraph is kept for its sake. */

import { describe, expect, test } from 'vitest';
import { breakLines } from '../../src/break/break-lines.ts';
import type { Line } from '../../src/break/line.ts';
import { type Breaking, riversOf, withFewRivers } from '../../src/break/rivers.ts';
import { RTL, SPACES_ONLY, shaped } from './paragraphs.ts';

/** A line of one-letter words whose spaces, four points wide, begin at the given places. */
function line(...spaces: readonly number[]): Line {
  const { pieces } = shaped('و و');
  const runs = spaces.flatMap((x) =>
    pieces.slice(0, 2).map((piece) => ({
      piece,
      x: piece.kind === 'space' ? x : x - 5,
      width: piece.kind === 'space' ? 4 : 5,
    })),
  );
  return {
    start: 0,
    end: 3,
    runs,
    x: 0,
    width: 100,
    natural: 100,
    measure: 100,
    expansion: 1,
    spaceRatio: 1,
    isLast: false,
    overfull: 0,
    isShort: false,
    cutsWord: false,
    plain: undefined,
  };
}

describe('a river', () => {
  test('is a space under a space under a space under a space', () => {
    expect(riversOf([line(10, 50), line(30, 51), line(20, 50)])).toEqual([]);
    expect(riversOf([line(10, 50), line(30, 51), line(20, 50), line(51)])).toEqual([3]);
  });

  test('of six lines is one, two side by side are two', () => {
    expect(riversOf(Array.from({ length: 6 }, () => line(50)))).toEqual([3]);
    expect(riversOf(Array.from({ length: 4 }, () => line(20, 50)))).toEqual([3, 3]);
  });

  test('needs more than half of the space above', () => {
    expect(riversOf([line(50), line(51.9), line(50), line(51.9)])).toEqual([3]);
    expect(riversOf([line(50), line(52), line(50), line(52)])).toEqual([]);
  });
});

/** A paragraph whose breaking has a river unless one of the items in `cures` is avoided. */
function paragraph(cures: readonly number[], ratio: number, first = 0.1) {
  const asked: string[] = [];
  const breakWithout = (avoided: ReadonlySet<number>): Breaking => {
    asked.push([...avoided].join(' '));
    const isCured = cures.some((item) => avoided.has(item));
    const fitted = {
      breaks: [10, 20, 30, 40, 50],
      ratios: [0.1, asked.length === 1 ? first : ratio, 0.1, 0.1, 0],
      demerits: 1,
    };
    return { fitted, set: () => [50, 50, isCured ? 80 : 50, 50, 20].map((at) => line(at)) };
  };
  return { breakWithout, asked };
}

describe('a paragraph with a river', () => {
  test('is broken again without a break in its middle, then without the others', () => {
    const { breakWithout, asked } = paragraph([40], 0.2);
    expect(riversOf(withFewRivers(breakWithout, 0))).toEqual([]);
    expect(asked).toEqual(['', '20', '30', '10', '40']);
  });

  test('stays as it is where that would loosen a line that shows', () => {
    expect(riversOf(withFewRivers(paragraph([20], 0.8).breakWithout, 0))).toEqual([3]);
    // Not so if it has a line as loose already.
    expect(riversOf(withFewRivers(paragraph([20], 0.8, 0.9).breakWithout, 0))).toEqual([]);
  });

  test('is cured by one strained line more only where that is allowed', () => {
    expect(riversOf(withFewRivers(paragraph([20], 0.6).breakWithout, 0))).toEqual([3]);
    expect(riversOf(withFewRivers(paragraph([20], 0.6).breakWithout, 1))).toEqual([]);
  });

  test('is not broken more than seven times, and one without rivers once', () => {
    const hopeless = paragraph([], 0.2);
    withFewRivers(hopeless.breakWithout, 0);
    expect(hopeless.asked.length).toBeLessThanOrEqual(7);
    const { fitted } = hopeless.breakWithout(new Set());
    let count = 0;
    withFewRivers(() => {
      count++;
      return { fitted, set: () => [line(1), line(20), line(40), line(60), line(80)] };
    }, 0);
    expect(count).toBe(1);
  });
});

test('a river down to the last line does not take the paragraph’s end away', () => {
  // The break that ends the text is one of those that make the river; it cannot be avoided.
  const text =
    'محمدبن من قال من الجاحظ الجاحظ الجاحظ والمسلمين والمسلمين من الجاحظ قال والمسلمين محمدبن من الجاحظ من';
  const lines = breakLines(shaped(text), RTL, 150, { ...SPACES_ONLY, comfortableSpace: 1.05 });
  expect(lines.at(-1)?.end).toBe(text.length);
});
