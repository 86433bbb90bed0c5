/** Pictures: PNG of every kind, JPEG as it is, and what is refused. */

import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Image } from '../../src/book/block.ts';
import { readPng } from '../../src/pdf/png.ts';
import { writePdf } from '../../src/pdf/write.ts';
import { objectsOf, streamsOf } from '../support/inspect-pdf.ts';
import { edition, element, metadata, page } from './support.ts';

function chunk(type: string, content: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + content.length);
  bytes.writeUInt32BE(content.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(content, 8);
  return bytes;
}

interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colorType: number;
  readonly interlace?: number;
  /** Rows with their filter bytes. */
  readonly raw: readonly number[];
  readonly extra?: readonly Buffer[];
}

function png({ width, height, depth, colorType, interlace = 0, raw, extra = [] }: PngParts): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colorType, 0, 0, interlace], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...extra,
    chunk('IDAT', deflateSync(Uint8Array.from(raw))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const sample = (x: number, y: number): number => x * 16 + y;

describe('PNG', () => {
  it('RGB with the filters Sub and Up', () => {
    const raw = [1, 10, 20, 30, 1, 1, 1, 2, 5, 5, 5, 5, 5, 5];
    const samples = readPng(png({ width: 2, height: 2, depth: 8, colorType: 2, raw }));
    expect([...(samples?.color ?? [])]).toEqual([10, 20, 30, 11, 21, 31, 15, 25, 35, 16, 26, 36]);
    expect(samples?.alpha).toBeUndefined();
  });

  it('the filters Average and Paeth', () => {
    const raw = [0, 100, 50, 3, 10, 10, 4, 1, 1];
    const samples = readPng(png({ width: 2, height: 3, depth: 8, colorType: 0, raw }));
    // 10 + 100/2 = 60; 10 + (60 + 50)/2 = 65; Paeth: 1 + 60 = 61; of 61, 65, 60 nearest to 66 is 65.
    expect([...(samples?.color ?? [])]).toEqual([100, 50, 60, 65, 61, 66]);
  });

  it('grey with alpha, 16 bits', () => {
    const raw = [0, 0x80, 0x01, 0x40, 0x02];
    const samples = readPng(png({ width: 1, height: 1, depth: 16, colorType: 4, raw }));
    expect(samples).toMatchObject({ channels: 1, color: Uint8Array.of(0x80), alpha: Uint8Array.of(0x40) });
  });

  it('one bit grey', () => {
    const samples = readPng(png({ width: 3, height: 1, depth: 1, colorType: 0, raw: [0, 0b10100000] }));
    expect([...(samples?.color ?? [])]).toEqual([255, 0, 255]);
  });

  it('a palette with transparency', () => {
    const extra = [chunk('PLTE', Uint8Array.of(1, 2, 3, 4, 5, 6)), chunk('tRNS', Uint8Array.of(9))];
    const samples = readPng(png({ width: 2, height: 1, depth: 4, colorType: 3, raw: [0, 0x01], extra }));
    expect([...(samples?.color ?? [])]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...(samples?.alpha ?? [])]).toEqual([9, 255]);
  });

  it('pixels without an entry in the palette are refused', () => {
    const shape = { width: 2, height: 1, depth: 4, colorType: 3, raw: [0, 0x02] } as const;
    expect(readPng(png(shape))).toBeUndefined();
    expect(readPng(png({ ...shape, extra: [chunk('PLTE', new Uint8Array(6))] }))).toBeUndefined();
    expect(readPng(png({ ...shape, extra: [chunk('PLTE', new Uint8Array(9))] }))).toBeDefined();
  });

  it('interlaced, equal to the same picture plain', () => {
    const plainRows: number[] = [];
    for (let y = 0; y < 9; y++) {
      plainRows.push(0);
      for (let x = 0; x < 10; x++) plainRows.push(sample(x, y));
    }
    const passes = [
      [0, 0, 8, 8],
      [4, 0, 8, 8],
      [0, 4, 4, 8],
      [2, 0, 4, 4],
      [0, 2, 2, 4],
      [1, 0, 2, 2],
      [0, 1, 1, 2],
    ] as const;
    const interlaced: number[] = [];
    for (const [x0, y0, dx, dy] of passes) {
      for (let y = y0; y < 9; y += dy) {
        if (x0 >= 10) continue;
        interlaced.push(0);
        for (let x = x0; x < 10; x += dx) interlaced.push(sample(x, y));
      }
    }
    const shape = { width: 10, height: 9, depth: 8, colorType: 0 } as const;
    expect(readPng(png({ ...shape, interlace: 1, raw: interlaced }))).toEqual(
      readPng(png({ ...shape, raw: plainRows })),
    );
  });

  it('broken or too large pictures are refused before they are unpacked', () => {
    const whole = png({ width: 2, height: 2, depth: 8, colorType: 0, raw: [0, 1, 2, 0, 3, 4] });
    expect(readPng(whole)).toBeDefined();
    for (let length = 0; length < whole.length - 16; length += 3) {
      expect(readPng(whole.subarray(0, length))).toBeUndefined();
    }
    expect(readPng(png({ width: 20_000, height: 20_000, depth: 8, colorType: 0, raw: [0] }))).toBeUndefined();
  });
});

async function withImage(format: Image['format'], bytes: Uint8Array, orientation?: number) {
  const figure = element('figure', [], { alt: 'صورة' });
  const span = { source: { path: 'a.md', text: '' }, start: 0, end: 0 };
  const upright: Image = { path: 'p', span, format, bytes, width: 2, height: 2 };
  const image = orientation === undefined ? upright : { ...upright, orientation };
  const item = { kind: 'image', x: 50, y: 50, width: 20, height: 10, image, element: figure } as const;
  return writePdf(edition([page(0, '', [item])], element('document', [figure])), metadata, { entries: [] });
}

