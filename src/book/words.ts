/** Counting words, for the summary. */

import type { Book } from './book.ts';
import { readingText } from './reading-text.ts';

/** Words of the book's text and notes: runs of characters between white space. */
export function plainWords(book: Book): number {
  let words = 0;
  for (const text of readingText(book)) {
    let inside = false;
    for (let index = 0; index < text.length; index++) {
      const isSpace = text.charCodeAt(index) <= 0x20 || text.charCodeAt(index) === 0xa0;
      if (!isSpace && !inside) words++;
      inside = !isSpace;
    }
  }
  return words;
}
