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

const kinds = ['word', 'space', 'break'] as const satisfies readonly Piece['kind'][];

/**
 * A piece as it is kept: a long book has a million of them, so kind and level share a field and the advance is worked
 * out when it is asked for. These are getters of the class, which a copy by spreading does not have.
 */
export class ShapedPiece implements Piece {
  readonly start: number;
  readonly end: number;
  readonly run: GlyphRun;
  readonly range: StyledRange;
  readonly kashida: KashidaJoin | undefined;
  /** Its level times the number of kinds, and the place of its kind among them. */
  private readonly levelAndKind: number;

  constructor(piece: Omit<Piece, 'advance'>, run: GlyphRun = piece.run) {
    this.start = piece.start;
    this.end = piece.end;
    this.run = run;
    this.range = piece.range;
    this.kashida = piece.kashida;
    this.levelAndKind = piece.level * kinds.length + kinds.indexOf(piece.kind);
  }

  get kind(): Piece['kind'] {
    return kinds[this.levelAndKind % kinds.length] ?? 'word';
  }

  get level(): number {
    return Math.floor(this.levelAndKind / kinds.length);
  }

  get advance(): Length {
    const { run, range } = this;
    return (run.advance * range.style.size) / run.face.unitsPerEm;
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
