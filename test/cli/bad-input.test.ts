/**
 * Bad manuscripts, on disk, through the compiled program. All stand in one folder and are built by one process;
 * each is a case here: which codes, at which line and column. None may leave a file, or a stack trace.
 */

import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type BookReport,
  type Files,
  filesIn,
  folder,
  placed,
  type Run,
  repository,
  scratchFolder,
  summaryOf,
  warraq,
} from '../support/program.ts';

/** Name, files, and what is to be said: `file:line:column code`, the file without the case's folder. */
interface Case {
  readonly name: string;
  readonly files: Files;
  readonly links?: Readonly<Record<string, string>>;
  readonly said: readonly string[];
}

const head = '---\ntitle: كتاب\n---\n\n';
const text = '# فصل\n\nنص.\n';
const yaml = (source: string | Uint8Array, more: Files = {}): Files => ({
  'book.yaml': source,
  'a.md': text,
  ...more,
});
/** Line 7 is where the body begins. */
const body = (source: string, more: Files = {}): Files => ({
  'a.md': `${head}# فصل\n\n${source}\n`,
  ...more,
});
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

/** A PNG of one red point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The PNG with other fields in its header, whose check sum is right if `isSound`. */
function pngWith(change: (header: Buffer) => void, isSound: boolean): Uint8Array {
  const changed = Buffer.from(png);
  change(changed.subarray(16));
  if (isSound) changed.writeUInt32BE(crc32(changed.subarray(12, 29)), 29);
  return changed;
}

/** A linear congruential generator's bytes: noise, the same each time. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
}

const amiri = readFileSync(join(repository, 'fonts/amiri/Amiri-Regular.ttf'));
/** A book whose own folder has a broken copy of the text face. */
const font = (content: Uint8Array | string): Files =>
  yaml('title: كتاب\n', { 'fonts/amiri/Amiri-Regular.ttf': content });

/** The font with a table's bytes, or its record in the directory, changed. */
function fontWith(tag: string, change: (font: Buffer, record: number) => void): Uint8Array {
  const changed = Buffer.from(amiri);
  for (let record = 12; record < 12 + 16 * changed.readUInt16BE(4); record += 16) {
    if (changed.toString('latin1', record, record + 4) === tag) change(changed, record);
  }
  return changed;
}

const filled = (tag: string, byte: number): Uint8Array =>
  fontWith(tag, (whole, record) => {
    const start = whole.readUInt32BE(record + 8);
    whole.fill(byte, start, start + whole.readUInt32BE(record + 12));
  });

const image = (name: string, content: Uint8Array | string): Files =>
  body(`![بديل](${name})`, { [name]: content });
/** A JPEG of four components: as much of it as tells that. */
const cmyk = Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 2, 0, 2, 4, 1, 0x11, 0, 0xff, 0xd9);
const invalidImage = ['a.md:7:1 invalid-image'];
/** At the place where the design of the program names it. */
const invalidFont = ['design.yaml invalid-font'];

const brokenYaml: readonly Case[] = [
  {
    name: 'a quotation mark that is not closed',
    files: yaml('title: "كتاب\nauthor: كاتب\n'),
    said: ['book.yaml:3:1 yaml-syntax'],
  },
  {
    name: 'a bracket that is not closed',
    files: yaml('title: كتاب\nsubjects: [أ, ب\n'),
    said: ['book.yaml:3:1 yaml-syntax'],
  },
  {
    name: 'a tab that indents',
    files: yaml('title: كتاب\nseries:\n\tname: س\n'),
    said: ['book.yaml:3:1 yaml-syntax'],
  },
  {
    name: 'a key that is indented',
    files: yaml('title: كتاب\n  author: كاتب\n'),
    said: ['book.yaml:2:3 yaml-syntax'],
  },
  {
    name: 'a key that stands twice',
    files: yaml('title: كتاب\ntitle: آخر\n'),
    said: ['book.yaml:2:1 yaml-syntax'],
  },
  { name: 'a colon in a value', files: yaml('title: كتاب: مجلد\n'), said: ['book.yaml:1:8 yaml-syntax'] },
  { name: 'a value that begins with @', files: yaml('title: @كتاب\n'), said: ['book.yaml:1:8 yaml-syntax'] },
  { name: 'an alias', files: yaml('title: &a كتاب\nsubtitle: *a\n'), said: ['book.yaml:2:11 yaml-syntax'] },
  {
    name: 'aliases of aliases, told once',
    files: yaml(`title: كتاب\na: &a [x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n`),
    said: ['book.yaml:3:8 yaml-syntax'],
  },
  { name: 'a tag', files: yaml('title: !!js/function "x"\n'), said: ['book.yaml:1:22 yaml-syntax'] },
  {
    name: 'two documents',
    files: yaml('title: كتاب\n---\ntitle: آخر\n'),
    said: ['book.yaml:2:1 yaml-syntax'],
  },
  {
    name: 'front matter that is broken',
    files: { 'a.md': '---\ntitle: [كتاب\n---\n\nنص.\n' },
    said: ['a.md:3:1 yaml-syntax'],
  },
  {
    name: 'front matter that has no end',
    files: { 'a.md': '---\ntitle: كتاب\n\nنص.\n' },
    said: ['a.md:1:1 unclosed-front-matter'],
  },
];

