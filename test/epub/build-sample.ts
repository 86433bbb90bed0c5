/**
 * Builds EPUBs for the tests of this folder, from a folder of the repository or from Markdown in a string; with
 * the pages of the same build, as the command does.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Book } from '../../src/book/book.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { createHost } from '../../src/host.ts';
import type { Edition } from '../../src/paginate/page.ts';
import { publishEpub, publishEpubAlone, publishPdf } from '../../src/pipeline.ts';
import { createStopwatch } from '../../src/stopwatch.ts';
import { type UnpackedEpub, unpackEpub } from '../support/unpack-epub.ts';

const root = join(import.meta.dirname, '../..');
export const sampleFolder: string = join(import.meta.dirname, 'sample');
const request = { templateRoots: [join(root, 'templates')], fontRoots: [join(root, 'fonts')] };

export interface BuiltEpub extends UnpackedEpub {
  readonly book: Book;
  readonly epub: Uint8Array;
  readonly edition: Edition;
  /** Undefined unless asked for. */
  readonly pdf: Uint8Array | undefined;
}

/** The EPUB of a manuscript, or what forbids it. */
export async function tryEpub(path: string, wantsPdf = false): Promise<BuiltEpub | readonly Diagnostic[]> {
  const host = createHost();
  const stopwatch = createStopwatch(
    () => 0,
    () => undefined,
  );
  const composed = await publishPdf(host, path, request, wantsPdf, stopwatch);
  const pages = composed.value?.starts ?? [];
  const { value: epub, diagnostics } = await publishEpub(host, path, request, stopwatch, pages);
  if (composed.value === undefined || epub === undefined) return [...composed.diagnostics, ...diagnostics];
  const { book, edition, pdf } = composed.value;
  return { book, edition, pdf, epub, ...unpackEpub(epub) };
}

/** The EPUB of a manuscript that has one. */
export async function buildEpub(path: string, wantsPdf = false): Promise<BuiltEpub> {
  const built = await tryEpub(path, wantsPdf);
  if ('epub' in built) return built;
  throw new Error(JSON.stringify(built.map(({ code, params }) => [code, params])));
}

/** The EPUB of one Markdown text with its front matter. */
export async function buildText(
  markdown: string,
  metadata = 'title: كتاب\nauthor: مؤلف',
  wantsPdf = false,
  files: Readonly<Record<string, Uint8Array>> = {},
): Promise<BuiltEpub> {
  return withText(markdown, metadata, (path) => buildEpub(path, wantsPdf), files);
}

/** The EPUB of one Markdown text of which no pages are made, and what there is to say of it. */
export async function buildAlone(
  markdown: string,
  metadata = 'title: كتاب\nauthor: مؤلف',
): Promise<{ readonly epub: UnpackedEpub; readonly diagnostics: readonly Diagnostic[] }> {
  const stopwatch = createStopwatch(
    () => 0,
    () => undefined,
  );
  const { value, diagnostics } = await withText(markdown, metadata, (path) =>
    publishEpubAlone(createHost(), path, request, stopwatch),
  );
  if (value?.epub === undefined) throw new Error(JSON.stringify(diagnostics));
  return { epub: unpackEpub(value.epub), diagnostics };
}

/** Puts a text into a file of its own, other files beside it, for as long as `use` runs. */
export async function withText<T>(
  markdown: string,
  metadata: string,
  use: (path: string) => Promise<T>,
  files: Readonly<Record<string, Uint8Array>> = {},
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-epub-'));
  try {
    const path = join(folder, 'book.md');
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    writeFileSync(path, `---\n${metadata}\n---\n\n${markdown}\n`);
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
