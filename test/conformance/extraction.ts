/**
 * What readers take out of a PDF, against the manuscript: its words, exact and in order, in poppler, pdf.js,
 * MuPDF and PDFium; and what a search finds of words typed as one types them.
 */

import { readFileSync } from 'node:fs';
import {
  type Check,
  lostWords,
  type Made,
  program,
  skipped,
  type Verdict,
  verdictOf,
  wordsOf,
} from './checks.ts';
import { fromModules } from './modules.ts';

type Reader = 'poppler' | 'pdf.js' | 'MuPDF' | 'PDFium';

/** All text of a file, or why there is none. */
type Reading = { readonly text: string } | { readonly missing: string };

const readers: Readonly<Record<Reader, (pdf: string) => Reading | Promise<Reading>>> = {
  poppler: (pdf) => {
    const run = program('pdftotext', [pdf, '-']);
    return run === undefined ? { missing: 'poppler-utils is not installed' } : { text: run.stdout };
  },
  'pdf.js': async (pdf) => {
    const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const document = await pdfjs.getDocument({ data: new Uint8Array(readFileSync(pdf)), verbosity: 0 })
      .promise;
    let text = '';
    for (let index = 1; index <= document.numPages; index++) {
      const { items } = await (await document.getPage(index)).getTextContent();
      text += items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
      text += '\n';
    }
    return { text };
  },
  MuPDF: async (pdf) => {
    const mupdf = await fromModules('mupdf/dist/mupdf.js');
    if (mupdf === undefined) return { missing: 'npm package mupdf is not installed: run with --install' };
    const document = mupdf.Document.openDocument(readFileSync(pdf), 'application/pdf');
    let text = '';
    for (let index = 0; index < document.countPages(); index++)
      text += `${document.loadPage(index).toStructuredText().asText()}\n`;
    return { text };
  },
  PDFium: async (pdf) => {
    const pdfium = await fromModules('@hyzyla/pdfium');
    if (pdfium === undefined)
      return { missing: 'npm package @hyzyla/pdfium is not installed: run with --install' };
    const document = await (await pdfium.PDFiumLibrary.init()).loadDocument(readFileSync(pdf));
    let text = '';
    for (const page of document.pages()) text += `${page.getText()}\n`;
    return { text };
  },
};

/** Fewest words, as a share, that must come back exactly and in order. */
export type Bounds = Partial<Readonly<Record<Reader, number>>>;

/** The causes of what is missing are in src/pdf/encode-text.ts. */
const bookBounds: Bounds = { poppler: 1, 'pdf.js': 0.998, MuPDF: 0.99, PDFium: 0.99 };

/**
 * The specimen holds on purpose what is hard to get back, and its bounds are what was measured: a figure's caption
 * goes with its figure to the next page; the end of a verse ۝١ is turned round by poppler and MuPDF; pdf.js spells the
 * honorifics out (NFKC) from left to right and takes nastaʿlīq, whose words overlap, apart; code holds Arabic between
 * brackets.
 */
const specimen = 'daftar-al-huruf';
const specimenBounds: Bounds = { poppler: 0.987, 'pdf.js': 0.984, MuPDF: 0.96, PDFium: 0.97 };
/** Words of it that a search does not find. */
const specimenMisses: Bounds = { poppler: 1, 'pdf.js': 5 };

const isSpecimen = ({ stem }: Made): boolean => stem.endsWith(specimen);

const shownLost = 8;

function compare({ words, noteWords }: Made, text: string, least: number): Verdict {
  const found = wordsOf(text);
  const lost = [...lostWords(words, found), ...lostWords(noteWords, found)];
  const all = words.length + noteWords.length;
  const share = 1 - lost.length / all;
  const examples = lost.length > 0 ? `; lost: ${lost.slice(0, shownLost).join(' ')}` : '';
  const note = `${(100 * share).toFixed(2)} % of ${all} words${examples}`;
  return share >= least ? verdictOf([], note) : verdictOf([note]);
}

/** A word as it is typed into a search: letters and digits, no vowels. */
const typed = (word: string): string => word.normalize('NFKD').replaceAll(/[^\p{L}\p{N}]|\u{640}/gu, '');

const typedWords = (words: readonly string[]): string[] => words.map(typed).filter((word) => word !== '');

/** Every word that a search must find in the text as the reader has it. */
function search({ words, noteWords }: Made, text: string, mostMisses: number): Verdict {
  const found = ` ${typedWords(wordsOf(text)).join(' ')} `;
  const lost: string[] = [];
  let all = 0;
  for (const run of [typedWords(words), typedWords(noteWords)]) {
    for (const word of new Set(run)) {
      all++;
      if (!found.includes(` ${word} `)) lost.push(word);
    }
  }
  const note = `${all - lost.length} of ${all} different words`;
  return lost.length <= mostMisses
    ? verdictOf([], note)
    : verdictOf([`${note}; not: ${lost.slice(0, shownLost).join(' ')}`]);
}

function reading(name: string, reader: Reader, judge: (made: Made, text: string) => Verdict): Check {
  return {
    name,
    run: async (made) => {
      const result = await readers[reader](made.pdf);
      return 'missing' in result ? skipped(result.missing) : judge(made, result.text);
    },
  };
}

const readerNames = ['poppler', 'pdf.js', 'MuPDF', 'PDFium'] as const;

/** The readers that have a bound give at least so many words back. */
export const givesBack = (bounds: Bounds): readonly Check[] =>
  readerNames.flatMap((reader) => {
    const least = bounds[reader];
    if (least === undefined) return [];
    return [
      reading(`${reader} gives the words back`, reader, (made, text) =>
        compare(made, text, isSpecimen(made) ? (specimenBounds[reader] ?? least) : least),
      ),
    ];
  });

const finds = (reader: Reader): Check =>
  reading(`a search in ${reader} finds every word`, reader, (made, text) =>
    search(made, text, isSpecimen(made) ? (specimenMisses[reader] ?? 0) : 0),
  );

export const extraction: readonly Check[] = [...givesBack(bookBounds), finds('poppler'), finds('pdf.js')];
