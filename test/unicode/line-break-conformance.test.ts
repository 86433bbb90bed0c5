/** LineBreakTest.txt of Unicode 15.0, whole. Nothing is skipped. */

import { expect, it } from 'vitest';
import { lineBreaks, PROHIBITED } from '../../src/analyze/line-break.ts';
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
