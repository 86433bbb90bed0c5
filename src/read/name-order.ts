/** Names of files in the order people mean: numbers by their value, so that `2.md` stands before `10.md`. */

import { inLatinDigits } from '../numbering.ts';

const numbers = /[0-9]+|[٠-٩]+|[۰-۹]+/g;

/** Sorts names, the same on every machine; what a system or an editor hides behind a point is left out. */
export function inNameOrder(names: readonly string[]): readonly string[] {
  return names
    .filter((name) => !name.startsWith('.'))
    .map((name) => ({ name, key: name.replaceAll(numbers, sortable) }))
    .sort((one, other) => compare(one.key, other.key) || compare(one.name, other.name))
    .map(({ name }) => name);
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** How many digits, then the digits: a longer number is larger. */
function sortable(number: string): string {
  const significant = inLatinDigits(number).replace(/^0+(?=.)/, '');
  return String.fromCharCode('0'.charCodeAt(0) + Math.min(significant.length, mostDigits)) + significant;
}

/** Longer numbers are names. */
const mostDigits = 64;
