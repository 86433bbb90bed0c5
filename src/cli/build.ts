/** `warraq build` and `warraq check`: publishes each book, prints what there is to say, writes the files. */

import { type FormatName, type PdfFormat, pagedFormat } from '../book/formats.ts';
import type { PageStart } from '../book/page-start.ts';
import { plainWords } from '../book/words.ts';
import { type Diagnostic, diagnose, hasErrors, type Reported } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import { renderDiagnostic } from '../diagnostics/render.ts';
import type { Host } from '../host.ts';
import { type Composed, publishPdf } from '../pipeline.ts';
import type { Request } from '../prepare.ts';
import { createStopwatch, type Stopwatch } from '../stopwatch.ts';
import type { BuildCommand } from './arguments.ts';
import { booksToBuild, packageRoot } from './books.ts';
import { dump } from './dump.ts';
import { createProgress } from './progress.ts';
import type { BookReport } from './report.ts';
import { type BookSummary, type FileSummary, summaryObject, summaryTable } from './summary.ts';
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
    (pages) => progress.pages(path, pages),
  );
  const root = packageRoot(host);
  const request: Request = { templateRoots: [`${root}/templates`], fontRoots: [`${root}/fonts`] };
  /** Undefined: what the book says. */
  const wants = (format: FormatName): boolean | undefined =>
    command.dump === undefined ? command.formats?.includes(format) : false;
  const worker =
    wants('epub') === false ? undefined : startWorker(launcher, { path, request, isWanted: wants('epub') });
  let isAnnounced = false;
  const announce = (pages: readonly PageStart[]): void => {
    isAnnounced = true;
    worker?.sendPages(pages);
  };
  const publish: Publish = (format, isWanted) =>
    publishPdf(host, path, { ...request, format }, isWanted, stopwatch, (pages, { metadata }) => {
      if (pagedFormat(metadata.formats) === format) announce(pages);
    });
  const { value: composed, diagnostics } = await publish('pdf', wants('pdf'));
  const screen = await screenEdition(composed, wants('screen'), wants('epub'), publish);
  if (!isAnnounced) announce([]);
  const quality = await qualityOf(composed, index, command, stopwatch);
  const other = await worker?.result;
  const ofPages = [...diagnostics, ...newOnes(diagnostics, screen.diagnostics, placeOf)];
  const said = [...ofPages, ...newOnes(ofPages, other?.diagnostics ?? [], nameOf)];
  const files: FileSummary[] = [];
  if (composed !== undefined && command.dump !== undefined) {
    process.stdout.write(dump(command.dump, composed));
  } else if (composed !== undefined && command.kind === 'build' && !forbids(said, command)) {
    const made = madeFiles(composed, screen.value, other?.epub);
    said.push(...writeFiles(host, path, made, command, targets, files));
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

type Publish = (format: PdfFormat, isWanted: boolean | undefined) => Promise<Reported<Composed | undefined>>;

/** The PDF for screens, where it is wanted; its pages too where the EPUB's page list is about them. */
async function screenEdition(
  main: Composed | undefined,
  isWanted: boolean | undefined,
  wantsEpub: boolean | undefined,
  publish: Publish,
): Promise<Reported<Composed | undefined>> {
  const none = { value: undefined, diagnostics: [] };
  if (main === undefined) return none;
  const { formats } = main.book.metadata;
  const isMade = isWanted ?? formats.screen !== false;
  const isListed = (wantsEpub ?? formats.epub) && pagedFormat(formats) === 'screen';
  return isMade || isListed ? publish('screen', isMade) : none;
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

/** Two editions of one line, say, are one matter, on whatever page it stands. */
const placeOf = ({ code, span }: Diagnostic): string =>
  JSON.stringify([code, span?.source.path, span?.start]);

/** What of `others` has not been said: each edition reads the same manuscript and repeats what that deserves. */
function newOnes(
  known: readonly Diagnostic[],
  others: readonly Diagnostic[],
  name: (diagnostic: Diagnostic) => string,
): readonly Diagnostic[] {
  const names = new Set(known.map(name));
  return others.filter((diagnostic) => !names.has(name(diagnostic)));
}

/** The worker's own time for the EPUB; what it reads besides goes on beside the main thread's reading. */
function epubTime(other: WorkerResult | undefined): Readonly<Record<string, number>> {
  const spent = other?.spent.get('epub');
  return spent === undefined ? {} : { epub: spent };
}

interface MadeFile {
  readonly name: string;
  readonly bytes: Uint8Array | undefined;
  readonly pages: number | undefined;
}

function madeFiles(
  main: Composed,
  screen: Composed | undefined,
  epub: Uint8Array | undefined,
): readonly MadeFile[] {
  const { slug } = main.book.metadata;
  return [
    { name: `${slug}.pdf`, bytes: main.pdf, pages: main.edition.pages.length },
    { name: `${slug}-screen.pdf`, bytes: screen?.pdf, pages: screen?.edition.pages.length },
    { name: `${slug}.epub`, bytes: epub, pages: undefined },
  ];
}

/** Writes what was made; `targets` knows which book each file name is of. */
function writeFiles(
  host: Host,
  path: string,
  made: readonly MadeFile[],
  command: BuildCommand,
  targets: Map<string, string>,
  files: FileSummary[],
): readonly Diagnostic[] {
  const wanted = made.flatMap(({ bytes, ...file }) => (bytes === undefined ? [] : { ...file, bytes }));
  const place = host.realPath(path.replace(/[/\\]book\.yaml$/, ''));
  const owner = place.ok ? place.value : path;
  const taken = wanted.find(({ name }) => (targets.get(name) ?? owner) !== owner);
  if (taken !== undefined) return [diagnose('duplicate-slug', { slug: taken.name })];
  const said: Diagnostic[] = [];
  for (const { name, bytes, pages } of wanted) {
    targets.set(name, owner);
    const target = `${command.out}/${name}`;
    const written = host.writeWhole(target, bytes);
    if (written.ok) files.push({ path: target, bytes: bytes.length, pages });
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

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function closingWords(summaries: readonly BookSummary[], command: BuildCommand): string {
  const table = summaryTable(summaries, command.language);
  const errors = summaries.reduce((sum, book) => sum + book.errors, 0);
  const warnings = summaries.reduce((sum, book) => sum + book.warnings, 0);
  const counts =
    command.language === 'ar'
      ? `الأخطاء: ${errors}، التحذيرات: ${warnings}`
      : `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
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
