/**
 * What the places of a book are called: headings by their words, figures and tables by caption and number. In:
 * the book; out: the text of a cross reference. A page's number is not known here: the pages have it, and the
 * EPUB only where it lists them.
 */

import type { Book } from './book.ts';
import type { CrossReference } from './inline.ts';
import { plainText } from './inline.ts';
import { visit } from './visit.ts';

/** Something that cross references lead to. */
export interface Place {
  readonly kind: 'heading' | 'figure' | 'table';
  /** Words of the heading or caption, or empty. */
  readonly title: string;
  /** Place among the figures, or the tables, from 1; 0 for headings, which the design numbers. */
  readonly serial: number;
}

/** All places of a book by their anchors. */
export function placesOf({ blocks, notes }: Pick<Book, 'blocks' | 'notes'>): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const counts = { figure: 0, table: 0 };
  for (const part of [blocks, ...[...notes.values()].map(({ children }) => children)]) {
    visit(part, {
      block: (block) => {
        if (block.kind === 'heading') {
          places.set(block.anchor, { kind: 'heading', title: plainText(block.children), serial: 0 });
        } else if (block.kind === 'figure' || block.kind === 'table') {
          const serial = ++counts[block.kind];
          places.set(block.anchor, { kind: block.kind, title: plainText(block.caption ?? []), serial });
        }
      },
    });
  }
  return places;
}

/**
 * What a reference says of its place: `label` is the number that the design gives a heading (undefined: none),
 * `digits` writes the numbers of figures and tables. A heading without number goes by its words.
 */
export function placeName(
  shows: CrossReference['shows'],
  { kind, title, serial }: Place,
  label: string | undefined,
  digits: (number: number) => string,
): string {
  if (kind === 'heading') {
    if (shows === 'number' && label !== undefined) return label;
    return title.trim() === '' ? (label ?? '') : title;
  }
  return shows === 'title' && title !== '' ? title : digits(serial);
}
