/** LineBreakTest.txt of Unicode 15.0, whole, nothing skipped; then longer strings against the printed rules. */

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineBreaks, PROHIBITED } from '../../src/analyze/line-break.ts';
import { referenceBreak, samples } from './line-break-reference.ts';
import { testLines } from './unicode-file.ts';

it('passes all of LineBreakTest.txt', () => {
  const failures: string[] = [];
  const lines = testLines('LineBreakTest.txt');
  for (const line of lines) {
    let text = '';
    const expected: string[] = [];
    for (const item of line.trim().split(/\s+/)) {
      if (item === '÷' || item === '×') expected.push(item);
      else text += String.fromCodePoint(Number.parseInt(item, 16));
    }
    const breaks = lineBreaks(text);
    const found: string[] = [];
    for (let i = 0; i <= text.length; i++) {
      const isInsidePair = (text.codePointAt(i - 1) ?? 0) > 0xffff;
      if (!isInsidePair) found.push(breaks[i] === PROHIBITED ? '×' : '÷');
    }
    if (found.join('') !== expected.join('')) failures.push(`${line} found ${found.join('')}`);
  }
  expect(failures.slice(0, 10)).toEqual([]);
  expect(lines.length).toBe(7654);
});

it('gives the breaks of the printed rules to random sequences of classes', () => {
  /** Classes with far-reaching rules (spaces, numbers, marks, flags) come more often. */
  const often = 'SP SP ZW QU OP CL CP B2 NU NU IS SY PR PO HY BA HL CM ZWJ RI AL'.split(' ');
  const name = fc.oneof(fc.constantFrom(...Object.keys(samples)), fc.constantFrom(...often));
  fc.assert(
    fc.property(fc.array(name, { minLength: 2, maxLength: 10 }), (classes) => {
      const breaks = lineBreaks(classes.map((key) => samples[key]).join(''));
      let place = 0;
      const found = classes.slice(1).map((_, i) => {
        place += samples[classes[i]!]!.length;
        return '×÷!'.charAt(breaks[place]!);
      });
      expect(found).toEqual(classes.slice(1).map((_, i) => referenceBreak(classes, i + 1)));
    }),
    { numRuns: 4000, seed: 14 },
  );
});
