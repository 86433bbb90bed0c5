/**
 * Lines as text, for goldens and for whoever debugs a paragraph: one line of text for each line. The words come
 * in logical order between U+2068 and U+2069, so that the figures after them stay in place on a bidi terminal.
 */

import { type Line, textOfRuns } from './line.ts';

const FIRST_STRONG_ISOLATE = '\u{2068}';
const POP_ISOLATE = '\u{2069}';
/** Decimals of points and of ratios. */
const DECIMALS = 3;

/** `⁨text⁩ · natural 320.123 · measure 323 · spaces 1.052 · expansion 1 · x 0 · kashidas 1 · last`. */
export function dumpLines(lines: readonly Line[]): string {
  return lines.map((line) => `${dumpLine(line)}\n`).join('');
}

function dumpLine(line: Line): string {
  const parts = [
    `${FIRST_STRONG_ISOLATE}${textOfRuns(line.runs)}${POP_ISOLATE}`,
    `natural ${rounded(line.natural)}`,
    `measure ${rounded(line.measure)}`,
    `spaces ${rounded(line.spaceRatio)}`,
    `expansion ${rounded(line.expansion)}`,
    `x ${rounded(line.x)}`,
  ];
  const lengthened = line.runs.filter(({ piece }) => piece.run.kashida !== undefined);
  if (lengthened.length > 0) parts.push(`kashidas ${lengthened.length}`);
  if (line.isLast) parts.push('last');
  if (line.isShort) parts.push('short');
  if (line.overfull > 0) parts.push(`overfull ${rounded(line.overfull)}`);
  return parts.join(' · ');
}

/** At most three decimals, no trailing zeros, no minus zero. */
function rounded(value: number): string {
  return String(Number(value.toFixed(DECIMALS)) + 0);
}
