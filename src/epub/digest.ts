/** Names made of words: the same words have the same name in every edition, whatever stands before them. */

import { createHash } from 'node:crypto';

/** Hexadecimal digits of a name: the words of a book meet by chance so seldom that a second one gets a number. */
const digits = 8;

/** The name of some words: ASCII, the same for both normal forms of a text. */
export function digestOf(words: string): string {
  return createHash('sha1').update(words.normalize('NFC'), 'utf8').digest('hex').slice(0, digits);
}

/** The name wanted, or with the first number that makes it new; it is taken then. */
export function distinctName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}-${count}`;
  taken.add(name);
  return name;
}
