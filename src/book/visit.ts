/** Walks over blocks and inlines in reading order, for questions about the whole book. */

import { type Block, rowsOf } from './block.ts';
import type { Book } from './book.ts';
import type { Inline } from './inline.ts';

export interface Visitor {
  readonly block?: (block: Block) => void;
  readonly inline?: (inline: Inline) => void;
}

/** Calls the visitor for each block and inline, parents before children. Notes are not followed. */
export function visit(blocks: readonly Block[], visitor: Visitor): void {
  for (const block of blocks) visitBlock(block, visitor);
}

/** The same for a book's text and then for each of its notes. */
export function visitAll({ blocks, notes }: Pick<Book, 'blocks' | 'notes'>, visitor: Visitor): void {
  visit(blocks, visitor);
  for (const { children } of notes.values()) visit(children, visitor);
}

function visitBlock(block: Block, visitor: Visitor): void {
  visitor.block?.(block);
  const inlines = (children: readonly Inline[] | undefined): void => visitInlines(children ?? [], visitor);
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      inlines(block.children);
      break;
    case 'list':
      for (const item of block.items) visit(item.children, visitor);
      break;
    case 'definition-list':
      for (const { terms, definitions } of block.items)
        for (const words of [...terms, ...definitions.flat()]) inlines(words);
      break;
    case 'quote':
      visit(block.children, visitor);
      break;
    case 'aside':
      inlines(block.title);
      visit(block.children, visitor);
      break;
    case 'figure':
      inlines(block.caption);
      break;
    case 'table':
      inlines(block.caption);
      for (const row of rowsOf(block)) for (const cell of row) inlines(cell.children);
      break;
    case 'poem':
      for (const verse of block.stanzas.flat()) for (const hemistich of verse.hemistichs) inlines(hemistich);
      break;
    case 'code-block':
    case 'index':
    case 'thematic-break':
      break;
  }
}

function visitInlines(inlines: readonly Inline[], visitor: Visitor): void {
  if (visitor.inline === undefined) return;
  for (const inline of inlines) {
    visitor.inline(inline);
    if ('children' in inline) visitInlines(inline.children, visitor);
  }
}
