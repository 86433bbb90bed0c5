/**
 * Places in the manuscript. Every node of the book and every diagnostic points at the text the author
 * wrote through a `Span`; line and column are computed only when somebody reads them.
 */

/** A text file of the manuscript, as read (UTF-8 decoded, byte order mark removed, nothing else changed). */
export interface Source {
  /** Path as the user would name it: relative to the working folder where possible. */
  readonly path: string;
  readonly text: string;
}

/** A half-open range of UTF-16 code units in a source. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** A half-open range of UTF-16 code units in a logical text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** One-based line and column of an offset; the column counts UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offsets at which the lines of a source begin; made once, when somebody first asks. */
const lineStarts = new WeakMap<Source, readonly number[]>();

/** One-based line and column of an offset. CR LF, LF and CR each end a line. */
export function positionAt(source: Source, offset: number): Position {
  const starts = lineStarts.get(source) ?? findLineStarts(source.text);
  lineStarts.set(source, starts);
  let first = 0;
  let last = starts.length - 1;
  while (first < last) {
    const middle = (first + last + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) first = middle;
    else last = middle - 1;
  }
  return { line: first + 1, column: offset - (starts[first] ?? 0) + 1 };
}

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

/**
 * Left out of whatever is read: nothing is hyphenated, Arabic could not be, and a search finds no word that holds it.
 */
export const SOFT_HYPHEN = '\u{ad}';

export const withoutSoftHyphens = (text: string): string => text.replaceAll(SOFT_HYPHEN, '');
