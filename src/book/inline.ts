/**
 * Inline content: what stands inside a paragraph, heading, caption or cell, in logical order and as the
 * author wrote it. Names follow mdast; `Foreign` is HTML's `lang` on a phrase.
 */

import type { Span } from '../source.ts';
import { mayGoAstray, runAgainst } from './language.ts';

export type Inline =
  | Text
  | Emphasis
  | Strong
  | InlineCode
  | Link
  | NoteReference
  | CrossReference
  | IndexMark
  | Foreign
  | Quran
  | LineBreak;

/** Characters. Soft line breaks of the manuscript are spaces here. */
export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly span: Span;
}

/** Emphasis; in Arabic it is never slanted: the design chooses weight or colour. */
export interface Emphasis {
  readonly kind: 'emphasis';
  readonly children: readonly Inline[];
  readonly span: Span;
}

export interface Strong {
  readonly kind: 'strong';
  readonly children: readonly Inline[];
  readonly span: Span;
}

export interface InlineCode {
  readonly kind: 'code';
  readonly text: string;
  readonly span: Span;
}

/** A link to the web (`http:`, `https:`, `mailto:`) or, as `#anchor`, to a place in the book. */
export interface Link {
  readonly kind: 'link';
  readonly url: string;
  readonly children: readonly Inline[];
  readonly span: Span;
}

/** The call of a note; `label` is a key of `Book.notes`. */
export interface NoteReference {
  readonly kind: 'note-reference';
  readonly label: string;
  readonly span: Span;
}

/** What a place of the book is called in this edition: `:page[anchor]`, `:ref[anchor]{show=number}`. */
export interface CrossReference {
  readonly kind: 'cross-reference';
  /** The number of its page; its number; its words; or, as `name`, words of headings and numbers of figures. */
  readonly shows: 'page' | 'number' | 'title' | 'name';
  readonly anchor: string;
  readonly span: Span;
}

/** A place that the index lists, `:index[term]{sort=… see=…}`: nothing is shown here. */
export interface IndexMark {
  readonly kind: 'index-mark';
  readonly term: string;
  /** What it is sorted by, if not by the term. */
  readonly sort: string | undefined;
  /** Another term to look under; the place itself is then not listed. */
  readonly see: string | undefined;
  /** ASCII, unique in the book: link target in both outputs. */
  readonly anchor: string;
  readonly span: Span;
}

/** A phrase in another language: `:span[Exit mobile]{lang=en}`. */
export interface Foreign {
  readonly kind: 'foreign';
  /** BCP 47. */
  readonly language: string;
  readonly children: readonly Inline[];
  readonly span: Span;
}

/** Verses of the Quran in a line, `:quran[…]`, with their ornate brackets and verse marks. */
export interface Quran {
  readonly kind: 'quran';
  readonly children: readonly Inline[];
  readonly span: Span;
}

/** A forced line break. */
export interface LineBreak {
  readonly kind: 'line-break';
  readonly span: Span;
}

/** Fewer characters fit a line of the page, or nearly so. */
const shortParagraph = 80;

/**
 * How words are set that run against the `direction` they stand in: `isolated`, so that the signs at their ends stay at
 * their ends, on the side where the others begin; longer ones `turned`, as paragraphs of their own direction; with no
 * signs at their ends `against` it, as they are: what in them has an order of its own has it there already.
 */
export function bearingOf(
  inlines: readonly Inline[],
  direction: 'rtl' | 'ltr',
): 'as-usual' | 'against' | 'isolated' | 'turned' {
  const text = plainText(inlines);
  if (!runAgainst(text, direction)) return 'as-usual';
  if (text.length > shortParagraph) return 'turned';
  return mayGoAstray(text) ? 'isolated' : 'against';
}

/** The plain text of inline content; forced breaks become spaces, note calls and references nothing. */
export function plainText(inlines: readonly Inline[]): string {
  let text = '';
  for (const inline of inlines) {
    switch (inline.kind) {
      case 'text':
      case 'code':
        text += inline.text;
        break;
      case 'line-break':
        text += ' ';
        break;
      case 'note-reference':
      case 'cross-reference':
      case 'index-mark':
        break;
      case 'emphasis':
      case 'strong':
      case 'link':
      case 'foreign':
      case 'quran':
        text += plainText(inline.children);
        break;
    }
  }
  return text;
}

/**
 * Offset in the source of a character of a text. A text is as long as its span if and only if each of its
 * characters stands there as it is; the others (`\*`, `&amp;`, a line ending with spaces) count as a whole.
 */
export function sourceOffset(text: Text, index: number): number {
  return text.span.end - text.span.start === text.text.length ? text.span.start + index : text.span.start;
}

/**
 * Whether two marks of notes stand side by side and their `form` has no brackets or the like: they would be read as one
 * number.
 */
export function areBareCalls(before: Inline | undefined, inline: Inline, form: string): boolean {
  return form === '#' && before?.kind === 'note-reference' && inline.kind === 'note-reference';
}
