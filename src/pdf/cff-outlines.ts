/**
 * Fonts with PostScript outlines (CFF), read as if they had TrueType ones: cubic curves become quadratic
 * ones within half a thousandth of an em, far below what paper or screen shows. The embedded program is then
 * built as for every other font, and the text comes back the same way. Hints are lost, as they are there.
 * In comes the face, whose outlines fontkit reads; out the same view of a font that `true-type.ts` gives.
 */

import { invariant } from '../diagnostics/diagnostic.ts';
import type { Face } from '../font/font.ts';
import { outlineHeaderSize, type TrueType, tableOf, view } from './true-type.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface OutlinePoint extends Point {
  readonly isOnCurve: boolean;
}

type Contour = OutlinePoint[];

/** Largest distance between a curve and what stands for it, in em. */
const tolerance = 0.0005;
/** Distance of a cubic from one quadratic: its third difference by this (Sederberg, "Computer aided geometric design", 10.6). */
const cubicError = Math.sqrt(3) / 36;
/** Most pieces one curve is cut into. */
const mostPieces = 32;

const command = /([MLQCZ])([^MLQCZ]*)/g;

/** Size of a version 1.0 `maxp` table, and what it says besides the counts: one zone, no storage. */
const maxpSize = 32;
const maxpVersion = 0x00010000;
const oneZone = 1;

/** Opens a face with CFF outlines. */
export function openPostScript(face: Face): TrueType {
  const maxp = new Uint8Array(maxpSize);
  const limits = view(maxp);
  limits.setUint32(0, maxpVersion);
  limits.setUint16(14, oneZone);
  const known = new Map<number, Uint8Array>();
  const outline = (glyph: number): Uint8Array => {
    let bytes = known.get(glyph);
    if (bytes === undefined) {
      const contours = contoursOf(face.outlineOf?.(glyph) ?? '', face.unitsPerEm);
      bytes = simpleOutline(contours);
      known.set(glyph, bytes);
      const points = contours.reduce((sum, contour) => sum + contour.length, 0);
      limits.setUint16(6, Math.max(limits.getUint16(6), points));
      limits.setUint16(8, Math.max(limits.getUint16(8), contours.length));
    }
    return bytes;
  };
  return {
    head: tableOf(face.bytes, 'head'),
    hhea: tableOf(face.bytes, 'hhea'),
    maxp,
    outline,
    leftBearing: (glyph) => {
      const bytes = outline(glyph);
      return bytes.length === 0 ? 0 : view(bytes).getInt16(2);
    },
  };
}

/** Contours of a path in font units, y upward, as whole-number points of quadratic curves. */
function contoursOf(path: string, unitsPerEm: number): readonly Contour[] {
  const contours: Contour[] = [];
  let pen: Point = { x: 0, y: 0 };
  const put = ({ x, y }: Point, isOnCurve: boolean): void => {
    contours.at(-1)?.push({ x: Math.round(x), y: Math.round(y), isOnCurve });
  };
  for (const [, name, numbers = ''] of path.matchAll(command)) {
    const values = (numbers.match(/-?\d*\.?\d+(?:e[-+]?\d+)?/g) ?? []).map(Number);
    const points: Point[] = [];
    for (let index = 0; index + 1 < values.length; index += 2) {
      points.push({ x: values[index] ?? 0, y: values[index + 1] ?? 0 });
    }
    if (name === 'M') contours.push([]);
    if (name === 'C') {
      cubic(pen, points, tolerance * unitsPerEm, put);
    } else {
      points.forEach((point, index) => put(point, index === points.length - 1));
    }
    pen = points.at(-1) ?? pen;
  }
  return contours.map(withoutLast).filter((contour) => contour.length > 1);
}

/** A contour closes by itself: a last point equal to the first is left out. */
function withoutLast(contour: Contour): Contour {
  const [first, last] = [contour[0], contour.at(-1)];
  const isClosed =
    contour.length > 1 && last?.isOnCurve === true && last.x === first?.x && last.y === first.y;
  return isClosed ? contour.slice(0, -1) : contour;
}

/** Cuts a cubic curve into pieces that quadratic ones follow. */
function cubic(
  from: Point,
  [a, b, to]: readonly Point[],
  reach: number,
  put: (point: Point, isOnCurve: boolean) => void,
): void {
  if (a === undefined || b === undefined || to === undefined) return;
  const third = Math.hypot(to.x - 3 * b.x + 3 * a.x - from.x, to.y - 3 * b.y + 3 * a.y - from.y);
  const pieces = Math.min(mostPieces, Math.max(1, Math.ceil(Math.cbrt((third * cubicError) / reach))));
  const at = (t: number): Point => mix(t, from, a, b, to);
  for (let piece = 0; piece < pieces; piece++) {
    const [start, end] = [piece / pieces, (piece + 1) / pieces];
    const [p, q] = [at(start), at(end)];
    // The control point that meets the middle: of the sub-curve's four points, (3 (p1 + p2) - p0 - p3) / 4.
    const middle = at((start + end) / 2);
    put({ x: 2 * middle.x - (p.x + q.x) / 2, y: 2 * middle.y - (p.y + q.y) / 2 }, false);
    put(piece === pieces - 1 ? to : q, true);
  }
}

/** A point of a cubic curve (Bernstein's form). */
function mix(t: number, a: Point, b: Point, c: Point, d: Point): Point {
  const s = 1 - t;
  const [wa, wb, wc, wd] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: wa * a.x + wb * b.x + wc * c.x + wd * d.x, y: wa * a.y + wb * b.y + wc * c.y + wd * d.y };
}

/** Contours as a simple glyph description (OpenType `glyf`), every coordinate in two bytes. */
function simpleOutline(contours: readonly Contour[]): Uint8Array {
  const points = contours.flat();
  if (points.length === 0) return new Uint8Array();
  const flagsAt = outlineHeaderSize + contours.length * 2 + 2;
  const bytes = new Uint8Array(flagsAt + points.length * 5);
  const out = view(bytes);
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  invariant(points.length < 0x10000, 'an outline has fewer points than a glyph can number');
  out.setInt16(0, contours.length);
  [least(xs), least(ys), -least(xs.map((x) => -x)), -least(ys.map((y) => -y))].forEach((edge, index) => {
    out.setInt16(2 + index * 2, edge);
  });
  let last = -1;
  contours.forEach((contour, index) => {
    last += contour.length;
    out.setUint16(outlineHeaderSize + index * 2, last);
  });
  let [x, y] = [0, 0];
  points.forEach((point, index) => {
    bytes[flagsAt + index] = point.isOnCurve ? 1 : 0;
    out.setInt16(flagsAt + points.length + index * 2, point.x - x);
    out.setInt16(flagsAt + points.length * 3 + index * 2, point.y - y);
    [x, y] = [point.x, point.y];
  });
  return bytes;
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