const badValues: readonly Case[] = [
  { name: 'a list instead of keys', files: yaml('- title\n'), said: ['book.yaml:1:1 wrong-type'] },
  { name: 'a word instead of keys', files: yaml('كتاب\n'), said: ['book.yaml:1:1 wrong-type'] },
  {
    name: 'wrong types',
    files: yaml('title: [كتاب]\ndate: {year: 1}\n'),
    said: ['book.yaml:1:8 wrong-type', 'book.yaml:2:7 wrong-type'],
  },
  {
    name: 'unknown keys',
    files: yaml('title: كتاب\nauhtor: كاتب\nzzzz: 1\n__proto__: {a: 1}\n'),
    said: ['book.yaml:2:1', 'book.yaml:3:1', 'book.yaml:4:1'].map((place) => `${place} unknown-metadata-key`),
  },
  {
    name: 'forms of numbers without a place for the number',
    files: {
      'a.md': '---\ntitle: كتاب\ndesign: {footnotes: {form: x}, list: {form: "-"}}\n---\n\n# باب\n\nنص.\n',
    },
    said: ['3:28', '3:45'].map((place) => `a.md:${place} invalid-value`),
  },
  {
    name: 'several mistakes at once, from the top down',
    files: yaml(
      'titel: كتاب\ndate: 2024-02-30\nlanguage: arabic!\ndigits: roman\nslug: My Book\nidentifiers: {isbn: 978-0-306-40615-8}\n',
    ),
    said: [
      'book.yaml:1:1 missing-metadata-key',
      'book.yaml:1:1 unknown-metadata-key',
      'book.yaml:2:7 invalid-value',
      'book.yaml:3:11 invalid-value',
      'book.yaml:4:9 invalid-value',
      'book.yaml:5:7 invalid-value',
      'book.yaml:6:21 invalid-isbn',
    ],
  },
  {
    name: 'a title of spaces, a year that never was',
    files: yaml('title: "  "\ndate: "0000"\n'),
    said: ['book.yaml:1:8 wrong-type', 'book.yaml:2:7 invalid-value'],
  },
  {
    name: 'a language by its English name',
    files: yaml('title: كتاب\nlanguage: arabic\n'),
    said: ['book.yaml:2:11 invalid-value'],
  },
  { name: 'an empty book.yaml', files: yaml(''), said: ['book.yaml:1:1 missing-metadata-key'] },
  {
    name: 'an unknown design',
    files: yaml('title: كتاب\ndesign: clasical\n'),
    said: ['book.yaml:2:9 missing-design'],
  },
  {
    name: 'a design that is a path',
    files: yaml('title: كتاب\ndesign: ../../etc\n'),
    said: ['book.yaml:2:9 missing-design'],
  },
  {
    name: 'wrong values for a design',
    files: yaml('title: كتاب\ndesign: {name: classical, text: {size: 500}, colours: red}\n'),
    said: ['book.yaml:2:40 invalid-value', 'book.yaml:2:46 unknown-metadata-key'],
  },
  {
    name: 'a font outside the fonts',
    files: yaml('title: كتاب\ndesign: {fonts: {text: {regular: ../../etc/passwd}}}\n'),
    said: ['book.yaml:2:34 invalid-value'],
  },
];

