/**
 * What the places of a book are called: headings by their words, figures and tables by caption and number. In:
 * the book; out: the text of a cross reference. A page's number is not known here: the pages have it, and the
 * EPUB only where it lists them; elsewhere it says words, since another number would be taken for the page's.
 */

import type { Block } from './block.ts';
import type { Book } from './book.ts';
import type { CrossReference, Inline } from './inline.ts';
import { plainText } from './inline.ts';
import { visitAll } from './visit.ts';

/** Something that cross references lead to. */
export interface Place {
  readonly kind: 'heading' | 'figure' | 'table';
  /** Words of the heading or caption, or empty. */
  readonly title: string;
  /** Place among the figures, or the tables, from 1; 0 for headings, which the design numbers, and for what does not count. */
  readonly serial: number;
  /** Its caption says its number: readers are led to some figure, or some table, of the book by number. */
  readonly isNumbered: boolean;
}

/** All places of a book by their anchors. Figures and tables without a caption count where readers are led to them. */
export function placesOf(book: Pick<Book, 'blocks' | 'notes'>): ReadonlyMap<string, Place> {
  /** What is referred to otherwise than by its page. */
  const named = new Map<string, CrossReference['shows']>();
  const inline = (one: Inline): void => {
    if (one.kind !== 'cross-reference' || one.shows === 'page') return;
    if (one.shows !== 'title' || !named.has(one.anchor)) named.set(one.anchor, one.shows);
  };
  visitAll(book, { inline });
  const places = new Map<string, Place>();
  const counts = { figure: 0, table: 0 };
  const numbered = new Set<Place['kind']>();
  const block = (one: Block): void => {
    if (one.kind === 'heading') {
      const title = plainText(one.children);
      places.set(one.anchor, { kind: 'heading', title, serial: 0, isNumbered: false });
    } else if (one.kind === 'figure' || one.kind === 'table') {
      const { kind, anchor } = one;
      const title = plainText(one.caption ?? []);
      const shows = named.get(anchor);
      const serial = title.trim() !== '' || shows !== undefined ? ++counts[kind] : 0;
      places.set(anchor, { kind, title, serial, isNumbered: false });
      if (shows !== undefined && (shows !== 'title' || title === '')) numbered.add(kind);
    }
  };
  visitAll(book, { block });
  for (const [anchor, place] of places)
    if (place.serial > 0 && numbered.has(place.kind)) places.set(anchor, { ...place, isNumbered: true });
  return places;
}

/** The words that captions' numbers are said with. */
export interface CaptionWords {
  readonly figure: string;
  readonly table: string;
  readonly colon: string;
}

/**
 * A number behind the word for its kind: «الجدول ٢», «الشكل (٣)», `Table A.1`, and letters alone that nothing but a mark
 * follows, «الشكل ب:», `Figure IV.`; the words of «الشكل العام للبناء» are none.
 */
const ownNumber =
  /^[ \u{a0}]*(?:(?:رقم|شماره|شمارهٔ|نمبر|no\.?)[ \u{a0}]*)?[([]?(?:[A-Za-z]?\p{Nd}|(?:الف|\p{sc=Arabic}[\u{640}\u{200d}]*|[A-Za-z]|[IVXLC]+)(?:$|[:.،)\]–—-]))/u;

/**
 * What stands before a caption, `الجدول ٢: `, or in place of one, `الجدول ٢`; undefined where captions have no numbers.
 */
export function captionLabel(
  place: Place | undefined,
  words: CaptionWords,
  digits: (number: number) => string,
): string | undefined {
  if (place?.isNumbered !== true || place.kind === 'heading') return undefined;
  // The author may have numbered it himself.
  const word = words[place.kind];
  if (place.title.startsWith(word) && ownNumber.test(place.title.slice(word.length))) return undefined;
  return `${words[place.kind]} ${digits(place.serial)}${place.title.trim() === '' ? '' : words.colon}`;
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

/** What stands for the number of a place's page where nobody knows it: words of the place, and no number of its own. */
export function placeWords({ kind, title }: Place, words: Pick<CaptionWords, 'figure' | 'table'>): string {
  return title.trim() === '' && kind !== 'heading' ? words[kind] : title;
}
