/**
 * A composed line. From here on x grows rightward from the left edge of the paragraph's measure: this is
 * the first place where left and right are spoken of.
 */

import type { Piece } from '../shape/shaped.ts';
import type { Length } from '../units.ts';

export interface Line {
  /** Half-open range of the paragraph's text; the lines' ranges join up to the whole text. */
  readonly start: number;
  readonly end: number;
  /**
   * In visual order, left to right (UAX #9 L2); spaces at the line's end are left out. Placed anew each time they
   * are asked for: kept, they are a quarter of what a long book holds in memory.
   */
  readonly runs: readonly PlacedRun[];
  /** From the measure's left edge to the leftmost ink box. */
  readonly x: Length;
  /** Set width, after justification. */
  readonly width: Length;
  /** Width before justification. */
  readonly natural: Length;
  /** What the line may fill: the paragraph's measure less the first line's indent, with what hangs out at its end. */
  readonly measure: Length;
  /** Horizontal scaling of the line's words; 1 is none. Its spaces have their own: `spaceRatio`. */
  readonly expansion: number;
  /** Set word space over natural; 1 where there is no space or no justification. */
  readonly spaceRatio: number;
  /** Ends the paragraph or stands before a forced break: not justified. */
  readonly isLast: boolean;
  /**
   * Left short of its measure, at its start side: what fills it would be spaces too wide to read over, so that it has its
   * natural ones.
   */
  readonly isShort: boolean;
  /** Amount by which `width` passes the measure; 0 for all lines that fit. */
  readonly overfull: Length;
  /** In it begins a word that no line could hold and that goes on in the next. */
  readonly cutsWord: boolean;
  /** The same line without kashida, for a page that has too many; undefined where it has none. */
  readonly plain: Line | undefined;
}

export interface PlacedRun {
  readonly piece: Piece;
  /** Left edge, from the measure's left edge. */
  readonly x: Length;
  /** Set width: advance × the line's expansion for words, × its space ratio for spaces. */
  readonly width: Length;
}

/**
 * Composes one paragraph to a measure: analysis, shaping, breaking, justification. `paginate` is given this
 * function. With `lineCount` the paragraph is to have so many lines; if it cannot without loss, there are none.
 */
export type Compose = (
  text: import('../design/styled.ts').StyledText,
  style: import('../design/styled.ts').ParagraphStyle,
  measure: Length,
  lineCount?: number,
) => readonly Line[];

/** Word space over natural with which a line fills its measure, or would. */
export function fillingSpace(line: Line): number {
  // The runs of a line are worked out when they are asked for.
  if (!line.isShort) return line.spaceRatio;
  const { measure, width, runs } = line;
  const spaces = runs.reduce((sum, run) => (run.piece.kind === 'space' ? sum + run.width : sum), 0);
  return 1 + (measure - width) / spaces;
}

/** Runs in the order of the text. */
export const inLogicalOrder = (runs: readonly PlacedRun[]): readonly PlacedRun[] =>
  runs.toSorted((one, other) => one.piece.start - other.piece.start);

/** The characters of runs in logical order; of a line all but the spaces at its end. */
export const textOfRuns = (runs: readonly PlacedRun[]): string =>
  inLogicalOrder(runs)
    .map(({ piece }) => piece.run.text)
    .join('');
