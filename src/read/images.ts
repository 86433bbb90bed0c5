/**
 * Image files in, format and size out, with bounds: bytes, pixels, and nothing outside the book's folder.
 * PNG (W3C PNG 3rd edition §5, chunk by chunk to IEND), JPEG (ITU-T T.81 Annex B, segment by segment to the
 * frame header) and SVG (2, without scripts, outside references or entities).
 */

import { crc32 } from 'node:zlib';
import { type Image, mostPixels } from '../book/block.ts';
import { phrase } from '../diagnostics/phrases.ts';
import { withoutComments } from './comments.ts';

/** Largest file, in bytes: far above any picture that prints well. */
const byteLimit = 64 * 1024 * 1024;
const bytesInMegabyte = 1024 * 1024;
const million = 1_000_000;

type Measured = Pick<Image, 'format' | 'width' | 'height' | 'orientation'>;
/** What is wrong with the file, as a phrase. */
type Problem = { readonly problem: string };

/** Format and size of an image file, from its bytes; or what is wrong with it. */
export function measureImage(bytes: Uint8Array): Measured | Problem {
  if (bytes.length > byteLimit) return { problem: phrase('image-bytes', byteLimit / bytesInMegabyte) };
  const measured = measureByFormat(bytes);
  if ('problem' in measured) return measured;
  if (!(measured.width > 0 && measured.height > 0)) return { problem: phrase('image-empty') };
  const limit = mostPixels[measured.format];
  if (measured.width * measured.height > limit) return { problem: phrase('image-pixels', limit / million) };
  return measured;
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

function measureByFormat(bytes: Uint8Array): Measured | Problem {
  if (bytes.length === 0) return { problem: phrase('image-truncated') };
  if (startsWith(bytes, pngSignature)) return measurePng(bytes);
  if (startsWith(bytes, [0xff, 0xd8])) return measureJpeg(bytes);
  const head = new TextDecoder().decode(bytes.subarray(0, svgSearched));
  return /<svg[\s>]/.test(head)
    ? measureSvg(new TextDecoder().decode(bytes))
    : { problem: phrase('image-format') };
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Bit depths by colour type (PNG §11.2.1). */
const pngDepths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Its pixels are numbers of colours, which a chunk before them lists (PNG §11.2.2). */
const ofPalette = 3;
/** IHDR, PLTE, IDAT, IEND. */
const pngTypes = { header: 0x49484452, palette: 0x504c5445, pixels: 0x49444154, end: 0x49454e44 } as const;

/** A chunk is length, type, content, check sum over type and content; the first is IHDR and the last IEND. */
function measurePng(bytes: Uint8Array): Measured | Problem {
  const view = viewOf(bytes);
  const overhead = 12;
  const headerEnd = pngSignature.length + overhead + 13;
  if (bytes.length < headerEnd) return { problem: phrase('image-truncated') };
  if (view.getUint32(pngSignature.length + 4) !== pngTypes.header) return { problem: phrase('image-broken') };
  const width = view.getUint32(pngSignature.length + 8);
  const height = view.getUint32(pngSignature.length + 12);
  const [depth = 0, colorType = 0] = bytes.subarray(pngSignature.length + 16);
  if (pngDepths[colorType]?.includes(depth) !== true) return { problem: phrase('image-broken') };
  let isComplete = colorType !== ofPalette;
  let at = pngSignature.length;
  while (at + overhead <= bytes.length) {
    const end = at + overhead + view.getUint32(at);
    if (end > bytes.length) break;
    const sum = view.getUint32(end - 4);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== sum) return { problem: phrase('image-broken') };
    const type = view.getUint32(at + 4);
    if (type === pngTypes.palette) isComplete = true;
    if (type === pngTypes.pixels && !isComplete) return { problem: phrase('image-broken') };
    if (type === pngTypes.end) return { format: 'png', width, height };
    at = end;
  }
  return { problem: phrase('image-truncated') };
}

const componentsOfCmyk = 4;
const endOfImage = 0xd9;
const startOfScan = 0xda;
/** Frame headers SOF0–SOF15 without DHT, JPG and DAC. */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function measureJpeg(bytes: Uint8Array): Measured | Problem {
  const view = viewOf(bytes);
  let at = 2;
  let size: { readonly width: number; readonly height: number } | undefined;
  let orientation = 1;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return { problem: phrase('image-broken') };
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === startOfScan || marker === endOfImage) break;
    if (isFrameHeader(marker) && at + 9 <= bytes.length) {
      // Neither stores nor our PDF take it.
      if (bytes[at + 9] === componentsOfCmyk) return { problem: phrase('image-cmyk') };
      size ??= { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    const length = view.getUint16(at + 2);
    if (marker === application1)
      orientation = orientationIn(bytes.subarray(at + 4, at + 2 + length)) ?? orientation;
    at += 2 + length;
  }
  if (at + 4 > bytes.length) return { problem: phrase('image-truncated') };
  if (size === undefined) return { problem: phrase('image-broken') };
  if (!endsJpeg(bytes, at)) return { problem: phrase('image-truncated') };
  if (orientation === 1) return { format: 'jpeg', ...size };
  const { width, height } = size;
  // From 5 on it lies on its side.
  const shown = orientation < 5 ? size : { width: height, height: width };
  return { format: 'jpeg', ...shown, orientation };
}

/** The segment that holds what a camera says of its picture. */
const application1 = 0xe1;
const exifHeader = [0x45, 0x78, 0x69, 0x66, 0, 0];
const orientationTag = 274;
const entrySize = 12;

/** How the picture is to be turned, 1 to 8, from an Exif segment (Exif 2.32 §4.6; TIFF 6.0 §2); undefined where it does not say. */
function orientationIn(segment: Uint8Array): number | undefined {
  if (!startsWith(segment, exifHeader)) return undefined;
  const tiff = segment.subarray(exifHeader.length);
  const view = viewOf(tiff);
  if (tiff.length < 10) return undefined;
  const isLittle = tiff[0] === 0x49;
  const directory = view.getUint32(4, isLittle);
  if (directory + 2 > tiff.length) return undefined;
  const count = view.getUint16(directory, isLittle);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * entrySize;
    if (entry + entrySize > tiff.length) return undefined;
    if (view.getUint16(entry, isLittle) !== orientationTag) continue;
    const value = view.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** The end marker cannot stand inside the scan, where 0xFF is followed by 0 or a restart marker. */
function endsJpeg(bytes: Uint8Array, scanStart: number): boolean {
  for (let at = bytes.length - 2; at >= scanStart; at--) {
    if (bytes[at] === 0xff && bytes[at + 1] === endOfImage) return true;
  }
  return false;
}

/** Bytes in which the root element of an SVG is looked for, after declaration and comments. */
const svgSearched = 4096;

/** What makes an SVG more than a drawing, and what to call it. */
const activeParts: readonly (readonly [RegExp, string])[] = [
  [/<!DOCTYPE|<!ENTITY/i, 'DOCTYPE'],
  [/<(?:\w+:)?script[\s>/]/i, '<script>'],
  [/<(?:\w+:)?foreignObject[\s>/]/i, '<foreignObject>'],
  [/<(?:\w+:)?(?:iframe|embed|object|handler)[\s>/]/i, '<iframe>'],
  [/\son[a-z]+\s*=/i, 'on…='],
  [/href\s*=\s*["']\s*(?!#|data:image\/(?:png|jpeg)[;,])[^"'\s]/i, 'href'],
  [/url\(\s*(?:["']\s*)?(?!#)[^"')\s]/i, 'url()'],
  [/@import/i, '@import'],
  [/<\?xml-stylesheet/i, 'xml-stylesheet'],
];

/** SVG's own units are CSS pixels; one `pt` is 4/3 of them (CSS Values 4 §6.2). */
const pixelsPer: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
};

/** An ampersand that begins no reference, or one that only HTML knows; a value without quotation marks (XML 1.0 §2.3, §4.6). */
const notXml =
  /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)|<[a-z][\w:.-]*(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s+[\w:.-]+\s*=\s*[^\s"']/i;
/** Without its namespace no reading system draws it (SVG 2 §2.3 and EPUB 3.3 §6.2). */
const inItsNamespace = /\sxmlns(?::\w+)?\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg["']/;

function measureSvg(text: string): Measured | Problem {
  const drawing = withoutComments(text);
  const active = activeParts.find(([pattern]) => pattern.test(drawing));
  if (active !== undefined) return { problem: phrase('svg-active', active[1]) };
  const root = /<svg(?:\s[^<>]*)?>/.exec(drawing)?.[0];
  if (root === undefined || !/<\/svg>\s*$|<svg[^<>]*\/>\s*$/.test(drawing)) {
    return { problem: phrase('image-truncated') };
  }
  if (notXml.test(drawing)) return { problem: phrase('svg-not-xml') };
  if (!inItsNamespace.test(root)) return { problem: phrase('svg-namespace') };
  const attribute = (name: string): string | undefined =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(root)?.[1];
  const box = attribute('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const [left = 0, top = 0, boxWidth, boxHeight] = box ?? [];
  const [width, height] =
    boxWidth !== undefined && boxHeight !== undefined
      ? [boxWidth, boxHeight]
      : [pixels(attribute('width')), pixels(attribute('height'))];
  const isOutside = [width, height].some((side) => side > 0 && side < smallestSide);
  if (isOutside || [left, top, width, height].some((each) => Math.abs(each) > largestSide))
    return { problem: phrase('svg-bounds', largestSide) };
  return { format: 'svg', width, height };
}

/** Sides of a view box that keep the numbers of a page small and its digits enough; none is drawn near these bounds. */
const smallestSide = 0.1;
const largestSide = 1_000_000;

function pixels(length: string | undefined): number {
  const [, number = '', unit = ''] = /^\s*([\d.]+)\s*([a-z]*)\s*$/.exec(length ?? '') ?? [];
  return Number(number) * (pixelsPer[unit] ?? 0);
}
