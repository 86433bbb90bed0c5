/**
 * Break opportunities of a text, UAX #14 revision 49 (Unicode 15.0): one pass of the state machine of
 * line-break-rules.ts over the characters. What books want beyond it is in line-break-tailoring.ts.
 *
 * The result has text.length + 1 elements: element i is the break before unit i, PROHIBITED, ALLOWED or MANDATORY.
 * The start is PROHIBITED (LB2), the end MANDATORY (LB3), the inside of a surrogate pair PROHIBITED.
 * https://www.unicode.org/reports/tr14/tr14-49.html
 */

import {
  ALLOWED,
  breakOf,
  JOINS_OPENING,
  MANDATORY,
  PROHIBITED,
  START_STATE,
  STATE_MASK,
  step,
} from './line-break-rules.ts';
import { CM, lineBreakRuns, ZWJ } from './tables/line-break-class.ts';
import { decodeTable, isSurrogate, type PropertyTable, propertyOf } from './tables/property-table.ts';

export { ALLOWED, MANDATORY, PROHIBITED };

let table: PropertyTable | undefined;

function lineBreakTable(): PropertyTable {
  table ??= decodeTable(lineBreakRuns);
  return table;
}

/** The break before each unit of a text and at its end, by UAX #14 without tailoring. */
export function lineBreaks(text: string): Uint8Array {
  const { flat } = lineBreakTable();
  const breaks = new Uint8Array(text.length + 1);
  let state = START_STATE;
  let isAfterZwj = false;
  for (let i = 0; i < text.length; i++) {
    const start = i;
    const unit = text.charCodeAt(i);
    let lineClass = flat[unit] ?? 0;
    if (isSurrogate(unit)) {
      const codePoint = text.codePointAt(i) ?? 0;
      if (codePoint > 0xffff) i++;
      lineClass = propertyOf(lineBreakTable(), codePoint);
    }
    const bits = step(state, lineClass);
    const kind = breakOf(bits);
    breaks[start] = isAfterZwj && kind === ALLOWED ? PROHIBITED : kind; // LB8a
    if ((bits & JOINS_OPENING) !== 0) breaks[openingBefore(text, start)] = PROHIBITED;
    state = bits & STATE_MASK;
    isAfterZwj = lineClass === ZWJ;
  }
  breaks[text.length] = text.length === 0 ? PROHIBITED : MANDATORY;
  return breaks;
}

/** The unit where the character before `index` begins, marks on it passed over (LB9). */
function openingBefore(text: string, index: number): number {
  for (let i = index - 1; i > 0; i--) {
    const isTrailUnit = (text.codePointAt(i - 1) ?? 0) > 0xffff;
    if (isTrailUnit) i--;
    const lineClass = propertyOf(lineBreakTable(), text.codePointAt(i) ?? 0);
    if (lineClass !== CM && lineClass !== ZWJ) return i;
  }
  return 0;
}
