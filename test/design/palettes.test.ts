/**
 * Palettes: text has a contrast of 4.5 to its ground (WCAG 2.2 SC 1.4.3), and print in greys stays legible. The
 * ratio is WCAG's, of relative luminances, which a grey print has too.
 */

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { designNames, loadDesign } from '../../src/design/load.ts';
import { forScreens } from '../../src/epub/inks.ts';
import { createHost } from '../../src/host.ts';

const root = join(import.meta.dirname, '../../templates');
const host = createHost();
const paper = '#ffffff';
const sufficient = 4.5;

/** WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const black = '#000000';
/** By night an ink may be as faint as a large letter's. */
const byNight = 3.99;

describe.each(designNames(host, [root]))('the palette of %s', (name) => {
  const design = loadDesign(host, [root], { design: { name, overrides: {} }, language: 'ar' }).value!;
  const { colors } = design;
  const screen = forScreens(design).colors;

  it.each(['text', 'accent', 'muted', 'link'] as const)('shows %s on paper and on panels', (key) => {
    expect(contrast(colors[key], paper)).toBeGreaterThanOrEqual(sufficient);
    expect(contrast(colors[key], colors.panel)).toBeGreaterThanOrEqual(sufficient);
  });

  it.each(['accent', 'muted', 'link'] as const)('shows %s on screens by day and by night', (key) => {
    for (const ground of [paper, colors.panel]) {
      expect(contrast(screen[key], ground)).toBeGreaterThanOrEqual(sufficient);
    }
    expect(contrast(screen[key], black)).toBeGreaterThanOrEqual(byNight);
  });

  it.each(['coverText', 'coverAccent'] as const)('shows %s on the cover', (key) => {
    expect(contrast(colors[key], colors.cover)).toBeGreaterThanOrEqual(sufficient);
  });
});
