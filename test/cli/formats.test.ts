/** What a book is published as: `formats:` in book.yaml, `--format` on the command line, and the page list. */

import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectPdf } from '../support/inspect-pdf.ts';
import { bytesOf, filesIn, folder, type Run, scratchFolder, summaryOf, warraq } from '../support/program.ts';
import { unpackEpub } from '../support/unpack-epub.ts';

/** Two chapters, so that facing pages need a blank one where chapters open on a recto. */
const text = '# باب أول\n\nنص الباب الأول.\n\n# باب ثان\n\nنص الباب الثاني.\n';
const recto = 'design: {name: classical, chapters: {opens: recto}}\n';

interface Built extends Pick<Run, 'code' | 'stderr'> {
  readonly files: readonly string[];
  readonly bytes: (name: string) => Uint8Array;
  /** What its time went to; none unless `--json` was asked. */
  readonly stages: readonly string[];
}

/** Builds one book for each value of `formats:`, all by one run of the program. */
async function buildAll(values: readonly string[], args: readonly string[] = []): Promise<readonly Built[]> {
  const books = values.map((formats, index) => {
    const key = formats === '' ? '' : `formats: ${formats}\n`;
    return [`b${index}`, `title: كتاب\nslug: kitab${index}\n${recto}${key}`] as const;
  });
  const place = scratchFolder(
    Object.fromEntries(
      books.flatMap(([name, yaml]) => [
        [`${name}/book.yaml`, yaml],
        [`${name}/01.md`, text],
      ]),
    ),
  );
  places.push(place);
  const run = await warraq(['build', ...books.map(([name]) => name), '--out', 'out', ...args], {
    in: place,
    within: 100_000,
  });
  const written = filesIn(place).filter((name) => name.startsWith('out/'));
  const summaries = args.includes('--json') ? summaryOf(run).books : [];
  return books.map(([name], index) => {
    const own = (file: string): string => file.replace('kitab', `kitab${index}`);
    const isOwn = (file: string): boolean => new RegExp(`^out/kitab${index}[-.]`).test(file);
    const said = run.stderr.match(new RegExp(`^${name}/.*\n(?:  .*\n)*`, 'gm')) ?? [];
    return {
      code: run.code,
      stderr: said.join(''),
      files: written.filter(isOwn).map((file) => file.replace(/^out\/kitab\d+/, 'kitab')),
      bytes: (file) => bytesOf(place, 'out', own(file)),
      stages: Object.keys(summaries[index]?.stages ?? {}),
    };
  });
}

/** One book by a run of its own. */
async function buildOne(formats: string, args: readonly string[]): Promise<Built> {
  const [built] = await buildAll([formats], args);
  if (built === undefined) throw new Error('nothing was built');
  return built;
}

const places: string[] = [];
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true });
});

const sound = [
  '',
  '[]',
  'pdf',
  'epub',
  '[screen]',
  '[epub, screen]',
  '[epub, pdf, screen]',
  '{screen: true}',
  '{screen: {page: a6}}',
  '{epub: false}',
  '{pdf: {page: a5}, screen: {page: 12x18, text: {size: 14}}}',
];
const mistaken: readonly (readonly [formats: string, message: string])[] = [
  ['[docx]', '“formats[1]” cannot be “docx”: it is one of epub, pdf, screen'],
  ['{docx: true}', 'Unknown key “formats.docx”'],
  ['{epub: false, pdf: false}', '“formats” cannot be “{epub: false, pdf: false}”'],
  ['{screen: 5}', '“formats.screen” must be true, false or values of the design, not a number'],
  ['{screen: {pge: a5}}', '/book.yaml:4:20 error[unknown-metadata-key] Unknown key “pge”'],
  ['{pdf: {page: a55}}', '/book.yaml:4:23 error[invalid-value]'],
];

let soundBooks: readonly Built[] = [];
let mistakenBooks: readonly Built[] = [];
beforeAll(async () => {
  soundBooks = await buildAll(sound);
  mistakenBooks = await buildAll(mistaken.map(([formats]) => formats));
}, 120_000);

/** The book of a value of `formats:` that was built before. */
function build(formats: string): Built {
  const built = soundBooks[sound.indexOf(formats)];
  if (built === undefined) throw new Error(`${formats} is not among the books`);
  return built;
}

const pageList = (epub: Uint8Array): readonly string[] => {
  const nav = unpackEpub(epub).text('OEBPS/toc.xhtml');
  const at = nav.indexOf('epub:type="page-list"');
  return at === -1
    ? []
    : [...nav.slice(at).matchAll(/<li><a [^>]*>([^<]*)</g)].map(([, label]) => label ?? '');
};

describe('the files of a book', () => {
  it.each<readonly [formats: string, args: readonly string[], files: readonly string[]]>([
    ['', [], ['kitab.epub', 'kitab.pdf']],
    ['[]', [], ['kitab.epub', 'kitab.pdf']],
    ['pdf', [], ['kitab.pdf']],
    ['[epub, screen]', [], ['kitab-screen.pdf', 'kitab.epub']],
    ['{screen: true}', [], ['kitab-screen.pdf', 'kitab.epub', 'kitab.pdf']],
    ['{epub: false}', [], ['kitab.pdf']],
    ['[epub]', ['--format', 'screen'], ['kitab-screen.pdf']],
    ['{pdf: false}', ['--format', 'pdf,epub'], ['kitab.epub', 'kitab.pdf']],
  ])('formats: %s and %j make %j', async (formats, args, files) => {
    const built = args.length === 0 ? build(formats) : await buildOne(formats, args);
    expect([built.code, built.stderr]).toEqual([0, '']);
    expect(built.files).toEqual(files);
  });
});

