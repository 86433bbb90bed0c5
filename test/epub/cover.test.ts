/** The drawing of the cover as pixels. What is drawn is tested in `test/cover`. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unzlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createCanvas } from '../../src/epub/canvas.ts';
import { rasterSourceDigest } from '../../src/epub/raster-code.ts';
import { buildEpub, sampleFolder } from './build-sample.ts';

/** Width, height and colours of a PNG as `canvas.ts` writes it. */
function decode(png: Uint8Array): { width: number; height: number; color: (x: number, y: number) => string } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const chunk = (name: string): Uint8Array => {
    const at = Buffer.from(png).indexOf(name);
    return png.subarray(at + 4, at + 4 + view.getUint32(at - 4));
  };
  const rows = unzlibSync(chunk('IDAT'));
  const palette = Buffer.from(chunk('PLTE'));
  const color = (x: number, y: number): string => {
    const pair = rows[y * (1 + Math.ceil(width / 2)) + 1 + (x >> 1)] ?? 0;
    const place = (x % 2 === 0 ? pair >> 4 : pair & 15) * 3;
    return `#${palette.toString('hex', place, place + 3)}`;
  };
  return { width, height, color };
}

/** A grey of this level, 0 to 255. */
const grey = (level: number): string => `#${level.toString(16).padStart(2, '0').repeat(3)}`;

test('the cover image is the drawing of the cover in the size that stores ask for', async () => {
  const built = await buildEpub(sampleFolder);
  const { width, height, color } = decode(built.bytes('OEBPS/cover.png'));
  expect([width, height]).toEqual([1600, 2560]);
  // The ground at the corner, gold on the frame, letters in the label.
  expect(color(0, 0)).toBe('#571a1c');
  expect(color(72, 1280)).toBe('#cfae6c');
  let ink = 0;
  for (let y = 900; y < 1400; y += 4)
    for (let x = 300; x < 1300; x += 4) if (color(x, y) === '#f6ecd9') ink++;
  expect(ink).toBeGreaterThan(500);
});

