/**
 * First-fit, K&P p. 1130, to measure total-fit against: each line takes what fits at natural width, and if the
 * rest of a word can still be squeezed in, that too is not tried. Demerits are reckoned as total-fit does.
 */

import { BOX, FORBIDDEN, FORCED, GLUE, type ItemList } from '../../src/break/item-list.ts';
import { badness } from '../../src/break/levels.ts';
import type { Fit } from '../../src/break/total-fit.ts';

/** The breaks of first-fit, for items of one level. */
export function firstFit(items: ItemList, fit: Fit): number[] {
  const breaks: number[] = [];
  let start = 0;
  let fitting = -1;
  for (let item = 0; item < items.count; item++) {
    const isGlueBreak = items.kinds[item] === GLUE && item > 0 && items.kinds[item - 1] === BOX;
    const isPenalty =
      items.kinds[item] !== GLUE && items.kinds[item] !== BOX && items.penalties[item] !== FORBIDDEN;
    if (!isGlueBreak && !isPenalty) continue;
    const measure = breaks.length === 0 ? fit.firstMeasure : fit.measure;
    if (natural(items, start, item) > measure && fitting >= 0) {
      breaks.push(fitting);
      start = afterBreak(items, fitting);
    }
    fitting = item;
    if (items.penalties[item] === FORCED) breaks.push(item);
  }
  return breaks;
}

/** Total demerits of given breaks, K&P pp. 1127–1128 and 1155, single level; Infinity if a line cannot be set. */
export function demeritsOf(items: ItemList, fit: Fit, breaks: readonly number[]): number {
  let total = 0;
  let start = 0;
  let fitnessBefore = -1;
  for (const [line, item] of breaks.entries()) {
    const shortfall = (line === 0 ? fit.firstMeasure : fit.measure) - natural(items, start, item);
    const sums = shortfall >= 0 ? items.stretch : items.shrink;
    const give = (sums[item] ?? 0) - (sums[start] ?? 0);
    const ratio = Math.abs(shortfall) < 1e-6 ? 0 : shortfall / give;
    if (!Number.isFinite(ratio) || ratio < -1) return Number.POSITIVE_INFINITY;
    const penalty = Math.max(0, items.penalties[item] ?? 0);
    total += (fit.linePenalty + badness(ratio) + penalty) ** 2;
    const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
    if (fitnessBefore >= 0 && Math.abs(fitness - fitnessBefore) > 1) total += fit.contrastDemerits;
    fitnessBefore = fitness;
    start = afterBreak(items, item);
  }
  return total;
}

function natural(items: ItemList, start: number, item: number): number {
  return (items.widths[item] ?? 0) - (items.widths[start] ?? 0) + (items.penaltyWidths[item] ?? 0);
}

function afterBreak(items: ItemList, item: number): number {
  let after = item;
  while (after < items.count && items.kinds[after] !== BOX) after++;
  return after;
}
