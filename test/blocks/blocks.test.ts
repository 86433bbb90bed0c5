/**
 * The blocks an Arabic book holds, from the manuscript to both outputs: each folder of `test/golden/blocks` is a
 * manuscript and what the book, the pages, the structure and the EPUB make of it.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dumpBook } from '../../src/book/dump.ts';
import type { StructureElement } from '../../src/book/structure.ts';
import { createHost } from '../../src/host.ts';
import { lineText } from '../../src/paginate/dump.ts';
import type { Page, TextItem } from '../../src/paginate/page.ts';
import { type Composed, publishEpub, publishPdf } from '../../src/pipeline.ts';
import type { Request } from '../../src/prepare.ts';
import { createStopwatch } from '../../src/stopwatch.ts';
import { axeCheck, epubCheck, htmlValidate } from '../support/epub-judges.ts';
import { type Bookmark, inspectPdf } from '../support/inspect-pdf.ts';
import { memoryHost } from '../support/memory-host.ts';
import { type UnpackedEpub, unpackEpub } from '../support/unpack-epub.ts';

const root = join(import.meta.dirname, '../..');
const goldens = join(root, 'test/golden/blocks');
const request: Request = { templateRoots: [join(root, 'templates')], fontRoots: [join(root, 'fonts')] };
const stopwatch = createStopwatch(
  () => 0,
  () => undefined,
);

interface Published {
  readonly composed: Composed;
  readonly epub: UnpackedEpub;
  readonly bytes: Uint8Array;
}

/** The manuscript, and a picture for those that call one. */
const hostOf = (markdown: string) => memoryHost({ 'book.md': markdown, 'star.svg': star }, createHost());
const star =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><path d="M40 5L75 40L40 75L5 40Z"/></svg>';

/** The pages of a manuscript, and its PDF if wanted; what is reported fails the test. */
async function paged(markdown: string, isWanted = false): Promise<Composed> {
  const { value, diagnostics } = await publishPdf(hostOf(markdown), 'book.md', request, isWanted, stopwatch);
  expect(diagnostics).toEqual([]);
  return value!;
}

/** Both outputs of a manuscript; the EPUB knows no pages, so that no page breaks are among its blocks. */
async function publish(markdown: string): Promise<Published> {
  const composed = await paged(markdown, true);
  const { value, diagnostics } = await publishEpub(hostOf(markdown), 'book.md', request, stopwatch, []);
  expect(diagnostics.filter(({ code }) => code !== 'unknown-pages')).toEqual([]);
  return { composed, epub: unpackEpub(value!), bytes: value! };
}

const withKeys = (markdown: string, keys = ''): string => `---\ntitle: كتاب\n${keys}---\n\n${markdown}\n`;
const pagesOf = (markdown: string, keys?: string): Promise<Composed> => paged(withKeys(markdown, keys));
const published = (markdown: string, keys?: string): Promise<Published> => publish(withKeys(markdown, keys));

const isText = (page: Page): boolean => page.section === 'chapter' || page.section === 'part';
const textItems = ({ items }: Page): readonly TextItem[] =>
  items.flatMap((item) => (item.kind === 'text' ? item : []));
const edges = ({ x, line }: TextItem): readonly [left: number, right: number] => [
  x + line.x,
  x + line.x + line.width,
];

/** The lines of the text pages: right edge, left edge, owner, words. */
function linesOf({ edition }: Composed): string {
  return edition.pages
    .filter(isText)
    .map((page) => {
      const lines = textItems(page).map((item) => {
        const [left, right] = edges(item);
        const owner = item.element?.role ?? 'artifact';
        return `  ${right.toFixed(1)} ${left.toFixed(1)} ${owner}: ${lineText(item.line)}`;
      });
      return [
        `page ${page.side} ${page.label} ${page.section}${page.isBlank ? ' blank' : ''}`,
        ...lines,
      ].join('\n');
    })
    .join('\n');
}

function rolesOf({ role, children }: StructureElement): string {
  return children.length === 0 ? role : `${role}(${children.map(rolesOf).join(' ')})`;
}

const bodiesOf = (epub: UnpackedEpub): string =>
  epub.documents
    .filter((name) => /text-|opening/.test(name))
    .map((name) => /<body[^>]*>\n?([\s\S]*?)\n?<\/body>/.exec(epub.text(name))?.[1] ?? '')
    .join('\n');

