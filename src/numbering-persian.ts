/** Persian ordinals in words, as chapters are counted: فصل اول، فصل بیست و یکم. */

import { inDigits, isInRange } from './numbering.ts';

const units = ['', 'یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه'] as const;
const teens = [
  'ده',
  'یازده',
  'دوازده',
  'سیزده',
  'چهارده',
  'پانزده',
  'شانزده',
  'هفده',
  'هجده',
  'نوزده',
] as const;
const tens = ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود'] as const;
const hundreds = ['', 'صد', 'دویست', 'سیصد', 'چهارصد', 'پانصد', 'ششصد', 'هفتصد', 'هشتصد', 'نهصد'] as const;

/** Words whose ordinal is not the word and م; ZERO WIDTH NON-JOINER parts the two of سی‌ام. */
const ownOrdinals: Readonly<Record<string, string>> = { سه: 'سوم', سی: 'سی\u{200c}ام' };

/** The ordinal of a number from 1 to 1999; another comes back in `arabext` digits. */
export function persianOrdinal(value: number): string {
  if (!isInRange(value)) return inDigits(value, 'arabext');
  if (value === 1) return 'اول';
  const words = [
    value >= 1000 ? 'هزار' : '',
    hundreds[Math.floor(value / 100) % 10],
    ...belowHundred(value % 100),
  ].filter((word) => word !== undefined && word !== '');
  const last = words.pop() ?? '';
  return [...words, ownOrdinals[last] ?? `${last}م`].join(' و ');
}

function belowHundred(value: number): readonly (string | undefined)[] {
  if (value >= 10 && value < 20) return [teens[value - 10]];
  return [tens[Math.floor(value / 10)], units[value % 10]];
}
