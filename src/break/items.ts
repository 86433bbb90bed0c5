/**
 * Shaped pieces -> items for total-fit. In: the pieces of one stretch of text between forced breaks. Out: a box
 * for all that stands between two break opportunities, glue for the spaces between them, a penalty where UAX #14
 * allows a break without a space. An item's mark is the piece that would begin the next line.
 */

import { PROHIBITED, WITHIN_WORD } from '../analyze/analyze.ts';
import type { Piece, ShapedText } from '../shape/shaped.ts';
import type { Length } from '../units.ts';
import { type Elasticity, KASHIDA } from './elasticity.ts';
import { hangOf } from './hang.ts';
import { FILL, FORBIDDEN, FORCED, type ItemList } from './item-list.ts';
import { kashidaStretch } from './lengthen-lines.ts';

/** Penalty of a break without a space, after a hyphen or inside a URL: K&P p. 1128's for a hyphen. */
const SPACELESS_BREAK_PENALTY = 50;
/** Penalty of a cut in a word that no line can hold: as bad as a line whose spaces are far wider than a design allows. */
const CUT_PENALTY = 500;

/** What the last line of a paragraph does with its free width: `fill` takes all of it, `none` counts it as raggedness. */
export type LastLine = 'fill' | 'none';

/** Fills `items` with the pieces [first, end), which neither begin nor end with a space. */
export function buildItems(
  items: ItemList,
  shaped: ShapedText,
  first: number,
  end: number,
  elasticity: Elasticity,
  lastLine: LastLine,
): void {
  const { pieces } = shaped;
  const { breaks } = shaped.analysis;
  items.clear();
  const bounds = elasticity.kashida;
  let width = 0;
  let kashida = 0;
  const addBox = (): void => {
    addWord(items, width, elasticity);
    if (kashida > 0) items.stretchLast(KASHIDA, kashida);
    width = 0;
    kashida = 0;
  };
  let index = first;
  while (index < end) {
    const piece = pieces[index];
    if (piece === undefined) break;
    if (isSpace(piece) && index > first) {
      addBox();
      index = addSpaces(items, shaped, index, end, elasticity);
      continue;
    }
    const isOpportunity =
      index > first && breaks[piece.start] !== PROHIBITED && pieces[index - 1]?.kind === 'word';
    if (isOpportunity) {
      addBox();
      if (breaks[piece.start] === WITHIN_WORD) items.addPenalty(CUT_PENALTY);
      else items.addPenalty(SPACELESS_BREAK_PENALTY, 0, true);
      items.markLast(index);
    }
    width += piece.advance;
    if (bounds !== undefined) kashida += kashidaStretch(piece, bounds);
    index++;
  }
  addBox();
  finish(items, lastLine, end);
}

export function isSpace(piece: Piece): boolean {
  return piece.kind === 'space';
}

function addWord(items: ItemList, width: Length, { wordStretch, wordShrink }: Elasticity): void {
  items.addBox(width);
  addElasticity(items, width, wordStretch, wordShrink);
}

/** One glue for adjoining spaces; no break at it where UAX #14 forbids one (a no-break space, before a closing mark). */
function addSpaces(
  items: ItemList,
  shaped: ShapedText,
  from: number,
  end: number,
  elasticity: Elasticity,
): number {
  const { pieces } = shaped;
  const { breaks } = shaped.analysis;
  let width = 0;
  let isBreakable = false;
  let index = from;
  for (let piece = pieces[index]; index < end && piece?.kind === 'space'; piece = pieces[index]) {
    width += piece.advance;
    if (breaks[piece.end] !== PROHIBITED) isBreakable = true;
    index++;
  }
  if (!isBreakable) items.addPenalty(FORBIDDEN);
  items.addGlue(width);
  addElasticity(items, width, elasticity.spaceStretch, elasticity.spaceShrink);
  if (elasticity.hang > 0) {
    items.hangLast(hangOf(pieces[from - 1], elasticity.hang, shaped.analysis.paragraphLevel));
  }
  items.markLast(index);
  return index;
}

function addElasticity(items: ItemList, width: Length, stretch: Float64Array, shrink: Float64Array): void {
  for (let level = 0; level < stretch.length; level++) {
    items.stretchLast(level, width * (stretch[level] ?? 0));
    items.shrinkLast(level, width * (shrink[level] ?? 0));
  }
}

/** K&P p. 1124: finishing glue that no break may come before, and the forced break that ends all. */
function finish(items: ItemList, lastLine: LastLine, end: number): void {
  items.addPenalty(FORBIDDEN);
  items.addGlue(0);
  if (lastLine === 'fill') items.stretchLast(0, FILL);
  items.addPenalty(FORCED);
  items.markLast(end);
}
