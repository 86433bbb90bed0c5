/**
 * HTML in a manuscript: a comment is the author's own affair, everything else has no place in a book. In: its characters
 * and their place; out: what to say of it, and what to write instead.
 */

import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { type PhraseName, phrase } from '../diagnostics/phrases.ts';
import type { Source, Span } from '../source.ts';
import { withoutComments } from './comments.ts';

/** What stands for the elements of HTML in Markdown, by their names. */
const instead: readonly (readonly [names: string, advice: PhraseName])[] = [
  ['br', 'html-break'],
  ['hr', 'html-rule'],
  ['b strong i em u mark ins', 'html-emphasis'],
  ['a', 'html-link'],
  ['img picture figure figcaption svg', 'html-figure'],
  ['sup sub', 'html-raised'],
  ['code kbd tt samp var pre', 'html-code'],
  ['h1 h2 h3 h4 h5 h6', 'html-heading'],
  ['ul ol li dl dt dd', 'html-list'],
  ['blockquote q cite', 'html-quotation'],
  ['table thead tbody tr th td caption', 'table-with-bars'],
  ['details summary aside', 'note-block'],
  ['div p span center section article font bdi bdo small big', 'html-box'],
  ['video audio iframe embed object script style form input button', 'html-not-in-books'],
];
const adviceFor: ReadonlyMap<string, PhraseName> = new Map(
  instead.flatMap(([names, advice]) => names.split(' ').map((name) => [name, advice] as const)),
);

/** What is to be said of HTML; nothing of comments, but of one without an end. */
export function htmlProblem(html: string, span: Span): Diagnostic | undefined {
  const rest = withoutComments(html).trim();
  if (rest === '') return undefined;
  if (rest.startsWith('<!--')) return unclosedComment(span.source, span.start);
  return diagnose('raw-html', { excerpt: excerpt(span), advice: phrase(adviceOn(rest)) }, span);
}

function adviceOn(html: string): PhraseName {
  // A picture is put in a box to be centred.
  if (/<img\b/i.test(html)) return 'html-figure';
  const name = /^<\/?([a-z][a-z0-9]*)/i.exec(html)?.[1]?.toLowerCase() ?? '';
  const advice = adviceFor.get(name) ?? 'html-unknown';
  return advice === 'html-box' && /^<\w+ dir="rtl"/i.test(html) ? 'html-direction' : advice;
}

/** What is to be said of a comment that begins at `start` and does not end. */
export const unclosedComment = (source: Source, start: number): Diagnostic =>
  diagnose('unclosed-comment', {}, { source, start, end: start + '<!--'.length });

/** The characters a node was written with, shortened for messages. */
function excerpt(span: Span): string {
  const excerptLength = 60;
  const written = span.source.text.slice(span.start, Math.min(span.end, span.start + excerptLength));
  return span.end - span.start > excerptLength ? `${written}…` : written;
}
