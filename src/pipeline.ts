/**
 * The whole of Warraq. It reads a book, dresses it in a design, analyses its text, shapes it, breaks it into
 * lines, gathers the lines into pages, and writes the pages as PDF; from the same book it writes an EPUB.
 *
 * Nothing here prints, throws for input, or writes a file: the result is bytes and diagnostics.
 */

import type { Book } from './book/book.ts';
import { directionOf } from './book/language.ts';
import { type Outline, outline } from './book/outline.ts';
import type { PageStart } from './book/page-start.ts';
import { countingPages, createComposer } from './compose.ts';
import { drawCover } from './cover/draw-cover.ts';
import { drawOrnaments } from './cover/draw-ornaments.ts';
import type { Craft } from './craft.ts';
import type { Design } from './design/design.ts';
import { dress } from './design/dress.ts';
import { pageGeometry } from './design/geometry.ts';
import { numberHeadings } from './design/heading-numbers.ts';
import type { StyledBook } from './design/styled.ts';
import { type Diagnostic, hasErrors, type Reported } from './diagnostics/diagnostic.ts';
import { phrase } from './diagnostics/phrases.ts';
import type { Drawings } from './drawing.ts';
import type { Binaries } from './epub/binaries.ts';
import type { WrittenEpub } from './epub/write.ts';
import type { Host } from './host.ts';
import type { Edition } from './paginate/page.ts';
import { pageStarts } from './paginate/page-starts.ts';
import { paginate } from './paginate/paginate.ts';
import { type Prepared, prepare, type Request, templateRoots } from './prepare.ts';
import type { Stopwatch } from './stopwatch.ts';
import { shapeAhead } from './words-ahead.ts';

export interface Composed extends Prepared {
  /** Its book is without blocks, and its pages are empty once they are written, where they were not to be kept. */
  readonly edition: Edition;
  /** Where the pages begin, for the EPUB's page list; empty where none was asked for. */
  readonly starts: readonly PageStart[];
  /** Undefined where it was not wanted, or where there are errors. */
  readonly pdf: Uint8Array | undefined;
}

/** What else is going on where a PDF is made. */
export interface Surroundings {
  /** False: what stands on a page is let go once it is written; of a long book that is most of what is in memory. */
  readonly keepsPages?: boolean;
  /** False: nobody asks where the pages begin. */
  readonly listsPages?: boolean;
  /** That of another thread: of a long book it shapes the words and packs the pages. */
  readonly craft?: Craft | undefined;
  /** The book as prepared for another PDF; it is not read anew. */
  readonly known?: Prepared | undefined;
  /** Told of what has been prepared, if it is without errors, before anything is composed. */
  readonly onPrepared?: (prepared: Prepared) => Promise<void>;
}

/**
 * Composes the book at `path`, and writes its PDF if wanted. No value: there is no book, or it cannot be dressed.
 */
export async function publishPdf(
  host: Host,
  path: string,
  request: Request,
  isWanted: boolean,
  stopwatch: Stopwatch,
  { keepsPages = true, listsPages = true, craft, known, onPrepared }: Surroundings = {},
): Promise<Reported<Composed | undefined>> {
  const format = request.format ?? 'pdf';
  const { value: prepared, diagnostics } = prepare(host, path, request, stopwatch, format, known);
  if (prepared === undefined) return { value: undefined, diagnostics };
  if (!hasErrors(diagnostics)) await onPrepared?.(prepared);
  const { book, design } = prepared;
  const { edition, letGo, ofText, ofLayout, ahead } = composed(
    prepared,
    request,
    stopwatch,
    keepsPages,
    craft,
  );
  // It has been of use; what is waited for here is to hear of a mistake.
  await ahead;
  const made = { ...prepared, edition, starts: listsPages ? pageStarts(book, edition) : [] };
  // How lines and pages came out matters only where somebody will see them.
  const isSeen = isWanted || book.metadata.formats[format] !== false;
  const layout = format === 'screen' ? ofLayout.map(onScreen) : ofLayout;
  const said = [...diagnostics, ...(isSeen ? layout : []), ...ofText];
  if (!isWanted || hasErrors(said)) return { value: { ...made, pdf: undefined }, diagnostics: said };

  // The pages are written.
  const { writePdf } = await import('./pdf/write.ts');
  const written = await stopwatch.timeAsync('pdf', () =>
    writePdf(edition, book.metadata, headingsOf(book, design), { letGo, pack: craft?.pack }),
  );
  const pdf = hasErrors(written.diagnostics) ? undefined : written.value;
  return { value: { ...made, pdf }, diagnostics: [...said, ...written.diagnostics] };
}

