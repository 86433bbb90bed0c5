/**
 * Structured text (UAX #9 4.3, HL4): what has an order of its own, whatever runs round it. In Arabic the bidirectional
 * algorithm alone gives the groups of a telephone number from right to left, and puts the sign of `@name` behind it. In:
 * a text; out: the parts that run from left to right. Single numbers, ranges and sums are left to the algorithm.
 */

import type { Range } from '../source.ts';
import { isolates } from './language.ts';

const digit = '[0-9\\u{660}-\\u{669}\\u{6f0}-\\u{6f9}]';
const group = `[ \\u{a0}-]?\\(?${digit}{1,6}\\)?`;
/** Words that a telephone number follows where it does not begin with its country's. */
const announced =
  '(?:هاتف|تلفون|تليفون|جوال|محمول|موبايل|فاكس|واتساب|واتس آب)[^\\n0-9\\u{660}-\\u{669}]{0,12}';

const structures = new RegExp(
  [
    `(?:\\(\\+${digit}{1,3}\\)|\\+${digit}{1,3})(?:${group}){1,7}`,
    `(?=\\(?${digit})(?<=${announced})\\(?${digit}{2,4}\\)?(?:[ \\u{a0}-]${digit}{1,6}){1,6}`,
    '(?<![\\w@#/.])[@#][A-Za-z]\\w*',
  ].join('|'),
  'gu',
);
/** A text without one of these has nothing of the kind: nearly all. */
const suspects = /[+@#]|هاتف|تل[يف]|جوال|محمول|موبايل|فاكس|واتس/u;
const anyDigit = new RegExp(digit, 'gu');
/** Fewer digits are no telephone number. */
const fewestDigits = 6;

/** The parts of a text that run from left to right, in order. */
function structuredParts(text: string): readonly Range[] {
  return [...text.matchAll(structures)].flatMap(({ 0: found, index }) => {
    const isNumber = !/^[@#]/.test(found);
    if (isNumber && (found.match(anyDigit)?.length ?? 0) < fewestDigits) return [];
    return { start: index, end: index + found.length };
  });
}

/** A part of a text; left to right, whatever the text's direction, where it is structured. */
export interface Piece extends Range {
  readonly isStructured: boolean;
}

/** A text of a direction in pieces, from its start to its end: one, where nothing in it has an order of its own. */
export function piecesOf(text: string, direction: 'rtl' | 'ltr'): readonly Piece[] {
  const parts = direction === 'rtl' && suspects.test(text) ? structuredParts(text) : [];
  const pieces: Piece[] = [];
  let from = 0;
  for (const part of parts) {
    if (part.start > from) pieces.push({ start: from, end: part.start, isStructured: false });
    pieces.push({ ...part, isStructured: true });
    from = part.end;
  }
  if (from < text.length || from === 0) pieces.push({ start: from, end: text.length, isStructured: false });
  return pieces;
}

/** Left to right even where isolation is not enough: between Arabic-Indic digits spaces run the other way (N1). */
export const needsOverride = (part: string): boolean => /[\u{660}-\u{669}]/u.test(part);

/** What stands before and after such a part so that it is set as it is written. */
export function controlsRound(part: string): { readonly start: string; readonly end: string } {
  const { start, end } = isolates.ltr;
  return needsOverride(part) ? { start: `${start}\u{202d}`, end: `\u{202c}${end}` } : { start, end };
}
