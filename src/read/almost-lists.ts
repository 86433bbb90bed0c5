/**
 * Lines that were meant as a list and are none: Markdown knows `1.` and `-`, not `١.` and `•`, so they run together
 * into one paragraph. In: a paragraph's place; out: a warning, where two of its lines begin like that.
 */

import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source.ts';

const marker = /(?:[٠-٩۰-۹]{1,2}[.)\u{2013}-]|[•◦▪●–—])[ \t]/u;
const atStart = new RegExp(marker, 'uy');
const atLineStart = new RegExp(`\\n[ \\t]*${marker.source}`, 'u');

/** The warning about a paragraph whose lines look like items, if they do. */
export function almostList(span: Span): Diagnostic | undefined {
  const { text } = span.source;
  atStart.lastIndex = span.start;
  const found = atStart.exec(text)?.[0];
  if (found === undefined || !atLineStart.test(text.slice(span.start, span.end))) return undefined;
  const written = found.trim();
  return diagnose('lines-run-together', { marker: written }, { ...span, end: span.start + written.length });
}
