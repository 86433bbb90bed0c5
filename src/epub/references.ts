/**
 * Cross references and the index in the EPUB: links. In: the book, its outline, and where the pages of the printed
 * edition begin; out: what a link says, the number of its page where the EPUB has a page list, else the words of
 * the place; and the index as lists (EPUB Structural Semantics 1.1, #indexes; DPUB-ARIA 1.1, doc-index).
 */

import type { Book } from '../book/book.ts';
import { bookIndex, type IndexEntry, indexWords } from '../book/book-index.ts';
import type { CrossReference, Inline } from '../book/inline.ts';
import { directionOf, isolatedBeforeNumbers } from '../book/language.ts';
import { allEntries, type Outline } from '../book/outline.ts';
import { pageLabels } from '../book/page-labels.ts';
import type { PageStart } from '../book/page-start.ts';
import { type CaptionWords, captionLabel, placeName, placesOf, placeWords } from '../book/places.ts';
import { visitAll } from '../book/visit.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { type DigitFamily, inDigits } from '../numbering.ts';
import type { Span } from '../source.ts';
import { digestOf, distinctName } from './digest.ts';
import { escapeAttribute, escapeText } from './escape.ts';

/** Of the index; anchors of the manuscript begin with a letter. */
export const indexId = '_index';

export interface References {
  /** What a cross reference says. */
  textOf(reference: CrossReference): string;
  /** What stands before the caption of a figure or table; undefined where captions have no numbers. */
  captionLabel(anchor: string, words: CaptionWords): string | undefined;
  /** The index; `linkTo` leads from its file to an anchor. */
  indexXhtml(linkTo: (anchor: string) => string | undefined): string;
}

/** The language of a book, its digits, and its words for figures and tables. */
interface BookVoice {
  readonly language: string;
  readonly digits: DigitFamily;
  readonly terms: CaptionWords;
}

/** The references of a book. */
export function createReferences(
  book: Pick<Book, 'blocks' | 'notes'>,
  outline: Outline,
  { language, digits, terms }: BookVoice,
  starts: readonly PageStart[],
): References {
  const places = placesOf(book);
  const labels = new Map(allEntries(outline).map(({ anchor, label }) => [anchor, label]));
  const pages = pageLabels(book, starts);
  const order = new Map(starts.map(({ label }, place) => [label, place]));
  let written = 0;
  return {
    textOf: ({ shows, anchor }) => {
      const place = places.get(anchor);
      if (place === undefined) return '';
      if (shows === 'page') return pages.get(anchor) ?? placeWords(place, terms);
      return placeName(shows, place, labels.get(anchor), (number) => inDigits(number, digits));
    },
    captionLabel: (anchor, words) =>
      captionLabel(places.get(anchor), words, (number) => inDigits(number, digits)),
    indexXhtml: (linkTo) =>
      new IndexWriter(book, language, digits, { pages, order }, linkTo, ++written).xhtml(),
  };
}

/** What is known of the printed pages: labels by anchor, and the labels' order. */
interface PrintedPages {
  readonly pages: ReadonlyMap<string, string>;
  readonly order: ReadonlyMap<string, number>;
}

/** What to say of references to pages where no pages are known; nothing where there are none of them. */
export function unknownPages(
  book: Pick<Book, 'blocks' | 'notes'>,
  starts: readonly PageStart[],
): readonly Diagnostic[] {
  if (starts.length > 0) return [];
  const spans: Span[] = [];
  const inline = (one: Inline): void => {
    if (one.kind === 'cross-reference' && one.shows === 'page') spans.push(one.span);
  };
  visitAll(book, { inline });
  const [first, ...others] = spans;
  return first === undefined ? [] : [diagnose('unknown-pages', {}, first, others)];
}

class IndexWriter {
  private readonly groups: ReturnType<typeof bookIndex>;
  private readonly words: ReturnType<typeof indexWords>;
  private readonly digits: DigitFamily;
  private readonly direction: 'rtl' | 'ltr';
  private readonly printed: PrintedPages;
  private readonly linkTo: (anchor: string) => string | undefined;
  /** What the ids of a book's second index, and of more, end with. */
  private readonly suffix: string;
  /** Ids of the terms, made of their words; two hyphens, since no anchor by position has them. */
  private readonly ids: ReadonlyMap<string, string>;

  constructor(
    book: Pick<Book, 'blocks' | 'notes'>,
    language: string,
    digits: DigitFamily,
    printed: PrintedPages,
    linkTo: (anchor: string) => string | undefined,
    count: number,
  ) {
    this.suffix = count === 1 ? '' : `--${count}`;
    this.groups = bookIndex(book, language);
    this.words = indexWords(language);
    this.direction = directionOf(language);
    this.digits = digits;
    this.printed = printed;
    this.linkTo = linkTo;
    const terms = this.groups.flatMap(({ entries }) => entries.map(({ term }) => term));
    const taken = new Set<string>();
    const idOf = (term: string): string => `${distinctName(`index--${digestOf(term)}`, taken)}${this.suffix}`;
    this.ids = new Map(terms.map((term) => [term, idOf(term)]));
  }

  xhtml(): string {
    if (this.groups.length === 0) return '';
    const groups = this.groups.map(({ letter, entries }) =>
      [
        `<p class="index-letter">${escapeText(letter)}</p>`,
        '<ul class="index-terms">',
        ...entries.map((entry) => this.entry(entry)),
        '</ul>',
      ].join('\n'),
    );
    const name = escapeAttribute(this.words.title);
    return [
      `<section class="index" id="${indexId}${this.suffix}" epub:type="index" role="doc-index" aria-label="${name}">`,
      // An index has one list of entries (EPUB Indexes 1.0 §3.1); the letters' lists are parts of it.
      '<div epub:type="index-entry-list">',
      ...groups,
      '</div>',
      '</section>',
    ].join('\n');
  }

  private entry({ term, anchors, see }: IndexEntry): string {
    const { comma } = this.words;
    const id = this.ids.get(term);
    const locators = this.locators(anchors);
    const others = see.map((other) => this.seeAlso(other)).join(comma);
    const parts = [
      `<span epub:type="index-term">${escapeText(isolatedBeforeNumbers(term, this.direction))}</span>`,
      ...locators,
      ...(others === '' ? [] : [`${escapeText(this.words.see)}${others}`]),
    ];
    return `<li id="${id}" epub:type="index-entry">${parts.join(comma)}</li>`;
  }

  /** A link a page; without pages, a link a place, numbered. */
  private locators(anchors: readonly string[]): readonly string[] {
    const { pages, order } = this.printed;
    const hasPages = anchors.some((anchor) => pages.has(anchor));
    const labelled = anchors.flatMap((anchor, index) => {
      const label = hasPages ? pages.get(anchor) : inDigits(index + 1, this.digits);
      return label === undefined ? [] : { anchor, label, place: order.get(label) ?? index };
    });
    if (hasPages) labelled.sort((one, other) => one.place - other.place);
    return labelled.flatMap(({ anchor, label }, index) => {
      const target = this.linkTo(anchor);
      if (target === undefined || labelled[index - 1]?.label === label) return [];
      return `<a class="locator" epub:type="index-locator" href="${escapeAttribute(target)}">${escapeText(label)}</a>`;
    });
  }

  private seeAlso(term: string): string {
    const id = this.ids.get(term);
    const words = escapeText(isolatedBeforeNumbers(term, this.direction));
    return id === undefined ? words : `<a class="see" href="#${id}">${words}</a>`;
  }
}
