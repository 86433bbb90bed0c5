/** Optical margin: marks at the line's end hang out by the design's share. */

import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/break/break-lines.ts';
import { hangOf } from '../../src/break/hang.ts';
import type { Line } from '../../src/break/line.ts';
import type { Piece, ShapedText } from '../../src/shape/shaped.ts';
import { CHARACTER, LTR, RTL, SPACES_ONLY, shaped } from './paragraphs.ts';

/** The same with a glyph a character, half an em wide. */
function withGlyphs(text: ShapedText): ShapedText {
  const pieces = text.pieces.map((piece): Piece => {
    const { length } = piece.run.text;
    const order = Array.from({ length }, (_, index) => (piece.level % 2 === 1 ? length - 1 - index : index));
    const run = {
      ...piece.run,
      clusters: Uint16Array.from(order),
      advances: new Int16Array(length).fill(500),
    };
    return { ...piece, run };
  });
  return { ...text, pieces };
}

const words = 'كان، رجل، يحب، الكتب، فقرأ، منها، ثم، وهب، منها، لمن، سأله، وبقي، يقرأ.';

const set = (hang: number, direction: 'rtl' | 'ltr' = 'rtl', text = words): readonly Line[] =>
  breakLines(withGlyphs(shaped(text, direction)), direction === 'rtl' ? RTL : LTR, 100, {
    ...SPACES_ONLY,
    hang,
  });

const isFilled = ({ isLast, isShort }: Line): boolean => !isLast && !isShort;

describe('a comma at the line’s end', () => {
  it('stands inside the measure by default', () => {
    for (const line of set(0).filter(isFilled)) {
      expect(line.x).toBeCloseTo(0, 6);
      expect(line.width).toBeCloseTo(100, 6);
    }
  });

  it('hangs out at the left by its share, the right edge stays', () => {
    const lines = set(0.6).filter(isFilled);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(line.x).toBeCloseTo(-0.6 * CHARACTER, 6);
      expect(line.x + line.width).toBeCloseTo(100, 6);
      expect(line).toMatchObject({ overfull: 0 });
      expect(line.measure).toBeCloseTo(100 + 0.6 * CHARACTER, 6);
    }
  });

  it('hangs out at the right in a left-to-right paragraph', () => {
    const text = 'one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve.';
    for (const line of set(1, 'ltr', text).filter(isFilled)) {
      expect(line.x).toBeCloseTo(0, 6);
      expect(line.width).toBeCloseTo(100 + CHARACTER, 6);
    }
  });

  it('is reckoned with when the line’s end is chosen', () => {
    // Ten characters and a comma in a measure of ten: the comma hangs, nothing is shrunk.
    const text = 'ابتثجحخدذر، ابتثجحخدذر، ابت';
    const lines = breakLines(withGlyphs(shaped(text)), RTL, 50, { ...SPACES_ONLY, hang: 1 });
    expect(lines.map(({ overfull }) => overfull)).toEqual([0, 0, 0]);
    expect(lines.map(({ spaceRatio }) => spaceRatio)).toEqual([1, 1, 1]);
  });
});

const lastOf = (text: string): Piece => withGlyphs(shaped(text)).pieces.at(-1)!;

describe('what does not hang', () => {
  it('is a letter, a digit, a word that runs against the paragraph', () => {
    expect(hangOf(lastOf('كتاب'), 1, 1)).toBe(0);
    expect(hangOf(lastOf('سنة 12,5'), 1, 1)).toBe(0);
    expect(hangOf(lastOf('كتاب،'), 1, 1)).toBe(CHARACTER);
    expect(hangOf(lastOf('كتاب،'), 0, 1)).toBe(0);
    expect(hangOf({ ...lastOf('كتاب،'), level: 2 }, 1, 1)).toBe(0);
    expect(hangOf(undefined, 1, 1)).toBe(0);
  });
});