describe.each(readdirSync(goldens))('%s', (name) => {
  let made: Published;
  beforeAll(async () => {
    made = await publish(readFileSync(join(goldens, name, 'in.md'), 'utf8'));
  });

  it('is this book, these lines, this structure, this XHTML', async () => {
    const { book, edition } = made.composed;
    const text = edition.book.structure.children
      .slice(edition.book.sections.findIndex(({ kind }) => kind === 'chapter' || kind === 'part'))
      .map(rolesOf);
    const parts = [dumpBook(book).trimEnd(), linesOf(made.composed), text.join('\n'), bodiesOf(made.epub)];
    await expect(`${parts.join('\n\n')}\n`).toMatchFileSnapshot(join(goldens, name, 'out.txt'));
  });

  it('makes an EPUB of which its judges have nothing to say', async () => {
    const { epub, bytes } = made;
    expect(await epubCheck(bytes)).toEqual([]);
    for (const document of epub.documents) {
      expect(await htmlValidate(document, epub.text(document))).toEqual([]);
      expect(await axeCheck(document, epub.text(document))).toEqual([]);
    }
  });
});

const versesOf = ({ edition }: Composed): readonly TextItem[] =>
  edition.pages
    .filter(isText)
    .flatMap(textItems)
    .filter(({ line }) => lineText(line).length > 2);

describe('a poem', () => {
  const poem = [
    'قِفا نَبكِ مِن ذِكرى حَبيبٍ وَمَنزِلِ | بِسِقطِ اللِوى بَينَ الدَخولِ فَحَومَلِ',
    'فَتوضِحَ فَالمِقراةِ لَم يَعفُ رَسمُها | لِما نَسَجَتها مِن جَنوبٍ وَشَمأَلِ',
    'تَرى بَعَرَ الآرآمِ في عَرَصاتِها | وَقيعانِها كَأَنَّهُ حَبُّ فُلفُلِ',
  ].join('\n');

  it.each(['sparing', 'off'])(
    'has two columns of one width, flush on both sides, with kashida %s',
    async (kashida) => {
      const keys = `design: {name: classical, justification: {kashida: ${kashida}}}\n`;
      const composed = await pagesOf(`:::poem\n${poem}\n:::`, keys);
      const set = versesOf(composed).filter(({ span }) => span !== undefined);
      const [first, second] = [
        set.filter((_, index) => index % 2 === 0),
        set.filter((_, index) => index % 2 === 1),
      ];
      expect(first).toHaveLength(3);
      for (const column of [first, second]) {
        for (const one of column) {
          for (const [side, edge] of edges(one).entries())
            expect(edge).toBeCloseTo(edges(column[0]!)[side]!, 3);
        }
      }
      expect(first[0]!.line.width).toBeCloseTo(second[0]!.line.width, 3);
    },
  );

  it('is never parted inside a verse', async () => {
    const verses = Array.from({ length: 60 }, (_, index) => `صدر البيت ${index} | عجز البيت ${index}`);
    const composed = await pagesOf(`:::poem\n${verses.join('\n')}\n:::`);
    for (const page of composed.edition.pages.filter(isText)) {
      const halves = textItems(page).filter(({ line }) => lineText(line).includes('البيت'));
      expect(halves.length % 2).toBe(0);
    }
  });
});

describe('Quranic text', () => {
  it('is in its own face and never lengthened, in a line and alone', async () => {
    const text = 'ٱلۡحَمۡدُ لِلَّهِ رَبِّ ٱلۡعَٰلَمِينَ (2)';
    const kashida = 'design: {name: classical, justification: {kashida: generous}}\n';
    const long = `${'قال الناس كلامًا كثيرًا '.repeat(9)}:quran[${text}]{sura=الفاتحة verse=2}`;
    const composed = await pagesOf(`${long}\n\n:::quran\n${text}\n:::`, kashida);
    const runs = versesOf(composed).flatMap(({ line }) => line.runs);
    const verses = runs.filter(({ piece }) => piece.run.face.name === 'amiri-quran/AmiriQuran-Regular');
    expect(verses.length).toBeGreaterThan(8);
    expect(verses.map(({ piece }) => piece.kashida)).toEqual(verses.map(() => undefined));
    // The number is drawn inside the ornament: one of the two has no width.
    const marks = verses.filter(({ piece }) => piece.run.text === '۝٢');
    expect(
      marks.map(({ piece }) => [...piece.run.advances].filter((advance) => advance === 0).length),
    ).toEqual([1, 1]);
  });
});

const titles = (bookmarks: readonly Bookmark[]): unknown[] =>
  bookmarks.map(({ title, children }) => (children.length === 0 ? title : [title, titles(children)]));

