/**
 * Every book of `content/`, from the command line to the bytes: it builds without a word, twice the same in other
 * surroundings; PDF and EPUB are read back and compared with the book; its pages are golden texts.
 */

import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DumpStage } from '../../src/cli/arguments.ts';
import { dump } from '../../src/cli/dump.ts';
import { createHost } from '../../src/host.ts';
import { type Composed, publishPdf } from '../../src/pipeline.ts';
import { createStopwatch } from '../../src/stopwatch.ts';
import { fontsOfPdf, inspectPdf, objectsOf } from '../support/inspect-pdf.ts';
import {
  type BookReport,
  bytesOf,
  placed,
  repository,
  type Summary,
  scratchFolder,
  summaryOf,
  warraq,
} from '../support/program.ts';
import { unpackEpub } from '../support/unpack-epub.ts';

const books = readdirSync(join(repository, 'content')).sort();
const golden = join(import.meta.dirname, '../golden/books');

/** A book up to its pages, as `--dump` has it. */
async function compose(book: string): Promise<Composed> {
  const request = {
    templateRoots: [join(repository, 'templates')],
    fontRoots: [join(repository, 'fonts')],
    format: 'pdf',
  } as const;
  const stopwatch = createStopwatch(
    () => 0,
    () => undefined,
  );
  const path = join(repository, 'content', book);
  const { value } = await publishPdf(createHost(), path, request, false, stopwatch);
  if (value === undefined) throw new Error(`${book} cannot be composed`);
  return value;
}

let home = '';
let first: Summary;
let second: Summary;
const firstOut = (): string => join(home, 'first');
const secondOut = (): string => join(home, 'elsewhere/second');

/** The specimen's pages are too many to be read as places; its lines say enough. */
const stagesOf = (book: string): readonly DumpStage[] =>
  book === 'daftar-al-huruf' ? ['structure', 'lines'] : ['structure', 'pages', 'lines'];

const riyadh = { TZ: 'Asia/Riyadh', LANG: 'ar_SA.UTF-8', LC_ALL: 'ar_SA.UTF-8' };
const newYork = { TZ: 'America/New_York', LANG: 'C', LC_ALL: 'tr_TR.UTF-8', HOME: '/nowhere' };

