/**
 * The outline: the one tree of headings. The printed contents, the PDF's bookmarks and the EPUB's nav are
 * three views of it. Beside it the chapters: the book's blocks cut at its headings of level 1.
 */

import type { Block, Heading } from './block.ts';
import type { Book } from './book.ts';
import { plainText } from './inline.ts';

export interface OutlineEntry {
  readonly heading: Heading;
  /** The heading's words without their marks. */
  readonly title: string;
  /** The heading's anchor: link target in both outputs. */
  readonly anchor: string;
  /** Depth in the tree from 1, without gaps; `heading.level` is what the author wrote. */
  readonly depth: number;
  /** Depth below the parts: 0 for a part, 1 for a chapter whether in a part or not. */
  readonly rank: number;
  /** The number that the design gives it, in words or digits: «الفصل الأول». `outline` knows of none. */
  readonly label: string | undefined;
  readonly children: readonly OutlineEntry[];
}

export interface Outline {
  readonly entries: readonly OutlineEntry[];
}

export interface Chapter {
  /** The heading of level 1; undefined for text before the first. */
  readonly heading: Heading | undefined;
  /** The heading's words, or empty. */
  readonly title: string;
  /** The heading's anchor; `ch-0` for text before the first heading. */
  readonly anchor: string;
  /** What stands under the heading, without it. */
  readonly blocks: readonly Block[];
}

/** Anchor of the text before the first heading of level 1. */
export const openingAnchor = 'ch-0';

interface OpenEntry extends OutlineEntry {
  readonly children: OpenEntry[];
}

/**
 * The tree of the book's headings, in reading order. A heading hangs under the nearest earlier one of a
 * lower level, and chapters under parts, so a skipped level makes no gap; those that close the book stand beside
 * its parts. Headings inside quotes, lists and asides are not part of it.
 */
export function outline(book: Pick<Book, 'blocks'>): Outline {
  const outside = outsideParts(book);
  const levelOf = (heading: Heading): number => (heading.isPart || outside.has(heading) ? 0 : heading.level);
  const entries: OpenEntry[] = [];
  const open: OpenEntry[] = [];
  for (const block of book.blocks) {
    if (block.kind !== 'heading') continue;
    let parent = open.at(-1);
    while (parent !== undefined && levelOf(parent.heading) >= levelOf(block)) {
      open.pop();
      parent = open.at(-1);
    }
    const entry: OpenEntry = {
      heading: block,
      title: plainText(block.children),
      anchor: block.anchor,
      depth: open.length + 1,
      rank: block.isPart ? 0 : open.length + (open[0]?.heading.isPart === true ? 0 : 1),
      label: undefined,
      children: [],
    };
    (parent === undefined ? entries : parent.children).push(entry);
    open.push(entry);
  }
  return { entries };
}

/**
 * The chapters that close a book of parts and belong to none: behind the last part's numbered chapters what stands
 * without a number, a conclusion or a bibliography, and what is an index and begins as one.
 */
export function outsideParts({ blocks }: Pick<Book, 'blocks'>): ReadonlySet<Heading> {
  const last: Heading[] = [];
  const indexes = new Set<Heading>();
  let hasPart = false;
  for (const [place, block] of blocks.entries()) {
    if (block.kind !== 'heading' || block.level !== 1) continue;
    hasPart ||= block.isPart;
    if (block.isPart) last.length = 0;
    last.push(block);
    if (blocks[place + 1]?.kind === 'index') indexes.add(block);
  }
  if (!hasPart) return new Set();
  const isOwn = (heading: Heading): boolean => !heading.isPart && heading.isNumbered && !indexes.has(heading);
  const lastOwn = last.findLastIndex(isOwn);
  const lastText = last.findLastIndex((heading) => !indexes.has(heading));
  return new Set(last.slice((lastOwn > 0 ? lastOwn : lastText) + 1));
}

/** All entries in reading order. */
export function allEntries(tree: Outline): readonly OutlineEntry[] {
  const collect = (entries: readonly OutlineEntry[]): readonly OutlineEntry[] =>
    entries.flatMap((entry) => [entry, ...collect(entry.children)]);
  return collect(tree.entries);
}

/** An entry as contents, bookmarks and running heads name it: «الفصل الأول: المتن». */
export function fullTitle({ label, title }: Pick<OutlineEntry, 'label' | 'title'>): string {
  if (label === undefined) return title;
  return title.trim() === '' ? label : `${label}: ${title}`;
}

/** The book's blocks cut at its headings of level 1; text before the first is a chapter without heading. */
export function chapters(book: Pick<Book, 'blocks'>): readonly Chapter[] {
  const found: Chapter[] = [];
  let heading: Heading | undefined;
  let blocks: Block[] = [];
  const close = (): void => {
    if (heading === undefined && blocks.length === 0) return;
    const title = heading === undefined ? '' : plainText(heading.children);
    found.push({ heading, title, anchor: heading?.anchor ?? openingAnchor, blocks });
  };
  for (const block of book.blocks) {
    if (block.kind === 'heading' && block.level === 1) {
      close();
      heading = block;
      blocks = [];
    } else {
      blocks.push(block);
    }
  }
  close();
  return found;
}