const badFiles: readonly Case[] = [
  {
    name: 'files that are missing, or outside the book',
    files: yaml('title: كتاب\nfiles: [a.md, b.md, ../x.md, /etc/hostname, sub]\n', { 'sub/x': '' }),
    said: ['2:15 missing-file', '2:21 outside-book', '2:30 outside-book', '2:45 unreadable-file'].map(
      (each) => `book.yaml:${each}`,
    ),
  },
  { name: 'no file at all', files: { 'book.yaml': 'title: كتاب\n' }, said: ['no-text'] },
  { name: 'an empty file', files: { 'a.md': '' }, said: ['a.md:1:1 missing-metadata-key'] },
  { name: 'no text', files: { 'a.md': `${head}<!-- لا شيء -->\n` }, said: ['a.md:6:1 no-text'] },
  {
    name: 'text that is not UTF-8',
    files: { 'a.md': bytes(head, 'نص', [0xc7, 0xe1]) },
    said: ['a.md:5:3 not-utf8'],
  },
  {
    name: 'Windows-1256',
    files: { 'a.md': bytes('---\ntitle: ', [0xdf, 0xca, 0xc7, 0xc8], '\n---\n') },
    said: ['a.md:2:8 not-utf8'],
  },
  {
    name: 'a text that is a link to itself, beside another',
    files: yaml('title: كتاب\n'),
    links: { 'b.md': 'b.md' },
    said: ['book.yaml:1:1 unreadable-file'],
  },
  {
    name: 'metadata that is not UTF-8',
    files: yaml(bytes('title: ', [0xc3, 0x28])),
    said: ['book.yaml:1:8 not-utf8'],
  },
  {
    name: 'UTF-16',
    files: { 'a.md': Buffer.from(`\u{feff}${head}نص`, 'utf16le') },
    said: ['a.md:1:1 not-utf8'],
  },
  {
    name: 'an encoded surrogate',
    files: { 'a.md': bytes(head, [0xed, 0xa0, 0x80]) },
    said: ['a.md:5:1 not-utf8'],
  },
  {
    name: 'surrogates by escape',
    files: yaml('title: "كتاب \\uD800"\nsubtitle: "\\uDC00"\n'),
    said: ['book.yaml:1:8 lone-surrogate', 'book.yaml:2:11 lone-surrogate'],
  },
  {
    name: 'control characters',
    files: body('ن\0ص\u{1b}ن\u{85}ص\u{ffff}ن\0'),
    said: ['7:2', '7:4', '7:6', '7:8'].map((place) => `a.md:${place} control-character`),
  },
  {
    name: 'control characters by escape',
    files: yaml('title: "ك\\0"\n'),
    said: ['book.yaml:1:8 control-character'],
  },
];

const badImages: readonly Case[] = [
  { name: 'a missing image', files: body('![بديل](none.png)'), said: ['a.md:7:1 missing-image'] },
  {
    name: 'a missing cover',
    files: yaml('title: كتاب\ncover: none.png\n'),
    said: ['book.yaml:2:8 missing-image'],
  },
  {
    name: 'an image without alternative text',
    files: body('![](p.png)', { 'p.png': png }),
    said: ['a.md:7:1 missing-alt'],
  },
  {
    name: 'images on the web',
    files: body(
      '![بديل](https://example.org/a.png)\n\n![بديل](//example.org/a.png)\n\n![بديل](//example.org/b.png)',
    ),
    said: ['7:1', '9:1', '11:1'].map((place) => `a.md:${place} remote-image`),
  },
  {
    name: 'images in the text itself, and on the disk',
    files: body('![بديل](data:image/png;base64,AA)\n\n![بديل](file:///etc/hostname)'),
    said: ['a.md:7:1 invalid-image', 'a.md:9:1 outside-book'],
  },
  {
    name: 'images outside the book, as written',
    files: body('![بديل](../../x.png)\n\n![بديل](/etc/hostname)\n\n![بديل](%2e%2e/%2e%2e/x.png)'),
    said: ['7:1', '9:1', '11:1'].map((place) => `a.md:${place} outside-book`),
  },
  {
    name: 'images outside the book, through links',
    files: body('![بديل](link.png)\n\n![بديل](folder/hostname)'),
    links: { 'link.png': '/etc/hostname', folder: '/etc' },
    said: ['a.md:7:1 outside-book', 'a.md:9:1 outside-book'],
  },
  {
    name: 'a link to itself',
    files: body('![بديل](loop.png)'),
    links: { 'loop.png': 'loop.png' },
    said: invalidImage,
  },
  { name: 'a path with a NUL', files: body('![بديل](a%00b.png)'), said: invalidImage },
  { name: 'a photograph in the colours of a press', files: image('p.jpg', cmyk), said: invalidImage },
  { name: 'a PNG cut short', files: image('p.png', png.subarray(0, 50)), said: invalidImage },
  { name: 'noise', files: image('p.png', noise(500)), said: invalidImage },
  { name: 'an empty image', files: image('p.png', ''), said: invalidImage },
  {
    name: 'a PNG damaged inside',
    files: image('p.png', Buffer.from(png).fill(0xff, 43, 52)),
    said: invalidImage,
  },
  {
    name: 'a PNG of ten billion points',
    files: image(
      'p.png',
      pngWith((header) => header.writeUInt32BE(100_000, 0) && header.writeUInt32BE(100_000, 4), true),
    ),
    said: invalidImage,
  },
  {
    name: 'a PNG of a hundred million points',
    files: image(
      'p.png',
      pngWith((header) => header.writeUInt32BE(10_000, 0) && header.writeUInt32BE(10_000, 4), true),
    ),
    said: invalidImage,
  },
  {
    name: 'a PNG without width',
    files: image(
      'p.png',
      pngWith((header) => header.writeUInt32BE(0), true),
    ),
    said: invalidImage,
  },
  {
    name: 'a PNG of no known depth',
    files: image(
      'p.png',
      pngWith((header) => header.fill(9, 8, 10), true),
    ),
    said: invalidImage,
  },
  {
    name: 'a JPEG cut short',
    files: image('p.jpg', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70])),
    said: invalidImage,
  },
  {
    name: 'a JPEG of noise',
    files: image('p.jpg', bytes([0xff, 0xd8], [...noise(300)])),
    said: invalidImage,
  },
  {
    name: 'an SVG with a script',
    files: image(
      'p.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>1</script></svg>',
    ),
    said: invalidImage,
  },
  {
    name: 'an SVG with an entity',
    files: image(
      'p.svg',
      '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg viewBox="0 0 1 1">&a;</svg>',
    ),
    said: invalidImage,
  },
  { name: 'a format nobody asked for', files: image('p.gif', 'GIF89a'), said: invalidImage },
];

