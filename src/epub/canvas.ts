/**
 * A small drawing surface for the cover: polygons filled with anti-aliasing over one ground, and the result as a
 * PNG. Coverage is accumulated as signed areas, line by line (the method of R. Levien's font-rs:
 * https://medium.com/@raphlinus/inside-the-fastest-font-renderer-in-the-world-75ae5270c445), so overlapping
 * contours of one direction do not cancel out. Pixels are places in a palette that grows as colours meet: a cover
 * is flat colour. The picture keeps the sixteen colours that matter most, two pixels a byte: half as much to pack
 * and, packed, half as long as with all of the palette; what falls together are shades at the edges of shapes.
 */

import { deflate } from '../deflate.ts';
import type { Polygon } from '../drawing.ts';

/** Cells of a row that are looked at together. */
const blockSize = 16;
const blockShift = 4;
/** Steps from the colour below to full ink: finer ones cannot be told apart at the edge of a shape. */
const shades = 6;
/** Colours met while painting, a byte a pixel. */
const mostColors = 256;
/** Colours of the picture, four bits a pixel (PNG 11.2.2). */
const keptColors = 16;
const bitDepth = 4;

export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** Fills polygons in pixels, y downward, with a colour (`#rrggbb`), by the nonzero rule. */
  paint(polygons: readonly Polygon[], color: string): void;
  png(): Uint8Array;
}

/** A canvas of one ground colour. */
export function createCanvas(width: number, height: number, ground: string): Canvas {
  // A byte a pixel. Colour 0 is the ground.
  const pixels = new Uint8Array(width * height);
  const palette = new Palette(ground);
  const coverage = new Coverage(width, height);
  return {
    width,
    height,
    paint: (polygons, color) => {
      const box = boxOf(polygons, width, height);
      if (box === undefined) return;
      coverage.add(polygons, box);
      coverage.spend(box, pixels, box.top * width + box.left, width, palette.blender(color));
    },
    png: () => encodePng(pixels, width, height, palette.reduced(pixels)),
  };
}

/** The place in the palette of what comes of so many shades of an ink over the colour at another place. */
type Blend = (below: number, shade: number) => number;

/** Shades of a running sum of areas. */
const shadeOf = (sum: number): number => Math.round(Math.min(Math.abs(sum), 1) * shades);

type Channels = readonly [red: number, green: number, blue: number];

/** Colours in the order of their first use; when all places are taken, the nearest serves. */
class Palette {
  readonly #colors: Channels[];
  readonly #known = new Map<string, Blend>();

  constructor(ground: string) {
    this.#colors = [channels(ground)];
  }

