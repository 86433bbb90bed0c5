/** `warraq build` and `warraq check`: publishes each book, prints what there is to say, writes the files. */

import type { PageStart } from '../book/page-start.ts';
import { plainWords } from '../book/words.ts';
import { type Diagnostic, diagnose, hasErrors } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import { renderDiagnostic } from '../diagnostics/render.ts';
import type { Host } from '../host.ts';
import { type Composed, publishPdf, type Request } from '../pipeline.ts';
import { createStopwatch, type Stopwatch } from '../stopwatch.ts';
import { type BuildCommand, type OutputFormat, outputFormats } from './arguments.ts';
import { booksToBuild, packageRoot } from './books.ts';
import { dump } from './dump.ts';
import { createProgress } from './progress.ts';
import type { BookReport } from './report.ts';
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
  for (const [index, path] of books.entries()) {
    const summary = await buildOne(host, path, index, command, launcher, targets);
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
  index: number,
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
  let isAnnounced = false;
  const announce = (pages: readonly PageStart[]): void => {
    isAnnounced = true;
    worker?.sendPages(pages);
  };
  const published = await publishPdf(host, path, request, wants('pdf'), stopwatch, announce);
  const { value: composed, diagnostics } = published;
  if (!isAnnounced) announce([]);
  const quality = await qualityOf(composed, index, command, stopwatch);
  const other = await worker?.result;
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
    quality,
  };
}

/** What `--report` tells of a book; undefined where nobody asked. */
async function qualityOf(
  composed: Composed | undefined,
  index: number,
  { report, language }: BuildCommand,
  stopwatch: Stopwatch,
): Promise<BookReport | undefined> {
  if (composed === undefined || report === undefined) return undefined;
  const { reportOn } = await import('./report.ts');
  return stopwatch.time('quality', () => reportOn(composed, report, index, language));
}

const countOf = (diagnostics: readonly Diagnostic[], wanted: Diagnostic['severity']): number =>
  diagnostics.filter(({ severity }) => severity === wanted).length;

/** Errors, or with `--strict` warnings: nothing is written. */
const forbids = (diagnostics: readonly Diagnostic[], { strict }: BuildCommand): boolean =>
  hasErrors(diagnostics) || (strict && countOf(diagnostics, 'warning') > 0);

const nameOf = ({ code, params, span }: Diagnostic): string =>
  JSON.stringify([code, params, span?.source.path, span?.start]);

/** What the worker alone has to say: it reads the same manuscript and repeats what that deserves. */
function newOnes(known: readonly Diagnostic[], other: WorkerResult | undefined): readonly Diagnostic[] {
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
    else said.push(diagnose('unwritable-output', { path: target, reason: phrase(written.reason) }));
  }
  return said;
}

function printDiagnostics(diagnostics: readonly Diagnostic[], command: BuildCommand): void {
  if (command.json) return;
  for (const diagnostic of diagnostics)
    process.stderr.write(`${renderDiagnostic(diagnostic, command.language)}\n`);
}

async function finish(
  host: Host,
  command: BuildCommand,
  summaries: readonly BookSummary[],
  exitCode: number,
): Promise<number> {
  const peakMemory = process.resourceUsage().maxRSS * 1024;
  const object = `${JSON.stringify(summaryObject(summaries, exitCode, peakMemory, command.language), undefined, 2)}\n`;
  if (command.json) process.stdout.write(object);
  else if (command.dump === undefined) process.stdout.write(closingWords(summaries, command));
  if (command.report === undefined) return exitCode;
  const { reportBytes } = await import('./report.ts');
  const reports = summaries.map(({ quality }) => quality);
  const written = host.writeWhole(
    command.report,
    reportBytes(reports, command.report, object, command.language),
  );
  if (written.ok) return exitCode;
  const problem = diagnose('unwritable-output', {
    path: command.report,
    reason: phrase(written.reason),
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
  const screens = summaries
    .map(({ quality }) => (quality === undefined ? '' : `\n${quality.screen}`))
    .join('');
  return command.kind === 'check' || errors > 0 || table === ''
    ? `${table}${counts}\n${screens}`
    : `${table}${screens}`;
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
    quality: undefined,
  };
}
