/**
 * The ornament of a cover: a star pattern that fills a rectangle. Which pattern it is comes from the name of
 * the series, if the book is in one, so that a series has kin; its scale and colouring come from the title, so
 * that each book has its own. In: the names, the place and three colours; out: shapes, cut to the place.
 */

import type { Color, Drawing, Polygon, Rectangle, Shape } from '../drawing.ts';
import { type Star, type StrapStyle, starOf, starsOf } from './girih.ts';
import { clipped, type Point } from './polygons.ts';
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

/** Which rows of stars the ornament's edges run through the middle of. */
export type Ends = 'both' | 'bottom';

/** What stands on the ornament: a rectangle, and stars whose like are left out near them. */
export interface Over {
  readonly hidden: Rectangle;
  readonly stars: readonly Point[];
  /** How far from the middle of such a star no heart is drawn. */
  readonly clear: number;
}

/** The ornament in its place, symmetrical about the middle of it; what lies wholly under `over` is left out. */
export function ornament(
  names: Names,
  place: Rectangle,
  colors: OrnamentColors,
  ends: Ends,
  over?: Over,
): Drawing['shapes'] {
  const pattern = patternOf(names);
  const { across, along } = tilings[pattern.tiling].make();
  const row = (along[1] * (place.right - place.left)) / (pattern.repeats * across[0]);
  const fit = ends === 'both' ? fitRows(place, row) : { middle: place.bottom, stretch: 1 };
  return filled(pattern, place, colors, fit, over);
}

/** Stars may be so much higher or lower than they are wide; not round, but nobody sees it. */
const mostStretch = 0.06;

/** Where a row of stars has its middle, and how much higher than they are wide the stars are. */
interface Fit {
  readonly middle: number;
  readonly stretch: number;
}

/** Whole rows between the edges, which run through the middle of one each. */
function fitRows({ top, bottom }: Rectangle, row: number): Fit {
  const rows = Math.max(1, Math.round((bottom - top) / row));
  const stretch = (bottom - top) / (rows * row);
  return Math.abs(stretch - 1) > mostStretch
    ? { middle: (top + bottom) / 2, stretch: 1 }
    : { middle: bottom, stretch };
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
  const fit = { middle: (top + bottom) / 2, stretch: 1 };
  const shapes = filled({ ...pattern, repeats, middle: 'tile', filled: 'large' }, place, colors, fit);
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
  { middle, stretch }: Fit,
  over?: Over,
): Drawing['shapes'] {
  const tiling = tilings[pattern.tiling].make();
  const side = (place.right - place.left) / (pattern.repeats * tiling.across[0]);
  const shift = pattern.middle === 'between' ? (side * tiling.across[0]) / 2 : 0;
  const [x, y] = [(place.left + place.right) / 2 + shift, middle];
  // All is made of round stars, and stretched from the row in the middle at the end.
  const round = (height: number): number => y + (height - y) / stretch;
  const roundPlace = { ...place, top: round(place.top), bottom: round(place.bottom) };
  const within = {
    left: (place.left - x) / side,
    right: (place.right - x) / side,
    top: (roundPlace.top - y) / side,
    bottom: (roundPlace.bottom - y) / side,
  };
  const tiles = tilesWithin(tiling, within);
  const largest = Math.max(...tiles.map(({ sides }) => sides));
  const hidden = over && { ...over.hidden, top: round(over.hidden.top), bottom: round(over.hidden.bottom) };
  const seen = tiles
    .map((tile) => centred(tile, x / side, y / side))
    .filter((tile) => hidden === undefined || !liesIn(tile, side, hidden));
  const stars = starsOf(seen, side, pattern.strap);
  const isFilled = ({ tile }: Star): boolean =>
    pattern.filled === 'all' || (tile.sides === largest) === (pattern.filled === 'large');
  const isClear = ({ tile }: Star): boolean =>
    over === undefined ||
    over.stars.every(([sx, sy]) => Math.hypot(tile.x * side - sx, tile.y * side - round(sy)) > over.clear);
  const cut = (polygons: Shape['polygons'], color: Color): Shape => ({
    color,
    polygons: polygons
      .map((polygon) => clipped(polygon, roundPlace))
      .filter(({ length }) => length > 0)
      .map((polygon) => stretched(polygon, y, stretch)),
  });
  return [
    cut(
      stars.filter(isFilled).map(({ inside }) => inside),
      colors.star,
    ),
    cut(
      stars.filter(isClear).flatMap(({ heart }) => (heart === undefined ? [] : [heart])),
      colors.heart,
    ),
    ...stars.map((star) => cut(star.straps, colors.strap)),
    cut(
      stars.flatMap(({ gaps }) => gaps),
      colors.ground,
    ),
  ].filter(({ polygons }) => polygons.length > 0);
}

/** A polygon made higher, away from a line across. */
function stretched(polygon: Polygon, from: number, stretch: number): Polygon {
  if (stretch === 1) return polygon;
  return polygon.map((value, at) => (at % 2 === 0 ? value : from + (value - from) * stretch));
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
