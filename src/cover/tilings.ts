/**
 * Tilings of the plane by regular polygons, on which star patterns are built (B. Grünbaum and G. C. Shephard,
 * Tilings and Patterns, 1987, §2.1; names are vertex configurations). A tiling is a cell of tiles repeated by
 * two vectors; edges have length 1. In: a tiling's name and a rectangle; out: the tiles that reach into it.
 */

import type { Rectangle } from '../drawing.ts';

export interface Tile {
  /** Number of its sides. */
  readonly sides: number;
  readonly x: number;
  readonly y: number;
  /** Direction from its centre to the middle of its first side, radians. */
  readonly facing: number;
}

export interface Tiling {
  readonly across: readonly [x: number, y: number];
  readonly along: readonly [x: number, y: number];
  readonly tiles: readonly Tile[];
}

const turn = 2 * Math.PI;
const degrees = (count: number): number => (count * turn) / 360;
const tile = (sides: number, x: number, y: number, facing: number): Tile => ({
  sides,
  x,
  y,
  facing: degrees(facing),
});

/** From the centre of a regular polygon of unit sides to the middle of a side. */
export const apothem = (sides: number): number => 1 / (2 * Math.tan(Math.PI / sides));

function squares(): Tiling {
  const period = 2 * apothem(8);
  const half = period / 2;
  return { across: [period, 0], along: [0, period], tiles: [tile(8, 0, 0, 0), tile(4, half, half, 45)] };
}

/**
 * Large tiles on a lattice of triangles, `gap` apart; squares between two of them where there is a gap, and a
 * smaller tile between each three, which faces them and the squares by turns.
 */
function triangles(
  large: number,
  gap: 0 | 1,
  small: readonly [sides: number, facing: number] | undefined,
): Tiling {
  const period = 2 * apothem(large) + gap;
  const height = (period * Math.sqrt(3)) / 2;
  const [x, y] = [period / 2, height / 3];
  const tiles = [tile(large, 0, 0, 0)];
  if (gap === 1) {
    tiles.push(
      tile(4, period / 2, 0, 0),
      tile(4, period / 4, height / 2, 60),
      tile(4, -period / 4, height / 2, 120),
    );
  }
  if (small !== undefined) {
    const [sides, facing] = small;
    tiles.push(tile(sides, x, y, facing), tile(sides, 2 * x, 2 * y, facing + 180));
  }
  return { across: [period, 0], along: [period / 2, height], tiles };
}

/** The tilings, each with the angles between line and side at which its stars are well shaped, by eye. */
export const tilings = {
  '4.8.8': { make: squares, angles: [52, 60, 67.5] },
  '6.6.6': { make: () => triangles(6, 0, undefined), angles: [56, 62, 68] },
  '3.12.12': { make: () => triangles(12, 0, [3, 90]), angles: [60, 68, 74] },
  '4.6.12': { make: () => triangles(12, 1, [6, 30]), angles: [60, 66, 72] },
  '3.4.6.4': { make: () => triangles(6, 1, [3, 30]), angles: [58, 64, 70] },
} as const satisfies Readonly<
  Record<string, { readonly make: () => Tiling; readonly angles: readonly [number, ...number[]] }>
>;

export type TilingName = keyof typeof tilings;

export const tilingNames: readonly [TilingName, ...TilingName[]] = [
  '4.8.8',
  '6.6.6',
  '3.12.12',
  '4.6.12',
  '3.4.6.4',
];

/** The tiles that reach into the rectangle, with the first one's centre at the origin. */
export function tilesWithin(
  { across, along, tiles }: Tiling,
  { left, top, right, bottom }: Rectangle,
): readonly Tile[] {
  const found: Tile[] = [];
  const rows = [Math.floor(top / along[1]) - 1, Math.ceil(bottom / along[1]) + 1] as const;
  for (let row = rows[0]; row <= rows[1]; row++) {
    const shift = row * along[0];
    const columns = [
      Math.floor((left - shift) / across[0]) - 1,
      Math.ceil((right - shift) / across[0]) + 1,
    ] as const;
    for (let column = columns[0]; column <= columns[1]; column++) {
      for (const each of tiles) {
        const x = each.x + shift + column * across[0];
        const y = each.y + row * along[1];
        const reach = apothem(each.sides);
        if (x + reach <= left || x - reach >= right || y + reach <= top || y - reach >= bottom) continue;
        found.push({ ...each, x, y });
      }
    }
  }
  return found;
}
