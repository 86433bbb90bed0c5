/** Colours between two colours of the palette (`#rrggbb`), mixed as screens and PDF viewers blend them. */

import type { Color } from '../drawing.ts';

const channels = [1, 3, 5] as const;
const hexadecimal = 16;

/** `share` of the second colour in the first: 0 is the first, 1 the second. */
export function mixed(first: Color, second: Color, share: number): Color {
  const parts = channels.map((at) => {
    const [from, to] = [first, second].map((color) => Number.parseInt(color.slice(at, at + 2), hexadecimal));
    const value = Math.round((from ?? 0) + ((to ?? 0) - (from ?? 0)) * share);
    return value.toString(hexadecimal).padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
