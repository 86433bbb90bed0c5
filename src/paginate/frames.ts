/**
 * Frames: blocks in a box, which may break between its lines. Each fragment of a broken frame is closed: it
 * has its own borders and padding (CSS Fragmentation 3 calls this `box-decoration-break: clone`), so that
 * a panel cut by the page's foot still looks meant. In: a frame block and its column; out: the edges it
 * adds to the vertical list, and the filled rectangles of a fragment. All rectangles are artifacts.
 */

import type { Color, FrameBlock } from '../design/styled.ts';
import type { Length } from '../units.ts';
import { type Column, narrow } from './box.ts';
import type { RuleItem } from './page.ts';

export interface Frame {
  readonly block: FrameBlock;
  readonly parent: Frame | undefined;
  /** Border box. */
  readonly x: Length;
  readonly width: Length;
  /** Border and padding above the content, and below it. */
  readonly before: Length;
  readonly after: Length;
  /** The same with those of all frames round it: what a page's head and foot must hold. */
  readonly beforeAll: Length;
  readonly afterAll: Length;
}

/** Thickness of a border: one line, or two with the gap between them. */
const thickness = (width: Length, gap: Length): Length =>
  width === 0 ? 0 : gap > 0 ? width + gap + width : width;

/** The frame of a block and the column its children are set in. */
export function openFrame(
  block: FrameBlock,
  parent: Frame | undefined,
  outer: Column,
  direction: 'rtl' | 'ltr',
): { readonly frame: Frame; readonly column: Column } {
  const { border, padding } = block;
  const box = narrow(outer, direction, block.insetStart, block.insetEnd);
  const before = thickness(border.before, border.doubleGap) + padding.block;
  const after = thickness(border.after, border.doubleGap) + padding.block;
  const isPlain = block.background === undefined;
  const frame = {
    block,
    parent,
    x: box.x,
    width: box.measure,
    before,
    after,
    // Padding that nothing shows hangs out of the text block, so that the page's first line stays its first.
    beforeAll: (isPlain && border.before === 0 ? 0 : before) + (parent?.beforeAll ?? 0),
    afterAll: (isPlain && border.after === 0 ? 0 : after) + (parent?.afterAll ?? 0),
  };
  const column = narrow(
    box,
    direction,
    thickness(border.start, border.doubleGap) + padding.inline,
    thickness(border.end, border.doubleGap) + padding.inline,
  );
  return { frame, column };
}

/** True when `frame` is `inner` or stands round it. */
export function holds(frame: Frame, inner: Frame | undefined): boolean {
  for (let each = inner; each !== undefined; each = each.parent) if (each === frame) return true;
  return false;
}

/** Height that the frames closing and opening between two boxes put there. */
export function edgesBetween(previous: Frame | undefined, next: Frame | undefined): Length {
  return previous === next ? 0 : edges(previous, next, 'after') + edges(next, previous, 'before');
}

/** Sum of an edge of the frames from `inner` outward, up to those that also stand round `other`. */
function edges(inner: Frame | undefined, other: Frame | undefined, edge: 'before' | 'after'): Length {
  let sum = 0;
  for (let each = inner; each !== undefined && !holds(each, other); each = each.parent) sum += each[edge];
  return sum;
}

/** The rectangles of one fragment whose border box goes from `top` to `bottom`; x from the text block's left edge. */
export function paintFrame(
  frame: Frame,
  top: Length,
  bottom: Length,
  direction: 'rtl' | 'ltr',
): readonly RuleItem[] {
  const { border, background } = frame.block;
  const height = bottom - top;
  const items: RuleItem[] = [];
  const fill = (x: Length, y: Length, width: Length, tall: Length, color: Color): void => {
    items.push({ kind: 'rule', x, y, width, height: tall, color });
  };
  if (background !== undefined) fill(frame.x, top, frame.width, height, background);
  const left = direction === 'rtl' ? border.end : border.start;
  const right = direction === 'rtl' ? border.start : border.end;
  // Outer lines, then the inner ones a gap further in; the upright ones of the inner pair stop at its corners.
  const insets = border.doubleGap > 0 ? [0, 1] : [0];
  for (const inset of insets) {
    const step = (width: Length): Length => (width === 0 ? 0 : inset * (width + border.doubleGap));
    const x = frame.x + step(left);
    const y = top + step(border.before);
    const width = frame.width - step(left) - step(right);
    const tall = height - step(border.before) - step(border.after);
    if (border.before > 0) fill(x, y, width, border.before, border.color);
    if (border.after > 0) fill(x, y + tall - border.after, width, border.after, border.color);
    if (left > 0) fill(x, y, left, tall, border.color);
    if (right > 0) fill(x + width - right, y, right, tall, border.color);
  }
  return items;
}
