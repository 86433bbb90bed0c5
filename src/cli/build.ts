/** `warraq build` and `warraq check`: publishes each book, prints what there is to say, writes the files. */

import { plainWords } from '../book/words.ts';
import { type Diagnostic, diagnose, hasErrors } from '../diagnostics/diagnostic.ts';
import { renderDiagnostic } from '../diagnostics/render.ts';
import type { Host, HostFailure } from '../host.ts';
import { type Composed, publishPdf, type Request } from '../pipeline.ts';
import { createStopwatch } from '../stopwatch.ts';
import { type BuildCommand, type OutputFormat, outputFormats } from './arguments.ts';
import { booksToBuild, packageRoot } from './books.ts';
import { dump } from './dump.ts';
import { createProgress } from './progress.ts';
import { type BookSummary, summaryObject, summaryTable } from './summary.ts';
import { startWorker, type WorkerResult } from './worker.ts';

const exitCodes = { clean: 0, errors: 1 } as const;

/** Runs the command; gives the exit code. */
export async function runBuild(host: Host, command: BuildCommand, launcher: string): Promise<number> {
  const books = booksToBuild(host, command.books);
  const summaries: BookSummary[] = [];
  const targets = new Map<string, string>();
  if (books.length === 0) {
    const diagnostics = [diagnose('no-book', { path: 'content' })];
    printDiagnostics(diagnostics, command);
    summaries.push(emptySummary('content', diagnostics));
  }
  for (const path of books) {
    const summary = await buildOne(host, path, command, launcher, targets);
    printDiagnostics(summary.diagnostics, command);
    summaries.push(summary);
  }
  const failed = summaries.some(({ errors, warnings }) => errors > 0 || (command.strict && warnings > 0));
  const exitCode = failed ? exitCodes.errors : exitCodes.clean;
  return finish(host, command, summaries, exitCode);
}

async function buildOne(
  host: Host,
  path: string,
  command: BuildCommand,
  launcher: string,
  targets: Map<string, string>,
): Promise<BookSummary> {
  const started = host.milliseconds();
  const progress = createProgress(command.language);
  const stopwatch = createStopwatch(
    () => host.milliseconds(),
    (stage) => progress.stage(path, stage),
  );
  const root = packageRoot(host);
  const request: Request = { templateRoots: [`${root}/templates`], fontRoots: [`${root}/fonts`] };
  const formats = command.formats ?? outputFormats;
  const wants = (format: OutputFormat): boolean => command.dump === undefined && formats.includes(format);
  const worker = wants('epub') ? startWorker(launcher, { path, request }) : undefined;
  const { value: composed, diagnostics } = await publishPdf(host, path, request, wants('pdf'), stopwatch);
  const other = await worker;
  const said = [...diagnostics, ...newOnes(diagnostics, other)];
  const files: { path: string; bytes: number }[] = [];
  if (composed !== undefined && command.dump !== undefined) {
    process.stdout.write(dump(command.dump, composed));
  } else if (composed !== undefined && command.kind === 'build' && !forbids(said, command)) {
    said.push(...writeFiles(host, path, composed, other?.epub, command, targets, files));
  }
  progress.clear();
  return {
    book: path,
    title: composed?.book.metadata.title,
    files,
    pages: composed?.edition.pages.length,
    words: composed === undefined ? 0 : plainWords(composed.book),
    seconds: (host.milliseconds() - started) / 1000,
    stages: { ...Object.fromEntries(stopwatch.spent), ...epubTime(other) },
    errors: countOf(said, 'error'),
    warnings: countOf(said, 'warning'),
    diagnostics: said,
  };
}

const countOf = (diagnostics: readonly Diagnostic[], wanted: Diagnostic['severity']): number =>
  diagnostics.filter(({ severity }) => severity === wanted).length;

/** Errors, or with `--strict` warnings: nothing is written. */
const forbids = (diagnostics: readonly Diagnostic[], { strict }: BuildCommand): boolean =>
  hasErrors(diagnostics) || (strict && countOf(diagnostics, 'warning') > 0);

/** What the worker alone has to say: it reads the same manuscript and repeats what that deserves. */
function newOnes(known: readonly Diagnostic[], other: WorkerResult | undefined): readonly Diagnostic[] {
  const nameOf = ({ code, params, span }: Diagnostic): string =>
    JSON.stringify([code, params, span?.source.path, span?.start]);
  const names = new Set(known.map(nameOf));
  return (other?.diagnostics ?? []).filter((diagnostic) => !names.has(nameOf(diagnostic)));
}

