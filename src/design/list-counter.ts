/**
 * The numbers of a list's items, for both outputs: digits or abjad letters by the depth of the list, in the
 * design's form: `١.`, `أ –`, `(٢)`. Abjad letters are of right-to-left books; others count in digits there.
 */

import { abjad, type DigitFamily, inDigits } from '../numbering.ts';
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
  const text = countsInLetters(look, depth, direction) ? abjad(number) : inDigits(number, digits);
  return look.form.replace('#', () => text);
}
