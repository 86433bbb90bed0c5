/**
 * Script runs, UAX #24 section 5: each character's script, Common and Inherited ones taken from the character
 * before (at the start of the text, from the first that has a script), the closing one of a pair of brackets or
 * quotation marks from the opening one (section 5.2).
 *
 * Two additions. Common characters that Script_Extensions lists for Arabic and never for Latin («،», «؛», «؟», the
 * Arabic-Indic digits, the tatweel) stay with a script of the Arabic family, and are Arabic after any other:
 * in “Unicode، ثم” the comma is Arabic. Else a Latin font would be asked for it. For the same reason the full stop
 * of «لغة Unicode.», whose level is that of the Arabic around, is Arabic too when the levels are given.
 * https://www.unicode.org/reports/tr24/tr24-34.html
 */

import { closingBracket } from './bidi-resolve.ts';
import { decodeTable, isSurrogate, type PropertyTable, propertyOf } from './tables/property-table.ts';
import { ARABIC, COMMON, SHARED_ARABIC, scriptCodes, scriptRuns as tableRuns } from './tables/script.ts';

/** A stretch of text in one script. */
export interface ScriptRun {
  /** Range of UTF-16 units, half-open, logical order. */
  readonly start: number;
  readonly end: number;
  /** ISO 15924 code, as HarfBuzz takes it: `Arab`, `Latn` …; `Zyyy` if no character of the text has a script. */
  readonly script: string;
}

/** Scripts that share punctuation, digits and tatweel with Arabic (Script_Extensions of U+060C, U+0640, U+0660). */
const ARABIC_FAMILY: ReadonlySet<string> = new Set(
  'Arab Syrc Thaa Nkoo Rohg Yezi Adlm Mand Mani Ougr Phlp Sogd'.split(' '),
);

/** Quotation marks that pair without being Bidi_Paired_Brackets. */
const quotes: ReadonlyMap<number, number> = new Map([
  [0xab, 0xbb], // « »
  [0xbb, 0xbb],
  [0x2039, 0x203a], // ‹ ›
  [0x203a, 0x203a],
  [0x201c, 0x201d], // “ ”
  [0x201d, 0x201d],
]);

/** Open pairs remembered; deeper nesting falls back to the character before. */
const MAX_OPEN_PAIRS = 32;

let table: PropertyTable | undefined;

function scriptTable(): PropertyTable {
  table ??= decodeTable(tableRuns);
  return table;
}

/**
 * The script runs of a text: they join up to the whole of it, and neighbours differ. With the text's embedding
 * levels, a Common character that comes out of a deeper level takes up the script its own level had.
 */
export function scriptRuns(text: string, levels?: Uint8Array): readonly ScriptRun[] {
  const { flat } = scriptTable();
  const runs: ScriptRun[] = [];
  const pairs: OpenPair[] = [];
  const scriptAtLevel: number[] = [];
  let level = levels?.[0] ?? 0;
  let current = COMMON;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const unitStart = i;
    const unit = text.charCodeAt(i);
    let value = flat[unit] ?? 0;
    if (isSurrogate(unit)) {
      const codePoint = text.codePointAt(i) ?? 0;
      if (codePoint > 0xffff) i++;
      value = propertyOf(scriptTable(), codePoint);
    }
    let context = current;
    const levelHere = levels?.[unitStart] ?? level;
    if (levelHere !== level) {
      scriptAtLevel[level] = current;
      const outer = scriptAtLevel[levelHere] ?? COMMON;
      if (levelHere < level && outer !== COMMON) context = outer;
      level = levelHere;
    }
    if (value < ARABIC) {
      value = value === COMMON ? pairedScript(pairs, unit, context) : sharedScript(value, context);
    }
    if (value === current) continue;
    if (current === COMMON) for (const pair of pairs) pair.script = value;
    else {
      runs.push({ start, end: unitStart, script: scriptCodes[current] ?? '' });
      start = unitStart;
    }
    current = value;
  }
  if (text.length > 0) runs.push({ start, end: text.length, script: scriptCodes[current] ?? '' });
  return runs;
}

/** A bracket or quotation mark that is still open. */
interface OpenPair {
  readonly closer: number;
  /** Filled in at the text's first character with a script, if none came before the pair. */
  script: number;
}

/** The script of a Common character: that of its opening partner, else the current one. */
function pairedScript(pairs: OpenPair[], unit: number, current: number): number {
  const closer = quotes.get(unit) ?? closingBracket(unit);
  if (closer === 0) return current;
  if (closer !== unit) {
    if (pairs.length < MAX_OPEN_PAIRS) pairs.push({ closer, script: current });
    return current;
  }
  const match = pairs.findLastIndex((pair) => pair.closer === closer);
  if (match < 0) return current;
  const script = pairs[match]?.script ?? COMMON;
  pairs.length = match;
  return script === COMMON ? current : script;
}

/** The script of an Inherited character, or of a Common one that Arabic shares with its family. */
function sharedScript(value: number, current: number): number {
  if (value !== SHARED_ARABIC) return current;
  return ARABIC_FAMILY.has(scriptCodes[current] ?? '') ? current : ARABIC;
}
