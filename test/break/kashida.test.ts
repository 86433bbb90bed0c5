/** Kashida in lines: who gets it, how much, and what the lines are then. Words of letters half an em wide. */

import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/break/break-lines.ts';
import { elasticityOf, KASHIDA } from '../../src/break/elasticity.ts';
import { wantedKashida } from '../../src/break/justify.ts';
import { kashidaBounds } from '../../src/break/lengthen-lines.ts';
import type { Line } from '../../src/break/line.ts';
import type { JustificationStyle } from '../../src/design/styled.ts';
import type { Piece, ShapedText } from '../../src/shape/shaped.ts';
import { LTR, RTL, SIZE, SPACES_ONLY, shaped } from './paragraphs.ts';

const UNITS = 1000;
const SPARING: JustificationStyle = { ...SPACES_ONLY, comfortableSpace: 1.05, kashida: 'sparing' };
const GENEROUS: JustificationStyle = { ...SPARING, kashida: 'generous' };
const EXPANDING: JustificationStyle = { ...SPARING, expansion: 0.02 };
const OFF: JustificationStyle = { ...SPARING, kashida: 'off' };
const { sparing, generous } = kashidaBounds;

/** Words of three letters and more may be lengthened before their last letter. */
function lengthenable(text: string, direction: 'rtl' | 'ltr' = 'rtl'): ShapedText {
  const plain = shaped(text, direction);
  return { ...plain, pieces: plain.pieces.map(withJoin) };
}

function withJoin(piece: Piece): Piece {
  if (piece.kind !== 'word' || piece.end - piece.start < 3) return piece;
  const advance = (piece.advance / SIZE) * UNITS;
  const run = { ...piece.run, advance };
  const inserted: ReadonlySet<number> = new Set();
  const lengthened = (ems: number) => ({
    ...run,
    advance: advance + ems * UNITS,
    kashida: { inserted, xScales: undefined },
  });
  return { ...piece, run, kashida: { priority: 3, offset: 0.5, width: 0, widest: undefined, lengthened } };
}

const lengthsOf = (line: Line): readonly number[] =>
  line.runs
    .filter(({ piece }) => piece.run.kashida !== undefined)
    .map(({ piece }) => (piece.advance - (piece.end - piece.start) * (SIZE / 2)) / SIZE);

/** Middles of a line's kashidas, from the left edge. */
const positionsOf = (line: Line): readonly number[] =>
  line.runs
    .filter(({ piece }) => piece.run.kashida !== undefined)
    .map(({ piece, x }) => {
      const grown = piece.advance - (piece.end - piece.start) * (SIZE / 2);
      return x + ((piece.kashida?.offset ?? 0) * SIZE + grown / 2) * line.expansion;
    });

const anyParagraph = array(constantFrom('من', 'قال', 'كتاب', 'محمدبن', 'والمسلمين', 'في', 'الجاحظ'), {
  minLength: 4,
  maxLength: 80,
}).map((words) => words.join(' '));
const measure = 150;

describe('lines with kashida', () => {
  it('fill their measure, and their ranges join up to the text', () => {
    assert(
      property(anyParagraph, constantFrom(SPARING, GENEROUS, EXPANDING), (text, style) => {
        const lines = breakLines(lengthenable(text), RTL, measure, style);
        let end = 0;
        for (const line of lines) {
          expect(line.start).toBe(end);
          end = line.end;
          if (line.isLast || line.overfull > 0) continue;
          if (line.isShort) {
            expect(line.runs.some(({ piece }) => piece.run.kashida !== undefined)).toBe(false);
            continue;
          }
          expect(line.width).toBeCloseTo(measure, 3);
          const placed = line.runs.reduce((sum, run) => sum + run.width, 0);
          expect(placed).toBeCloseTo(measure, 3);
        }
        expect(end).toBe(text.length);
      }),
    );
  });

  it('keep every bound: length, number in a line, none in the last line, none above another', () => {
    assert(
      property(anyParagraph, constantFrom(SPARING, GENEROUS, EXPANDING), (text, style) => {
        const bounds = style.kashida === 'sparing' ? sparing : generous;
        if (bounds === undefined) throw new Error('bounds');
        let above: readonly number[] = [];
        for (const line of breakLines(lengthenable(text), RTL, measure, style)) {
          const lengths = lengthsOf(line);
          expect(lengths.length).toBeLessThanOrEqual(line.isLast ? 0 : bounds.perLine);
          for (const length of lengths) {
            expect(length).toBeGreaterThan(bounds.shortest - 1e-6);
            expect(length).toBeLessThan(bounds.longest + 1e-6);
            expect(length * 50).toBeCloseTo(Math.round(length * 50), 6);
          }
          const here = positionsOf(line);
          for (const one of here)
            for (const other of above)
              expect(Math.abs(one - other)).toBeGreaterThanOrEqual(1.5 * SIZE - 1e-6);
          above = here;
        }
      }),
    );
  });

  it('are no looser than the same paragraph without it, taken at their worst', () => {
    const text = 'قال والمسلمين في الجاحظ من محمدبن كتاب والمسلمين قال الجاحظ محمدبن في من كتاب قال '.repeat(
      4,
    );
    const worst = (style: JustificationStyle): number =>
      Math.max(...breakLines(lengthenable(text), RTL, measure, style).map(({ spaceRatio }) => spaceRatio));
    expect(worst(SPARING)).toBeLessThan(worst(OFF));
    expect(worst(GENEROUS)).toBeLessThan(worst(OFF));
  });
});

const countOf = (lines: readonly Line[]): number => lines.flatMap(lengthsOf).length;
/** Lines without their pieces. */
const bare = (lines: readonly Line[]): unknown =>
  lines.map(({ runs, ...line }) => ({ ...line, places: runs.map(({ x, width }) => ({ x, width })) }));

describe('no kashida', () => {
  const text = 'والمسلمين الجاحظ محمدبن كتاب والمسلمين قال الجاحظ محمدبن في من كتاب قال '.repeat(4);

  it('where the design is off: the lines are the same to the last bit', () => {
    const without = breakLines(shaped(text), RTL, measure, OFF);
    const withJoins = breakLines(lengthenable(text), RTL, measure, OFF);
    expect(bare(withJoins)).toEqual(bare(without));
  });

  it('in ragged lines and in left-to-right paragraphs', () => {
    expect(countOf(breakLines(lengthenable(text), { ...RTL, align: 'start' }, measure, GENEROUS))).toBe(0);
    expect(countOf(breakLines(lengthenable(text, 'ltr'), LTR, measure, GENEROUS))).toBe(0);
    expect(countOf(breakLines(lengthenable(text), RTL, measure, GENEROUS))).toBeGreaterThan(0);
  });
});

describe('the share of kashida', () => {
  const elasticity = elasticityOf(SPARING, SIZE);
  // Ten words of 10 and nine spaces of 2.5 points: 122.5 wide.
  const wanted = (wide: number, offered: number): number =>
    wantedKashida(100, 22.5, wide, elasticity, offered);

  it('is none while the spaces are within what they may take first', () => {
    expect(wanted(122.5, 100)).toBe(0);
    expect(wanted(122.5 + 22.5 * 0.23, 100)).toBe(0);
  });

  it('beyond that brings the spaces back to comfort, up to what a line may have and its words offer', () => {
    expect(wanted(122.5 + 22.5 * 0.3, 100)).toBeCloseTo(22.5 * 0.25, 9);
    expect(wanted(122.5 + 22.5, 4)).toBe(4);
    expect(wanted(222.5, 100)).toBe(elasticity.levels[KASHIDA]?.mostStretch);
  });
});