describe('numbers of chapters and parts', () => {
  const text =
    '# تمهيد {.unnumbered}\n\nن\n\n# الورق {.part}\n\n# صناعته\n\nن\n\n# تجارته\n\nن\n\n# الحبر {.part}\n\n# مداد\n\nن';
  const keys =
    'design: {name: classical, chapters: {number: ordinal, word: المقالة}, parts: {number: ordinal}}\n';

  it('stand in bookmarks, contents, heads and the EPUB, and agree in gender', async () => {
    const { composed, epub } = await published(text, keys);
    const { bookmarks } = await inspectPdf(composed.pdf!);
    expect(titles(bookmarks)).toEqual([
      'تمهيد',
      ['الباب الأول: الورق', ['المقالة الأولى: صناعته', 'المقالة الثانية: تجارته']],
      ['الباب الثاني: الحبر', ['المقالة الأولى: مداد']],
    ]);
    const contents = composed.edition.pages.find(({ section }) => section === 'contents')!;
    expect(textItems(contents).map(({ line }) => lineText(line))).toContain('المقالة الثانية: تجارته');
    const heads = composed.edition.book.sections.map(({ head }) => head?.recto.text);
    expect(heads).toContain('المقالة الثانية: تجارته');
    expect(epub.text('OEBPS/toc.xhtml')).toContain('>الباب الأول: الورق</a>');
    expect(epub.text('OEBPS/toc.ncx')).toContain('<text>المقالة الأولى: مداد</text>');
    expect(epub.text('OEBPS/text-part-f2e13a9c.xhtml')).toContain('epub:type="part" role="doc-part"');
    expect(epub.text('OEBPS/text-ch-7e76aa85.xhtml')).toContain(
      '<span class="number">المقالة الأولى</span> صناعته',
    );
  });

  it('put a part on a recto of its own, its back blank', async () => {
    const composed = await pagesOf(text, keys);
    const parts = composed.edition.pages.filter(({ section }) => section === 'part');
    expect(parts.map(({ side, isBlank }) => [side, isBlank])).toEqual([
      ['recto', false],
      ['verso', true],
      ['recto', false],
      ['verso', true],
    ]);
  });

  it.each([
    ['{number: ordinal}', 'الفصل الأول'],
    ['{number: digits}', 'الفصل ١'],
    ['{number: abjad}', 'الفصل أ'],
    ['{number: ordinal, word: الرسالة}', 'الرسالة الأولى'],
    ['{number: digits, word: none}', '١'],
  ])('are written as the design wants: %s', async (chapters, label) => {
    const composed = await pagesOf('# ع\n\nن', `design: {name: classical, chapters: ${chapters}}\n`);
    const chapter = composed.edition.pages.find(({ section }) => section === 'chapter')!;
    expect(lineText(textItems(chapter)[0]!.line)).toBe(label);
  });

  it('may run through the parts', async () => {
    const through = keys.replace('chapters: {', 'chapters: {count: book, ');
    const composed = await pagesOf(text, through);
    expect(composed.edition.book.sections.map(({ title }) => title)).toContain('المقالة الثالثة: مداد');
  });
});

it('several spaces in a row are one, as in the EPUB, and keep their places', async () => {
  const composed = await pagesOf('قال  محمد   *كلامًا*  ثم سكت.');
  const lines = versesOf(composed).map(({ line }) => line);
  expect(lines.map(lineText)).toContain('قال محمد كلامًا ثم سكت.');
  const placed = lines.flatMap(({ runs }) => runs).filter(({ piece }) => piece.range.span !== undefined);
  expect(placed.length).toBeGreaterThan(8);
  for (const { piece } of placed) {
    const { start, span } = piece.range;
    const at = span!.start + piece.start - start;
    expect(span!.source.text.slice(at, at + piece.run.text.length)).toBe(piece.run.text);
  }
});

describe('words that run against their text', () => {
  it('keep their order in the PDF', async () => {
    const { composed } = await published('Smith (2020).\n\nاتصل: +962 6 123 4567، أو @warraq.');
    const text = (await inspectPdf(composed.pdf!)).pages.map((page) => page.text).join('\n');
    for (const part of ['Smith (2020).', '+962 6 123 4567', '@warraq']) expect(text).toContain(part);
  });
});

describe('honorifics', () => {
  const text = 'قال النبي محمد ﷺ وقال الله ﷻ وعيسى ﵇ وأبو بكر ﵁ وموسى ﵊ كذلك. ﷽';

  it('that the text face lacks come from a fallback, in the PDF’s text and in the EPUB’s fonts', async () => {
    const { composed, epub } = await published(text);
    const { pages } = await inspectPdf(composed.pdf!);
    const words = pages.map((page) => page.text).join(' ');
    for (const honorific of '﵇﵁﵊') expect(words).toContain(honorific);
    // pdf.js gives ﷺ, ﷻ and ﷽ by their compatibility decompositions; the file has them as they are.
    const faces = versesOf(composed).flatMap(({ line }) =>
      line.runs.map(({ piece }) => [piece.run.text, piece.run.face.name]),
    );
    expect(faces).toContainEqual(['ﷺ', 'amiri/Amiri-Regular']);
    expect(faces).toContainEqual(['﵁', 'scheherazade-new/ScheherazadeNew-Regular']);
    expect(epub.names).toContain('OEBPS/fonts/ScheherazadeNew-Regular.ttf');
  });

  it('never begin a line', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `${'س'.repeat(1 + (index % 7))} محمد ﷺ أبو بكر ﵁`);
    const composed = await pagesOf(names.join(' '));
    const lines = versesOf(composed).map(({ line }) => lineText(line));
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) expect(line).not.toMatch(/^[ﷺ﵁]/u);
  });
});

