/** Passages: blocks in another language than the book's. */

import type { Book } from './book.ts';
import { visitAll } from './visit.ts';

/** The languages of a book's passages, in its notes too, each once and in the order of their tags. */
export function passageLanguages(book: Pick<Book, 'blocks' | 'notes'>): readonly string[] {
  const languages = new Set<string>();
  visitAll(book, {
    block: (block) => {
      if (block.kind === 'aside' && block.name === 'passage' && block.attributes['lang'] !== undefined)
        languages.add(block.attributes['lang']);
    },
  });
  return [...languages].sort();
}
