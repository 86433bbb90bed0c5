/**
 * Levels of stretch. A line that must grow uses up its first level to capacity, then the second, and so on; the
 * last level has no end. K&P know one level (p. 1126): adjustment ratio r = shortfall / stretch, badness 100 |r|³.
 * Here the ratio rises by each level's span while that level fills, so badness is continuous and increasing over
 * the levels, and one level of span 1 gives exactly the paper's figures.
 */

export interface Level {
  /** What the adjustment ratio gains while this level's stretch is used up to its capacity. */
  readonly stretchSpan: number;
  /** The same for its shrink. All levels together should give 1: a ratio below −1 is overfull (K&P p. 1127). */
  readonly shrinkSpan: number;
  /** The most a line is stretched at this level, whatever its items offer; absent: all they offer. */
  readonly mostStretch?: number | undefined;
}

/** The paper's own single level. */
export const SINGLE_LEVEL: readonly Level[] = [{ stretchSpan: 1, shrinkSpan: 1 }];

/** A shortfall this small is none: widths are sums of many floats. In points (or whatever the widths are in). */
export const WIDTH_EPSILON = 1e-6;

/** Badness of a line that cannot be set at all, and the most a line can have; as TeX's 10,000 but further out. */
export const INFINITE_BADNESS = 1e6;

/** Badness of an adjustment ratio, K&P p. 1127: 100 |r|³. */
export function badness(ratio: number): number {
  const size = Math.abs(ratio);
  return Math.min(INFINITE_BADNESS, 100 * size * size * size);
}

/**
 * Hands out `amount` (≥ 0) over the levels: each takes up to its capacity, in order. What no level can take is
 * returned. With `isLastUnbounded` the last level takes all that is left, if it has any capacity at all.
 */
export function handOut(
  amount: number,
  capacities: Float64Array,
  isLastUnbounded: boolean,
  shares: Float64Array,
): number {
  let rest = amount;
  const last = capacities.length - 1;
  for (let level = 0; level <= last; level++) {
    const capacity = capacities[level] ?? 0;
    const isUnbounded = isLastUnbounded && level === last && capacity > 0;
    const share = isUnbounded ? rest : Math.min(rest, capacity);
    shares[level] = share;
    rest -= share;
  }
  return rest;
}
