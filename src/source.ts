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

/** One-based line and column of `offset` in `text`. CR LF, LF and CR each end a line. */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  const end = Math.min(offset, text.length);
  for (let index = 0; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(index + 1) !== 0x0a)) {
      line++;
      lineStart = index + 1;
    }
  }
  return { line, column: offset - lineStart + 1 };
}
