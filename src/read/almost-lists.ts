/**
 * Lines that were meant as a list and are none: Markdown knows `1.` and `-` with a space behind them, not `١.`, `أ)`, `•`,
 * `1-` or `-بند`, so they run together into one paragraph. In: a paragraph's place; out: a warning, where two of its lines
 * begin like that.
 */

import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source.ts';

const markers =
  /(?<=^[ \t>]{0,20})(?:(?:[٠-٩۰-۹0-9]{1,2}|[اأإبجدهـوزحطيa-h])[.)\u{2013}-]|[اأبجدهوزحطي]ـ|[•◦▪●–—])(?=[ \t])/gmu;
/**
 * Such a mark right before a word, on two lines running: dashes, bullets, stars that are not closed on their line, and
 * numbers.
 */
const gluedMarkers =
  /(?<=^[ \t>]{0,20})(?:([-+•◦▪●–—])(?=\p{L}[^\n]*\n[ \t>]{0,20}\1\p{L})|\*(?=\p{L}[^*\n]*\n[ \t>]{0,20}\*\p{L}[^*\n]*$)|[٠-٩۰-۹0-9]{1,2}([.)\u{2013}-])(?=\p{L}[^\n]*\n[ \t>]{0,20}[٠-٩۰-۹0-9]{1,2}\2\p{L}))/mu;
/** What such a line begins with: most paragraphs have one line and end the search here. */
const secondLine = /\n[ \t>]*[٠-٩۰-۹0-9اأإبجدهـوزحطيa-h•◦▪●–—*+-]/u;

/** The warning about a paragraph in which several lines look like items, if they do. */
export function almostList(span: Span): Diagnostic | undefined {
  const text = span.source.text.slice(span.start, span.end);
  if (!secondLine.test(text)) return undefined;
  const [spaced, second] = [...text.matchAll(markers)];
  const first = second === undefined ? gluedMarkers.exec(text) : spaced;
  if (first === undefined || first === null) return undefined;
  const start = span.start + first.index;
  return diagnose(
    'lines-run-together',
    { marker: first[0] },
    { ...span, start, end: start + first[0].length },
  );
}
