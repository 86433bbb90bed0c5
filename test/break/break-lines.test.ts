import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/break/break-lines.ts';
import { dumpLines } from '../../src/break/dump.ts';
import { fillingSpace, type Line } from '../../src/break/line.ts';
import type { ParagraphStyle } from '../../src/design/styled.ts';
import { CHARACTER, EXPANDING, LTR, RTL, SIZE, SPACE, SPACES_ONLY, shaped } from './paragraphs.ts';

const PROSE =
  'الحمد لله رب العالمين، وبه نستعين في كل حين، وعليه نتوكل وإليه ننيب، نحمده حمد المقر بنعمه المستغفر لذنبه، ' +
  'الراغب بقربه، الراجي لعفوه سبحانه وتعالى هو الغفور الرحيم.';

function linesOf(
  text: string,
  measure: number,
  style: ParagraphStyle = RTL,
  justification = SPACES_ONLY,
): readonly Line[] {
  return breakLines(shaped(text, style.direction), style, measure, justification);
}

/** Texts of the runs, left to right. */
function visual(line: Line | undefined): string[] {
  return (line?.runs ?? []).filter((run) => run.piece.kind === 'word').map((run) => run.piece.run.text);
}

function rightEdge(line: Line): number {
  return line.x + line.width;
}

/** What every composed paragraph promises. */
function expectSound(lines: readonly Line[], text: string): void {
  expect(lines[0]?.start).toBe(0);
  expect(lines.at(-1)?.end).toBe(text.length);
  for (const [index, line] of lines.entries()) {
    if (index > 0) expect(line.start).toBe(lines[index - 1]?.end);
    const set = line.runs.reduce((sum, run) => sum + run.width, 0);
    expect(Math.abs(set - line.width)).toBeLessThan(1e-6);
    let left = line.x;
    for (const run of line.runs) {
      expect(Math.abs(run.x - left)).toBeLessThan(1e-6);
      left += run.width;
    }
    expect(line.overfull).toBeCloseTo(Math.max(0, line.width - line.measure), 6);
  }
}

