/**
 * Marks that were typed as Markdown's and are not, as CommonMark reads them: they would be found in print as they
 * stand. In: a text, or the place of a paragraph; out: a warning for the first of each kind.
 */

import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { type PhraseName, phrase } from '../diagnostics/phrases.ts';
import type { Span } from '../source.ts';

interface Stray {
  readonly mark: RegExp;
  readonly problem: PhraseName;
  readonly advice: PhraseName;
}

/** In what was read as text, where escaped characters stand apart. The searches are bounded. */
const inTexts: readonly Stray[] = [
  // Two stars between spaces part something, between digits are a sign; beside a word they were to set it off.
  {
    mark: /(?<![*\p{N}])\*\*(?!\*)(?=\S)|(?<=[^\s*])\*\*(?![*\p{N}])/u,
    problem: 'stray-stars',
    advice: 'stars-inside',
  },
  // Underscores beside an Arabic letter outside of them; those within a #word_of_a_network are not.
  {
    mark: /(?<=\p{sc=Arabic})_{1,2}(?=[^\s_])[^_\n]{1,100}_{1,2}(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])_{1,2}(?=[^\s_])[^_\n]{1,100}_{1,2}(?=\p{sc=Arabic})/u,
    problem: 'stray-underscores',
    advice: 'stars-instead',
  },
  { mark: /!?\[[^\][\n]{1,200}\]\([^)\n]{0,300}\)?/u, problem: 'stray-link', advice: 'link-form' },
  // [1][2] are numbers of sources.
  {
    mark: /!?\[[^\][\n]{1,200}\]\[(?=[^\][\n]{0,200}\p{L}{3})[^\][\n]{1,200}\]/u,
    problem: 'stray-reference',
    advice: 'reference-form',
  },
];
const suspectText = /\*\*|_|\]\(|\]\[/;

/** The warnings about a text that stands as it is written. */
export function strayMarks(text: string, span: Span): readonly Diagnostic[] {
  if (!suspectText.test(text)) return [];
  return inTexts.flatMap(({ mark, problem, advice }) => {
    const match = mark.exec(text);
    return match === null ? [] : stray(match[0], span.start + match.index, span, problem, advice);
  });
}

/** The warning about a paragraph that was to be a heading or a table. */
export function strayParagraph(span: Span): readonly Diagnostic[] {
  const { source, start, end } = span;
  // One `#` begins a word of the social networks.
  const [hashes] = source.text.startsWith('##', start)
    ? (/^#{2,6}(?=[^\s#])/u.exec(source.text.slice(start, end)) ?? [])
    : [];
  if (hashes !== undefined) return stray(hashes, start, span, 'stray-heading', 'heading-form');
  const first = source.text.indexOf('\n', start);
  if (first < 0 || first >= end || !source.text.slice(start, first).includes('|')) return [];
  const last = source.text.indexOf('\n', first + 1);
  const rule = source.text.slice(first + 1, last < 0 || last > end ? end : last);
  const isRule = rule.includes('-') && /^[ \t|:-]+\r?$/.test(rule);
  return isRule ? stray(rule.trim(), first + 1, span, 'stray-table', 'table-form') : [];
}

function stray(
  mark: string,
  start: number,
  span: Span,
  problem: PhraseName,
  advice: PhraseName,
): readonly Diagnostic[] {
  const params = { mark, problem: phrase(problem), advice: phrase(advice) };
  return [diagnose('stray-mark', params, { ...span, start, end: start + mark.length })];
}
