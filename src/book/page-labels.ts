/**
 * On which page of the printed edition each anchor stands, for outputs that have no pages of their own. In: the
 * book, where its pages begin and which pictures they hold (`page-start.ts`); out: page labels by anchor. Notes stand
 * where they are called, captions with their picture.
 */

import type { Block } from './block.ts';
import type { Book } from './book.ts';
import type { Inline } from './inline.ts';
import { type PageStart, startableNodes } from './page-start.ts';
import { visit } from './visit.ts';

/** Page labels of headings, figures, tables and index marks. */
export function pageLabels(
  book: Pick<Book, 'blocks' | 'notes'>,
  starts: readonly PageStart[],
): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  const numbers = new Map<Inline | Block, number>(startableNodes(book).map((node, index) => [node, index]));
  const inText = starts.flatMap(({ label, place }) => (place?.kind === 'text' ? { label, ...place } : []));
  const ofFigures = new Map(starts.flatMap(({ label, figures }) => figures.map((node) => [node, label])));
  let next = 0;
  let label: string | undefined;
  /** Of the picture whose caption is being read. */
  let ofCaption: string | undefined;
  // Anchors wait for the node that follows: a heading stands on the page of its first word.
  let waiting: string[] = [];
  const settle = (): void => {
    if (label !== undefined) for (const anchor of waiting) labels.set(anchor, label);
    waiting = [];
  };
  const reach = (node: number, isWhole: boolean): void => {
    for (let start = inText[next]; start !== undefined; start = inText[++next]) {
      if (start.node > node || (start.node === node && start.offset > 0 && !isWhole)) break;
      label = start.label;
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
    const here = ofCaption ?? label;
    if (inline.kind === 'index-mark' && here !== undefined) labels.set(inline.anchor, here);
    if (inline.kind !== 'note-reference' || called.has(inline.label)) return;
    called.add(inline.label);
    visit(book.notes.get(inline.label)?.children ?? [], { inline: inNote });
  };
  visit(book.blocks, {
    block: (block) => {
      if ('anchor' in block) waiting.push(block.anchor);
      meet(block);
      ofCaption = block.kind === 'figure' ? ofFigures.get(numbers.get(block) ?? -1) : undefined;
      if (block.kind === 'figure' && ofCaption !== undefined) labels.set(block.anchor, ofCaption);
    },
    inline: (inline) => {
      inNote(inline);
      meet(inline);
    },
  });
  settle();
  return labels;
}