const kashidasOf = ({ edition }: Composed, quality: 'off' | 'sparing' | 'generous'): number =>
  edition.pages
    .filter(isText)
    .flatMap(textItems)
    .filter(({ span }) => span?.source.text.slice(0, span.start).includes(`passage{kashida=${quality}}`))
    .flatMap(({ line }) => line.runs)
    .filter(({ piece }) => piece.run.kashida !== undefined).length;

describe('kashida', () => {
  const words =
    'ليس الضبط أن يستوي آخر السطر، فذلك يبلغه من شاء بزيادة البياض؛ إنما الضبط أن يستوي السواد في الصفحة كلها، ' +
    'والمستعجلون يستكثرون من المدّ، والمتمكّنون يستقلّونه ويستحيون منه. ';

  it.each(['off', 'sparing', 'generous'] as const)(
    'is as a block asks for it in a book with %s',
    async (book) => {
      const keys = `design: {name: classical, justification: {kashida: ${book}, expansion: 0, maximum-space: 3}}\n`;
      const passages = ['off', 'sparing', 'generous'] as const;
      const counts: number[] = [];
      for (const kashida of passages) {
        const composed = await pagesOf(`:::passage{kashida=${kashida}}\n${words.repeat(3)}\n:::`, keys);
        counts.push(kashidasOf(composed, kashida));
      }
      const [off = 0, sparing = 0, generous = 0] = counts;
      expect(off).toBe(0);
      expect(sparing).toBeGreaterThan(0);
      expect(generous).toBeGreaterThan(sparing);
    },
  );

  it('is not asked for twice: what stands after the block is set as the book is', async () => {
    const keys =
      'design: {name: classical, justification: {kashida: generous, expansion: 0, maximum-space: 3}}\n';
    const long = words.repeat(3);
    const composed = await pagesOf(`:::note{kashida=off}\n${long}\n:::\n\n${long}`, keys);
    const lines = composed.edition.pages.filter(isText).flatMap(textItems);
    const hasKashida = lines.map(({ line }) =>
      line.runs.some(({ piece }) => piece.run.kashida !== undefined),
    );
    const inNote = lines.map(({ span }) => (span?.start ?? 0) < composed.book.blocks[0]!.span.end);
    expect(hasKashida.some((has, index) => has && inNote[index] === true)).toBe(false);
    expect(hasKashida.some((has, index) => has && inNote[index] === false)).toBe(true);
  });
});

describe('a passage', () => {
  it('in Urdu is nastaʿlīq, in Persian the text’s own naskh, and only the first is embedded for it', async () => {
    const { epub, composed } = await published(
      ':::passage{lang=ur}\nاردو ۴\n:::\n\n:::passage{lang=fa}\nفارسی\n:::',
    );
    const facesOf = (word: string): readonly string[] =>
      composed.edition.pages
        .flatMap(textItems)
        .flatMap(({ line }) => line.runs)
        .filter(({ piece }) => piece.run.text === word)
        .map(({ piece }) => piece.run.face.name);
    expect(facesOf('اردو')).toEqual(['noto-nastaliq-urdu/NotoNastaliqUrdu-Regular']);
    expect(facesOf('فارسی')).toEqual(['amiri/Amiri-Regular']);
    expect(epub.text('OEBPS/style.css')).toContain(
      'div.language-ur { font-family: "Noto Nastaliq Urdu", "Amiri"',
    );
  });

  it.each([
    [':::passage\nكلام\n:::', 'needs-language-or-kashida'],
    [':::passage{lang="ليست لغة"}\nكلام\n:::', 'needs-language-or-kashida'],
    [':::note{kashida=much}\nكلام\n:::', 'kashida=generous'],
  ])('that is asked for wrongly is reported: %s', async (markdown, hint) => {
    const { diagnostics } = await publishPdf(
      hostOf(withKeys(markdown)),
      'book.md',
      request,
      false,
      stopwatch,
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['invalid-directive']);
    expect(JSON.stringify(diagnostics[0]!.params)).toContain(hint);
  });
});
