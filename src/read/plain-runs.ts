/**
 * Folding: most of a book is paragraphs without a single character of Markdown in them, and parsing those
 * costs most of the reading. Runs of such paragraphs are replaced by one private-use character before the
 * parser sees the text, and unfolded afterwards; offsets map back. The result is the same as without: a
 * paragraph is folded only if CommonMark 0.31 (with tables, notes and directives) could read it as nothing
 * but text wherever it stands. `test/read/plain-runs.test.ts` holds both ways against each other.
 */

import type { Range } from '../source.ts';

/** A paragraph without markup, or an ATX heading of one line without markup. */
export interface PlainBlock extends Range {
  /** Level of the heading; 0 for a paragraph. */
  readonly level: number;
}

/** Consecutive plain blocks, folded into one character. */
export interface PlainRun {
  /** Offset of the character that stands for it, in the folded text. */
  readonly at: number;
  /** The run's place in the source; `end` is the end of its last line, without the line ending. */
  readonly start: number;
  readonly end: number;
  readonly blocks: readonly PlainBlock[];
}

export interface FoldedText {
  readonly text: string;
  /** The character that stands for a run. */
  readonly placeholder: string;
  /** In order of their place. */
  readonly runs: readonly PlainRun[];
  /** Offset in the source of the text's first character. */
  readonly base: number;
}

/** Candidates for the placeholder: the first that the text does not hold. */
const placeholders = ['\u{f8ff}', '\u{f8fe}', '\u{f8fd}', '\u{f8fc}'];

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const tab = 0x09;
const asciiEnd = 0x80;

const asciiTable = (characters: string): Uint8Array => {
  const table = new Uint8Array(asciiEnd);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
};

/** Characters that may begin a block, an underline, a table's rule, or continue one, at a line's start. */
const blockOpeners = asciiTable(' \t#>-+=:|~');
/** Characters that may mean something inside a line; those with exceptions are looked at one by one. */
const suspects = asciiTable('\0\t\r\\`*_<>&[]:');

/** The text from `start` on, with its plain paragraphs folded; untouched with `isOff`, for comparison. */
export function foldPlainRuns(text: string, start: number, isOff = false): FoldedText {
  const placeholder = placeholders.find((candidate) => !text.includes(candidate));
  if (isOff || placeholder === undefined) {
    return { text: text.slice(start), placeholder: placeholder ?? '', runs: [], base: start };
  }
  const areBracketsPlain = !mayDefineLinks(text);
  const runs: PlainRun[] = [];
  const kept: string[] = [];
  let keptTo = start;
  let foldedLength = 0;
  let run: PlainBlock[] = [];
  const closeRun = (): void => {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined) return;
    kept.push(text.slice(keptTo, first.start), placeholder);
    foldedLength += first.start - keptTo;
    runs.push({ at: foldedLength, start: first.start, end: last.end, blocks: run });
    foldedLength += 1;
    keptTo = last.end;
    run = [];
  };
  let at = start;
  while (at < text.length) {
    const blankEnd = endOfEmptyLines(text, at);
    const chunk = readChunk(text, blankEnd, areBracketsPlain);
    // A chunk of no lines is a line of spaces: inside a listing its spaces count, so a run ends there.
    if (chunk.isPlain) run.push({ start: blankEnd, end: chunk.end, level: chunk.level });
    else closeRun();
    at = chunk.next;
  }
  closeRun();
  kept.push(text.slice(keptTo));
  return { text: kept.join(''), placeholder, runs, base: start };
}

/** The source's offset for an offset of the folded text. The placeholder's two sides are its run's. */
export function unfoldedOffset(folded: FoldedText, offset: number): number {
  const { runs } = folded;
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.at ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const before = runs[low - 1];
  return before === undefined ? folded.base + offset : before.end + offset - before.at - 1;
}

/** Puts the runs back into a piece of the folded text that was read verbatim: a listing, HTML. */
export function unfold(source: string, folded: FoldedText, piece: string, offset: number): string {
  if (folded.runs.length === 0 || !piece.includes(folded.placeholder)) return piece;
  const pieces = piece.split(folded.placeholder);
  let index = folded.runs.findIndex((run) => run.at >= offset);
  return pieces.reduce((whole, next) => {
    const run = folded.runs[index++];
    return whole + (run === undefined ? '' : source.slice(run.start, run.end)) + next;
  });
}

/** True if a link may be defined anywhere (`[label]: url`); then any `[label]` may be a link. */
function mayDefineLinks(text: string): boolean {
  for (let at = text.indexOf(']:'); at >= 0; at = text.indexOf(']:', at + 1)) {
    const open = text.lastIndexOf('[', at);
    const isNote =
      open >= 0 && text[open + 1] === '^' && text[open - 1] !== '\\' && !text.slice(open, at).includes('\n');
    if (!isNote) return true;
  }
  return false;
}

