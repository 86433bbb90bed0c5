/**
 * The pages as poppler, MuPDF and PDFium draw them: alike but for antialiasing and where a glyph's edge falls
 * among the pixels. Both pictures are blurred over a square that is smaller than a letter; no place may then
 * differ by more than a letter's worth of ink.
 */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Check, program, skipped, verdictOf } from './checks.ts';
import { fromModules } from './modules.ts';

/** A page in shades of grey, row by row from the top, 255 white. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly shades: Uint8Array;
}

const pixelsPerPoint = 100 / 72;
/** Blurred over nine pixels square: 2.3 mm. */
const blurRadius = 4;
/**
 * Greatest difference of two blurred pages, of 255. Measured on the books and the texts here: 41 (poppler puts
 * glyphs on quarter pixels). A letter of ten points that is missing makes 75.
 */
const greatest = 60;

/** Averages over squares, from sums of all above and left of each pixel. */
function blurred({ width, height, shades }: Picture): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += shades[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  const at = (x: number, y: number): number => sums[y * (width + 1) + x] ?? 0;
  const side = 2 * blurRadius + 1;
  const out = new Float64Array((width - side + 1) * (height - side + 1));
  let index = 0;
  for (let y = 0; y + side <= height; y++) {
    for (let x = 0; x + side <= width; x++) {
      out[index++] = (at(x + side, y + side) - at(x, y + side) - at(x + side, y) + at(x, y)) / (side * side);
    }
  }
  return out;
}

function difference(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let most = 0;
  for (let index = 0; index < a.length; index++) {
    most = Math.max(most, Math.abs((a[index] ?? 0) - (b[index] ?? 0)));
  }
  return most;
}

/** A binary PGM. */
function readPgm(bytes: Uint8Array): Picture {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
  if (header === null) throw new Error('not a PGM');
  return {
    width: Number(header[1]),
    height: Number(header[2]),
    shades: bytes.subarray(header[0].length),
  };
}

const channels = 4;

/** Shades of BGRA pixels, by the weights of ITU-R BT.601 that the other two use. */
function shadesOf(pixels: Uint8Array): Uint8Array {
  const shades = new Uint8Array(pixels.length / channels);
  for (let index = 0; index < shades.length; index++) {
    const [blue = 0, green = 0, red = 0] = pixels.subarray(index * channels, index * channels + channels);
    shades[index] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return shades;
}

function drawnByPoppler(pdf: string, width: number, height: number): readonly Picture[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-pages-'));
  try {
    const size = ['-scale-to-x', String(width), '-scale-to-y', String(height)];
    if (program('pdftoppm', [...size, '-gray', pdf, join(folder, 'page')]) === undefined) return undefined;
    return readdirSync(folder)
      .sort()
      .map((name) => readPgm(readFileSync(join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const rendering: Check = {
  name: 'poppler, MuPDF and PDFium draw the same pages',
  run: async ({ pdf }) => {
    const mupdf = await fromModules('mupdf/dist/mupdf.js');
    const pdfium = await fromModules('@hyzyla/pdfium');
    if (mupdf === undefined || pdfium === undefined)
      return skipped('npm packages mupdf and @hyzyla/pdfium are not installed: run with --install');
    const bytes = readFileSync(pdf);
    const document = mupdf.Document.openDocument(bytes, 'application/pdf');
    const [left, top, right, bottom] = document.loadPage(0).getBounds();
    const width = Math.round((right - left) * pixelsPerPoint);
    const height = Math.round((bottom - top) * pixelsPerPoint);
    const matrix = mupdf.Matrix.scale(width / (right - left), height / (bottom - top));
    const pages = drawnByPoppler(pdf, width, height);
    if (pages === undefined) return skipped('poppler-utils is not installed');
    const library = await pdfium.PDFiumLibrary.init();
    const file = await library.loadDocument(bytes);
    const complaints: string[] = [];
    let most = 0;
    for (const [index, page] of pages.entries()) {
      const byPoppler = blurred(page);
      const pixmap = document.loadPage(index).toPixmap(matrix, mupdf.ColorSpace.DeviceGray, false, true);
      const byMupdf = blurred({
        width: pixmap.getWidth(),
        height: pixmap.getHeight(),
        shades: pixmap.getPixels(),
      });
      const drawn = await file.getPage(index).render({ width, height, render: 'bitmap' });
      const byPdfium = blurred({ width: drawn.width, height: drawn.height, shades: shadesOf(drawn.data) });
      const unlike = Math.max(
        difference(byPoppler, byMupdf),
        difference(byPoppler, byPdfium),
        difference(byMupdf, byPdfium),
      );
      most = Math.max(most, unlike);
      if (unlike > greatest) complaints.push(`page ${index + 1} of the file: ${unlike.toFixed(0)} of 255`);
    }
    return verdictOf(complaints, `${pages.length} pages, at most ${most.toFixed(0)} of 255 apart`);
  },
};
