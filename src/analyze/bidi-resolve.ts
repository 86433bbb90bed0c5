/**
 * UAX #9 W1–W7, N0–N2: the type of each unit of an isolating run sequence, resolved to L, R, EN or AN.
 *
 * Works in place on the dense types of bidi-explicit.ts, where the characters X9 removes are absent, so that
 * “the next character” of a rule is the next element. Every rule is linear in the sequence's length; N0 is too,
 * because what a bracket pair contains is known when it closes, and its context when the walk comes to it.
 * https://www.unicode.org/reports/tr9/tr9-46.html#Resolving_Weak_Types
 */

import type { RunSequence, RunSequences } from './bidi-explicit.ts';
import { AL, AN, B, CLOSE, CS, EN, ES, ET, L, NSM, ON, OPEN, R } from './tables/bidi-class.ts';
import { bracketPairs, equivalentBrackets } from './tables/bidi-pairs.ts';

/** BD16: pairing stops where more brackets than this are open. */
const BRACKET_STACK_SIZE = 63;

/** N0, N1: numbers count as R. Defined for L, R, EN and AN. */
const strongOf = (type: number): number => (type === L ? L : R);

/** L, R, EN, AN, and nothing else: what the weak rules leave as it is for N0–N2. */
const isStrongOrNumber = (type: number): boolean => type <= AN;

/** NI of N1 and N2: B, S, WS, ON, brackets, isolate controls. */
const isNeutral = (type: number): boolean => type >= B;

/**
 * W1–W7 in one pass. `previous` is the type before, as W1, W4 and W5 see it (before W7 makes an EN an L), and
 * `strong` the last L, R or AL, as W2 and W7 see it.
 */
export function resolveWeak(types: Uint8Array, { start, end, sos }: RunSequence): void {
  let previous = sos;
  let strong = sos;
  // W2, W7
  const number = (type: number): number => (type === EN && strong === AL ? AN : type);
  const finalNumber = (type: number): number => (type === EN && strong === L ? L : type);
  for (let i = start; i < end; i++) {
    let type = types[i] ?? 0;
    if (type === NSM) type = typeOfMark(previous); // W1
    if (type === EN || type === AN) {
      previous = number(type);
      types[i] = finalNumber(previous);
    } else if (type === ET) {
      const runEnd = terminatorsEnd(types, i, end);
      const isByNumber = previous === EN || (types[runEnd] === EN && runEnd < end && strong !== AL);
      types.fill(isByNumber ? finalNumber(EN) : ON, i, runEnd); // W5, W6
      previous = ON; // W4 comes before W5: the ETs do not yet count as numbers to it
      i = runEnd - 1;
    } else if (type === ES || type === CS) {
      const next = i + 1 < end ? number(types[i + 1] ?? ON) : ON;
      const isBetween = previous === next && (next === EN || (next === AN && type === CS)); // W4
      previous = isBetween ? next : ON; // W6
      types[i] = finalNumber(previous);
    } else {
      previous = type;
      if (type === L || type === R || type === AL) strong = type;
      types[i] = type === AL ? R : type; // W3
    }
  }
}

/** W1: a mark takes the type before it, ON after an isolate control (or any neutral, which is the same to N1). */
const typeOfMark = (previous: number): number => (isNeutral(previous) ? ON : previous);

/** End of the ETs (and marks on them, W1) that begin at `start`. */
function terminatorsEnd(types: Uint8Array, start: number, end: number): number {
  let i = start + 1;
  while (i < end && (types[i] === ET || types[i] === NSM)) i++;
  return i;
}

let closers: ReadonlyMap<number, number> | undefined;

/** Bracket -> the closing bracket of its pair, canonical equivalents made one (BD14–BD16). */
function closingBrackets(): ReadonlyMap<number, number> {
  if (closers !== undefined) return closers;
  const pairs = bracketPairs.replaceAll('\n', '');
  const found = new Map<number, number>();
  for (let i = 0; i < pairs.length; i += 2) {
    found.set(pairs.charCodeAt(i), pairs.charCodeAt(i + 1));
    found.set(pairs.charCodeAt(i + 1), pairs.charCodeAt(i + 1));
  }
  for (let i = 0; i < equivalentBrackets.length; i += 2) {
    const closer = found.get(equivalentBrackets.charCodeAt(i + 1)) ?? 0;
    found.set(equivalentBrackets.charCodeAt(i), closer);
  }
  closers = found;
  return found;
}

/** The closing bracket of the pair a bracket belongs to, canonical equivalents made one; 0 for other characters. */
export const closingBracket = (codePoint: number): number => closingBrackets().get(codePoint) ?? 0;

