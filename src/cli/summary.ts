/** The table at the end of a build, and the same as plain values for `--json` and `--report`. */

import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { words } from '../diagnostics/phrases.ts';
import { renderHint, renderMessage } from '../diagnostics/render.ts';
import { positionAt, type Span } from '../source.ts';
import type { MessageLanguage } from './arguments.ts';
import type { BookReport } from './report.ts';

export interface FileSummary {
  readonly path: string;
  readonly bytes: number;
  /** Undefined for files without pages. */
  readonly pages: number | undefined;
}

export interface BookSummary {
  readonly book: string;
  readonly title: string | undefined;
  readonly files: readonly FileSummary[];
  /** Of the book as printed. */
  readonly pages: number | undefined;
  readonly words: number;
  readonly seconds: number;
  readonly stages: Readonly<Record<string, number>>;
  readonly errors: number;
  readonly warnings: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Only where `--report` asks for it. */
  readonly quality: BookReport | undefined;
}

const heads: Readonly<Record<MessageLanguage, readonly string[]>> = {
  en: ['file', 'size', 'pages', 'words', 'seconds', 'warnings'],
  ar: ['الملف', 'الحجم', 'الصفحات', 'الكلمات', 'الثواني', 'التحذيرات'],
};

/** The closing table; columns are aligned with spaces, file names first. */
export function summaryTable(books: readonly BookSummary[], language: MessageLanguage): string {
  const rows = [[...heads[language]]];
  for (const book of books) {
    for (const file of book.files) {
      rows.push([
        file.path,
        formatBytes(file.bytes),
        String(file.pages ?? ''),
        String(book.words),
        book.seconds.toFixed(2),
        String(book.warnings),
      ]);
    }
  }
  if (rows.length === 1) return '';
  const widths = heads.en.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const gap = (cell: string, column: number): string =>
    ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? `${cell}${gap(cell, column)}` : `${gap(cell, column)}${cell}`))
      .join('  ');
  return `${rows.map(line).join('\n')}\n`;
}

/** Columns a terminal gives a text: marks stand on their letters, controls nowhere. */
const widthOf = (text: string): number => Array.from(text.replaceAll(/[\p{Mn}\p{Me}\p{Cf}]/gu, '')).length;

/** What `--json` prints and `--report` writes. */
export function summaryObject(
  books: readonly BookSummary[],
  exitCode: number,
  peakMemory: number,
  language: MessageLanguage,
): object {
  return {
    exitCode,
    peakMemoryBytes: peakMemory,
    books: books.map(({ diagnostics, quality, ...book }) => ({
      ...book,
      ...(quality === undefined ? {} : { quality: quality.figures }),
      diagnostics: diagnostics.map((diagnostic) => describe(diagnostic, language)),
    })),
  };
}

function describe(diagnostic: Diagnostic, language: MessageLanguage): object {
  const { code, severity, params, span, related } = diagnostic;
  return {
    code,
    severity,
    message: renderMessage(diagnostic, language),
    hint: renderHint(diagnostic, language),
    params: Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'string' ? words(value, language) : value,
      ]),
    ),
    ...(span === undefined ? {} : placeOf(span)),
    ...(related === undefined ? {} : { related: related.map(placeOf) }),
  };
}

const placeOf = ({ source, start }: Span): object => ({ path: source.path, ...positionAt(source, start) });

const kilobyte = 1000;

function formatBytes(bytes: number): string {
  if (bytes < kilobyte) return `${bytes} B`;
  if (bytes < kilobyte ** 2) return `${(bytes / kilobyte).toFixed(1)} kB`;
  return `${(bytes / kilobyte ** 2).toFixed(2)} MB`;
}