const imagesIn = (pdf: Uint8Array) =>
  streamsOf(pdf).filter(({ dictionary }) => dictionary.includes('/Subtype /Image'));

const cmyk = Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 2, 0, 2, 4, 1, 0x11, 0, 0xff, 0xd9);

describe('in the file', () => {
  it('a transparent PNG has a soft mask and stands where it was placed', async () => {
    const raw = [0, 9, 128];
    const { value, diagnostics } = await withImage(
      'png',
      png({ width: 1, height: 1, depth: 8, colorType: 4, raw }),
    );
    expect(diagnostics).toEqual([]);
    expect(imagesIn(value)).toHaveLength(2);
    expect(streamsOf(value).some(({ text }) => text.includes('q 20 0 0 10 50 540 cm /Im1 Do Q'))).toBe(true);
  });

  it('the rows of an opaque PNG go in as they are, with its palette', async () => {
    const palette = chunk('PLTE', Uint8Array.of(0, 0, 0, 10, 20, 30, 255, 255, 255));
    const [inColors, ofPalette] = [
      png({ width: 2, height: 2, depth: 8, colorType: 2, raw: [1, 1, 2, 3, 1, 1, 1, 2, 5, 5, 5, 5, 5, 5] }),
      png({ width: 3, height: 1, depth: 2, colorType: 3, raw: [0, 0b00011000], extra: [palette] }),
    ];
    const [image] = imagesIn((await withImage('png', inColors)).value);
    expect(image?.dictionary).toContain('/ColorSpace /DeviceRGB');
    expect(image?.dictionary).toMatch(/\/Predictor 15\s+\/Colors 3\s+\/BitsPerComponent 8\s+\/Columns 2/);
    expect([...(image?.bytes ?? [])]).toEqual([1, 1, 2, 3, 1, 1, 1, 2, 5, 5, 5, 5, 5, 5]);
    const [small] = imagesIn((await withImage('png', ofPalette)).value);
    expect(small?.dictionary).toContain('/ColorSpace [/Indexed /DeviceRGB 2 <0000000a141effffff>]');
    expect(small?.dictionary).toContain('/BitsPerComponent 2');
  });

  it('a PNG is unpacked that no PDF can hold as it is: interlaced, of 16 bits, with a wrong check sum', async () => {
    const shape = { width: 1, height: 1, depth: 8, colorType: 0, raw: [0, 9] };
    const plain = png(shape);
    const damaged = Uint8Array.from(plain);
    // The last byte of what is packed: before the chunk’s own check sum and the 12 bytes of IEND.
    const place = damaged.length - 17;
    damaged[place] = (damaged[place] ?? 0) ^ 1;
    const others = [png({ ...shape, interlace: 1 }), png({ ...shape, depth: 16, raw: [0, 9, 0] }), damaged];
    for (const [bytes, isAsItIs] of [
      [plain, true],
      ...others.map((other) => [other, false] as const),
    ] as const) {
      const { value, diagnostics } = await withImage('png', bytes);
      expect(diagnostics).toEqual([]);
      const [image] = imagesIn(value);
      expect(image?.dictionary.includes('/Predictor')).toBe(isAsItIs);
      expect([...(image?.bytes ?? [])]).toEqual(isAsItIs ? [0, 9] : [9]);
    }
  });

  it('an alpha channel that hides nothing is left out', async () => {
    const { value } = await withImage(
      'png',
      png({ width: 2, height: 1, depth: 8, colorType: 6, raw: [0, 1, 2, 3, 255, 4, 5, 6, 255] }),
    );
    const images = imagesIn(value);
    expect(images).toHaveLength(1);
    expect([...(images[0]?.bytes ?? [])]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('a photograph is turned as its camera says', async () => {
    const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 2, 0, 2, 1, 1, 0x11, 0, 0xff, 0xd9);
    const { value } = await withImage('jpeg', jpeg, 6);
    expect(streamsOf(value).map(({ text }) => text)).toContain('0 -1 1 0 0 1 cm\n/Im Do');
  });

  it('a JPEG goes in byte for byte', async () => {
    const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 2, 0, 2, 1, 1, 0x11, 0, 0xff, 0xd9);
    const { value, diagnostics } = await withImage('jpeg', jpeg);
    expect(diagnostics).toEqual([]);
    expect(streamsOf(value).find(({ dictionary }) => dictionary.includes('/DCTDecode'))?.bytes).toEqual(
      Buffer.from(jpeg),
    );
  });

  it('an SVG is a drawing that fills its place, its y turned upward', async () => {
    const svg = '<svg viewBox="10 0 100 50"><rect x="10" width="100" height="50" fill="red"/></svg>';
    const { value, diagnostics } = await withImage('svg', Buffer.from(svg));
    expect(diagnostics).toEqual([]);
    const form = streamsOf(value).find(({ dictionary }) => dictionary.includes('/Subtype /Form'));
    expect(form?.text).toMatch(/^10 0 0 -20 -100 1000 cm\nq\n/);
    expect(objectsOf(value)).toContain('/BBox [50 540 70 550]');
  });

  it('what cannot be drawn is said, not thrown', async () => {
    for (const [format, bytes] of [
      ['png', Uint8Array.of(1, 2, 3)],
      ['jpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0xc2)],
      ['svg', Buffer.from('<svg/>')],
      ['jpeg', cmyk],
    ] as const) {
      const { diagnostics } = await withImage(format, bytes);
      expect(diagnostics.map(({ code }) => code)).toEqual(['invalid-image']);
    }
  });
});
