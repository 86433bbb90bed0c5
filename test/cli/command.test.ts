/** What the command line promises, asked of the compiled program. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { dumpStages, parseCommand } from '../../src/cli/arguments.ts';
import { helpText, usageMessage } from '../../src/cli/help.ts';
import { inspectPdf } from '../support/inspect-pdf.ts';
import { filesIn, folder, placed, summaryOf, warraq } from '../support/program.ts';

const article = '---\ntitle: رسالة\n---\n\n# فصل\n\nكان الورّاق ينسخ الكتب ويجلّدها.\n';
/** Builds, with a warning: a note that nothing calls. */
const doubtful = `${article}\n[^1]: حاشية لا يذكرها أحد.\n`;
const bookYaml = 'title: كتاب\nslug: kitab\n';

describe('wrong usage', () => {
  it.each([
    [['bild'], 'There is no command “bild”.'],
    [['build', '--fast'], 'There is no option “--fast”.'],
    [['build', '--out'], 'The option “--out” is used wrongly: is its value missing?'],
    [['build', '--format', 'pdf,docx'], 'This value is not possible: “--format docx”.'],
    [['build', '--dump', 'soup'], 'This value is not possible: “--dump soup”.'],
    [['build', '--report', 'a.txt'], 'This value is not possible: “--report a.txt”.'],
    [['check', '--out', 'a'], 'There is no option “--out”.'],
    [['build', '--lang', 'fr'], 'This value is not possible: “--lang fr”.'],
    [['build', '--strict=yes'], 'The option “--strict” is used wrongly: is its value missing?'],
    [['new'], 'Name the folder for the new book: warraq new DIR.'],
    [['new', 'a', 'b'], '“b” is too many.'],
    [['specimen'], 'Name a design: warraq specimen DESIGN. The designs: warraq designs.'],
    [['specimen', 'classical', 'b'], '“b” is too many.'],
    [['designs', 'b'], '“b” is too many.'],
    [['designs', '--fast'], 'There is no option “--fast”.'],
    [['build', '--lang', 'ar', '--fast'], 'لا يوجد خيار «--fast».'],
    [['--lang=ar', 'bild'], 'لا يوجد أمر «bild».'],
    [[''], 'An argument is empty.'],
    [['new', ''], 'An argument is empty.'],
    [['build', 'a', ''], 'An argument is empty.'],
    [['new', '', '--lang', 'ar'], 'بين ما كُتب بعد warraq كلمة فارغة.'],
    [['--lang'], 'The option “--lang” is used wrongly: is its value missing?'],
    [['--lang', 'fr'], 'This value is not possible: “--lang fr”.'],
    [['--lang=fr', 'build', 'a'], 'This value is not possible: “--lang fr”.'],
    [['help', 'bogus'], 'There is no command “bogus”.'],
    [['help', '--lang', 'fr'], 'This value is not possible: “--lang fr”.'],
    [['help', 'build', 'check'], '“check” is too many.'],
    [['build', '--format', ','], 'This value is not possible: “--format ,”.'],
    [['build', '--format', 'pdf,'], 'This value is not possible: “--format pdf,”.'],
  ])('%j is one line that says why', (args, line) => {
    const command = parseCommand(args);
    expect(command.kind === 'usage-error' && usageMessage(command).split('\n')[0]).toBe(line);
  });

  it('is exit code 2, with nothing on standard output', async () => {
    expect(await warraq(['build', '--fast'], { in: folder() })).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'There is no option “--fast”.\nThe names are: --out, --dump, --format, --strict, --report, --lang, --json, --help.\nSee: warraq help build\n',
    });
  });

  it.each([
    [['buidl'], 'Did you mean “build”?', 'See: warraq help'],
    [['build', '--fromat', 'pdf'], 'Did you mean “--format”?', 'See: warraq help build'],
    [['build', '--format', 'pfd'], 'Did you mean “pdf”?', 'See: warraq help build'],
    [['check', '--lang', 'fr'], 'The names are: en, ar.', 'See: warraq help check'],
    [['build', '--dump', 'soup'], `The names are: ${dumpStages.join(', ')}.`, 'See: warraq help build'],
    [['designs', '--lang', 'ar', '--hlep'], 'هل تقصد «--help»؟', 'للمزيد: warraq help designs'],
    [['specimen', '--uot', 'x'], 'Did you mean “--out”?', 'See: warraq help specimen'],
  ])('%j says what may have been meant, and where to read more', (args, hint, more) => {
    const command = parseCommand(args);
    expect(command.kind === 'usage-error' && usageMessage(command).split('\n').slice(1)).toEqual([
      hint,
      more,
      '',
    ]);
  });
});

