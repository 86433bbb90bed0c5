/**
 * Polygons of one fill parted into outlines with their holes, so that each can be painted at an origin of its own:
 * an ornament repeats its figures, and figures written from their own origin are the same bytes wherever they
 * stand, which DEFLATE then finds. Filled one by one in one opaque colour they give what one fill of all gives.
 */

import { boundsOf, type Polygon, type Rectangle } from '../drawing.ts';

/** The polygons by outline: each group is one outline and its holes; a hole belongs to the nearest outline round it. */
export function outlinesOf(polygons: readonly Polygon[]): readonly (readonly Polygon[])[] {
  const faces = polygons.map((polygon) => ({ polygon, area: areaOf(polygon), box: boundsOf([polygon]) }));
  const total = faces.reduce((sum, { area }) => sum + area, 0);
  const isHole = (area: number): boolean => area * total < 0;
  const groups = faces
    .filter(({ area }) => !isHole(area))
    .map(({ polygon, box, area }) => ({ box, area, polygons: [polygon] }));
  const strays: (readonly Polygon[])[] = [];
  for (const { polygon, area, box } of faces) {
    if (!isHole(area)) continue;
    const around = groups.filter((group) => contains(group.box, box));
    const nearest = around.sort((one, other) => Math.abs(one.area) - Math.abs(other.area))[0];
    // Some fonts draw a few glyphs the other way round: what runs against the rest and lies in nothing is no hole.
    if (nearest === undefined) strays.push([polygon]);
    else nearest.polygons.push(polygon);
  }
  return [...groups.map((group) => group.polygons), ...strays];
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
