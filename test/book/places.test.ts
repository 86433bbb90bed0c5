/** Captions with the numbers of their places. */

import { describe, expect, test } from 'vitest';
import { captionLabel, type Place } from '../../src/book/places.ts';
import { inDigits } from '../../src/numbering.ts';

const arabic = { figure: 'الشكل', table: 'الجدول', colon: ': ' };
const english = { figure: 'Figure', table: 'Table', colon: ': ' };
const figure = (title: string): Place => ({ kind: 'figure', title, serial: 2, isNumbered: true });
const inArabic = (number: number): string => inDigits(number, 'arab');

describe('a caption that the author has numbered has no other number', () => {
  test.each([
    'الشكل ٢: البناء',
    'الشكل 2',
    'الشكل (٣)',
    'الشكل رقم ٤',
    'الشكل ۵-۱',
    'الشكل ب: البناء',
    'الشكل هـ',
  ])('%s', (title) => {
    expect(captionLabel(figure(title), arabic, inArabic)).toBeUndefined();
  });
  test.each(['Figure 2.1', 'Figure A', 'Figure A1', 'Figure IV. The plan', 'Figure (b) The plan'])(
    '%s',
    (title) => {
      expect(captionLabel(figure(title), english, String)).toBeUndefined();
    },
  );
});

describe('the same word in a sentence is no number', () => {
  test.each(['الشكل العام للبناء', 'الشكل في صورته الأولى', 'الشكل', 'الشكلان ١ و٢'])('%s', (title) => {
    expect(captionLabel(figure(title), arabic, inArabic)).toBe('الشكل ٢: ');
  });
  test.each(['Figure and ground', 'Figures 1 and 2', 'Figure drawing: I'])('%s', (title) => {
    expect(captionLabel(figure(title), english, String)).toBe('Figure 2: ');
  });
});
