/**
 * UAX #14 LB2–LB31 as a state machine: `step(state, class)` says whether a line may break before a character of
 * `class`, and the state after it. A state is the class before, seen through its marks (LB9), and what else of the
 * text before a rule asks for: what stands before the spaces (LB8, LB14–LB17), whether a number is going on (LB25),
 * a Hebrew hyphen (LB21a), the parity of regional indicators (LB30a).
 *
 * The rules are those of section 6, in their order, with the number pattern of section 8.2, example 7, in place of
 * LB25, as in LineBreakTest. The answers are computed from the rules when first asked for and kept in a table.
 * https://www.unicode.org/reports/tr14/tr14-49.html
 */

import * as lb from './tables/line-break-class.ts';

const CLASS_COUNT = lb.H3 + 1;

/** What a rule needs to know beside the class before. */
type Context =
  | 'none'
  | 'start'
  | 'spaces after ZW'
  | 'spaces after OP'
  | 'spaces after QU'
  | 'spaces after CL'
  | 'spaces after B2'
  | 'after HL'
  | 'in number'
  | 'after PR or PO'
  | 'second of pair';

/** The states that are not just “after this class”. */
const contexts = [
  { before: lb.AL, context: 'start' },
  { before: lb.SP, context: 'spaces after ZW' },
  { before: lb.SP, context: 'spaces after OP' },
  { before: lb.SP, context: 'spaces after QU' },
  { before: lb.SP, context: 'spaces after CL' },
  { before: lb.SP, context: 'spaces after B2' },
  { before: lb.HY, context: 'after HL' },
  { before: lb.BA, context: 'after HL' },
  { before: lb.IS, context: 'in number' },
  { before: lb.SY, context: 'in number' },
  { before: lb.CL, context: 'in number' },
  { before: lb.CP, context: 'in number' },
  { before: lb.CPW, context: 'in number' },
  { before: lb.OP, context: 'after PR or PO' },
  { before: lb.OPW, context: 'after PR or PO' },
  { before: lb.RI, context: 'second of pair' },
] as const;

/** State 0…CLASS_COUNT-1: after a character of that class, nothing else to know. */
const STATE_COUNT = CLASS_COUNT + contexts.length;

/** The state at the start of the text. */
export const START_STATE: number = CLASS_COUNT;

/** Bits of a step: the state after it, and what stands before the character. */
export const STATE_MASK = 0x7f;
export const BREAK_SHIFT = 7;
const BREAK_MASK = 3;
/** LB25's only look-ahead, (PR | PO) × OP NU: at the NU, the break before the OP is taken back. */
export const JOINS_OPENING = 0x200;
const UNKNOWN = 0xffff;

/** No break here. */
export const PROHIBITED = 0;
/** A line may break here. */
export const ALLOWED = 1;
/** A line must break here. */
export const MANDATORY = 2;

const steps = new Uint16Array(STATE_COUNT * CLASS_COUNT).fill(UNKNOWN);

/** The bits for a character of class `after` in a state. */
export function step(state: number, after: number): number {
  const index = state * CLASS_COUNT + after;
  const known = steps[index] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const computed = computeStep(state, after);
  steps[index] = computed;
  return computed;
}

/** The kind of break a step puts before its character. */
export const breakOf = (bits: number): number => (bits >> BREAK_SHIFT) & BREAK_MASK;

function computeStep(state: number, after: number): number {
  const { before, context } = contexts[state - CLASS_COUNT] ?? { before: state, context: 'none' };
  if (after === lb.CM || after === lb.ZWJ) {
    const isOnBase = context !== 'start' && !isOneOf(before, lb.BK, lb.CR, lb.LF, lb.NL, lb.SP, lb.ZW);
    return isOnBase ? state : computeStep(state, lb.AL); // LB9, LB10
  }
  const joins =
    before === lb.OP || before === lb.OPW ? context === 'after PR or PO' && after === lb.NU : false;
  const kind = context === 'start' ? PROHIBITED : breakBetween(before, context, after); // LB2
  return stateAfter(before, context, after) | (kind << BREAK_SHIFT) | (joins ? JOINS_OPENING : 0);
}

function isOneOf(lineClass: number, ...classes: readonly number[]): boolean {
  return classes.includes(lineClass);
}

const stateOf = (before: number, context: Context): number => {
  const index = contexts.findIndex((state) => state.before === before && state.context === context);
  return index < 0 ? before : CLASS_COUNT + index;
};

/** The state after a character of class `after`. */
function stateAfter(before: number, context: Context, after: number): number {
  const isInNumber = before === lb.NU || (context === 'in number' && isOneOf(before, lb.IS, lb.SY));
  if (after === lb.SP) return stateOf(lb.SP, spacesAfter(before, context));
  if (isOneOf(after, lb.HY, lb.BA) && before === lb.HL) return stateOf(after, 'after HL');
  if (isInNumber && isOneOf(after, lb.IS, lb.SY, lb.CL, lb.CP, lb.CPW)) return stateOf(after, 'in number');
  if (isOneOf(after, lb.OP, lb.OPW) && isOneOf(before, lb.PR, lb.PO)) return stateOf(after, 'after PR or PO');
  if (after === lb.RI && before === lb.RI && context === 'none') return stateOf(lb.RI, 'second of pair');
  return after;
}

