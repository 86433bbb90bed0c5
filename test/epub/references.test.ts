/** Cross references and the index in the EPUB: links that lead where they say. */

import { expect, test } from 'vitest';
import { epubCheck } from '../support/epub-judges.ts';
import { pngFrame } from '../support/images.ts';
import { type BuiltEpub, buildAlone, buildText } from './build-sample.ts';

const text = [
  '# المقدمة {#intro}',
  'بغداد:index[بغداد] ص :page[tools]، «:ref[tools]».[^1]',
  '# الأدوات {#tools}',
  'مكة:index[مكة] وبغداد:index[بغداد] و:index[البلد الحرام]{see=مكة}.',
  '[^1]: في مكة:index[مكة] أيضًا.',
].join('\n\n');

test('references are links with page numbers and words, the index a list of links to its marks', async () => {
  const built = await buildText(text);
  const intro = built.text('OEBPS/text-intro.xhtml');
  const index = built.text('OEBPS/text-ch-18a715d6.xhtml');
  expect(intro).toContain(
    '<a class="link" href="text-tools.xhtml#tools">٢</a>، «<a class="link" href="text-tools.xhtml#tools">الأدوات</a>»',
  );
  expect(intro).toContain('بغداد<span id="intro-index-1"></span>');
  expect(index.slice(index.indexOf('<section class="index"'))).toMatchInlineSnapshot(`
    "<section class="index" id="_index" epub:type="index" role="doc-index" aria-label="الكشّاف">
    <div epub:type="index-entry-list">
    <p class="index-letter">ب</p>
    <ul class="index-terms">
    <li id="index--ec508bed" epub:type="index-entry"><span epub:type="index-term">بغداد</span>، <a class="locator" epub:type="index-locator" href="text-intro.xhtml#intro-index-1">١</a>، <a class="locator" epub:type="index-locator" href="text-tools.xhtml#tools-index-2">٢</a></li>
    <li id="index--7d500e0c" epub:type="index-entry"><span epub:type="index-term">البلد الحرام</span>، انظر: <a class="see" href="#index--351b0d71">مكة</a></li>
    </ul>
    <p class="index-letter">م</p>
    <ul class="index-terms">
    <li id="index--351b0d71" epub:type="index-entry"><span epub:type="index-term">مكة</span>، <a class="locator" epub:type="index-locator" href="text-intro.xhtml#intro-index-2">١</a>، <a class="locator" epub:type="index-locator" href="text-tools.xhtml#tools-index-1">٢</a></li>
    </ul>
    </div>
    </section>
    </section>
    </body>
    </html>
    "
  `);
  expect(index).toContain('<body dir="rtl" epub:type="backmatter">');
  expect(built.text('OEBPS/text-tools.xhtml')).toContain('<body dir="rtl" epub:type="bodymatter">');
  expect(built.text('OEBPS/toc.xhtml')).toContain(
    '<a epub:type="backmatter" href="text-ch-18a715d6.xhtml#_index">الكشّاف</a>',
  );
  expect(await epubCheck(built.epub)).toEqual([]);
});

const table = (name: string, caption: string): string =>
  `:::table[${caption}]{id=${name}}\n| أ | ب |\n|---|---|\n| ج | د |\n:::`;

test('without pages, what asks for a page names the place by its words, never by another number, and is warned of', async () => {
  const markdown = [
    '# باب {#b}',
    'انظر ص :page[t] وص :page[u] وص :page[b]، والجدول :ref[t].[^1]',
    table('t', 'القطوع'),
    table('u', ''),
    '[^1]: ص :page[t].',
  ].join('\n\n');
  const design = 'design: {name: classical, chapters: {number: ordinal}}';
  const { epub, diagnostics } = await buildAlone(markdown, `title: كتاب\nauthor: مؤلف\n${design}`);
  const xhtml = epub.documents.map((name) => epub.text(name)).join('');
  const said = [...xhtml.matchAll(/<a class="link" href="#\w+">([^<]*)</g)].map(([, words]) => words);
  expect(said).toEqual(['القطوع', 'الجدول', 'باب', '١', 'القطوع']);
  expect(diagnostics.map(({ code, span, related }) => [code, span?.start, related?.length])).toEqual([
    ['unknown-pages', expect.any(Number), 3],
  ]);
  expect((await buildAlone('# باب {#b}\n\nانظر :ref[b].')).diagnostics).toEqual([]);
});

test('an index with text behind it, or in the same chapter, is no back matter', async () => {
  const { epub } = await buildAlone(
    '# باب\n\nمكة:index[مكة].\n\n# كشاف {#i}\n\n:::index\n:::\n\n# ذيل\n\nنص.',
  );
  expect(epub.text('OEBPS/text-i.xhtml')).toContain('<body dir="rtl" epub:type="bodymatter">');
  const whole = await buildAlone('# باب {#b}\n\nمكة:index[مكة].\n\nنص.\n\n:::index\n:::');
  expect(whole.epub.text('OEBPS/text-b.xhtml')).toContain('<body dir="rtl" epub:type="bodymatter">');
});

