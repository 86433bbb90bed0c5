/** `warraq build` and `warraq check`: publishes each book, prints what there is to say, writes the files. */

import { fileURLToPath } from 'node:url';
import { type FormatName, type Formats, formatNames } from '../book/formats.ts';
import { plainWords } from '../book/words.ts';
import type { Craft } from '../craft.ts';
import { type Diagnostic, diagnose, hasErrors, inReadingOrder } from '../diagnostics/diagnostic.ts';
import { ownMistake } from '../diagnostics/own-mistake.ts';
import { phrase } from '../diagnostics/phrases.ts';
import { renderDiagnostic } from '../diagnostics/render.ts';
import type { Host } from '../host.ts';
import type { Composed } from '../pipeline.ts';
import type { Request } from '../prepare.ts';
import { survey } from '../read/read.ts';
import { createStopwatch, type Stopwatch } from '../stopwatch.ts';
import type { BuildCommand } from './arguments.ts';
import { booksToBuild, packageRoot } from './books.ts';
import { dump } from './dump.ts';
import { tightenHeap } from './engine.ts';
import { printMessages } from './messages.ts';
import { createProgress } from './progress.ts';
import { type MadeFile, publish } from './publish.ts';
import type { BookReport } from './report.ts';
import { openSecondThread } from './second-thread.ts';
import { type BookSummary, type FileSummary, summaryObject, summaryTable } from './summary.ts';

const exitCodes = { clean: 0, errors: 1 } as const;

/** Manuscripts that weigh more (`Survey`) are made with a tight heap: at this weight a book takes half a gigabyte. */
const heaviestAtEase = 25_000;

/** Beside the compiled program; run from its source, it does all in one thread. */
const secondThread = fileURLToPath(new URL('second-thread.cjs', import.meta.url));

/** Runs the command; gives the exit code. */
export async function runBuild(host: Host, command: BuildCommand): Promise<number> {
  const books = booksToBuild(host, command.books);
  const summaries: BookSummary[] = [];
  const targets: Targets = new Map();
  const craft = openSecondThread(host, secondThread);
  if (books.length === 0) {
    const diagnostics = [diagnose('no-books', { path: 'content' })];
    printDiagnostics(diagnostics, command);
    summaries.push(emptySummary('content', diagnostics));
  }
  for (const [index, path] of books.entries()) {
    const summary = await orConfession(path, () => buildOne(host, path, index, command, targets, craft));
    printDiagnostics(summary.diagnostics, command);
    summaries.push(summary);
  }
  craft?.close();
  const failed = summaries.some(({ errors, warnings }) => errors > 0 || (command.strict && warnings > 0));
  const exitCode = failed ? exitCodes.errors : exitCodes.clean;
  return finish(host, command, summaries, exitCode);
}

/**
 * What came of building the book at `path`; a mistake of ours is told as one, and the other books are built all the
 * same.
 */
async function orConfession(path: string, build: () => Promise<BookSummary>): Promise<BookSummary> {
  try {
    return await build();
  } catch (error) {
    return emptySummary(path, [ownMistake(path, error)]);
  }
}

async function buildOne(
  host: Host,
  path: string,
  index: number,
  command: BuildCommand,
  targets: Targets,
  craft: Craft | undefined,
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
  const composes = command.kind === 'check' || command.dump !== undefined || command.report !== undefined;
  const { formats: ofBook, weight } = survey(host, path);
  if (weight > heaviestAtEase) tightenHeap();
  const formats = formatsOf(command, ofBook);
  const publication = await publish(host, path, formats, composes, request, stopwatch, craft);
  const { book, composed } = publication;
  const quality = await qualityOf(composed, index, command, stopwatch);
  const said = [...publication.diagnostics];
  const files: FileSummary[] = [];
  if (composed !== undefined && command.dump !== undefined) {
    process.stdout.write(dump(command.dump, composed));
  } else if (command.kind === 'build' && !forbids(said, command)) {
    said.push(...writeFiles(host, path, publication.files, command, targets, files));
  }
  progress.clear();
  return {
    book: path,
    title: book?.metadata.title,
    files,
    pages: composed?.edition.pages.length,
    words: book === undefined ? 0 : plainWords(book),
    seconds: (host.milliseconds() - started) / 1000,
    stages: Object.fromEntries(publication.spent),
    errors: countOf(said, 'error'),
    warnings: countOf(said, 'warning'),
    diagnostics: inReadingOrder(said),
    quality,
  };
}

/** What is made of a book: what the command wants, else what the book says. */
function formatsOf({ dump: stage, formats }: BuildCommand, ofBook: Formats): readonly FormatName[] {
  if (stage !== undefined) return [];
  if (formats !== undefined) return formats;
  return formatNames.filter((name) => ofBook[name] !== false);
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

/** Which book each file name is of: its path as given, and the one that links lead to. */
type Targets = Map<string, { readonly path: string; readonly real: string }>;

/** Writes what was made, unless another book's files have its names. */
function writeFiles(
  host: Host,
  path: string,
  made: readonly MadeFile[],
  command: BuildCommand,
  targets: Targets,
  files: FileSummary[],
): readonly Diagnostic[] {
  const place = host.realPath(path.replace(/[/\\]book\.yaml$/, ''));
  const owner = { path, real: place.ok ? place.value : path };
  for (const { name } of made) {
    const other = targets.get(name) ?? owner;
    if (other.real !== owner.real)
      return [diagnose('duplicate-slug', { other: other.path, book: path, slug: name })];
  }
  const said: Diagnostic[] = [];
  for (const { name, bytes, pages } of made) {
    targets.set(name, owner);
    const target = `${command.out}/${name}`;
    const written = host.writeWhole(target, bytes);
    if (written.ok) files.push({ path: target, bytes: bytes.length, pages });
    else said.push(diagnose('unwritable-output', { path: target, reason: phrase(written.reason) }));
  }
  return said;
}

function printDiagnostics(diagnostics: readonly Diagnostic[], command: BuildCommand): void {
  if (!command.json) printMessages(diagnostics, command.language);
}

/** Where Linux tells what this process holds (proc_pid_status(5)). */
const ownStatus = '/proc/self/status';

/** Most memory held, in bytes. On Linux `maxRSS` counts what the process held that started this one: its own mark does not. */
function peakMemory(host: Host): number {
  const status = host.readBytes(ownStatus);
  const text = status.ok ? Buffer.from(status.value).toString('latin1') : '';
  const mark = /^VmHWM:\s+(\d+) kB$/m.exec(text)?.[1];
  return (mark === undefined ? process.resourceUsage().maxRSS : Number(mark)) * 1024;
}

async function finish(
  host: Host,
  command: BuildCommand,
  summaries: readonly BookSummary[],
  exitCode: number,
): Promise<number> {
  const object = `${JSON.stringify(summaryObject(summaries, exitCode, peakMemory(host), command.language), undefined, 2)}\n`;
  // A dump is alone on standard output.
  if (command.json) (command.dump === undefined ? process.stdout : process.stderr).write(object);
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
