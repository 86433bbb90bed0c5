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

/** Words that are compared as one stretch: exact, but of longer texts it takes minutes. */
const longestStretch = 100_000;

/**
 * The `wanted` words that are not found in `found`, in order. Of a long book a few more than need be: words that stand
 * once in each and in the same order part both into stretches that are compared by themselves (B. Cohen's patience
 * diff).
 */
export function lostWords(wanted: readonly string[], found: readonly string[]): readonly string[] {
  const lost: string[] = [];
  let [from, at] = [0, 0];
  const anchors = wanted.length > longestStretch ? anchorsOf(wanted, found) : [];
  for (const [index, place] of [...anchors, [wanted.length, found.length] as const]) {
    const difference = diffArrays(wanted.slice(from, index), found.slice(at, place));
    lost.push(...difference.flatMap(({ removed, value }) => (removed ? value : [])));
    [from, at] = [index, place];
  }
  return lost;
}

type Pair = readonly [inWanted: number, inFound: number];

/** Places of words that stand once in each text: the longest chain of them that is in order in both. */
function anchorsOf(wanted: readonly string[], found: readonly string[]): readonly Pair[] {
  const places = placesOfSingles(found);
  const pairs = [...placesOfSingles(wanted)].flatMap(([word, index]): readonly Pair[] => {
    const place = places.get(word);
    return place === undefined ? [] : [[index, place]];
  });
  // Patience sorting: the pair that ends the best chain of each length, and before each pair the one it follows.
  const ends: number[] = [];
  const before = pairs.map(([, place], index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    ends[low] = index;
    return ends[low - 1];
  });
  const chain: Pair[] = [];
  for (let index = ends.at(-1); index !== undefined; index = before[index]) {
    const pair = pairs[index];
    if (pair !== undefined) chain.push(pair);
  }
  return chain.reverse();
}

/** Words that stand once, with their places, in order. */
function placesOfSingles(words: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [index, word] of words.entries()) {
    if (places.has(word)) repeated.add(word);
    else places.set(word, index);
  }
  for (const word of repeated) places.delete(word);
  return places;
}
