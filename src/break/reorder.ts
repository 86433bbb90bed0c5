/**
 * Visual order, made here and only here, once for each line. In: the pieces of a line in logical order. Out: the
 * same from left to right, UAX #9 L1 and L2 (https://www.unicode.org/reports/tr9/#L2). Glyphs inside a piece are
 * in visual order already: shaping gave them so.
 */

import type { TextAnalysis } from '../analyze/analyze.ts';
import { lineLevels, visualOrder } from '../analyze/bidi.ts';
import type { Piece } from '../shape/shaped.ts';

/** The pieces of the line [start, end) of the text, in visual order. */
export function reorder(
  pieces: readonly Piece[],
  analysis: TextAnalysis,
  start: number,
  end: number,
): readonly Piece[] {
  const { paragraphLevel } = analysis;
  if (analysis.isUniform || pieces.every((piece) => piece.level === paragraphLevel)) {
    return paragraphLevel === 1 ? pieces.toReversed() : pieces;
  }
  const levels = lineLevels(analysis.text, analysis, start, end);
  const order = visualOrder(pieces.map((piece) => levels[piece.start - start] ?? paragraphLevel));
  // A list that grew keeps room for more, and lines are kept by the hundred thousand: the copy has none.
  return order.flatMap((index) => pieces[index] ?? []).slice();
}
