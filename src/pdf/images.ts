/**
 * Pictures as XObjects. A JPEG goes in as it is, under DCTDecode, and so do the rows of most PNGs, under
 * FlateDecode; one that is transparent, say, is read and packed again, with a soft mask (ISO 32000-1 8.9.5); an SVG
 * becomes a drawing (8.10). Colours are device colours, which the output intent says are sRGB: CMYK is refused. In come
 * the book's images, out references to what fills the unit square, or a diagnostic for those that cannot be used.
 */

import type { Image } from '../book/block.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import type { PdfFile, Reference } from './pdfkit.ts';
import { type PackedRows, packedRows, readPng } from './png.ts';
import { drawSvg } from './svg.ts';
import { decimal } from './svg-path.ts';
import { view } from './true-type.ts';

const bitsPerComponent = 8;

export interface WrittenImage {
  /** Undefined for a picture that cannot be used. */
  readonly reference: Reference | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Embeds an image. */
export function writeImage(file: PdfFile, image: Image): WrittenImage {
  if (image.format === 'svg') return writeSvg(file, image);
  if (image.format === 'png') return writePng(file, image);
  return writeJpeg(file, image);
}

const used = (reference: Reference): WrittenImage => ({ reference, diagnostics: [] });

function refused({ path, span }: Image, reason: string): WrittenImage {
  return { reference: undefined, diagnostics: [diagnose('invalid-image', { path, reason }, span)] };
}

/** Side of the square that a drawing is scaled to, so that six digits behind the point are enough. */
const drawingSide = 1000;

function writeSvg(file: PdfFile, image: Image): WrittenImage {
  const drawing = drawSvg(new TextDecoder().decode(image.bytes));
  if (drawing === undefined) return refused(image, phrase('image-broken'));
  const [left, top, width, height] = drawing.box;
  const [x, y] = [drawingSide / width, drawingSide / height];
  const toSquare = [x, 0, 0, -y, -left * x, drawingSide + top * y];
  const states = [...drawing.opacities].map(
    ([name, { fill, stroke }]) => [name, { Type: 'ExtGState', ca: fill, CA: stroke }] as const,
  );
  const reference = file.addStream(
    {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, drawingSide, drawingSide],
      Matrix: [1 / drawingSide, 0, 0, 1 / drawingSide, 0, 0],
      Resources: states.length === 0 ? {} : { ExtGState: Object.fromEntries(states) },
    },
    Buffer.from(`${toSquare.map(decimal).join(' ')} cm\n${drawing.operators}`, 'latin1'),
  );
  const { ignored } = drawing;
  if (ignored.length === 0) return used(reference);
  const { path, span } = image;
  const parts = ignored.join(', ');
  return { reference, diagnostics: [diagnose('svg-part-ignored', { path, parts }, span)] };
}

/** Predictor of rows that each name their filter, as PNG's do (ISO 32000-1 table 10). */
const pngPredictor = 15;

function writePng(file: PdfFile, image: Image): WrittenImage {
  const packed = packedRows(image.bytes);
  if (packed !== undefined) return used(writeRows(file, packed));
  const samples = readPng(image.bytes);
  if (samples === undefined) return refused(image, phrase('image-broken'));
  const common = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: samples.width,
    Height: samples.height,
    BitsPerComponent: bitsPerComponent,
  };
  const mask =
    samples.alpha === undefined
      ? undefined
      : file.addStream({ ...common, ColorSpace: 'DeviceGray' }, samples.alpha);
  const space = samples.channels === 1 ? 'DeviceGray' : 'DeviceRGB';
  return used(
    file.addStream(
      { ...common, ColorSpace: space, ...(mask === undefined ? {} : { SMask: mask }) },
      samples.color,
    ),
  );
}

function writeRows(file: PdfFile, { width, height, depth, channels, palette, rows }: PackedRows): Reference {
  const ofPalette = palette && ['Indexed', 'DeviceRGB', palette.length / 3 - 1, Buffer.from(palette)];
  return file.addStream(
    {
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      BitsPerComponent: depth,
      ColorSpace: ofPalette ?? colorSpaces[channels],
      Filter: 'FlateDecode',
      DecodeParms: { Predictor: pngPredictor, Colors: channels, BitsPerComponent: depth, Columns: width },
    },
    rows,
  );
}

function writeJpeg(file: PdfFile, image: Image): WrittenImage {
  const frame = jpegFrame(image.bytes);
  if (frame === undefined) return refused(image, phrase('image-broken'));
  const space = colorSpaces[frame.components];
  if (space === undefined) return refused(image, phrase('image-cmyk'));
  const reference = file.addStream(
    {
      Type: 'XObject',
      Subtype: 'Image',
      Width: frame.width,
      Height: frame.height,
      BitsPerComponent: bitsPerComponent,
      ColorSpace: space,
      Filter: 'DCTDecode',
    },
    image.bytes,
  );
  const turn = turns[image.orientation ?? 1];
  return used(turn === undefined ? reference : turned(file, reference, turn));
}

/** Matrices that turn the unit square as Exif's orientations 2 to 8 ask (Exif 2.32, tag 274). */
const turns: Readonly<Record<number, readonly number[]>> = {
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
};

/** A picture turned within the unit square. */
function turned(file: PdfFile, image: Reference, turn: readonly number[]): Reference {
  return file.addStream(
    { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1], Resources: { XObject: { Im: image } } },
    Buffer.from(`${turn.join(' ')} cm\n/Im Do`, 'latin1'),
  );
}

const colorSpaces: Readonly<Record<number, string>> = { 1: 'DeviceGray', 3: 'DeviceRGB' };

interface JpegFrame {
  readonly width: number;
  readonly height: number;
  readonly components: number;
}

/** Markers of ITU-T T.81 table B.1. */
const marker = {
  startOfFrame: 0xc0,
  lastFrame: 0xcf,
  huffman: 0xc4,
  extension: 0xc8,
  arithmetic: 0xcc,
};

/** Size and components of a JPEG from its frame header (ITU-T T.81 B.2.2); 8-bit samples only. */
function jpegFrame(bytes: Uint8Array): JpegFrame | undefined {
  const file = view(bytes);
  for (let offset = 2; offset + 10 <= bytes.length; ) {
    if (bytes[offset] !== 0xff) return undefined;
    const code = bytes[offset + 1] ?? 0;
    const isFrame =
      code >= marker.startOfFrame &&
      code <= marker.lastFrame &&
      code !== marker.huffman &&
      code !== marker.extension &&
      code !== marker.arithmetic;
    if (isFrame) {
      const [precision = 0] = bytes.subarray(offset + 4);
      const [components = 0] = bytes.subarray(offset + 9);
      if (precision !== bitsPerComponent) return undefined;
      return { width: file.getUint16(offset + 7), height: file.getUint16(offset + 5), components };
    }
    offset += 2 + file.getUint16(offset + 2);
  }
  return undefined;
}
