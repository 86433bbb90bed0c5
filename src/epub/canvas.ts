/**
 * A small drawing surface for the cover: a few inks on one background, polygons and rectangles filled with
 * anti-aliasing, and the result as a PNG. Coverage is accumulated as signed areas, line by line (the method
 * of R. Levien's font-rs: https://medium.com/@raphlinus/inside-the-fastest-font-renderer-in-the-world-75ae5270c445),
 * so overlapping contours of one direction do not cancel out. The palette has few shades an ink: a cover is
 * flat colour, and half a byte a pixel is packed quickly.
 */

import type { Polygon } from './glyph-outline.ts';
import { zlibRuns } from './zlib-runs.ts';

/** Shades from background to full ink. Two inks of seven and the background fill the 16 places of four bits. */
const shades = 7;
const bitDepth = 4;
const pixelMask = 0x0f;

export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** Fills polygons in pixels, y downward; `ink` is an index into the inks, from 0. */
  paint(polygons: readonly Polygon[], ink: number): void;
  /** Fills a rectangle; edges are rounded to whole pixels. */
  rectangle(x: number, y: number, width: number, height: number, ink: number): void;
  png(): Uint8Array;
}

/** A canvas of one background colour and two inks (`#rrggbb`). The width is even. */
export function createCanvas(
  width: number,
  height: number,
  background: string,
  inks: readonly [string, string],
): Canvas {
  // PNG rows as they will be packed: a filter byte (none), then two pixels a byte. Colour 0 is the
  // background, then come the shades of each ink.
  const rowBytes = 1 + width / 2;
  const rows = new Uint8Array(rowBytes * height);
  const set = (x: number, y: number, ink: number, share: number): void => {
    const shade = Math.round(share * shades);
    if (shade === 0) return;
    const at = y * rowBytes + 1 + (x >> 1);
    const shift = x & 1 ? 0 : bitDepth;
    const old = ((rows[at] ?? 0) >> shift) & pixelMask;
    const color = Math.max(ink * shades + shade, sameInk(old, ink));
    rows[at] = ((rows[at] ?? 0) & ~(pixelMask << shift)) | (color << shift);
  };
  return {
    width,
    height,
    paint: (polygons, ink) => {
      const box = boxOf(polygons, width, height);
      if (box === undefined) return;
      const area = coverage(polygons, box);
      for (let row = 0; row < box.height; row++) {
        let sum = 0;
        for (let column = 0; column < box.width; column++) {
          sum += area[row * box.stride + column] ?? 0;
          if (sum !== 0) set(box.left + column, box.top + row, ink, Math.min(Math.abs(sum), 1));
        }
      }
    },
    rectangle: (x, y, across, down, ink) => {
      for (let row = Math.round(y); row < Math.round(y + down); row++) {
        for (let column = Math.round(x); column < Math.round(x + across); column++) set(column, row, ink, 1);
      }
    },
    png: () => encodePng(rows, width, height, palette(background, inks)),
  };
}

/** A pixel's shade if it is of this ink: letters may touch, and the darker shade wins. */
function sameInk(shade: number, ink: number): number {
  return Math.ceil(shade / shades) - 1 === ink ? shade : 0;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Cells a row of the accumulation buffer. */
  readonly stride: number;
}

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
  return { left, top, width: right - left, height: bottom - top, stride: right - left + 2 };
}

/** Signed area that each edge puts on each cell; running sums along a row give its coverage. */
function coverage(polygons: readonly Polygon[], box: Box): Float32Array {
  const area = new Float32Array(box.stride * box.height);
  for (const polygon of polygons) {
    let x0 = (polygon.at(-2) ?? 0) - box.left;
    let y0 = (polygon.at(-1) ?? 0) - box.top;
    for (let index = 0; index < polygon.length; index += 2) {
      const x1 = (polygon[index] ?? 0) - box.left;
      const y1 = (polygon[index + 1] ?? 0) - box.top;
      if (y0 < y1) edge(area, box, x0, y0, x1, y1, 1);
      else if (y1 < y0) edge(area, box, x1, y1, x0, y0, -1);
      x0 = x1;
      y0 = y1;
    }
  }
  return area;
}

/** One edge from its upper to its lower end. */
function edge(
  area: Float32Array,
  box: Box,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  sign: number,
): void {
  const slope = (x1 - x0) / (y1 - y0);
  const last = Math.min(box.height, Math.ceil(y1));
  for (let row = Math.max(0, Math.floor(y0)); row < last; row++) {
    const upper = Math.max(y0, row);
    const lower = Math.min(y1, row + 1);
    const weight = (lower - upper) * sign;
    const xa = clamp(x0 + (upper - y0) * slope, box.width);
    const xb = clamp(x0 + (lower - y0) * slope, box.width);
    spread(area, row * box.stride, Math.min(xa, xb), Math.max(xa, xb), weight);
  }
}

function clamp(x: number, width: number): number {
  return Math.min(Math.max(x, 0), width);
}

/** Adds to each cell how much more of it lies behind a slanted piece of edge than of the cell before. */
function spread(area: Float32Array, row: number, left: number, right: number, weight: number): void {
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
}

/** Background, then each ink from its palest shade to full. */
function palette(background: string, inks: readonly [string, string]): Uint8Array {
  const from = channels(background);
  const colors = [from];
  for (const ink of inks) {
    const to = channels(ink);
    for (let shade = 1; shade <= shades; shade++) {
      colors.push(
        from.map((value, index) => Math.round(value + (((to[index] ?? 0) - value) * shade) / shades)),
      );
    }
  }
  return Uint8Array.from(colors.flat());
}

function channels(color: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const colorTypePalette = 3;

/** PNG (https://www.w3.org/TR/png-3/) of packed rows. */
function encodePng(rows: Uint8Array, width: number, height: number, colors: Uint8Array): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([bitDepth, colorTypePalette, 0, 0, 0], 8);
  const chunks = [
    Uint8Array.from(pngSignature),
    chunk('IHDR', header),
    chunk('PLTE', colors),
    chunk('IDAT', zlibRuns(rows, rows.length / height)),
    chunk('IEND', new Uint8Array()),
  ];
  return concatenated(chunks);
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

/** CRC-32 as PNG wants it (PNG §D), bit by bit: the cover is some 30 kB. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
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