/** Skips line endings: lines with nothing on them at all. */
function endOfEmptyLines(text: string, start: number): number {
  let at = start;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit === lineFeed) at++;
    else if (unit === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at += 2;
    else return at;
  }
}

interface Chunk {
  readonly isPlain: boolean;
  /** Level of the heading it is; 0 for a paragraph. */
  readonly level: number;
  /** End of its last line, without the line ending. */
  readonly end: number;
  /** Where to go on: after its last line's ending, or after a line of spaces. */
  readonly next: number;
}

/** Reads the lines up to the next blank one. */
function readChunk(text: string, start: number, areBracketsPlain: boolean): Chunk {
  const level = headingLevel(text, start);
  const line: Line = {
    isPlain: level > 0 || !mayOpenBlock(text, start),
    isBlank: true,
    hasBracket: false,
    hasMark: false,
  };
  let at = level === 0 ? start : start + level;
  let end = start;
  let isPlain = start < text.length;
  for (let lines = 0; at < text.length; lines++) {
    if (lines > 0) line.isPlain = level === 0 && !mayOpenBlock(text, at);
    const lineStart = at;
    const lineEnd = readLine(text, at, areBracketsPlain, line);
    at = Math.min(lineEnd + 1, text.length);
    if (line.isBlank) {
      if (lines > 0) at = lineStart;
      else isPlain = false;
      break;
    }
    isPlain &&= line.isPlain;
    end = lineEnd < text.length && text.charCodeAt(lineEnd - 1) === carriageReturn ? lineEnd - 1 : lineEnd;
    const last = text.charCodeAt(end - 1);
    if (last === space || last === carriageReturn) isPlain = false;
  }
  if (level > 0 && text.slice(start + level, end).includes('#')) isPlain = false;
  return { isPlain: isPlain && !(line.hasBracket && line.hasMark), level, end, next: at };
}

/** What is known of the line being read, and of the chunk's lines before it. */
interface Line {
  isPlain: boolean;
  isBlank: boolean;
  hasBracket: boolean;
  hasMark: boolean;
}

/** Reads to the line feed that ends the line, or the text's end. */
function readLine(text: string, start: number, areBracketsPlain: boolean, line: Line): number {
  let at = start;
  line.isBlank = true;
  for (let unit = text.charCodeAt(at); at < text.length && unit !== lineFeed; unit = text.charCodeAt(++at)) {
    if (line.isBlank && unit !== space && unit !== tab && unit !== carriageReturn) line.isBlank = false;
    if (!line.isPlain || unit >= asciiEnd || suspects[unit] !== 1) continue;
    if (unit === 0x5b) line.hasBracket = true;
    else if (unit === 0x3a && isAsciiLetter(text.charCodeAt(at + 1))) line.hasMark = true;
    line.isPlain = isPlainInside(text, at, unit, areBracketsPlain);
  }
  return at;
}

/** Level of the ATX heading that begins here with one space and a word (CommonMark §4.2); else 0. */
function headingLevel(text: string, start: number): number {
  let level = 0;
  while (text.charCodeAt(start + level) === 0x23) level++;
  if (level > 6 || text.charCodeAt(start + level) !== space) return 0;
  const first = text.charCodeAt(start + level + 1);
  return first === space ||
    first === tab ||
    first === lineFeed ||
    first === carriageReturn ||
    Number.isNaN(first)
    ? 0
    : level;
}

function mayOpenBlock(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit >= asciiEnd) return false;
  if (blockOpeners[unit] === 1) return true;
  if (!isDigit(unit)) return false;
  let after = at + 1;
  while (isDigit(text.charCodeAt(after))) after++;
  const marker = text[after];
  return marker === '.' || marker === ')';
}

/** Whether one of the suspect characters is nothing but itself here. */
function isPlainInside(text: string, at: number, unit: number, areBracketsPlain: boolean): boolean {
  const next = text.charCodeAt(at + 1);
  switch (unit) {
    case carriageReturn:
      return next === lineFeed;
    // Delimiters with a space on both sides neither open nor close (CommonMark §6.2); at a line's start they make a list.
    case 0x2a: // *
    case 0x5f: // _
      return text.charCodeAt(at - 1) === space && next === space;
    case 0x26: // & begins a character reference only before a letter or #.
      return !(isAsciiLetter(next) || next === 0x23);
    case 0x5b: // [ of a note's mark
      return areBracketsPlain && next !== 0x5e;
    case 0x5d: // ] of a link
      return areBracketsPlain && next !== 0x28;
    case 0x3a: // : of a mark, which needs a bracket: the chunk is judged as a whole.
      return true;
    default:
      return false;
  }
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const isAsciiLetter = (unit: number): boolean => (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