describe('breakLines', () => {
  it('gives an empty text one empty line', () => {
    const lines = linesOf('', 100);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ start: 0, end: 0, runs: [], width: 0, isLast: true, overfull: 0 });
  });

  it.each([
    ['spaces alone', SPACES_ONLY],
    ['expansion', EXPANDING],
  ])('fills every line but the last to a thousandth of a point, with %s', (_, justification) => {
    for (const measure of [90, 150, 233, 323]) {
      const lines = linesOf(PROSE, measure, { ...RTL, indent: 15 }, justification);
      expectSound(lines, PROSE);
      for (const line of lines.slice(0, -1)) {
        expect(line.isLast).toBe(false);
        if (line.isShort) expect(fillingSpace(line)).toBeGreaterThan(3);
        else expect(line.width).toBeCloseTo(line.measure, 6);
        expect(Math.abs(line.expansion - 1)).toBeLessThanOrEqual(justification.expansion + 1e-9);
      }
      expect(lines.at(-1)).toMatchObject({ isLast: true, expansion: 1 });
    }
  });

  it('leaves a line short, at its start side, that three times its spaces would not fill', () => {
    // Two words of one letter and of so many, a space of 2.5 between: what of 40 is left asks for so many times it.
    for (const [letters, asked] of [
      [1, 12],
      [5, 4],
      [6, 2],
    ] as const) {
      for (const [style, letter] of [
        [RTL, 'ب'],
        [LTR, 'b'],
      ] as const) {
        const long = letter.repeat(8);
        const [line] = linesOf(`${letter} ${letter.repeat(letters)} ${long} ${long}`, 40, style);
        const isShort = asked > 3;
        const width = isShort ? (1 + letters) * CHARACTER + SPACE : 40;
        const x = isShort && style === RTL ? 40 - width : 0;
        expect(line).toMatchObject({ isShort, spaceRatio: isShort ? 1 : asked, width, x });
        expect(line && fillingSpace(line)).toBe(asked);
      }
    }
    // A hemistich is filled all the same.
    const hemistich = { ...RTL, fillsLastLine: true };
    expect(linesOf('و ا', 40, hemistich)[0]).toMatchObject({ isShort: false, width: 40 });
  });

  it('keeps its promises for any text', () => {
    const characters = fc.constantFrom(
      ...Array.from('ابتمر،. a1-/(\u{a0}\u{2028}\u{200b}\u{200f}\u{2067}\u{2069}ً'),
    );
    const texts = fc.string({ unit: characters, maxLength: 80 });
    const aligns = fc.constantFrom('justify', 'start', 'center', 'end');
    fc.assert(
      fc.property(
        texts,
        aligns,
        fc.integer({ min: 1, max: 120 }),
        fc.boolean(),
        (text, align, measure, isRtl) => {
          const style: ParagraphStyle = { ...(isRtl ? RTL : LTR), align, indent: 7 };
          const lines = linesOf(text, measure, style, EXPANDING);
          expectSound(lines, text);
          const inked = Array.from(text).filter((c) => !' \u{a0}\u{2028}'.includes(c)).length;
          const set = lines.flatMap((line) => visual(line)).join('').length;
          expect(set).toBe(inked);
        },
      ),
      { seed: 9, numRuns: 1000 },
    );
  });

  it('sets a right-to-left line from the right, the first one indented, the last at its natural width', () => {
    const lines = linesOf(PROSE, 200, { ...RTL, indent: 15 });
    expect(rightEdge(lines[0]!)).toBeCloseTo(185, 6);
    expect(lines[0]?.x).toBeCloseTo(0, 6);
    for (const line of lines.slice(1)) expect(rightEdge(line)).toBeCloseTo(200, 6);
    expect(lines.at(-1)?.spaceRatio).toBe(1);
    expect(lines.at(-1)?.x).toBeGreaterThan(0);
  });

  it('sets a left-to-right line from the left', () => {
    const lines = linesOf('one two three four five six seven', 60, { ...LTR, indent: 12 });
    expect(lines[0]?.x).toBe(12);
    expect(lines[0]?.measure).toBe(48);
    expect(lines[1]?.x).toBe(0);
  });

  it('leaves the spaces at a line’s end out of its runs and in its range', () => {
    const lines = linesOf('قال  ثم', 4 * CHARACTER);
    expect(lines.map(({ start, end }) => [start, end])).toEqual([
      [0, 5],
      [5, 7],
    ]);
    expect(lines[0]?.natural).toBe(3 * CHARACTER);
    expect(lines[0]?.runs).toHaveLength(1);
  });

  it('leaves the space out too where only a bidi control comes after it', () => {
    const lines = linesOf('قال \u{200f} ثم', 4 * CHARACTER);
    expect(lines.map(visual)).toEqual([['\u{200f}', 'قال'], ['ثم']]);
    expect(lines[0]?.natural).toBe(3 * CHARACTER);
  });
});

describe('visual order', () => {
  it('runs from right to left in Arabic', () => {
    expect(visual(linesOf('هذا كتاب جديد', 500)[0])).toEqual(['جديد', 'كتاب', 'هذا']);
  });

  it('keeps Latin words in their own order', () => {
    expect(visual(linesOf('اقرأ exit mobile version الآن', 500)[0])).toEqual([
      'الآن',
      'exit',
      'mobile',
      'version',
      'اقرأ',
    ]);
  });

  it('keeps numbers whole, in the order of the sentence', () => {
    expect(visual(linesOf('بين ١٩٨١ و2026 مـ', 500)[0])).toEqual(['مـ', '2026', 'و', '١٩٨١', 'بين']);
  });

  it('is made per line: a Latin phrase broken in two starts on the first line', () => {
    const lines = linesOf('اقرأ alpha beta gamma', 11 * CHARACTER + SPACE);
    expect(lines.map(visual)).toEqual([
      ['alpha', 'اقرأ'],
      ['beta', 'gamma'],
    ]);
  });

  it('puts Arabic inside a left-to-right paragraph from right to left', () => {
    expect(visual(linesOf('the word كتاب جديد here', 500, LTR)[0])).toEqual([
      'the',
      'word',
      'جديد',
      'كتاب',
      'here',
    ]);
  });
});

