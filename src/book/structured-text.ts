/**
 * Structured text (UAX #9 4.3, HL4): what has an order of its own, whatever runs round it. In Arabic the bidirectional
 * algorithm alone gives the groups of a telephone number from right to left, and puts the sign of `@name` behind it. In:
 * a text; out: the parts that run from left to right. Single numbers, ranges and sums are left to the algorithm.
 */

import type { Range } from '../source.ts';

const digit = '[0-9\\u{660}-\\u{669}\\u{6f0}-\\u{6f9}]';
const group = `[ \\u{a0}-]?\\(?${digit}{1,6}\\)?`;
/** Words that a telephone number follows where it does not begin with its country's. */
const announced =
  '(?:هاتف|تلفون|تليفون|جوال|محمول|موبايل|فاكس|واتساب|واتس آب)[^\\n0-9\\u{660}-\\u{669}]{0,12}';

const structures = new RegExp(
  [
    `(?:\\(\\+${digit}{1,3}\\)|\\+${digit}{1,3})(?:${group}){1,7}`,
    `(?<=${announced})\\(?${digit}{2,4}\\)?(?:[ \\u{a0}-]${digit}{1,6}){1,6}`,
    '(?<![\\w@#/.])[@#][A-Za-z]\\w*',
  ].join('|'),
  'gu',
);
/** A text without one of these has nothing of the kind: nearly all. */
const suspects = /[+@#]|هاتف|تل[يف]|جوال|محمول|موبايل|فاكس|واتس/u;
const anyDigit = new RegExp(digit, 'gu');
/** Fewer digits are no telephone number. */
const fewestDigits = 6;

const nothing: readonly Range[] = [];

/** The parts of a text that run from left to right, in order. */
export function structuredParts(text: string): readonly Range[] {
  if (!suspects.test(text)) return nothing;
  return [...text.matchAll(structures)].flatMap(({ 0: found, index }) => {
    const isNumber = !/^[@#]/.test(found);
    if (isNumber && (found.match(anyDigit)?.length ?? 0) < fewestDigits) return [];
    return { start: index, end: index + found.length };
  });
}

const leftToRightMark = '\u{200e}';
/** No line ends before or after it (UAX #14 LB11). */
const wordJoiner = '\u{2060}';
const arabicDigit = /[\u{660}-\u{669}]/u;
const betweenDigits = /[^\u{660}-\u{669}]+/gu;

/**
 * Such a part as it is to be set, isolated. Between Arabic-Indic digits spaces run from right to left even then (N1), so
 * they are put between two U+200E, and no line ends there.
 */
export function inOrder(part: string): string {
  if (!arabicDigit.test(part)) return part;
  return part.replaceAll(
    betweenDigits,
    (signs) => `${leftToRightMark}${signs}${wordJoiner}${leftToRightMark}`,
  );
}
