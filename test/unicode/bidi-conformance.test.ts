/**
 * BidiTest.txt and BidiCharacterTest.txt of Unicode 15.0, whole: levels after L1 and visual order after L2, in every
 * paragraph direction each line asks for. Nothing is skipped.
 */

import { describe, expect, it } from 'vitest';
import { embeddingLevels, lineLevels, visualOrder } from '../../src/analyze/bidi.ts';
import { testLines, textOf } from './unicode-file.ts';

type Direction = 'auto' | 'ltr' | 'rtl';

/** One character of each class; none is a bracket. */
const SAMPLES: Readonly<Record<string, string>> = {
  L: 'a',
  R: 'א',
  EN: '1',
  AN: '١',
  AL: 'ب',
  NSM: '\u{64B}',
  ES: '+',
  ET: '%',
  CS: ',',
  BN: '\u{AD}',
  B: '\u{2029}',
  S: '\t',
  WS: ' ',
  ON: '!',
  LRE: '\u{202A}',
  LRO: '\u{202D}',
  RLE: '\u{202B}',
  RLO: '\u{202E}',
  PDF: '\u{202C}',
  LRI: '\u{2066}',
  RLI: '\u{2067}',
  FSI: '\u{2068}',
  PDI: '\u{2069}',
};

/** Levels expected of removed characters. */
const REMOVED = -1;

interface Expected {
  /** Level of each code unit, {@link REMOVED} for «x». */
  readonly levels: readonly number[];
  readonly order: readonly number[];
}

/** How the result differs from what is expected; undefined if it does not. */
function difference(text: string, direction: Direction, expected: Expected): string | undefined {
  const resolved = embeddingLevels(text, direction);
  const levels = lineLevels(text, resolved, 0, text.length);
  const kept: number[] = [];
  const keptLevels: number[] = [];
  for (let i = 0; i < levels.length; i++) {
    const level = expected.levels[i];
    if (level === REMOVED) continue;
    if (level !== levels[i]) return `levels ${[...levels].join(' ')}`;
    kept.push(i);
    keptLevels.push(level!);
  }
  const order = visualOrder(keptLevels);
  if (order.length !== expected.order.length) return `order ${order.join(' ')}`;
  for (let i = 0; i < order.length; i++) {
    if (kept[order[i]!] !== expected.order[i]) return `order ${order.join(' ')}`;
  }
  return undefined;
}

const numbers = (list: string): number[] =>
  list.trim() === ''
    ? []
    : list
        .trim()
        .split(/\s+/)
        .map((item) => (item === 'x' ? REMOVED : Number(item)));

describe('UAX #9 conformance, Unicode 15.0', () => {
  it('passes all of BidiTest.txt', () => {
    const failures: string[] = [];
    let levels: number[] = [];
    let order: number[] = [];
    let cases = 0;
    const directions: readonly Direction[] = ['auto', 'ltr', 'rtl'];
    for (const line of testLines('BidiTest.txt')) {
      if (line.startsWith('@Levels:')) levels = numbers(line.slice(8));
      else if (line.startsWith('@Reorder:')) order = numbers(line.slice(9));
      else {
        const [classes = '', bits = ''] = line.split(';');
        let text = '';
        for (const name of classes.split(' ')) text += SAMPLES[name]!;
        directions.forEach((direction, bit) => {
          if ((Number(bits) & (1 << bit)) === 0) return;
          cases++;
          const found = difference(text, direction, { levels, order });
          if (found !== undefined) failures.push(`${line} ${direction}: ${found}`);
        });
      }
    }
    expect(failures.slice(0, 10)).toEqual([]);
    expect(cases).toBe(770_241);
  });

  it('passes all of BidiCharacterTest.txt', () => {
    const failures: string[] = [];
    const directions: readonly Direction[] = ['ltr', 'rtl', 'auto'];
    const lines = testLines('BidiCharacterTest.txt');
    for (const line of lines) {
      const [codePoints = '', direction = '', paragraphLevel = '', levels = '', order = ''] = line.split(';');
      const text = textOf(codePoints);
      const asked = directions[Number(direction)]!;
      const found = difference(text, asked, { levels: numbers(levels), order: numbers(order) });
      if (found !== undefined) failures.push(`${line}: ${found}`);
      const resolved = embeddingLevels(text, asked).paragraphLevel;
      if (resolved !== Number(paragraphLevel)) failures.push(`${line}: paragraph level ${resolved}`);
    }
    expect(failures.slice(0, 10)).toEqual([]);
    expect(lines.length).toBe(91_707);
  });
});
