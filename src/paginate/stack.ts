/**
 * Stacking the boxes of one page, the same arithmetic for choosing its breaks and for placing it. Boxes on the
 * grid begin a whole number of leadings below the page's first line, so that the lines of facing pages and
 * of a leaf's two sides stand level; what stands off it (headings, tables, pictures) fills up to whole
 * lines, or gives up a little of its space where it is only just too tall.
 */

import type { Length } from '../units.ts';
import { type Box, EPSILON, type Figure, NEVER, type VerticalList } from './box.ts';
import type { PageBreak } from './build-pages.ts';
import { edgesBetween } from './frames.ts';

/** Excess over whole lines, in leadings, that is taken from the spaces above instead of filled up. By eye on المستطرف. */
const MOST_TAKEN = 0.25;

/** Of the spaces since the last line on the grid, at most this share is taken. */
const SHARE_TAKEN = 0.5;

/** Spaces of so many leadings and more, round headings and set-off blocks, may take another line on a short page. */
const STRETCHABLE = 0.5;

export interface Stack {
  readonly leading: Length;
  /** Bottom of the last box, from the text block's top. */
  bottom: Length;
  /** Top of the last box. */
  top: Length;
  /** Space before the last box; 0 at the page's top. */
  space: Length;
  /** Space passed since the last box on the grid. */
  free: Length;
  /** How far the last box was moved from where its space put it. */
  shift: Length;
  previous: Box | undefined;
  /** Space that a figure wants below it. */
  after: Length;
  /** How many spaces between boxes are wide enough to bear another line. */
  gaps: number;
}

/** An empty page whose first box stands `sink` below the text block's top. */
export function startStack(leading: Length, sink: Length): Stack {
  return {
    leading,
    bottom: sink,
    top: sink,
    space: 0,
    free: 0,
    shift: 0,
    previous: undefined,
    after: 0,
    gaps: 0,
  };
}

/** Adds a box to the page. */
export function advance(stack: Stack, box: Box): void {
  const { previous, leading } = stack;
  let y = stack.bottom;
  if (previous === undefined) {
    y += (box.frame?.beforeAll ?? 0) + (box.header?.height ?? 0);
  } else {
    stack.space = Math.max(box.space, stack.after);
    stack.free += stack.space;
    if (isGap(stack.space, box, leading)) stack.gaps++;
    y += stack.space + edgesBetween(previous.frame, box.frame);
  }
  stack.shift = 0;
  if (box.isOnGrid) {
    const over = y - Math.round(y / leading) * leading;
    if (over > EPSILON || over < -EPSILON) stack.shift = shiftToGrid(y, stack.free, leading);
    else y -= over;
    stack.free = 0;
  }
  stack.top = y + stack.shift;
  stack.bottom = stack.top + box.height;
  stack.previous = box;
  stack.after = 0;
}

/** A space that may take another line: wide enough, and not between blocks that belong together. */
const isGap = (space: Length, { penalty }: Box, leading: Length): boolean =>
  space >= STRETCHABLE * leading && penalty !== NEVER;

/** Adds a figure to the page. */
export function advanceFigure(stack: Stack, { boxes, after }: Figure): void {
  for (const box of boxes) advance(stack, box);
  stack.after = after;
}

/** Height of the page so far, its frames closed. */
export const depthOf = (stack: Stack): Length => stack.bottom + (stack.previous?.frame?.afterAll ?? 0);

function shiftToGrid(y: Length, free: Length, leading: Length): Length {
  const over = y - Math.floor(y / leading) * leading;
  if (over <= MOST_TAKEN * leading && over <= SHARE_TAKEN * free) return -over;
  return leading - over;
}

/** The boxes of a page with their tops, figures among them. What fills up to the grid goes to the widest space above. */
export function stackPage(
  { boxes, figures }: VerticalList,
  page: PageBreak,
  leading: Length,
  sink: Length,
): Stacked {
  const stack = startStack(leading, sink);
  const set: Box[] = [];
  const tops: Length[] = [];
  const spaces: Length[] = [];
  let afterGrid = 1;
  const add = (box: Box): void => {
    advance(stack, box);
    set.push(box);
    tops.push(stack.top);
    spaces.push(stack.space);
    const last = set.length - 1;
    if (stack.shift !== 0) {
      for (let index = widest(spaces, afterGrid, last); index < last; index++) {
        tops[index] = (tops[index] ?? 0) + stack.shift;
      }
    }
    if (box.isOnGrid) afterGrid = set.length;
  };
  let figure = page.figureStart;
  const addFigures = (at: number): void => {
    for (; figure < page.figureEnd && (figures[figure]?.at ?? 0) <= at; figure++) {
      for (const box of figures[figure]?.boxes ?? []) add(box);
      stack.after = figures[figure]?.after ?? 0;
    }
  };
  addFigures(page.start);
  for (let index = page.start; index < page.end; index++) {
    const changed = page.changed.find(({ first }) => first === index);
    if (changed !== undefined) {
      for (const box of changed.boxes) add(box);
      index = changed.end - 1;
    } else {
      const box = boxes[index];
      if (box !== undefined) add(box);
    }
    addFigures(index + 1);
  }
  const depth = depthOf(stack) + page.stretched * leading;
  return { boxes: set, tops: stretch(set, tops, spaces, page.stretched, leading), depth };
}

/** Adds a line to each of the `count` widest spaces, the upper ones first where they are equal. */
function stretch(
  boxes: readonly Box[],
  tops: readonly Length[],
  spaces: readonly Length[],
  count: number,
  leading: Length,
): readonly Length[] {
  if (count === 0) return tops;
  const wide = [...boxes.entries()].flatMap(([index, box]) =>
    isGap(spaces[index] ?? 0, box, leading) ? index : [],
  );
  const widened = wide.sort((one, other) => (spaces[other] ?? 0) - (spaces[one] ?? 0)).slice(0, count);
  return tops.map((top, index) => top + leading * widened.filter((at) => at <= index).length);
}

export interface Stacked {
  readonly boxes: readonly Box[];
  readonly tops: readonly Length[];
  readonly depth: Length;
}

/** Index of the widest of the spaces `from` to `to`, the last included; `to` where there is none. */
function widest(spaces: readonly Length[], from: number, to: number): number {
  let found = to;
  for (let index = to - 1; index >= from; index--) {
    if ((spaces[index] ?? 0) > (spaces[found] ?? 0) + EPSILON) found = index;
  }
  return found;
}
