/**
 * `:::poem`: one verse (بيت) a line, its two hemistichs (شطران) parted by ` | `, a blank line between
 * stanzas. Lines without the bar are verses of one hemistich.
 */

import type { Block, Poem, Verse } from '../book/block.ts';
import type { Inline } from '../book/inline.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { Span } from '../source.ts';
import { sliceText } from './texts.ts';

const bar = /\s+\|\s+/;
const hemistichsInVerse = 2;

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

function linesOf(inlines: readonly Inline[]): readonly (readonly Inline[])[] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === 'line-break') lines.push([]);
    else lines.at(-1)?.push(inline);
  }
  return lines.filter((line) => line.length > 0);
}

function verseOf(line: readonly Inline[], around: Span, report: (diagnostic: Diagnostic) => void): Verse {
  const span: Span = {
    source: around.source,
    start: line[0]?.span.start ?? around.start,
    end: line.at(-1)?.span.end ?? around.end,
  };
  const hemistichs: Inline[][] = [[]];
  for (const inline of line) {
    let rest = inline;
    for (let found = barIn(rest); rest.kind === 'text' && found !== null; found = barIn(rest)) {
      if (found.index > 0) hemistichs.at(-1)?.push(sliceText(rest, 0, found.index));
      hemistichs.push([]);
      rest = sliceText(rest, found.index + found[0].length);
    }
    if (rest.kind !== 'text' || rest.text !== '') hemistichs.at(-1)?.push(rest);
  }
  if (hemistichs.length > hemistichsInVerse) {
    report(diagnose('invalid-directive', { name: ':::poem', reason: phrase('two-hemistichs') }, span));
  }
  return { hemistichs, span };
}

const barIn = (inline: Inline): RegExpExecArray | null =>
  inline.kind === 'text' ? bar.exec(inline.text) : null;
