/**
 * Polygons of one fill parted into outlines with their holes, so that each can be painted at an origin of its own:
 * an ornament repeats its figures, and figures written from their own origin are the same bytes wherever they
 * stand, which DEFLATE then finds. Filled one by one in one opaque colour they give what one fill of all gives.
 */

import { boundsOf, type Polygon, type Rectangle } from '../drawing.ts';

/** A polygon, its place among the others, and what it is a hole in or has as holes. */
interface Outline {
  readonly index: number;
  readonly polygon: Polygon;
  readonly box: Rectangle | undefined;
  readonly holes: Outline[];
}

/**
 * The polygons by outline, in their order: each group is one outline and its holes. A hole runs against the smallest
 * outline round it, whichever way that runs: some fonts draw a few glyphs the other way round.
 */
export function outlinesOf(polygons: readonly Polygon[]): readonly (readonly Polygon[])[] {
  const faces = polygons
    .map((polygon, index) => ({ index, polygon, box: boundsOf([polygon]), area: areaOf(polygon), holes: [] }))
    .sort((one, other) => Math.abs(other.area) - Math.abs(one.area) || one.index - other.index);
  // From the largest to the smallest, by the way they run.
  const clockwise: Outline[] = [];
  const counterclockwise: Outline[] = [];
  for (const face of faces) {
    const [same, against] = face.area < 0 ? [counterclockwise, clockwise] : [clockwise, counterclockwise];
    const around = against.findLast(
      ({ polygon, box }) => contains(box, face.box) && holds(polygon, face.polygon),
    );
    if (around === undefined) same.push(face);
    else around.holes.push(face);
  }
  const byPlace = (one: Outline, other: Outline): number => one.index - other.index;
  return [...clockwise, ...counterclockwise]
    .sort(byPlace)
    .map(({ polygon, holes }) => [polygon, ...holes.sort(byPlace).map((hole) => hole.polygon)]);
}

/** Twice the signed area (the shoelace formula). */
function areaOf(polygon: Polygon): number {
  let area = 0;
  for (let at = 0; at < polygon.length; at += 2) {
    const next = (at + 2) % polygon.length;
    area += (polygon[at] ?? 0) * (polygon[next + 1] ?? 0) - (polygon[next] ?? 0) * (polygon[at + 1] ?? 0);
  }
  return area;
}

const contains = (outer: Rectangle | undefined, inner: Rectangle | undefined): boolean =>
  outer !== undefined &&
  inner !== undefined &&
  outer.left <= inner.left &&
  outer.top <= inner.top &&
  outer.right >= inner.right &&
  outer.bottom >= inner.bottom;

/** A corner of `inner` lies in `outer`; not all need to, for the edge of a drawing cuts outlines and holes alike. */
function holds(outer: Polygon, inner: Polygon): boolean {
  for (let at = 0; at < inner.length; at += 2) {
    if (isInside(outer, inner[at] ?? 0, inner[at + 1] ?? 0)) return true;
  }
  return false;
}

/** A ray from the point crosses the outline an odd number of times. */
function isInside(outer: Polygon, x: number, y: number): boolean {
  let isOdd = false;
  for (let at = 0; at < outer.length; at += 2) {
    const next = (at + 2) % outer.length;
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [outer[at], outer[at + 1], outer[next], outer[next + 1]];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)) isOdd = !isOdd;
  }
  return isOdd;
}
