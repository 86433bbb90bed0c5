/** Builds EPUBs for the tests of this folder, from a folder of the repository or from Markdown in a string. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Book } from '../../src/book/book.ts';
import { outline } from '../../src/book/outline.ts';
import { facesOf, loadDesign } from '../../src/design/load.ts';
import { writeEpub } from '../../src/epub/write.ts';
import { openFonts } from '../../src/font/open-fonts.ts';
import { createHost } from '../../src/host.ts';
import { read } from '../../src/read/read.ts';
import { type UnpackedEpub, unpackEpub } from '../support/unpack-epub.ts';

const root = join(import.meta.dirname, '../..');
export const sampleFolder: string = join(import.meta.dirname, 'sample');
const templates = [join(root, 'templates')];

export interface BuiltEpub extends UnpackedEpub {
  readonly book: Book;
  readonly epub: Uint8Array;
}

/** The EPUB of a manuscript; anything reported by the EPUB's own stage fails the test. */
export async function buildEpub(path: string): Promise<BuiltEpub> {
  const host = createHost();
  const book = present(read(host, path).value, `${path} is a book`);
  const design = present(loadDesign(host, templates, book.metadata).value, 'the design loads');
  const fonts = present(openFonts(host, [join(root, 'fonts')], facesOf(design)).value, 'the fonts open');
  const written = await writeEpub(host, templates, book, outline(book), design, fonts);
  if (written.diagnostics.length > 0) throw new Error(JSON.stringify(written.diagnostics));
  return { book, epub: written.value, ...unpackEpub(written.value) };
}

/** The EPUB of one Markdown text with its front matter. */
export async function buildText(
  markdown: string,
  metadata = 'title: كتاب\nauthor: مؤلف',
): Promise<BuiltEpub> {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-epub-'));
  try {
    const path = join(folder, 'book.md');
    writeFileSync(path, `---\n${metadata}\n---\n\n${markdown}\n`);
    return await buildEpub(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`not so: ${what}`);
  return value;
}