describe('--dump', () => {
  it('is alone on standard output, with --json too', async () => {
    const args = ['build', 'a.md', '--dump', 'book', '--json'];
    const { stdout, stderr } = await warraq(args, { in: folder({ 'a.md': article }) });
    expect(stdout).toMatch(/^title: رسالة\n/);
    expect(stdout).not.toContain('exitCode');
    expect(JSON.parse(stderr)).toMatchObject({ exitCode: 0 });
  });
});

describe('designs', () => {
  it('are listed, a line each, in both languages', async () => {
    const { code, stdout, stderr } = await warraq(['designs'], { in: folder() });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^classical {5}Sober naskh.*\ncontemporary {2}Sans heads.*\n$/u);
    expect((await warraq(['designs', '--lang', 'ar'], { in: folder() })).stdout).toContain(
      'classical     نسخ رصين',
    );
  });

  it('a book brings along is listed and shown in its folder', async () => {
    const designs = join(import.meta.dirname, '../../templates');
    const place = folder({
      'templates/mine/design.yaml': readFileSync(join(designs, 'classical/design.yaml'), 'utf8'),
    });
    const listed = await warraq(['designs'], { in: place });
    expect(listed.stdout.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'classical',
      'contemporary',
      'mine',
      '',
    ]);
    expect(await warraq(['specimen', 'mine', '--out', 'out'], { in: place })).toEqual({
      code: 0,
      stdout: 'out/specimen-mine.pdf\n',
      stderr: '',
    });
  });

  it.each(['classical', 'contemporary'])('%s has a specimen of four pages', async (design) => {
    const place = folder();
    const { code, stdout, stderr } = await warraq(['specimen', design, '--out', 'out'], { in: place });
    expect([code, stdout, stderr]).toEqual([0, `out/specimen-${design}.pdf\n`, '']);
    const pdf = await inspectPdf(readFileSync(join(place, `out/specimen-${design}.pdf`)));
    expect(pdf.pages.map(({ text }) => text === '')).toEqual([true, false, false, false]);
    expect(pdf.pages[0]?.tags).toContain('Figure');
    expect(pdf.pages.at(-1)?.text.match(/\u{6dd}/gu)).toHaveLength(5);
  });

  it('that are not there are an error that names those that are', async () => {
    const { code, stderr } = await warraq(['specimen', 'klassik'], { in: folder() });
    expect(code).toBe(1);
    expect(stderr).toContain('classical, contemporary');
  });
});

describe('help', () => {
  it.each([
    [['--help'], undefined, 'en'],
    [[], undefined, 'en'],
    [['--lang', 'ar', '--help'], undefined, 'ar'],
    [['help', 'new', '--lang=ar'], 'new', 'ar'],
    [['build', '-h'], 'build', 'en'],
    [['check', '--help', '--lang', 'ar'], 'check', 'ar'],
    [['designs', '--help'], 'designs', 'en'],
    [['specimen', 'classical', '-h', '--lang=ar'], 'specimen', 'ar'],
  ] as const)('%j is understood', (args, topic, language) => {
    expect(parseCommand(args)).toEqual({ kind: 'help', topic, language });
  });

  it('is printed in both languages, with exit code 0', async () => {
    for (const language of ['en', 'ar'] as const) {
      const run = await warraq(['help', 'build', '--lang', language], { in: folder() });
      expect(run).toEqual({ code: 0, stdout: helpText('build', language), stderr: '' });
    }
  });

  it('names every stage that can be dumped, and no line is wider than a terminal', () => {
    for (const language of ['en', 'ar'] as const) {
      for (const stage of dumpStages) expect(helpText('build', language)).toContain(stage);
      for (const topic of [undefined, 'build', 'check', 'new'] as const) {
        const lines = helpText(topic, language).split('\n');
        expect(Math.max(...lines.map((line) => line.replaceAll(/\p{Cf}/gu, '').length))).toBeLessThanOrEqual(
          90,
        );
      }
    }
  });

  it('`--version` prints the version of the package', async () => {
    expect(await warraq(['--version'], { in: folder() })).toEqual({
      code: 0,
      stdout: `${packageJson.version}\n`,
      stderr: '',
    });
  });
});

