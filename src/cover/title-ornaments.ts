/**
 * What is drawn on a title page: a device under the title (a star of the cover's pattern between two lines) and
 * a frame round the text block, notched as the cover's label is. In: names, lengths in points, colours; out:
 * drawings without a ground of their own.
 */

import type { Color, Drawing, Polygon, Rectangle } from '../drawing.ts';
import { loneStar, type Names } from './ornament.ts';
import { band, notched, offset, rectangle, reversed } from './polygons.ts';

const paper: Color = '#ffffff';

/** Shares of the device's width: the star's radius, the white beside it, the lines, the buds at their ends. */
const device = { radius: 0.075, gap: 0.05, line: 0.0035, bud: 0.017 } as const;

/** A star between two lines that end in buds. */
export function drawDevice(names: Names, width: number, color: Color): Drawing {
  const radius = device.radius * width;
  const middle = width / 2;
  const { inside, heart } = loneStar(names, middle, radius, radius);
  const half = (device.line * width) / 2;
  const bud = device.bud * width;
  const start = middle + radius + device.gap * width;
  const sides = [-1, 1].flatMap((side): readonly Polygon[] => {
    const [near, far] = [middle + side * (start - middle), middle + side * (middle - bud)];
    return [
      rectangle({
        left: Math.min(near, far),
        right: Math.max(near, far),
        top: radius - half,
        bottom: radius + half,
      }),
      [far - bud, radius, far, radius - bud, far + bud, radius, far, radius + bud],
    ];
  });
  const hole = heart === undefined ? [] : [reversed(heart)];
  return {
    width,
    height: 2 * radius,
    ground: paper,
    shapes: [
      { color, polygons: [inside, ...hole] },
      { color, polygons: sides },
    ],
  };
}

export interface FrameLines {
  readonly color: Color;
  readonly thickness: number;
  /** From the outer line to the inner one, which is half as thick. */
  readonly gap: number;
  /** How far the corners are cut in. */
  readonly corner: number;
}

/** Two lines round a box, on a sheet as large as the page. */
export function drawFrame(
  page: { readonly width: number; readonly height: number },
  box: Rectangle,
  { color, thickness, gap, corner }: FrameLines,
): Drawing {
  const outer = notched(box, corner);
  const inner = offset(outer, -(thickness + gap));
  return {
    ...page,
    ground: paper,
    shapes: [
      { color, polygons: band(outer, thickness) },
      { color, polygons: band(inner, thickness / 2) },
    ],
  };
}
