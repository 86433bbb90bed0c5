/** The compiled program as a user runs it: in a folder of its own, as a process, with arguments. */

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export const repository: string = join(import.meta.dirname, '../..');
/** The compiled program. */
export const programPath: string = join(repository, 'build/warraq/main.js');

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** The working folder. */
  readonly in: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds after which the process is ended and `code` is null. */
  readonly within?: number;
}

const patience = 25_000;

/** Runs `warraq` with arguments. */
export function warraq(args: readonly string[], options: RunOptions): Promise<Run> {
  const child = spawn(process.execPath, [programPath, ...args], {
    cwd: options.in,
    env: { ...process.env, ...options.environment },
    timeout: options.within ?? patience,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A new folder with files in it, removed when the test is over. */
export function folder(files: Files = {}): string {
  const path = scratchFolder(files);
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A new folder with files in it; whoever asked removes it. */
export function scratchFolder(files: Files): string {
  const path = mkdtempSync(join(tmpdir(), 'warraq-'));
  write(path, files);
  return path;
}

/** Writes files, and the folders they need. */
export function write(root: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

/** All files below a folder, in code unit order. */
export function filesIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

export const bytesOf = (...path: readonly string[]): Uint8Array =>
  new Uint8Array(readFileSync(join(...path)));

/** What `--json` prints. */
export interface Summary {
  readonly exitCode: number;
  readonly peakMemoryBytes: number;
  readonly books: readonly BookReport[];
}

export interface BookReport {
  readonly book: string;
  readonly title?: string;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly pages?: number;
  readonly words: number;
  readonly seconds: number;
  readonly stages: Readonly<Record<string, number>>;
  readonly errors: number;
  readonly warnings: number;
  readonly diagnostics: readonly ReportedDiagnostic[];
}

export interface ReportedDiagnostic {
  readonly code: string;
  readonly severity: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
  readonly related?: readonly { readonly path: string; readonly line: number; readonly column: number }[];
}

/** `path:line:column code`, as far as it has a place. */
export const placed = ({ path, line, column, code }: ReportedDiagnostic): string =>
  path === undefined ? code : `${path}:${line}:${column} ${code}`;

export function summaryOf(run: Run): Summary {
  const summary: Summary = JSON.parse(run.stdout);
  return summary;
}