describe('a new book', () => {
  it('builds as it is, with nothing to say about it', async () => {
    const home = folder();
    expect(await warraq(['new', 'kitab'], { in: home })).toEqual({
      code: 0,
      stdout: 'kitab/book.yaml\nkitab/01.md\nNow: warraq build kitab\n',
      stderr: '',
    });
    const run = await warraq(['build', 'kitab', '--strict'], { in: home });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(filesIn(home)).toEqual(['build/kitab.epub', 'build/kitab.pdf', 'kitab/01.md', 'kitab/book.yaml']);
  });

  it('is named so that the next command takes it as it is', async () => {
    const { stdout } = await warraq(['new', 'كتاب أول'], { in: folder() });
    expect(stdout).toContain('Now: warraq build "كتاب أول"\n');
  });

  it('is not laid over something else', async () => {
    const home = folder({ 'full/note.txt': 'mine', file: 'mine' });
    const said: string[] = [];
    for (const target of ['full', 'file', 'file/below']) {
      const run = await warraq(['new', target], { in: home });
      expect(run.code).toBe(1);
      said.push(run.stderr.split('\n')[0] ?? '');
    }
    expect(said).toEqual([
      'error[folder-not-empty] “full” is not empty',
      'error[unwritable-output] “file” cannot be written: a part of the path is not a folder',
      'error[unwritable-output] “file/below” cannot be written: a part of the path is not a folder',
    ]);
    expect(filesIn(home)).toEqual(['file', 'full/note.txt']);
  });
});

describe('what can be built', () => {
  it('is a Markdown file with a title alone, a folder, and its book.yaml; the rest fails by itself', async () => {
    const home = folder({
      'letter.md': article,
      'kitab/book.yaml': bookYaml,
      'kitab/02.md': '# الثاني\n\nنص.\n',
      'kitab/01.md': '# الأول\n\nنص.\n',
      'other/book.yaml': 'title: آخر\nfiles: [text.md]\n',
      'other/text.md': '# فصل\n\nنص.\n',
      'empty/readme.txt': '',
    });
    const run = await warraq(
      [
        'build',
        'letter.md',
        'kitab',
        'other/book.yaml',
        'empty',
        'nowhere',
        'empty/readme.txt',
        '--json',
        '--out',
        'o',
      ],
      { in: home },
    );
    const summary = summaryOf(run);
    expect(
      summary.books.map(({ book, title, diagnostics }) => [book, title, diagnostics.map(placed)]),
    ).toEqual([
      ['letter.md', 'رسالة', []],
      ['kitab', 'كتاب', []],
      ['other/book.yaml', 'آخر', []],
      ['empty', undefined, ['no-book']],
      ['nowhere', undefined, ['missing-file']],
      ['empty/readme.txt', undefined, ['no-book']],
    ]);
    expect([run.code, summary.exitCode, run.stderr]).toEqual([1, 1, '']);
    expect(filesIn(join(home, 'o'))).toEqual(
      ['kitab', 'letter', 'other'].flatMap((slug) => [`${slug}.epub`, `${slug}.pdf`]),
    );
  });

  it('is every book under content/ where none is named', async () => {
    const home = folder({
      'content/b.md': article,
      'content/a/book.yaml': bookYaml,
      'content/a/01.md': '# فصل\n\nنص.\n',
      'content/drafts/x.md': 'not a book',
    });
    const run = await warraq(['check', '--json', '--format', 'pdf'], { in: home });
    expect(summaryOf(run).books.map(({ book }) => book)).toEqual(['content/a', 'content/b.md']);
    expect(run.code).toBe(0);
  });

  it('must be something', async () => {
    const run = await warraq(['build'], { in: folder() });
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^error\[no-books\] .*“content\/”/);
    expect(run.stdout).toBe('1 error, 0 warnings\n');
  });

  it('has a file name of its own', async () => {
    const home = folder({ 'a/letter.md': article, 'b/letter.md': article });
    const run = await warraq(['build', 'a/letter.md', 'b/letter.md', '--format', 'pdf', '--json'], {
      in: home,
    });
    expect(summaryOf(run).books.map((book) => book.diagnostics.map(({ code }) => code))).toEqual([
      [],
      ['duplicate-slug'],
    ]);
    expect(run.code).toBe(1);
  });
});

