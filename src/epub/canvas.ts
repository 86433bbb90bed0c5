/**
 * A small drawing surface for the cover: polygons filled with anti-aliasing over one ground, and the result as a
 * PNG. The pixels are made by `assembly/raster.ts`, as WebAssembly; here are the colours. Pixels are places in a palette
 * that grows as colours meet: a cover is flat colour. The picture keeps the sixteen colours that matter most, two
 * pixels a byte: half as much to pack and, packed, half as long as with all of the palette; what falls together are
 * shades at the edges of shapes.
 */

import { crc32 } from 'node:zlib';
import type { Drawing, Polygon } from '../drawing.ts';
import { openKernel } from '../wasm.ts';
import { deflate } from '../zlib.ts';
import { rasterCode } from './raster-code.ts';

/** Steps from the colour below to full ink, as `assembly/raster.ts` counts them. */
const shades = 6;
/** Colours met while painting, a byte a pixel. */
const mostColors = 256;
/** So many pixels are asked for their colours: enough to know which matter. */
const asked = 60_000;
/** Colours of the picture, four bits a pixel (PNG 11.2.2). */
const keptColors = 16;
const bitDepth = 4;
/** zlib's: a fifth larger than at its usual 6, in two fifths of the time. */
const packingLevel = 3;

const readCode = (): Uint8Array => Buffer.from(rasterCode, 'base64');
const functions = ['open', 'ink', 'shape', 'paint', 'uses', 'reduction', 'pack'] as const;

export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** Fills polygons in pixels, y downward, with a colour (`#rrggbb`), by the nonzero rule. */
  paint(polygons: readonly Polygon[], color: string): void;
  /** To be called once, last. */
  png(): Uint8Array;
}

/** A drawing, its units taken as pixels, as PNG. */
export function rasterized({ width, height, ground, shapes }: Drawing): Uint8Array {
  const canvas = createCanvas(width, height, ground);
  for (const { color, polygons } of shapes) canvas.paint(polygons, color);
  return canvas.png();
}

/** A canvas of one ground colour. */
export function createCanvas(width: number, height: number, ground: string): Canvas {
  const palette = new Palette(ground);
  let blend = palette.blender(ground);
  // One for each sheet: its memory is the sheet.
  const { call, memory } = openKernel('raster', readCode, functions, {
    raster: { mix: (below = 0, shade = 0) => blend(below, shade) },
  });
  call.open(width, height);
  const inks = new Map<string, { readonly table: number; readonly blend: Blend }>();
  const inkOf = (color: string) => {
    const known = inks.get(color) ?? { table: call.ink(), blend: palette.blender(color) };
    inks.set(color, known);
    return known;
  };
  return {
    width,
    height,
    paint: (polygons, color) => {
      const ink = inkOf(color);
      blend = ink.blend;
      const count = polygons.reduce((sum, polygon) => sum + 1 + polygon.length, 0);
      const place = call.shape(count);
      const values = new Float64Array(memory.buffer, place, count);
      let at = 0;
      for (const polygon of polygons) {
        values[at] = polygon.length;
        values.set(polygon, at + 1);
        at += 1 + polygon.length;
      }
      call.paint(count, ink.table);
    },
    png: () => {
      const step = Math.floor((width * height) / asked) | 1;
      const uses = call.uses(step);
      const { colors, places } = palette.reduced(new Int32Array(memory.buffer, uses, mostColors));
      const table = call.reduction();
      new Uint8Array(memory.buffer, table).set(places);
      const rows = call.pack(table);
      const size = (1 + Math.ceil(width / 2)) * height;
      return encodePng(width, height, colors, new Uint8Array(memory.buffer, rows, size));
    },
  };
}

type Channels = readonly [red: number, green: number, blue: number];
type Blend = (below: number, shade: number) => number;

/** Colours in the order of their first use; when all places are taken, the nearest serves. */
class Palette {
  readonly #colors: Channels[] = [];
  /** The places, by the colour as one number. */
  readonly #places = new Map<number, number>();

  constructor(ground: string) {
    this.#place(channels(ground));
  }

  /** The place of what comes of so many shades of this ink over the colour at a place. */
  blender(color: string): Blend {
    const ink = channels(color);
    return (below, shade) => {
      const under = this.#colors[below] ?? ink;
      const mix = (from: number, to: number): number => Math.round(from + ((to - from) * shade) / shades);
      return this.#place([mix(under[0], ink[0]), mix(under[1], ink[1]), mix(under[2], ink[2])]);
    };
  }

  #place(color: Channels): number {
    const key = (color[0] << 16) | (color[1] << 8) | color[2];
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const isFull = this.#colors.length === mostColors;
    const place = isFull ? nearestOf(this.#colors, color) : this.#colors.push(color) - 1;
    this.#places.set(key, place);
    return place;
  }

  /**
   * The colours to keep of a picture in which each place is met so often: again and again the one whose pixels are
   * farthest off by those kept so far, squares of distances summed.
   */
  reduced(uses: Int32Array): Reduction {
    const kept = this.#colors.slice(0, 1);
    const distances = this.#colors.map(() => Number.POSITIVE_INFINITY);
    while (kept.length < keptColors) {
      const latest = kept.at(-1);
      let farthest: Channels | undefined;
      let most = 0;
      for (const [place, color] of this.#colors.entries()) {
        const distance = Math.min(
          distances[place] ?? 0,
          latest === undefined ? 0 : distanceOf(latest, color),
        );
        distances[place] = distance;
        const off = (uses[place] ?? 0) * distance;
        if (off > most) [most, farthest] = [off, color];
      }
      if (farthest === undefined) break;
      kept.push(farthest);
    }
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

/** PNG (https://www.w3.org/TR/png-3/) of rows of places in a palette, each row behind its filter byte. */
function encodePng(width: number, height: number, colors: readonly Channels[], rows: Uint8Array): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([bitDepth, colorTypePalette, 0, 0, 0], 8);
  const chunks = [
    Uint8Array.from(pngSignature),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(colors.flat())),
    chunk('IDAT', deflate(rows, packingLevel)),
    chunk('IEND', new Uint8Array()),
  ];
  return Buffer.concat(chunks);
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
