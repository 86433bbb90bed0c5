/**
 * Lengths. Every length in Warraq is a number of PostScript points (1/72 inch);
 * a number in another unit says so in its name and does not leave the file that reads it.
 */

/** A length in points, 1/72 inch. */
export type Length = number;

/** Millimetres in points. */
export const mm = (value: number): Length => (value * 72) / 25.4;

/** Centimetres in points. */
export const cm = (value: number): Length => mm(value * 10);

/** Inches in points. */
export const inch = (value: number): Length => value * 72;

/** Ems of a font size in points. */
export const em = (value: number, size: Length): Length => value * size;

const units: Readonly<Record<string, (value: number) => Length>> = {
  '': (value) => value,
  pt: (value) => value,
  mm,
  cm,
  in: inch,
};

/** A length as authors write it: `12` and `12pt` are points, `14mm`, `1.4cm`, `0.5in`; undefined if it is none. */
export function lengthOf(written: string): Length | undefined {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)\s*(pt|mm|cm|in)?$/.exec(written) ?? [];
  return amount === undefined ? undefined : units[unit]?.(Number(amount));
}
