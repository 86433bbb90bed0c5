/**
 * Inks for screens. A page is white in print, but a reading system may show the book on sepia or on black, and many
 * keep the colours of its text there. No colour has a contrast of 4.5 to both sepia and black (WCAG 2.2 SC 1.4.3: at
 * best it is 4.2), so text has none, and takes the reader's own; large text, of which 3 is asked, has its colour at
 * the luminance that stands best on all three. Nothing has a ground of its own.
 */

import { type Design, groundlessParts, type Mark, type TextLook } from '../design/design.ts';

/** 4.97 to white, 4.2 to the sepia of the readers (#f4ecd8) and to black: the root of the last two's product. */
const luminance = 0.161;

/** Text is large from so many times the reader's size (Understanding SC 1.4.3: 18 points, or 14 in bold, to 12). */
const largeSize = { regular: 1.5, bold: 1.2 } as const;

const inks = ['accent', 'muted', 'link'] as const;

/** The design with inks that can be read by day, in sepia and by night. */
export function forScreens(design: Design): Design {
  const colors = { ...design.colors };
  for (const name of inks) colors[name] = balanced(colors[name]);
  return { ...design, colors, parts: groundlessParts(design.parts) };
}

/** True if a look may have a colour on whatever ground the reader chooses. */
export function isLarge({ size, weight }: Pick<TextLook, 'size' | 'weight'>): boolean {
  return size >= largeSize[weight];
}

/** Whether a mark tells its phrase from the text by weight or colour. */
export const tellsApart = ({ weight, color }: Mark): boolean =>
  weight === 'bold' || (color !== 'inherit' && color !== 'text');

/**
 * The weight of a phrase on screens: what the design marks by a colour alone is bold, and where the text has no bold
 * nothing changes. The style sheet asks for it, and the fonts are cut by it.
 */
export function markedWeight(mark: Mark, { fonts }: Pick<Design, 'fonts'>): Mark['weight'] {
  if (fonts.text.bold === fonts.text.regular) return 'inherit';
  return tellsApart(mark) ? 'bold' : mark.weight;
}

/** A link has a line below it, whatever its colour. */
export const linkMark = ({ link }: Pick<Design, 'link'>): Mark => ({ ...link, color: 'inherit' });

/** WCAG 2.2, relative luminance: the shares of red, green and blue, and the curve of a channel. */
const shares = [0.2126, 0.7152, 0.0722] as const;
const fullChannel = 255;
const curve = { exponent: 2.4, offset: 0.055, slope: 12.92, linearTo: 0.04045 } as const;

function linear(channel: number): number {
  const { exponent, offset, slope, linearTo } = curve;
  return channel <= linearTo ? channel / slope : ((channel + offset) / (1 + offset)) ** exponent;
}

function encoded(light: number): number {
  const { exponent, offset, slope, linearTo } = curve;
  return light <= linearTo / slope ? light * slope : (1 + offset) * light ** (1 / exponent) - offset;
}

/** The same hue in the luminance of the inks; what is as light as the hue can be is mixed with white. */
function balanced(color: string): string {
  const light = [1, 3, 5].map((at) => linear(Number.parseInt(color.slice(at, at + 2), 16) / fullChannel));
  const own = light.reduce((sum, value, index) => sum + value * (shares[index] ?? 0), 0);
  const scale = Math.min(luminance / Math.max(own, Number.EPSILON), 1 / Math.max(...light, Number.EPSILON));
  const white = Math.max(0, (luminance - own * scale) / (1 - own * scale));
  const channels = light.map((value) => {
    const channel = Math.round(fullChannel * encoded(value * scale + white * (1 - value * scale)));
    return channel.toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
