/**
 * Cuts a paragraph into segments that can be shaped one by one. In: styled text and its analysis. Out:
 * segments in logical order that cover the text once.
 *
 * A cut is made at every break opportunity (so that no line break can change a shape), around spaces, where
 * the style, the level or the script changes, and inside words too long for one call or for one line. These may
 * fall inside a joined word: `contextOf` then gives the neighbouring letters, so that the forms stay joined
 * (alreq #h_styling_individual_letters). A cut never parts a mark from its base; a style that begins at a
 * mark begins after it.
 */

import { PROHIBITED, type TextAnalysis, WITHIN_WORD } from '../analyze/analyze.ts';
import { joiningType } from '../analyze/joining.ts';
import type { StyledRange, StyledText } from '../design/styled.ts';
import { invariant } from '../diagnostics/diagnostic.ts';
import type { ShapingContext } from '../font/font.ts';
import {
  codePointsOf,
  isHighSurrogate,
  isLineBreak,
  isLowSurrogate,
  isWordSpace,
  startsCluster,
} from './characters.ts';

export interface Segment {
  /** Half-open, UTF-16 units of the paragraph's text. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'space' | 'break';
  readonly range: StyledRange;
  readonly level: number;
  /** ISO 15924. */
  readonly script: string;
  /** True when the text goes on at that side without space, break opportunity or change of level. */
  readonly continuesBefore: boolean;
  readonly continuesAfter: boolean;
}

/** Longest segment shaped at once, in units; far above any word, so that a text without spaces stays linear. */
const LONGEST_SEGMENT = 4096;
/** Where no cluster begins for so long (ten thousand marks on a letter), the cut is made inside the cluster. */
const LONGEST_CLUSTER = 2 * LONGEST_SEGMENT;
/** Units of context on each side. HarfBuzz looks at five characters; marks may stand between the letters. */
const CONTEXT_UNITS = 16;

const kindOf = (unit: number): Segment['kind'] =>
  isWordSpace(unit) ? 'space' : isLineBreak(unit) ? 'break' : 'word';

/** The segments of a paragraph. */
export function itemize({ text, ranges }: StyledText, analysis: TextAnalysis): readonly Segment[] {
  const { levels, breaks, scripts } = analysis;
  const segments: Segment[] = [];
  let rangeIndex = 0;
  let scriptIndex = 0;
  let start = 0;
  let continuesBefore = false;
  while (start < text.length) {
    while (rangeIndex < ranges.length - 1 && (ranges[rangeIndex]?.end ?? 0) <= start) rangeIndex++;
    while (scriptIndex < scripts.length - 1 && (scripts[scriptIndex]?.end ?? 0) <= start) scriptIndex++;
    const range = ranges[rangeIndex];
    const script = scripts[scriptIndex];
    invariant(range !== undefined && script !== undefined, 'ranges and scripts cover the text');

    const kind = kindOf(text.charCodeAt(start));
    const level = levels[start] ?? 0;
    const nextStyle = Math.min(range.end, script.end);
    const soft = Math.min(nextStyle, start + LONGEST_SEGMENT);
    let end = start + 1;
    while (end < text.length && breaks[end] === PROHIBITED && levels[end] === level) {
      if (kind === 'break' || kindOf(text.charCodeAt(end)) !== kind) break;
      if (end >= soft && isCut(text, end, start)) break;
      end++;
    }
    const continuesAfter = kind === 'word' && isContinued(text, analysis, end);
    segments.push({ start, end, kind, range, level, script: script.script, continuesBefore, continuesAfter });
    continuesBefore = continuesAfter;
    start = end;
  }
  return segments;
}

/** True where a cut that is not a break opportunity may fall. */
function isCut(text: string, index: number, start: number): boolean {
  if (startsCluster(text, index)) return true;
  const isInsideCharacter =
    isLowSurrogate(text.charCodeAt(index)) && isHighSurrogate(text.charCodeAt(index - 1));
  return index - start >= LONGEST_CLUSTER && !isInsideCharacter;
}

/** True where a word goes on over `index`, whatever its style. */
function isContinued(text: string, { breaks, levels }: TextAnalysis, index: number): boolean {
  return (
    index < text.length &&
    (breaks[index] === PROHIBITED || breaks[index] === WITHIN_WORD) &&
    levels[index] === levels[index - 1] &&
    kindOf(text.charCodeAt(index)) === 'word' &&
    kindOf(text.charCodeAt(index - 1)) === 'word'
  );
}

/**
 * The letters around part of a word that it joins to; undefined when it joins to none. `start` and `end` are
 * the part's place in the text; on either side the word goes on as far as `before` and `after` allow.
 */
export function contextOf(
  text: string,
  start: number,
  end: number,
  continues: { readonly before: boolean; readonly after: boolean },
  analysis: TextAnalysis,
): ShapingContext | undefined {
  const before = continues.before ? textBefore(text, start, analysis) : '';
  const after = continues.after ? textAfter(text, end, analysis) : '';
  return before === '' && after === '' ? undefined : { before, after };
}

function textBefore(text: string, index: number, analysis: TextAnalysis): string {
  let start = index;
  while (start > 0 && index - start < CONTEXT_UNITS && isContinued(text, analysis, start)) start--;
  const context = text.slice(start, index);
  return canJoin(codePointsOf(context).at(-1)) ? context : '';
}

function textAfter(text: string, index: number, analysis: TextAnalysis): string {
  let end = index;
  while (end < text.length && end - index < CONTEXT_UNITS && isContinued(text, analysis, end)) end++;
  const context = text.slice(index, end);
  return canJoin(codePointsOf(context)[0]) ? context : '';
}

/** True for a character that joins, or that is looked through (joining type T). */
function canJoin(codePoint: number | undefined): boolean {
  return codePoint !== undefined && joiningType(codePoint) !== 'U';
}
