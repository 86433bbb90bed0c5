/**
 * Spans as Pandoc writes them, `[words]{lang=en}`, and those of a Word file, `[words]{dir="rtl"}` and
 * `[words]{.underline}` (https://pandoc.org/MANUAL.html#extension-bracketed_spans): CommonMark takes brackets and braces
 * for text, and they would be found in print. In: the inlines of one level; out: a phrase in another language, emphasis
 * for underlined words, which is what Pandoc makes of them where it cannot underline; else the words alone, since they
 * know their direction.
 */

import type { Inline } from '../book/inline.ts';
import { canonicalLanguage } from '../book/language.ts';
import type { Span } from '../source.ts';
import { isLiteral, joinTexts, sliceText } from './texts.ts';

/** A bracket, and what stands behind one that closes: a class, or keys with quoted or bare values. */
const bracket = /\[|\](?:\{(?<attributes>\.underline|(?:(?:dir|lang)="?[A-Za-z-]{1,30}"? ?)+)\})?/g;

/** The inlines without such spans. */
export function withoutPandocSpans(inlines: readonly Inline[]): readonly Inline[] {
  if (!inlines.some((inline) => inline.kind === 'text' && inline.text.includes(']{'))) return inlines;
  const read: Inline[] = [];
  /** Where in them brackets stand that are open. */
  const open: number[] = [];
  for (const inline of inlines) {
    // An escaped bracket is a text of its own, and no bracket.
    if (inline.kind !== 'text' || !isLiteral(inline)) {
      read.push(inline);
      continue;
    }
    let at = 0;
    for (const { 0: mark, index, groups } of inline.text.matchAll(bracket)) {
      const end = index + mark.length;
      if (index > at) read.push(sliceText(inline, at, index));
      const opening = mark === '[' ? undefined : open.pop();
      if (mark === '[') open.push(read.length);
      const attributes = groups?.['attributes'];
      if (opening === undefined || attributes === undefined) {
        read.push(sliceText(inline, index, end));
      } else {
        const [first, ...words] = read.splice(opening);
        const start = first?.span.start ?? inline.span.start;
        read.push(
          ...phraseOf(joinTexts(words), attributes, { ...inline.span, start, end: inline.span.start + end }),
        );
      }
      at = end;
    }
    if (at < inline.text.length) read.push(sliceText(inline, at));
  }
  return joinTexts(read);
}

function phraseOf(children: readonly Inline[], attributes: string, span: Span): readonly Inline[] {
  if (attributes === '.underline') return [{ kind: 'emphasis', children, span }];
  const language = canonicalLanguage(/lang="?([A-Za-z-]+)/.exec(attributes)?.[1] ?? '');
  return language === undefined ? children : [{ kind: 'foreign', language, children, span }];
}
