/** Which words run against the text they stand in. */

import { expect, test } from 'vitest';
import { isolated, runAgainst } from '../../src/book/language.ts';

test.each([
  'Brown, M. (2018). *The Arabic Book*. London: Routledge, pp. 12–15.',
  'Ziyād, A. (زياد، أحمد). (2020). Al-Nashr al-raqmī [النشر الرقمي]. Beirut: Dār al-Fikr, pp. 12–15.',
  'Smith, J. (زياد (أحمد)). The Book of ‘المقدمة’. London: Routledge.',
  'Ziyād, Aḥmad (2020). Al-Nashr al-raqmī fī al-ʿālam al-ʿarabī. Beirut: Dār al-Fikr [دار الفكر].',
  'The word كتاب appears in many manuscripts of the period, and so does another.',
])('English runs from left to right, though it has Arabic words: “%s”', (text) => {
  expect(runAgainst(text, 'rtl')).toBe(true);
  expect(runAgainst(text, 'ltr')).toBe(false);
  expect(isolated(text, 'rtl')).toBe(`\u{2066}${text}\u{2069}`);
});

test.each([
  'Reuters: قالت الوكالة إن القمة عُقدت في بكين.',
  'Effective Modern C++ كتاب لسكوت مايرز',
  'International Monetary Fund: صندوق النقد',
  'Food and Agriculture Organization (الفاو)',
  'كتاب The C++ Programming Language, 4th edition',
  'Facebook وTwitter',
  'HTML ثم CSS؟',
  'Barcelona ضد Real Madrid',
  'AI في 2024: GPT',
  'iPhone 15 مقابل Galaxy S24',
  '(١٩٤٥)',
  'ـبـ',
])('Arabic text goes on from right to left, though it begins in Latin: «%s»', (text) => {
  expect(runAgainst(text, 'rtl')).toBe(false);
  expect(isolated(text, 'rtl')).toBe(text);
});

test('in a left-to-right book it is the other way round', () => {
  expect(runAgainst('زياد، أحمد (Ziyād)، النشر الرقمي، بيروت.', 'ltr')).toBe(true);
  expect(runAgainst('القرآن and الحديث?', 'ltr')).toBe(false);
  expect(runAgainst('النشر means publishing, and so it is in every book of the trade.', 'ltr')).toBe(false);
});
