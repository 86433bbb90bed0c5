/**
 * Placing one page: boxes and notes with their final x and y, the frames' rectangles behind them. In: a page's
 * range of a section's lists; out: its items in reading order (rectangles, text, notes), where its anchors
 * landed, and the lines the author should hear of.
 */

import type { StyledBook, StyledSection } from '../design/styled.ts';
import type { Length } from '../units.ts';
import { BASELINE_SHARE, type Box, type Setting, type VerticalList } from './box.ts';
import { type NoteList, noteRuleItem, notesHeight } from './footnotes.ts';
import { edgesBetween, type Frame, holds, paintFrame } from './frames.ts';
import { withinBudget } from './kashida-budget.ts';
import type { Destination, PageItem } from './page.ts';
import type { PageBreak } from './page-break.ts';
import { stackPage } from './stack.ts';

export interface PlacedPage {
  readonly items: readonly PageItem[];
  readonly anchors: readonly (readonly [anchor: string, destination: Destination])[];
}

/** A page's place in the file and its text block's left edge. */
export interface Sheet {
  readonly index: number;
  readonly left: Length;
  readonly isFirst: boolean;
}

/** How much of a page's free height stands above what it holds: the optical middle lies above the true one. */
const SHARE_ABOVE = { top: 0, center: 1 / 2, optical: 2 / 5, bottom: 1 } as const;

/** Places what `page` holds. */
export function placePage(
  book: StyledBook,
  setting: Setting,
  section: StyledSection,
  list: VerticalList,
  notes: NoteList,
  page: PageBreak,
  sheet: Sheet,
): PlacedPage {
  const { geometry, direction } = book;
  const { top } = geometry.margins;
  const items: PageItem[] = [];
  const anchors: (readonly [string, Destination])[] = [];

  // The body, from the text block's top or, on a page it does not fill, where the design wants it.
  const stacked = stackPage(list, page, setting.leading, sheet.isFirst ? section.sink : 0);
  const { tops, depth } = stacked;
  const body = withinBudget(stacked.boxes, book.justification.kashida);
  const isWhole = page.start === 0 && page.end === list.boxes.length;
  const free = isWhole ? Math.max(0, setting.height - depth) : 0;
  const y0 = top + free * SHARE_ABOVE[section.placement];
  const places = section.isFooted === true ? footed(body, tops, top + setting.height - y0 - depth) : tops;
  items.push(...placeFrames(body, places, sheet.left, y0, direction));
  const header = body[0]?.header;
  if (header !== undefined) {
    for (const item of header.items) items.push(moved(item, sheet.left, y0 + (tops[0] ?? 0) - header.height));
  }
  placeBoxes(body, places, sheet, y0, items, anchors);

  // The notes, at the text block's foot.
  if (page.noteEnd > page.noteStart) {
    const height = notesHeight(notes, page.noteStart, page.noteEnd);
    const noteTop = top + setting.height - height;
    const { before, thickness, after } = geometry.noteRule;
    const ruleTop = noteTop - before - thickness - after;
    items.push(...noteRuleItem(geometry, direction, sheet.left, setting.measure, ruleTop));
    const set = notes.boxes.slice(page.noteStart, page.noteEnd);
    const noteTops = plainTops(set);
    items.push(...placeFrames(set, noteTops, sheet.left, noteTop, direction));
    placeBoxes(set, noteTops, sheet, noteTop, items, anchors);
  }
  return { items, anchors };
}

/** The tops with those of the last block, whatever its lines, moved down by `below`. */
function footed(boxes: readonly Box[], tops: readonly Length[], below: Length): readonly Length[] {
  const last = boxes.at(-1)?.owner.element;
  return tops.map((top, index) => (boxes[index]?.owner.element === last ? top + below : top));
}

/** Tops of note boxes: one under the other, off the grid. */
function plainTops(boxes: readonly Box[]): readonly Length[] {
  let y = 0;
  return boxes.map((box, index) => {
    if (index > 0) y += box.space + edgesBetween(boxes[index - 1]?.frame, box.frame);
    const top = y;
    y += box.height;
    return top;
  });
}

function placeBoxes(
  boxes: readonly Box[],
  tops: readonly Length[],
  { index: page, left }: Sheet,
  y0: Length,
  items: PageItem[],
  anchors: (readonly [string, Destination])[],
): void {
  for (const [index, box] of boxes.entries()) {
    const y = y0 + (tops[index] ?? 0);
    for (const anchor of box.anchors) anchors.push([anchor, { page, y }]);
    // The marker stands before its line in reading order.
    for (const item of box.items) items.push(moved(item, left, y));
    if (box.line !== undefined) {
      const { element, span } = box.owner;
      const baseline = y + box.height * BASELINE_SHARE;
      items.push({ kind: 'text', x: left + box.x, y: baseline, line: box.line, element, span });
    }
  }
}

const moved = (item: PageItem, x: Length, y: Length): PageItem => ({ ...item, x: item.x + x, y: item.y + y });

/** Backgrounds and borders of the fragments of frames on a page, the outer ones first. */
function placeFrames(
  boxes: readonly Box[],
  tops: readonly Length[],
  left: Length,
  y0: Length,
  direction: 'rtl' | 'ltr',
): readonly PageItem[] {
  const fragments = new Map<Frame, { first: number; last: number }>();
  for (const [index, { frame }] of boxes.entries()) {
    if (frame === undefined) continue;
    for (let each: Frame | undefined = frame; each !== undefined; each = each.parent) {
      const fragment = fragments.get(each);
      if (fragment === undefined) fragments.set(each, { first: index, last: index });
      else fragment.last = index;
    }
  }
  if (fragments.size === 0) return [];
  const depthOf = ({ parent }: Frame): number => (parent === undefined ? 0 : 1 + depthOf(parent));
  return [...fragments]
    .sort(([one], [other]) => depthOf(one) - depthOf(other))
    .flatMap(([frame, { first, last }]) => {
      const above = edgesWithin(boxes[first]?.frame, frame, 'before');
      const below = edgesWithin(boxes[last]?.frame, frame, 'after');
      const header = boxes[first]?.header?.height ?? 0;
      const top = (tops[first] ?? 0) - above - (first === 0 ? header : 0);
      const bottom = (tops[last] ?? 0) + (boxes[last]?.height ?? 0) + below;
      return paintFrame(frame, top, bottom, direction).map((item) => moved(item, left, y0));
    });
}

/** Sum of an edge of the frames from `inner` outward to `frame`, it included. */
function edgesWithin(inner: Frame | undefined, frame: Frame, edge: 'before' | 'after'): Length {
  let sum = 0;
  for (let each = inner; each !== undefined && holds(frame, each); each = each.parent) sum += each[edge];
  return sum;
}
