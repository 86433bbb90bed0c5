/**
 * The markers of a list's items, for both outputs: digits or abjad letters by the depth of the list, in the
 * design's form: `١.`, `أ –`, `(٢)`; or bullets. Abjad letters are of right-to-left books; others count in digits there.
 */

import type { List } from '../book/block.ts';
import { isInArabicLetters } from '../book/language.ts';
import type { ListNumbering } from '../book/structure.ts';
import { abjad, type DigitFamily, digitFamily, inDigits } from '../numbering.ts';
import type { Design } from './design.ts';

/** Whether lists of a depth, from 0, count in letters. */
export function countsInLetters(
  { counters }: Design['list'],
  depth: number,
  direction: 'rtl' | 'ltr',
): boolean {
  return direction === 'rtl' && (counters[depth] ?? counters.at(-1)) === 'abjad';
}

/** The marker of item `number` of an ordered list of this depth. */
export function listCounter(
  look: Design['list'],
  depth: number,
  number: number,
  digits: DigitFamily,
  direction: 'rtl' | 'ltr',
): string {
  const text = countsInLetters(look, depth, direction) ? abjad(number, digits) : inDigits(number, digits);
  return look.form.replace('#', () => text);
}

/** The digits of lists in a passage of another language; `book` are those of the book. */
export function passageDigits(language: string, book: DigitFamily): DigitFamily {
  return digitFamily(language, isInArabicLetters(language) && book !== 'latn' ? 'arab' : 'latn');
}

/** Digits of the highest number of an ordered list; 0 for another. */
export function digitsOf({ ordered, start, items }: List): number {
  return ordered ? String(start + items.length - 1).length : 0;
}

/** The form of numbers that a design's inset has room for. */
export const usualForm = '#.';

/** Room for each digit of an ordered list's highest number beyond the first, ems: the width of a digit. */
const digitWidth = 0.5;

/** And for each sign of its form beyond one behind the number, a bracket before it. */
const signWidth = 0.34;

/** Ems that numbers of so many digits need beyond what the design leaves for `1.`. */
export function roomForNumbers(digits: number, form: string): number {
  return (digits - 1) * digitWidth + Math.max(0, form.length - usualForm.length) * signWidth;
}

/** The entry for a depth; the last serves all deeper ones. */
export function atDepth<T>(entries: readonly T[], depth: number): T | '' {
  return entries[depth] ?? entries.at(-1) ?? '';
}

/** Bullets whose shape has a name. */
export const bulletShapes: Readonly<Record<string, ListNumbering & ('disc' | 'circle' | 'square')>> = {
  '•': 'disc',
  '●': 'disc',
  '◦': 'circle',
  '○': 'circle',
  '▪': 'square',
  '■': 'square',
};
