/**
 * Reads PNG files (https://www.w3.org/TR/png-3/) as a PDF image takes them. In come the file's bytes. Out come its
 * rows, packed as they are, where a PDF can hold them so: opaque, not interlaced, of 8 bits or fewer. Of all others,
 * out come 8-bit grey or RGB and, where the picture is not opaque, 8-bit alpha: 16-bit samples keep their upper byte.
 * Sizes are bounded before anything is unpacked; a picture that breaks a rule gives undefined.
 */

import { mostPixels } from '../book/block.ts';
import { inflate, inflateWhole } from '../zlib.ts';
import { view } from './true-type.ts';

export interface Samples {
  readonly width: number;
  readonly height: number;
  /** 1 for grey, 3 for RGB. */
  readonly channels: 1 | 3;
  readonly color: Uint8Array;
  readonly alpha: Uint8Array | undefined;
}

/** A picture's rows as they are in its file: filtered, and packed by zlib. */
export interface PackedRows {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly depth: number;
  /** Samples of a pixel: grey, or a place in the palette; RGB. */
  readonly channels: 1 | 3;
  /** RGB for each place, a byte a channel. */
  readonly palette: Uint8Array | undefined;
  readonly rows: Uint8Array;
}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colorType: number;
  readonly isInterlaced: boolean;
}

interface Chunks {
  readonly header: Header;
  readonly palette: Uint8Array | undefined;
  readonly transparency: Uint8Array | undefined;
  readonly packed: readonly Uint8Array[];
}

const signatureSize = 8;
/** Samples in a pixel, by colour type: grey, RGB, palette, grey with alpha, RGB with alpha. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const palettes = 3;

/** Bytes a chunk has besides its content: length, type, check sum. */
const chunkOverhead = 12;

function chunksOf(bytes: Uint8Array): Chunks | undefined {
  const file = view(bytes);
  const packed: Uint8Array[] = [];
  let header: Header | undefined;
  let palette: Uint8Array | undefined;
  let transparency: Uint8Array | undefined;
  for (let offset = signatureSize; offset + chunkOverhead <= bytes.length; ) {
    const length = file.getUint32(offset);
    const type = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8));
    const content = bytes.subarray(offset + 8, offset + 8 + length);
    if (content.length < length) return undefined;
    if (type === 'IHDR') header = headerOf(content);
    else if (type === 'PLTE') palette = content;
    else if (type === 'tRNS') transparency = content;
    else if (type === 'IDAT') packed.push(content);
    else if (type === 'IEND') break;
    offset += length + chunkOverhead;
  }
  return header === undefined ? undefined : { header, palette, transparency, packed };
}

const headerSize = 13;

function headerOf(content: Uint8Array): Header | undefined {
  if (content.length < headerSize) return undefined;
  const fields = view(content);
  const [depth = 0, colorType = 0] = content.subarray(8, 10);
  const width = fields.getUint32(0);
  const height = fields.getUint32(4);
  const isKnown = colorType in channelsOf && [1, 2, 4, 8, 16].includes(depth);
  if (!isKnown || width === 0 || height === 0 || width * height > mostPixels.png) return undefined;
  return { width, height, depth, colorType, isInterlaced: content[12] === 1 };
}

interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

/** Adam7 (PNG 8.1). */
const adam7: readonly Pass[] = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

const wholePicture: readonly Pass[] = [{ x: 0, y: 0, dx: 1, dy: 1 }];

/**
 * The rows of a PNG that a PDF can hold as they are: its filters are those of the predictors from 10 on (ISO 32000-1
 * 7.4.4.4). Undefined if they are not such, or broken, or if what they are packed in is.
 */
export function packedRows(bytes: Uint8Array): PackedRows | undefined {
  const chunks = chunksOf(bytes);
  if (chunks === undefined) return undefined;
  const { header, palette: colors, transparency, packed } = chunks;
  const { width, height, depth, colorType } = header;
  const hasAlpha = colorType >= 4 || transparency !== undefined;
  if (hasAlpha || header.isInterlaced || depth > 8) return undefined;
  const length = rowBytes(header, width);
  const raw = inflateWhole(packed, (length + 1) * height);
  if (raw === undefined) return undefined;
  const common = { width, height, depth, rows: Buffer.concat(packed) };
  if (colorType !== palettes) {
    const isWhole = filtersOf(raw, length, height).every((filter) => filter in unfilters);
    return isWhole ? { ...common, channels: colorType === 2 ? 3 : 1, palette: undefined } : undefined;
  }
  const entries = Math.floor((colors?.length ?? 0) / 3);
  const largest = largestSample(unfilter(raw, length, height, header), width, height, depth);
  if (colors === undefined || largest === undefined || largest >= entries) return undefined;
  return { ...common, channels: 1, palette: colors.subarray(0, 3 * entries) };
}

