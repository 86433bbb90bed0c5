/**
 * Stacking the boxes of one page, the same arithmetic for choosing its breaks and for placing it. Boxes on the
 * grid begin a whole number of leadings below the page's first line, so that the lines of facing pages and
 * of a leaf's two sides stand level; what stands off it (headings, tables, pictures) fills up to whole
 * lines, or gives up a little of its space where it is only just too tall.
 */

import type { Length } from '../units.ts';
import { type Box, EPSILON, type Figure, NEVER, type VerticalList } from './box.ts';
import { ColumnRun, type Columns } from './columns.ts';
import { edgesBetween } from './frames.ts';
import type { PageBreak } from './page-break.ts';

/** Excess over whole lines, in leadings, that is taken from the spaces above instead of filled up. By eye on المستطرف. */
const MOST_TAKEN = 0.25;

/** Of the spaces since the last line on the grid, at most this share is taken. */
const SHARE_TAKEN = 0.5;

/** Spaces round a heading or a set-off block that make so many leadings together may take another line on a short page. */
const STRETCHABLE = 0.9;

/** A line alone between two spaces that both took one more would stand lost on the page. */
const LEAST_BETWEEN = 2;

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
  /** The columns that the last box stands in, and where they begin. */
  run: { readonly boxes: ColumnRun; readonly top: Length } | undefined;
  /** A page may be broken at one of the spaces since the last box on the grid. */
  isOpen: boolean;
  /** How many places between boxes on the grid are wide enough to bear another line, and far enough apart. */
  gaps: number;
  /** Boxes on the grid since the last of these. */
  sinceGap: number;
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
    run: undefined,
    isOpen: false,
    gaps: 0,
    sinceGap: LEAST_BETWEEN,
  };
}

/** Adds a box to the page. */
export function advance(stack: Stack, box: Box): void {
  if (box.columns === undefined) {
    advanceAlone(stack, box);
    stack.run = undefined;
  } else {
    advanceInColumns(stack, box, box.columns);
  }
}

/** The first box of columns stands like any other; the others fill them up. */
function advanceInColumns(stack: Stack, box: Box, columns: Columns): void {
  if (stack.run?.boxes.columns !== columns) {
    advanceAlone(stack, box);
    stack.run = { boxes: new ColumnRun(columns), top: stack.top };
  }
  const { boxes, top } = stack.run;
  boxes.add(box);
  stack.bottom = top + boxes.height;
  stack.previous = box;
  stack.shift = 0;
}

function advanceAlone(stack: Stack, box: Box): void {
  const { previous, leading } = stack;
  let y = stack.bottom;
  if (previous === undefined) {
    y += (box.frame?.beforeAll ?? 0) + (box.header?.height ?? 0);
  } else {
    stack.space = Math.max(box.space, stack.after);
    stack.free += stack.space;
    stack.isOpen ||= stack.space > 0 && box.penalty !== NEVER;
    y += stack.space + edgesBetween(previous.frame, box.frame);
  }
  stack.shift = 0;
  if (box.isOnGrid) {
    const over = y - Math.round(y / leading) * leading;
    if (over > EPSILON || over < -EPSILON) stack.shift = shiftToGrid(y, stack.free, leading);
    else y -= over;
    if (isStretchable(stack)) {
      stack.gaps++;
      stack.sinceGap = 0;
    }
    stack.sinceGap++;
    stack.free = 0;
    stack.isOpen = false;
  }
  stack.top = y + stack.shift;
  stack.bottom = stack.top + box.height;
  stack.previous = box;
  stack.after = 0;
}

/** The spaces since the last box on the grid may take another line: wide enough, and not all within what belongs together. */
const isStretchable = ({ free, isOpen, leading, sinceGap }: Stack): boolean =>
  isOpen && sinceGap >= LEAST_BETWEEN && free >= STRETCHABLE * leading - EPSILON;

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

/** Boxes of a page between two that stand on the grid, and the second of those. */
interface Gap {
  readonly first: number;
  readonly end: number;
  /** Sum of the spaces before them. */
  readonly space: Length;
}

/** The boxes of a page being placed. */
interface Placed {
  readonly boxes: Box[];
  readonly tops: Length[];
  /** Before each box. */
  readonly spaces: Length[];
}

/**
 * The boxes of a page with their tops, figures among them. What fills up to the grid, and the lines that are added
 * to a short page, go to the spaces above and below what stands off the grid, in proportion: both sides look alike.
 */
