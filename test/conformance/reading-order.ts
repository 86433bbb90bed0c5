/** The structure tree, read as a screen reader does, against the manuscript: the same letters in the same order. */

import { readFileSync } from 'node:fs';
import { readTags, wordsOf as wordsOfTag } from '../support/read-tags.ts';
import { type Check, failed, passed } from './checks.ts';

const nearby = 40;

/** Notes and the marks that call them stand elsewhere in the tree than in the manuscript. */
const notesApart = ['Note', 'Lbl', 'Reference'];

const letters = (words: readonly string[]): string =>
  words
    .join('')
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');

export const readingOrder: Check = {
  name: 'the structure tree reads as the book',
  run: async ({ pdf, words }) => {
    const found = letters(wordsOfTag(await readTags(readFileSync(pdf)), notesApart));
    const wanted = letters(words);
    // The front matter stands before the manuscript's words.
    if (found.includes(wanted)) return passed(`${words.length} words`);
    let start = 0;
    let end = wanted.length;
    while (end - start > 1) {
      const middle = (start + end) >> 1;
      if (found.includes(wanted.slice(0, middle))) start = middle;
      else end = middle;
    }
    const at = found.indexOf(wanted.slice(0, start)) + start;
    return failed(
      `the book: ${wanted.slice(Math.max(0, start - nearby), start)}|${wanted.slice(start, start + nearby)}`,
      `the tree: ${found.slice(Math.max(0, at - nearby), at)}|${found.slice(at, at + nearby)}`,
    );
  },
};
