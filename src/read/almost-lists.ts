/**
 * Lines that were meant as a list or a dialogue and are none: Markdown knows `1.` and `-` with a space behind them, not
 * `١.`, `أ)`, `(١)`, `•`, `1-`, `-بند` or the tatweel of Arabic novels, `ـ قال`, so they run together into one paragraph,
 * as paragraphs do that no empty lines part. In: a paragraph's place; out: a warning, where two of its lines begin like
 * that, or most end as paragraphs do.
 */

import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source.ts';

const markers =
  /(?<=^[ \t>]{0,20})(?:(?:[٠-٩۰-۹0-9]{1,2}|[اأإبجدهـوزحطيa-h])[.)\u{2013}-]|\((?:[٠-٩۰-۹0-9]{1,3}|[اأبجدهوزحطي])\)|[اأبجدهوزحطي]ـ|ـ{1,3}|[•◦▪●–—―])(?=[ \t])/gmu;
/**
 * Such a mark right before a word, on two lines running: dashes, bullets, stars that are not closed on their line, and
 * numbers.
 */
const gluedMarkers =
  /(?<=^[ \t>]{0,20})(?:([-+•◦▪●–—])(?=\p{L}[^\n]*\n[ \t>]{0,20}\1\p{L})|\*(?=\p{L}[^*\n]*\n[ \t>]{0,20}\*\p{L}[^*\n]*$)|[٠-٩۰-۹0-9]{1,2}([.)\u{2013}-])(?=\p{L}[^\n]*\n[ \t>]{0,20}[٠-٩۰-۹0-9]{1,2}\2\p{L}))/mu;
/** What such a line begins with: most paragraphs have one line and end the search here. */
const secondLine = /\n[ \t>]*[٠-٩۰-۹0-9اأإبجدهـوزحطيa-h(•◦▪●–—―*+-]/u;

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

/** How the last line of a paragraph ends, and a sentence within it. */
const paragraphEnd = /[.!?؟۔:…][»”")\]]?[ \t]*\r?$/u;
const sentenceEnd = /[.!?؟۔…][»”")\]]?[ \t]+\S/u;
/** A line or two more may be how somebody keeps thoughts apart. */
const fewestLines = 5;

/**
 * The warning about paragraphs that no empty line parts, as they come when a text is pasted: two lines in three end as a
 * paragraph does, where lines broken for their width seldom do, and most of these hold several sentences, which one who
 * writes a sentence to a line does not have.
 */
export function joinedParagraphs(span: Span): Diagnostic | undefined {
  const { source, start, end } = span;
  const first = source.text.indexOf('\n', start);
  if (first < 0 || first >= end) return undefined;
  const lines = source.text.slice(start, end).split('\n');
  const ended = lines.filter((line) => paragraphEnd.test(line));
  const long = ended.filter((line) => sentenceEnd.test(line));
  const isPasted =
    lines.length >= fewestLines && 3 * ended.length >= 2 * lines.length && 2 * long.length >= ended.length;
  return isPasted
    ? diagnose('paragraphs-run-together', { count: lines.length }, { ...span, end: first })
    : undefined;
}
