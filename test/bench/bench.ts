/**
 * `npm run bench [-- BOOK] [--vs 'COMMAND'] [--runs N]`: whole-process seconds, pages per second, peak memory
 * and each stage's share, for the article and for a long book given by path, and what a cover costs. With `--vs`
 * the other command is run in turn with ours and the ratio of the pairs is printed. Figures are medians; a shared
 * machine is noisy, so quote ratios.
 */

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureCovers } from './covers.ts';

interface Run {
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly output: string;
  readonly exitCode: number;
}

const usage = `npm run bench [-- BOOK…] [--vs 'COMMAND'] [--runs N] [--format LIST]

Times whole runs of warraq build, and of another command in turn with ours.

  --vs 'COMMAND'   the other command
  --runs N         how often (5); figures are medians
  --format LIST    as for warraq build (pdf,epub for the article; pdf for a BOOK)
`;
const wrongUsage = 2;

/** The arguments, or the end of the run where they cannot be understood. */
function argumentsGiven() {
  try {
    const given = parseArgs({
      options: {
        vs: { type: 'string' },
        runs: { type: 'string', default: '5' },
        format: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    });
    if (given.values.help !== true) return given;
    process.stdout.write(usage);
    return process.exit(0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : ''}\n\n${usage}`);
    return process.exit(wrongUsage);
  }
}

const { values, positionals } = argumentsGiven();
const runs = Math.max(1, Number(values.runs));
const out = mkdtempSync(join(tmpdir(), 'warraq-bench-'));
const article = 'content/beijing-summit';

/** Largest resident set of a process, from Linux's own accounting; 0 elsewhere. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

const pollMilliseconds = 20;

function runOnce(command: string, args: readonly string[], shell: boolean): Promise<Run> {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(command, [...args], { shell, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    let peakMegabytes = 0;
    const timer = setInterval(() => {
      peakMegabytes = Math.max(peakMegabytes, peakOf(child.pid));
    }, pollMilliseconds);
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('close', (code) => {
      clearInterval(timer);
      resolve({ seconds: (performance.now() - started) / 1000, peakMegabytes, output, exitCode: code ?? 1 });
    });
  });
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

async function measure(book: string, format: string): Promise<void> {
  const ours: Run[] = [];
  const theirs: Run[] = [];
  const args = ['build/warraq/main.js', 'build', book, '--out', out, '--format', format, '--json'];
  await runOnce(process.execPath, args, false);
  for (let index = 0; index < runs; index++) {
    ours.push(await runOnce(process.execPath, args, false));
    if (values.vs !== undefined) theirs.push(await runOnce(values.vs, [], true));
  }
  // The run of median length, with its own stages.
  const middle = ours.toSorted((a, b) => a.seconds - b.seconds)[runs >> 1];
  if (middle === undefined || middle.exitCode !== 0) {
    console.log(`${book}: the build failed\n${middle?.output ?? ''}`);
    process.exitCode = 1;
    return;
  }
  const summary = JSON.parse(middle.output);
  const [made] = summary.books;
  const { seconds } = middle;
  const peak = Math.max(summary.peakMemoryBytes / 2 ** 20, ...ours.map((run) => run.peakMegabytes));
  console.log(`${book} (${format}): ${seconds.toFixed(3)} s whole process, median of ${runs}`);
  const pages =
    made.pages === undefined ? '' : `${made.pages} pages, ${(made.pages / seconds).toFixed(0)} pages/s, `;
  console.log(`  ${pages}${made.words} words, peak ${peak.toFixed(0)} MB`);
  const stages: readonly [string, number][] = Object.entries(made.stages);
  const total = stages.reduce((sum, [, spent]) => sum + spent, 0);
  const shares = stages.map(
    ([name, spent]) => `${name} ${spent.toFixed(0)} ms (${((100 * spent) / total).toFixed(0)} %)`,
  );
  console.log(`  ${shares.join(', ')}; start-up and rest ${(seconds * 1000 - total).toFixed(0)} ms`);
  for (const file of made.files)
    console.log(`  ${file.path.split('/').at(-1)}: ${(file.bytes / 1000).toFixed(1)} kB`);
  if (values.vs === undefined) return;
  const failed = theirs.filter((run) => run.exitCode !== 0).length;
  if (failed > 0) {
    // How long it takes to fail says nothing.
    console.log(`  vs: the other command failed ${failed} of ${runs} times`);
    process.exitCode = 1;
    return;
  }
  const ratios = ours.map((run, index) => run.seconds / (theirs[index]?.seconds ?? Number.NaN));
  console.log(
    `  vs: ${median(theirs.map((run) => run.seconds)).toFixed(3)} s, ours/theirs ${median(ratios).toFixed(3)} ` +
      `(${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)})`,
  );
}

for (const book of positionals.length > 0 ? positionals : [article]) {
  await measure(book, values.format ?? (positionals.length > 0 ? 'pdf' : 'pdf,epub'));
}
for (const line of measureCovers(positionals[0] ?? article)) console.log(line);
rmSync(out, { recursive: true, force: true });
