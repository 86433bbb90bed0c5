/** What can be said of a book only when all of it is read: headings, links, emptiness. */

import type { Heading } from '../book/block.ts';
import type { Book } from '../book/book.ts';
import { type IndexMark, type Link, plainText } from '../book/inline.ts';
import { allEntries, chapters, outline } from '../book/outline.ts';
import { visitAll } from '../book/visit.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { isAnchorName } from './anchors.ts';

/** Checks that span the whole book; `hasErrors`: parts of it are missing, for reasons already reported. */
export function checkBook(book: Pick<Book, 'blocks' | 'notes'>, hasErrors: boolean): readonly Diagnostic[] {
  // A chapter may be empty because what stands in it could not be read.
  const chapterTrouble = hasErrors ? [] : checkChapters(book);
  return [
    ...checkHeadings(book),
    ...checkCount(book),
    ...chapterTrouble,
    ...checkLinks(book),
    ...checkIndex(book),
  ];
}

function checkHeadings(book: Pick<Book, 'blocks'>): readonly Diagnostic[] {
  const headings = book.blocks.filter((block): block is Heading => block.kind === 'heading');
  if (headings.length === 0) return boldForHeadings(book);
  return headings.flatMap((heading, index) => {
    const previous = headings[index - 1];
    if (previous === undefined || heading.level <= previous.level + 1) return [];
    const params = { level: heading.level, previous: previous.level, expected: previous.level + 1 };
    return [diagnose('heading-skip', params, heading.span)];
  });
}

/** UTF-16 units of a line that may be a heading. */
const longestBold = 80;
/** A single bold line may be anything. */
const fewestBold = 2;

/** Lines that are bold throughout, in a book without headings: so those make headings in Word who know no styles. */
function boldForHeadings({ blocks }: Pick<Book, 'blocks'>): readonly Diagnostic[] {
  const bold = blocks.filter((block) => {
    if (block.kind !== 'paragraph') return false;
    const [only, ...others] = block.children;
    const words = only?.kind === 'strong' && others.length === 0 ? plainText(only.children).trim() : '';
    return words !== '' && words.length <= longestBold && !/[.،؛۔]$/u.test(words);
  });
  const [first, ...others] = bold.map(({ span }) => span);
  if (bold.length < fewestBold || first === undefined) return [];
  return [diagnose('bold-for-headings', {}, first, others)];
}

/** Each has a page in print and a file in the EPUB: of so many no reading system makes a book. */
const mostChapters = 20_000;

/** Chapters as the EPUB divides the text: the outline's first level, whatever level the author gave it. */
function checkCount(book: Pick<Book, 'blocks'>): readonly Diagnostic[] {
  const found = allEntries(outline(book)).filter(({ rank }) => rank <= 1);
  const first = found[mostChapters];
  if (first === undefined) return [];
  const params = { count: found.length, limit: mostChapters };
  return [diagnose('too-many-chapters', params, first.heading.span)];
}

function checkChapters(book: Pick<Book, 'blocks'>): readonly Diagnostic[] {
  return chapters(book).flatMap((chapter) =>
    chapter.heading !== undefined && !chapter.heading.isPart && chapter.blocks.length === 0
      ? [diagnose('empty-chapter', { title: chapter.title }, chapter.heading.span)]
      : [],
  );
}

function checkLinks(book: Pick<Book, 'blocks' | 'notes'>): readonly Diagnostic[] {
  const anchors = new Set<string>();
  const links: Pick<Link, 'url' | 'span'>[] = [];
  visitAll(book, {
    block: (block) => {
      if ('anchor' in block) anchors.add(block.anchor);
      const figure = block.kind === 'aside' ? block.attributes['describes'] : undefined;
      if (figure !== undefined) links.push({ url: `#${figure}`, span: block.span });
    },
    inline: (inline) => {
      if (inline.kind === 'link' && inline.url.startsWith('#')) links.push(inline);
      if (inline.kind === 'cross-reference') links.push({ url: `#${inline.anchor}`, span: inline.span });
    },
  });
  return links.flatMap((link) => {
    const anchor = link.url.slice(1);
    if (anchors.has(anchor)) return [];
    return [diagnose('broken-link', { anchor, suggestion: adviceOn(anchor, anchors) }, link.span)];
  });
}

function adviceOn(anchor: string, anchors: ReadonlySet<string>): string {
  if (/^_(?:Toc|Ref)\d/.test(anchor)) return phrase('link-of-word');
  const near = nearest(anchor, anchors);
  if (near !== undefined) return phrase('did-you-mean', `#${near}`);
  return isAnchorName(anchor) ? phrase('name-a-heading', anchor) : phrase('name-a-heading-so');
}

/** Entries that send to others: «انظر: إسطنبول». */
function checkIndex(book: Pick<Book, 'blocks' | 'notes'>): readonly Diagnostic[] {
  const terms = new Set<string>();
  const references: IndexMark[] = [];
  visitAll(book, {
    inline: (inline) => {
      if (inline.kind !== 'index-mark') return;
      terms.add(inline.term);
      if (inline.see !== undefined) references.push(inline);
    },
  });
  return references.flatMap(({ term, see, span }) => {
    if (see === undefined || terms.has(see)) return [];
    const near = nearest(see, terms);
    const suggestion = near === undefined ? phrase('mark-term', see) : phrase('did-you-mean', near);
    return [diagnose('unknown-index-term', { term, see, suggestion }, span)];
  });
}