export function stackPage(list: VerticalList, page: PageBreak, leading: Length, sink: Length): Stacked {
  const stack = startStack(leading, sink);
  const placed: Placed = { boxes: [], tops: [], spaces: [] };
  const { boxes, tops, spaces } = placed;
  const gaps: Gap[] = [];
  const runs: { readonly first: number; readonly run: ColumnRun }[] = [];
  let first = 0;
  eachBox(list, page, (box, after) => {
    const { gaps: before, free } = stack;
    advance(stack, box);
    boxes.push(box);
    tops.push(stack.top - stack.shift);
    spaces.push(stack.space);
    stack.after = after;
    const run = stack.run?.boxes;
    if (run !== undefined && run !== runs.at(-1)?.run) runs.push({ first: boxes.length - 1, run });
    if (!box.isOnGrid) return;
    const gap = { first, end: boxes.length, space: free + stack.space };
    if (stack.shift !== 0) {
      if (first === 0 && isHeadingAlone(gap, placed, leading)) sinkAll(stack.shift, placed);
      else shareOut(stack.shift, gap, placed, first === 0 ? openingSpace(gap, placed) : isFree);
    }
    if (stack.gaps > before) gaps.push(gap);
    first = boxes.length;
  });
  for (const { first: start, run } of runs) settleColumns(placed, start, run);
  const widest = gaps.toSorted((one, other) => other.space - one.space).slice(0, page.stretched);
  for (const gap of widest)
    shareOut(leading, gap, placed, gap.first === 0 ? openingSpace(gap, placed) : isOuter);
  return { boxes, tops, depth: depthOf(stack) + page.stretched * leading };
}

/** Moves the boxes of columns, the first of them at `start`, to where they stand. */
function settleColumns({ boxes, tops }: Placed, start: number, run: ColumnRun): void {
  const runTop = tops[start] ?? 0;
  for (const [index, { column, top }] of run.places().entries()) {
    const box = boxes[start + index];
    if (box === undefined) continue;
    const by = column * run.columns.step;
    tops[start + index] = runTop + top;
    const items = box.items.map((item) => ({ ...item, x: item.x + by }));
    boxes[start + index] = { ...box, x: box.x + by, items };
  }
}

/** Goes through what a page holds, in its order; with the space a figure wants below it. */
function eachBox(
  { boxes, figures }: VerticalList,
  page: PageBreak,
  add: (box: Box, after: Length) => void,
): void {
  let figure = page.figureStart;
  const addFigures = (at: number): void => {
    for (; figure < page.figureEnd && (figures[figure]?.at ?? 0) <= at; figure++) {
      const { boxes: parts = [], after = 0 } = figures[figure] ?? {};
      for (const [index, box] of parts.entries()) add(box, index === parts.length - 1 ? after : 0);
    }
  };
  addFigures(page.start);
  for (let index = page.start; index < page.end; index++) {
    const changed = page.changed.find(({ first }) => first === index);
    if (changed !== undefined) {
      for (const box of changed.boxes) add(box, 0);
      index = changed.end - 1;
    } else {
      const box = boxes[index];
      if (box !== undefined) add(box, 0);
    }
    addFigures(index + 1);
  }
}

/**
 * Adds `amount` to the spaces of a gap that may grow, to each in proportion, and moves all that stands below. Where
 * none may, the last does.
 */
function shareOut(
  amount: Length,
  { first, end }: Gap,
  { boxes, tops, spaces }: Placed,
  mayGrow: (box: Box | undefined, above: Box | undefined) => boolean,
): void {
  let sum = 0;
  const shares = spaces.slice(first, end).map((space, index) => {
    if (mayGrow(boxes[first + index], boxes[first + index - 1])) sum += space;
    return sum;
  });
  for (let index = first; index < tops.length; index++) {
    const share = sum === 0 || index >= end - 1 ? 0 : (shares[index - first] ?? 0) / sum;
    tops[index] = (tops[index] ?? 0) + (index >= end - 1 ? amount : share * amount);
  }
}

/** A page begins with a heading and, close below it, its text: they stay together, a little lower. */
function isHeadingAlone({ first, end }: Gap, { boxes, spaces }: Placed, leading: Length): boolean {
  const isHeading = boxes[first]?.owner.element?.role === 'heading';
  return isHeading && spaces.slice(first, end).every((space) => space < STRETCHABLE * leading);
}

function sinkAll(amount: Length, { tops }: Placed): void {
  for (const [index, top] of tops.entries()) tops[index] = top + amount;
}

/** At a page's head only the widest space grows, of equal ones the last: titles of chapters stand at one height. */
function openingSpace({ first, end }: Gap, { boxes, spaces }: Placed): (box: Box | undefined) => boolean {
  let widest = first;
  for (let index = first; index < end; index++) {
    if ((spaces[index] ?? 0) >= (spaces[widest] ?? 0)) widest = index;
  }
  return (box) => box === boxes[widest];
}

/** The space before `box` is not one within a frame. */
const isOuter = (box: Box | undefined, above: Box | undefined): boolean =>
  box?.frame === undefined || box.frame !== above?.frame;

/** The same, and it does not tie a heading to its text: what only fills up to whole lines goes above a heading. */
const isFree = (box: Box | undefined, above: Box | undefined): boolean =>
  box?.penalty !== NEVER && isOuter(box, above);

export interface Stacked {
  readonly boxes: readonly Box[];
  readonly tops: readonly Length[];
  readonly depth: Length;
}