describe('forced breaks', () => {
  it('end a line that is not justified', () => {
    const text = 'قال الأول\u{2028} ثم قال الثاني';
    const lines = linesOf(text, 300);
    expectSound(lines, text);
    expect(lines.map(({ isLast, spaceRatio }) => [isLast, spaceRatio])).toEqual([
      [true, 1],
      [true, 1],
    ]);
    // The space after the break is dropped.
    expect(lines[1]?.runs[0]?.piece.run.text).toBe('الثاني');
    expect(rightEdge(lines[1]!)).toBe(300);
  });

  it('make an empty line where two follow one another, and none at the end', () => {
    const lines = linesOf('أ\u{2028}\u{2028}ب\u{2028}', 100);
    expect(lines.map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [2, 3],
      [3, 5],
    ]);
  });

  it('keep the no-break spaces that follow: code is indented by them', () => {
    const lines = linesOf('a\u{2028}\u{a0}\u{a0}b', 100, { ...LTR, align: 'start' });
    expect(lines[1]?.natural).toBe(2 * SPACE + CHARACTER);
  });
});

describe('alignment', () => {
  const HEADING = 'كتاب قديم كتاب جديد كتاب قريب';

  it('leaves ragged lines at their natural width, from the start side', () => {
    for (const line of linesOf(PROSE, 150, { ...RTL, align: 'start' })) {
      expect(line.width).toBe(line.natural);
      expect(line.spaceRatio).toBe(1);
      expect(rightEdge(line)).toBeCloseTo(150, 6);
      expect(line.overfull).toBe(0);
    }
  });

  it('sets at the end side', () => {
    for (const line of linesOf(PROSE, 150, { ...RTL, align: 'end' })) expect(line.x).toBe(0);
  });

  it('balances centred lines', () => {
    const lines = linesOf(HEADING, 130, { ...RTL, align: 'center' });
    expect(lines).toHaveLength(2);
    expect(Math.abs((lines[0]?.width ?? 0) - (lines[1]?.width ?? 0))).toBe(0);
    for (const line of lines) expect(line.x).toBeCloseTo((130 - line.width) / 2, 6);
  });
});

describe('what does not fit', () => {
  it('breaks a web address where UAX #14 allows it, not elsewhere', () => {
    const lines = linesOf('انظر https://example.org/alpha/beta/gamma', 100);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.overfull).toBe(0);
  });

  it('marks a line whose only word is too wide', () => {
    const lines = linesOf(`قال ${'ا'.repeat(30)} ثم`, 100);
    expect(lines.map(({ overfull }) => overfull)).toEqual([0, 50, 0]);
    // It hangs over at the end side.
    expect(rightEdge(lines[1]!)).toBeCloseTo(100, 6);
  });

  it('sets a word of a megabyte as one overfull line', () => {
    const text = 'ا'.repeat(1_000_000);
    const lines = linesOf(text, 100);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.overfull).toBe(1_000_000 * CHARACTER - 100);
  });

  it('does not leave a runt where the paragraph can be set without', () => {
    const lines = linesOf(`${PROSE} هو`, 265);
    expect(lines.at(-1)?.width).toBeGreaterThan(3 * SIZE);
  });
});

describe('dumpLines', () => {
  it('writes one line of text for each line', () => {
    const lines = linesOf('قال الأول ثم قال الثاني ما قال', 62, RTL, EXPANDING);
    expect(dumpLines(lines)).toMatchInlineSnapshot(`
      "⁨قال الأول ثم⁩ · natural 55 · measure 62 · spaces 2.2 · expansion 1.02 · x 0
      ⁨قال الثاني ما⁩ · natural 60 · measure 62 · spaces 1.18 · expansion 1.02 · x 0
      ⁨قال⁩ · natural 15 · measure 62 · spaces 1 · expansion 1 · x 47 · last
      "
    `);
  });
});
