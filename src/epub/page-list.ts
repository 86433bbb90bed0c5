/**
 * The page list (EPUB 3.3 #sec-nav-pagelist): breaks in the text where the pages of the printed edition begin,
 * and the list that leads to them. In: where the pages begin (`PageStart`). Out: the marks of each node, to be
 * taken by who writes it; the break as XHTML (`doc-pagebreak`, DPUB-ARIA 1.1); the `nav` and the NCX's list.
 */

import { type Block, rowsOf } from '../book/block.ts';
import type { Book } from '../book/book.ts';
import type { Inline } from '../book/inline.ts';
import { type PageStart, type Place, type StartableNode, startableNodes } from '../book/page-start.ts';
import { inLatinDigits } from '../numbering.ts';
import type { Range } from '../source.ts';
import { escapeAttribute, escapeText } from './escape.ts';

/** One page break. */
export interface PageMark {
  /** ASCII, unique in the book: anchors of the manuscript begin with a letter. */
  readonly id: string;
  /** The page's label. */
  readonly label: string;
  /** UTF-16 offset in the node's text. */
  readonly offset: number;
}

/** A page break and where it is. */
export interface PageTarget {
  readonly label: string;
  readonly href: string;
}

export type PageDocument = Extract<Place, { readonly kind: 'document' }>['document'];

/** The page breaks of a book by the nodes they stand in; each is given out once. */
export interface PageMarks {
  /** Marks that stand in a node, in order. */
  take(node: StartableNode): readonly PageMark[];
  /** Those among them that stand at its very start. */
  takeStart(node: StartableNode): readonly PageMark[];
  /** Marks at the head of a document that is made from metadata and outline. */
  takeDocument(document: PageDocument): readonly PageMark[];
  /** Marks after everything: pages behind the last that holds text. */
  takeEnd(): readonly PageMark[];
}

const none: readonly PageMark[] = [];

/** Shares the pages out among the nodes of the book. */
export function pageMarks(book: Pick<Book, 'blocks'>, starts: readonly PageStart[]): PageMarks {
  const nodes = starts.length === 0 ? [] : startableNodes(book);
  const marks = new Map<StartableNode | PageDocument | 'end', PageMark[]>();
  // From the last page back, so that a page on which nothing begins goes with the one after it.
  let key: StartableNode | PageDocument | 'end' = 'end';
  let offset = 0;
  for (const { label, page, place } of starts.toReversed()) {
    if (place?.kind === 'document') {
      key = place.document;
      offset = 0;
    } else if (place !== undefined) {
      key = nodes[place.node] ?? key;
      offset = place.offset;
    }
    const mark = { id: `_page-${page + 1}`, label, offset };
    const known = marks.get(key);
    if (known === undefined) marks.set(key, [mark]);
    else known.unshift(mark);
  }
  const take = (from: StartableNode | PageDocument | 'end'): readonly PageMark[] => {
    const taken = marks.get(from);
    if (taken === undefined) return none;
    marks.delete(from);
    return taken;
  };
  return {
    take,
    takeDocument: take,
    takeEnd: () => take('end'),
    takeStart: (node) => {
      const all = marks.get(node);
      if (all === undefined) return none;
      const later = all.findIndex((mark) => mark.offset > 0);
      if (later === -1) return take(node);
      return all.splice(0, later);
    },
  };
}

/**
 * A page break. Its label is in `title`, which names it for assistive technology without being shown;
 * `aria-label` is not for a `span` (ARIA in HTML, §4), and `role` alone would leave it without a name.
 */
export function pageBreak({ id, label }: PageMark): string {
  return `<span id="${id}" epub:type="pagebreak" role="doc-pagebreak" title="${escapeAttribute(label)}"></span>`;
}

/**
 * The first node of a block before which, and not in which, its page break stands: a heading's words name its
 * section, and figures and tables cannot hold one at their start.
 */
export function firstNodeOf(block: Block): StartableNode | undefined {
  if (block.kind === 'figure' || block.kind === 'code-block') return block;
  if (block.kind === 'heading') return firstText(block.children);
  if (block.kind !== 'table') return undefined;
  return firstText([
    ...(block.caption ?? []),
    ...rowsOf(block).flatMap((row) => row.flatMap(({ children }) => children)),
  ]);
}

function firstText(inlines: readonly Inline[]): Inline | undefined {
  for (const inline of inlines) {
    if (inline.kind === 'text' || inline.kind === 'code') return inline;
    const inner = 'children' in inline ? firstText(inline.children) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** A part of a text, escaped, with the page breaks that are among its characters. */
export function textWithPageBreaks(
  text: string,
  marks: readonly PageMark[],
  { start, end }: Range = { start: 0, end: text.length },
): string {
  let xhtml = '';
  let from = start;
  for (const mark of marks) {
    // A break at the seam of two parts belongs to the second.
    if (mark.offset < start || (mark.offset >= end && end < text.length)) continue;
    xhtml += escapeText(text.slice(from, mark.offset)) + pageBreak(mark);
    from = mark.offset;
  }
  return xhtml + escapeText(text.slice(from, end));
}

/** The `nav` of the pages; `title` names it. Empty where there are none. */
export function pageListNav(targets: readonly PageTarget[], title: string): readonly string[] {
  if (targets.length === 0) return [];
  return [
    `<nav epub:type="page-list" role="doc-pagelist" id="page-list" hidden="hidden" aria-label="${escapeAttribute(title)}">`,
    '<ol>',
    ...targets.map(({ label, href }) => `<li><a href="${href}">${escapeText(label)}</a></li>`),
    '</ol>',
    '</nav>',
  ];
}

/** The NCX's list of pages (Z39.86-2005 §8.4.3); `order` is the `playOrder` before its first. */
export function ncxPageList(targets: readonly PageTarget[], order: number): readonly string[] {
  if (targets.length === 0) return [];
  const pages = targets.map(({ label, href }, index) => {
    const value = numberOf(label);
    const attributes = value === undefined ? 'type="front"' : `type="normal" value="${value}"`;
    return [
      `<pageTarget id="page-target-${index + 1}" ${attributes} playOrder="${order + index + 1}">`,
      `<navLabel><text>${escapeText(label)}</text></navLabel>`,
      `<content src="${href}"/>`,
      '</pageTarget>',
    ].join('\n');
  });
  return ['<pageList>', ...pages, '</pageList>'];
}

/** Largest number in the labels; 0 where all are letters. */
export function largestPage(targets: readonly PageTarget[]): number {
  return targets.reduce((most, { label }) => Math.max(most, numberOf(label) ?? 0), 0);
}

/** The number a label writes in digits of any family. */
function numberOf(label: string): number | undefined {
  const digits = inLatinDigits(label);
  return /^\d+$/.test(digits) ? Number(digits) : undefined;
}
