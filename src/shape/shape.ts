/**
 * The shape stage: characters become glyphs. In: a styled paragraph and its analysis. Out: pieces, each with
 * the glyphs of one word, space or part of a word, and its advance in points; and the characters that no
 * face has. HarfBuzz does the shaping (OpenType, https://learn.microsoft.com/typography/script-development/arabic).
 *
 * The word is the unit: shaped between break opportunities and cached. The price is a font's lookups across
 * spaces: of the fonts here only Amiri has one, the kaf at a word's beginning that reaches back over the
 * space, 0.2 % of words. And where a style changes inside a word its letters stay joined, but a ligature
 * over that place is not made.
 */

import type { TextAnalysis } from '../analyze/analyze.ts';
import type { StyledText } from '../design/styled.ts';
import type { Face, Fonts, GlyphRun } from '../font/font.ts';
import { contextOf, itemize, type Segment } from './itemize.ts';
import { type MissingCharacter, type Piece, ShapedPiece, type ShapedText } from './shaped.ts';
import { createWordCache } from './word-cache.ts';

const SPACE = 0x20;

export interface Shaper {
  /** Shapes one paragraph; words are remembered from one to the next. */
  shape(text: StyledText, analysis: TextAnalysis): ShapedText;
}

/** A shaper for the faces of one build. `seeksKashida`: words shall know where they may be lengthened. */
export function createShaper(fonts: Fonts, seeksKashida = false): Shaper {
  const cache = createWordCache(fonts, seeksKashida);
  return {
    shape: (text, analysis) => {
      const pieces: Piece[] = [];
      const missing: MissingCharacter[] = [];
      let takesOtherFaces = false;
      for (const segment of itemize(text, analysis)) {
        const { start, end, kind, range, level } = segment;
        const { style } = range;
        const direction = level % 2 === 1 ? 'rtl' : 'ltr';
        const characters = text.text.slice(start, end);
        if (kind === 'break') {
          const run = emptyRun(fonts.face(style.faces[0] ?? ''), characters, direction);
          pieces.push(new ShapedPiece({ run }, segment));
          continue;
        }
        const words = cache.words(style, segment.script, direction);
        const shaped = words.find(characters, contextAround(text.text, segment, analysis));
        const isWhole = !segment.continuesBefore && !segment.continuesAfter;
        for (const part of shaped.parts) {
          takesOtherFaces ||= part.run.face.name !== style.faces[0];
          const word = isWhole ? part : { run: part.run };
          pieces.push(new ShapedPiece(word, { start: start + part.start, level, kind, range }));
        }
        for (const { codePoint, index } of shaped.missing) {
          missing.push({ codePoint, index: start + index, range });
        }
      }
      return { text, analysis, pieces: takesOtherFaces ? withOwnSpaces(pieces) : pieces, missing };
    },
  };
}

/**
 * A space between two words that one fallback face draws is of that face as well: words of Greek stand as Greek does. Not
 * between signs: the space of a font of emoji is as wide as they are.
 */
function withOwnSpaces(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece, index) => {
    const before = pieces[index - 1]?.run;
    const face = before?.face;
    if (piece.kind !== 'space' || face === undefined || face === piece.run.face) return piece;
    const { text, direction } = piece.run;
    // Several spaces in a row keep columns of code apart.
    if (text.length > 1 || face !== pieces[index + 1]?.run.face || !face.has(SPACE)) return piece;
    if (!/\p{L}/u.test(before?.text ?? '')) return piece;
    const options = { direction, script: 'Zyyy', language: piece.range.style.language, features: [] };
    return new ShapedPiece({ run: face.shape(text, options) }, piece);
  });
}

function contextAround(
  text: string,
  { start, end, continuesBefore, continuesAfter }: Segment,
  analysis: TextAnalysis,
): ReturnType<typeof contextOf> {
  if (!continuesBefore && !continuesAfter) return undefined;
  return contextOf(text, start, end, { before: continuesBefore, after: continuesAfter }, analysis);
}

/** A forced line break: text without glyphs. */
function emptyRun(face: Face, text: string, direction: 'ltr' | 'rtl'): GlyphRun {
  return {
    face,
    text,
    direction,
    advance: 0,
    glyphs: new Uint16Array(),
    clusters: new Uint16Array(),
    advances: new Int16Array(),
    xOffsets: new Int16Array(),
    yOffsets: new Int16Array(),
    flags: new Uint8Array(),
  };
}