/** The worker's own time for the EPUB; what it reads besides goes on beside the main thread's reading. */
function epubTime(other: WorkerResult | undefined): Readonly<Record<string, number>> {
  const spent = other?.spent.get('epub');
  return spent === undefined ? {} : { epub: spent };
}

function writeFiles(
  host: Host,
  path: string,
  { book, pdf }: Composed,
  epub: Uint8Array | undefined,
  command: BuildCommand,
  targets: Map<string, string>,
  files: { path: string; bytes: number }[],
): readonly Diagnostic[] {
  const { slug } = book.metadata;
  const owner = targets.get(slug);
  if (owner !== undefined && owner !== path) return [diagnose('duplicate-slug', { slug })];
  targets.set(slug, path);
  const said: Diagnostic[] = [];
  for (const [format, bytes] of [
    ['pdf', pdf],
    ['epub', epub],
  ] as const) {
    if (bytes === undefined) continue;
    const target = `${command.out}/${slug}.${format}`;
    const written = host.writeWhole(target, bytes);
    if (written.ok) files.push({ path: target, bytes: bytes.length });
    else
      said.push(diagnose('unwritable-output', { path: target, reason: reasonText(written.reason, command) }));
  }
  return said;
}

const reasons: Readonly<Record<HostFailure, { readonly en: string; readonly ar: string }>> = {
  missing: { en: 'it does not exist', ar: 'غير موجود' },
  'is-folder': { en: 'it is a folder', ar: 'هو مجلد' },
  'not-folder': { en: 'part of the path is a file', ar: 'جزء من المسار ملف' },
  'not-permitted': { en: 'permission is denied', ar: 'لا إذن بذلك' },
  'no-space': { en: 'the disk is full', ar: 'القرص ممتلئ' },
  'too-large': { en: 'it is too large', ar: 'أكبر مما يجوز' },
  'read-only': { en: 'the disk is read-only', ar: 'القرص للقراءة فقط' },
  other: { en: 'the system refused', ar: 'رفض النظام' },
};

/** Why the system refused, in words. */
export function reasonText(reason: HostFailure, { language }: { readonly language: 'en' | 'ar' }): string {
  return reasons[reason][language];
}

function printDiagnostics(diagnostics: readonly Diagnostic[], command: BuildCommand): void {
  if (command.json) return;
  for (const diagnostic of diagnostics)
    process.stderr.write(`${renderDiagnostic(diagnostic, command.language)}\n`);
}

function finish(
  host: Host,
  command: BuildCommand,
  summaries: readonly BookSummary[],
  exitCode: number,
): number {
  const peakMemory = process.resourceUsage().maxRSS * 1024;
  const object = `${JSON.stringify(summaryObject(summaries, exitCode, peakMemory), undefined, 2)}\n`;
  if (command.json) process.stdout.write(object);
  else if (command.dump === undefined) process.stdout.write(closingWords(summaries, command));
  if (command.report === undefined) return exitCode;
  const written = host.writeWhole(command.report, new TextEncoder().encode(object));
  if (written.ok) return exitCode;
  const problem = diagnose('unwritable-output', {
    path: command.report,
    reason: reasonText(written.reason, command),
  });
  process.stderr.write(`${renderDiagnostic(problem, command.language)}\n`);
  return exitCodes.errors;
}

function closingWords(summaries: readonly BookSummary[], command: BuildCommand): string {
  const table = summaryTable(summaries, command.language);
  const errors = summaries.reduce((sum, book) => sum + book.errors, 0);
  const warnings = summaries.reduce((sum, book) => sum + book.warnings, 0);
  const counts =
    command.language === 'ar'
      ? `الأخطاء: ${errors}، التحذيرات: ${warnings}`
      : `${errors} errors, ${warnings} warnings`;
  return command.kind === 'check' || errors > 0 || table === '' ? `${table}${counts}\n` : table;
}

function emptySummary(book: string, diagnostics: readonly Diagnostic[]): BookSummary {
  return {
    book,
    title: undefined,
    files: [],
    pages: undefined,
    words: 0,
    seconds: 0,
    stages: {},
    errors: hasErrors(diagnostics) ? diagnostics.length : 0,
    warnings: 0,
    diagnostics,
  };
}
