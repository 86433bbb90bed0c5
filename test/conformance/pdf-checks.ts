/** Outside checks of a PDF: qpdf, veraPDF, poppler, MuPDF, Ghostscript; what readers take out of it is in `extraction.ts`. */

import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Check, failed, passed, program, skipped, verdictOf } from './checks.ts';
import { extraction, givesBack } from './extraction.ts';
import { readingOrder } from './reading-order.ts';
import { rendering } from './rendering.ts';
import { veraPdfChecks } from './verapdf.ts';
import { viewers } from './viewers.ts';

const qpdf: Check = {
  name: 'qpdf --check',
  run: ({ pdf }) => {
    const run = program('qpdf', ['--check', pdf]);
    if (run === undefined) return skipped('qpdf is not installed');
    const warnings = `${run.stdout}\n${run.stderr}`
      .split('\n')
      .filter(
        (line) =>
          /warning|error/i.test(line) &&
          !/No syntax or stream encoding errors|errors that qpdf cannot detect/.test(line),
      );
    return verdictOf(run.status === 0 ? warnings : [`exit ${run.status}`, ...warnings]);
  },
};

/** Largest file of each book, in bytes: the article with its cover and fonts; typst's of the same text is 105,869. */
const largest: Readonly<Record<string, number>> = { 'beijing-summit': 100_000 };
/** Of other books, and so much more a page: one of 500 pages stays under 2.5 MB. */
const largestStart = 500_000;
const largestPage = 4000;

const size: Check = {
  name: 'the file is small',
  run: ({ pdf, stem }) => {
    const { size: bytes } = statSync(pdf);
    const pages = Number(/^Pages:\s+(\d+)$/m.exec(program('pdfinfo', [pdf])?.stdout ?? '')?.[1] ?? 0);
    const most = largest[basename(stem)] ?? largestStart + pages * largestPage;
    const note = `${bytes} bytes, ${pages} pages`;
    return bytes <= most ? passed(note) : failed(`${note}: more than ${most} bytes`);
  },
};

const fonts: Check = {
  name: 'poppler: every font embedded and subset',
  run: ({ pdf }) => {
    const run = program('pdffonts', [pdf]);
    if (run === undefined) return skipped('poppler-utils is not installed');
    const rows = run.stdout.trim().split('\n').slice(2);
    const bad = rows.filter((row) => !/\s(yes)\s+(yes)\s+(yes)\s+\d+\s+\d+$/.test(row));
    return verdictOf(rows.length === 0 ? ['no fonts at all'] : [...bad, ...complaintsOf(run.stderr)]);
  },
};

/** What a renderer said while drawing every page. */
function silent(
  name: string,
  command: string,
  args: (pdf: string) => readonly string[],
  packageName: string,
): Check {
  return {
    name,
    run: ({ pdf }) => {
      const run = program(command, args(pdf));
      if (run === undefined) return skipped(`${packageName} is not installed`);
      const said = complaintsOf(run.stderr);
      return verdictOf(run.status === 0 ? said : [`exit ${run.status}`, ...said]);
    },
  };
}

/** What a program says of itself, not of the file. */
const ofItself = /ICC support is not available/;

function complaintsOf(stderr: string): readonly string[] {
  return stderr
    .split('\n')
    .filter((line) => line.trim() !== '' && !ofItself.test(line))
    .slice(0, 10);
}

const drawn: readonly Check[] = [
  silent(
    'poppler draws every page in silence',
    'pdftoppm',
    (pdf) => ['-r', '20', pdf, join('build', 'tools', 'page')],
    'poppler-utils',
  ),
  silent(
    'MuPDF draws every page in silence',
    'mutool',
    (pdf) => ['draw', '-q', '-r', '20', '-o', '/dev/null', '-F', 'pgm', pdf],
    'mupdf-tools',
  ),
  silent(
    'Ghostscript draws every page in silence',
    'gs',
    (pdf) => ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=nullpage', pdf],
    'ghostscript',
  ),
];

/** It warns on the console. */
const pdfjs: Check = {
  name: 'pdf.js reads every page, its links and its tags in silence',
  run: async ({ pdf }) => {
    const said: string[] = [];
    const { log, warn } = console;
    console.log = (...words) => void said.push(words.join(' '));
    console.warn = console.log;
    try {
      const data = new Uint8Array(readFileSync(pdf));
      const document = await getDocument({ data, verbosity: VerbosityLevel.WARNINGS }).promise;
      for (let index = 1; index <= document.numPages; index++) {
        const page = await document.getPage(index);
        await Promise.all([page.getOperatorList(), page.getAnnotations(), page.getStructTree()]);
      }
      await Promise.all([document.getOutline(), document.getPageLabels(), document.getMetadata()]);
    } finally {
      console.log = log;
      console.warn = warn;
    }
    return verdictOf(said.slice(0, 10));
  },
};

const wellMade: readonly Check[] = [
  qpdf,
  size,
  fonts,
  ...veraPdfChecks,
  readingOrder,
  ...drawn,
  pdfjs,
  rendering,
];

/** Of the project's own books. */
export const pdfChecks: readonly Check[] = [...wellMade, ...extraction, viewers];

/** Of any book: all but single words comes back, whatever it is about. */
export const anyPdfChecks: readonly Check[] = [
  ...wellMade,
  ...givesBack({ poppler: 0.995, 'pdf.js': 0.99, MuPDF: 0.96, PDFium: 0.97 }),
];

/** The texts in `texts/`, with the words that must come back of each. */
export const textChecks: readonly { readonly name: string; readonly checks: readonly Check[] }[] = [
  {
    name: 'vocalised',
    checks: [
      qpdf,
      ...veraPdfChecks,
      readingOrder,
      ...givesBack({ poppler: 0.995, 'pdf.js': 0.99, MuPDF: 0.97, PDFium: 0.99 }),
    ],
  },
  { name: 'mixed', checks: [qpdf, ...veraPdfChecks, ...givesBack({ poppler: 1, 'pdf.js': 1 })] },
];