describe('the PDF for screens', () => {
  it('has single pages, none of them blank, and takes its own changes of the design', async () => {
    const built = build('{pdf: {page: a5}, screen: {page: 12x18, text: {size: 14}}}');
    expect(built.stderr).toBe('');
    const facing = await inspectPdf(built.bytes('kitab.pdf'));
    const screen = await inspectPdf(built.bytes('kitab-screen.pdf'));
    const sizes = [facing, screen].map(({ pages }) =>
      [pages[0]?.width, pages[0]?.height].map((n) => Math.round(n ?? 0)),
    );
    expect(sizes).toEqual([
      [420, 595],
      [340, 510],
    ]);
    // The cover has no text either.
    expect(facing.pages.slice(1).some((page) => page.text === '')).toBe(true);
    expect(screen.pages.slice(1).some((page) => page.text === '')).toBe(false);
  });

  it('does not change the pages that the EPUB lists: they are the printed ones', async () => {
    const built = build('{screen: {page: a6}}');
    const facing = await inspectPdf(built.bytes('kitab.pdf'));
    expect(pageList(built.bytes('kitab.epub'))).toEqual(
      (facing.labels ?? []).filter((label) => label !== ''),
    );
  });

  it('lends the EPUB its pages where there is no other; without any PDF there is no page list', async () => {
    const built = build('[epub, screen]');
    const screen = await inspectPdf(built.bytes('kitab-screen.pdf'));
    expect(pageList(built.bytes('kitab.epub'))).toEqual(
      (screen.labels ?? []).filter((label) => label !== ''),
    );
    const alone = build('epub');
    expect(pageList(alone.bytes('kitab.epub'))).toEqual([]);
    expect(unpackEpub(alone.bytes('kitab.epub')).text('OEBPS/content.opf')).not.toContain('pageBreak');
  });

  it('is the same whatever else is made', async () => {
    const [alone, besides] = [build('[screen]'), build('[epub, pdf, screen]')];
    expect(alone.bytes('kitab-screen.pdf')).toEqual(besides.bytes('kitab-screen.pdf'));
  });
});

describe('an EPUB made alone', () => {
  it.each([
    ['', ['--format', 'epub']],
    ['{pdf: false}', []],
  ])('formats: %s and %j: it has no page list, and nothing is composed for it', async (formats, args) => {
    const built = await buildOne(formats, [...args, '--json']);
    const packageDocument = unpackEpub(built.bytes('kitab.epub')).text('OEBPS/content.opf');
    expect(pageList(built.bytes('kitab.epub'))).toEqual([]);
    expect(packageDocument).not.toMatch(/pageBreak|pageNavigation/);
    expect(packageDocument).not.toContain('PDF');
    expect(built.stages).toEqual(['read', 'design', 'fonts', 'epub']);
  });

  it('lists the pages of the PDF made with it, not of one that the book has besides', async () => {
    const built = await buildOne('{screen: {page: a6}}', ['--format', 'epub,screen', '--json']);
    const screen = await inspectPdf(built.bytes('kitab-screen.pdf'));
    expect(pageList(built.bytes('kitab.epub'))).toEqual(
      (screen.labels ?? []).filter((label) => label !== ''),
    );
    expect(built.stages).toContain('shape');
  });

  it.each([
    ['a character that no font has', 'نص 漢 هنا.', 1, 'error[missing-glyph] The fonts'],
    ['a control without a partner', 'نص \u{2067}هنا.', 0, 'warning[unbalanced-isolate]'],
  ])('is told of %s, with its place', async (_name, words, code, said) => {
    const place = folder({ 'b/book.yaml': 'title: كتاب\nslug: kitab\n', 'b/01.md': `# باب\n\n${words}\n` });
    const alone = await warraq(['build', 'b', '--format', 'epub'], { in: place });
    const checked = await warraq(['check', 'b', '--format', 'epub'], { in: place });
    expect([alone.code, checked.code]).toEqual([code, code]);
    expect(alone.stderr).toContain(`b/01.md:3:4 ${said}`);
    expect(alone.stderr).toBe(checked.stderr);
  });
});

describe('mistakes', () => {
  it.each(mistaken.map(([formats, message], index) => [formats, message, index] as const))(
    '%s is told, and nothing is written',
    (_, message, index) => {
      const built = mistakenBooks[index];
      expect([built?.code, built?.files]).toEqual([1, []]);
      expect(built?.stderr).toContain(message);
      expect(built?.stderr.match(/error\[/g)).toHaveLength(1);
    },
  );
});

it('a page of the PDF for screens is called so', async () => {
  const words = 'فسيكفيكهم المستشفياتهم والاستراتيجيات '.repeat(30);
  const home = folder({
    'k.md': `---\ntitle: ك\nformats: {pdf: true, screen: {page: 6x9}}\n---\n${words}\n`,
  });
  const { stderr } = await warraq(['check', 'k.md'], { in: home });
  expect(stderr).toMatch(/Line \d+ of page ٢ of the PDF for screens needs/);
  expect(stderr).toMatch(/Line \d+ of page ١ needs/);
});
