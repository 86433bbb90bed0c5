/**
 * Justification: the difference between a line's natural width and its measure, handed out by the same levels
 * that total-fit reckoned with. In: the natural widths of a line's words and of its spaces. Out: how both are
 * scaled. words × expansion + spaces × spaceRatio is the measure, unless the line cannot be set.
 */

import type { Length } from '../units.ts';
import { type Elasticity, EXPANSION, KASHIDA, LEVEL_COUNT, MORE_SPACES } from './elasticity.ts';
import { handOut } from './levels.ts';

export interface Adjustment {
  /** Scaling of the words; 1 is none. */
  readonly expansion: number;
  /** Set word space over natural. */
  readonly spaceRatio: number;
}

export const NATURAL: Adjustment = { expansion: 1, spaceRatio: 1 };

/** Expansion comes in steps of 0.05 %, exact in a PDF's `Tz`; the spaces take the rest, a few hundredths of a point. */
const EXPANSION_STEPS = 2000;

const capacities = new Float64Array(LEVEL_COUNT);
const given = new Float64Array(LEVEL_COUNT);

/** The lengthening of words that would serve a line best, if its words offer `offered`; see `lengthen-lines.ts`. */
export function wantedKashida(
  words: Length,
  spaces: Length,
  measure: Length,
  elasticity: Elasticity,
  offered: Length,
): Length {
  const shortfall = measure - words - spaces;
  if (shortfall <= 0) return 0;
  fillCapacities(words, spaces, elasticity.spaceStretch, elasticity.wordStretch);
  capacities[KASHIDA] = Math.min(offered, elasticity.levels[KASHIDA]?.mostStretch ?? 0);
  handOut(shortfall, capacities, true, given);
  if ((given[KASHIDA] ?? 0) === 0) return 0;
  // What has to be lengthened at all is lengthened until its spaces are comfortable again.
  capacities[MORE_SPACES] = 0;
  handOut(shortfall, capacities, true, given);
  return given[KASHIDA] ?? 0;
}

/** Justifies a line of `words` and `spaces`, natural widths, to `measure`. */
export function justify(words: Length, spaces: Length, measure: Length, elasticity: Elasticity): Adjustment {
  const shortfall = measure - words - spaces;
  const stretches = shortfall > 0;
  const spaceShares = stretches ? elasticity.spaceStretch : elasticity.spaceShrink;
  const wordShares = stretches ? elasticity.wordStretch : elasticity.wordShrink;
  fillCapacities(words, spaces, spaceShares, wordShares);
  const unset = handOut(Math.abs(shortfall), capacities, stretches, given);
  const toWords = (stretches ? 1 : -1) * (given[EXPANSION] ?? 0);
  if (spaces <= 0) return { expansion: words > 0 ? 1 + toWords / words : 1, spaceRatio: 1 };
  const expansion = words > 0 ? Math.round((1 + toWords / words) * EXPANSION_STEPS) / EXPANSION_STEPS : 1;
  const target = stretches ? measure : measure + unset;
  return { expansion, spaceRatio: (target - words * expansion) / spaces };
}

function fillCapacities(
  words: Length,
  spaces: Length,
  spaceShares: Float64Array,
  wordShares: Float64Array,
): void {
  for (let level = 0; level < LEVEL_COUNT; level++) {
    capacities[level] = spaces * (spaceShares[level] ?? 0) + words * (wordShares[level] ?? 0);
  }
}
