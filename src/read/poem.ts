/**
 * `:::poem`: one verse (بيت) a line, its two hemistichs (شطران) parted by ` | `, a blank line between
 * stanzas. A bar without spaces cuts the word that both share (مدوّر): `الكلم|ة`. Lines without a bar are verses
 * of one hemistich. A table is a stanza too, as verses are typed in Word: a row a verse, a cell a hemistich.
 */

import { type Block, type Poem, rowsOf, type TableCell, type Verse } from '../book/block.ts';
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
      const verses = linesOf(block.children).map((line) => verseOf(line, block.span, report));
      for (const found of strayPartings(verses)) report(found);
      stanzas.push(verses);
    } else if (block.kind === 'table' && block.caption === undefined) {
      stanzas.push(rowsOf(block).flatMap((row) => verseOfRow(row, report)));
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
  for (const [index, inline] of line.entries()) {
    if (isSpacedBar(line, index)) {
      hemistichs.push([]);
      continue;
    }
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
  reportTooMany(hemistichs, span, report);
  if (line.some((inline) => inline.kind !== 'text' && plainText([inline]).includes('|'))) {
    report(diagnose('invalid-directive', { name: ':::poem', reason: phrase('bar-in-marks') }, span));
  }
  if (edgeBar.test(line.map((inline) => (inline.kind === 'text' ? inline.text : '·')).join(''))) {
    report(diagnose('invalid-directive', { name: ':::poem', reason: phrase('empty-hemistich') }, span));
  }
  return { hemistichs, isRunOn, span };
}

/** A bar behind a backslash, as Pandoc writes each: a text of its own, and the spaces round it in the texts beside it. */
function isSpacedBar(line: readonly Inline[], index: number): boolean {
  const [before, here, after] = [line[index - 1], line[index], line[index + 1]];
  if (here?.kind !== 'text' || here.text !== '|') return false;
  const ends = before?.kind === 'text' && /\s$/.test(before.text);
  return ends || (after?.kind === 'text' && /^\s/.test(after.text));
}

function reportTooMany(
  hemistichs: Verse['hemistichs'],
  span: Span,
  report: (diagnostic: Diagnostic) => void,
): void {
  if (hemistichs.length <= hemistichsInVerse) return;
  report(diagnose('invalid-directive', { name: ':::poem', reason: phrase('two-hemistichs') }, span));
}

/** The verse of a row; between its hemistichs an empty column may stand. */
function verseOfRow(row: readonly TableCell[], report: (diagnostic: Diagnostic) => void): readonly Verse[] {
  const cells = row.filter(({ children }) => children.length > 0);
  const [first] = cells;
  if (first === undefined) return [];
  const hemistichs = cells.map(({ children }) => children);
  const span: Span = { ...first.span, end: cells.at(-1)?.span.end ?? first.span.end };
  reportTooMany(hemistichs, span, report);
  return [{ hemistichs, isRunOn: false, span }];
}

/** What parts hemistichs elsewhere: stars, dots, a tab, a row of spaces … between two words and two more. */
const parting =
  /(?<=\S[ \t]+\S+)(?:[ \t]+(?:\.{2,5}|…{1,2}|\*{1,5}|[=/~#–—])[ \t]+|\t+| {3,})(?=\S+[ \t]+\S)/u;
/** So that an ellipsis in a line or two of free verse is none. */
const fewestParted = 2;

/** The warning about verses whose hemistichs are parted by something else than a bar, in every one of them. */
function strayPartings(verses: readonly Verse[]): readonly Diagnostic[] {
  if (verses.length < fewestParted || verses.some(({ hemistichs }) => hemistichs.length > 1)) return [];
  const [first] = verses;
  const partings = verses.map(({ hemistichs }) => parting.exec(plainText(hemistichs.flat()))?.[0]);
  const [written] = partings;
  if (first === undefined || written === undefined || partings.includes(undefined)) return [];
  const mark = written.trim() || written.replaceAll(' ', '␣').replaceAll('\t', '⇥');
  const params = { mark, problem: phrase('stray-parting'), advice: phrase('bar-between') };
  return [diagnose('stray-mark', params, first.span)];
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
