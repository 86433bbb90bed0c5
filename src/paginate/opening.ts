/**
 * A section's opening: ornament, number, title, perhaps a heading, and the first lines, which all stay together. In: the
 * section's boxes and its sink; where only their spaces make the opening taller than a page, as large leading does, the
 * spaces are closed up until it fits.
 */

import type { Length } from '../units.ts';
import { type Box, EPSILON, NEVER, type Setting } from './box.ts';
import { advance, depthOf, startStack } from './stack.ts';

/** Shares of its spaces that an opening is tried with; with less, title and text would run together. */
const SHARES: readonly number[] = [1, 0.85, 0.7, 0.55, 0.4];

/** The sink with which the opening fits, its boxes closed up with it; unchanged where nothing helps. */
export function fitOpening(boxes: Box[], sink: Length, { height, leading }: Setting): Length {
  const opening = openingOf(boxes, height);
  if (opening === undefined) return sink;
  const depthAt = (share: number): Length => {
    const stack = startStack(leading, share * sink);
    for (const box of opening) advance(stack, closer(box, share));
    return depthOf(stack);
  };
  const share = SHARES.find((each) => depthAt(each) <= height + EPSILON) ?? 1;
  if (share === 1) return sink;
  for (const [index, box] of opening.entries()) boxes[index] = closer(box, share);
  return share * sink;
}

const closer = (box: Box, share: number): Box => ({ ...box, space: share * box.space });

/** The boxes before the first place where a page may end; undefined where they alone are taller than a page. */
function openingOf(boxes: readonly Box[], height: Length): readonly Box[] | undefined {
  let filled = 0;
  for (const [index, box] of boxes.entries()) {
    if (index > 0 && box.penalty !== NEVER) return boxes.slice(0, index);
    filled += box.height;
    if (filled > height) return undefined;
  }
  return boxes;
}
