/**
 * How far text may stretch and shrink: the design's bounds as shares of natural width, level by level. Both the
 * breaker's items and the justifier read this one table, so what total-fit reckons with is what a line is given.
 *
 * Order of the levels (the field's: spaces a little, then the whole line scaled unseen, then long joins, then
 * spaces at will): alreq #h_justification, and pdfTeX's font expansion (Hàn Thế Thành, TUGboat 21:3, 2000).
 */

import type { JustificationStyle } from '../design/styled.ts';
import { type Level, SINGLE_LEVEL } from './levels.ts';

/** Spaces within their comfortable range. */
export const SPACES = 0;
/** Horizontal scaling of the words; the spaces have levels of their own. */
export const EXPANSION = 1;
/** Lengthened joins. Nothing gives it stretch yet. */
export const KASHIDA = 2;
/** Spaces beyond comfort, without end. */
export const WIDE_SPACES = 3;
export const LEVEL_COUNT = 4;

export interface Elasticity {
  readonly levels: readonly Level[];
  /** Stretch and shrink at each level, as a share of the natural width, of spaces and of words. */
  readonly spaceStretch: Float64Array;
  readonly spaceShrink: Float64Array;
  readonly wordStretch: Float64Array;
  readonly wordShrink: Float64Array;
}

/** Spans without expansion: what share of the way to ratio 1 (spaces at their maximum) the comfortable range takes. */
const COMFORTABLE_SPAN = 0.3;
/** With expansion: comfort, then expansion, then wide spaces. Tuned on a book of 25,000 lines; see the test. */
const COMFORTABLE_SPAN_EXPANDING = 0.15;
const EXPANSION_SPAN = 0.35;

/** Reads the bounds of a design. */
export function elasticityOf(style: JustificationStyle): Elasticity {
  const expands = style.expansion > 0;
  const comfort = Math.max(0, style.comfortableSpace - 1);
  const tightest = Math.min(1, Math.max(0, 1 - style.minimumSpace));
  // Comfort is the same both ways, as far as the tightest space allows.
  const tight = Math.min(comfort, tightest);
  const first = expands ? COMFORTABLE_SPAN_EXPANDING : COMFORTABLE_SPAN;
  const second = expands ? EXPANSION_SPAN : 0;
  const rest = 1 - first - second;
  return {
    levels: [
      { stretchSpan: first, shrinkSpan: first },
      { stretchSpan: second, shrinkSpan: second },
      { stretchSpan: 0, shrinkSpan: 0 },
      { stretchSpan: rest, shrinkSpan: rest },
    ],
    spaceStretch: shares(comfort, 0, Math.max(0, style.maximumSpace - 1 - comfort)),
    spaceShrink: shares(tight, 0, tightest - tight),
    wordStretch: shares(0, style.expansion, 0),
    wordShrink: shares(0, style.expansion, 0),
  };
}

function shares(spaces: number, expansion: number, wideSpaces: number): Float64Array {
  const result = new Float64Array(LEVEL_COUNT);
  result[SPACES] = spaces;
  result[EXPANSION] = expansion;
  result[WIDE_SPACES] = wideSpaces;
  return result;
}

/** Ragged text: nothing in the line gives; its end does (`Fit.raggedness`). */
export const RIGID: Elasticity = {
  levels: SINGLE_LEVEL,
  spaceStretch: new Float64Array(1),
  spaceShrink: new Float64Array(1),
  wordStretch: new Float64Array(1),
  wordShrink: new Float64Array(1),
};
