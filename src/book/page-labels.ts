/**
 * On which page of the printed edition each anchor stands, for outputs that have no pages of their own. In: the
 * book, where its pages begin and which figures and tables they hold (`page-start.ts`); out: page labels by anchor. Notes
 * stand where they are called, captions and cells with their figure or table.
 */

import type { Block } from './block.ts';
import type { Book } from './book.ts';
import type { Inline } from './inline.ts';
import { displays, type PageStart, startableNodes } from './page-start.ts';
import { visit } from './visit.ts';

/** Before the first page. */
const nowhere = -1;

/** Page labels of headings, figures, tables and index marks. */
export function pageLabels(
  book: Pick<Book, 'blocks' | 'notes'>,
  starts: readonly PageStart[],
): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const numbers = new Map<Inline | Block, number>(startableNodes(book).map((node, index) => [node, index]));
  const begun = displaysIn(book, starts);
  const inText = starts.flatMap(({ place }, page) => (place?.kind === 'text' ? { page, ...place } : []));
  let next = 0;
  // Pages by their place in `starts`: the one that the text has come to, and the one that the figure or table being
  // read begins on.
  let reached = nowhere;
  let ofDisplay = nowhere;
  const put = (anchor: string): void => {
    // A figure may have been moved on; a long table goes on over the pages of the text.
    const label = starts[Math.max(reached, ofDisplay)]?.label;
    if (label !== undefined) labels.set(anchor, label);
  };
  // Anchors wait for the node that follows: a heading stands on the page of its first word.
  let waiting: string[] = [];
  const settle = (): void => {
    for (const anchor of waiting) put(anchor);
    waiting = [];
  };
  const reach = (node: number, isWhole: boolean): void => {
    for (let start = inText[next]; start !== undefined; start = inText[++next]) {
      if (start.node > node || (start.node === node && start.offset > 0 && !isWhole)) break;
      reached = start.page;
    }
  };
  const meet = (node: Inline | Block): void => {
    const number = numbers.get(node);
    if (number === undefined) return;
    reach(number, false);
    settle();
    reach(number, true);
  };
  const called = new Set<string>();
  const inNote = (inline: Inline): void => {
    if (inline.kind === 'index-mark') put(inline.anchor);
    if (inline.kind !== 'note-reference' || called.has(inline.label)) return;
    called.add(inline.label);
    visit(book.notes.get(inline.label)?.children ?? [], { inline: inNote });
  };
  visit(book.blocks, {
    block: (block) => {
      ofDisplay = begun.get(block) ?? nowhere;
      if ('anchor' in block) waiting.push(block.anchor);
      meet(block);
    },
    inline: (inline) => {
      inNote(inline);
      meet(inline);
    },
  });
  settle();
  return labels;
}

/** Figures and tables with the pages that they begin on, these by their place in `starts`. */
function displaysIn(book: Pick<Book, 'blocks'>, starts: readonly PageStart[]): ReadonlyMap<Block, number> {
  const blocks = displays(book);
  return new Map(
    starts.flatMap(({ displays: numbers }, page) =>
      numbers.flatMap((index) => {
        const block = blocks[index];
        return block === undefined ? [] : [[block, page] as const];
      }),
    ),
  );
}