/** A page of the PDF for screens is another than the one of that number on paper. */
function onScreen(diagnostic: Diagnostic): Diagnostic {
  const { page } = diagnostic.params;
  if (page === undefined) return diagnostic;
  return { ...diagnostic, params: { ...diagnostic.params, page: phrase('page-on-screen', page) } };
}

interface Pages {
  readonly edition: Edition;
  /** Lets go of what stands on a page, by its place in the file; does nothing where pages are kept. */
  readonly letGo: (page: number) => void;
  /** What is wrong with the text, on whatever pages. */
  readonly ofText: readonly Diagnostic[];
  readonly ofLayout: readonly Diagnostic[];
  /** Settles when another thread has shaped what it was to shape. */
  readonly ahead: Promise<void> | undefined;
}

/** From a book to its pages. */
function composed(
  prepared: Prepared,
  { sections }: Request,
  stopwatch: Stopwatch,
  keepsPages: boolean,
  craft?: Craft,
): Pages {
  const { book, design, fonts } = prepared;
  // Cover and ornaments are drawn, and the book is dressed: every paragraph knows its style.
  const drawings = stopwatch.time('cover', () => drawingsFor(prepared));
  const dressed = stopwatch.time('dress', () => dress(book, design, fonts, drawings));
  const styled = only(dressed.value, sections);

  const ahead = craft === undefined ? undefined : shapeAhead(styled, fonts, craft);

  // Paragraphs are analysed, shaped and broken into lines; the lines are gathered into pages.
  const composer = createComposer(fonts, styled.justification, stopwatch);
  const { value: edition, diagnostics: ofLayout } = stopwatch.time('paginate', () =>
    paginate(styled, countingPages(composer.compose, styled.geometry, stopwatch)),
  );
  const pages = keepsPages ? { edition, letGo: () => undefined } : passing(edition);
  const ofText = [...dressed.diagnostics, ...composer.diagnostics(book.metadataSpan)];
  return { ...pages, ofText, ofLayout, ahead };
}

/** An edition whose pages can be let go one by one; of the blocks they were made of nothing is left in it. */
function passing(edition: Edition): Pick<Pages, 'edition' | 'letGo'> {
  const pages = [...edition.pages];
  const book = { ...edition.book, sections: [], notes: new Map() };
  const letGo = (index: number): void => {
    const page = pages[index];
    if (page !== undefined) pages[index] = { ...page, items: [] };
  };
  return { edition: { ...edition, book, pages }, letGo };
}

/** What the design asks to be drawn: ornaments, and the cover where the book has none of its own. */
function drawingsFor({ book: { cover, metadata }, design, fonts }: Prepared): Drawings {
  const ornaments = drawOrnaments(
    metadata,
    design,
    fonts,
    pageGeometry(design, directionOf(metadata.language)),
  );
  if (cover !== undefined) return ornaments;
  return { ...ornaments, cover: drawCover(metadata, design, fonts, design.page) };
}

/** The book with sections of these kinds alone, without blank pages between them. */
function only(book: StyledBook, kinds: Request['sections']): StyledBook {
  if (kinds === undefined) return book;
  const kept = book.sections.filter(({ kind }) => kinds.includes(kind));
  return { ...book, sections: kept.map((section) => ({ ...section, opens: 'page' })) };
}

