/**
 * The Unicode bidirectional algorithm, UAX #9 revision 46 (Unicode 15.0), all of it: P2–P3, X1–X10, W1–W7,
 * N0–N2, I1–I2 for a paragraph; L1 for a line; L2 for a list of runs; L4's mirror characters.
 *
 * In: logical text. Out: a level for each UTF-16 unit; both units of a surrogate pair have the same. Nothing is
 * removed by X9: explicit formatting characters and BN keep their places (section 5.2) and take the level of the
 * unit before them, so that a ZWNJ or a soft hyphen never splits a run.
 * A text is one paragraph. If it has paragraph separators inside, X1–X8 begin anew after each (P1), all with the
 * paragraph level of the first.
 * https://www.unicode.org/reports/tr9/tr9-46.html
 */

import {
  bidiClassAt,
  bidiClasses,
  type ClassSet,
  classesPresent,
  classSet,
  isIsolateControl,
  isRemovedByX9,
} from './bidi-classes.ts';
import {
  explicitSequences,
  firstStrongLevels,
  type Paragraph,
  type RunSequence,
  singleSequence,
} from './bidi-explicit.ts';
import { resolveBrackets, resolveNeutrals, resolveWeak } from './bidi-resolve.ts';
import * as bidi from './tables/bidi-class.ts';
import { mirrorPairs } from './tables/bidi-pairs.ts';

/** The resolved levels of a paragraph. */
export interface Levels {
  readonly paragraphLevel: 0 | 1;
  /** Embedding level of each UTF-16 unit, after I2 and before L1. */
  readonly levels: Uint8Array;
}

const EMBEDDINGS: ClassSet = classSet(bidi.LRE, bidi.LRO, bidi.RLE, bidi.RLO, bidi.PDF);
const ISOLATES: ClassSet = classSet(bidi.LRI, bidi.RLI, bidi.FSI, bidi.PDI);
const EXPLICIT: ClassSet = EMBEDDINGS | ISOLATES;
/** A paragraph of level 1 with none of these is of level 1 throughout: W1–N2 find nothing but R in it. */
const MIXED_IN_RTL: ClassSet = EXPLICIT | classSet(bidi.L, bidi.EN, bidi.AN);
/** The same at level 0, where W7 makes every EN an L. */
const MIXED_IN_LTR: ClassSet = EXPLICIT | classSet(bidi.R, bidi.AL, bidi.AN);
const BRACKETS: ClassSet = classSet(bidi.OPEN);

/** Resolves the embedding levels of a paragraph (UAX #9 P2–I2); `auto` takes the direction of P2 and P3. */
export function embeddingLevels(text: string, direction: 'ltr' | 'rtl' | 'auto'): Levels {
  const present = classesPresent(text);
  const paragraphLevel = direction === 'auto' ? autoLevel(text) : direction === 'rtl' ? 1 : 0;
  const levels = new Uint8Array(text.length).fill(paragraphLevel);
  const isMixed = (present & (paragraphLevel === 1 ? MIXED_IN_RTL : MIXED_IN_LTR)) !== 0;
  if (isMixed) {
    const classes = bidiClasses(text);
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = paragraphEnd(classes, start);
      resolveParagraph(text, classes, { start, end, level: paragraphLevel }, present, levels);
    }
  }
  return { paragraphLevel, levels };
}

/** P2 and P3, in the first paragraph of the text. */
function autoLevel(text: string): 0 | 1 {
  const classes = bidiClasses(text);
  return firstStrongLevels(classes, 0, paragraphEnd(classes, 0)).ofParagraph;
}

/** P1: a paragraph ends after its separator. */
function paragraphEnd(classes: Uint8Array, start: number): number {
  const separator = classes.indexOf(bidi.B, start);
  return separator < 0 ? classes.length : separator + 1;
}