describe('options', () => {
  it('--format and --out choose what is written, and where', async () => {
    const home = folder({ 'letter.md': article });
    const pdf = await warraq(['build', 'letter.md', '--format', 'pdf', '--out', 'deep/down'], { in: home });
    const epub = await warraq(['build', 'letter.md', '-f', 'epub', '-o', join(home, 'absolute')], {
      in: home,
    });
    expect([pdf.code, epub.code]).toEqual([0, 0]);
    expect(filesIn(home)).toEqual(['absolute/letter.epub', 'deep/down/letter.pdf', 'letter.md']);
    expect(pdf.stdout).toMatch(
      /^file +size +pages +words +seconds +warnings\ndeep\/down\/letter\.pdf +[\d.]+ kB +\d+ +\d+ +[\d.]+ +0\n$/,
    );
  });

  it('--strict makes a warning an error, and writes nothing then', async () => {
    const home = folder({ 'letter.md': doubtful });
    const strict = await warraq(['build', 'letter.md', '--strict', '--format', 'pdf'], { in: home });
    expect(strict.code).toBe(1);
    expect(strict.stderr).toContain('letter.md:9:1 warning[unused-note]');
    expect(existsSync(join(home, 'build'))).toBe(false);
    const lenient = await warraq(['build', 'letter.md', '--format', 'pdf'], { in: home });
    expect(lenient.code).toBe(0);
    expect(filesIn(join(home, 'build'))).toEqual(['letter.pdf']);
  });

  it('check says the same and writes nothing', async () => {
    const home = folder({ 'letter.md': doubtful });
    const lenient = await warraq(['check', 'letter.md', '--format', 'pdf'], { in: home });
    expect(lenient).toMatchObject({ code: 0, stdout: '0 errors, 1 warning\n' });
    expect((await warraq(['check', 'letter.md', '--strict', '--format', 'pdf'], { in: home })).code).toBe(1);
    expect(filesIn(home)).toEqual(['letter.md']);
  });

  it('--json and --report say the same, place for place', async () => {
    const home = folder({ 'letter.md': doubtful });
    const run = await warraq(
      ['build', 'letter.md', '--json', '--report', 'out/report.json', '--format', 'epub,pdf'],
      { in: home },
    );
    const summary = summaryOf(run);
    expect(readFileSync(join(home, 'out/report.json'), 'utf8')).toBe(run.stdout);
    expect(summary).toMatchObject({ exitCode: 0, peakMemoryBytes: expect.any(Number) });
    const [book] = summary.books;
    expect(book).toMatchObject({
      book: 'letter.md',
      title: 'رسالة',
      words: expect.any(Number),
      errors: 0,
      warnings: 1,
    });
    expect(book?.diagnostics).toMatchObject([
      {
        code: 'unused-note',
        severity: 'warning',
        params: { label: '1' },
        path: 'letter.md',
        line: 9,
        column: 1,
      },
    ]);
    for (const file of book?.files ?? []) expect(readFileSync(join(home, file.path)).length).toBe(file.bytes);
    expect(book?.files.map(({ path }) => path).sort()).toEqual(['build/letter.epub', 'build/letter.pdf']);
    expect(Object.keys(book?.stages ?? {})).toEqual(
      expect.arrayContaining(['read', 'shape', 'paginate', 'pdf', 'epub']),
    );
  });

  it('--json gives every place of one trouble, however many there are', async () => {
    const home = folder({ 'letter.md': `${article}\n${'漢 '.repeat(30)}\n` });
    const run = await warraq(['check', 'letter.md', '--json', '--format', 'pdf'], { in: home });
    const [missing] = summaryOf(run).books[0]?.diagnostics ?? [];
    expect(missing).toMatchObject({ code: 'missing-glyph', line: 9, column: 1 });
    expect(missing?.related).toHaveLength(29);
    expect(missing?.related?.at(-1)).toEqual({ path: 'letter.md', line: 9, column: 59 });
  });

  it.each(['text', 'structure', 'pages'])('--dump %s prints the stage and writes no book', async (stage) => {
    const home = folder({ 'letter.md': article });
    const run = await warraq(['build', 'letter.md', '--dump', stage], { in: home });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    if (stage !== 'structure') expect(run.stdout).toContain('الورّاق');
    expect(filesIn(home)).toEqual(['letter.md']);
  });

  it('--lang ar says everything in Arabic', async () => {
    const home = folder({ 'letter.md': doubtful });
    const run = await warraq(['check', 'letter.md', 'nowhere.md', '--lang', 'ar', '--format', 'pdf'], {
      in: home,
    });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('letter.md:9:1 تحذير[unused-note] الحاشية «1» لا يُشار إليها');
    expect(run.stderr).toContain('خطأ[missing-file] لا يوجد ملف «⁨nowhere.md⁩»');
    expect(run.stdout).toBe('الأخطاء: 1، التحذيرات: 1\n');
  });
});
