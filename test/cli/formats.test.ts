/** What a book is published as: `formats:` in book.yaml, `--format` on the command line, and the page list. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectPdf } from '../support/inspect-pdf.ts';
import { filesIn, folder, type Run, summaryOf, warraq } from '../support/program.ts';
import { unpackEpub } from '../support/unpack-epub.ts';

/** Two chapters, so that facing pages need a blank one where chapters open on a recto. */
const text = '# باب أول\n\nنص الباب الأول.\n\n# باب ثان\n\nنص الباب الثاني.\n';
const recto = 'design: {name: classical, chapters: {opens: recto}}\n';

async function build(formats: string, args: readonly string[] = []) {
  const place = folder({
    'b/book.yaml': `title: كتاب\nslug: kitab\n${recto}${formats === '' ? '' : `formats: ${formats}\n`}`,
    'b/01.md': text,
  });
  const result = await warraq(['build', 'b', '--out', 'out', ...args], { in: place });
  const bytes = (name: string) => new Uint8Array(readFileSync(join(place, 'out', name)));
  return {
    ...result,
    files: filesIn(place).flatMap((name) => (name.startsWith('out/') ? name.slice('out/'.length) : [])),
    bytes,
  };
}

const pageList = (epub: Uint8Array): readonly string[] => {
  const nav = unpackEpub(epub).text('OEBPS/toc.xhtml');
  const at = nav.indexOf('epub:type="page-list"');
  return at === -1
    ? []
    : [...nav.slice(at).matchAll(/<li><a [^>]*>([^<]*)</g)].map(([, label]) => label ?? '');
};

/** A build's stages, from `--json`. */
const stagesOf = (run: Run): readonly string[] => Object.keys(summaryOf(run).books[0]?.stages ?? {});

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
    const built = await build(formats, args);
    expect([built.code, built.stderr]).toEqual([0, '']);
    expect(built.files).toEqual(files);
  });
});

describe('the PDF for screens', () => {
  it('has single pages, none of them blank, and takes its own changes of the design', async () => {
    const built = await build('{pdf: {page: a5}, screen: {page: 12x18, text: {size: 14}}}');
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
    const built = await build('{screen: {page: a6}}');
    const facing = await inspectPdf(built.bytes('kitab.pdf'));
    expect(pageList(built.bytes('kitab.epub'))).toEqual(
      (facing.labels ?? []).filter((label) => label !== ''),
    );
  });

  it('lends the EPUB its pages where there is no other; without any PDF there is no page list', async () => {
    const built = await build('[epub, screen]');
    const screen = await inspectPdf(built.bytes('kitab-screen.pdf'));
    expect(pageList(built.bytes('kitab.epub'))).toEqual(
      (screen.labels ?? []).filter((label) => label !== ''),
    );
    const alone = await build('epub');
    expect(pageList(alone.bytes('kitab.epub'))).toEqual([]);
    expect(unpackEpub(alone.bytes('kitab.epub')).text('OEBPS/content.opf')).not.toContain('pageBreak');
  });

  it('is the same whatever else is made', async () => {
    const [alone, besides] = [await build('[screen]'), await build('[epub, pdf, screen]')];
    expect(alone.bytes('kitab-screen.pdf')).toEqual(besides.bytes('kitab-screen.pdf'));
  });
});

describe('an EPUB made alone', () => {
  it.each([
    ['', ['--format', 'epub']],
    ['{pdf: false}', []],
  ])('formats: %s and %j: it has no page list, and nothing is composed for it', async (formats, args) => {
    const built = await build(formats, [...args, '--json']);
    const packageDocument = unpackEpub(built.bytes('kitab.epub')).text('OEBPS/content.opf');
    expect(pageList(built.bytes('kitab.epub'))).toEqual([]);
    expect(packageDocument).not.toMatch(/pageBreak|pageNavigation/);
    expect(packageDocument).not.toContain('PDF');
    expect(stagesOf(built)).toEqual(['read', 'design', 'fonts', 'epub']);
  });

  it('lists the pages of the PDF made with it, not of one that the book has besides', async () => {
    const built = await build('{screen: {page: a6}}', ['--format', 'epub,screen']);
    const screen = await inspectPdf(built.bytes('kitab-screen.pdf'));
    expect(pageList(built.bytes('kitab.epub'))).toEqual(
      (screen.labels ?? []).filter((label) => label !== ''),
    );
    expect(stagesOf(await build('', ['--format', 'epub,screen', '--json']))).toContain('shape');
  });

  it.each([
    ['a character that no font has', 'نص 🦔 هنا.', 1, 'error[missing-glyph] The fonts'],
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
  it.each([
    ['[docx]', '“formats[1]” cannot be “docx”: it is one of epub, pdf, screen'],
    ['{docx: true}', 'Unknown key “formats.docx”'],
    ['{epub: false, pdf: false}', '“formats” cannot be “{epub: false, pdf: false}”'],
    ['{screen: 5}', '“formats.screen” must be true, false or values of the design, not a number'],
    ['{screen: {pge: a5}}', 'b/book.yaml:4:20 error[unknown-metadata-key] Unknown key “pge”'],
    ['{pdf: {page: a55}}', 'b/book.yaml:4:23 error[invalid-value]'],
  ])('%s is told, and nothing is written', async (formats, message) => {
    const built = await build(formats);
    expect([built.code, built.files]).toEqual([1, []]);
    expect(built.stderr).toContain(message);
    expect(built.stderr.match(/error\[/g)).toHaveLength(1);
  });
});