  blender(color: string): Blend {
    const known = this.#known.get(color);
    if (known !== undefined) return known;
    const ink = channels(color);
    const mixed = new Int16Array(mostColors * (shades + 1)).fill(-1);
    const blend: Blend = (below, shade) => {
      const at = below * (shades + 1) + shade;
      const place = mixed[at] ?? -1;
      return place === -1 ? (mixed[at] = this.#place(this.#colors[below] ?? ink, ink, shade)) : place;
    };
    this.#known.set(color, blend);
    return blend;
  }

  #place(below: Channels, ink: Channels, shade: number): number {
    const mix = (from: number, to: number): number => Math.round(from + ((to - from) * shade) / shades);
    const wanted: Channels = [mix(below[0], ink[0]), mix(below[1], ink[1]), mix(below[2], ink[2])];
    const place = nearestOf(this.#colors, wanted);
    const found = this.#colors[place];
    if (this.#colors.length === mostColors || (found !== undefined && distanceOf(found, wanted) === 0))
      return place;
    return this.#colors.push(wanted) - 1;
  }

  /**
   * The colours to keep for these pixels: again and again the one whose pixels are farthest off by those kept so
   * far, squares of distances summed.
   */
  reduced(pixels: Uint8Array): Reduction {
    const uses = new Uint32Array(mostColors);
    // Most pixels are as the one before them.
    let [last, from] = [0, 0];
    for (let at = 0; at < pixels.length; at++) {
      const place = pixels[at] ?? 0;
      if (place === last) continue;
      uses[last] = (uses[last] ?? 0) + at - from;
      [last, from] = [place, at];
    }
    uses[last] = (uses[last] ?? 0) + pixels.length - from;
    const kept = this.#colors.slice(0, 1);
    let farthest: Channels | undefined;
    do {
      farthest = undefined;
      let most = 0;
      for (const [place, color] of this.#colors.entries()) {
        const off = (uses[place] ?? 0) * Math.min(...kept.map((one) => distanceOf(one, color)));
        if (off > most) [most, farthest] = [off, color];
      }
      if (farthest !== undefined) kept.push(farthest);
    } while (farthest !== undefined && kept.length < keptColors);
    return { colors: kept, places: Uint8Array.from(this.#colors, (color) => nearestOf(kept, color)) };
  }
}

/** A palette cut down: its colours, and for each place of the whole one the place in it. */
interface Reduction {
  readonly colors: readonly Channels[];
  readonly places: Uint8Array;
}

/** The square of how far two colours are apart. */
function distanceOf(one: Channels, other: Channels): number {
  return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2;
}

/** The place of the colour that is nearest; of equal ones the first. */
function nearestOf(colors: readonly Channels[], wanted: Channels): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [place, color] of colors.entries()) {
    const distance = distanceOf(color, wanted);
    if (distance < least) [nearest, least] = [place, distance];
  }
  return nearest;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Cells a row of the accumulation buffer, whole blocks. */
  readonly stride: number;
}

/** Room in whole blocks for a row, and for what its last pixel hands on. */
const strideOf = (width: number): number => blockSize * Math.ceil((width + 2) / blockSize);

function boxOf(polygons: readonly Polygon[], width: number, height: number): Box | undefined {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const polygon of polygons) {
    for (let index = 0; index < polygon.length; index += 2) {
      const x = polygon[index] ?? 0;
      const y = polygon[index + 1] ?? 0;
      left = Math.min(left, Math.floor(x));
      right = Math.max(right, Math.ceil(x));
      top = Math.min(top, Math.floor(y));
      bottom = Math.max(bottom, Math.ceil(y));
    }
  }
  left = Math.max(0, left);
  top = Math.max(0, top);
  right = Math.min(width, right);
  bottom = Math.min(height, bottom);
  if (right <= left || bottom <= top) return undefined;
  return {
    left,
    top,
    width: right - left,
    height: bottom - top,
    stride: strideOf(right - left),
  };
}

/** Signed area that each edge puts on each cell of a box; running sums along a row give its coverage. */
class Coverage {
  readonly #area: Float32Array;
  /** 1 for each block of cells that an edge comes through. */
  readonly #touched: Uint8Array;

  constructor(width: number, height: number) {
    this.#area = new Float32Array(strideOf(width) * height);
    this.#touched = new Uint8Array(this.#area.length >> blockShift);
  }

  add(polygons: readonly Polygon[], box: Box): void {
    for (const polygon of polygons) {
      let x0 = (polygon.at(-2) ?? 0) - box.left;
      let y0 = (polygon.at(-1) ?? 0) - box.top;
      for (let index = 0; index < polygon.length; index += 2) {
        const x1 = (polygon[index] ?? 0) - box.left;
        const y1 = (polygon[index + 1] ?? 0) - box.top;
        if (y0 < y1) this.#edge(box, x0, y0, x1, y1, 1);
        else if (y1 < y0) this.#edge(box, x1, y1, x0, y0, -1);
        x0 = x1;
        y0 = y1;
      }
    }
  }

  /**
   * Blends the covered cells of a box into pixels, whose first is at `origin` and whose rows are `width` apart, and
   * leaves nothing behind for the next shape. Blocks without an edge are of one shade, and rows without one are bare.
   */
  spend(box: Box, pixels: Uint8Array, origin: number, width: number, blend: Blend): void {
    const blocksPerRow = box.stride >> blockShift;
    const touched = this.#touched.subarray(0, box.height * blocksPerRow);
    const full = blend(0, shades);
    let block = touched.indexOf(1);
    while (block !== -1) {
      const row = Math.floor(block / blocksPerRow);
      const rowEnd = (row + 1) * blocksPerRow;
      const start = origin + row * width;
      let sum = 0;
      let left = (block - row * blocksPerRow) << blockShift;
      while (block !== -1 && block < rowEnd) {
        sum = this.#spendBlock(block, sum, pixels, start + left, start + box.width, full, blend);
        const next = touched.indexOf(1, block + 1);
        left += blockSize;
        const right = next === -1 || next >= rowEnd ? box.width : (next % blocksPerRow) << blockShift;
        const shade = shadeOf(sum);
        if (shade === shades) pixels.fill(full, start + left, start + right);
        else if (shade !== 0)
          for (let at = start + left; at < start + right; at++) pixels[at] = blend(pixels[at] ?? 0, shade);
        left = right;
        block = next;
      }
    }
  }

