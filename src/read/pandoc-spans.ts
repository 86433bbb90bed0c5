/**
 * Spans as Pandoc writes those of a Word file, `[words]{dir="rtl"}` and `[words]{.underline}`
 * (https://pandoc.org/MANUAL.html#extension-bracketed_spans): CommonMark takes brackets and braces for text, and they
 * would be found in print. In: the inlines of one level; out: the words alone, since they know their direction, and
 * underlined ones as emphasis, which is what Pandoc makes of them where it cannot underline.
 */

import type { Emphasis, Inline } from '../book/inline.ts';
import { isLiteral, joinTexts, sliceText } from './texts.ts';

const bracket = /\[|\](?:\{(?<attributes>dir="(?:rtl|ltr)"|\.underline)\})?/g;

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
      if (opening === undefined || groups?.['attributes'] === undefined) {
        read.push(sliceText(inline, index, end));
      } else {
        const [first, ...words] = read.splice(opening);
        const span = {
          ...inline.span,
          start: first?.span.start ?? inline.span.start,
          end: inline.span.start + end,
        };
        const isUnderlined = groups['attributes'] === '.underline';
        read.push(
          ...(isUnderlined
            ? [{ kind: 'emphasis', children: joinTexts(words), span } satisfies Emphasis]
            : words),
        );
      }
      at = end;
    }
    if (at < inline.text.length) read.push(sliceText(inline, at));
  }
  return joinTexts(read);
}
