/**
 * A cover like a poster: ornament to the edges above, text below it on plain ground. Lengths are shares of the width
 * unless they say so, chosen by eye on titles of one to 25 words at 1600 and at 160 pixels.
 */

import { directionOf } from '../book/language.ts';
import type { Shape } from '../drawing.ts';
import { mixed } from './colors.ts';
import { heightOf, type Sheet, shapesOf, stack } from './cover-texts.ts';
import { ornament } from './ornament.ts';
import { moved, rectangle } from './polygons.ts';

const poster = {
  margin: 0.09,
  /** The field's share of the height when the texts leave it so much, and at least. */
  field: 0.56,
  leastField: 0.3,
  /** From the field to the title, and from the texts to the publisher. */
  above: 0.085,
  publisher: 0.07,
  rule: 0.012,
  hairline: 0.002,
} as const;
const printed = { strap: 1, star: 0.22, heart: 1 } as const;

export function fieldCover(sheet: Sheet): readonly Shape[] {
  const { metadata, design, letter, width, height, names } = sheet;
  const ground = design.colors[design.cover.background];
  const ink = design.colors[design.cover.ornament];
  const margin = poster.margin * width;
  const measure = width - 2 * margin;
  const foot =
    metadata.publisher === undefined
      ? undefined
      : letter(
          metadata.publisher,
          design.cover.publisher,
          { left: margin, measure, height: poster.publisher * 2 * width, mostLines: 2 },
          1,
        );
  const footHeight = foot === undefined ? 0 : foot.height + poster.publisher * width;
  const bottom = height - margin;
  const room = height * (1 - poster.leastField) - poster.above * width - margin - footHeight;
  const texts = stack(sheet, margin, measure, room);
  const fieldBottom = Math.min(
    poster.field * height,
    bottom - footHeight - heightOf(texts) - poster.above * width,
  );
  const field = { left: 0, top: 0, right: width, bottom: fieldBottom };
  const isRtl = directionOf(metadata.language) === 'rtl';
  const ruleRight = isRtl ? width : measure;
  return [
    ...ornament(
      names,
      field,
      {
        ground,
        strap: mixed(ground, ink, printed.strap),
        star: mixed(ground, ink, printed.star),
        heart: mixed(ground, ink, printed.heart),
      },
      'bottom',
    ),
    {
      color: ink,
      polygons: [
        // A bar from the edge where lines begin, and a hairline across, as over the chapters.
        rectangle({ ...field, top: fieldBottom, bottom: fieldBottom + poster.hairline * width }),
        rectangle({
          ...field,
          left: ruleRight - measure,
          right: ruleRight,
          top: fieldBottom,
          bottom: fieldBottom + poster.rule * width,
        }),
      ],
    },
    ...shapesOf(texts, fieldBottom + poster.above * width),
    ...(foot === undefined
      ? []
      : [{ color: foot.color, polygons: moved(foot.polygons, 0, bottom - foot.height) }]),
  ];
}
