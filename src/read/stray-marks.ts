/**
 * Marks that were typed as Markdown's and are not, as CommonMark reads them: they would be found in print as they
 * stand. In: a text, or the place of a paragraph; out: a warning for the first of each kind.
 */

import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { codePointName, type PhraseName, phrase } from '../diagnostics/phrases.ts';
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
  // A pair of them with spaces inside, at a line's edge; between words they part hemistichs.
  {
    mark: /(?<![^\n])\*\*[ \t]+(?=\p{L})[^*\n]{1,200}[ \t]\*\*(?!\S)|(?<!\S)\*\*[ \t]+(?=\p{L})[^*\n]{1,200}[ \t]\*\*(?![^\n])/u,
    problem: 'stray-stars',
    advice: 'stars-close',
  },
  // A pair of single stars, one of which stands between an Arabic letter and a mark that opens or closes (CommonMark
  // 6.2, flanking): «و*«…»*». A star behind a word alone calls a note, one between numbers multiplies.
  {
    mark: /(?<=[\p{sc=Arabic}\p{M}])(?<!\p{N})\*(?:[\p{Ps}\p{Pi}]|["'](?=\p{L}))[^*\n]{0,200}[^\s*]\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{M}\p{N}*])\*(?=[^\s*])[^*\n]{1,200}[\p{Pe}\p{Pf}"']\*(?=\p{sc=Arabic})/u,
    problem: 'stray-star',
    advice: 'star-inside',
  },
  // Underscores beside an Arabic letter outside of them; those within a #word_of_a_network are not.
  {
    mark: /(?<=\p{sc=Arabic})_{1,2}(?=[^\s_])[^_\n]{1,100}_{1,2}(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])_{1,2}(?=[^\s_])[^_\n]{1,100}_{1,2}(?=\p{sc=Arabic})/u,
    problem: 'stray-underscores',
    advice: 'stars-instead',
  },
  // Between typographic marks a value ends at its first space.
  {
    mark: /\{[a-z][a-z-]{0,30}=[“”„«][^{}\n]{0,200}\}/u,
    problem: 'stray-quotes',
    advice: 'straight-quotes',
  },
  { mark: /!?\[[^\][\n]{1,200}\]\([^)\n]{0,300}\)?/u, problem: 'stray-link', advice: 'link-form' },
  {
    mark: /!\[[^\][\n]{1,200}\][ \t]+\([^\s()]{1,300}\.[A-Za-z]{3,4}\)/u,
    problem: 'stray-link',
    advice: 'link-together',
  },
  // A number before an address is that of a source.
  {
    mark: /(?<!!)\[(?!\p{N}+\])[^\][\n]{1,200}\][ \t]+\((?:https?:\/\/|mailto:|#)[^\s)]{1,300}\)/u,
    problem: 'stray-link',
    advice: 'link-together',
  },
  // [1][2] are numbers of sources.
  {
    mark: /!?\[[^\][\n]{1,200}\]\[(?=[^\][\n]{0,200}\p{L}{3})[^\][\n]{1,200}\]/u,
    problem: 'stray-reference',
    advice: 'reference-form',
  },
  // Before a capital it is the ʿayn of a transcription: `Abd.
  { mark: /(?<![^\s(«"])`+(?=[^\s`\p{Lu}])/u, problem: 'stray-backtick', advice: 'backtick-form' },
  {
    mark: /(?<![\p{L}\p{N}\p{M}:/\\]):(?:span|quran|page|ref|index)(?=[ \t]*[[({]|[ \t]+\p{L})/u,
    problem: 'stray-directive',
    advice: 'directive-form',
  },
];
const suspectText = /\*|_|\][ \t]*\(|\]\[|`|:[a-z]|=[“”„«]/;

/** The warnings about a text that stands as it is written. */
export function strayMarks(text: string, span: Span): readonly Diagnostic[] {
  if (!suspectText.test(text)) return [];
  return inTexts.flatMap(({ mark, problem, advice }) => {
    const match = mark.exec(text);
    return match === null ? [] : stray(match[0], span.start + match.index, span, problem, advice);
  });
}

/** The warnings about a paragraph that was to be a heading or a table, or that ends in a heading's braces. */
export function strayParagraph(span: Span): readonly Diagnostic[] {
  return [
    ...hiddenMark(span),
    ...strayHeading(span),
    ...lostTable(span),
    ...strayTable(span),
    ...bracesIn(span, bracesAtEnd),
  ];
}

/** What Pandoc leaves of a table that bars cannot hold: one with several paragraphs in a cell. */
const lost = '[TABLE]';

function lostTable(span: Span): readonly Diagnostic[] {
  const { source, start, end } = span;
  const isLost = end - start === lost.length && source.text.startsWith(lost, start);
  return isLost ? stray(lost, start, span, 'lost-table', 'table-anew') : [];
}

/** Marks of direction and other characters that are not seen, before what would begin a block of its own. */
const hidden =
  /^[ \t>]{0,20}[\u{200b}\u{200e}\u{200f}\u{61c}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{feff}]+[ \t]*(?=#{1,6}[ \t\u{a0}]|[-*+][ \t\u{a0}]|\p{Nd}{1,3}[.)][ \t\u{a0}]|>|:::|\||!\[|\[\^[^\]\n]{1,60}\]:)/mu;

function hiddenMark({ source, start, end }: Span): readonly Diagnostic[] {
  const found = hidden.exec(source.text.slice(start, end));
  if (found === null) return [];
  const at = start + found.index;
  const place = { source, start: at, end: at + found[0].length };
  const codePoint = codePointName(found[0].trim().codePointAt(0) ?? 0);
  return [diagnose('hidden-mark', { codePoint }, place)];
}

function strayHeading(span: Span): readonly Diagnostic[] {
  const { source, start, end } = span;
  if (!source.text.startsWith('#', start)) return [];
  const text = source.text.slice(start, end);
  // One `#` begins a word of the social networks: it was to begin a heading where a line of several words is all there is.
  const [hashes] = /^#{2,6}(?=[^\s#])|^#(?=\p{L}[^\n#_.!؟?]* [^\n#.!؟?]*$)/u.exec(text) ?? [];
  if (hashes !== undefined) return stray(hashes, start, span, 'stray-heading', 'heading-form');
  const [tooMany] = /^#{7,}(?=[ \t]*[^\s#])/u.exec(text) ?? [];
  return tooMany === undefined ? [] : stray(tooMany, start, span, 'stray-heading', 'heading-levels');
}

function strayTable(span: Span): readonly Diagnostic[] {
  const { source, start, end } = span;
  const first = source.text.indexOf('\n', start);
  if (first < 0 || first >= end) return [];
  const text = source.text.slice(start, end);
  if (!text.includes('|')) return [];
  const last = source.text.indexOf('\n', first + 1);
  const rule = source.text.slice(first + 1, last < 0 || last > end ? end : last);
  const isRule = rule.includes('-') && /^[ \t|:-]+\r?$/.test(rule);
  if (isRule && source.text.slice(start, first).includes('|'))
    return stray(rule.trim(), first + 1, span, 'stray-table', 'table-form');
  const rows = twoRows.exec(text);
  return rows === null ? [] : stray(rows[0], start + rows.index, span, 'stray-rows', 'table-rule');
}

/** A line between bars, and another one under it. */
const twoRows = /(?<=^[ \t>]{0,20})\|[^\n]*\|(?=[ \t]*\r?\n[ \t>]*\|[^\n]*\|[ \t]*\r?$)/mu;

/** The warning about the last paragraph of a quotation, whose last line was to say whose it is. */
export function straySource(span: Span): readonly Diagnostic[] {
  const text = span.source.text.slice(span.start, span.end);
  const found = /\n[ \t>]*([—―])[ \t]+\S[^\n]*$/u.exec(text);
  if (found === null) return [];
  const [whole, dash = ''] = found;
  return stray(dash, span.start + found.index + whole.indexOf(dash), span, 'stray-source', 'source-apart');
}

/** `{#name}`, `{.part}`, `{-}`, `{key=value}`, and what looks like one of them and lacks its end. */
const braces =
  /(?<![\\\]])\{[ \t]*(?:[#.](?:\p{L}[^\s{}]*)?|-|[a-z][a-z-]{0,30}=[^{}\n]{0,100})(?:[ \t][^{}\n]{0,100})?(?:\}|$)/u;
/** The same at a paragraph's end; behind a picture that has no place there they are no matter of their own. */
const bracesAtEnd =
  /(?<![\\\]]|\]\([^()\n]{0,300}\)[ \t]{0,4})\{[ \t]*(?:[#.]\p{L}[^\s{}]*|-|[a-z][a-z-]{0,30}=[^{}\n]{0,100})(?:[ \t][^{}\n]{0,100})?\}$/u;

/** The warning about braces in a heading's words, those at its end being taken off. */
export function strayBraces(text: string, span: Span): readonly Diagnostic[] {
  const isLiteral = span.end - span.start === text.length;
  return text.includes('{') && isLiteral ? bracesIn(span, braces) : [];
}

function bracesIn(span: Span, mark: RegExp): readonly Diagnostic[] {
  const { source, start, end } = span;
  // Most paragraphs end otherwise.
  if (mark === bracesAtEnd && source.text[end - 1] !== '}') return [];
  const found = mark.exec(source.text.slice(start, end));
  return found === null ? [] : stray(found[0], start + found.index, span, 'stray-braces', 'braces-form');
}

const longestShown = 60;

function stray(
  mark: string,
  start: number,
  span: Span,
  problem: PhraseName,
  advice: PhraseName,
): readonly Diagnostic[] {
  const shown = mark.length > longestShown ? `${mark.slice(0, longestShown)}…` : mark;
  const params = { mark: shown, problem: phrase(problem), advice: phrase(advice) };
  return [diagnose('stray-mark', params, { ...span, start, end: start + mark.length })];
}
