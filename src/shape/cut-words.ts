/**
 * Emergency breaks (UAX #14 section 3; `overflow-wrap: anywhere` of CSS Text 3 section 5.5): where a word that no
 * line can hold may be cut. In: a paragraph's analysis and the lines that are too wide. Out: the analysis with
 * breaks of the kind `WITHIN_WORD` in those lines alone. A cut never parts a mark from its letter, nor لا; nothing
 * is put at it, no hyphen either: what is cut is mostly code or an address. Letters keep the forms that they have in
 * the whole word.
 */

import { ALLOWED, PROHIBITED, type TextAnalysis, WITHIN_WORD } from '../analyze/analyze.ts';
import { joiningGroup, joiningType } from '../analyze/joining.ts';
import { isIgnorable, isWordSpace, startsCluster } from './characters.ts';

interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Behind what opens or parts arguments, and before the next link of a chain of calls. */
const betweenSigns = /(?<=[([{,;])(?=[\p{L}\p{N}_"'`([{])|(?<=[)\]])(?=\.\p{L})/gu;

/**
 * The analysis with breaks in `ranges` where code may part: `call(one,two).then(…)`; the same where there are none. These
 * are breaks as others are, for what is between signs is a word of its own.
 */
export function openSigns(analysis: TextAnalysis, ranges: readonly TextRange[]): TextAnalysis {
  const places = ranges.flatMap(({ start, end }) =>
    [...analysis.text.slice(start, end).matchAll(betweenSigns)].map(({ index }) => start + index),
  );
  return withBreaks(analysis, places, ALLOWED);
}

/** Whether letters that join may be parted: only where cuts between those that do not are too few. */
export type Cuts = 'between-joined' | 'within-joined';

/** The analysis with a cut wherever one may be in `ranges`. */
export function openWords(analysis: TextAnalysis, ranges: readonly TextRange[], cuts: Cuts): TextAnalysis {
  const places: number[] = [];
  for (const { start, end } of ranges) {
    let index = start;
    while (index < end && isWordSpace(analysis.text.charCodeAt(index))) index++;
    for (index++; index < end; index++) if (isPlace(analysis.text, index, cuts)) places.push(index);
  }
  return cutAt(analysis, places);
}

/** The analysis with cuts at these places, as far as no line could break there. */
export const cutAt = (analysis: TextAnalysis, places: readonly number[]): TextAnalysis =>
  withBreaks(analysis, places, WITHIN_WORD);

function withBreaks(analysis: TextAnalysis, places: readonly number[], kind: number): TextAnalysis {
  if (places.length === 0) return analysis;
  const breaks = analysis.breaks.slice();
  for (const place of places) if (breaks[place] === PROHIBITED) breaks[place] = kind;
  return { ...analysis, breaks };
}

function isPlace(text: string, index: number, cuts: Cuts): boolean {
  if (!startsCluster(text, index) || isWordSpace(text.charCodeAt(index))) return false;
  const before = letterBefore(text, index);
  const after = text.codePointAt(index) ?? 0;
  if (isIgnorable(before) || isIgnorable(after)) return false;
  if (!isJoined(before, after)) return true;
  return cuts === 'within-joined' && !(joiningGroup(before) === 'Lam' && joiningGroup(after) === 'Alef');
}

/** The character before `index` that no mark is. */
function letterBefore(text: string, index: number): number {
  let start = index - 1;
  while (start > 0 && (!startsCluster(text, start) || isTransparent(text, start))) start--;
  return text.codePointAt(start) ?? 0;
}

const isTransparent = (text: string, index: number): boolean =>
  joiningType(text.codePointAt(index) ?? 0) === 'T';

const isJoined = (before: number, after: number): boolean =>
  'DLC'.includes(joiningType(before)) && 'DRC'.includes(joiningType(after));
