/** Numbers in letters, against a table written by hand. */

import { describe, expect, it } from 'vitest';
import { abjad, digitFamily, genderOf, inDigits, ordinal } from '../src/numbering.ts';
import { persianOrdinal } from '../src/numbering-persian.ts';

describe('digits', () => {
  it('are those of the family, and other characters stay', () => {
    expect(inDigits(1984, 'arab')).toBe('١٩٨٤');
    expect(inDigits(456, 'arabext')).toBe('۴۵۶');
    expect(inDigits('3–4', 'arab')).toBe('٣–٤');
    expect(inDigits(20, 'latn')).toBe('20');
  });

  it('follow the language where it has its own', () => {
    expect(digitFamily('fa-IR', 'arab')).toBe('arabext');
    expect(digitFamily('AR', 'arab')).toBe('arab');
    expect(digitFamily('fa', 'latn')).toBe('latn');
  });
});

describe('abjad', () => {
  it.each([
    [1, 'أ'],
    [2, 'ب'],
    // Joined to nothing, so that it is not taken for ٥.
    [5, 'ه\u{200d}'],
    [9, 'ط'],
    [10, 'ي'],
    [11, 'يا'],
    [12, 'يب'],
    [15, 'يه'],
    [19, 'يط'],
    [20, 'ك'],
    [28, 'كح'],
    [50, 'ن'],
    [60, 'س'],
    [90, 'ص'],
    [99, 'صط'],
    [100, 'ق'],
    [101, 'قا'],
    [114, 'قيد'],
    [200, 'ر'],
    [300, 'ش'],
    [400, 'ت'],
    [500, 'ث'],
    [600, 'خ'],
    [700, 'ذ'],
    [786, 'ذفو'],
    [800, 'ض'],
    [900, 'ظ'],
    [1000, 'غ'],
    [1001, 'غا'],
    [1445, 'غتمه'],
    [1999, 'غظصط'],
  ])('of %i is %s', (value, letters) => {
    expect(abjad(value)).toBe(letters);
  });

  it('is worth its number, the greater letters first, up to 1,999', () => {
    const letters = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ';
    const worth = (letter: string): number => {
      const place = letters.indexOf(letter === 'ا' ? 'أ' : letter);
      return ((place % 9) + 1) * 10 ** Math.floor(place / 9);
    };
    for (let value = 1; value <= 1999; value++) {
      const worths = Array.from(abjad(value), worth);
      expect(worths.reduce((sum, one) => sum + one, 0)).toBe(value);
      expect(worths).toEqual(worths.toSorted((one, other) => other - one));
    }
  });

  it('of what it has no letters for is in digits', () => {
    expect([0, 2000, -3, 1.5].map((value) => abjad(value))).toEqual(['٠', '٢٠٠٠', '-٣', '١٫٥']);
  });

  it('has 1999 different words', () => {
    expect(new Set(Array.from({ length: 1999 }, (_, index) => abjad(index + 1))).size).toBe(1999);
  });
});