beforeAll(async () => {
  home = scratchFolder({});
  // The second time from another folder, through a link, so that no path is the same.
  mkdirSync(join(home, 'elsewhere'));
  symlinkSync(join(repository, 'content'), join(home, 'elsewhere/books'));
  const one = await warraq(['build', '--json', '--out', firstOut()], {
    in: repository,
    environment: riyadh,
    within: 100_000,
  });
  const other = await warraq(
    ['build', ...books.map((book) => `books/${book}`), '--json', '--out', 'second', '--lang', 'ar'],
    { in: join(home, 'elsewhere'), environment: newYork, within: 100_000 },
  );
  expect([one.code, one.stderr, other.code, other.stderr]).toEqual([0, '', 0, '']);
  first = summaryOf(one);
  second = summaryOf(other);
}, 200_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

it('every book is built where none is named', () => {
  expect(first.books.map(({ book }) => book)).toEqual(books.map((book) => `content/${book}`));
});

describe.each(books.map((book, index) => [book, index] as const))('%s', (book, index) => {
  const report = (summary: Summary): BookReport => {
    const found = summary.books[index];
    if (found === undefined) throw new Error(`${book} was not built`);
    return found;
  };
  const file = (ending: string): Uint8Array => {
    const written = report(first).files.find(({ path }) => path.endsWith(ending));
    if (written === undefined) throw new Error(`${book} has no ${ending}`);
    return bytesOf(written.path);
  };

  let pages: Promise<Composed> | undefined;
  const composed = (): Promise<Composed> => (pages ??= compose(book));

  it('has nothing to be said about it', () => {
    expect(report(first).diagnostics.map(placed)).toEqual([]);
  });

  it('is the same bytes in another time zone, locale, language and folder', () => {
    const names = report(first).files.map(({ path }) => path.slice(firstOut().length + 1));
    expect(names.map((name) => name.replace(/^.*\./, '')).sort()).toEqual(['epub', 'pdf']);
    for (const name of names) {
      expect(Buffer.compare(bytesOf(firstOut(), name), bytesOf(secondOut(), name))).toBe(0);
    }
    expect(report(second).pages).toBe(report(first).pages);
  });

  it('has pages that are as they were', async () => {
    for (const stage of stagesOf(book)) {
      const text = dump(stage, await composed());
      await expect(text).toMatchFileSnapshot(join(golden, book, `${stage}.txt`));
    }
  });

  it('opens from the right, with its title, in two pages', async () => {
    const pdf = await inspectPdf(file('.pdf'));
    expect(pdf.preferences).toMatchObject({ Direction: 'R2L', DisplayDocTitle: true });
    expect(pdf.layout).toMatch(/^TwoPage/);
    expect(pdf.language).toMatch(/^(?:ar|fa|ur)/);
    expect(pdf.information).toMatchObject({ Title: report(first).title });
    expect(pdf.pages).toHaveLength(report(first).pages ?? 0);
  });

  it('has its pages labelled, its headings as bookmarks, and links that lead somewhere', async () => {
    const pdf = await inspectPdf(file('.pdf'));
    const labels = pdf.labels ?? [];
    expect(labels).toHaveLength(pdf.pages.length);
    expect(labels).toEqual(expect.arrayContaining(['١', '٢', '٣']));
    const bookmarks = pdf.bookmarks.flatMap((bookmark) => [bookmark, ...bookmark.children]);
    expect(bookmarks.length).toBeGreaterThan(1);
    for (const { title, page } of bookmarks) {
      const text = withoutSpaces(pdf.pages[page ?? -1]?.text ?? '');
      // A numbered heading stands on two lines: «الباب الأول» and its title.
      for (const part of title.split(': ')) expect(text).toContain(withoutSpaces(part));
    }
    const links = pdf.pages.flatMap((page) => page.links);
    expect(links.length).toBeGreaterThan(bookmarks.length / 2);
    for (const link of links) expect(link.url ?? link.page).toBeDefined();
  });

  it('carries its fonts, cut down to what it needs', () => {
    const pdf = file('.pdf');
    const names = [
      ...(objectsOf(pdf) + Buffer.from(pdf).toString('latin1')).matchAll(/\/FontName \/(\S+)/g),
    ].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/^[A-Z]{6}\+/);
    const programs = fontsOfPdf(pdf);
    expect(programs).toHaveLength(names.length);
    for (const program of programs) expect(program.length).toBeLessThan(150_000);
  });

  it('has in the EPUB the text of the book and nothing else, in its order', async () => {
    const epub = unpackEpub(file('.epub'));
    const spine = [
      ...epub
        .text('OEBPS/content.opf')
        .matchAll(/<itemref idref="doc-(text-[^"]+|dedication|epigraph|colophon)"/g),
    ];
    const documents = spine.map(([, name]) => epub.text(`OEBPS/${name}.xhtml`));
    const notes = documents.flatMap((xhtml) => xhtml.match(footnote) ?? []);
    const body = documents.map((xhtml) => xhtml.replaceAll(footnote, ''));
    const links = [...dump('book', await composed()).matchAll(/‹(page|name|number|title|link) #/g)].map(
      ([, kind]) => kind,
    );
    expect(textOf([...body, ...notes], links)).toBe(
      withoutSpaces(dump('text', await composed()).replaceAll('\u{fffc}', '')),
    );
  });
});

const footnote = /<aside [^>]*epub:type="footnote"[^]*?<\/aside>/g;
/**
 * What is made and not written: note numbers in the text and before the notes, marks that say where a page of the
 * print begins, numbers of headings and of lists, the sign of a shared word, the index, and sources from attributes.
 */
const machinery = new RegExp(
  [
    '<a [^>]*role="doc-(?:noteref|backlink)"[^]*?</a>',
    '<span [^>]*epub:type="pagebreak"[^]*?(?:/>|</span>)',
    '<span class="(?:number|marker|joint)"[^]*?</span>',
    '<section class="index"[^]*?</section>',
    '<p class="source">(?!— )[^]*?</p>',
  ].join('|'),
  'g',
);
const references: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const innerLink = /<a class="link" href="(?!https?:|mailto:)[^"]*">([^]*?)<\/a>/g;

/**
 * The text of documents without tags and white space, in NFC. `links` says of each link within the book whether its
 * words were written (`link`) or are what its place is called.
 */
function textOf(documents: readonly string[], links: readonly (string | undefined)[]): string {
  let at = 0;
  return withoutSpaces(
    documents
      .map((xhtml) => xhtml.slice(Math.max(0, xhtml.indexOf('<body'))))
      .join('')
      .replaceAll(machinery, '')
      .replaceAll(innerLink, (_, words: string) => (links[at++] === 'link' ? words : ''))
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/&(\w+);/g, (whole, name: string) => references[name] ?? whole),
  );
}

function withoutSpaces(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, '');
}
