/** The book's text in reading order, block by block: for word counts, dumps and comparison with the outputs. */

import type { Block } from './block.ts';
import type { Book } from './book.ts';
import { plainText } from './inline.ts';

/** One string a paragraph, heading, cell or verse, in reading order; notes come last. */
export function* readingText(book: Book): Generator<string> {
  yield* textOf(book.blocks);
  for (const note of book.notes.values()) yield* textOf(note.children);
}

function* textOf(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) yield* textOfBlock(block);
}

function* textOfBlock(block: Block): Generator<string> {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      yield plainText(block.children);
      break;
    case 'list':
      for (const item of block.items) yield* textOf(item.children);
      break;
    case 'definition-list':
      for (const { terms, definitions } of block.items)
        for (const words of [...terms, ...definitions]) yield plainText(words);
      break;
    case 'quote':
      yield* textOf(block.children);
      break;
    case 'aside':
      if (block.title !== undefined) yield plainText(block.title);
      yield* textOf(block.children);
      break;
    case 'code-block':
      yield block.text;
      break;
    case 'figure':
      if (block.caption !== undefined) yield plainText(block.caption);
      break;
    case 'table':
      // It stands above its table in both outputs.
      if (block.caption !== undefined) yield plainText(block.caption);
      for (const row of [block.header, ...block.rows]) for (const cell of row) yield plainText(cell.children);
      break;
    case 'poem':
      for (const verse of block.stanzas.flat())
        for (const hemistich of verse.hemistichs) yield plainText(hemistich);
      break;
    case 'index':
    case 'thematic-break':
      break;
  }
}
