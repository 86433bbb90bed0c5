/**
 * The way to a Kindle: calibre makes AZW3 of the EPUB and EPUB of that again. What must come through: direction of
 * pages and text, the contents with their titles, and notes with their ways back.
 */

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackEpub } from '../support/unpack-epub.ts';
import { type Check, failed, program, skipped, verdictOf } from './checks.ts';

const labels = (ncx: string): readonly string[] =>
  [...ncx.replace(/<pageList>[\s\S]*/, '').matchAll(/<navLabel>\s*<text>([^<]*)</g)].map(
    ([, label]) => label ?? '',
  );

export const kindle: Check = {
  name: 'AZW3 by calibre keeps direction, contents and notes',
  run: ({ epub }) => {
    const folder = mkdtempSync(join(tmpdir(), 'warraq-kindle-'));
    try {
      const [azw3, back] = [join(folder, 'book.azw3'), join(folder, 'book.epub')];
      // Without the contents page that calibre adds in its own words.
      const made = program('ebook-convert', [epub, azw3, '--no-inline-toc']);
      if (made === undefined) return skipped('calibre is not installed');
      if (!existsSync(azw3)) return failed('calibre made no AZW3', made.stderr.slice(-400));
      program('ebook-convert', [azw3, back]);
      if (!existsSync(back)) return failed('calibre cannot read its AZW3');
      return verdictOf([...spoken(made.stdout + made.stderr), ...lost(epub, back)]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

const spoken = (log: string): readonly string[] =>
  log.split('\n').filter((line) => /\bwarn|\berror/i.test(line));

function lost(epub: string, back: string): readonly string[] {
  const complaints: string[] = [];
  const before = unpackEpub(readFileSync(epub));
  const after = unpackEpub(readFileSync(back));
  const opf = after.text(after.names.find((name) => name.endsWith('.opf')) ?? '');
  if (!opf.includes('page-progression-direction="rtl"')) complaints.push('pages go from left to right');
  const texts = after.names.filter((name) => /part\d.*\.x?html$/.test(name)).map((name) => after.text(name));
  for (const text of texts) {
    if (!/<body[^>]*dir="rtl"/.test(text)) complaints.push(`a text without direction: ${text.slice(0, 80)}`);
  }
  const ncx = (name: string | undefined, from: typeof before): readonly string[] =>
    name === undefined ? [] : labels(from.text(name));
  const wanted = ncx('OEBPS/toc.ncx', before);
  const found = ncx(
    after.names.find((name) => name.endsWith('.ncx')),
    after,
  );
  // calibre may add lines of its own before the first.
  if (wanted.some((label) => !found.includes(label))) complaints.push(`contents: ${found.join(' / ')}`);
  const all = texts.join('');
  for (const text of before.documents.map((name) => before.text(name))) {
    for (const [, id = ''] of text.matchAll(/<a [^>]*href="#((?:fn|fnref)-[^"]*)"/g)) {
      if (!all.includes(`id="${id}"`)) complaints.push(`the place ${id} is lost`);
      if (!all.includes(`#${id}"`)) complaints.push(`no link leads to ${id}`);
    }
  }
  return complaints;
}
