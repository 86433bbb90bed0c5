/**
 * Where the index stands: at `:::index`, or, in a book with index marks and no such place, in a last chapter of
 * its own, which contents, bookmarks and the EPUB's navigation then list like any other.
 */

import type { Book } from '../book/book.ts';
import { indexWords } from '../book/book-index.ts';
import type { IndexMark } from '../book/inline.ts';
import { visitAll } from '../book/visit.ts';
import type { Anchors } from './anchors.ts';

/** The book with a place for its index, if it needs one. */
export function withIndex(book: Book, anchors: Anchors): Book {
  let hasPlace = false;
  let mark: IndexMark | undefined;
  visitAll(book, {
    block: ({ kind }) => void (hasPlace ||= kind === 'index'),
    inline: (inline) => void (inline.kind === 'index-mark' && (mark ??= inline)),
  });
  if (mark === undefined || hasPlace) return book;
  const { source, end } = mark.span;
  const span = { source, start: end, end };
  const { title } = indexWords(book.metadata.language);
  const heading = {
    kind: 'heading',
    level: 1,
    children: [{ kind: 'text', text: title, span: { ...span } }],
    anchor: anchors.heading(1, undefined, span),
    isPart: false,
    isNumbered: false,
    span,
  } as const;
  return { ...book, blocks: [...book.blocks, heading, { kind: 'index', span }] };
}
