/**
 * Reads the generated property tables of this folder: a run-length string in, a number per code point out.
 *
 * A run is a value and the decimal number of code points that have it (no number: one). A value is a capital,
 * A = 0 … Z = 25, after an optional small letter that adds 26 (a), 52 (b) …; line ends between runs are skipped.
 * The runs cover U+0000…U+10FFFF. Planes 0 and 1, all that books use, become one flat array; the few runs of the
 * rest stay a list. Decoding a table costs a fraction of a millisecond and happens at its first use.
 */

/** Code points below this are looked up in the flat array: the BMP and plane 1. */
export const FLAT_LIMIT = 0x20000;

const DIGIT_ZERO = 0x30;
const DIGIT_NINE = 0x39;
const CAPITAL_A = 0x41;
const CAPITAL_Z = 0x5a;
const BEFORE_SMALL_A = 0x60;
const VALUES_PER_PREFIX = 26;

/** A property of code points, each value a small number. */
export interface PropertyTable {
  /** Value of each code point below {@link FLAT_LIMIT}. */
  readonly flat: Uint8Array;
  /** First code point of each run that ends above {@link FLAT_LIMIT}, ascending. */
  readonly tailStarts: readonly number[];
  /** Value of each run of `tailStarts`. */
  readonly tailValues: readonly number[];
}

/** Decodes a generated run-length string. */
export function decodeTable(runs: string): PropertyTable {
  const flat = new Uint8Array(FLAT_LIMIT);
  const tailStarts: number[] = [];
  const tailValues: number[] = [];
  let codePoint = 0;
  for (let i = 0; i < runs.length; ) {
    let code = runs.charCodeAt(i++);
    if (code < CAPITAL_A) continue; // a line end
    let value = 0;
    if (code > CAPITAL_Z) {
      value = (code - BEFORE_SMALL_A) * VALUES_PER_PREFIX;
      code = runs.charCodeAt(i++);
    }
    value += code - CAPITAL_A;
    let count = 0;
    for (code = runs.charCodeAt(i); code >= DIGIT_ZERO && code <= DIGIT_NINE; code = runs.charCodeAt(++i)) {
      count = count * 10 + code - DIGIT_ZERO;
    }
    if (count === 0) count = 1;
    if (count > 1 && value !== 0) flat.fill(value, codePoint, codePoint + count);
    else if (value !== 0) flat[codePoint] = value;
    codePoint += count;
    if (codePoint <= FLAT_LIMIT) continue;
    tailStarts.push(codePoint - count);
    tailValues.push(value);
  }
  return { flat, tailStarts, tailValues };
}

/** The value of a code point. */
export function propertyOf(table: PropertyTable, codePoint: number): number {
  if (codePoint < FLAT_LIMIT) return table.flat[codePoint] ?? 0;
  let run = table.tailStarts.length - 1;
  while (run > 0 && (table.tailStarts[run] ?? 0) > codePoint) run--;
  return table.tailValues[run] ?? 0;
}

/** True for either half of a surrogate pair, U+D800…U+DFFF. */
export const isSurrogate = (unit: number): boolean => (unit & 0xf800) === 0xd800;
