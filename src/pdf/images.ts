/**
 * Pictures as image XObjects (ISO 32000-1 8.9.5). A JPEG goes in as it is, under DCTDecode; a PNG is read
 * and packed again, its transparency as a soft mask. Colours are device colours. In come the book's images,
 * out references, or a diagnostic for those that cannot be used. SVG is not drawn yet.
 */

import type { Image } from '../book/block.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { PdfFile, Reference } from './pdfkit.ts';
import { pixelLimit, readPng } from './png.ts';
import { view } from './true-type.ts';

const bitsPerComponent = 8;

/** Embeds an image. */
export function writeImage(file: PdfFile, image: Image): Reference | Diagnostic {
  const written =
    image.format === 'png'
      ? writePng(file, image)
      : image.format === 'jpeg'
        ? writeJpeg(file, image)
        : undefined;
  if (written !== undefined) return written;
  const reason =
    image.format === 'svg' ? 'SVG pictures cannot be set in the PDF yet' : 'it is broken or too large';
  return diagnose('invalid-image', { path: image.path, reason });
}

function writePng(file: PdfFile, image: Image): Reference | undefined {
  const samples = readPng(image.bytes);
  if (samples === undefined) return undefined;
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
  return file.addStream(
    { ...common, ColorSpace: space, ...(mask === undefined ? {} : { SMask: mask }) },
    samples.color,
  );
}

function writeJpeg(file: PdfFile, image: Image): Reference | undefined {
  const frame = jpegFrame(image.bytes);
  if (frame === undefined || frame.width * frame.height > pixelLimit) return undefined;
  const space = colorSpaces[frame.components];
  if (space === undefined) return undefined;
  return file.addStream(
    {
      Type: 'XObject',
      Subtype: 'Image',
      Width: frame.width,
      Height: frame.height,
      BitsPerComponent: bitsPerComponent,
      ColorSpace: space,
      Filter: 'DCTDecode',
      // Adobe writes CMYK inverted.
      ...(frame.components === 4 && frame.isAdobe ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}),
    },
    image.bytes,
  );
}

const colorSpaces: Readonly<Record<number, string>> = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' };

interface JpegFrame {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly isAdobe: boolean;
}

/** Markers of ITU-T T.81 table B.1. */
const marker = {
  startOfFrame: 0xc0,
  lastFrame: 0xcf,
  huffman: 0xc4,
  extension: 0xc8,
  arithmetic: 0xcc,
  adobe: 0xee,
};

/** Size and components of a JPEG from its frame header (ITU-T T.81 B.2.2); 8-bit samples only. */
function jpegFrame(bytes: Uint8Array): JpegFrame | undefined {
  const file = view(bytes);
  let isAdobe = false;
  for (let offset = 2; offset + 10 <= bytes.length; ) {
    if (bytes[offset] !== 0xff) return undefined;
    const code = bytes[offset + 1] ?? 0;
    if (code === marker.adobe) isAdobe = true;
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
      return { width: file.getUint16(offset + 7), height: file.getUint16(offset + 5), components, isAdobe };
    }
    offset += 2 + file.getUint16(offset + 2);
  }
  return undefined;
}
