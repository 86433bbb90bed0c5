/**
 * The analyze stage: what Unicode says of a paragraph before any font is looked at.
 *
 * In: the logical text of one paragraph and its direction. Out: embedding levels (UAX #9), break opportunities
 * (UAX #14, tailored to books), script runs (UAX #24), all by UTF-16 unit of that text, which is never
 * changed. Joining types are facts of characters, not of places: joining.ts gives them.
 */

import { areAllAt, embeddingLevels } from './bidi.ts';
import { ALLOWED, lineBreaks, MANDATORY, PROHIBITED } from './line-break.ts';
import {
  keepDashes,
  keepHonorifics,
  keepNames,
  keepNumbers,
  keepRelations,
  keepSigns,
  keepSlashes,
  openAddresses,
} from './line-break-tailoring.ts';
import { type ScriptRun, scriptRuns } from './scripts.ts';

export { type UnbalancedControl, unbalancedControls } from './controls.ts';
export type { ScriptRun };
export { ALLOWED, MANDATORY, PROHIBITED };

/** A break inside a word that no line can hold: never found by `analyze`, but opened by `shape/cut-words.ts`. */
export const WITHIN_WORD = 3;

/** Font-free facts of one paragraph, by UTF-16 unit of its logical text. */
export interface TextAnalysis {
  readonly text: string;
  readonly paragraphLevel: 0 | 1;
  /** Embedding level of each unit (UAX #9, after I2, before L1). */
  readonly levels: Uint8Array;
  /** The break before each unit, and at the end; length = text.length + 1; values of line-break.ts, or `WITHIN_WORD`. */
  readonly breaks: Uint8Array;
  /** Script runs covering the text once, in logical order. */
  readonly scripts: readonly ScriptRun[];
  /** True when every unit is at the paragraph level and of one script: the common case. */
  readonly isUniform: boolean;
}

/** Analyses the text of one paragraph. Any string is good input, lone surrogates too. */
export function analyze(text: string, direction: 'ltr' | 'rtl'): TextAnalysis {
  const { paragraphLevel, levels } = embeddingLevels(text, direction);
  const breaks = lineBreaks(text);
  keepHonorifics(text, breaks);
  keepNames(text, breaks);
  keepDashes(text, breaks);
  const scripts = scriptRuns(text, levels);
  const isUniform = scripts.length <= 1 && areAllAt(levels, paragraphLevel);
  // From right to left, digits have a level of their own.
  if (!isUniform || paragraphLevel === 0) {
    keepNumbers(text, breaks);
    keepRelations(text, breaks);
    keepSlashes(text, breaks);
    keepSigns(text, breaks);
    openAddresses(text, breaks);
  }
  return { text, paragraphLevel, levels, breaks, scripts, isUniform };
}
