/**
 * Headings: their words, and the braces at their end, `{#name .part .unnumbered}`, in the notation of Pandoc's
 * header attributes (https://pandoc.org/MANUAL.html#extension-header_attributes). Braces that hold anything
 * else are the author's own characters.
 */

import type { Heading } from '../book/block.ts';
import type { Inline, Text } from '../book/inline.ts';
import { diagnose, invariant } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { Span } from '../source.ts';
import type { Reading } from './reading.ts';
import { strayBraces } from './stray-marks.ts';
import { sliceText } from './texts.ts';

const levels = [1, 2, 3, 4, 5, 6] as const;

/**
 * At the end of a heading: `{#name}`, `{.part}`, `{-}`, or several of them. What stands after a name or class is one
 * of these or a mistake.
 */
const attributes = /\s*\{((?:-|[#.][^\s{}]+(?:\s+[^\s{}]+)*))\}\s*$/;

/** A heading of `depth` marks and its inlines, whose attributes are taken off. */
export function headingOf(depth: number, inlines: readonly Inline[], span: Span, reading: Reading): Heading {
  const level = levels[depth - 1];
  invariant(level !== undefined, 'Markdown has six levels of headings');
  let children = inlines;
  const words: string[] = [];
  for (let pairs = 0; pairs < mostBraces; pairs++) {
    const found = bracesAt(children);
    if (found === undefined) break;
    const { text, index } = found;
    words.unshift(...found.words);
    children = [...children.slice(0, -1), ...(index === 0 ? [] : [sliceText(text, 0, index)])];
  }
  for (const inline of children) {
    if (inline.kind !== 'text') continue;
    for (const found of strayBraces(inline.text, inline.span)) reading.report(found);
  }
  if (children.length === 0) reading.report(diagnose('empty-heading', {}, span));
  const name = words.find((word) => word.startsWith('#'))?.slice(1);
  const isPart = words.includes('.part') && level === 1;
  for (const word of words) reportUnknown(word, level, span, reading);
  const anchor = isPart
    ? reading.anchors.next('part', name, span)
    : reading.anchors.heading(level, name, span);
  const isNumbered = !words.includes('.unnumbered') && !words.includes('-');
  return { kind: 'heading', level, children, anchor, isPart, isNumbered, span };
}

/** Pairs of braces that a heading may end in; no author has use for more. */
const mostBraces = 8;

/** The braces at the end of a heading's words, and where they begin. */
function bracesAt(
  inlines: readonly Inline[],
): { readonly text: Text; readonly index: number; readonly words: readonly string[] } | undefined {
  const text = inlines.at(-1);
  const found = text?.kind === 'text' ? attributes.exec(text.text) : null;
  if (text?.kind !== 'text' || found === null) return undefined;
  return { text, index: found.index, words: found[1]?.split(/\s+/) ?? [] };
}

function reportUnknown(word: string, level: number, span: Span, reading: Reading): void {
  const incomplete = (reason: string): void =>
    reading.report(diagnose('invalid-directive', { name: `{${word}}`, reason }, span));
  if (word === '.part' && level > 1) incomplete(phrase('part-level'));
  const isKnown = word.startsWith('#') || word === '-' || word === '.part' || word === '.unnumbered';
  if (!isKnown) incomplete(phrase('one-of', '#name, .part, .unnumbered, -'));
}
