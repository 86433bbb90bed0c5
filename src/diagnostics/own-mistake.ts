/** A mistake of ours, caught at the door, told as one: what was being made, what went wrong and where. */

import { type Diagnostic, diagnose } from './diagnostic.ts';

/** The diagnostic of what was thrown while something was made of `book`. */
export function ownMistake(book: string, thrown: unknown): Diagnostic {
  const { message, stack = '' } = thrown instanceof Error ? thrown : new Error(String(thrown));
  // Where in the program, without the folders of this machine.
  const trace = /^ +at .*?([\w.]+:\d+:\d+)\)?$/m.exec(stack)?.[1] ?? '';
  return diagnose('own-mistake', { book, problem: message, trace });
}
