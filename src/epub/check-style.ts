/**
 * What a style sheet may not hold, because the EPUB would be refused or a file be missing in it: other files, which
 * Warraq does not bring along, and the direction of text, which is the documents' to say (EPUB 3.3 #sec-css-req).
 */

import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { type PhraseName, phrase } from '../diagnostics/phrases.ts';
import type { Source } from '../source.ts';

/** Of two that begin at one place, or one within the other, the first is told; strings are passed over. */
const unfit =
  /(?<import>@import\b[^;{}]*)|(?<file>url\((?!\s*["']?data:)[^)]*\)?)|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|(?<direction>(?<![-\w])(?:direction|unicode-bidi)\s*:[^;}]*)/gi;

const reasons: Readonly<Record<string, PhraseName>> = {
  import: 'style-import',
  file: 'style-file',
  direction: 'style-direction',
};

/** An error for each rule that cannot stand in an EPUB, at its place. */
export function checkStyle(source: Source): readonly Diagnostic[] {
  // Comments become blanks, so that every place stays.
  const text = source.text.replaceAll(/\/\*[^]*?\*\//g, (comment) => ' '.repeat(comment.length));
  return [...text.matchAll(unfit)].flatMap(({ 0: rule, index, groups = {} }) => {
    const reason = reasons[Object.keys(groups).find((name) => groups[name] !== undefined) ?? ''];
    const span = { source, start: index, end: index + rule.length };
    return reason === undefined ? [] : diagnose('unfit-style', { rule, reason: phrase(reason) }, span);
  });
}