test('notes numbered by pages are numbered by files', async () => {
  const notes = '# أ\n\nن[^1] ن[^2]\n\n# ب\n\nن[^3]\n\n[^1]: أ\n[^2]: ب\n[^3]: ج';
  const built = await buildText(
    notes,
    'title: كتاب\ndesign: {name: classical, footnotes: {numbering: page}}',
  );
  const marks = built.documents
    .filter((name) => name.includes('/text-'))
    .map((name) =>
      [...built.text(name).matchAll(/class="noteref"[^>]*>([^<]+)</gu)].map((match) => match[1]),
    );
  expect(marks).toEqual([['(١)', '(٢)'], ['(١)']]);
});

/** Ids of the index and of its entries. */
async function indexIdsOf(markdown: string): Promise<readonly string[]> {
  const built = await buildText(markdown);
  return built.documents.flatMap((name) =>
    [...built.text(name).matchAll(/ id="((?:_index|index--)[^"]*)"/g)].map(([, id]) => id ?? ''),
  );
}

test('an entry of the index keeps its id whatever entries come before it; a second index has ids of its own', async () => {
  const [place, ...ids] = await indexIdsOf('# باب\n\nمكة:index[مكة]');
  const more = await indexIdsOf('# باب\n\nمكة:index[مكة] وبغداد:index[بغداد]');
  expect([place, ids.length, more.length]).toEqual(['_index', 1, 3]);
  expect(more).toContain(ids[0]);
  const twice = await indexIdsOf('# باب\n\nمكة:index[مكة]\n\n:::index\n:::\n\n:::index\n:::');
  expect(twice).toHaveLength(4);
  expect(new Set(twice).size).toBe(4);
});

const xhtmlOf = (built: BuiltEpub): string => built.documents.map((name) => built.text(name)).join('');

/** The pages on which anchors stand in print. */
const printedPages = ({ edition }: BuiltEpub, anchors: readonly string[]): readonly (string | undefined)[] =>
  anchors.map((anchor) => edition.pages[edition.destinations.get(anchor)?.page ?? -1]?.label);

/** What links to figures and tables say. */
const linkedPages = (built: BuiltEpub): readonly (string | undefined)[] =>
  [...xhtmlOf(built).matchAll(/<a class="link" href="[^"]*#[ft]\d+">([^<]*)</g)].map(([, words]) => words);

const picture = (name: string): string => `![صورة](p.png "تعليق فيه :index[${name}]") {#${name} width=90%}`;

test('a figure that stands on a later page than it is called on, and what is in it, have that page', async () => {
  const markdown = `# باب\n\n${picture('f1')}\n\n${picture('f2')}\n\nانظر :index[باب] :page[f1] و:page[f2].`;
  const built = await buildText(markdown, undefined, false, { 'p.png': pngFrame(800, 1000) });
  const printed = printedPages(built, ['f1', 'f2']);
  expect(printed).toEqual(['٢', '٣']);
  expect(linkedPages(built)).toEqual(printed);
  const located = [
    ...xhtmlOf(built).matchAll(
      /index-term">\u{2066}?([^<\u{2069}]*)\u{2069}?<\/span>، <a [^>]*>([^<]*)<\/a><\/li>/gu,
    ),
  ];
  expect(located.map(([, term, page]) => [term, page])).toEqual([
    ['باب', '١'],
    ['f1', printed[0]],
    ['f2', printed[1]],
  ]);
});

test('a table whose caption opens a page has that page, and the page’s break before it', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `t${index}`);
  const tables = names.map(
    (name, index) =>
      `${'كلام كثير '.repeat(20 + 7 * index)}\n\n:::table[تعليق]{id=${name}}\n| أ | ب |\n|---|---|\n| ج | د |\n:::`,
  );
  const references = names.map((name) => `:ref[${name}] :page[${name}]`).join(' و');
  const built = await buildText(`# باب\n\n${tables.join('\n\n')}\n\n${references}.`);
  const printed = printedPages(built, names);
  // Each table is linked by its number, then by its page.
  expect(linkedPages(built).filter((_, index) => index % 2 === 1)).toEqual(printed);
  const breaks = [
    ...xhtmlOf(built).matchAll(
      /<\/p>\n<span id="[^"]*" epub:type="pagebreak"[^>]*title="([^"]*)"><\/span>\n<table id="(\w+)"/g,
    ),
  ];
  expect(breaks.length).toBeGreaterThan(0);
  for (const [, page, name] of breaks) expect(page).toBe(printed[names.indexOf(name ?? '')]);
  expect(xhtmlOf(built)).not.toMatch(/<th [^>]*><span [^>]*epub:type="pagebreak"/);
});