  /** One block's cells from its first pixel `at`, as far as the box goes: the running sum behind it. */
  #spendBlock(
    block: number,
    before: number,
    pixels: Uint8Array,
    at: number,
    end: number,
    full: number,
    blend: Blend,
  ): number {
    const area = this.#area;
    const first = block << blockShift;
    const stop = Math.min(first + blockSize, first + end - at);
    let sum = before;
    for (let cell = first; cell < stop; cell++, at++) {
      sum += area[cell] ?? 0;
      const shade = shadeOf(sum);
      if (shade === shades) pixels[at] = full;
      else if (shade !== 0) pixels[at] = blend(pixels[at] ?? 0, shade);
    }
    area.fill(0, first, first + blockSize);
    this.#touched[block] = 0;
    return sum;
  }

  /** One edge from its upper to its lower end. */
  #edge(box: Box, x0: number, y0: number, x1: number, y1: number, sign: number): void {
    const slope = (x1 - x0) / (y1 - y0);
    const last = Math.min(box.height, Math.ceil(y1));
    for (let row = Math.max(0, Math.floor(y0)); row < last; row++) {
      const upper = Math.max(y0, row);
      const lower = Math.min(y1, row + 1);
      const weight = (lower - upper) * sign;
      const xa = clamp(x0 + (upper - y0) * slope, box.width);
      const xb = clamp(x0 + (lower - y0) * slope, box.width);
      this.#spread(row * box.stride, Math.min(xa, xb), Math.max(xa, xb), weight);
    }
  }

  /** Adds to each cell how much more of it lies behind a slanted piece of edge than of the cell before. */
  #spread(row: number, left: number, right: number, weight: number): void {
    const area = this.#area;
    const first = Math.floor(left);
    const last = Math.max(first + 1, Math.ceil(right));
    const perPixel = right > left ? weight / (right - left) : 0;
    let crossed = 0;
    let previous = 0;
    for (let cell = first; cell < last; cell++) {
      const from = Math.max(left, cell);
      const to = Math.min(right, cell + 1);
      const own = perPixel === 0 ? weight : (to - from) * perPixel;
      const covered = crossed + own * (cell + 1 - (from + to) / 2);
      area[row + cell] = (area[row + cell] ?? 0) + covered - previous;
      previous = covered;
      crossed += own;
    }
    area[row + last] = (area[row + last] ?? 0) + weight - previous;
    for (let block = (row + first) >> blockShift; block <= (row + last) >> blockShift; block++) {
      this.#touched[block] = 1;
    }
  }
}

function clamp(x: number, width: number): number {
  return Math.min(Math.max(x, 0), width);
}

function channels(color: string): Channels {
  const part = (at: number): number => Number.parseInt(color.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const colorTypePalette = 3;

/** PNG (https://www.w3.org/TR/png-3/) of pixels that are places in a palette. */
function encodePng(
  pixels: Uint8Array,
  width: number,
  height: number,
  { colors, places }: Reduction,
): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([bitDepth, colorTypePalette, 0, 0, 0], 8);
  const chunks = [
    Uint8Array.from(pngSignature),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(colors.flat())),
    chunk('IDAT', deflate(packedRows(pixels, width, height, places))),
    chunk('IEND', new Uint8Array()),
  ];
  return concatenated(chunks);
}

/** Rows as PNG has them: a filter byte (none), then two pixels a byte, the left one in the high bits. */
function packedRows(pixels: Uint8Array, width: number, height: number, places: Uint8Array): Uint8Array {
  const rows = new Uint8Array((1 + Math.ceil(width / 2)) * height);
  let to = 0;
  for (let start = 0; start < pixels.length; start += width) {
    to++;
    const end = start + width;
    for (let at = start; at < end; at += 2) {
      const right = at + 1 < end ? (places[pixels[at + 1] ?? 0] ?? 0) : 0;
      rows[to++] = ((places[pixels[at] ?? 0] ?? 0) << bitDepth) | right;
    }
  }
  return rows;
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(content.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  for (let index = 0; index < type.length; index++) bytes[4 + index] = type.charCodeAt(index);
  bytes.set(content, 8);
  view.setUint32(8 + content.length, crc32(bytes.subarray(4, 8 + content.length)));
  return bytes;
}

const byteValues = 256;

/** CRC-32 as PNG wants it (PNG §D). */
function crc32(bytes: Uint8Array): number {
  const table = Uint32Array.from({ length: byteValues }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    return crc;
  });
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
