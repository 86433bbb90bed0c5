/**
 * The whole of Warraq. It reads a book, dresses it in a design, analyses its text, shapes it, breaks it into
 * lines, gathers the lines into pages, and writes the pages as PDF; from the same book it writes an EPUB.
 *
 * Nothing here prints, throws for input, or writes a file: the result is bytes and diagnostics.
 */

import type { Book } from './book/book.ts';
import { outline } from './book/outline.ts';
import { createComposer } from './compose.ts';
import { dress } from './design/dress.ts';
import { facesOf, loadDesign } from './design/load.ts';
import type { StyledBook } from './design/styled.ts';
import { type Diagnostic, hasErrors, type Reported } from './diagnostics/diagnostic.ts';
import { openFonts } from './font/open-fonts.ts';
import type { Host } from './host.ts';
import type { Edition } from './paginate/page.ts';
import { paginate } from './paginate/paginate.ts';
import { read } from './read/read.ts';
import type { Stopwatch } from './stopwatch.ts';

export interface Request {
  /** Folders that hold designs and font families, nearest first. */
  readonly templateRoots: readonly string[];
  readonly fontRoots: readonly string[];
  readonly formats: readonly ('pdf' | 'epub')[];
  /** Warnings forbid the output too. */
  readonly strict: boolean;
}

export interface Publication {
  readonly book: Book;
  readonly styled: StyledBook;
  readonly edition: Edition;
  /** Empty when there are errors. */
  readonly files: readonly { readonly format: 'pdf' | 'epub'; readonly bytes: Uint8Array }[];
}

/** Makes the files of the book at `path`. No value: there is no book, or it cannot be dressed. */
export async function publish(
  host: Host,
  path: string,
  request: Request,
  stopwatch: Stopwatch,
): Promise<Reported<Publication | undefined>> {
  const diagnostics: Diagnostic[] = [];
  const take = <T>(reported: Reported<T>): T => {
    diagnostics.push(...reported.diagnostics);
    return reported.value;
  };

  // The manuscript becomes a book.
  const book = take(stopwatch.time('read', () => read(host, path)));
  if (book === undefined) return { value: undefined, diagnostics };

  // The design is read, and the fonts it names.
  const design = take(stopwatch.time('design', () => loadDesign(host, request.templateRoots, book.metadata)));
  if (design === undefined) return { value: undefined, diagnostics };
  const fontRoots = [`${book.path}/fonts`, ...request.fontRoots];
  const fonts = take(stopwatch.time('fonts', () => openFonts(host, fontRoots, facesOf(design))));
  if (fonts === undefined) return { value: undefined, diagnostics };

  // The book is dressed: every paragraph knows its style.
  const styled = take(stopwatch.time('dress', () => dress(book, design, fonts)));

  // Paragraphs are analysed, shaped and broken into lines; the lines are gathered into pages.
  const composer = createComposer(fonts, styled.justification, stopwatch);
  const edition = take(stopwatch.time('paginate', () => paginate(styled, composer.compose)));
  diagnostics.push(...composer.diagnostics());

  const publication = { book, styled, edition };
  if (hasErrors(diagnostics) || (request.strict && diagnostics.length > 0)) {
    return { value: { ...publication, files: [] }, diagnostics };
  }

  // Pages and book become files.
  const files: Publication['files'][number][] = [];
  const headings = outline(book);
  if (request.formats.includes('pdf')) {
    const { writePdf } = await import('./pdf/write.ts');
    const written = await stopwatch.timeAsync('pdf', () => writePdf(edition, book.metadata, headings, fonts));
    files.push({ format: 'pdf', bytes: take(written) });
  }
  if (request.formats.includes('epub')) {
    const { writeEpub } = await import('./epub/write.ts');
    const written = await stopwatch.timeAsync('epub', () =>
      writeEpub(host, request.templateRoots, book, headings, design, fonts),
    );
    files.push({ format: 'epub', bytes: take(written) });
  }
  return { value: { ...publication, files: hasErrors(diagnostics) ? [] : files }, diagnostics };
}
