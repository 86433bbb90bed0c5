/**
 * Poems as XHTML: a stanza is a group of verses; hemistichs are inline blocks, side by side where the line holds both,
 * else one under the other. A poem without such is free verse. The sign between hemistichs that share a word is for the
 * eye alone.
 */

import { type Poem, poemDirection, type Verse } from '../book/block.ts';
import type { Inline } from '../book/inline.ts';
import { escapeText } from './escape.ts';
import { turnedIn } from './turned.ts';

/** What a poem asks of the writer of its file. */
interface InlineWriter {
  inlines(inlines: readonly Inline[]): string;
}

/** The class of poems whose half-lines are so many ems wide. */
export const measureClass = (ems: number): string => `measure-${ems}`;

/**
 * A poem in what runs in `around`, in a book that runs in `book`; `joint` is the sign of a shared word, or empty; `width`
 * the ems of its half-lines, where it has such.
 */
export function poemXhtml(
  poem: Poem,
  around: 'rtl' | 'ltr',
  book: 'rtl' | 'ltr',
  joint: string,
  width: number | undefined,
  writer: InlineWriter,
): string {
  const groups = poem.stanzas.map((stanza) => {
    const verses = stanza.map((verse) => verseXhtml(verse, joint, writer));
    return `<div class="stanza">\n${verses.join('\n')}\n</div>`;
  });
  const measure = width === undefined ? ' free' : ` ${measureClass(width)}`;
  const direction = poemDirection(poem) ?? around;
  const dir = direction === around ? '' : ` dir="${direction}"`;
  return `<div class="poem${measure}${turnedIn(book, direction)}"${dir}>\n${groups.join('\n')}\n</div>`;
}

function verseXhtml({ hemistichs, isRunOn }: Verse, joint: string, writer: InlineWriter): string {
  const [first = [], ...others] = hemistichs;
  if (others.length === 0) return `<p class="verse">${writer.inlines(first)}</p>`;
  const halves = [
    `<span class="sadr">${writer.inlines(first)}</span>`,
    ...others.map((half) => `<span class="ajz">${writer.inlines(half)}</span>`),
  ];
  const hasSign = isRunOn && joint !== '';
  const sign = hasSign ? ` <span class="joint" aria-hidden="true">${escapeText(joint)}</span> ` : ' ';
  return `<p class="${hasSign ? 'bayt run-on' : 'bayt'}">${halves.join(sign)}</p>`;
}