const badFonts: readonly Case[] = [
  { name: 'a font cut short', files: font(amiri.subarray(0, amiri.length / 2)), said: invalidFont },
  { name: 'a font of noise', files: font(noise(20_000)), said: invalidFont },
  { name: 'an empty font', files: font(''), said: invalidFont },
  ...['cmap', 'head', 'glyf', 'loca', 'GSUB', 'GPOS', 'name', 'hmtx'].map((tag) => ({
    name: `a font with a damaged ${tag}`,
    files: font(filled(tag, 0xff)),
    said: invalidFont,
  })),
  {
    name: 'a font with a table past its end',
    files: font(fontWith('GPOS', (whole, record) => whole.writeUInt32BE(0xfffffff0, record + 8))),
    said: invalidFont,
  },
  {
    name: 'a font that is a link out of the book',
    files: yaml('title: كتاب\n'),
    links: { 'fonts/amiri/Amiri-Regular.ttf': '/etc/hostname' },
    said: ['design.yaml outside-book'],
  },
  {
    name: 'a font that is not there',
    files: yaml('title: كتاب\ndesign: {fonts: {text: amiri/Amri-Regular}}\n'),
    said: ['book.yaml:2:24 missing-font'],
  },
  {
    name: 'a font that is a folder',
    files: yaml('title: كتاب\n', { 'fonts/amiri/Amiri-Regular.ttf/x': '' }),
    said: ['design.yaml unreadable-file'],
  },
];

const badText: readonly Case[] = [
  {
    name: 'a title with a character that no font has',
    files: { 'a.md': '---\ntitle: كتاب 漢\n---\nنص\n' },
    said: ['a.md:2:13 missing-glyph'],
  },
  {
    name: 'notes whose names hold spaces',
    files: body('نص[^حاشية أولى] و[^ثان ية].\n\n[^حاشية أولى]: نص الحاشية.\n\n[^ثان ية]: ح.'),
    said: ['7:3', '7:18', '9:1'].map((place) => `a.md:${place} note-name`),
  },
  {
    name: 'a comment that is not closed',
    files: body('<!-- أول -->\n\nنص <!-- ثالث\n\n<!-- ثان\n\n# فصل'),
    said: ['a.md:9:4 unclosed-comment', 'a.md:11:1 unclosed-comment'],
  },
  {
    name: 'many headings of one name',
    files: { 'a.md': head + '# ع {#a}\n\nن\n\n'.repeat(2000) },
    said: Array.from({ length: 1999 }, (_, index) => `a.md:${9 + 4 * index}:1 duplicate-anchor`),
  },
  {
    name: 'what is no paragraph under a meaning',
    files: body(':::definitions\nلفظ\n: معنى\n\n    [الجاحظ]: قاله\n:::'),
    said: ['a.md:11:5 invalid-directive'],
  },
  {
    name: 'listings that are not closed',
    files: body('- ~~~\n  شيفرة\n  ~~~~\n- ```\n  شيفرة\n\nنص.\n\n````\n```\n\n# فصل'),
    said: ['a.md:10:3 unclosed-listing', 'a.md:15:1 unclosed-listing'],
  },
  {
    name: 'bars that part no hemistichs',
    files: body(':::poem\nصدر || عجز\n**صدر | عجز**\n|صدر\nصدر| عجز\nصدر |عجز\n:::'),
    said: ['8:1', '9:1', '10:1'].map((place) => `a.md:${place} invalid-directive`),
  },
  {
    name: 'raw HTML',
    files: body('<script>alert(1)</script>\n\nنص <b>غليظ</b>'),
    said: ['7:1', '9:4', '9:11'].map((place) => `a.md:${place} raw-html`),
  },
  {
    name: 'links that do not belong in a book',
    files: body('[ن](javascript:alert(1)) [ن](JaVaScRiPt:x) [ن](file:///etc/passwd)'),
    said: ['7:1', '7:26', '7:44'].map((place) => `a.md:${place} unsafe-link`),
  },
  { name: 'a link to nowhere', files: body('[نص](#nowhere)'), said: ['a.md:7:1 broken-link'] },
  { name: 'a note that is not written', files: body('نص[^1]'), said: ['a.md:7:3 undefined-note'] },
  {
    name: 'two notes of one label, after one that is not written',
    files: body('نص[^1] نص[^2]\n\n[^1]: أولى\n[^1]: ثانية'),
    said: ['7:10 undefined-note', '10:1 duplicate-note'].map((place) => `a.md:${place}`),
  },
  {
    name: 'a picture in a line',
    files: body('نص ![بديل](p.png) نص'),
    said: ['a.md:7:4 unsupported-markdown'],
  },
  {
    name: 'a misspelt attribute of a block',
    files: body(':::note{kashdia=off}\nنص\n:::'),
    said: ['a.md:7:9 unknown-attribute'],
  },
  {
    name: 'a verse with an empty hemistich',
    files: body(':::poem\nصدر |\n| عجز\n… | عجز\n:::'),
    said: ['a.md:8:1 invalid-directive', 'a.md:9:1 invalid-directive'],
  },
  { name: 'a misspelt block', files: body(':::pome\nنص\n:::'), said: ['a.md:7:1 unknown-directive'] },
  { name: 'a block that is not closed', files: body(':::note\nنص'), said: ['a.md:7:1 invalid-directive'] },
  {
    name: 'a row with too many cells',
    files: body('| أ | ب |\n|---|---|\n| ١ | ٢ | ٣ |'),
    said: ['a.md:9:9 table-row-too-long'],
  },
  {
    name: 'a heading without words',
    files: { 'a.md': `${head}# \n\nنص.\n` },
    said: ['a.md:5:1 empty-heading'],
  },
  {
    name: 'characters no font has',
    files: body('نص 漢字 漢'),
    said: ['a.md:7:4 missing-glyph', 'a.md:7:5 missing-glyph'],
  },
  {
    name: 'a thousand quotations in each other',
    files: body(`${'> '.repeat(1000)}نص`),
    said: ['a.md:7:1 nesting-too-deep'],
  },
  {
    name: 'a thousand lists in each other',
    files: body(Array.from({ length: 1000 }, (_, depth) => `${'  '.repeat(depth)}- نص`).join('\n')),
    said: ['a.md:55:1 nesting-too-deep'],
  },
  {
    name: 'a thousand links in each other',
    files: body(`${'[نص'.repeat(1000)}${'](#a)'.repeat(1000)}`),
    said: ['a.md:7:193 nesting-too-deep'],
  },
  {
    name: 'a thousand blocks in each other',
    files: body(`${':::note\n'.repeat(1000)}نص\n${':::\n'.repeat(1000)}`),
    said: ['a.md:55:1 nesting-too-deep'],
  },
  {
    name: 'more chapters than a book can have, whatever their level',
    files: { 'a.md': head + '## ف\n\nن\n\n'.repeat(20_001) },
    said: ['a.md:80005:1 too-many-chapters'],
  },
];

