/**
 * Marks of other kinds of Markdown (Pandoc's, GitHub's) that CommonMark takes for text: set as they stand they would be
 * found in print. In: the place of a paragraph or a thematic break; out: a warning for each kind of mark in it.
 */

import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { type PhraseName, phrase } from '../diagnostics/phrases.ts';
import type { Span } from '../source.ts';

interface Notation {
  readonly mark: RegExp;
  readonly name: PhraseName;
  readonly advice: PhraseName;
}

/* The search for a mark is bounded, or ends at the next one: a hostile text is gone through once. */

/** Not behind a backslash; one line at most, and no space at the inner edges, as all these dialects have it. */
const between = (mark: string): RegExp =>
  new RegExp(
    `(?<![\\\\${mark[0]}])${mark}(?![\\s${mark[0]}])[^\\n${mark[0]}]*[^\\s\\\\${mark[0]}]${mark}(?!${mark[0]})`,
    'u',
  );

const notations: readonly Notation[] = [
  { mark: between('~~'), name: 'mark-strike', advice: 'leave-marks-out' },
  { mark: between('=='), name: 'mark-highlight', advice: 'emphasise-instead' },
  { mark: /(?<![\\^])\^[^\s^\]]{1,30}\^(?!\^)/u, name: 'mark-raised', advice: 'raised-characters' },
  { mark: /(?<![\\~])~[^\s~\]]{1,30}~(?!~)/u, name: 'mark-lowered', advice: 'raised-characters' },
  // Dollars round a formula, not round a price: it has a sign that prices have not.
  {
    mark: /(?<!\\)\$\$[^$]+\$\$|(?<![\\$])\$(?=\S)[^$\n\p{sc=Arab}]{0,100}[\\^_=][^$\n\p{sc=Arab}]{0,100}(?<=\S)\$(?![$\d])/u,
    name: 'mark-formula',
    advice: 'formula-as-picture',
  },
  { mark: /(?<!\\)\[-?@[A-Za-z][^\]\n]{0,200}\]/u, name: 'mark-citation', advice: 'citation-as-note' },
  { mark: /(?<!\\)\^\[[^\]\n]{1,500}\]/u, name: 'mark-inline-note', advice: 'note-by-label' },
  { mark: /^\[[ xX]\](?= )/u, name: 'mark-task', advice: 'sign-instead' },
  { mark: /^\[![A-Za-z]{2,20}\]/u, name: 'mark-callout', advice: 'note-block' },
  { mark: /(?<=\])\{(?!\.underline\})[.#][^}\n]{0,200}\}/u, name: 'mark-span', advice: 'span-instead' },
  { mark: /^\+[-=]{3,}\+/mu, name: 'mark-table', advice: 'table-with-bars' },
  { mark: /^\[{1,2}_?toc_?\]{1,2}$/iu, name: 'mark-contents', advice: 'contents-by-themselves' },
  // A Latin name alone is one of the language in JavaScript's standard: [[Prototype]].
  {
    mark: /(?<!\\)!?\[\[(?!_?TOC_?\]|[A-Z][A-Za-z]*\])[^[\]\n]{1,200}\]\]/u,
    name: 'mark-wiki',
    advice: 'wiki-link-form',
  },
  { mark: between('%%'), name: 'mark-comment', advice: 'comment-form' },
  {
    mark: /(?<!\\)\\(?:newpage|pagebreak|clearpage|(?:text|emph|foot|cite|ref|label|begin|end)[a-z]{0,20}\{)/u,
    name: 'mark-command',
    advice: 'without-commands',
  },
  {
    mark: /\{\{[<%][^\n{}]{0,200}[%>]\}\}|\{%[^\n{}]{0,200}%\}/u,
    name: 'mark-template',
    advice: 'without-commands',
  },
  {
    mark: /(?<![A-Za-z\p{N}:\\]):[a-z][a-z0-9_+-]{1,30}:(?![\p{L}\p{N}:])/u,
    name: 'mark-sign',
    advice: 'sign-itself',
  },
];
/** A paragraph without one of these has none of the marks: most of a book. */
const suspects = /[~=^$@{+]|\[\[|%%|\\[a-z]|:[a-z][a-z0-9_+-]{1,30}:|^\[(?:[ x!]|toc\])/iu;
const codeSpan = /(?<!`)(`+)(?!`)[^]{0,2000}?(?<!`)\1(?!`)/gu;

/** The warnings about the marks in a paragraph, the first of each kind. */
export function foreignMarks(span: Span): readonly Diagnostic[] {
  const written = span.source.text.slice(span.start, span.end);
  if (!suspects.test(written)) return [];
  const text = written.replaceAll(codeSpan, (code) => ' '.repeat(code.length));
  return notations.flatMap(({ mark, name, advice }) => {
    const found = mark.exec(text);
    return found === null ? [] : warning(span, found.index, found[0], name, advice);
  });
}

/** A line that begins with a colon. */
const definition = /(?<=\n) {0,3}:(?=[ \t]+\S)/u;

/** The warning about a paragraph that was to be a term and what it means; in a definition list it is one. */
export function foreignDefinition(span: Span): readonly Diagnostic[] {
  const found = definition.exec(span.source.text.slice(span.start, span.end));
  return found === null ? [] : warning(span, found.index, found[0], 'mark-definition', 'definitions-block');
}

/** Two or more groups of dashes are no break in thought but the rule of one of Pandoc's tables. */
const tableRule = /-{2,}[ \t]+-{2,}/;

/** The warning about a thematic break that was to be something else. */
export function foreignBreak(span: Span): readonly Diagnostic[] {
  const written = span.source.text.slice(span.start, span.end);
  const found = tableRule.exec(written);
  return found === null ? [] : warning(span, 0, written, 'mark-table', 'table-with-bars');
}

const longestShown = 30;

function warning(
  span: Span,
  index: number,
  mark: string,
  name: PhraseName,
  advice: PhraseName,
): readonly Diagnostic[] {
  const shown = mark.length > longestShown ? `${mark.slice(0, longestShown)}…` : mark;
  const start = span.start + index;
  return [
    diagnose(
      'foreign-mark',
      { mark: shown.replaceAll('\n', ' '), notation: phrase(name), advice: phrase(advice) },
      { ...span, start, end: start + mark.length },
    ),
  ];
}
