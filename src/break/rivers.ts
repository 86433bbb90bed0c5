/**
 * Rivers: word spaces of four or more successive lines that stand under one another and run together to the eye.
 * Total-fit cannot see them, since a line's demerits know only the line before. So a paragraph that has one is
 * broken again without one of the breaks that made it, as a hand compositor would, and the new lines are kept if
 * they have fewer rivers, none is spaced worse, and hardly more are strained. On 6,400 lines of a book this takes away
 * one river of ten without expansion; total-fit has a quarter more items to go through.
 */

import type { Length } from '../units.ts';
import type { Line } from './line.ts';
import type { Fitted } from './total-fit.ts';

/** Lines that spaces must run through to be a river. */
export const RIVER_LINES = 4;
/** Share of the narrower space that must lie under the other, more than which they run together. */
export const RIVER_OVERLAP = 0.5;

/** Adjustment ratio up to which a line may be stretched or shrunk for it, if the paragraph has none worse anyway. */
const WORST_RATIO = 0.7;
/** A line stretched or shrunk beyond this ratio shows. */
const STRAINED = 0.5;
/** Breakings tried for a paragraph; more find little. */
const MOST_TRIES = 6;
/** Breaks tried for a river, counted in lines back from its fourth: those in its middle first. */
const BREAKS_BACK: readonly number[] = [2, 1, 3, 0];

/** A paragraph's breaks, and the setting of its lines. */
export interface Breaking {
  readonly fitted: Fitted;
  set(): readonly Line[];
}

interface SetBreaking {
  readonly fitted: Fitted;
  readonly lines: readonly Line[];
  /** For each river, the line in which it becomes one. */
  readonly rivers: readonly number[];
}

/**
 * The lines of a paragraph with as few rivers as are easily had; `breakWithout` breaks it, avoiding some items. So many
 * lines `more` than without may be strained for it.
 */
export function withFewRivers(
  breakWithout: (avoided: ReadonlySet<number>) => Breaking,
  more: number,
): readonly Line[] {
  const avoided = new Set<number>();
  let best = setBreaking(breakWithout(avoided));
  const bounds = boundsOf(best.fitted, more);
  let tries = MOST_TRIES;
  let settled = 0;
  for (let river = best.rivers[0]; river !== undefined && tries > 0; ) {
    let better: SetBreaking | undefined;
    for (const back of BREAKS_BACK) {
      const item = best.fitted.breaks[river - back];
      if (tries === 0 || better !== undefined || item === undefined) break;
      tries--;
      better = betterWithout(item, avoided, best, bounds, breakWithout);
    }
    best = better ?? best;
    // Lines before the river are as they were, or nearly so.
    settled = better === undefined ? river + 1 : Math.max(settled, river - RIVER_LINES);
    river = best.rivers.find((line) => line >= settled);
  }
  return best.lines;
}

/** A breaking that ends no line at `item` and is better than `best`; `item` then stays avoided. */
function betterWithout(
  item: number,
  avoided: Set<number>,
  best: SetBreaking,
  bounds: Bounds,
  breakWithout: (avoided: ReadonlySet<number>) => Breaking,
): SetBreaking | undefined {
  avoided.add(item);
  const breaking = breakWithout(avoided);
  if (isWithin(breaking.fitted, bounds)) {
    const found = setBreaking(breaking);
    if (found.rivers.length < best.rivers.length) return found;
  }
  avoided.delete(item);
  return undefined;
}

/** What a paragraph's lines may come to for the sake of its rivers. */
interface Bounds {
  /** Largest ratio either way. */
  readonly worst: number;
  /** Lines beyond `STRAINED`. */
  readonly strained: number;
}

function boundsOf({ ratios }: Fitted, more: number): Bounds {
  const worst = ratios.reduce((most, ratio) => Math.max(most, Math.abs(ratio)), WORST_RATIO);
  return { worst, strained: ratios.filter(isStrained).length + more };
}

const isStrained = (ratio: number): boolean => Math.abs(ratio) > STRAINED;

const isWithin = ({ ratios }: Fitted, { worst, strained }: Bounds): boolean =>
  ratios.every((ratio) => Math.abs(ratio) <= worst) && ratios.filter(isStrained).length <= strained;

function setBreaking(breaking: Breaking): SetBreaking {
  const lines = breaking.set();
  return { fitted: breaking.fitted, lines, rivers: riversOf(lines) };
}

interface Space {
  readonly left: Length;
  readonly right: Length;
  /** Lines that spaces run through down to here. */
  readonly depth: number;
}

const noSpaces: readonly Space[] = [];

/** The lines of a paragraph in which spaces become a river: each its fourth, from 0. */
export function riversOf(lines: readonly Line[]): readonly number[] {
  const rivers: number[] = [];
  if (lines.length < RIVER_LINES) return rivers;
  let above = noSpaces;
  for (const [index, line] of lines.entries()) {
    const spaces: Space[] = [];
    // Spaces come from left to right in both lines.
    let nearest = 0;
    for (const { piece, x, width } of line.runs) {
      if (piece.kind !== 'space') continue;
      while ((above[nearest]?.right ?? x) < x) nearest++;
      const depth = 1 + depthAbove(above, nearest, x, x + width);
      spaces.push({ left: x, right: x + width, depth });
      if (depth === RIVER_LINES) rivers.push(index);
    }
    above = spaces;
  }
  return rivers;
}

/** The depth of the deepest space above that runs into the one between `left` and `right`. */
function depthAbove(above: readonly Space[], nearest: number, left: Length, right: Length): number {
  let depth = 0;
  for (let index = nearest; index < above.length; index++) {
    const space = above[index];
    if (space === undefined || space.left > right) break;
    const overlap = Math.min(right, space.right) - Math.max(left, space.left);
    const narrower = Math.min(right - left, space.right - space.left);
    if (overlap > RIVER_OVERLAP * narrower) depth = Math.max(depth, space.depth);
  }
  return depth;
}
