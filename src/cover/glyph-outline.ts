/**
 * Glyph outlines of TrueType fonts as polygons, for the drawn cover. In: the bytes of a font, a glyph
 * number. Out: closed polylines in font units, y upward, its quadratic curves cut into short lines.
 * OpenType `glyf`: https://learn.microsoft.com/typography/opentype/spec/glyf. A broken or composite-looped
 * outline draws nothing: a cover is no place to fail.
 */

import type { Polygon } from '../drawing.ts';

export type OutlineReader = (glyph: number) => readonly Polygon[];

/** How far a line may stray from its curve, in thousandths of an em: a quarter of a pixel in the largest cover's title. */
const tolerance = 1.2;
/** Lines a curve is cut into at the most. */
const mostLines = 8;
/** Deepest nesting of composites that is followed (`maxp.maxComponentDepth` is 1 or 2 in practice). */
const deepestComposite = 6;

const simple = { onCurve: 1, shortX: 2, shortY: 4, repeat: 8, sameX: 16, sameY: 32 } as const;
const composite = { words: 1, offsets: 2, scale: 8, more: 32, twoScales: 64, matrix: 128 } as const;
/** `F2DOT14`. */
const fixedOne = 16_384;

interface Point {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}

/** A reader for the outlines of a font with `glyf` outlines; others have none here. It keeps what it has read. */
export function outlineReader(bytes: Uint8Array): OutlineReader {
  const tables = tablesOf(bytes);
  const glyf = tables.get('glyf');
  const loca = tables.get('loca');
  const head = tables.get('head');
  if (glyf === undefined || loca === undefined || head === undefined) return () => [];
  const isLong = head.getInt16(50) === 1;
  const offsetOf = (glyph: number): number =>
    isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2;
  const read = (glyph: number, depth: number): readonly Polygon[] => {
    const start = offsetOf(glyph);
    if (offsetOf(glyph + 1) === start || depth > deepestComposite) return [];
    const contours = glyf.getInt16(start);
    if (contours >= 0) return simpleContours(glyf, start, contours).map(flattened);
    return components(glyf, start).flatMap((part) =>
      read(part.glyph, depth + 1).map((polygon) => transformed(polygon, part)),
    );
  };
  const attempt = (glyph: number): readonly Polygon[] => {
    try {
      return read(glyph, 0);
    } catch (error) {
      // A DataView says so when an offset leads out of its table.
      if (error instanceof RangeError) return [];
      throw error;
    }
  };
  const known = new Map<number, readonly Polygon[]>();
  return (glyph) => {
    const outline = known.get(glyph) ?? attempt(glyph);
    known.set(glyph, outline);
    return outline;
  };
}

function tablesOf(bytes: Uint8Array): ReadonlyMap<string, DataView> {
  const font = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, DataView>();
  for (let index = 0; index < font.getUint16(4); index++) {
    const entry = 12 + index * 16;
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const [offset, length] = [font.getUint32(entry + 8), font.getUint32(entry + 12)];
    tables.set(tag, new DataView(bytes.buffer, bytes.byteOffset + offset, length));
  }
  return tables;
}

