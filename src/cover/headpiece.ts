/**
 * The headpiece over a chapter's opening: a plain rule, or an ʿunwān, which is a band of the cover's own star
 * pattern in a double frame, and over it the spikes (tığ) that illuminators let it run out in. In: the names that
 * choose the pattern, a width, a height that whole stars come near to, colours; out: a drawing of that width.
 */

import type { Color, Drawing, Polygon, Shape } from '../drawing.ts';
import { mixed } from './colors.ts';
import { frieze, type Names } from './ornament.ts';
import { band, offset, rectangle } from './polygons.ts';

export interface HeadpieceColors {
  readonly ink: Color;
  /** Inside the frame. */
  readonly ground: Color;
}

/** Shares of the height, by eye at 14 × 21 cm. */
const outerRule = 0.026;
const hairline = 0.01;
const gap = 0.03;
/** Of what the stars enclose, between ground and ink. */
const starTint = 0.16;

/** Spikes: how high the tall ones and the short ones between are, and how thick. */
const spikes = { tall: 0.3, short: 0.17, thickness: 0.012, bud: 0.045, budAt: 0.55 } as const;

/** The band and its frame alone, ground to its edges: for a picture on a ground of any colour. */
export function drawBand(names: Names, width: number, height: number, colors: HeadpieceColors): Drawing {
  const { shapes, bottom } = framedBand(names, width, 0, height, colors);
  return { width, height: bottom, ground: colors.ground, shapes };
}

/** A rule's hairline over the thickness of its bar, and the bar's length. */
const hairlineShare = 0.125;
const barLength = 11;

/** A rule: a bar at the side where lines begin, and from under its head a hairline across, in the colour of the ground. */
export function drawRule(
  width: number,
  height: number,
  { ink, ground }: HeadpieceColors,
  direction: 'rtl' | 'ltr',
): Drawing {
  const bar = Math.min(width, barLength * height);
  const left = direction === 'rtl' ? width - bar : 0;
  return {
    width,
    height,
    ground,
    shapes: [
      {
        color: ground,
        polygons: [rectangle({ left: 0, right: width, top: 0, bottom: hairlineShare * height })],
      },
      { color: ink, polygons: [rectangle({ left, right: left + bar, top: 0, bottom: height })] },
    ],
  };
}

/** The headpiece on paper. */
export function drawHeadpiece(names: Names, width: number, height: number, colors: HeadpieceColors): Drawing {
  const top = spikes.tall * height;
  const { shapes, bottom, period } = framedBand(names, width, top, height - top, colors);
  const ground: Shape = {
    color: colors.ground,
    polygons: [rectangle({ left: 0, right: width, top, bottom })],
  };
  const crest: Shape = { color: colors.ink, polygons: crestOf(width, top, height, period) };
  return { width, height: bottom, ground: colors.ground, shapes: [ground, ...shapes, crest] };
}

interface Band {
  readonly shapes: readonly Shape[];
  readonly bottom: number;
  readonly period: number;
}

function framedBand(
  names: Names,
  width: number,
  top: number,
  height: number,
  { ink, ground }: HeadpieceColors,
): Band {
  const edge = (outerRule + gap + hairline) * height;
  const inner = { left: edge, right: width - edge, top: top + edge };
  const colors = { ground, strap: ink, star: mixed(ground, ink, starTint), heart: ink };
  const { shapes, bottom: end, period } = frieze(names, inner, height - 2 * edge, colors);
  const bottom = end + edge;
  const outside = rectangle({ left: 0, right: width, top, bottom });
  const outerLine = offset(outside, (-outerRule * height) / 2);
  const innerLine = offset(outside, -(outerRule + gap + hairline / 2) * height);
  const lines: Shape = {
    color: ink,
    polygons: [...band(outerLine, outerRule * height), ...band(innerLine, hairline * height)],
  };
  return { shapes: [...shapes, lines], bottom, period };
}

/** No spike stands nearer to the corners than this share of a period, twice. */
const edgeless = 0.2;

/** A tall spike over each star, a short one between two. */
function crestOf(width: number, foot: number, height: number, period: number): readonly Polygon[] {
  const polygons: Polygon[] = [];
  const reach = Math.floor(width / period - edgeless);
  for (let index = -reach; index <= reach; index++) {
    const x = (width + index * period) / 2;
    const length = (index % 2 === 0 ? spikes.tall : spikes.short) * height;
    const half = (spikes.thickness * height) / 2;
    const bud = spikes.bud * height;
    const middle = foot - length * spikes.budAt;
    polygons.push(
      [x - half, foot, x, foot - length, x + half, foot],
      [x, middle - bud, x + bud / 2, middle, x, middle + bud, x - bud / 2, middle],
    );
  }
  return polygons;
}