/** X1–I2 for one paragraph, written into `levels`. */
function resolveParagraph(
  text: string,
  classes: Uint8Array,
  paragraph: Paragraph,
  present: ClassSet,
  levels: Uint8Array,
): void {
  const isExplicit = (present & EXPLICIT) !== 0;
  const all = isExplicit ? explicitSequences(classes, paragraph) : singleSequence(classes, paragraph);
  for (const sequence of all.sequences) {
    resolveWeak(all.types, sequence);
    if ((present & BRACKETS) !== 0) resolveBrackets(text, classes, all, sequence);
    resolveNeutrals(all.types, sequence);
    setImplicitLevels(all.units, all.types, sequence, levels);
  }
  const { start, end, level } = paragraph;
  for (let i = start; i < end; i++) {
    if (isRemovedByX9(classes[i] ?? 0)) levels[i] = i > start ? (levels[i - 1] ?? level) : level;
  }
}

/** I1 and I2. */
function setImplicitLevels(
  units: Int32Array,
  types: Uint8Array,
  { start, end, level }: RunSequence,
  levels: Uint8Array,
): void {
  const isEven = level % 2 === 0;
  for (let i = start; i < end; i++) {
    const type = types[i] ?? 0;
    const raise = isEven ? (type === bidi.L ? 0 : type === bidi.R ? 1 : 2) : type === bidi.R ? 0 : 1;
    levels[units[i] ?? 0] = level + raise;
  }
}

/** True when every unit is at this level. */
export function areAllAt(levels: Uint8Array, level: number): boolean {
  for (let i = 0; i < levels.length; i++) if (levels[i] !== level) return false;
  return true;
}

/**
 * L1 for the line [start, end) of a paragraph: segment and paragraph separators, and white space and isolate
 * controls before them or at the line's end, go back to the paragraph level. Element 0 is the unit at `start`.
 */
export function lineLevels(
  text: string,
  { paragraphLevel, levels }: Levels,
  start: number,
  end: number,
): Uint8Array {
  const line = levels.slice(start, end);
  if (areAllAt(line, paragraphLevel)) return line;
  let isTrailing = true;
  for (let i = end - 1; i >= start; i--) {
    const bidiClass = bidiClassAt(text, i);
    if (bidiClass === bidi.B || bidiClass === bidi.S) isTrailing = true;
    else if (bidiClass !== bidi.WS && !isIsolateControl(bidiClass) && !isRemovedByX9(bidiClass))
      isTrailing = false;
    if (isTrailing) line[i - start] = paragraphLevel;
  }
  return line;
}

/** L2: the visual order, from the left, of runs (or characters) whose levels are given in logical order. */
export function visualOrder(levels: ArrayLike<number>): number[] {
  const order: number[] = [];
  let highest = 0;
  let lowestOdd = Number.POSITIVE_INFINITY;
  for (let i = 0; i < levels.length; i++) {
    const level = levels[i] ?? 0;
    order.push(i);
    highest = Math.max(highest, level);
    lowestOdd = Math.min(lowestOdd, level | 1);
  }
  for (let level = highest; level >= lowestOdd; level--) reverseRuns(order, levels, level);
  return order;
}

/** Reverses, in `order`, each longest stretch of items at `level` or above. */
function reverseRuns(order: number[], levels: ArrayLike<number>, level: number): void {
  for (let start = 0; start < order.length; start++) {
    if ((levels[order[start] ?? 0] ?? 0) < level) continue;
    let end = start + 1;
    while (end < order.length && (levels[order[end] ?? 0] ?? 0) >= level) end++;
    for (let i = start, j = end - 1; i < j; i++, j--) {
      const swapped = order[i] ?? 0;
      order[i] = order[j] ?? 0;
      order[j] = swapped;
    }
    start = end;
  }
}

let mirrors: ReadonlyMap<number, number> | undefined;

/** L4: the character that is the mirror image of this one (Bidi_Mirroring_Glyph), if there is one. */
export function mirrored(codePoint: number): number | undefined {
  mirrors ??= mirrorMap();
  return mirrors.get(codePoint);
}

function mirrorMap(): ReadonlyMap<number, number> {
  const pairs = mirrorPairs.replaceAll('\n', '');
  const found = new Map<number, number>();
  for (let i = 0; i < pairs.length; i += 2) {
    found.set(pairs.charCodeAt(i), pairs.charCodeAt(i + 1));
    found.set(pairs.charCodeAt(i + 1), pairs.charCodeAt(i));
  }
  return found;
}
