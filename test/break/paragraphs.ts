/**
 * Shaped paragraphs without a font: each character is half an em wide, a space a quarter, marks and controls
 * nothing, so that widths can be worked out in the head. Analysis is the real one.
 */

import { analyze } from '../../src/analyze/analyze.ts';
import type { JustificationStyle, ParagraphStyle, StyledRange } from '../../src/design/styled.ts';
import type { GlyphRun } from '../../src/font/font.ts';
import type { Piece, ShapedText } from '../../src/shape/shaped.ts';
import { fakeFace } from '../support/fake-face.ts';

export const SIZE = 10;
export const CHARACTER = 5;
export const SPACE = 2.5;

export const RTL: ParagraphStyle = {
  direction: 'rtl',
  align: 'justify',
  indent: 0,
  insetStart: 0,
  insetEnd: 0,
  leading: 20,
  spaceBefore: 0,
  spaceAfter: 0,
  orphans: 2,
  widows: 2,
  keepWithNext: false,
  keepTogether: false,
};
export const LTR: ParagraphStyle = { ...RTL, direction: 'ltr' };

export const SPACES_ONLY: JustificationStyle = {
  minimumSpace: 0.667,
  comfortableSpace: 1.15,
  maximumSpace: 1.5,
  expansion: 0,
  kashida: 'off',
};
export const EXPANDING: JustificationStyle = { ...SPACES_ONLY, comfortableSpace: 1.03, expansion: 0.02 };

const NO_WIDTH = /\p{Mn}|\p{Cf}|\u{2028}/u;

export function shaped(text: string, direction: 'rtl' | 'ltr' = 'rtl'): ShapedText {
  const analysis = analyze(text, direction);
  const range: StyledRange = {
    start: 0,
    end: text.length,
    style: {
      faces: ['test/Test'],
      size: SIZE,
      color: '#000000',
      language: 'ar',
      rise: 0,
      features: [],
      allowsKashida: true,
    },
    element: undefined,
    link: undefined,
    note: undefined,
    anchor: undefined,
    span: undefined,
  };
  const pieces: Piece[] = [];
  for (let start = 0, end = 0; start < text.length; start = end) {
    const kind = kindAt(text, start);
    const level = analysis.levels[start] ?? 0;
    for (end = start + 1; end < text.length; end++) {
      if (kindAt(text, end) !== kind || analysis.levels[end] !== level || kind === 'break') break;
      if (kind === 'word' && analysis.breaks[end] !== 0) break;
    }
    const own = text.slice(start, end);
    pieces.push({ start, end, kind, level, range, advance: widthOf(own), run: runOf(own, level) });
  }
  return { text: { text, ranges: [range] }, analysis, pieces, missing: [] };
}

function kindAt(text: string, index: number): Piece['kind'] {
  const character = text[index];
  if (character === '\u{2028}') return 'break';
  return character === ' ' || character === '\u{a0}' ? 'space' : 'word';
}

function widthOf(text: string): number {
  return Array.from(text).reduce(
    (sum, c) => sum + (NO_WIDTH.test(c) ? 0 : /[ \u{a0}]/u.test(c) ? SPACE : CHARACTER),
    0,
  );
}

const FACE = fakeFace({
  shape: (text, { direction }) => runOf(text, direction === 'rtl' ? 1 : 0),
});

/** A run without glyphs: only the text matters to lines. */
function runOf(text: string, level: number): GlyphRun {
  return {
    face: FACE,
    text,
    direction: level % 2 === 1 ? 'rtl' : 'ltr',
    advance: 0,
    glyphs: new Uint16Array(),
    clusters: new Uint16Array(),
    advances: new Int16Array(),
    xOffsets: new Int16Array(),
    yOffsets: new Int16Array(),
    flags: new Uint8Array(),
  };
}
