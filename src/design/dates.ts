/**
 * Dates for the imprint, from ISO 8601 (YYYY, YYYY-MM, YYYY-MM-DD) in the Gregorian calendar and, converted
 * by `Intl` (CLDR `islamic-umalqura`, in Persian books `persian`), in the Hijri. Locale and time zone are fixed and the names of the
 * months are ours, so that no machine's settings and no edition of ICU's names shows in a book.
 */

import { type DigitFamily, inDigits } from '../numbering.ts';
import type { Terms } from './terms.ts';

interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number | undefined;
  readonly day: number | undefined;
}

const isoDate = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u;

function parse(date: string): CalendarDate | undefined {
  const match = isoDate.exec(date);
  if (match === null) return undefined;
  const [, year, month, day] = match;
  return {
    year: Number(year),
    month: month === undefined ? undefined : Number(month),
    day: day === undefined ? undefined : Number(day),
  };
}

function write(date: CalendarDate, months: readonly string[], era: string, digits: DigitFamily): string {
  const year = `${inDigits(date.year, digits)}${era}`;
  if (date.month === undefined) return year;
  const month = months[date.month - 1] ?? '';
  return date.day === undefined ? `${month} ${year}` : `${inDigits(date.day, digits)} ${month} ${year}`;
}

/** A date in words: `١٦ مايو ٢٠٢٤م`. What is not a date comes back as it is. */
export function gregorianDate(date: string, terms: Terms, digits: DigitFamily): string {
  const parts = parse(date);
  return parts === undefined ? date : write(parts, terms.months, terms.gregorianEra, digits);
}

/**
 * The same date in the readers' Hijri calendar: `٨ ذو القعدة ١٤٤٥هـ`, `۲۷ اردیبهشت ۱۴۰۳ ش`. A year or a month alone
 * covers parts of two Hijri years as a rule: `١٤٤٥–١٤٤٦هـ`. Undefined for what is not a date, or one before the Hijra.
 */
export function hijriDate(date: string, terms: Terms, digits: DigitFamily): string | undefined {
  const parts = parse(date);
  if (parts === undefined) return undefined;
  const calendar = terms.hijriCalendar;
  if (parts.month !== undefined && parts.day !== undefined) {
    const day = hijriOf(dayNumber(parts.year, parts.month, parts.day), calendar);
    return day.year < 1 ? undefined : write(day, terms.hijriMonths, terms.hijriEra, digits);
  }
  const firstMonth = parts.month ?? 1;
  const lastMonth = parts.month ?? monthsInYear;
  const first = hijriOf(dayNumber(parts.year, firstMonth, 1), calendar).year;
  const last = hijriOf(dayNumber(parts.year, lastMonth + 1, 1) - 1, calendar).year;
  if (first < 1) return undefined;
  const years =
    first === last ? inDigits(first, digits) : `${inDigits(first, digits)}–${inDigits(last, digits)}`;
  return `${years}${terms.hijriEra}`;
}

const monthsInYear = 12;
const millisecondsInDay = 86_400_000;

/**
 * Days from 1970-01-01 in the proleptic Gregorian calendar; month 13 is January of the next year. The
 * algorithm counts years from March (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil).
 */
function dayNumber(year: number, month: number, day: number): number {
  const carried = month > monthsInYear ? year + 1 : year;
  const civilMonth = month > monthsInYear ? month - monthsInYear : month;
  const marchYear = civilMonth <= 2 ? carried - 1 : carried;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((civilMonth + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function hijriOf(
  day: number,
  calendar: Terms['hijriCalendar'],
): { readonly year: number; readonly month: number; readonly day: number } {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const found = new Map<string, number>();
  for (const { type, value } of format.formatToParts(day * millisecondsInDay)) found.set(type, Number(value));
  return { year: found.get('year') ?? 0, month: found.get('month') ?? 1, day: found.get('day') ?? 1 };
}
