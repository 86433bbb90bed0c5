/** The structure tree, read as a screen reader does, against the manuscript: the same letters in the same order. */

import { readFileSync } from 'node:fs';
import { readTags, type Tag, wordsOf as wordsOfTag } from '../support/read-tags.ts';
import { type Check, failed, madeText, passed } from './checks.ts';

const nearby = 40;

/** Notes and the marks that call them stand elsewhere in the tree than in the manuscript. */
const notesApart = ['Note', 'Lbl', 'Reference'];

/** Most letters made from the book between two that are written: a contents, an index. */
const longestMade = 3000;

const letters = (text: string): string => text.normalize('NFC').replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');

/** The honorifics that Unicode can spell out: pdf.js does so (NFKC), and turns their letters round with the line. */
const spelledOut = (text: string): string =>
  text.replaceAll(/[\u{fdf0}-\u{fdfc}]/gu, (word) => Array.from(word.normalize('NFKC')).reverse().join(''));

/**
 * The specimen's paragraph in nastaʿlīq: its words overlap, pdf.js takes each for a piece of its own and gives a line's
 * from left to right. Known and left out; the tree itself holds them in order.
 */
const nastaliq = /^اردو نستعلیق میں .*$/gmu;

export const readingOrder: Check = {
  name: 'the structure tree reads as the book',
  run: async ({ pdf, text, words }) => {
    const found = letters(wordsOfTag(withTerms(await readTags(readFileSync(pdf))), notesApart).join(''));
    // Between what the manuscript says stand references, numbers, sources; before it all the front matter.
    const written = text
      .replaceAll(nastaliq, madeText)
      .split(madeText)
      .map((part) => letters(spelledOut(part)))
      .filter((part) => part !== '');
    let at = 0;
    for (const [index, part] of written.entries()) {
      const start = found.indexOf(part, at);
      if (start < 0 || (index > 0 && start - at > longestMade)) return failed(...difference(part, found, at));
      at = start + part.length;
    }
    return passed(`${words.length} words`);
  },
};

/** A label of more than a counter's characters is a term of definitions: the manuscript's own. */
function withTerms(tag: Tag): Tag {
  const isTerm = tag.type === 'Lbl' && /\p{L}{3}/u.test(letters(tag.text));
  return { ...tag, type: isTerm ? 'Span' : tag.type, children: tag.children.map(withTerms) };
}

/** Where the longest beginning of a part that is found ends, and what stands there instead. */
function difference(part: string, found: string, from: number): readonly string[] {
  let start = 0;
  let end = part.length;
  while (end - start > 1) {
    const middle = (start + end) >> 1;
    if (found.includes(part.slice(0, middle), from)) start = middle;
    else end = middle;
  }
  const at = found.indexOf(part.slice(0, start), from) + start;
  return [
    `the book: ${part.slice(Math.max(0, start - nearby), start)}|${part.slice(start, start + nearby)}`,
    `the tree: ${found.slice(Math.max(0, at - nearby), at)}|${found.slice(at, at + nearby)}`,
  ];
}