describe('canvas', () => {
  test('fills a square exactly, half-covered pixels by half', () => {
    const canvas = createCanvas(8, 8, '#000000');
    canvas.paint([[1, 1, 4.5, 1, 4.5, 3, 1, 3]], '#ffffff');
    const { color } = decode(canvas.png());
    const row = Array.from({ length: 6 }, (_, x) => color(x, 2));
    expect(row).toEqual(['#000000', '#ffffff', '#ffffff', '#ffffff', '#808080', '#000000']);
    expect(color(2, 3)).toBe('#000000');
  });
  test('overlapping contours of one direction do not cancel out, and one that runs back is a hole', () => {
    const overlapping = createCanvas(8, 8, '#000000');
    const squares = [
      [1, 1, 5, 1, 5, 5, 1, 5],
      [3, 3, 7, 3, 7, 7, 3, 7],
    ];
    overlapping.paint(squares, '#ff0000');
    expect(decode(overlapping.png()).color(4, 4)).toBe('#ff0000');
    const canvas = createCanvas(8, 8, '#000000');
    canvas.paint(squares, '#ff0000');
    canvas.paint(
      [
        [0, 0, 8, 0, 8, 8, 0, 8],
        [2, 2, 2, 6, 6, 6, 6, 2],
      ],
      '#00ff00',
    );
    const { color } = decode(canvas.png());
    expect([color(0, 0), color(4, 4)]).toEqual(['#00ff00', '#ff0000']);
  });
  test('an ink blends with what lies under it', () => {
    const canvas = createCanvas(4, 4, '#000000');
    canvas.paint([[0, 0, 4, 0, 4, 4, 0, 4]], '#ffffff');
    canvas.paint([[0, 0, 1.5, 0, 1.5, 4, 0, 4]], '#ff0000');
    const { color } = decode(canvas.png());
    expect([color(0, 1), color(1, 1), color(2, 1)]).toEqual(['#ff0000', '#ff8080', '#ffffff']);
  });
  test('of more than sixteen colours those of large areas stay, the rest go to the nearest', () => {
    const canvas = createCanvas(41, 3, '#000000');
    // Twenty strips, two pixels wide: the first ten far apart, the last ten a shade beside the first.
    for (let strip = 0; strip < 20; strip++) {
      const [left, right] = [2 * strip, 2 * strip + 2];
      canvas.paint([[left, 0, right, 0, right, 3, left, 3]], grey(strip < 10 ? 24 * strip + 30 : 31));
    }
    const { color } = decode(canvas.png());
    expect(Array.from({ length: 10 }, (_, strip) => color(2 * strip, 1))).toEqual(
      Array.from({ length: 10 }, (_, strip) => grey(24 * strip + 30)),
    );
    expect(color(40, 1)).toBe('#000000');
  });
  test('each pixel has its share of a triangle, cut out by clipping (Sutherland and Hodgman 1974)', () => {
    for (let round = 0; round < 40; round++) {
      const at = (index: number): number => (((round * 7 + index * 5 + 3) * 7919) % 1600) / 100 - 2;
      const corners = [at(0), at(1), at(2), at(3), at(4), at(5)];
      const canvas = createCanvas(12, 12, '#000000');
      canvas.paint([corners], '#ffffff');
      const { color } = decode(canvas.png());
      for (let y = 0; y < 12; y++) {
        for (let x = 0; x < 12; x++) {
          const covered = clippedArea(corners, x, y);
          // Six steps: at the middle between two of them both are right.
          const shades = [-1e-9, 1e-9].map((off) => Math.round(6 * covered + off));
          const levels = shades.map((shade) => grey(Math.round((255 * shade) / 6)));
          expect(levels, `round ${round} at ${x} ${y}`).toContain(color(x, y));
        }
      }
    }
  });
  test('what lies beyond the sheet, however far, is cut off there', () => {
    const canvas = createCanvas(5, 5, '#000000');
    canvas.paint([[-1e12, 1, 1e12, 1, 1e12, 2, -1e12, 2]], '#ff0000');
    canvas.paint([[3, -1e12, 4, -1e12, 4, 1e12, 3, 1e12]], '#00ff00');
    for (const [x, y] of [[9, 9] as const, [-1e12, 0] as const, [0, 1e300] as const])
      canvas.paint([[x, y, x + 2, y, x + 2, y + 2]], '#0000ff');
    canvas.paint([[]], '#0000ff');
    canvas.paint([], '#0000ff');
    const { color } = decode(canvas.png());
    const rows = Array.from({ length: 3 }, (_, y) => Array.from({ length: 5 }, (_cell, x) => color(x, y)[1]));
    expect(rows.map((row) => row.join(''))).toEqual(['00000', 'fff0f', '00000']);
    expect([color(3, 0), color(3, 1), color(3, 4)]).toEqual(['#00ff00', '#00ff00', '#00ff00']);
  });
  test('shapes of a great many edges have room, and leave the sheet as it was', () => {
    const canvas = createCanvas(600, 600, '#000000');
    canvas.paint([[0, 0, 600, 0, 600, 2, 0, 2]], '#ff0000');
    // Stripes of a pixel, leaning by one: each edge comes through two pixels of every row.
    const stripes = Array.from({ length: 300 }, (_, index) => {
      const x = 2 * index;
      return [x, 2, x + 1, 2, x + 2, 600, x + 1, 600];
    });
    canvas.paint(stripes, '#ffffff');
    const { color } = decode(canvas.png());
    expect([color(0, 1), color(599, 1)]).toEqual(['#ff0000', '#ff0000']);
    expect([color(0, 2), color(1, 2), color(598, 2)]).toEqual(['#ffffff', '#000000', '#ffffff']);
    expect([color(0, 599), color(1, 599), color(599, 599)]).toEqual(['#000000', '#ffffff', '#ffffff']);
  });
  test('the compiled raster is of the present source: if not, `npm run raster`', () => {
    const source = readFileSync('src/epub/assembly/raster.ts');
    expect(createHash('sha256').update(source).digest('hex')).toBe(rasterSourceDigest);
  });
});

/** How much of a pixel lies in a triangle. */
function clippedArea(corners: readonly number[], x: number, y: number): number {
  let polygon = Array.from(
    { length: 3 },
    (_, index) => [corners[2 * index]!, corners[2 * index + 1]!] as const,
  );
  for (const [axis, limit, sign] of [
    [0, x, 1],
    [0, x + 1, -1],
    [1, y, 1],
    [1, y + 1, -1],
  ] as const) {
    polygon = polygon.flatMap((to, index) => {
      const from = polygon.at(index - 1)!;
      const [before, after] = [sign * (from[axis] - limit), sign * (to[axis] - limit)];
      const share = before / (before - after);
      const cut = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])] as const;
      if (before < 0 !== after < 0) return after < 0 ? [cut] : [cut, to];
      return after < 0 ? [] : [to];
    });
  }
  const doubled = polygon.map((to, index) => {
    const from = polygon.at(index - 1)!;
    return from[0] * to[1] - to[0] * from[1];
  });
  return Math.abs(doubled.reduce((sum, part) => sum + part, 0)) / 2;
}
