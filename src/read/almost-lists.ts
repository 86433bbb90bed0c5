/**
 * Lines that were meant as a list and are none: Markdown knows `1.` and `-`, not `١.`, `أ)` and `•`, so they run together
 * into one paragraph. In: a paragraph's place; out: a warning, where two of its lines begin like that.
 */

import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source.ts';

const markers =
  /(?<=^[ \t>]{0,20})(?:(?:[٠-٩۰-۹]{1,2}|[اأإبجدهـوزحطيa-h])[.)\u{2013}-]|[اأبجدهوزحطي]ـ|[•◦▪●–—])(?=[ \t])/gmu;
/** What such a line begins with: most paragraphs have one line and end the search here. */
const secondLine = /\n[ \t>]*[٠-٩۰-۹اأإبجدهوزحطيa-h•◦▪●–—]/u;

/** The warning about a paragraph in which several lines look like items, if they do. */
export function almostList(span: Span): Diagnostic | undefined {
  const text = span.source.text.slice(span.start, span.end);
  if (!secondLine.test(text)) return undefined;
  const [first, second] = [...text.matchAll(markers)];
  if (first === undefined || second === undefined) return undefined;
  const start = span.start + first.index;
  return diagnose(
    'lines-run-together',
    { marker: first[0] },
    { ...span, start, end: start + first[0].length },
  );
}
