/** Images: size from the header, and each way a file can be unusable. */

import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { words } from '../../src/diagnostics/phrases.ts';
import { measureImage } from '../../src/read/images.ts';
import { pngFrame } from '../support/images.ts';

const base64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
/** A drawing as it is written, in its namespace. */
const svg = (text: string): Uint8Array =>
  new TextEncoder().encode(text.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" '));
const problem = (bytes: Uint8Array): string => {
  const measured = measureImage(bytes);
  return 'problem' in measured
    ? words(measured.problem, 'en')
    : `${measured.format} ${measured.width}×${measured.height}`;
};

const redPoint = base64(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
);

/** SOI, SOF0 of 5 × 7, SOS, two bytes of scan, EOI. */
const jpeg = new Uint8Array([
  0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 7, 0, 5, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2,
  0xff, 0xd9,
]);

/** The same with a camera's segment that says how it was held. */
function withExif(orientation: number, isLittle: boolean): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(26));
  tiff.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  tiff.setUint16(2, 42, isLittle);
  tiff.setUint32(4, 8, isLittle);
  tiff.setUint16(8, 1, isLittle);
  tiff.setUint16(10, 274, isLittle);
  tiff.setUint16(12, 3, isLittle);
  tiff.setUint32(14, 1, isLittle);
  tiff.setUint16(18, orientation, isLittle);
  const segment = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, ...new Uint8Array(tiff.buffer)];
  return new Uint8Array([...jpeg.subarray(0, 2), ...segment, ...jpeg.subarray(2)]);
}

describe('an image', () => {
  test('gives its size', () => {
    expect(problem(pngFrame(40, 30))).toBe('png 40×30');
    expect(problem(jpeg)).toBe('jpeg 5×7');
    expect(problem(svg('<?xml version="1.0"?><!-- x --><svg viewBox="0 0 10 20"><path/></svg>\n'))).toBe(
      'svg 10×20',
    );
    expect(problem(svg('<svg width="1in" height="48"></svg>'))).toBe('svg 96×48');
  });

  test.each([
    [1, 'jpeg 5×7'],
    [3, 'jpeg 5×7 turned 3'],
    [6, 'jpeg 7×5 turned 6'],
    [9, 'jpeg 5×7'],
  ])('from a camera held as orientation %i says is %s', (orientation, expected) => {
    for (const isLittle of [true, false]) {
      const measured = measureImage(withExif(orientation, isLittle));
      const turned = 'orientation' in measured ? ` turned ${measured.orientation}` : '';
      expect('format' in measured && `${measured.format} ${measured.width}×${measured.height}${turned}`).toBe(
        expected,
      );
    }
  });

  test('with a broken Exif segment is upright', () => {
    const broken = withExif(6, true);
    broken.fill(0xff, 20, 24);
    expect(problem(broken)).toBe('jpeg 5×7');
  });

  test('that cannot be used says why', () => {
    expect(problem(pngFrame(40, 30).subarray(0, 40))).toBe('the file is cut short');
    expect(problem(pngFrame(20_000, 20_000))).toBe('it has more than 40 million pixels');
    // Of one red point: pixels that number colours, and nothing to number.
    const withoutPalette = Buffer.from(redPoint);
    withoutPalette[25] = 3;
    withoutPalette.writeUInt32BE(crc32(withoutPalette.subarray(12, 29)), 29);
    expect(problem(redPoint)).toBe('png 1×1');
    expect(problem(withoutPalette)).toBe('the file is damaged');
    expect(problem(pngFrame(0, 3))).toBe('it has no size');
    expect(problem(jpeg.subarray(0, -2))).toBe('the file is cut short');
    expect(problem(jpeg.subarray(0, 10))).toBe('the file is cut short');
    expect(problem(new Uint8Array())).toBe('the file is cut short');
    expect(problem(base64('R0lGODlhAQABAAAAACw='))).toBe('it is not PNG, JPEG or SVG');
    expect(problem(svg('<svg viewBox="0 0 1 1"><script>x</script></svg>'))).toBe('the SVG holds <script>');
    expect(problem(svg('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///x">]><svg viewBox="0 0 1 1"/>'))).toBe(
      'the SVG holds DOCTYPE',
    );
    expect(problem(svg('<svg viewBox="0 0 1 1"><image href="https://a.example/x.png"/></svg>'))).toBe(
      'the SVG holds href',
    );
    expect(problem(svg('<svg viewBox="0 0 1 1"><path'))).toBe('the file is cut short');
    expect(problem(svg('<svg viewBox="0 0 0 1"/>'))).toBe('it has no size');
    for (const [text, why] of [
      ['<title>A & B</title>', 'the SVG is not XML'],
      ['<text>&nbsp;</text>', 'the SVG is not XML'],
      ['<rect x="1" width=5 />', 'the SVG is not XML'],
      ['<text>a &amp; b &#160;</text><style>a=b</style>', 'svg 1×1'],
    ] as const)
      expect(problem(svg(`<svg viewBox="0 0 1 1">${text}</svg>`))).toContain(why);
    expect(problem(new TextEncoder().encode('<svg viewBox="0 0 1 1"/>'))).toContain('lacks xmlns');
    for (const box of ['0 0 1e300 1e300', '0 0 1e-9 1', '1e400 0 10 10', '0 0 2000000 1'])
      expect(problem(svg(`<svg viewBox="${box}"/>`))).toMatch(/^its view box is out of bounds/);
    expect(problem(svg('<svg width="30000000cm" height="1"/>'))).toMatch(/^its view box is out of bounds/);
  });
});
