/**
 * What comes before the stages of a book: the manuscript is read, its design loaded, its fonts opened. In: a path
 * and where designs and fonts lie; out: a book with what it takes to set it, or diagnostics.
 */

import type { Book } from './book/book.ts';
import type { PdfFormat } from './book/formats.ts';
import { passageLanguages } from './book/passages.ts';
import type { Design } from './design/design.ts';
import { changesDesign, facesOf, loadDesign } from './design/load.ts';
import type { SectionKind } from './design/styled.ts';
import type { Diagnostic, Reported } from './diagnostics/diagnostic.ts';
import type { Fonts } from './font/font.ts';
import { openFonts } from './font/open-fonts.ts';
import type { Host } from './host.ts';
import { read } from './read/read.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface Request {
  /** Folders that hold designs and font families, nearest first. */
  readonly templateRoots: readonly string[];
  readonly fontRoots: readonly string[];
  /** Which PDF to make, or to list the pages of; undefined: the one with facing pages. */
  readonly format?: PdfFormat;
  /** Kinds of sections to publish as PDF; undefined: all. */
  readonly sections?: readonly SectionKind[];
}

/** A book with what it takes to set it. */
export interface Prepared {
  readonly book: Book;
  readonly design: Design;
  readonly fonts: Fonts;
  /** Whether the design is as one format changes it. */
  readonly isChanged: boolean;
}

/**
 * The manuscript becomes a book; its design is read, as `format` has it, and the fonts that the design names. Of what is
 * `known` already the book is taken, and the rest too where no format has changed the design.
 */
export function prepare(
  host: Host,
  path: string,
  request: Request,
  stopwatch: Stopwatch,
  format?: PdfFormat,
  known?: Prepared,
): Reported<Prepared | undefined> {
  const diagnostics: Diagnostic[] = [];
  const take = <T>(reported: Reported<T>): T => {
    diagnostics.push(...reported.diagnostics);
    return reported.value;
  };
  if (known !== undefined && format === undefined && !known.isChanged) return { value: known, diagnostics };
  const book = known?.book ?? take(stopwatch.time('read', () => read(host, path)));
  if (book === undefined) return { value: undefined, diagnostics };
  const { metadata } = book;
  const changes = format === undefined ? undefined : { name: format, wish: metadata.formats[format] };
  const design = take(
    stopwatch.time('design', () => loadDesign(host, templateRoots(book, request), metadata, changes)),
  );
  if (design === undefined) return { value: undefined, diagnostics };
  const fontRoots = [`${book.path}/fonts`, ...request.fontRoots];
  const fonts = take(
    stopwatch.time('fonts', () =>
      openFonts(host, fontRoots, facesOf(design, passageLanguages(book)), design.facePlaces),
    ),
  );
  const isChanged = changes !== undefined && changesDesign(changes.name, changes.wish);
  return { value: fonts === undefined ? undefined : { book, design, fonts, isChanged }, diagnostics };
}

/** A book may bring designs along, as it may bring fonts. */
export function templateRoots(book: Book, request: Request): readonly string[] {
  return [`${book.path}/templates`, ...request.templateRoots];
}
