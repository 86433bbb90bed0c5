/** The drawing of the cover as pixels, and the compressor made for it. What is drawn is tested in `test/cover`. */

import { array, assert, integer, property, tuple } from 'fast-check';
import { unzlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createCanvas } from '../../src/epub/canvas.ts';
import { zlibRuns } from '../../src/epub/zlib-runs.ts';
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
    const place = (rows[y * (1 + width) + 1 + x] ?? 0) * 3;
    return `#${palette.toString('hex', place, place + 3)}`;
  };
  return { width, height, color };
}

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
    const canvas = createCanvas(8, 8, '#000000');
    canvas.paint(
      [
        [1, 1, 5, 1, 5, 5, 1, 5],
        [3, 3, 7, 3, 7, 7, 3, 7],
      ],
      '#ff0000',
    );
    expect(decode(canvas.png()).color(4, 4)).toBe('#ff0000');
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
});

test('any bytes come back from the compressor of flat pictures', () => {
  const runs = array(tuple(integer({ min: 0, max: 255 }), integer({ min: 1, max: 700 })), {
    maxLength: 30,
  });
  assert(
    property(runs, integer({ min: 3, max: 801 }), (parts, row) => {
      const bytes = Uint8Array.from(parts.flatMap(([value, count]) => Array<number>(count).fill(value)));
      expect(Buffer.from(unzlibSync(zlibRuns(bytes, row))).equals(bytes)).toBe(true);
    }),
    { numRuns: 60, seed: 1 },
  );
});
