/**
 * The ornament of a cover: a star pattern that fills a rectangle. Which pattern it is comes from the name of
 * the series, if the book is in one, so that a series has kin; its scale and colouring come from the title, so
 * that each book has its own. In: the names, the place and three colours; out: shapes, cut to the place.
 */

import type { Color, Drawing, Shape } from '../drawing.ts';
import { type Star, type StrapStyle, starOf } from './girih.ts';
import { clipped, type Rectangle } from './polygons.ts';
import { type Seed, seedOf } from './seed.ts';
import { apothem, type Tile, type TilingName, tilesWithin, tilingNames, tilings } from './tilings.ts';

/** What the ornament is chosen by. */
export interface Names {
  readonly title: string;
  readonly series: string | undefined;
}

export interface OrnamentColors {
  /** What the place is painted with already. */
  readonly ground: Color;
  readonly strap: Color;
  /** Inside the stars. */
  readonly star: Color;
  readonly heart: Color;
}

interface Pattern {
  readonly tiling: TilingName;
  readonly strap: StrapStyle;
  /** Large tiles across the place. */
  readonly repeats: number;
  /** What stands in the middle: a large tile, or the place between two. */
  readonly middle: 'tile' | 'between';
  /** Tiles whose stars are filled. */
  readonly filled: 'large' | 'all' | 'small';
}

/** Straps and the gaps beside them in shares of a tile's side, by eye. */
const straps = [0.1, 0.125, 0.15] as const;
const gap = 0.05;
/** A pattern of many-sided tiles has large stars: fewer of them go across. */
const usualRepeats = [4, 5, 6] as const;
const fewerRepeats = [3, 4] as const;
const manySided = 12;

function patternOf({ title, series }: Names): Pattern {
  const kin: Seed = seedOf(series ?? title);
  const tiling = kin.pick(tilingNames);
  const angle = (kin.pick(tilings[tiling].angles) * Math.PI) / 180;
  const own = seedOf(title);
  const hasLarge = tilings[tiling].make().tiles.some(({ sides }) => sides === manySided);
  return {
    tiling,
    strap: { angle, width: own.pick(straps), gap },
    repeats: own.pick(hasLarge ? fewerRepeats : usualRepeats),
    filled: own.pick(['large', 'all', 'small']),
    middle: own.pick(['tile', 'between']),
  };
}

/** The ornament in its place, symmetrical about the middle of it; what lies wholly in `hidden` is left out. */
export function ornament(
  names: Names,
  place: Rectangle,
  colors: OrnamentColors,
  hidden?: Rectangle,
): Drawing['shapes'] {
  return filled(patternOf(names), place, colors, hidden);
}

/**
 * A band of the ornament: one row of large stars, or two of small ones, their middles on the band's. The band is
 * as high as whole stars make it, which is near `height`.
 */
export function frieze(
  names: Names,
  { left, right, top }: Omit<Rectangle, 'bottom'>,
  height: number,
  colors: OrnamentColors,
): Frieze {
  const pattern = patternOf(names);
  const { across, along, tiles } = tilings[pattern.tiling].make();
  const rows = Math.max(...tiles.map(({ sides }) => sides)) < fewestForOneRow ? 2 : 1;
  const repeats = Math.max(1, Math.round(((right - left) * rows * along[1]) / (height * across[0])));
  const period = (right - left) / repeats;
  const bottom = top + (period / across[0]) * rows * along[1];
  const place = { left, right, top, bottom };
  const shapes = filled({ ...pattern, repeats, middle: 'tile', filled: 'large' }, place, colors, undefined);
  return { shapes, bottom, period };
}

/** Tiles of fewer sides stand in two rows. */
const fewestForOneRow = 8;

export interface Frieze {
  readonly shapes: Drawing['shapes'];
  readonly bottom: number;
  /** From star to star. */
  readonly period: number;
}

function filled(
  pattern: Pattern,
  place: Rectangle,
  colors: OrnamentColors,
  hidden: Rectangle | undefined,
): Drawing['shapes'] {
  const tiling = tilings[pattern.tiling].make();
  const side = (place.right - place.left) / (pattern.repeats * tiling.across[0]);
  const shift = pattern.middle === 'between' ? (side * tiling.across[0]) / 2 : 0;
  const [x, y] = [(place.left + place.right) / 2 + shift, (place.top + place.bottom) / 2];
  const within = {
    left: (place.left - x) / side,
    right: (place.right - x) / side,
    top: (place.top - y) / side,
    bottom: (place.bottom - y) / side,
  };
  const tiles = tilesWithin(tiling, within);
  const largest = Math.max(...tiles.map(({ sides }) => sides));
  const stars = tiles
    .map((tile) => starOf(centred(tile, x / side, y / side), side, pattern.strap))
    .filter(({ tile }) => hidden === undefined || !liesIn(tile, side, hidden));
  const isFilled = ({ tile }: Star): boolean =>
    pattern.filled === 'all' || (tile.sides === largest) === (pattern.filled === 'large');
  const cut = (polygons: Shape['polygons'], color: Color): Shape => ({
    color,
    polygons: polygons.map((polygon) => clipped(polygon, place)).filter(({ length }) => length > 0),
  });
  return [
    ...stars.filter(isFilled).map(({ inside }) => cut([inside], colors.star)),
    ...stars.flatMap(({ heart }) => (heart === undefined ? [] : [cut([heart], colors.heart)])),
    ...stars.map((star) => cut(star.straps, colors.strap)),
    ...stars.flatMap(({ gaps }) => gaps.map((each) => cut([each], colors.ground))),
  ].filter(({ polygons }) => polygons.length > 0);
}

const centred = (tile: Tile, x: number, y: number): Tile => ({ ...tile, x: tile.x + x, y: tile.y + y });

/** True for a tile whose corners all lie in the rectangle. */
function liesIn({ sides, x, y }: Tile, side: number, { left, top, right, bottom }: Rectangle): boolean {
  const reach = side / (2 * Math.sin(Math.PI / sides));
  const [cx, cy] = [x * side, y * side];
  return cx - reach > left && cx + reach < right && cy - reach > top && cy + reach < bottom;
}

/** One star by itself, of the kind the ornament has: `radius` to its tips. */
export function loneStar(names: Names, x: number, y: number, radius: number): Star {
  const { tiling, strap } = patternOf(names);
  const largest = Math.max(...tilings[tiling].make().tiles.map(({ sides }) => sides));
  const side = radius / apothem(largest);
  return starOf({ sides: largest, x: x / side, y: y / side, facing: -Math.PI / 2 }, side, strap);
}