/** Built, with a warning or with none. */
const doubtful: readonly Case[] = [
  {
    name: 'a drawing with a part that cannot be drawn',
    files: image(
      'p.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/><text>نص</text></svg>',
    ),
    said: ['a.md:7:1 svg-part-ignored'],
  },
  {
    name: 'a file listed twice',
    files: yaml('title: كتاب\nfiles: [a.md, ./a.md]\n', { 'a.md': '# فصل\n\nنص.\n' }),
    said: ['book.yaml:2:15 repeated-file'],
  },
  {
    name: 'an empty chapter',
    files: { 'a.md': `${head}# أول\n\n# ثان\n\nنص.\n` },
    said: ['a.md:5:1 empty-chapter'],
  },
  {
    name: 'a character that a program lost',
    files: body('كلم\u{fffd} هنا'),
    said: ['a.md:7:4 replacement-character'],
  },
  {
    name: 'bidi controls without partners',
    files: body('نص \u{2067} نص \u{2069} \u{2069} \u{202b} نص\n\nثان \u{2068} نص'),
    said: ['7:11', '7:13', '9:5'].map((place) => `a.md:${place} unbalanced-isolate`),
  },
  {
    name: 'a bidi control without a partner in the metadata',
    files: yaml('title: "كتاب\\u202e"\n'),
    said: ['book.yaml:1:1 unbalanced-isolate'],
  },
  {
    name: 'thousands of open isolates',
    files: body(`${'\u{2067}'.repeat(5000)}نص`),
    said: ['a.md:7:1 unbalanced-isolate'],
  },
  {
    name: 'notes that call each other',
    files: body('نص[^1]\n\n[^1]: أولى[^2]\n\n[^2]: ثانية[^1]'),
    said: [],
  },
  { name: 'references to characters that are none', files: body('&#xD800; &#0; &#x110000;'), said: [] },
  {
    name: 'a byte order mark and line ends of Windows',
    files: { 'a.md': `\u{feff}${head}نص\nآخر.\n`.replaceAll('\n', '\r\n') },
    said: [],
  },
  {
    name: 'line ends of old Macs',
    files: { 'a.md': `${head}# فصل\n\nنص\n`.replaceAll('\n', '\r') },
    said: [],
  },
  {
    name: 'a year that looks like a Hijri one',
    files: { 'a.md': '---\ntitle: كتاب\ndate: 1445-09-01\n---\n\nنص.\n' },
    said: ['a.md:3:7 hijri-year'],
  },
  {
    name: 'lists that are none, and lines that are no lists',
    files: body(
      '١. بند\n٢. بند\n\n• بند *مائل*\n• بند\n\n١. فقرة\n\n١٩٤٨. سنة\n٢. بند\n\n> — قائل\n\n:::poem\n– نعم\n– لا\n:::',
    ),
    said: ['7:1', '10:1'].map((place) => `a.md:${place} lines-run-together`),
  },
  {
    name: 'lists counted in letters, alone or behind a line of an item',
    files: body('أ) بند\nب) بند\n\nأ- بند\nب- بند\n\n1) بند\n    a) بند\n    b) بند\n\nو كان\nو قال'),
    said: ['7:1', '10:1', '14:5'].map((place) => `a.md:${place} lines-run-together`),
  },
  {
    name: 'dialogues behind a tatweel, and numbers in brackets',
    files: body('ـ قال\nـ قالت\n\n(١) نص\n(٢) نص\n\nـ قال\n\n(١) نص\nآخر'),
    said: ['7:1', '10:1'].map((place) => `a.md:${place} lines-run-together`),
  },
  {
    name: 'paragraphs that no empty lines part, but not a sentence to a line',
    files: body(
      'قال هذا. ثم قال ذاك.\nوسكت! ثم مضى.\nوعاد بعد ذلك.\nسطر\nقال هذا. ثم مضى.\n\n' +
        'جملة أولى.\nجملة ثانية.\nجملة ثالثة.\nرابعة.\nخامسة.\n\nقال هذا. ثم قال ذاك.\nوسكت ثم\nمضى وعاد. وقال\nما قال.',
    ),
    said: ['a.md:7:1 paragraphs-run-together'],
  },
  {
    name: 'marks that Markdown does not take for marks',
    files: body(
      [
        'و**«الكتاب»** و[موقع](https://x.y/a b) و[مرجع][none].',
        '**غير مغلق',
        '| أ | ب |\n|---|\n| س | ش |',
        '##عنوان',
        'نص و_كلمة_ و__أخرى__جدا',
        '[TABLE]',
      ].join('\n\n'),
    ),
    said: ['7:2', '7:16', '7:41', '9:1', '12:1', '15:1', '17:5', '19:1'].map(
      (place) => `a.md:${place} stray-mark`,
    ),
  },
  {
    name: 'lines of a list whose marks are Markdown’s and nearly right',
    files: body(
      '-بند\n-بند\n\n1.بند\n2.بند\n\n1- بند\n2- بند\n\n*بند\n*بند\n\n١-بند\n٢-بند\n\n•بند\n•بند\n\n' +
        '-5\n-6\n\n*مائل* نص\n*مائل* نص\n\n-نص\nنص\n-نص\n\n1990. نص\n2.5 نص\n\n+بند\n-بند',
    ),
    said: [7, 10, 13, 16, 19, 22].map((line) => `a.md:${line}:1 lines-run-together`),
  },
  {
    name: 'marks that are Markdown’s and nearly right',
    files: body(
      [
        '![بديل] (ok.png)',
        'نص [نص] (https://x.y).',
        '| أ | ب |\n| س | ش |',
        '** نص **',
        'نص ** نص **',
        'نص `شيفرة',
        '####### سبعة',
        'نص :index بغداد',
        'قال :quran [نص]',
        'نص {#x}',
        'نص {kashida=off}',
        'نص {-}',
        '> اقتباس\n> — القائل',
      ].join('\n\n'),
    ),
    said: [
      '7:1',
      '9:4',
      '11:1',
      '14:1',
      '16:4',
      '18:4',
      '20:1',
      '22:4',
      '24:5',
      '26:4',
      '28:4',
      '30:4',
      '33:3',
    ].map((place) => `a.md:${place} stray-mark`),
  },
  {
    name: 'single stars between a letter and a mark that opens or closes',
    files: body(
      [
        'كتاب و*«العنوان»* هنا.',
        'و*(كذا)*، وكتابٌ *«الأهرام»*ية',
        'قال و*"نص"*.',
        'و*«العنوان» الطويل* و*﴿نص﴾*',
        '| أ |\n|---|\n| و*[كذا]* |',
        'نص*«أول\nسطر»*',
      ].join('\n\n'),
    ),
    said: ['7:7', '9:2', '11:6', '13:2', '17:4', '19:3'].map((place) => `a.md:${place} stray-mark`),
  },
  {
    name: 'single stars that set nothing off and are not to',
    files: body(
      [
        '2*3 و2*(3+4)*5 وس*(ص+1)*ع و۲*(۳) وa*(b)*c وأ * ب و(أ) * (ب) * ج',
        'كلمة* وكلمة*، وأخرى* و«ثالثة*» و(رابعة*) و"خامسة*" و"سادسة*"',
        'كلمة*(شرح) و`و*«ب»*` وو\\*«ج»\\* و«*د*» و*ه*',
        '* و«بند»*\n* (بند)*',
        '```\nو*«نص»*\n```',
      ].join('\n\n'),
    ),
    said: [],
  },
  {
    name: 'braces in a heading that it does not take',
    files: body(
      ['{.part', '{.part} ب', '{#x} ب', '{#}', '{ #y }', '{kashida=off}', '{#z} {-']
        .map((end) => `## أ ${end}\n\nنص`)
        .join('\n\n'),
    ),
    said: [7, 11, 15, 19, 23, 27, 31].map((line) => `a.md:${line}:6 stray-mark`),
  },
  {
    name: 'what looks nearly like marks and is none',
    files: body(
      [
        '[1] (https://x.y) و[نص] (نص) وعجبًا [!] (نص) و![1] (نص)',
        '|س| = 5\nأو |ص|\n|ع|',
        'شطر ** شطر ** شطر و5 ** 3 ** 2',
        '`Abd al-Malik وMu`tazila و`code` و\\`نص',
        '####### #######',
        'في 10:index و http://x:ref وانظر :page 3 و:indexes نص',
        'نص {x} و{1, 2} و{#س} نص و`{#x}`',
        '## {1, 2} و{-1} و{…} و\\{#x} و`{.a}` {#w}\n\nنص',
        '> اقتباس — نص\n> نص\n>\n> — القائل\n> في كتابه',
        '> اقتباس\n> —نص— نص',
      ].join('\n\n'),
    ),
    said: [],
  },
  {
    name: 'what looks like such marks and is none',
    files: body(
      '5 ** 3 و2**3 و\\*\\*لا\\*\\* و`**ب` و**** ____\n\n#وسم_طويل_جدا و[نص] (هامش) و[1][2] و[١٢أ][١٢ب] وa[i][j] و|\n\n| أ | ب |\n|---|---|\n| س | ش |\n\nنص | نص\nنص\n---',
    ),
    said: [],
  },
  {
    name: 'speech that is a link to Markdown, and links that are used',
    files: body(
      '[المحاور]: نعم\n[الضيف]: لا\n\n[أ] و[ب][أ]\n\n[أ]: https://example.org\n\n[//]: # (تعليق)\n\n' +
        '![بديل](p.png "تعليق [كتاب][ت]")\n\n[ت]: https://example.org/t\n\n' +
        ':::definitions\nلفظ\n: معنى\n\n    تتمة [رابط][ر]\n:::\n\n[ر]: https://example.org/r\n',
      { 'p.png': png },
    ),
    said: ['7:1', '8:1'].map((place) => `a.md:${place} unused-link`),
  },
  {
    name: 'text behind a tab',
    files: body('نص:\n\n\tنص آخر.\n\nنص:\n\n    let a;'),
    said: ['a.md:9:1 indented-text'],
  },
  {
    name: 'forms of letters in place of letters',
    files: body('ﺍﻟﻜﺘﺎﺏ ﷺ ﷲ ﴿نص﴾ ﺍﻟﻌﺮﺑﻲ'),
    said: ['a.md:7:1 presentation-form'],
  },
  {
    name: 'marks of other kinds of Markdown',
    files: body(
      [
        'نص ~~مشطوب~~ و==مظلل== ^مرتفع^ ~منخفض~ $y = x^2$ [@smith2020, p. 3] [نص]{.red}',
        '$$\ny = x\n$$',
        '+-----+\n| أ   |\n+=====+',
        '  أ     ب\n  ----- -----\n  ج     د',
        'نص^[حاشية في السطر] يتبع',
        '- [x] مهمة',
        '> [!NOTE]\n> تنبيه',
        'لفظ\n: معناه',
        'انظر [[صفحة]] و![[صورة.png]] %%لي%% و:smile:',
        'انظر \\textbf{نص}',
        '[[_TOC_]]',
        '\\newpage',
        '{{< figure src="x.png" >}}',
        '{% include x %}',
      ].join('\n\n'),
    ),
    said: [
      '7:4',
      '7:15',
      '7:24',
      '7:32',
      '7:40',
      '7:50',
      '7:73',
      '9:1',
      '13:1',
      '18:3',
      '21:3',
      '23:3',
      '25:3',
      '29:1',
      '31:6',
      '31:30',
      '31:38',
      '33:6',
      '35:1',
      '37:1',
      '39:1',
      '41:1',
    ].map((place) => `a.md:${place} foreign-mark`),
  },
  {
    name: 'characters that look like marks of other kinds of Markdown',
    files: body(
      'بين $5 و$10 و15$، ~١٠ و~٢٠، 2^10 و`a^b^c` و`~~x~~` و\\^لا\\^ \\~~لا~~ me@example.org {.} -- \\[[لا]] [[١] و[٢]] `\\newpage` 12:30:15 ١٠٠%% C:\\new\n\n- - -\n\n---\n\nلفظ\n\\: نص\n\n:::definitions\nلفظ\n: معناه\n:::',
    ),
    said: [],
  },
  {
    name: 'an index that sends to what it does not have',
    files: body('نص:index[أ]{see="ب"} :index[ج]{see="أ"}'),
    said: ['a.md:7:3 unknown-index-term'],
  },
  {
    name: 'links without words',
    files: body(
      '[](https://example.org) [ ](#a) [:index[أ]](https://example.org) نص [`a`](https://example.org)',
    ),
    said: ['7:1', '7:25', '7:33'].map((place) => `a.md:${place} empty-link`),
  },
  {
    name: 'a note without words',
    files: body('نص[^1]\n\n[^1]:\n'),
    said: ['a.md:9:1 empty-note'],
  },
  { name: 'fifty thousand marks on one letter', files: body(`ب${'\u{64e}'.repeat(50_000)}`), said: [] },
];

