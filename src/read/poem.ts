/**
 * `:::poem`: one verse (بيت) a line, its two hemistichs (شطران) parted by ` | `, a blank line between
 * stanzas. A bar without spaces cuts the word that both share (مدوّر): `الكلم|ة`. Lines without a bar are verses
 * of one hemistich.
 */

import type { Block, Poem, Verse } from '../book/block.ts';
import { type Inline, plainText, sourceOffset, type Text } from '../book/inline.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { Span } from '../source.ts';
import { linesOf, sliceText } from './texts.ts';

/** Between two hemistichs, or, without spaces, inside the word that they share. */
const bar = /\s+\|\s*|\s*\|\s+|(?<=\S)\|(?=\S)/;
/** Letters that join only to the one before them, or to none: Joining_Type R and U (UCD, ArabicShaping.txt). */
const neverJoinsOn = /[ءآأؤإاةدذرزوٱٲٳٵ-ٷڈ-ڙۀۃ-ۋۍۏےۓە]/u;
const hemistichsInVerse = 2;
/** A bar with nothing before it or after it. */
const edgeBar = /^\s*\||\|\s*$/;

/** The poem made of paragraphs whose soft line breaks were kept. */
export function poemOf(blocks: readonly Block[], span: Span, report: (diagnostic: Diagnostic) => void): Poem {
  const stanzas: (readonly Verse[])[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      stanzas.push(linesOf(block.children).map((line) => verseOf(line, block.span, report)));
    } else {
      report(diagnose('invalid-directive', { name: ':::poem', reason: phrase('verses-only') }, block.span));
    }
  }
  return { kind: 'poem', stanzas, span };
}

function verseOf(line: readonly Inline[], around: Span, report: (diagnostic: Diagnostic) => void): Verse {
  const span: Span = {
    source: around.source,
    start: line[0]?.span.start ?? around.start,
    end: line.at(-1)?.span.end ?? around.end,
  };
  const hemistichs: Inline[][] = [[]];
  let isRunOn = false;
  for (const inline of line) {
    let rest = inline;
    for (let found = barIn(rest); rest.kind === 'text' && found !== null; found = barIn(rest)) {
      const isInside = found[0] === '|';
      const joins = isInside && joinsOn(rest.text.slice(0, found.index));
      isRunOn ||= isInside;
      if (found.index > 0) hemistichs.at(-1)?.push(sliceText(rest, 0, found.index));
      if (joins) hemistichs.at(-1)?.push(joiner(rest, found.index));
      hemistichs.push(joins ? [joiner(rest, found.index + 1)] : []);
      rest = sliceText(rest, found.index + found[0].length);
    }
    if (rest.kind !== 'text' || rest.text !== '') hemistichs.at(-1)?.push(rest);
  }
  if (hemistichs.length > hemistichsInVerse) {
    report(diagnose('invalid-directive', { name: ':::poem', reason: phrase('two-hemistichs') }, span));
  }
  if (line.some((inline) => inline.kind !== 'text' && plainText([inline]).includes('|'))) {
    report(diagnose('invalid-directive', { name: ':::poem', reason: phrase('bar-in-marks') }, span));
  }
  if (edgeBar.test(line.map((inline) => (inline.kind === 'text' ? inline.text : '·')).join(''))) {
    report(diagnose('invalid-directive', { name: ':::poem', reason: phrase('empty-hemistich') }, span));
  }
  return { hemistichs, isRunOn, span };
}

/** Whether the last letter of a text joins to one after it; marks do not count. */
function joinsOn(text: string): boolean {
  const last = text.replace(/\p{M}+$/u, '').at(-1) ?? '';
  return /\p{Script=Arabic}/u.test(last) && !neverJoinsOn.test(last);
}

/** U+200D at a place: the half of a word keeps the form it has in the whole (Unicode Standard 9.2). */
function joiner(text: Text, index: number): Text {
  const at = sourceOffset(text, index);
  return { kind: 'text', text: '\u{200d}', span: { source: text.span.source, start: at, end: at } };
}

const barIn = (inline: Inline): RegExpExecArray | null =>
  inline.kind === 'text' ? bar.exec(inline.text) : null;
