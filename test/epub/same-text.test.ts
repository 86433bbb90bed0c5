/** One book, two outputs, one text: EPUB, manuscript and PDF say the same, character for character after NFC. */

import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readingText } from '../../src/book/reading-text.ts';
import { readTags, tagsOfType, wordsOf } from '../support/read-tags.ts';
import { bodyText } from '../support/unpack-epub.ts';
import { type BuiltEpub, buildEpub, sampleFolder } from './build-sample.ts';

const article = join(import.meta.dirname, '../../content/beijing-summit');

/** What the EPUB says besides the manuscript: marks of notes, numbers of headings, lines that attributes give. */
const furniture =
  /<a class="(?:noteref|note-number|note-again)"[^>]*>[^<]*<\/a>|<span class="number">[^<]*<\/span> |<p class="source">.*?<\/p>/g;
/** Elements that end a line of text. */
const lineEnds = /<\/(?:p|h[1-6]|li|td|th|caption|figcaption|pre|div|span class="(?:sadr|ajz)")>|<br\/>/g;

interface Texts {
  readonly body: string;
  readonly notes: string;
}

/** White space is what XHTML makes of it; blocks are parted by line feeds. */
const normal = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();

/** The text documents in the order of the spine, tags off. */
function textOf(built: BuiltEpub): Texts {
  const bodies: string[] = [];
  const notes: string[] = [];
  const opf = built.text('OEBPS/content.opf');
  for (const [, id] of opf.matchAll(/<itemref idref="doc-([^"]*)"/g)) {
    if (['cover', 'title', 'imprint', 'toc'].includes(id ?? '')) continue;
    const bare = built
      .text(`OEBPS/${id}.xhtml`)
      .replaceAll(furniture, '')
      .replaceAll(/<span class="ajz">/g, ' ')
      .replaceAll(lineEnds, ' ')
      // Elements within a word part nothing.
      .replaceAll(/<\/?(?:a|em|strong|code|span|section)\b[^>]*>/g, '');
    const at = bare.indexOf('<div class="notes">');
    bodies.push(bodyText(at === -1 ? bare : bare.slice(0, at)));
    if (at !== -1) notes.push(bodyText(`<body>${bare.slice(at)}`));
  }
  return { body: normal(bodies.join(' ')), notes: normal(notes.join(' ')) };
}

describe.each([
  ['the sample', sampleFolder],
  ['the article', article],
])('%s', (_name, folder) => {
  let built: BuiltEpub;
  beforeAll(async () => {
    built = await buildEpub(folder);
  });

  test('the EPUB’s text is the manuscript’s', () => {
    const { book } = built;
    const { body, notes } = textOf(built);
    expect(body).toBe(normal([...readingText({ ...book, notes: new Map() })].join(' ')));
    // The notes of each file stand in the order of their calls.
    const written = [...book.notes.values()].map((note) =>
      normal([...readingText({ ...book, blocks: note.children, notes: new Map() })].join(' ')),
    );
    let rest = notes;
    for (const note of written) {
      expect(rest).toContain(note);
      rest = rest.replace(note, '');
    }
    expect(rest.trim()).toBe('');
  });
});

const letters = (text: string): string => text.normalize('NFC').replaceAll(/\s/g, '');

test('the PDF’s text, read by its tags, is the EPUB’s', async () => {
  // The article: pdf.js turns lines that mix scripts round in its own way.
  const built = await buildEpub(article, true);
  const tags = await readTags(built.pdf ?? new Uint8Array());
  const { body, notes } = textOf(built);
  const read = letters(wordsOf(tags, ['Note', 'Lbl', 'Reference', 'TOC']).join(''));
  // Title page and imprint come first.
  expect(read.slice(-letters(body).length)).toBe(letters(body));
  const called = tagsOfType(tags, 'Note').map((note) => letters(wordsOf(note, ['Lbl']).join('')));
  expect(called.join('')).toBe(letters(notes));
});
