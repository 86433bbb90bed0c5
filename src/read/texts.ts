/**
 * Text nodes and their places. A stretch of the manuscript that stands in the book as it is becomes one
 * `Text` as long as its span; an escape, a character reference or a line ending with spaces around it
 * becomes a `Text` of its own, so that every character can be traced (`sourceOffset`). Soft hyphens are left out: words
 * are not hyphenated, and an Arabic one could not be.
 */

import { type Inline, sourceOffset, type Text } from '../book/inline.ts';
import { SOFT_HYPHEN, type Source, withoutSoftHyphens } from '../source.ts';

/** What a soft line break (CommonMark §6.8) becomes: a space, or in verse the end of a line. */
export type SoftBreak = 'space' | 'line-break';

const endsInLineEnding = /(?:\r\n|\n|\r)$/;

/** The inlines of one text token: `value` is what it means, the offsets are where it stands. */
export function textPieces(
  source: Source,
  start: number,
  end: number,
  value: string,
  softBreak: SoftBreak,
): readonly Inline[] {
  const ending = endsInLineEnding.exec(value);
  if (ending === null) return pieces(source, start, end, value);
  const head = value.slice(0, ending.index);
  const isLiteral = source.text.startsWith(head, start) && start + head.length < end;
  // After an escape the parser joins the line ending to it; the ending is then its last characters.
  const breakStart = isLiteral ? start + head.length : end - ending[0].length;
  const space = lineEnd(source, breakStart, end, softBreak);
  return head === '' ? [space] : [...pieces(source, start, breakStart, head), space];
}

/** The inlines of lines that hold no markup and no spaces at their edges. */
export function plainLines(
  source: Source,
  start: number,
  end: number,
  softBreak: SoftBreak,
): readonly Inline[] {
  const inlines: Inline[] = [];
  let lineStart = start;
  for (
    let at = source.text.indexOf('\n', start);
    at >= 0 && at < end;
    at = source.text.indexOf('\n', at + 1)
  ) {
    const breakStart = source.text[at - 1] === '\r' ? at - 1 : at;
    inlines.push(...pieces(source, lineStart, breakStart, source.text.slice(lineStart, breakStart)));
    inlines.push(lineEnd(source, breakStart, at + 1, softBreak));
    lineStart = at + 1;
  }
  const last = pieces(source, lineStart, end, source.text.slice(lineStart, end));
  // The array of a single line is made as long as it is: one that grew by `push` keeps room for sixteen more.
  return inlines.length === 0 ? last : [...inlines, ...last];
}

/** What stands in the manuscript in one stretch, without soft hyphens: what stands between two of them. */
function pieces(source: Source, start: number, end: number, value: string): readonly Text[] {
  if (!value.includes(SOFT_HYPHEN)) return [piece(source, start, end, value)];
  const isAsWritten = end - start === value.length;
  if (!isAsWritten) return [piece(source, start, end, withoutSoftHyphens(value))];
  let at = start;
  return value.split(SOFT_HYPHEN).flatMap((part) => {
    const from = at;
    at += part.length + 1;
    return part === '' ? [] : piece(source, from, from + part.length, part);
  });
}

function piece(source: Source, start: number, end: number, text: string): Text {
  return { kind: 'text', text, span: { source, start, end } };
}

function lineEnd(source: Source, start: number, end: number, softBreak: SoftBreak): Inline {
  if (softBreak === 'line-break') return { kind: 'line-break', span: { source, start, end } };
  return piece(source, start, end, ' ');
}

/** Whether every character of a text stands in the manuscript as it is. */
export const isLiteral = (text: Text): boolean => text.span.end - text.span.start === text.text.length;

/** Joins neighbouring texts whose characters all stand in the source as they are. */
export function joinTexts(inlines: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  let pending: Text[] = [];
  const flush = (): void => {
    const [first] = pending;
    const last = pending.at(-1);
    if (first === undefined || last === undefined) return;
    const span = { source: first.span.source, start: first.span.start, end: last.span.end };
    joined.push(
      pending.length === 1 ? first : { kind: 'text', text: pending.map((text) => text.text).join(''), span },
    );
    pending = [];
  };
  for (const inline of inlines) {
    if (inline.kind !== 'text' || !isLiteral(inline)) {
      flush();
      joined.push(inline);
      continue;
    }
    if (pending.at(-1)?.span.end !== inline.span.start) flush();
    pending.push(inline);
  }
  flush();
  return joined.slice();
}

/** The part of a text between two of its indices, with its place. */
export function sliceText(text: Text, start: number, end = text.text.length): Text {
  if (!isLiteral(text)) return text;
  const span = { source: text.span.source, start: sourceOffset(text, start), end: sourceOffset(text, end) };
  return { kind: 'text', text: text.text.slice(start, end), span };
}

const endsInSpace = (inline: Inline | undefined): boolean =>
  inline === undefined ||
  inline.kind === 'line-break' ||
  (inline.kind === 'text' && /[ \t]$/.test(inline.text));

/** What stands close to the word before it. */
const closeMark = /^[،,.؛;:!?؟)\]»”…]/u;

/**
 * Inlines without the second of two spaces that only marks of the index stand between, which on paper would be one gap,
 * twice as wide; and without the one before such marks where a comma or its like follows them.
 */
export function withoutDoubleSpaces(inlines: readonly Inline[]): readonly Inline[] {
  if (!inlines.some(({ kind }) => kind === 'index-mark')) return inlines;
  const kept: Inline[] = [];
  for (const inline of inlines) {
    const isAfterMark = kept.at(-1)?.kind === 'index-mark';
    const place = kept.findLastIndex(({ kind }) => kind !== 'index-mark');
    const before = kept[place];
    if (isAfterMark && inline.kind === 'text' && before?.kind === 'text' && closeMark.test(inline.text)) {
      if (/\S[ \t]$/.test(before.text)) kept[place] = sliceText(before, 0, before.text.length - 1);
    }
    const isDouble =
      isAfterMark && inline.kind === 'text' && /^[ \t]/.test(inline.text) && endsInSpace(before);
    if (!isDouble) kept.push(inline);
    else if (inline.text.length > 1) kept.push(sliceText(inline, 1));
  }
  return kept;
}

/** Inlines cut at their line breaks; lines that hold nothing are left out. */
export function linesOf(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === 'line-break') lines.push([]);
    else lines.at(-1)?.push(inline);
  }
  return lines.filter((line) => line.length > 0);
}
