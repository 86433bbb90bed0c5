/**
 * “Did you mean …?”: the nearest of the known names by optimal string alignment distance (insertions,
 * deletions, substitutions and swaps of neighbours each cost 1).
 */

import { phrase } from './phrases.ts';

/** Longest name compared: a longer one is no slip of the pen, and the table would be large. */
const lengthLimit = 64;

/** Slips allowed in a name of `length` letters: one in three, and at least one. */
const slipsAllowed = (length: number): number => Math.max(1, Math.floor(length / 3));

/** The known name nearest to `name`, if it is near enough to be meant; the first of equals. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  if (name.length > lengthLimit) return undefined;
  let best: string | undefined;
  let bestDistance = slipsAllowed(name.length) + 1;
  const wanted = name.toLowerCase();
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = alignmentDistance(wanted, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** A phrase: the known name nearest to `name`, or all of them; `written` gives a name as its author would write it. */
export function suggestionFor(
  name: string,
  known: readonly string[],
  written: (known: string) => string = (one) => one,
): string {
  const near = nearest(name, known);
  return near === undefined
    ? phrase('known-names', known.map((one) => written(one)).join(', '))
    : phrase('did-you-mean', written(near));
}

/** Fewest slips that turn one word into the other; or so many as are `enough` not to ask further. */
function alignmentDistance(one: string, other: string, enough: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && isSwap) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    // A swap looks two rows back.
    if (Math.min(...current, ...last) >= enough) return enough;
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
}
