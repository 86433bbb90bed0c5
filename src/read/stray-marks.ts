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
  // Two stars between spaces part something; beside a word they were to set it off.
  {
    mark: /(?<!\*)\*\*(?!\*)(?=\S)|(?<=\S)(?<!\*)\*\*(?!\*)/u,
    problem: 'stray-stars',
    advice: 'stars-inside',
  },
  { mark: /!?\[[^\][\n]{1,200}\]\([^)\n]{0,300}\)?/u, problem: 'stray-link', advice: 'link-form' },
  { mark: /!?\[[^\][\n]{1,200}\]\[[^\][\n]{1,200}\]/u, problem: 'stray-reference', advice: 'reference-form' },
];
const suspectText = /\*\*|\]\(|\]\[/;

/** At the beginning of a paragraph, or anywhere in it. One `#` begins a word of the social networks. */
const inParagraphs: readonly Stray[] = [
  { mark: /^#{2,6}(?=[^\s#])/u, problem: 'stray-heading', advice: 'heading-form' },
  {
    mark: /(?<=\n)[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*(?=\r?\n|$)/u,
    problem: 'stray-table',
    advice: 'table-form',
  },
];
const suspectParagraph = /^##|^[^\n]*\|[^\n]*\n[ \t|:-]*-[ \t|:-]*(?:\r?\n|$)/u;

/** The warnings about a text that stands as it is written. */
export function strayMarks(text: string, span: Span): readonly Diagnostic[] {
  return suspectText.test(text) ? found(inTexts, text, span) : [];
}

/** The warnings about a paragraph that was to be a heading or a table. */
export function strayParagraph(span: Span): readonly Diagnostic[] {
  const text = span.source.text.slice(span.start, span.end);
  return suspectParagraph.test(text) ? found(inParagraphs, text, span) : [];
}

function found(strays: readonly Stray[], text: string, span: Span): readonly Diagnostic[] {
  return strays.flatMap(({ mark, problem, advice }) => {
    const match = mark.exec(text);
    if (match === null) return [];
    const start = span.start + match.index;
    return diagnose(
      'stray-mark',
      { mark: match[0].trim(), problem: phrase(problem), advice: phrase(advice) },
      { ...span, start, end: start + match[0].length },
    );
  });
}

/** What to say of a note that has no name a note can have. */
export function noteNameProblem(name: string, span: Span): Diagnostic {
  return diagnose('note-name', { name, better: name.trim().replaceAll(/\s+/g, '-') }, span);
}
