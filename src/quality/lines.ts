/**
 * The lines of an edition as the eye meets them: in the order of the pages, with their place in the page and in
 * their paragraph. In: placed pages. Out: one `SetLine` for each line that somebody owns; heads, folios, leaders
 * and the labels of lists and notes are left out.
 */

import { isLabelElement, type StructureElement } from '../book/structure.ts';
import { inLogicalOrder, type Line, type PlacedRun } from '../break/line.ts';
import type { Edition, Page, TextItem } from '../paginate/page.ts';
import type { Length } from '../units.ts';
import type { Box } from './quality.ts';

export interface SetLine {
  readonly item: TextItem;
  readonly page: Page;
  /** 1-based baseline on the page. */
  readonly number: number;
  /** Fills its measure from edge to edge, and has spaces by which it was made to. */
  readonly isJustified: boolean;
  /** Size of its first letters. */
  readonly em: Length;
}

/** A paragraph's lines in order, over however many pages. */
export type SetParagraph = readonly SetLine[];

/** A width that differs by less from its measure fills it; in points. */
const FULL = 0.01;
/** Heights above and below the baseline that a mark on a line takes, in ems. */
const ABOVE = 0.85;
const BELOW = 0.4;

/** The lines of a page, in its order of reading. */
export function linesOf(page: Page): readonly SetLine[] {
  const lines: SetLine[] = [];
  let number = 0;
  let baseline = Number.NaN;
  for (const item of page.items) {
    if (item.kind !== 'text' || item.element === undefined) continue;
    if (item.y !== baseline) number++;
    baseline = item.y;
    if (isLabelElement(item.element) || item.line.runs.length === 0) continue;
    lines.push({ item, page, number, isJustified: isJustified(item.line), em: emOf(item.line) });
  }
  return lines;
}

/** The paragraphs that lines given in the order of the pages belong to. */
export function paragraphsOf(lines: readonly SetLine[]): readonly SetParagraph[] {
  const paragraphs: SetLine[][] = [];
  const open = new Map<StructureElement, SetLine[]>();
  for (const line of lines) {
    const { element } = line.item;
    if (element === undefined) continue;
    const known = line.item.line.start === 0 ? undefined : open.get(element);
    if (known !== undefined) {
      known.push(line);
      continue;
    }
    const paragraph = [line];
    open.set(element, paragraph);
    paragraphs.push(paragraph);
  }
  return paragraphs;
}

/** 0-based pages on which a section opens. */
export function openingPages({ book, destinations }: Edition): ReadonlySet<number> {
  const pages = new Set<number>();
  for (const { anchor } of book.sections) {
    const place = destinations.get(anchor);
    if (place !== undefined) pages.add(place.page);
  }
  return pages;
}

function isJustified({ isLast, width, measure, overfull, runs }: Line): boolean {
  if (isLast || (overfull === 0 && Math.abs(width - measure) > FULL)) return false;
  return runs.some(({ piece }) => piece.kind === 'space');
}

const emOf = ({ runs }: Line): Length => runs[0]?.piece.range.style.size ?? 0;

/** A run and the item whose line it stands in. */
export function boxOf({ item, em }: SetLine, left: Length, right: Length): Box {
  return { x: item.x + left, y: item.y - ABOVE * em, width: right - left, height: (ABOVE + BELOW) * em };
}

/** The whole line, as it is set. */
export function lineBox(line: SetLine): Box {
  const { x, width } = line.item.line;
  return boxOf(line, x, x + width);
}

/** The runs of a line's first and last words, between which its spaces are; in logical order. */
export function wordsOf({ item }: SetLine): readonly (readonly PlacedRun[])[] {
  const words: PlacedRun[][] = [];
  let isOpen = false;
  for (const run of inLogicalOrder(item.line.runs)) {
    if (run.piece.kind !== 'word') isOpen = false;
    else if (isOpen) words.at(-1)?.push(run);
    else {
      words.push([run]);
      isOpen = true;
    }
  }
  return words;
}