/** The context of spaces: what stands before the first of them. */
function spacesAfter(before: number, context: Context): Context {
  if (before === lb.SP) return context;
  if (before === lb.ZW) return 'spaces after ZW';
  if (isOneOf(before, lb.OP, lb.OPW)) return 'spaces after OP';
  if (before === lb.QU) return 'spaces after QU';
  if (isOneOf(before, lb.CL, lb.CP, lb.CPW)) return 'spaces after CL';
  return before === lb.B2 ? 'spaces after B2' : 'none';
}

/** LB4–LB31: the first rule that speaks decides. */
function breakBetween(before: number, context: Context, after: number): number {
  if (before === lb.CR && after === lb.LF) return PROHIBITED; // LB5
  if (isOneOf(before, lb.BK, lb.CR, lb.LF, lb.NL)) return MANDATORY; // LB4, LB5
  if (isOneOf(after, lb.BK, lb.CR, lb.LF, lb.NL, lb.SP, lb.ZW)) return PROHIBITED; // LB6, LB7
  if (before === lb.ZW || context === 'spaces after ZW') return ALLOWED; // LB8
  const isJoined =
    isJoinedByPunctuation(before, context, after) ||
    (before !== lb.SP && // LB18
      (isOneOf(lb.QU, before, after) || // LB19
        (!isOneOf(lb.CB, before, after) && // LB20
          (isJoinedInWord(before, context, after) ||
            isJoinedInNumber(before, context, after) ||
            isJoinedInCluster(before, context, after)))));
  return isJoined ? PROHIBITED : ALLOWED;
}

/** LB11–LB17: the rules that reach over spaces or hold after them. */
function isJoinedByPunctuation(before: number, context: Context, after: number): boolean {
  if (isOneOf(lb.WJ, before, after)) return true; // LB11
  if (before === lb.GL) return true; // LB12
  if (after === lb.GL && !isOneOf(before, lb.SP, lb.BA, lb.HY)) return true; // LB12a
  if (isOneOf(after, lb.CL, lb.CP, lb.CPW, lb.EX, lb.IS, lb.SY)) return true; // LB13
  const isOpening = isOneOf(after, lb.OP, lb.OPW);
  const isBeforeSpaces = spacesAfter(before, context);
  if (isBeforeSpaces === 'spaces after OP') return true; // LB14
  if (isBeforeSpaces === 'spaces after QU' && isOpening) return true; // LB15
  if (isBeforeSpaces === 'spaces after CL' && after === lb.NS) return true; // LB16
  return isBeforeSpaces === 'spaces after B2' && after === lb.B2; // LB17
}

/** LB21–LB24, LB28–LB30. */
function isJoinedInWord(before: number, context: Context, after: number): boolean {
  const isLetterBefore = isOneOf(before, lb.AL, lb.HL);
  const isLetterAfter = isOneOf(after, lb.AL, lb.HL);
  if (isOneOf(after, lb.BA, lb.HY, lb.NS) || before === lb.BB) return true; // LB21
  if (context === 'after HL') return true; // LB21a
  if (before === lb.SY && after === lb.HL) return true; // LB21b
  if (after === lb.IN) return true; // LB22
  if ((isLetterBefore && after === lb.NU) || (before === lb.NU && isLetterAfter)) return true; // LB23
  if (before === lb.PR && isIdeographOrEmoji(after)) return true; // LB23a
  if (isIdeographOrEmoji(before) && after === lb.PO) return true; // LB23a
  if (isOneOf(before, lb.PR, lb.PO) && isLetterAfter) return true; // LB24
  if (isLetterBefore && isOneOf(after, lb.PR, lb.PO)) return true; // LB24
  if ((isLetterBefore || before === lb.IS) && isLetterAfter) return true; // LB28, LB29
  if ((isLetterBefore || before === lb.NU) && after === lb.OP) return true; // LB30
  return before === lb.CP && (isLetterAfter || after === lb.NU); // LB30
}

const isIdeographOrEmoji = (lineClass: number): boolean => isOneOf(lineClass, lb.ID, lb.IDX, lb.EB, lb.EM);

/** LB25 as (PR | PO)? (OP | HY)? NU (NU | SY | IS)* (CL | CP)? (PR | PO)?; OP × is LB14, × CL and × IS LB13. */
function isJoinedInNumber(before: number, context: Context, after: number): boolean {
  const isInNumber = before === lb.NU || context === 'in number';
  if (after === lb.NU) {
    const isContinued = isInNumber && isOneOf(before, lb.NU, lb.IS, lb.SY);
    return isContinued || isOneOf(before, lb.PR, lb.PO, lb.HY);
  }
  return isInNumber && isOneOf(after, lb.PR, lb.PO);
}

/** LB26, LB27, LB30a, LB30b: Hangul syllables, flags, emoji. */
function isJoinedInCluster(before: number, context: Context, after: number): boolean {
  const isHangulBefore = before >= lb.JL && before <= lb.H3;
  const isHangulAfter = after >= lb.JL && after <= lb.H3;
  if (before === lb.JL && isOneOf(after, lb.JL, lb.JV, lb.H2, lb.H3)) return true; // LB26
  if (isOneOf(before, lb.JV, lb.H2) && isOneOf(after, lb.JV, lb.JT)) return true; // LB26
  if (isOneOf(before, lb.JT, lb.H3) && after === lb.JT) return true; // LB26
  if ((isHangulBefore && after === lb.PO) || (before === lb.PR && isHangulAfter)) return true; // LB27
  if (before === lb.RI && after === lb.RI) return context === 'none'; // LB30a
  return isOneOf(before, lb.EB, lb.IDX) && after === lb.EM; // LB30b
}
