/** One outside check: what it needs, and what it says of a file. */

import { spawnSync } from 'node:child_process';
import { diffArrays } from 'diff';

export type Verdict =
  | { readonly kind: 'passed'; readonly note?: string }
  | { readonly kind: 'failed'; readonly complaints: readonly string[] }
  | { readonly kind: 'skipped'; readonly reason: string };

export interface Made {
  /** Path without its ending. */
  readonly stem: string;
  readonly pdf: string;
  readonly epub: string;
  /** The book's body as dumped, with U+FFFC for what is made from the book and its pages. */
  readonly text: string;
  /** The words of the book's body in reading order, as the manuscript has them, and those of its notes. */
  readonly words: readonly string[];
  readonly noteWords: readonly string[];
}

export interface Check {
  readonly name: string;
  run(made: Made): Verdict | Promise<Verdict>;
}

export interface Output {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const longest = 600_000;

/** Runs a program; undefined when it is not installed. */
export function program(
  name: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Output | undefined {
  const run = spawnSync(name, [...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    timeout: longest,
    env: { ...process.env, ...environment },
  });
  if (run.error !== undefined && 'code' in run.error && run.error.code === 'ENOENT') return undefined;
  return { status: run.status ?? 1, stdout: run.stdout, stderr: run.stderr };
}

export const passed = (note?: string): Verdict =>
  note === undefined ? { kind: 'passed' } : { kind: 'passed', note };
export const failed = (...complaints: readonly string[]): Verdict => ({ kind: 'failed', complaints });
export const skipped = (reason: string): Verdict => ({ kind: 'skipped', reason });
export const verdictOf = (complaints: readonly string[], note?: string): Verdict =>
  complaints.length === 0 ? passed(note) : failed(...complaints);

const invisible = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Words as a reader compares them: NFKC, no invisible controls. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(invisible, '')
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Stands in the dumped text for what is made from the book and its pages: references, numbers, sources. */
export const madeText = '\u{fffc}';

/** The `wanted` words that are not found in `found`, in order. */
export function lostWords(wanted: readonly string[], found: readonly string[]): readonly string[] {
  return diffArrays([...wanted], [...found]).flatMap(({ removed, value }) => (removed ? value : []));
}
