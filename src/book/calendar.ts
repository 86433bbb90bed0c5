/** The Gregorian calendar, as far as a date in the metadata needs it (ISO 8601). */

const months = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days in a month, 1 to 12; 0 for a month that is none. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2 && isLeap) return 29;
  return months[month - 1] ?? 0;
}
