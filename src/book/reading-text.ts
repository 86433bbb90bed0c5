/**
 * The book's text in reading order, block by block: for word counts, dumps and comparison with the outputs. What the
 * outputs say besides, made from the book and its pages (numbers of headings and captions, sources, references, the
 * index), is not in it; `made` may hold its place.
 */

import { type Aside, type Block, rowsOf } from './block.ts';
import type { Book } from './book.ts';
import { type Inline, plainText } from './inline.ts';

/** One string a paragraph, heading, cell or verse, in reading order; notes come last. */
export function* readingText(book: Book, made = ''): Generator<string> {
  yield* textOf(book.blocks, made);
  for (const note of book.notes.values()) yield* textOf(note.children, made);
}

function* textOf(blocks: readonly Block[], made: string): Generator<string> {
  for (const block of blocks) yield* textOfBlock(block, made);
}

function* textOfBlock(block: Block, made: string): Generator<string> {
  const words = (inlines: readonly Inline[]): string => wordsOf(inlines, made);
  switch (block.kind) {
    case 'heading':
      yield made + words(block.children);
      break;
    case 'paragraph':
      yield words(block.children);
      break;
    case 'list':
      for (const item of block.items) yield* textOf(item.children, made);
      break;
    case 'definition-list':
      for (const { terms, definitions } of block.items)
        for (const line of [...terms, ...definitions.flat()]) yield words(line);
      break;
    case 'quote':
      yield* textOf(block.children, made);
      break;
    case 'aside':
      yield* textOfAside(block, made);
      break;
    case 'code-block':
      yield block.text;
      break;
    case 'figure':
      if (made !== '') yield made;
      if (block.caption !== undefined) yield words(block.caption);
      break;
    case 'table':
      if (made !== '') yield made;
      // It stands above its table in both outputs.
      if (block.caption !== undefined) yield words(block.caption);
      for (const row of rowsOf(block)) for (const cell of row) yield words(cell.children);
      break;
    case 'poem':
      for (const verse of block.stanzas.flat())
        for (const hemistich of verse.hemistichs) yield words(hemistich);
      break;
    case 'index':
      if (made !== '') yield made;
      break;
    case 'thematic-break':
      break;
  }
}

/** A dedication or an epigraph in front has the contents behind it. */
function* textOfAside({ name, title, attributes, children }: Aside, made: string): Generator<string> {
  if (title !== undefined) yield wordsOf(title, made);
  yield* textOf(children, made);
  const hasMore = attributes['source'] !== undefined || attributes['sura'] !== undefined;
  if (made !== '' && (hasMore || name === 'dedication' || name === 'epigraph')) yield made;
}

/** Plain text, with `made` in the place of each cross reference. */
function wordsOf(inlines: readonly Inline[], made: string): string {
  if (made === '') return plainText(inlines);
  return inlines
    .map((inline) => {
      if (inline.kind === 'cross-reference') return made;
      return 'children' in inline ? wordsOf(inline.children, made) : plainText([inline]);
    })
    .join('');
}