function filtersOf(raw: Uint8Array, length: number, height: number): readonly number[] {
  return Array.from({ length: height }, (_, row) => raw[row * (length + 1)] ?? 0);
}

function largestSample(
  rows: Uint8Array | undefined,
  width: number,
  height: number,
  depth: number,
): number | undefined {
  if (rows === undefined) return undefined;
  const length = rows.length / height;
  let largest = 0;
  for (let row = 0; row < height; row++) {
    const bytes = rows.subarray(row * length, (row + 1) * length);
    for (let index = 0; index < width; index++) largest = Math.max(largest, sampleAt(bytes, index, depth));
  }
  return largest;
}

const rowBytes = ({ depth, colorType }: Header, width: number): number =>
  Math.ceil((width * depth * (channelsOf[colorType] ?? 1)) / 8);

/** Reads a PNG; undefined if it is broken or larger than the limit. */
export function readPng(bytes: Uint8Array): Samples | undefined {
  const chunks = chunksOf(bytes);
  if (chunks === undefined) return undefined;
  const { header } = chunks;
  const passes = header.isInterlaced ? adam7 : wholePicture;
  const extents = passes.map((pass) => ({
    pass,
    width: Math.ceil((header.width - pass.x) / pass.dx),
    height: Math.ceil((header.height - pass.y) / pass.dy),
  }));
  const size = extents.reduce(
    (sum, { width, height }) => sum + (width > 0 ? (rowBytes(header, width) + 1) * height : 0),
    0,
  );
  const raw = inflate(chunks.packed, size);
  if (raw === undefined) return undefined;
  const writer = sampleWriter(chunks);
  let offset = 0;
  for (const { pass, width, height } of extents) {
    if (width <= 0 || height <= 0) continue;
    const length = rowBytes(header, width);
    const rows = unfilter(raw.subarray(offset, offset + (length + 1) * height), length, height, header);
    if (rows === undefined) return undefined;
    for (let row = 0; row < height; row++) {
      writer.row(rows.subarray(row * length, (row + 1) * length), width, pass, pass.y + row * pass.dy);
    }
    offset += (length + 1) * height;
  }
  return writer.samples();
}

/**
 * Undoes a filter (PNG 9.2) on a line, in place. `above` is the line before, zeros for the first; a pixel takes `step`
 * bytes, at least one. A loop for each: one for all of them takes twice as long.
 */
type Unfilter = (line: Uint8Array, above: Uint8Array, step: number) => void;

const none: Unfilter = () => undefined;

const sub: Unfilter = (line, _, step) => {
  for (let index = step; index < line.length; index++) {
    line[index] = (line[index] ?? 0) + (line[index - step] ?? 0);
  }
};

const up: Unfilter = (line, above) => {
  for (let index = 0; index < line.length; index++) line[index] = (line[index] ?? 0) + (above[index] ?? 0);
};

const average: Unfilter = (line, above, step) => {
  for (let index = 0; index < line.length; index++) {
    const left = index < step ? 0 : (line[index - step] ?? 0);
    line[index] = (line[index] ?? 0) + ((left + (above[index] ?? 0)) >> 1);
  }
};

/** The nearest of left, above and corner to left + above − corner, in that order where they are as near. */
const paeth: Unfilter = (line, above, step) => {
  up(line.subarray(0, step), above, step);
  for (let index = step; index < line.length; index++) {
    const left = line[index - step] ?? 0;
    const over = above[index] ?? 0;
    const corner = above[index - step] ?? 0;
    const fromLeft = Math.abs(over - corner);
    const fromOver = Math.abs(left - corner);
    const fromCorner = Math.abs(left + over - 2 * corner);
    const isLeft = fromLeft <= fromOver && fromLeft <= fromCorner;
    const nearest = isLeft ? left : fromOver <= fromCorner ? over : corner;
    line[index] = (line[index] ?? 0) + nearest;
  }
};

/** By the number of the filter (PNG 9.2, table 7). */
const unfilters: readonly Unfilter[] = [none, sub, up, average, paeth];