/**
 * Writes the EPUB of the book at `path`: from the book, and of the `pages` of the PDF `request.format` only where each
 * begins. The book is read anew unless it is `known` as prepared for that PDF; so are fonts and pictures made, unless
 * they were `begun`.
 */
export async function publishEpub(
  host: Host,
  path: string,
  request: Request,
  stopwatch: Stopwatch,
  pages: readonly PageStart[],
  known?: Prepared,
  begun?: Begun,
): Promise<Reported<Uint8Array | undefined>> {
  const { value: prepared, diagnostics } = prepare(host, path, request, stopwatch, undefined, known);
  if (prepared === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const binaries = begun?.of === prepared.design ? begun.binaries : undefined;
  const written = await epubOf(host, prepared, request, stopwatch, pages, binaries);
  const said = [...diagnostics, ...written.diagnostics];
  return { value: hasErrors(said) ? undefined : written.value.bytes, diagnostics: said };
}

/** Fonts and pictures of an EPUB that have been asked for, before its turn. */
export interface Begun {
  /** The design they are in. */
  readonly of: Design;
  readonly binaries: Promise<Binaries>;
}

/**
 * Has the fonts and pictures of the EPUB begun: with the craft of another thread they are made while the pages of the
 * PDF are composed. Undefined where the EPUB is in another design than that PDF.
 */
export async function beginEpub(
  { book, design, fonts, isChanged }: Prepared,
  craft: Craft,
  stopwatch: Stopwatch,
): Promise<Begun | undefined> {
  if (isChanged) return undefined;
  const { makeBinaries } = await import('./epub/binaries.ts');
  const binaries = stopwatch.time('epub', () =>
    makeBinaries(book, headingsOf(book, design), design, fonts, craft),
  );
  // Whoever needs them hears of a mistake; nobody may, where the book has errors.
  binaries.catch(() => undefined);
  return { of: design, binaries };
}

/** A book whose EPUB is all that is made of it. */
export interface EpubAlone {
  readonly book: Book;
  /** Undefined where there are errors. */
  readonly epub: Uint8Array | undefined;
}

/**
 * Writes the EPUB of the book at `path` where no PDF is made: it has no page list, and no pages are composed, unless
 * the text holds what only composing can judge (`WrittenEpub`).
 */
export async function publishEpubAlone(
  host: Host,
  path: string,
  request: Request,
  stopwatch: Stopwatch,
): Promise<Reported<EpubAlone | undefined>> {
  const { value: prepared, diagnostics } = prepare(host, path, request, stopwatch);
  if (prepared === undefined) return { value: undefined, diagnostics };
  const { book } = prepared;
  if (hasErrors(diagnostics)) return { value: { book, epub: undefined }, diagnostics };
  const { value, diagnostics: ofEpub } = await epubOf(host, prepared, request, stopwatch, []);
  const ofText = value.needsComposing ? composed(prepared, request, stopwatch, false).ofText : [];
  const said = [...diagnostics, ...ofText, ...ofEpub];
  return { value: { book, epub: hasErrors(said) ? undefined : value.bytes }, diagnostics: said };
}

async function epubOf(
  host: Host,
  { book, design, fonts }: Prepared,
  request: Request,
  stopwatch: Stopwatch,
  pages: readonly PageStart[],
  binaries?: Promise<Binaries>,
): Promise<Reported<WrittenEpub>> {
  const { writeEpub } = await import('./epub/write.ts');
  const roots = templateRoots(book, request);
  const headings = headingsOf(book, design);
  return stopwatch.timeAsync('epub', () =>
    writeEpub(host, roots, book, headings, design, fonts, pages, request.format, binaries),
  );
}

/** The tree of headings, numbered as the design wants: bookmarks and the EPUB's contents say what the pages say. */
function headingsOf(book: Book, design: Design): Outline {
  return numberHeadings(outline(book), design, book.metadata);
}