/** What stands between the brackets of a pair, as bits: a strong type of the embedding's direction, or the other. */
const HAS_EMBEDDING = 1;
const HAS_OPPOSITE = 2;

/** Bracket pairs of one sequence by the place of their opening bracket, counted from the sequence's start. */
interface BracketPairs {
  /** Place of the closing bracket; 0 where nothing is paired. */
  readonly closing: Int32Array;
  /** `HAS_…` bits of the text inside. */
  readonly inside: Uint8Array;
}

/** An opening bracket that may still find its partner. */
interface OpenBracket {
  readonly place: number;
  readonly closer: number;
  /** `HAS_…` bits found since, but for what stands inside brackets opened later and still open. */
  inside: number;
}

/** BD16, and the strong types N0 looks for inside each pair. */
function pairBrackets(
  text: string,
  { units, types }: RunSequences,
  { start, end }: RunSequence,
  direction: number,
): BracketPairs {
  const closing = new Int32Array(end - start);
  const inside = new Uint8Array(end - start);
  const open: OpenBracket[] = [];
  for (let i = start; i < end; i++) {
    const type = types[i] ?? 0;
    if (isStrongOrNumber(type)) {
      const innermost = open[open.length - 1];
      if (innermost !== undefined)
        innermost.inside |= strongOf(type) === direction ? HAS_EMBEDDING : HAS_OPPOSITE;
    } else if (type === OPEN) {
      if (open.length === BRACKET_STACK_SIZE) break;
      open.push({ place: i - start, closer: closingBracket(text.charCodeAt(units[i] ?? 0)), inside: 0 });
    } else if (type === CLOSE) {
      const pair = closePair(open, closingBracket(text.charCodeAt(units[i] ?? 0)));
      if (pair === undefined) continue;
      closing[pair.place] = i - start;
      inside[pair.place] = pair.inside;
    }
  }
  return { closing, inside };
}

/** Takes the nearest bracket with this partner, and all opened after it, off the stack. */
function closePair(open: OpenBracket[], closer: number): OpenBracket | undefined {
  let match = open.length - 1;
  while (match >= 0 && open[match]?.closer !== closer) match--;
  const pair = open[match];
  if (pair === undefined) return undefined;
  for (let i = match + 1; i < open.length; i++) pair.inside |= open[i]?.inside ?? 0;
  open.length = match;
  const outer = open[match - 1];
  if (outer !== undefined) outer.inside |= pair.inside;
  return pair;
}

function hasOpening(types: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (types[i] === OPEN) return true;
  return false;
}

/** N0: the brackets of a pair both take the direction of what they enclose, or of what precedes them. */
export function resolveBrackets(
  text: string,
  classes: Uint8Array,
  all: RunSequences,
  sequence: RunSequence,
): void {
  const { units, types } = all;
  const { start, end, level, sos } = sequence;
  if (!hasOpening(types, start, end)) return;
  const direction = level % 2 === 0 ? L : R;
  const { closing, inside } = pairBrackets(text, all, sequence, direction);
  const opposite = direction === L ? R : L;
  let context = sos;
  const setBracket = (place: number, to: number): void => {
    types[place] = to;
    // N0's note: marks on a bracket follow it.
    for (let i = place + 1; i < end && classes[units[i] ?? 0] === NSM; i++) types[i] = to;
  };
  for (let i = start; i < end; i++) {
    const type = types[i] ?? 0;
    if (isStrongOrNumber(type)) context = strongOf(type);
    else if (type === OPEN) {
      const bits = inside[i - start] ?? 0;
      if (bits === 0) continue; // N0 d, or no pair
      const resolved = (bits & HAS_EMBEDDING) !== 0 || context === direction ? direction : opposite; // N0 b, c
      setBracket(i, resolved);
      setBracket(start + (closing[i - start] ?? 0), resolved);
      context = resolved;
    }
  }
}

/** N1 and N2: neutrals between two of one direction take it, others the embedding's. */
export function resolveNeutrals(types: Uint8Array, { start, end, level, sos, eos }: RunSequence): void {
  const direction = level % 2 === 0 ? L : R;
  let before = sos;
  for (let i = start; i < end; i++) {
    const type = types[i] ?? 0;
    if (!isNeutral(type)) {
      before = strongOf(type);
      continue;
    }
    let runEnd = i + 1;
    while (runEnd < end && isNeutral(types[runEnd] ?? 0)) runEnd++;
    const after = runEnd < end ? strongOf(types[runEnd] ?? 0) : eos;
    types.fill(before === after ? before : direction, i, runEnd);
    i = runEnd - 1;
  }
}