const groups = { brokenYaml, badValues, badFiles, badImages, badFonts, badText, doubtful };
const cases: readonly Case[] = Object.values(groups).flat();

let home = '';
let run: Run;
const reports = new Map<string, BookReport>();

const folderOf = (each: Case): string => `case-${cases.indexOf(each)}`;
/** A book of one file takes its name from the file, and each book needs a name of its own. */
const pathOf = (each: Case, name: string): string =>
  `${folderOf(each)}/${name === 'a.md' && isSingle(each) ? `${folderOf(each)}.md` : name}`;
const isSingle = (each: Case): boolean => !('book.yaml' in each.files);

/** What was said of a case, with the names that its table has. */
const saidOf = (each: Case): readonly string[] | undefined =>
  reports
    .get(folderOf(each))
    ?.diagnostics.map(placed)
    .map((line) => line.replace(`${folderOf(each)}/`, '').replace(folderOf(each), 'a'))
    .map((line) => line.replace(/^.*\/classical\/(design\.yaml):[\d:]+/, '$1'));

beforeAll(async () => {
  home = scratchFolder(
    Object.fromEntries(
      cases.flatMap((each) =>
        Object.entries(each.files).map(([name, content]) => [pathOf(each, name), content]),
      ),
    ),
  );
  for (const each of cases) {
    for (const [name, target] of Object.entries(each.links ?? {})) {
      const path = join(home, folderOf(each), name);
      mkdirSync(dirname(path), { recursive: true });
      symlinkSync(target, path);
    }
  }
  const books = cases.map((each) => (isSingle(each) ? pathOf(each, 'a.md') : folderOf(each)));
  const args = ['build', ...books, '--out', 'out', '--json', '--format', 'pdf'];
  run = await warraq(args, { in: home, within: 100_000 });
  summaryOf(run).books.forEach((book, index) => void reports.set(`case-${index}`, book));
}, 120_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe.each([
  ['broken YAML', brokenYaml],
  ['wrong values', badValues],
  ['files', badFiles],
  ['images', badImages],
  ['fonts', badFonts],
  ['text', badText],
])('%s: an error, and no book', (_, group) => {
  it.each(group.map((each) => [each.name, each] as const))('%s', (_name, each) => {
    expect(saidOf(each)).toEqual(each.said);
    expect(reports.get(folderOf(each))).toMatchObject({ errors: each.said.length, files: [] });
  });
});

describe('what is only doubtful: a book, and a word', () => {
  it.each(doubtful.map((each) => [each.name, each] as const))('%s', (_name, each) => {
    expect(saidOf(each)).toEqual(each.said);
    const files = [{ path: `out/${folderOf(each)}.pdf` }];
    expect(reports.get(folderOf(each))).toMatchObject({ errors: 0, files });
  });
});

it('all of it is exit code 1, without a word on standard error and without a file too many', () => {
  expect([run.code, run.stderr]).toEqual([1, '']);
  expect(filesIn(join(home, 'out'))).toEqual(doubtful.map((each) => `${folderOf(each)}.pdf`).sort());
});

it('messages name the nearest known key, in the language asked for', async () => {
  const files = { 'book.yaml': 'title: كتاب\nauhtor: كاتب\n', 'a.md': text };
  const english = await warraq(['check', '.'], { in: folder(files) });
  expect(english).toEqual({
    code: 1,
    stdout: '1 error, 0 warnings\n',
    stderr: 'book.yaml:2:1 error[unknown-metadata-key] Unknown key “auhtor”\n  Did you mean “author”?\n',
  });
  const arabic = await warraq(['check', '.', '--lang', 'ar'], { in: folder(files) });
  expect(arabic.stderr).toBe(
    'book.yaml:2:1 خطأ[unknown-metadata-key] مفتاح غير معروف «\u{2068}auhtor\u{2069}»\n  هل تقصد «author»؟\n',
  );
});
