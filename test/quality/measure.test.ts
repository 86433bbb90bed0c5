/** Quality: every figure and every kind of place, on pages small enough to be counted by hand. */

import { describe, expect, test } from 'vitest';
import type { Page } from '../../src/paginate/page.ts';
import { measureQuality } from '../../src/quality/measure.ts';
import type { FindingKind } from '../../src/quality/quality.ts';
import { edition, element, type LineOptions, line, page, type Word } from './support.ts';

/** Two words with a gap at `gap`, ten points wide. */
const pair = (gap: number, first = 'كتاب', last = 'قلم'): readonly Word[] => [
  { text: first, x: gap + 10, width: 90 - gap },
  { text: last, x: 0, width: gap },
];
const set = (gap: number, options: LineOptions = {}) => line(pair(gap), options);

/** Kinds with how often they were found, without those that were not. */
function found(...pages: readonly Page[]): Partial<Record<FindingKind, number>> {
  const { counts } = measureQuality(edition(...pages));
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

const column = (...gaps: readonly number[]) =>
  gaps.map((gap, index) => [element(), line(pair(gap, `و${index}`, `ي${index}`))] as const);

const stretched = (x: number): readonly Word[] => [
  { text: 'كتاب', x: 80, width: 20 },
  { text: 'محمد', x, width: 40, kashida: [1, 0.4] },
];

const paragraph = (count: number, lastWidth = 80) => {
  const owner = element();
  return Array.from({ length: count }, (_, index) => {
    const isLast = index === count - 1;
    return [
      owner,
      line(pair(10 + 20 * (index % 4), `ا${index}`, `ب${index}`), {
        start: index * 6,
        isLast,
        width: isLast ? lastWidth : 100,
      }),
    ] as const;
  });
};

const full = (index: number, lines: number) =>
  page(
    index,
    Array.from(
      { length: lines },
      (_, row) => [element(), line(pair(10 + 20 * (row % 4), `ا${row}`, `ب${row}`))] as const,
    ),
  );

describe('word spaces', () => {
  test('are counted on justified lines alone', () => {
    const owner = element();
    const lines = [1, 1.2, 1.4, 1.6, 0.8].map((spaceRatio, index) =>
      set(10 + 15 * index, { spaceRatio, start: index * 10 }),
    );
    const last = set(50, { start: 60, isLast: true, spaceRatio: 1, width: 60 });
    const folio = [undefined, set(10, { spaceRatio: 9 })] as const;
    const quality = measureQuality(
      edition(page(0, [...[...lines, last].map((one) => [owner, one] as const), folio])),
    );
    expect(quality).toMatchObject({
      pages: 1,
      lines: 6,
      justified: 5,
      beyond133: 2,
      beyond150: 1,
      below085: 1,
    });
    expect(quality.spaces.mean).toBeCloseTo(1.2, 10);
    expect(quality.spaces.deviation).toBeCloseTo(Math.sqrt(0.08), 10);
    expect(quality.spaces).toMatchObject({ p95: 1.6, max: 1.6 });
    expect(quality.counts).toMatchObject({ loose: 2, tight: 1 });
    // 1.4 is 0.4 above natural, 0.8 is 0.2 below, at twice the weight.
    expect(quality.worst.map((finding) => `${finding.kind} ${finding.line}`)).toEqual([
      'loose 4',
      'loose 3',
      'tight 5',
    ]);
  });

  test('of a book without justified lines are zeros, not NaN', () => {
    expect(measureQuality(edition(page(0, []))).spaces).toEqual({ mean: 0, deviation: 0, p95: 0, max: 0 });
  });

  test('an overfull line is worse than anything else', () => {
    const lines = [set(10, { overfull: 2 }), set(40, { spaceRatio: 2.2 })];
    const { worst } = measureQuality(
      edition(
        page(
          0,
          lines.map((one) => [element(), one] as const),
        ),
      ),
    );
    expect(worst.map(({ kind, amount }) => [kind, amount])).toEqual([
      ['overfull', 2],
      ['loose', 2.2],
    ]);
  });
});

describe('rivers', () => {
  test('are gaps that overlap over four lines; a longer one is still one', () => {
    expect(found(page(0, column(40, 43, 40)))).toEqual({});
    expect(found(page(0, column(40, 43, 40, 44)))).toEqual({ river: 1 });
    const { findings } = measureQuality(edition(page(0, column(40, 43, 40, 44, 47, 50))));
    expect(findings.map(({ amount, boxes }) => [amount, boxes.length])).toEqual([[6, 6]]);
  });

  test('end where less than half of the gap goes on, and at an empty line', () => {
    expect(found(page(0, column(40, 46, 40, 46)))).toEqual({});
    const lines = column(40, 40, 40, 40);
    expect(found(page(0, [...lines.slice(0, 2), null, ...lines.slice(2)]))).toEqual({});
  });
});

describe('kashidas', () => {
  test('are counted by line and by page', () => {
    const lines = [line(stretched(0)), line(stretched(30)), set(50)].map((one) => [element(), one] as const);
    const { kashidas } = measureQuality(edition(page(0, lines), page(1, [])));
    expect(kashidas).toEqual({ count: 2, lines: 2, perHundredLines: 200 / 3, perPage: 1, mostOnAPage: 2 });
  });

  test('stand on each other within one and a half ems of the next line, and not over an empty one', () => {
    const lines = [line(stretched(0)), line(stretched(14))].map((one) => [element(), one] as const);
    const quality = measureQuality(edition(page(0, lines)));
    expect(quality.counts['stacked-kashida']).toBe(1);
    expect(quality.worst[0]).toMatchObject({ kind: 'stacked-kashida', line: 2, amount: 1.4 });
    expect(quality.worst[0]?.boxes.map(({ x, width }) => [x, width])).toEqual([
      [60, 4],
      [74, 4],
    ]);
    const [first, second] = lines;
    expect(found(page(0, [first ?? null, null, second ?? null]))).toEqual({});
    expect(
      found(
        page(
          0,
          [line(stretched(0)), line(stretched(16))].map((one) => [element(), one] as const),
        ),
      ),
    ).toEqual({});
  });
});

describe('the same word', () => {
  test('at the edge of consecutive lines of a paragraph is told, marks and punctuation aside', () => {
    const owner = element();
    const lines = ['يوجب', 'يوجب،', 'يوجب'].map((word, index) =>
      line(pair(10 + 25 * index, `أ${index}`, word), {
        start: [0, 7, 15][index] ?? 0,
      }),
    );
    const { findings } = measureQuality(
      edition(
        page(
          0,
          lines.map((one) => [owner, one] as const),
        ),
      ),
    );
    expect(findings.map(({ kind, amount }) => [kind, amount])).toEqual([['repeated-end', 3]]);
  });

  test('is not told of two paragraphs, nor of a last line’s end', () => {
    const alike = [line(pair(10, 'قال', 'له')), line(pair(40, 'قال', 'له'))];
    expect(
      found(
        page(
          0,
          alike.map((one) => [element(), one] as const),
        ),
      ),
    ).toEqual({});
    const owner = element();
    const [first, last] = [
      line(pair(10, 'قال', 'له')),
      line(pair(40, 'قام', 'له'), { start: 6, isLast: true, width: 100 }),
    ];
    expect(
      found(
        page(0, [
          [owner, first],
          [owner, last],
        ]),
      ),
    ).toEqual({});
  });
});

describe('pages', () => {
  test('a first or a last line alone is an orphan or a widow', () => {
    const lines = paragraph(4);
    expect(found(page(0, lines.slice(0, 1)), page(1, lines.slice(1)))).toEqual({ orphan: 1 });
    expect(found(page(0, lines.slice(0, 3)), page(1, lines.slice(3)))).toEqual({ widow: 1 });
    expect(found(page(0, lines.slice(0, 2)), page(1, lines.slice(2)))).toEqual({});
  });

  test('a last line shorter than three ems is told, a paragraph of one line is not', () => {
    expect(found(page(0, paragraph(2, 29)))).toEqual({ 'short-last-line': 1 });
    expect(found(page(0, paragraph(2, 31)))).toEqual({});
    expect(found(page(0, paragraph(1, 20)))).toEqual({});
  });

  test('facing pages that differ by two lines are told, unless a section ends', () => {
    expect(found(full(0, 6), full(1, 4), full(2, 6))).toEqual({ 'uneven-spread': 1 });
    expect(found(full(0, 6), full(1, 5), full(2, 6))).toEqual({});
    expect(found(full(0, 6), full(1, 4))).toEqual({});
    // A right-hand page and the left-hand page after it do not face each other.
    expect(found(full(1, 4), full(2, 6), full(3, 6))).toEqual({});
  });
});
