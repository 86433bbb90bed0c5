/**
 * Star patterns by polygons in contact (E. H. Hankin, The Drawing of Geometric Patterns in Saracenic Art, 1925;
 * C. S. Kaplan, Islamic Star Patterns from Polygons in Contact, 2005): from the middle of each side of each
 * tile two lines go in at one angle and end where they meet their neighbours' lines, so that each tile holds
 * a star, and the lines run on from tile to tile as straps. At each crossing one strap goes over the other:
 * the one that turns clockwise, which makes over and under alternate along every strap.
 *
 * In: tiles, the angle, the width of straps; out: a star, its straps and the gaps beside what goes over.
 */

import type { Polygon } from '../drawing.ts';
import { band, moved, offset, type Point } from './polygons.ts';
import type { Tile } from './tilings.ts';
import { apothem } from './tilings.ts';

export interface Star {
  readonly tile: Tile;
  /** What the straps enclose. */
  readonly inside: Polygon;
  /** The straps that go round it, half of their crossings with those of the next tiles included. */
  readonly straps: readonly Polygon[];
  /** Cuts across the straps that go under, on this tile's side of the crossings. */
  readonly gaps: readonly Polygon[];
  /** A small star in the middle of large tiles. */
  readonly heart: Polygon | undefined;
}

export interface StrapStyle {
  /** Between a line and the side it starts from, radians. */
  readonly angle: number;
  /** Width of the straps and of the gap beside them, sides. */
  readonly width: number;
  readonly gap: number;
}

/** Tiles of so many sides have a small star inside; its points and dents are these shares of the large one's. */
const fewestForHeart = 8;
const heartPoints = 0.4;
const heartDents = 0.27;

/** The stars of tiles whose sides are `side` long: one is made of each kind of tile, and moved to where the others are. */
export function starsOf(tiles: readonly Tile[], side: number, style: StrapStyle): readonly Star[] {
  const kinds = new Map<string, Star>();
  return tiles.map((tile) => {
    const { sides, facing } = tile;
    const name = `${sides} ${facing}`;
    const kind = kinds.get(name) ?? starOf({ sides, facing, x: 0, y: 0 }, side, style);
    kinds.set(name, kind);
    return starAt(kind, tile, side);
  });
}

function starAt({ inside, straps, gaps, heart }: Star, tile: Tile, side: number): Star {
  const there = (polygons: readonly Polygon[]): readonly Polygon[] =>
    moved(polygons, tile.x * side, tile.y * side);
  return {
    tile,
    inside: there([inside])[0] ?? inside,
    straps: there(straps),
    gaps: there(gaps),
    heart: heart === undefined ? undefined : there([heart])[0],
  };
}

/** The star of a tile whose sides are `side` long. */
export function starOf(tile: Tile, side: number, { angle, width, gap }: StrapStyle): Star {
  const { sides, facing } = tile;
  const step = Math.PI / sides;
  const tip = apothem(sides) * side;
  // The corner, the middle of a side and the dent make a triangle: half the corner's angle, the line's, the rest.
  const corner = Math.PI / 2 - step;
  const fromCorner = ((side / 2) * Math.sin(angle)) / Math.sin(Math.PI - angle - corner);
  const dent = side / (2 * Math.sin(step)) - fromCorner;
  const place = (radius: number, direction: number): Point => [
    tile.x * side + radius * Math.cos(direction),
    tile.y * side + radius * Math.sin(direction),
  ];
  const pointed = (tips: number, dents: number): Polygon => {
    const points: number[] = [];
    for (let index = 0; index < sides; index++) {
      const direction = facing + 2 * index * step;
      points.push(...place(tips, direction), ...place(dents, direction + step));
    }
    return points;
  };
  const star = pointed(tip, dent);
  const strap = width * side;
  const gaps: Polygon[] = [];
  for (let index = 0; index < sides; index++) {
    const direction = facing + 2 * index * step;
    const middle = place(tip, direction);
    gaps.push(cut(middle, place(dent, direction + step), place(dent, direction - step), strap, gap * side));
  }
  return {
    tile,
    inside: offset(star, -strap / 2),
    straps: band(star, strap),
    gaps,
    heart: sides < fewestForHeart ? undefined : pointed(heartPoints * dent, heartDents * dent),
  };
}

/** The cut across the strap from `middle` to `under`, beside the one to `over`. */
function cut(middle: Point, over: Point, under: Point, strap: number, gap: number): Polygon {
  const [ox, oy] = towards(middle, over);
  const [ux, uy] = towards(middle, under);
  const sine = Math.abs(ox * uy - oy * ux);
  const reach = strap / 2 / sine;
  const [near, far] = [reach, reach + gap / sine];
  const at = (along: number, across: number): Point => [
    middle[0] + along * ux + across * ox,
    middle[1] + along * uy + across * oy,
  ];
  return [...at(near, -reach), ...at(near, reach), ...at(far, reach), ...at(far, -reach)];
}

function towards([ax, ay]: Point, [bx, by]: Point): Point {
  const length = Math.hypot(bx - ax, by - ay) || 1;
  return [(bx - ax) / length, (by - ay) / length];
}