function simpleContours(glyf: DataView, start: number, count: number): readonly (readonly Point[])[] {
  let at = start + 10;
  const ends = Array.from({ length: count }, (_, index) => glyf.getUint16(at + index * 2));
  at += count * 2;
  at += 2 + glyf.getUint16(at);
  const total = (ends.at(-1) ?? -1) + 1;
  const flags: number[] = [];
  while (flags.length < total) {
    const flag = glyf.getUint8(at++);
    const repeats = flag & simple.repeat ? glyf.getUint8(at++) : 0;
    for (let copy = 0; copy <= repeats; copy++) flags.push(flag);
  }
  const coordinates = (short: number, same: number): readonly number[] => {
    let value = 0;
    return flags.slice(0, total).map((flag) => {
      if (flag & short) {
        value += flag & same ? glyf.getUint8(at) : -glyf.getUint8(at);
        at += 1;
      } else if (!(flag & same)) {
        value += glyf.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(simple.shortX, simple.sameX);
  const ys = coordinates(simple.shortY, simple.sameY);
  const points = xs.map((x, index) => ({
    x,
    y: ys[index] ?? 0,
    onCurve: ((flags[index] ?? 0) & simple.onCurve) !== 0,
  }));
  return ends.map((end, index) => points.slice((ends[index - 1] ?? -1) + 1, end + 1));
}

/** A contour as a polyline: between two points off the curve lies one on it, in the middle. */
function flattened(contour: readonly Point[]): Polygon {
  const first = contour[0];
  const last = contour.at(-1);
  if (first === undefined || last === undefined) return [];
  const start = first.onCurve ? first : last.onCurve ? last : middle(first, last);
  const polygon = [start.x, start.y];
  let from: Point = start;
  let control: Point | undefined;
  for (const point of [...contour, start]) {
    if (control === undefined) {
      if (point.onCurve) polygon.push(point.x, point.y);
    } else {
      const to = point.onCurve ? point : middle(control, point);
      curve(polygon, from, control, to);
      from = to;
    }
    control = point.onCurve ? undefined : point;
    if (point.onCurve) from = point;
  }
  return polygon;
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, onCurve: true };
}

/** n chords of a quadratic curve stray from it by |P0 − 2 P1 + P2| / 4n². */
function curve(polygon: number[], from: Point, control: Point, to: Point): void {
  const bend = Math.hypot(from.x - 2 * control.x + to.x, from.y - 2 * control.y + to.y);
  const lines = Math.min(mostLines, Math.max(1, Math.ceil(Math.sqrt(bend / (4 * tolerance)))));
  for (let line = 1; line <= lines; line++) {
    const t = line / lines;
    const s = 1 - t;
    polygon.push(
      s * s * from.x + 2 * s * t * control.x + t * t * to.x,
      s * s * from.y + 2 * s * t * control.y + t * t * to.y,
    );
  }
}

interface Component {
  readonly glyph: number;
  /** xx, xy, yx, yy, dx, dy. */
  readonly matrix: readonly [number, number, number, number, number, number];
}

function components(glyf: DataView, start: number): readonly Component[] {
  const parts: Component[] = [];
  let at = start + 10;
  let flags: number = composite.more;
  while (flags & composite.more) {
    flags = glyf.getUint16(at);
    const glyph = glyf.getUint16(at + 2);
    at += 4;
    const isWords = (flags & composite.words) !== 0;
    const isOffset = (flags & composite.offsets) !== 0;
    const dx = isWords ? glyf.getInt16(at) : glyf.getInt8(at);
    const dy = isWords ? glyf.getInt16(at + 2) : glyf.getInt8(at + 1);
    at += isWords ? 4 : 2;
    const scaleCount =
      flags & composite.scale ? 1 : flags & composite.twoScales ? 2 : flags & composite.matrix ? 4 : 0;
    const scales = Array.from({ length: scaleCount }, (_, index) => glyf.getInt16(at + index * 2) / fixedOne);
    at += scaleCount * 2;
    const [a = 1, b = a, c = 0, d = 1] = scales;
    const linear: readonly [number, number, number, number] = scaleCount === 4 ? [a, b, c, d] : [a, 0, 0, b];
    parts.push({ glyph, matrix: [...linear, isOffset ? dx : 0, isOffset ? dy : 0] });
  }
  return parts;
}

function transformed(polygon: Polygon, { matrix }: Component): Polygon {
  const [xx, xy, yx, yy, dx, dy] = matrix;
  const moved: number[] = [];
  for (let index = 0; index < polygon.length; index += 2) {
    const x = polygon[index] ?? 0;
    const y = polygon[index + 1] ?? 0;
    moved.push(x * xx + y * yx + dx, x * xy + y * yy + dy);
  }
  return moved;
}