/** Undoes the filters of all rows; rows without their filter bytes. */
function unfilter(raw: Uint8Array, length: number, height: number, header: Header): Uint8Array | undefined {
  const step = Math.max(1, Math.ceil((header.depth * (channelsOf[header.colorType] ?? 1)) / 8));
  const out = new Uint8Array(length * height);
  let above = new Uint8Array(length);
  for (let row = 0; row < height; row++) {
    const from = row * (length + 1);
    const undo = unfilters[raw[from] ?? 0];
    if (undo === undefined) return undefined;
    const line = out.subarray(row * length, (row + 1) * length);
    line.set(raw.subarray(from + 1, from + 1 + length));
    undo(line, above, step);
    above = line;
  }
  return out;
}

interface SampleWriter {
  row(bytes: Uint8Array, width: number, pass: Pass, y: number): void;
  /**
   * Without alpha where all of it is opaque. Undefined where a pixel has no entry in the palette, which is an error (PNG
   * 11.2.2).
   */
  samples(): Samples | undefined;
}

const opaque = 255;

function sampleWriter({ header, palette, transparency }: Chunks): SampleWriter {
  const { width, height, depth, colorType } = header;
  const isColor = colorType === 2 || colorType === 6 || colorType === palettes;
  const channels = isColor ? 3 : 1;
  const hasAlpha = colorType >= 4 || transparency !== undefined;
  const color = new Uint8Array(width * height * channels);
  const alpha = hasAlpha ? new Uint8Array(width * height).fill(opaque) : undefined;
  const perPixel = channelsOf[colorType] ?? 1;
  const keys = colorType === palettes || transparency === undefined ? undefined : colorKeys(transparency);
  const scale = opaque / (2 ** Math.min(depth, 8) - 1);
  const pixel = Array.from({ length: perPixel }, () => 0);
  const entries = (palette?.length ?? 0) / 3;
  let largestEntry = 0;
  let isOpaque = true;
  const setAlpha = (at: number, value: number): void => {
    if (alpha === undefined || value === opaque) return;
    alpha[at] = value;
    isOpaque = false;
  };
  return {
    row: (bytes, count, pass, y) => {
      // What screenshots are.
      if (depth === 8 && colorType >= 4) {
        for (let index = 0, from = 0; index < count; index++, from += perPixel) {
          const at = y * width + pass.x + index * pass.dx;
          for (let channel = 0; channel < channels; channel++)
            color[at * channels + channel] = bytes[from + channel] ?? 0;
          setAlpha(at, bytes[from + channels] ?? opaque);
        }
        return;
      }
      for (let index = 0; index < count; index++) {
        for (let channel = 0; channel < perPixel; channel++) {
          pixel[channel] = sampleAt(bytes, index * perPixel + channel, depth);
        }
        const at = y * width + pass.x + index * pass.dx;
        if (colorType === palettes) {
          const entry = pixel[0] ?? 0;
          if (entry > largestEntry) largestEntry = entry;
          for (let channel = 0; channel < 3; channel++)
            color[at * 3 + channel] = palette?.[entry * 3 + channel] ?? 0;
          setAlpha(at, transparency?.[entry] ?? opaque);
          continue;
        }
        for (let channel = 0; channel < channels; channel++) {
          color[at * channels + channel] = eightBits(pixel[channel] ?? 0, depth, scale);
        }
        if (colorType >= 4) setAlpha(at, eightBits(pixel[perPixel - 1] ?? 0, depth, scale));
        else if (keys?.every((key, channel) => key === pixel[channel]) === true) setAlpha(at, 0);
      }
    },
    samples: () =>
      colorType === palettes && largestEntry >= entries
        ? undefined
        : { width, height, channels, color, alpha: isOpaque ? undefined : alpha },
  };
}

const eightBits = (sample: number, depth: number, scale: number): number =>
  depth === 16 ? sample >> 8 : Math.round(sample * scale);

/** The one colour that is transparent (PNG 11.3.1.1). */
function colorKeys(transparency: Uint8Array): readonly number[] {
  const keys: number[] = [];
  for (let offset = 0; offset + 2 <= transparency.length; offset += 2)
    keys.push(view(transparency).getUint16(offset));
  return keys;
}

function sampleAt(row: Uint8Array, index: number, depth: number): number {
  if (depth === 8) return row[index] ?? 0;
  if (depth === 16) return ((row[index * 2] ?? 0) << 8) | (row[index * 2 + 1] ?? 0);
  const bit = index * depth;
  const shift = 8 - depth - (bit & 7);
  return ((row[bit >> 3] ?? 0) >> shift) & ((1 << depth) - 1);
}
