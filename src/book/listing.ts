/**
 * Arabic in listings (UAX #9 4.3, HL4). Code runs from left to right, and the bidirectional algorithm alone lets what
 * stands between two Arabic words of a line run with them: of `"سلام"; // تعليق` it changes the order, and in
 * `{"اسم": "سارة"}` key and value change places. In: code; out: its strings, comments and words that run from right to
 * left, each an order of its own.
 */

import type { Range } from '../source.ts';

/** Letters written from right to left, and what may stand on and between them. */
const letters =
  '\\u{5d0}-\\u{5ea}\\u{620}-\\u{64a}\\u{66e}-\\u{6d3}\\u{6d5}\\u{6fa}-\\u{6ff}\\u{750}-\\u{77f}\\u{8a0}-\\u{8c9}';
const marks = '\\u{610}-\\u{61a}\\u{64b}-\\u{65f}\\u{670}\\u{6d6}-\\u{6ed}\\u{8d3}-\\u{8ff}';
// Bounds on what may repeat keep the search linear, whatever the code is.
const blank = '[ \\u{a0}]';
const blanks = `${blank}{0,40}`;
/** Before words whose first letter is such a one (UAX #9 P2). */
const arabicFirst = `(?=[^A-Za-z${letters}]{0,200}[${letters}])`;

/** What a line holds, each kind before those it may hold itself. */
const parts = new RegExp(
  [
    // A comment to the line's end, or to its own: // # -- /* <!--, % and * at the line's start.
    `(?<=(?:^|${blank})(?:/{2,40}|#{1,40}|-{2,40})${blanks}|/\\*{1,40}${blanks}|<!-{2,40}${blanks}|^${blanks}(?:%|\\*){1,40}${blank}${blanks})(?<comment>(?!${blank})${arabicFirst}.+?)(?=${blanks}(?:\\*/|-->|$))`,
    // A string between its marks, and the words of an element between its tags.
    ...['"', "'", '`'].map((mark) => `${mark}(?:[^${mark}\\\\]|\\\\.)*${mark}`),
    `(?<=>)(?<words>(?!${blank})${arabicFirst}[^<>]+)(?=<)`,
    // Names and words.
    `(?<name>[${letters}][${letters}${marks}\\w\\u{660}-\\u{669}]*(?:[ \\u{a0}،؛.-]+[${letters}][${letters}${marks}\\w\\u{660}-\\u{669}]*)*)`,
  ].join('|'),
  'gu',
);
const arabicString = new RegExp(`^.${arabicFirst}`, 'u');
const arabicLetter = new RegExp(`[${letters}]`, 'u');
const latinLetter = /[A-Za-z]/;
/** What makes code of a line that begins with a letter of Arabic; without it, it is a sentence. */
const codeMark = /[=;{}<>[\]"`]/;
/** Among Latin names brackets are code's too. */
const bracket = /[()]/;
const sentence = new RegExp(`^${blank}*[${letters}]`, 'u');

/** A part of code. */
export interface CodePiece extends Range {
  /** Whether it runs from right to left. */
  readonly isRightToLeft: boolean;
}

/** Code, its lines parted by line feeds or U+2028, in pieces from its start to its end: one, where nothing in it needs an order of its own. */
export function codePieces(code: string): readonly CodePiece[] {
  const pieces: CodePiece[] = [];
  let from = 0;
  const take = (end: number, isRightToLeft: boolean): void => {
    if (end > from) pieces.push({ start: from, end, isRightToLeft });
    from = end;
  };
  if (arabicLetter.test(code)) {
    let start = 0;
    for (const line of code.split(/[\n\u{2028}]/u)) {
      for (const range of inLine(line)) {
        take(start + range.start, false);
        take(start + range.end, true);
      }
      start += line.length + 1;
    }
  }
  take(code.length, false);
  return pieces;
}

function inLine(line: string): readonly Range[] {
  if (!arabicLetter.test(line)) return [];
  const hasLatin = latinLetter.test(line);
  const isCode = codeMark.test(line) || (hasLatin && bracket.test(line));
  const words = isCode ? null : sentence.exec(line);
  if (words !== null) return [{ start: words[0].length - 1, end: line.trimEnd().length }];
  return [...line.matchAll(parts)].flatMap(({ 0: found, index, groups = {} }) => {
    const whole = { start: index, end: index + found.length };
    if (groups['comment'] !== undefined || groups['words'] !== undefined) return [whole];
    // Without Latin on its line a name needs nothing: Arabic beside Arabic is read on.
    if (groups['name'] !== undefined) return hasLatin ? [whole] : [];
    return arabicString.test(found) ? [{ start: index + 1, end: index + found.length - 1 }] : [];
  });
}
