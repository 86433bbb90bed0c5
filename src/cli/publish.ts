/**
 * One book in the formats wanted of it. In: a path and the formats; out: the bytes of its files, and everything
 * there is to say of it, once. Where a PDF is made, the EPUB is made behind it, from the same reading, and its page
 * list gives the pages of that PDF; for an EPUB alone nothing is composed, but where only composing can judge the text.
 * Its fonts and pictures are made by another thread (`second-thread.ts`) while the first PDF is composed, of which that
 * also shapes the words and packs the pages if it is long; the whole EPUB there, which begins with reading the book,
 * would save nothing, nor would they where there is no PDF.
 */

import type { Book } from '../book/book.ts';
import { type FormatName, type PdfFormat, pdfFormats } from '../book/formats.ts';
import type { Craft } from '../craft.ts';
import { type Diagnostic, hasErrors, type Reported } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host.ts';
import {
  type Begun,
  beginEpub,
  type Composed,
  publishEpub,
  publishEpubAlone,
  publishPdf,
  type Surroundings,
} from '../pipeline.ts';
import type { Prepared, Request } from '../prepare.ts';
import type { Stopwatch } from '../stopwatch.ts';

export interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Undefined for files without pages. */
  readonly pages: number | undefined;
}

/** What became of a book. */
export interface Publication {
  /** Undefined where there is no book. */
  readonly book: Book | undefined;
  /** The first of its PDFs, or the printed book where there is none; undefined where nothing was composed. */
  readonly composed: Composed | undefined;
  readonly files: readonly MadeFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Milliseconds by stage. */
  readonly spent: ReadonlyMap<string, number>;
}

/**
 * Publishes the book at `path`. `composes`: its pages are wanted even if no PDF is; `craft`: that of another thread, if
 * there is one.
 */
export async function publish(
  host: Host,
  path: string,
  formats: readonly FormatName[],
  composes: boolean,
  request: Request,
  stopwatch: Stopwatch,
  craft?: Craft,
): Promise<Publication> {
  const paged = pdfFormats.filter((format) => formats.includes(format));
  if (paged.length === 0 && !composes) return publishAlone(host, path, request, stopwatch);
  const [first = 'pdf', ...others] = paged;
  const print = (format: PdfFormat, around: Surroundings): Promise<Reported<Composed | undefined>> =>
    publishPdf(host, path, { ...request, format }, paged.includes(format), stopwatch, {
      keepsPages: composes,
      listsPages: format === first && formats.includes('epub'),
      craft,
      ...around,
    });
  let begun: Begun | undefined;
  const onPrepared = async (prepared: Prepared): Promise<void> => {
    if (craft !== undefined && formats.includes('epub')) begun = await beginEpub(prepared, craft, stopwatch);
  };
  const { value: composed, diagnostics } = await print(first, { onPrepared });
  const { spent } = stopwatch;
  if (composed === undefined) return { book: undefined, composed, files: [], diagnostics, spent };
  const { book } = composed;
  const said = [...diagnostics];
  const files = pdfFile(first, composed);
  // What reading says has been said, unless it was such that no file must be made.
  const readBefore = (): Composed | undefined => (hasErrors(said) ? undefined : composed);
  for (const format of others) {
    const other = await print(format, { known: readBefore() });
    said.push(...newOnes(said, other.diagnostics, placeOf));
    files.push(...pdfFile(format, other.value));
  }
  if (formats.includes('epub')) {
    const starts = paged.length > 0 ? composed.starts : [];
    const wish = { ...request, format: first };
    const epub = await publishEpub(host, path, wish, stopwatch, starts, readBefore(), begun);
    said.push(...newOnes(said, epub.diagnostics, nameOf));
    files.push(...epubFile(book, epub.value));
  }
  return { book, composed, files, diagnostics: said, spent };
}

/** The EPUB and nothing else. */
async function publishAlone(
  host: Host,
  path: string,
  request: Request,
  stopwatch: Stopwatch,
): Promise<Publication> {
  const { value, diagnostics } = await publishEpubAlone(host, path, request, stopwatch);
  const files = epubFile(value?.book, value?.epub);
  return { book: value?.book, composed: undefined, files, diagnostics, spent: stopwatch.spent };
}

const fileEndings: Readonly<Record<FormatName, string>> = {
  epub: '.epub',
  pdf: '.pdf',
  screen: '-screen.pdf',
};

function pdfFile(format: PdfFormat, composed: Composed | undefined): MadeFile[] {
  if (composed?.pdf === undefined) return [];
  const { book, edition, pdf } = composed;
  const name = `${book.metadata.slug}${fileEndings[format]}`;
  return [{ name, bytes: pdf, pages: edition.pages.length }];
}

function epubFile(book: Book | undefined, bytes: Uint8Array | undefined): readonly MadeFile[] {
  if (book === undefined || bytes === undefined) return [];
  return [{ name: `${book.metadata.slug}${fileEndings.epub}`, bytes, pages: undefined }];
}

const nameOf = ({ code, params, span }: Diagnostic): string =>
  JSON.stringify([code, params, span?.source.path, span?.start]);

/** Two editions of one line, say, are one matter, on whatever page it stands. */
const placeOf = ({ code, span }: Diagnostic): string =>
  JSON.stringify([code, span?.source.path, span?.start]);

/** What of `others` has not been said: each edition reads the same manuscript and repeats what that deserves. */
function newOnes(
  known: readonly Diagnostic[],
  others: readonly Diagnostic[],
  name: (diagnostic: Diagnostic) => string,
): readonly Diagnostic[] {
  const names = new Set(known.map(name));
  return others.filter((diagnostic) => !names.has(name(diagnostic)));
}
