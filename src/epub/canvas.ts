/**
 * A small drawing surface for the cover: polygons filled with anti-aliasing over one ground, and the result as a
 * PNG. Coverage is accumulated as signed areas, line by line (the method of R. Levien's font-rs:
 * https://medium.com/@raphlinus/inside-the-fastest-font-renderer-in-the-world-75ae5270c445), so overlapping
 * contours of one direction do not cancel out; only pixels that an edge comes through are kept (`cells.ts`), what lies
 * between two of them is one span. Pixels are places in a palette that grows as colours meet: a cover
 * is flat colour. The picture keeps the sixteen colours that matter most, two pixels a byte: half as much to pack
 * and, packed, half as long as with all of the palette; what falls together are shades at the edges of shapes.
 */

import { crc32 } from 'node:zlib';
import type { Polygon } from '../drawing.ts';
import { deflate } from '../zlib.ts';
import { boxOf, Cells } from './cells.ts';

/** Steps from the colour below to full ink: finer ones cannot be told apart at the edge of a shape. */
const shades = 6;
/** Shorter spans of full ink are painted pixel by pixel. */
const leastFill = 12;
/** Colours met while painting, a byte a pixel. */
const mostColors = 256;
/** So many pixels are asked for their colours: enough to know which matter. */
const asked = 60_000;
/** Colours of the picture, four bits a pixel (PNG 11.2.2). */
const keptColors = 16;
const bitDepth = 4;
/** zlib's: a fifth larger than at its usual 6, in two fifths of the time. */
const packingLevel = 3;

export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** Fills polygons in pixels, y downward, with a colour (`#rrggbb`), by the nonzero rule. */
  paint(polygons: readonly Polygon[], color: string): void;
  png(): Uint8Array;
}

/** A canvas of one ground colour. */
export function createCanvas(width: number, height: number, ground: string): Canvas {
  // A byte a pixel, rows of whole fours. Colour 0 is the ground.
  const stride = Math.ceil(width / 4) * 4;
  const pixels = new Uint8Array(stride * height);
  const palette = new Palette(ground);
  const cells = new Cells();
  return {
    width,
    height,
    paint: (polygons, color) => {
      const box = boxOf(polygons, width, height);
      if (box === undefined) return;
      cells.take(polygons, box);
      const blend = palette.blender(color);
      const ink = blend(0, shades);
      let start = box.top * stride + box.left;
      const span = (from: number, to: number, shade: number): void => {
        const end = start + to;
        if (shade !== shades)
          for (let at = start + from; at < end; at++) pixels[at] = blend(pixels[at] ?? 0, shade);
        else if (to - from >= leastFill) pixels.fill(ink, start + from, end);
        else for (let at = start + from; at < end; at++) pixels[at] = ink;
      };
      for (let row = 0; row < box.height; row++) {
        cells.spans(row, box.width, shades, span);
        start += stride;
      }
    },
    png: () => encodePng(pixels, width, height, palette.reduced(pixels)),
  };
}

type Channels = readonly [red: number, green: number, blue: number];

/** Colours in the order of their first use; when all places are taken, the nearest serves. */
class Palette {
  readonly #colors: Channels[];
  readonly #known = new Map<string, (below: number, shade: number) => number>();

  constructor(ground: string) {
    this.#colors = [channels(ground)];
  }

  /** The place of what comes of so many shades of this ink over the colour at a place. */
  blender(color: string): (below: number, shade: number) => number {
    const known = this.#known.get(color);
    if (known !== undefined) return known;
    const ink = channels(color);
    const mixed = new Int16Array(mostColors * (shades + 1)).fill(-1);
    const blend = (below: number, shade: number): number => {
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
    // An odd step goes through all columns of an even width.
    const step = Math.floor(pixels.length / asked) | 1;
    for (let at = 0; at < pixels.length; at += step) {
      const place = pixels[at] ?? 0;
      uses[place] = (uses[place] ?? 0) + 1;
    }
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
    chunk('IDAT', deflate(packedRows(pixels, width, height, places), packingLevel)),
    chunk('IEND', new Uint8Array()),
  ];
  return Buffer.concat(chunks);
}

/**
 * Rows as PNG has them: a filter byte (none), then two pixels a byte, the left one in the high bits. Four pixels are
 * looked at together: most are as the four before them.
 */
function packedRows(pixels: Uint8Array, width: number, height: number, places: Uint8Array): Uint8Array {
  const fours = new Int32Array(pixels.buffer);
  const perRow = fours.length / height;
  const rows = new Uint8Array((1 + Math.ceil(width / 2)) * height);
  const pair = (at: number): number =>
    ((places[pixels[at] ?? 0] ?? 0) << bitDepth) | (places[pixels[at + 1] ?? 0] ?? 0);
  let four = fours[0];
  let left = pair(0);
  let right = pair(2);
  for (let row = 0, at = 0; row < height; row++) {
    // The last four may be wider than the row: what it leaves here is the next one's filter.
    let to = row * (rows.length / height);
    rows[to++] = 0;
    for (const end = at + perRow; at < end; at++) {
      if (fours[at] !== four) {
        four = fours[at];
        left = pair(4 * at);
        right = pair(4 * at + 2);
      }
      rows[to++] = left;
      rows[to++] = right;
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
