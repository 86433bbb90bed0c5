/** The drawn cover: a PNG of store size, the same each time; and the compressor made for it. */

import { array, assert, integer, property, tuple } from 'fast-check';
import { unzlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createCanvas } from '../../src/epub/canvas.ts';
import { zlibRuns } from '../../src/epub/zlib-runs.ts';
import { buildEpub, buildText, sampleFolder } from './build-sample.ts';

/** Width, height and colour numbers of a PNG as `canvas.ts` writes it. */
function decode(png: Uint8Array): { width: number; height: number; color: (x: number, y: number) => number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const idat = Buffer.from(png).indexOf('IDAT');
  const rows = unzlibSync(png.subarray(idat + 4, idat + 4 + view.getUint32(idat - 4)));
  const color = (x: number, y: number): number => {
    const byte = rows[y * (1 + width / 2) + 1 + (x >> 1)] ?? 0;
    return x & 1 ? byte & 15 : byte >> 4;
  };
  return { width, height, color };
}

describe('the drawn cover', () => {
  test('is 1600 × 2560 with a frame and a title in ink', async () => {
    const built = await buildEpub(sampleFolder);
    const { width, height, color } = decode(built.bytes('OEBPS/cover.png'));
    expect([width, height]).toEqual([1600, 2560]);
    expect(color(0, 0)).toBe(0);
    expect(color(85, 1280)).toBe(14);
    let ink = 0;
    for (let y = 600; y < 1200; y++) for (let x = 220; x < 1380; x++) if (color(x, y) === 7) ink++;
    expect(ink).toBeGreaterThan(20_000);
  });
  test.each(['ك', 'كلمة '.repeat(25).trim(), 'HTML5 والويب: دليل Web Components', 'مستشفياتهم'.repeat(8)])(
    'holds the title %s within the frame',
    async (title) => {
      const built = await buildText('نص', `title: "${title}"`);
      const { color } = decode(built.bytes('OEBPS/cover.png'));
      let strays = 0;
      for (let y = 150; y < 2400; y++) for (const x of [150, 1449]) if (color(x, y) > 0) strays++;
      expect(strays).toBe(0);
    },
  );
});

describe('canvas', () => {
  test('fills a square exactly, half-covered pixels by half', () => {
    const canvas = createCanvas(8, 8, '#000000', ['#ffffff', '#ff0000']);
    const square = [1, 1, 4.5, 1, 4.5, 3, 1, 3];
    canvas.paint([square], 0);
    const { color } = decode(canvas.png());
    const row = Array.from({ length: 8 }, (_, x) => color(x, 2));
    expect(row).toEqual([0, 7, 7, 7, 4, 0, 0, 0]);
    expect(color(2, 3)).toBe(0);
  });
  test('overlapping contours of one direction do not cancel out', () => {
    const canvas = createCanvas(8, 8, '#000000', ['#ffffff', '#ff0000']);
    const first = [1, 1, 5, 1, 5, 5, 1, 5];
    const second = [3, 3, 7, 3, 7, 7, 3, 7];
    canvas.paint([first, second], 1);
    expect(decode(canvas.png()).color(4, 4)).toBe(14);
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
