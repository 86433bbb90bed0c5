/**
 * Where each page begins in the book, for the EPUB's page list. In: the book and its edition. Out: one
 * `PageStart` a page that has a label. A page begins at the earliest place on it that lies beyond everything
 * on the pages before: so a table's repeated header and a figure that was moved do not count. Which figures and
 * tables begin on it is said beside.
 */

import type { CodeBlock } from '../book/block.ts';
import type { Book } from '../book/book.ts';
import {
  displays,
  type PageStart,
  type Place,
  type StartableNode,
  startableNodes,
} from '../book/page-start.ts';
import type { PlacedRun } from '../break/line.ts';
import type { SectionKind } from '../design/styled.ts';
import { asTyped } from '../numbering.ts';
import type { Span } from '../source.ts';
import type { Edition, Page, PageItem } from './page.ts';

type TextPlace = Extract<Place, { readonly kind: 'text' }>;

/** Pages of these sections begin a document of their own in the EPUB. */
const documents: Readonly<Partial<Record<SectionKind, 'title' | 'imprint' | 'contents'>>> = {
  'half-title': 'title',
  title: 'title',
  imprint: 'imprint',
  contents: 'contents',
};

/** The labelled pages of an edition, in order, and where each begins. */
export function pageStarts(
  book: Pick<Book, 'blocks'>,
  { pages, destinations }: Edition,
): readonly PageStart[] {
  const nodes = numberNodes(book);
  const begun = displaysByPage(book, destinations);
  let furthest: TextPlace | undefined;
  const starts: PageStart[] = [];
  for (const page of pages) {
    const document = documents[page.section];
    let place: Place | undefined;
    if (document !== undefined) {
      if (!page.isBlank) place = { kind: 'document', document };
    } else {
      const places = placesOn(page, nodes);
      place = earliest(places.filter((one) => furthest === undefined || isBefore(furthest, one)));
      for (const one of places) if (furthest === undefined || isBefore(furthest, one)) furthest = one;
    }
    if (page.label !== '')
      starts.push({
        label: asTyped(page.label),
        page: page.index,
        place,
        displays: begun.get(page.index) ?? [],
      });
  }
  return starts;
}

/** Figures and tables by the page they begin on. */
function displaysByPage(
  book: Pick<Book, 'blocks'>,
  destinations: Edition['destinations'],
): ReadonlyMap<number, readonly number[]> {
  const byPage = new Map<number, number[]>();
  for (const [index, { anchor }] of displays(book).entries()) {
    const page = destinations.get(anchor)?.page;
    if (page !== undefined) byPage.set(page, [...(byPage.get(page) ?? []), index]);
  }
  return byPage;
}

interface NumberedNodes {
  readonly nodes: readonly StartableNode[];
  /** Styled ranges keep the very spans of the nodes they were made from. */
  readonly bySpan: ReadonlyMap<Span, number>;
  readonly byAnchor: ReadonlyMap<string, number>;
}

function numberNodes(book: Pick<Book, 'blocks'>): NumberedNodes {
  const nodes = startableNodes(book);
  const bySpan = new Map<Span, number>();
  const byAnchor = new Map<string, number>();
  for (const [index, node] of nodes.entries()) {
    if (node.kind === 'figure') byAnchor.set(node.anchor, index);
    else bySpan.set(node.span, index);
  }
  return { nodes, bySpan, byAnchor };
}

function placesOn(page: Page, nodes: NumberedNodes): readonly TextPlace[] {
  const places: TextPlace[] = [];
  for (const item of page.items) {
    const place = placeOf(item, nodes);
    if (place !== undefined) places.push(place);
  }
  return places;
}

/** Where a line or an image begins; undefined for artifacts, notes, and what is not in the manuscript. */
function placeOf(item: PageItem, { nodes, bySpan, byAnchor }: NumberedNodes): TextPlace | undefined {
  if (item.kind === 'rule' || item.kind === 'drawing' || item.element === undefined) return undefined;
  if (item.kind === 'image') {
    const node = byAnchor.get(item.element.id ?? '');
    return node === undefined ? undefined : { kind: 'text', node, offset: 0 };
  }
  let first: PlacedRun['piece'] | undefined;
  let place: number | undefined;
  // What the program writes before an author's words, the number of a caption, has no place of its own.
  for (const { piece } of item.line.runs) {
    if (first !== undefined && piece.start >= first.start) continue;
    const { within, span, isControl } = piece.range;
    const own = within?.node ?? span;
    const node = own === undefined || isControl === true ? undefined : bySpan.get(own);
    if (node !== undefined) [first, place] = [piece, node];
  }
  const found = place === undefined ? undefined : nodes[place];
  if (first === undefined || place === undefined || found === undefined) return undefined;
  const index = (first.range.within?.offset ?? 0) + first.start - first.range.start;
  return { kind: 'text', node: place, offset: found.kind === 'code-block' ? lineStart(found, index) : index };
}

/** Columns to which listings are dressed with their tabs expanded. */
const tabStop = 4;

/** The start of the listing's line that shows column `index` of its text with tabs expanded. */
function lineStart({ text }: CodeBlock, index: number): number {
  let start = 0;
  let column = 0;
  let shown = 0;
  for (let offset = 0; offset < text.length && shown < index; offset++) {
    const character = text.charAt(offset);
    const width = character === '\t' ? tabStop - (column % tabStop) : 1;
    shown += width;
    column += width;
    if (character !== '\n') continue;
    start = offset + 1;
    column = 0;
  }
  return start;
}

function earliest(places: readonly TextPlace[]): TextPlace | undefined {
  return places.reduce<TextPlace | undefined>(
    (first, one) => (first === undefined || isBefore(one, first) ? one : first),
    undefined,
  );
}

function isBefore(one: TextPlace, other: TextPlace): boolean {
  return one.node === other.node ? one.offset < other.offset : one.node < other.node;
}
