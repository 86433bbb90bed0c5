/** The example in src/README.md, made by the stages themselves: `npm run golden` rewrites it. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyze } from '../src/analyze/analyze.ts';
import { dumpBook } from '../src/book/dump.ts';
import { outline } from '../src/book/outline.ts';
import { breakLines } from '../src/break/break-lines.ts';
import { dumpLines } from '../src/break/dump.ts';
import { createComposer } from '../src/compose.ts';
import { dress } from '../src/design/dress.ts';
import { facesOf, loadDesign } from '../src/design/load.ts';
import type { ParagraphBlock, StyledText } from '../src/design/styled.ts';
import { writeEpub } from '../src/epub/write.ts';
import { openFonts } from '../src/font/open-fonts.ts';
import { createHost } from '../src/host.ts';
import { dumpPage } from '../src/paginate/dump.ts';
import { paginate } from '../src/paginate/paginate.ts';
import { writePdf } from '../src/pdf/write.ts';
import { read } from '../src/read/read.ts';
import { createShaper } from '../src/shape/shape.ts';
import { createStopwatch } from '../src/stopwatch.ts';
import { inspectPdf } from './support/inspect-pdf.ts';
import { memoryHost } from './support/memory-host.ts';
import { unpackEpub } from './support/unpack-epub.ts';

const root = join(import.meta.dirname, '..');
const sentence = 'ثم اقترحت الصين خطة سلام في عام 2023، كما قالت شينخوا (Xinhua).[^1]';
const manuscript = `---\ntitle: مثال\n---\n\n# مثال\n\n${sentence}\n\n[^1]: وكالة الأنباء الصينية.\n`;

const block = (text: string): string => `\`\`\`text\n${text.trimEnd()}\n\`\`\``;

/** Every character but the bidi-neutral space shown by its level. */
function levelsOf(text: StyledText): string {
  const { levels, scripts, breaks } = analyze(text.text, 'rtl');
  const rows = scripts.map(({ start, end, script }) => {
    const opportunities = breaks.slice(start, end).filter((value) => value === 1).length;
    const found = [...new Set(levels.slice(start, end))].join(' ');
    return `${script} [${start}, ${end}): levels ${found}; ${opportunities} break opportunities: ⁨${text.text.slice(start, end)}⁩`;
  });
  return rows.join('\n');
}

async function example(): Promise<string> {
  const host = memoryHost({ 'example.md': manuscript }, createHost());
  const book = read(host, 'example.md').value!;
  const design = loadDesign(host, [join(root, 'templates')], book.metadata).value!;
  const fonts = openFonts(host, [join(root, 'fonts')], facesOf(design)).value!;
  const styled = dress(book, design, fonts).value;
  const section = styled.sections.find(({ kind }) => kind === 'chapter')!;
  const paragraph = section.blocks.findLast((one): one is ParagraphBlock => one.kind === 'paragraph')!;
  const ranges = paragraph.text.ranges.map(
    ({ start, end, style, note }) =>
      `[${start}, ${end}) ${style.faces[0]} ${style.size}${style.rise === 0 ? '' : ` raised ${style.rise}`}${note === undefined ? '' : ` calls note ${note}`}: ⁨${paragraph.text.text.slice(start, end)}⁩`,
  );
  const shaped = createShaper(fonts).shape(paragraph.text, analyze(paragraph.text.text, 'rtl'));
  const pieces = shaped.pieces
    .filter(({ kind }) => kind === 'word')
    .map(
      ({ start, end, level, advance, run }) =>
        `[${start}, ${end}) level ${level}, ${advance.toFixed(2)} pt, glyphs ${run.glyphs.join(' ')}: ⁨${run.text}⁩`,
    );
  const measure = 200;
  const lines = breakLines(shaped, paragraph.style, measure, styled.justification);
  const stopwatch = createStopwatch(
    () => 0,
    () => undefined,
  );
  const edition = paginate(styled, createComposer(fonts, styled.justification, stopwatch).compose).value;
  const page = edition.pages.findIndex((one) => one.section === 'chapter');
  const pdf = await inspectPdf((await writePdf(edition, book.metadata, outline(book))).value);
  const epub = await writeEpub(host, [join(root, 'templates')], book, outline(book), design, fonts);
  const unpacked = unpackEpub(epub.value.bytes);
  const chapter = unpacked.documents
    .map((name) => unpacked.text(name))
    .find((text) => text.includes('شينخوا'))!;
  return [
    `\`${sentence}\``,
    '**read** gives the book:',
    block(dumpBook(book)),
    '**dress** flattens the paragraph to one text with ranges; the note’s mark is a range of its own:',
    block(ranges.join('\n')),
    '**analyze** finds levels, scripts and break opportunities; the digits are at level 2, «Xinhua» too:',
    block(levelsOf(paragraph.text)),
    '**shape** makes the words, in logical order (spaces left out here); glyphs are in visual order:',
    block(pieces.join('\n')),
    `**break**, to a measure of ${measure} points: text, natural width, measure, space ratio, expansion, left edge:`,
    block(dumpLines(lines)),
    '**paginate** places the lines; x from the page’s left edge, y from its top:',
    block(dumpPage(edition.pages[page]!)),
    '**pdf** gives the words back, as pdf.js reads them:',
    block(pdf.pages[page]!.text),
    '**epub** writes the same paragraph as:',
    `\`\`\`html\n${/<p[^>]*>[^\n]*شينخوا[\s\S]*?<\/p>/.exec(chapter)?.[0]}\n\`\`\``,
  ].join('\n\n');
}

test('the map follows its sentence as the stages really take it', async () => {
  const path = join(root, 'src/README.md');
  const made = await example();
  const text = readFileSync(path, 'utf8').replace(
    /(<!-- example -->\n)[\s\S]*?(<!-- \/example -->)/,
    (_, open: string, close: string) => `${open}\n${made}\n\n${close}`,
  );
  await expect(text).toMatchFileSnapshot(path);
});
