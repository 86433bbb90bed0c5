/**
 * Palettes: text has a contrast of 4.5 to its ground (WCAG 2.2 SC 1.4.3), and print in greys stays legible. The
 * ratio is WCAG's, of relative luminances, which a grey print has too.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ColorKey, Design } from '../../src/design/design.ts';
import { designNames, loadDesign } from '../../src/design/load.ts';
import { styleSheet } from '../../src/epub/css.ts';
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

/** Grounds of reading systems: day, the sepia of several, night. */
const grounds = [paper, '#f4ecd8', '#000000'];
/** Asked of large text (SC 1.4.3), and the most that one ink can have to the last two grounds, channels rounded. */
const [large, best] = [3, 4.15];

interface InkedRule {
  readonly selector: string;
  /** Undefined where the reader's own is taken. */
  readonly color: string | undefined;
  readonly ground: string | undefined;
  /** Times the reader's size. */
  readonly size: number;
  readonly isBold: boolean;
}

/** The rules of a style sheet, comments aside. */
function rulesOf(css: string): readonly InkedRule[] {
  const rules = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g);
  return [...rules].map(([, selector = '', text = '']) => ({
    selector: selector.trim(),
    color: /(?<![-\w])color: (#\w+)/.exec(text)?.[1],
    ground: /background-color: (#\w+)/.exec(text)?.[1],
    size: Number(/font-size: ([\d.]+)em/.exec(text)?.[1] ?? 1),
    isBold: text.includes('font-weight: bold'),
  }));
}

describe.each(designNames(host, [root]))('the palette of %s', (name) => {
  const design = loadDesign(host, [root], { design: { name, overrides: {} }, language: 'ar' }).value!;
  const { colors } = design;
  const screen = forScreens(design).colors;

  it.each(['text', 'accent', 'muted', 'link'] as const)('shows %s on paper and on panels', (key) => {
    expect(contrast(colors[key], paper)).toBeGreaterThanOrEqual(sufficient);
    expect(contrast(colors[key], colors.panel)).toBeGreaterThanOrEqual(sufficient);
  });

  it.each(['accent', 'muted', 'link'] as const)(
    'shows large text in %s on every ground of a screen',
    (key) => {
      for (const ground of grounds) expect(contrast(screen[key], ground)).toBeGreaterThanOrEqual(best);
      expect(best).toBeGreaterThan(large);
      expect(contrast(screen[key], paper)).toBeGreaterThanOrEqual(sufficient);
    },
  );

  it('gives all other text of an EPUB no ink: on each ground it has the contrast of the reader’s own', () => {
    const templates = [{ text: readFileSync(join(root, 'book.css'), 'utf8'), path: 'book.css' }];
    const source = {
      templates,
      design,
      language: 'ar',
      direction: 'rtl',
      digits: 'arab',
      fonts: [],
      measures: [],
      figures: [],
      listDigits: 0,
      passages: [],
      hasTurned: false,
    } as const;
    const rules = rulesOf(styleSheet(source).value);
    expect(rules.flatMap(({ ground, selector }) => (ground === undefined ? [] : selector))).toEqual([
      'figure img',
    ]);
    const inked = rules.filter(({ color }) => color !== undefined);
    expect(inked.length).toBeGreaterThan(0);
    for (const { selector, color = '', size, isBold } of inked) {
      if (selector.endsWith('span.number')) continue;
      expect(size, selector).toBeGreaterThanOrEqual(isBold ? 1.2 : 1.5);
      for (const each of grounds) expect(contrast(color, each), selector).toBeGreaterThanOrEqual(best);
    }
  });

  it.each(['coverText', 'coverAccent'] as const)('shows %s on the cover', (key) => {
    expect(contrast(colors[key], colors.cover)).toBeGreaterThanOrEqual(sufficient);
  });

  it('shows every text on its ground, in colour and printed in grey', () => {
    const found = textsOf(design);
    expect(found.length).toBeGreaterThan(40);
    for (const { path, color, ground } of found) {
      const [ink, under] = [colors[color], ground === 'none' ? paper : colors[ground]];
      expect(contrast(ink, under), path).toBeGreaterThanOrEqual(sufficient);
      expect(contrast(grey(ink), grey(under)), `${path} in grey`).toBeGreaterThanOrEqual(sufficient);
    }
  });

  it('shows the ornaments of pages in grey', () => {
    for (const key of [design.chapters.headpiece.color, design.titlePage.device.color] as const) {
      expect(contrast(grey(colors[key]), paper)).toBeGreaterThanOrEqual(3);
    }
  });
});

/** As a printer without colours mixes it: Rec. 601, in the encoded values. */
function grey(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const value = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  return `#${value.toString(16).padStart(2, '0').repeat(3)}`;
}

interface Text {
  readonly path: string;
  readonly color: ColorKey;
  readonly ground: ColorKey | 'none';
}

/** Every look of text in a design: a record with a font, a size and a colour; its ground is that of the record round it. */
function textsOf(design: Design): readonly Text[] {
  const found: Text[] = [];
  const isColor = (value: unknown): value is ColorKey => typeof value === 'string' && value in design.colors;
  const visit = (value: unknown, path: string, ground: Text['ground']): void => {
    if (!isRecord(value)) return;
    const { font, size, color, background } = value;
    if (font !== undefined && size !== undefined && isColor(color)) {
      found.push({ path, color, ground });
      return;
    }
    const own = isColor(background) ? background : ground;
    for (const [key, child] of Object.entries(value)) visit(child, `${path}.${key}`, own);
  };
  visit(design, '', 'none');
  return found;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
