/**
 * Inks for screens: a page is white, but a reading system may show the book on black. Colours of text are lifted to
 * the luminance that has a contrast of 4.5 and more to white and to panels, and of 4 to black (WCAG 2.2 SC 1.4.3,
 * which asks 3 of large text); running text itself has no colour, so that the reader's own is taken.
 */

import type { Design } from '../design/design.ts';

/** White over it is 5.25, it over black is 4. */
const least = 0.15;

const inks = ['accent', 'muted', 'link'] as const;

/** The design with inks that can be read by day and by night. */
export function forScreens(design: Design): Design {
  const colors = { ...design.colors };
  for (const name of inks) colors[name] = lifted(colors[name]);
  return { ...design, colors };
}

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

/** The same hue with as much more light as it lacks. */
function lifted(color: string): string {
  const light = [1, 3, 5].map((at) => linear(Number.parseInt(color.slice(at, at + 2), 16) / fullChannel));
  const luminance = light.reduce((sum, value, index) => sum + value * (shares[index] ?? 0), 0);
  if (luminance >= least) return color;
  const scale = least / Math.max(luminance, Number.EPSILON);
  const channels = light.map((value) => {
    const channel = Math.round(fullChannel * encoded(Math.min(1, value * scale)));
    return channel.toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
