/** Fonts with cubic outlines, and damaged ones. */

import { expect, it } from 'vitest';
import type { Face } from '../../src/font/font.ts';
import { openPostScript } from '../../src/pdf/cff-outlines.ts';
import { GlyphBuilder } from '../../src/pdf/glyph-builder.ts';
import { openTrueType, tableOf } from '../../src/pdf/true-type.ts';
import { AMIRI, fontsOf } from '../support/fonts.ts';

const face = fontsOf(AMIRI).face(AMIRI);

/** Four cubic curves around a circle, as drawing programs write it. */
const k = 0.5522847;
const circle = (r: number): string =>
  `M${r} 0C${r} ${r * k} ${r * k} ${r} 0 ${r}C${-r * k} ${r} ${-r} ${r * k} ${-r} 0C${-r} ${-r * k} ${-r * k} ${-r} 0 ${-r}C${r * k} ${-r} ${r} ${-r * k} ${r} 0Z`;

it('cubic curves become quadratic ones within half a thousandth of an em', () => {
  const cubic: Face = { ...face, hasGlyfOutlines: false, outlineOf: () => circle(400) };
  const outline = openPostScript(cubic).outline(1);
  const bytes = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  expect([0, 2, 4, 6, 8].map((at) => bytes.getInt16(at))).toEqual([1, -400, -400, 400, 400]);
  const count = bytes.getUint16(10) + 1;
  let [x, y] = [0, 0];
  const points = Array.from({ length: count }, (_, index) => {
    x += bytes.getInt16(14 + count + index * 2);
    y += bytes.getInt16(14 + count * 3 + index * 2);
    return { x, y, isOnCurve: outline[14 + index] === 1 };
  });
  for (const point of points.filter(({ isOnCurve }) => isOnCurve)) {
    expect(Math.abs(Math.hypot(point.x, point.y) - 400)).toBeLessThan(1);
  }
  points.forEach((point, index) => {
    const [a, b] = [points.at(index - 1), points[(index + 1) % count]];
    if (point.isOnCurve || a === undefined || b === undefined) return;
    const middle = { x: (a.x + 2 * point.x + b.x) / 4, y: (a.y + 2 * point.y + b.y) / 4 };
    expect(Math.abs(Math.hypot(middle.x, middle.y) - 400)).toBeLessThan(1.5);
  });
});

it('a font damaged anywhere in its outlines is embedded without what cannot be read', () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 0x7fffffff;
    return seed % below;
  };
  const tables = ['glyf', 'loca', 'hmtx'].map((tag) => tableOf(face.bytes, tag));
  for (let round = 0; round < 40; round++) {
    const bytes = face.bytes.slice();
    for (const table of tables) {
      const start = table.byteOffset - face.bytes.byteOffset;
      for (let hit = 0; hit < 400; hit++) bytes[start + random(table.length)] = random(256);
    }
    const builder = new GlyphBuilder(openTrueType(bytes));
    for (let glyph = 0; glyph < 400; glyph++) builder.add([{ glyph: random(6000), dx: 1, dy: 2 }], 500);
    expect(builder.build().length).toBeGreaterThan(1000);
  }
});
