/**
 * What a style sheet may not hold, because the EPUB would be refused or a file be missing in it: other files, which
 * Warraq does not bring along, and the direction of text, which is the documents' to say (EPUB 3.3 #sec-css-req); and
 * what is not closed, and so would swallow the rules that follow.
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

/** Braces, strings, and comments that are not closed. */
const braces = /[{}]|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|\/\*[^]*/g;

/** Where a brace or a comment is opened and never closed: the last such place. */
function unclosed(text: string): { readonly at: number; readonly sign: string } | undefined {
  const open: number[] = [];
  for (const { 0: found, index } of text.matchAll(braces)) {
    if (found === '{') open.push(index);
    else if (found === '}') open.pop();
    else if (found.startsWith('/*')) return { at: index, sign: '/*' };
  }
  const at = open.at(-1);
  return at === undefined ? undefined : { at, sign: '{' };
}

/** An error for each rule that cannot stand in an EPUB, and for what is not closed, at its place. */
export function checkStyle(source: Source): readonly Diagnostic[] {
  // Comments become blanks, so that every place stays.
  const text = source.text.replaceAll(/\/\*[^]*?\*\//g, (comment) => ' '.repeat(comment.length));
  const open = unclosed(text);
  const left =
    open === undefined
      ? []
      : [
          diagnose(
            'unclosed-style',
            { rule: open.sign },
            { source, start: open.at, end: open.at + open.sign.length },
          ),
        ];
  const found = [...text.matchAll(unfit)].flatMap(({ 0: rule, index, groups = {} }) => {
    const reason = reasons[Object.keys(groups).find((name) => groups[name] !== undefined) ?? ''];
    const span = { source, start: index, end: index + rule.length };
    return reason === undefined ? [] : diagnose('unfit-style', { rule, reason: phrase(reason) }, span);
  });
  return [...found, ...left];
}
