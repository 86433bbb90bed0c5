/**
 * A paragraph after shaping. Pieces cover its text once, in logical order; a piece is at most what stands
 * between two break opportunities, has one style, one font, one embedding level, and is either all spaces
 * or has none. Shaping one word never looks past a break opportunity, so no line break changes a shape.
 */

import type { TextAnalysis } from '../analyze/analyze.ts';
import type { StyledRange, StyledText } from '../design/styled.ts';
import type { GlyphRun } from '../font/font.ts';
import type { Length } from '../units.ts';
import type { KashidaPriority } from './kashida.ts';

export interface ShapedText {
  readonly text: StyledText;
  readonly analysis: TextAnalysis;
  readonly pieces: readonly Piece[];
  /** Characters that no face of their style has. */
  readonly missing: readonly MissingCharacter[];
}

export interface Piece {
  /** Half-open, UTF-16 units of the paragraph's text. */
  readonly start: number;
  readonly end: number;
  /** `space`: adjustable word space (U+0020, U+00A0 and kin); `break`: U+2028, no glyphs. */
  readonly kind: 'word' | 'space' | 'break';
  readonly run: GlyphRun;
  /** Style, owner and link. */
  readonly range: StyledRange;
  /** UAX #9 embedding level before L1. */
  readonly level: number;
  /** Natural advance. */
  readonly advance: Length;
  /** The join at which the word may be lengthened; absent if it has none or the design wants none. */
  readonly kashida?: KashidaJoin | undefined;
}

/** What a piece has in common with the same word elsewhere. */
export interface ShapedWord {
  readonly run: GlyphRun;
  /** Absent if the word has none, or if the whole segment is not one word of one face. */
  readonly kashida?: KashidaJoin | undefined;
}

const kinds = ['word', 'space', 'break'] as const satisfies readonly Piece['kind'][];
/** Kinds and levels, each a power of two: levels go up to 126 (UAX #9 BD2 with L1's odd one). */
const KINDS = 4;
const LEVELS = 128;

/**
 * A piece as it is kept: a long book has a million of them, so it points to the word it shares with its like, and its
 * place, level and kind are one number. These are getters of the class, which a copy by spreading does not have.
 */
export class ShapedPiece implements Piece {
  readonly range: StyledRange;
  private readonly word: ShapedWord;
  /** The place times the number of levels and kinds, its level times the kinds, and the place of its kind among them. */
  private readonly placeLevelKind: number;

  constructor(
    word: ShapedWord,
    { start, level, kind, range }: Pick<Piece, 'start' | 'level' | 'kind' | 'range'>,
  ) {
    this.range = range;
    this.word = word;
    this.placeLevelKind = (start * LEVELS + level) * KINDS + kinds.indexOf(kind);
  }

  get start(): number {
    return Math.floor(this.placeLevelKind / (LEVELS * KINDS));
  }

  get end(): number {
    return this.start + this.word.run.text.length;
  }

  get run(): GlyphRun {
    return this.word.run;
  }

  get kashida(): KashidaJoin | undefined {
    return this.range.style.allowsKashida ? this.word.kashida : undefined;
  }

  get kind(): Piece['kind'] {
    return kinds[this.placeLevelKind % KINDS] ?? 'word';
  }

  get level(): number {
    return Math.floor(this.placeLevelKind / KINDS) % LEVELS;
  }

  get advance(): Length {
    const { run } = this.word;
    return (run.advance * this.range.style.size) / run.face.unitsPerEm;
  }
}

/** The one join of a word that justification may lengthen, or its one letter that has a wider form. */
export interface KashidaJoin {
  readonly priority: KashidaPriority;
  /** From the left edge of the run, in ems. */
  readonly offset: number;
  /** Natural width of the letter that is to widen, which stands at the offset, in ems; 0 for a join. */
  readonly width: number;
  /** The widest it grows by, in ems, where the font has forms of given widths; undefined: by any amount. */
  readonly widest: number | undefined;
  /**
   * The run longer by so many ems, or by its widest form that is not beyond that; its text unchanged. Undefined if
   * the font cannot.
   */
  lengthened(ems: number): GlyphRun | undefined;
}

export interface MissingCharacter {
  readonly codePoint: number;
  /** UTF-16 index in the paragraph's text. */
  readonly index: number;
  readonly range: StyledRange;
}
