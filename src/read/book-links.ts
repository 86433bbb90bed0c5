/**
 * Links to the book itself, as they are written for the web: to a file of the text (`basics.md`, `basics.md#lists`), to
 * a heading by its words (`#عنوان-القسم`). What they lead to is known when all of the book is read. In: the links that
 * were put off, and the book; out: the links lead to anchors.
 */

import { dirname, join, normalize } from 'node:path';
import type { Book } from '../book/book.ts';
import { type Link, plainText } from '../book/inline.ts';
import { visitAll } from '../book/visit.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { Source } from '../source.ts';
import { anchorNamed } from './anchors.ts';
import { isMarkdown } from './files.ts';

/** A link whose target is settled when all of the book is read. */
export interface OpenLink extends Link {
  url: string;
}

/** A path from the file it stands in, and a name in that file. */
const relative = /^(?![a-z][a-z0-9+.-]*:|\/)(?<path>[^#?]+)(?:#(?<name>\S+))?$/i;

function fileTarget(url: string): { readonly path: string; readonly name: string } | undefined {
  const { path = '', name = '' } = relative.exec(url)?.groups ?? {};
  return isMarkdown(path) ? { path: decoded(path), name } : undefined;
}

/** Whether a link leads into the book: to an anchor, or to a file of text. */
export const leadsIntoBook = (url: string): boolean => /^#\S/.test(url) || fileTarget(url) !== undefined;

/** Settles the links; what leads to no file of the text is said, what leads to no anchor is left as `#…`. */
export function settleLinks(
  links: readonly OpenLink[],
  book: Pick<Book, 'blocks' | 'notes'>,
  texts: readonly Source[],
): readonly Diagnostic[] {
  if (links.length === 0) return [];
  const { anchors, headings } = targetsOf(book);
  const files = new Set(texts.map(({ path }) => normalize(path)));
  return links.flatMap((link) => {
    const target = fileTarget(link.url);
    const here = link.span.source.path;
    const file = normalize(target === undefined ? here : join(dirname(here), target.path));
    if (!files.has(file)) return [diagnose('unsafe-link', { url: link.url }, link.span)];
    const name = anchorNamed(decoded(target === undefined ? link.url.slice(1) : target.name));
    const found = headings.get(file) ?? new Map<string, string>();
    const [first] = found.values();
    if (name === '' && first === undefined) {
      const suggestion = phrase('file-without-heading');
      return [diagnose('broken-link', { anchor: link.url, suggestion }, link.span)];
    }
    const anchor = name === '' ? first : anchors.has(name) ? name : found.get(slug(name));
    link.url = `#${anchor ?? name}`;
    return [];
  });
}

interface Targets {
  readonly anchors: ReadonlySet<string>;
  /** Anchors of the headings of each file, by their words. */
  readonly headings: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

function targetsOf(book: Pick<Book, 'blocks' | 'notes'>): Targets {
  const anchors = new Set<string>();
  const headings = new Map<string, Map<string, string>>();
  const repeats = new Map<string, number>();
  visitAll(book, {
    block: (block) => {
      if ('anchor' in block) anchors.add(block.anchor);
      if (block.kind !== 'heading') return;
      const file = normalize(block.span.source.path);
      const ofFile = headings.get(file) ?? new Map<string, string>();
      headings.set(file, ofFile);
      const name = slug(anchorNamed(plainText(block.children)));
      const repeat = repeats.get(`${file}#${name}`) ?? 0;
      repeats.set(`${file}#${name}`, repeat + 1);
      // The second heading of the same words is counted 1, as GitHub does.
      ofFile.set(repeat === 0 ? name : `${name}-${repeat}`, block.anchor);
    },
  });
  return { anchors, headings };
}

/** The name that GitHub, GitBook and mdBook give a heading: its words in small letters, joined by hyphens. */
const slug = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');

/** A name as it was before it was made part of an address; as it is where it was not. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
