/** Outside checks of a PDF: qpdf, veraPDF, poppler, MuPDF, Ghostscript, pdf.js, PDFium. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Check,
  inOrderShare,
  type Made,
  program,
  skipped,
  type Verdict,
  verdictOf,
  wordsOf,
} from './checks.ts';
import { readingOrder } from './reading-order.ts';
import { veraPdfChecks } from './verapdf.ts';

/** The validators' own node_modules. */
const modules = join(process.cwd(), 'test/conformance/node_modules');

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

/** Fewest words, as a share, that must come back exactly and in order; the causes of what is missing are in src/pdf/encode-text.ts. */
const fewest = { poppler: 1, pdfjs: 0.998, mupdf: 0.96, pdfium: 0.97 } as const;

function compare({ words, noteWords }: Made, text: string, least: number): Verdict {
  const found = wordsOf(text);
  const body = inOrderShare(words, found);
  const notes = inOrderShare(noteWords, found);
  const lost = [...body.lost, ...notes.lost];
  const share = 1 - lost.length / (words.length + noteWords.length);
  const note = `${(100 * share).toFixed(2)} % of ${words.length + noteWords.length} words${lost.length > 0 ? `; lost: ${lost.slice(0, 8).join(' ')}` : ''}`;
  return share >= least ? verdictOf([], note) : verdictOf([note]);
}

const extraction: readonly Check[] = [
  {
    name: 'poppler gives the words back',
    run: (made) => {
      const run = program('pdftotext', [made.pdf, '-']);
      return run === undefined
        ? skipped('poppler-utils is not installed')
        : compare(made, run.stdout, fewest.poppler);
    },
  },
  {
    name: 'pdf.js gives the words back',
    run: async (made) => {
      const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
      const document = await pdfjs.getDocument({ data: new Uint8Array(readFileSync(made.pdf)), verbosity: 0 })
        .promise;
      let text = '';
      for (let index = 1; index <= document.numPages; index++) {
        const page = await document.getPage(index);
        const content = await page.getTextContent();
        text += content.items
          .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
          .join('');
        text += '\n';
      }
      return compare(made, text, fewest.pdfjs);
    },
  },
  {
    name: 'MuPDF gives the words back',
    run: async (made) => {
      const mupdf = await fromModules('mupdf/dist/mupdf.js');
      if (mupdf === undefined) return skipped('npm package mupdf is not installed: run with --install');
      const document = mupdf.Document.openDocument(readFileSync(made.pdf), 'application/pdf');
      let text = '';
      for (let index = 0; index < document.countPages(); index++)
        text += `${document.loadPage(index).toStructuredText().asText()}\n`;
      return compare(made, text, fewest.mupdf);
    },
  },
  {
    name: 'PDFium gives the words back',
    run: async (made) => {
      const pdfium = await fromModules('@hyzyla/pdfium');
      if (pdfium === undefined)
        return skipped('npm package @hyzyla/pdfium is not installed: run with --install');
      const library = await pdfium.PDFiumLibrary.init();
      const document = await library.loadDocument(readFileSync(made.pdf));
      let text = '';
      for (const page of document.pages()) text += `${page.getText()}\n`;
      return compare(made, text, fewest.pdfium);
    },
  },
];

/** A module of the validators' own install; undefined when it is not there. */
// biome-ignore lint: the shapes of these modules are theirs
async function fromModules(name: string): Promise<any> {
  try {
    const path = name.endsWith('.js')
      ? join(modules, name)
      : createRequire(join(modules, 'x.js')).resolve(name);
    return await import(pathToFileURL(path).href);
  } catch {
    return undefined;
  }
}

export const pdfChecks: readonly Check[] = [
  qpdf,
  fonts,
  ...veraPdfChecks,
  readingOrder,
  ...drawn,
  ...extraction,
];
