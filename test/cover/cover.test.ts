/**
 * Covers: titles that are hard to set, each in both designs. The golden says what can be said in words: how the
 * title breaks, how large it stands, how much ornament there is; and letters never leave the sheet.
 */

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CoverMetadata } from '../../src/cover/cover-texts.ts';
import { drawCover } from '../../src/cover/draw-cover.ts';
import type { Design } from '../../src/design/design.ts';
import { facesOf, loadDesign } from '../../src/design/load.ts';
import { boundsOf, type Drawing } from '../../src/drawing.ts';
import type { Fonts } from '../../src/font/font.ts';
import { openFonts } from '../../src/font/open-fonts.ts';
import { createHost } from '../../src/host.ts';
import { read } from '../../src/read/read.ts';
import { hardTitles } from '../support/hard-titles.ts';
import { memoryHost } from '../support/memory-host.ts';

const root = join(import.meta.dirname, '../..');
const size = { width: 1600, height: 2560 };

const books = Object.fromEntries(
  Object.entries(hardTitles).map(([kind, yaml]): [string, CoverMetadata] => [
    kind,
    read(memoryHost({ 'b.md': `---\n${yaml}---\n\nنص` }), 'b.md').value!.metadata,
  ]),
);

/** More than any cover can hold. */
const endless: CoverMetadata = {
  ...books['six authors']!,
  title: 'كتاب الحروف '.repeat(1000).trim(),
  creators: Array.from({ length: 500 }, () => books['six authors']!.creators[0]!),
};

const host = createHost();
const designs = ['classical', 'contemporary'].map((name) => {
  const design = loadDesign(host, [join(root, 'templates')], {
    language: 'ar',
    design: { name, overrides: {} },
  }).value!;
  return { name, design, fonts: openFonts(host, [join(root, 'fonts')], facesOf(design)).value! };
});

const draw = (metadata: CoverMetadata, design: Design, fonts: Fonts): Drawing =>
  drawCover(metadata, design, fonts, size);

/** Shapes in the colour of the title; letters of names have it too. */
const lettersOf = ({ shapes }: Drawing, design: Design) =>
  shapes.filter(({ color }) => color === design.colors.coverText).map(({ polygons }) => boundsOf(polygons)!);

describe.each(designs)('a cover in the design $name', ({ name, design, fonts }) => {
  it.each([...Object.entries(books), ['endless', endless] as const])('holds a title: %s', (_, metadata) => {
    for (const { left, top, right, bottom } of lettersOf(draw(metadata, design, fonts), design)) {
      const margin = name === 'classical' ? 0.19 * size.width : 0.08 * size.width;
      expect(left).toBeGreaterThan(margin);
      expect(right).toBeLessThan(size.width - margin);
      expect(top).toBeGreaterThan(0.1 * size.height);
      expect(bottom).toBeLessThan(0.97 * size.height);
    }
  });

  it('stays the same for all titles that are hard to set', async () => {
    const dumps = Object.entries(books).map(([kind, metadata]) => {
      const drawing = draw(metadata, design, fonts);
      const points = drawing.shapes
        .flatMap(({ polygons }) => polygons)
        .reduce((sum, { length }) => sum + length / 2, 0);
      const letters = lettersOf(drawing, design).map(
        ({ left, top, right, bottom }) => `  ${[left, top, right, bottom].map(Math.round).join(' ')}`,
      );
      return [`${kind}: ${drawing.shapes.length} shapes, ${points} points; letters`, ...letters].join('\n');
    });
    await expect(`${dumps.join('\n')}\n`).toMatchFileSnapshot(`../golden/cover/${name}.txt`);
  });

  it('is drawn alike twice', () => {
    const once = JSON.stringify(draw(books['Latin']!, design, fonts));
    expect(JSON.stringify(draw(books['Latin']!, design, fonts))).toBe(once);
  });

  it('keeps a PDF’s first page small', () => {
    for (const metadata of Object.values(books)) {
      const { shapes } = draw(metadata, design, fonts);
      const points = shapes
        .flatMap(({ polygons }) => polygons)
        .reduce((sum, { length }) => sum + length / 2, 0);
      expect(points).toBeLessThan(40_000);
    }
  });
});