describe('ordinals', () => {
  it.each([
    [1, 'الأول', 'الأولى'],
    [2, 'الثاني', 'الثانية'],
    [3, 'الثالث', 'الثالثة'],
    [6, 'السادس', 'السادسة'],
    [10, 'العاشر', 'العاشرة'],
    [11, 'الحادي عشر', 'الحادية عشرة'],
    [12, 'الثاني عشر', 'الثانية عشرة'],
    [13, 'الثالث عشر', 'الثالثة عشرة'],
    [19, 'التاسع عشر', 'التاسعة عشرة'],
    [20, 'العشرون', 'العشرون'],
    [21, 'الحادي والعشرون', 'الحادية والعشرون'],
    [32, 'الثاني والثلاثون', 'الثانية والثلاثون'],
    [43, 'الثالث والأربعون', 'الثالثة والأربعون'],
    [99, 'التاسع والتسعون', 'التاسعة والتسعون'],
    [100, 'المائة', 'المائة'],
    [101, 'المائة وواحد', 'المائة وواحدة'],
    [102, 'المائة واثنان', 'المائة واثنتان'],
    [105, 'المائة وخمسة', 'المائة وخمس'],
    [108, 'المائة وثمانية', 'المائة وثمان'],
    [110, 'المائة وعشرة', 'المائة وعشر'],
    [111, 'المائة وأحد عشر', 'المائة وإحدى عشرة'],
    [112, 'المائة واثنا عشر', 'المائة واثنتا عشرة'],
    [113, 'المائة وثلاثة عشر', 'المائة وثلاث عشرة'],
    [118, 'المائة وثمانية عشر', 'المائة وثماني عشرة'],
    [120, 'المائة وعشرون', 'المائة وعشرون'],
    [121, 'المائة وواحد وعشرون', 'المائة وإحدى وعشرون'],
    [128, 'المائة وثمانية وعشرون', 'المائة وثمان وعشرون'],
    [200, 'المائتان', 'المائتان'],
    [300, 'الثلاثمائة', 'الثلاثمائة'],
    [345, 'الثلاثمائة وخمسة وأربعون', 'الثلاثمائة وخمس وأربعون'],
    [400, 'الأربعمائة', 'الأربعمائة'],
    [500, 'الخمسمائة', 'الخمسمائة'],
    [600, 'الستمائة', 'الستمائة'],
    [700, 'السبعمائة', 'السبعمائة'],
    [800, 'الثمانمائة', 'الثمانمائة'],
    [900, 'التسعمائة', 'التسعمائة'],
    [1000, 'الألف', 'الألف'],
    [1001, 'الألف وواحد', 'الألف وواحدة'],
    [1100, 'الألف ومائة', 'الألف ومائة'],
    [1105, 'الألف ومائة وخمسة', 'الألف ومائة وخمس'],
    [1212, 'الألف ومائتان واثنا عشر', 'الألف ومائتان واثنتا عشرة'],
    [1999, 'الألف وتسعمائة وتسعة وتسعون', 'الألف وتسعمائة وتسع وتسعون'],
  ])('of %i are %s and %s', (value, masculine, feminine) => {
    expect(ordinal(value, 'masculine')).toBe(masculine);
    expect(ordinal(value, 'feminine')).toBe(feminine);
  });

  it('have 1999 different words in each gender, none with a gap', () => {
    for (const gender of ['masculine', 'feminine'] as const) {
      const words = Array.from({ length: 1999 }, (_, index) => ordinal(index + 1, gender));
      expect(new Set(words).size).toBe(1999);
      for (const word of words) expect(word).toMatch(/^ال\S+( \S+)*$/u);
    }
  });

  it('beyond them are in digits', () => {
    expect(ordinal(2000, 'masculine')).toBe('٢٠٠٠');
  });
});

it.each([
  ['الفصل', 'masculine'],
  ['الباب', 'masculine'],
  ['المقالة', 'feminine'],
  ['الليلة السعيدة', 'feminine'],
  ['المَقَالَةُ', 'feminine'],
  ['', 'masculine'],
] as const)('the gender of «%s» is %s', (noun, gender) => {
  expect(genderOf(noun)).toBe(gender);
});

it('abjad letters are those of Persian and Urdu where the digits are', () => {
  expect([1, 2, 10, 11, 20, 31].map((value) => abjad(value, 'arabext'))).toEqual([
    'الف',
    'ب',
    'ی',
    'یا',
    'ک',
    'لا',
  ]);
  expect(abjad(2000, 'arabext')).toBe('۲۰۰۰');
});

describe('Persian ordinals', () => {
  it.each([
    [1, 'اول'],
    [2, 'دوم'],
    [3, 'سوم'],
    [4, 'چهارم'],
    [9, 'نهم'],
    [10, 'دهم'],
    [11, 'یازدهم'],
    [18, 'هجدهم'],
    [20, 'بیستم'],
    [21, 'بیست و یکم'],
    [23, 'بیست و سوم'],
    [30, 'سی\u{200c}ام'],
    [34, 'سی و چهارم'],
    [99, 'نود و نهم'],
    [100, 'صدم'],
    [101, 'صد و یکم'],
    [130, 'صد و سی\u{200c}ام'],
    [215, 'دویست و پانزدهم'],
    [1000, 'هزارم'],
    [1999, 'هزار و نهصد و نود و نهم'],
    [2000, '۲۰۰۰'],
    [0, '۰'],
  ])('of %i is %s', (value, words) => {
    expect(persianOrdinal(value)).toBe(words);
  });

  it('are all different', () => {
    expect(new Set(Array.from({ length: 1999 }, (_, index) => persianOrdinal(index + 1))).size).toBe(1999);
  });
});
