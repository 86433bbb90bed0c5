/**
 * Geometry of polygons, closed and flat: moved edges, holes, and what of them lies in a rectangle. y grows
 * downward. Nothing here knows what is drawn.
 */

import type { Polygon, Rectangle } from '../drawing.ts';

/** Two straight edges nearly in line have no corner to speak of. */
const flattest = 1e-6;

/** Every edge moved by `distance` along its left-hand normal, corners mitred; for a negative one to the other side. */
export function offset(polygon: Polygon, distance: number): Polygon {
  const count = polygon.length / 2;
  const points: number[] = [];
  for (let index = 0; index < count; index++) {
    const [x, y] = pointAt(polygon, index);
    const [ax, ay] = normal(pointAt(polygon, index + count - 1), [x, y]);
    const [bx, by] = normal([x, y], pointAt(polygon, index + 1));
    const stretch = distance / Math.max(flattest, 1 + ax * bx + ay * by);
    points.push(x + (ax + bx) * stretch, y + (ay + by) * stretch);
  }
  return points;
}

/** The band of this width along a polygon's edges: its outer edge, and its inner one the other way round. */
export function band(polygon: Polygon, width: number): readonly Polygon[] {
  return [offset(polygon, width / 2), reversed(offset(polygon, -width / 2))];
}

/** The same polygon run through the other way. */
export function reversed(polygon: Polygon): Polygon {
  const points: number[] = [];
  for (let index = polygon.length / 2 - 1; index >= 0; index--) points.push(...pointAt(polygon, index));
  return points;
}

export function rectangle({ left, top, right, bottom }: Rectangle): Polygon {
  return [left, top, right, top, right, bottom, left, bottom];
}

/** A rectangle whose corners are cut in square; by nothing: a plain one, whose edges all have a direction. */
export function notched(box: Rectangle, by: number): readonly number[] {
  if (by <= 0) return rectangle(box);
  const { left, top, right, bottom } = box;
  const [near, far, high, low] = [left + by, right - by, top + by, bottom - by];
  const upper = [near, top, far, top, far, high, right, high];
  const lower = [
    right,
    low,
    far,
    low,
    far,
    bottom,
    near,
    bottom,
    near,
    low,
    left,
    low,
    left,
    high,
    near,
    high,
  ];
  return [...upper, ...lower];
}

/** What of a polygon lies in the rectangle (Sutherland and Hodgman 1974); edges may run along its sides. */
export function clipped(polygon: Polygon, { left, top, right, bottom }: Rectangle): Polygon {
  if (isWithin(polygon, { left, top, right, bottom })) return polygon;
  const sides = [
    { axis: 0, limit: left, sign: 1 },
    { axis: 0, limit: right, sign: -1 },
    { axis: 1, limit: top, sign: 1 },
    { axis: 1, limit: bottom, sign: -1 },
  ] as const;
  let kept = polygon;
  for (const { axis, limit, sign } of sides) kept = beyond(kept, axis, limit, sign);
  return kept;
}

function isWithin(polygon: Polygon, { left, top, right, bottom }: Rectangle): boolean {
  for (let at = 0; at < polygon.length; at += 2) {
    const x = polygon[at] ?? 0;
    const y = polygon[at + 1] ?? 0;
    if (x < left || x > right || y < top || y > bottom) return false;
  }
  return true;
}

function beyond(polygon: Polygon, axis: 0 | 1, limit: number, sign: 1 | -1): Polygon {
  const count = polygon.length / 2;
  const kept: number[] = [];
  for (let index = 0; index < count; index++) {
    const from = pointAt(polygon, index);
    const to = pointAt(polygon, index + 1);
    const [before, after] = [(from[axis] - limit) * sign, (to[axis] - limit) * sign];
    if (before >= 0) kept.push(...from);
    if (before >= 0 !== after >= 0) {
      const share = before / (before - after);
      const across = axis === 0 ? 1 : 0;
      const crossing = from[across] + (to[across] - from[across]) * share;
      // On the side itself, not a rounding beside it: an outline and its hole end on one line.
      kept.push(...(axis === 0 ? [limit, crossing] : [crossing, limit]));
    }
  }
  return kept;
}

/** Moves polygons. */
export function moved(polygons: readonly Polygon[], dx: number, dy: number): readonly Polygon[] {
  return polygons.map((polygon) => polygon.map((value, at) => value + (at % 2 === 0 ? dx : dy)));
}

export type Point = readonly [x: number, y: number];

function pointAt(polygon: Polygon, index: number): Point {
  const at = (2 * index) % polygon.length;
  return [polygon[at] ?? 0, polygon[at + 1] ?? 0];
}

/** Unit normal of an edge, to the left of its direction as the page is seen. */
function normal([ax, ay]: Point, [bx, by]: Point): Point {
  const length = Math.hypot(bx - ax, by - ay) || 1;
  return [(by - ay) / length, (ax - bx) / length];
}
