/** Paragraphs for the breaker as Knuth and Plass have them: words of given widths with glue between them. */

import { FILL, FORBIDDEN, FORCED, ItemList } from '../../src/break/item-list.ts';
import { SINGLE_LEVEL } from '../../src/break/levels.ts';
import type { Fit } from '../../src/break/total-fit.ts';

/** One level of stretch, lines of 100. */
export const FIT: Fit = {
  levels: SINGLE_LEVEL,
  firstMeasure: 100,
  measure: 100,
  raggedness: 0,
  tolerances: [1, 3],
  linePenalty: 1,
  flaggedDemerits: 0,
  contrastDemerits: 3000,
  shortLastLine: { width: 0, demerits: 0 },
};

/** Words of these widths with glue 6 plus `stretch` minus `shrink` between them. */
export function paragraphOf(words: readonly number[], stretch = 3, shrink = 2): ItemList {
  const items = new ItemList(1);
  for (const [index, width] of words.entries()) {
    if (index > 0) {
      items.addGlue(6);
      items.stretchLast(0, stretch);
      items.shrinkLast(0, shrink);
    }
    items.addBox(width);
  }
  items.addPenalty(FORBIDDEN);
  items.addGlue(0);
  items.stretchLast(0, FILL);
  items.addPenalty(FORCED);
  return items;
}

/** All ways to break between so many words, as lists of items to break at. */
export function* allBreaks(items: ItemList, words: number): Generator<readonly number[]> {
  for (let choice = 0; choice < 2 ** (words - 1); choice++) {
    const breaks: number[] = [];
    // Item 2i + 1 is the glue after word i.
    for (let gap = 0; gap < words - 1; gap++) if ((choice >> gap) & 1) breaks.push(2 * gap + 1);
    yield [...breaks, items.count - 1];
  }
}
