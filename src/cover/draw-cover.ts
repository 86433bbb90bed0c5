/**
 * The stage: a book's metadata and a design become the drawing of its cover: the ornament, and on or under it
 * title, subtitle, names and publisher, each as large as its look and its room allow. The PDF's first page and
 * the EPUB's cover image are this drawing in two sizes. What the metadata does not give leaves no hole.
 *
 * Lengths are shares of the width unless they say so, chosen by eye on titles of one to 25 words at 1600 and
 * at 160 pixels.
 */

import { directionOf } from '../book/language.ts';
import type { Metadata } from '../book/metadata.ts';
import type { Design, Look } from '../design/design.ts';
import { nameLines } from '../design/imprint.ts';
import { termsOf } from '../design/terms.ts';
import type { Drawing, Shape } from '../drawing.ts';
import type { Fonts } from '../font/font.ts';
import { mixed } from './colors.ts';
import { createLettering, type Letter, type Lettered, type Room } from './lettering.ts';
import { loneStar, type Names, ornament } from './ornament.ts';
import { band, moved, notched, offset, type Point, type Rectangle, rectangle } from './polygons.ts';

export interface CoverSize {
  readonly width: number;
  readonly height: number;
}

export type CoverMetadata = Pick<
  Metadata,
  'title' | 'subtitle' | 'creators' | 'publisher' | 'series' | 'language'
>;

/** Draws the cover. */
export function drawCover(
  metadata: CoverMetadata,
  design: Design,
  fonts: Fonts,
  { width, height }: CoverSize,
): Drawing {
  const letter = createLettering(design, fonts, metadata.language, width / design.page.width);
  const sheet: Sheet = {
    metadata,
    design,
    letter,
    width,
    height,
    names: { title: metadata.title, series: metadata.series?.name },
    creators: nameLines(metadata.creators, termsOf(metadata.language)),
  };
  const shapes = design.cover.composition === 'label' ? labelCover(sheet) : fieldCover(sheet);
  return { width, height, ground: design.colors[design.cover.background], shapes };
}

interface Sheet {
  readonly metadata: CoverMetadata;
  readonly design: Design;
  readonly letter: Letter;
  readonly width: number;
  readonly height: number;
  readonly names: Names;
  readonly creators: readonly string[];
}

/** A text of the cover with the white above it. */
interface Placed {
  readonly lettered: Lettered;
  readonly above: number;
}

/** Ems of white above subtitle and names, over the size of what follows. */
const aboveSubtitle = 1.1;
const aboveCreators = 1.7;
const betweenCreators = 0.55;
/** Share of a block's height that the title may take, and the subtitle; lines they may have. */
const titleShare = 0.62;
const subtitleShare = 0.24;
const mostTitleLines = 7;
const mostSubtitleLines = 4;
/** Each step of fitting makes all texts so much smaller. */
const shrink = 0.93;
const mostSteps = 24;

/** Title, subtitle and names, one under the other, all smaller by steps until they fit the height. */
function stack(sheet: Sheet, left: number, measure: number, height: number): readonly Placed[] {
  const { metadata, design, creators, letter } = sheet;
  const { title, subtitle, creators: names } = design.cover;
  const set = (text: string, look: Look, share: number, mostLines: number, scale: number): Lettered =>
    letter(text, look, { left, measure, height: share * height, mostLines }, scale);
  let scale = 1;
  for (let step = 0; ; step++) {
    const placed: Placed[] = [
      { lettered: set(metadata.title, title, titleShare, mostTitleLines, scale), above: 0 },
    ];
    if (metadata.subtitle !== undefined) {
      const lettered = set(metadata.subtitle, subtitle, subtitleShare, mostSubtitleLines, scale);
      placed.push({ lettered, above: aboveSubtitle * lettered.size });
    }
    // Names are all of one size, that of the longest.
    const own = Math.min(...creators.map((line) => set(line, names, 1, 1, scale).size));
    const asked = (names.size * design.text.size * sheet.width) / design.page.width;
    for (const [index, line] of creators.entries()) {
      const lettered = set(line, names, 1, 1, own / asked);
      placed.push({ lettered, above: (index === 0 ? aboveCreators : betweenCreators) * lettered.size });
    }
    if (heightOf(placed) <= height || step === mostSteps) return placed;
    scale *= shrink;
  }
}

const heightOf = (placed: readonly Placed[]): number =>
  placed.reduce((sum, { lettered, above }) => sum + above + lettered.height, 0);

/** The stacked texts as shapes, from `top` down. */
function shapesOf(placed: readonly Placed[], top: number): readonly Shape[] {
  let y = top;
  return placed.map(({ lettered, above }) => {
    y += above;
    const shape = { color: lettered.color, polygons: moved(lettered.polygons, 0, y) };
    y += lettered.height;
    return shape;
  });
}

/** A leather binding: a frame, blind-tooled ornament in it, and a label with the title above the middle. */
const binding = {
  edge: 0.045,
  rule: 0.006,
  gap: 0.009,
  hairline: 0.0022,
  /** From the frame to the ornament. */
  field: 0.02,
  labelWidth: 0.74,
  labelMiddle: 0.45,
  /** Share of the height that the label's texts may take at most, and take at least. */
  tallest: 0.46,
  lowest: 0.16,
  paddingInline: 0.07,
  paddingBlock: 0.105,
  /** Corners of the label are cut in by this much. */
  corner: 0.035,
  /** A star hangs on the label's upper and lower edge. */
  star: 0.042,
  /** From its middle to that of the nearest heart in the ornament. */
  clear: 0.15,
  foot: 0.055,
  footPadding: 0.03,
} as const;
/** Gold on leather, in shares: straps, what stars enclose, hearts. */
const tooled = { strap: 0.36, star: 0.1, heart: 0.36 } as const;

function labelCover(sheet: Sheet): readonly Shape[] {
  const { design, width, height, names } = sheet;
  const ground = design.colors[design.cover.background];
  const gold = design.colors[design.cover.ornament];
  const shapes: Shape[] = [];
  const outer = inset({ left: 0, top: 0, right: width, bottom: height }, binding.edge * width);
  const second = inset(outer, (binding.rule + binding.gap) * width);
  shapes.push(...rules(outer, binding.rule * width, gold), ...rules(second, binding.hairline * width, gold));
  const field = inset(second, binding.field * width);
  const labelLeft = ((1 - binding.labelWidth) / 2) * width;
  const measure = (binding.labelWidth - 2 * binding.paddingInline) * width;
  const texts = stack(sheet, labelLeft + binding.paddingInline * width, measure, binding.tallest * height);
  const inside = Math.max(heightOf(texts), binding.lowest * height);
  const middle = binding.labelMiddle * height;
  const label = {
    left: labelLeft,
    right: width - labelLeft,
    top: middle - inside / 2 - binding.paddingBlock * width,
    bottom: middle + inside / 2 + binding.paddingBlock * width,
  };
  const colors = {
    ground,
    strap: mixed(ground, gold, tooled.strap),
    star: mixed(ground, gold, tooled.star),
    heart: mixed(ground, gold, tooled.heart),
  };
  const hanging = [label.top, label.bottom].map((y): Point => [width / 2, y]);
  const over = { hidden: label, stars: hanging, clear: binding.clear * width };
  shapes.push(...ornament(names, field, colors, 'both', over));
  shapes.push(...panel(label, binding.corner * width, width, ground, gold));
  for (const [x, y] of hanging) shapes.push(...hangingStar(sheet, x, y, ground, gold));
  shapes.push(...shapesOf(texts, middle - heightOf(texts) / 2));
  return [...shapes, ...footLabel(sheet, field, ground, gold)];
}

/** A panel with cut-in corners and a double line. */
function panel(
  box: Rectangle,
  corner: number,
  width: number,
  ground: string,
  gold: string,
): readonly Shape[] {
  const edge = notched(box, corner);
  const line = offset(edge, -(binding.rule + binding.gap) * width);
  return [
    { color: ground, polygons: [offset(edge, binding.gap * width)] },
    { color: gold, polygons: [...band(edge, binding.rule * width), ...band(line, binding.hairline * width)] },
  ];
}

/** A star on a panel's edge, cleared of what lies under it. */
function hangingStar(
  { names, width }: Sheet,
  x: number,
  y: number,
  ground: string,
  gold: string,
): readonly Shape[] {
  const clear = loneStar(names, x, y, (binding.star + binding.gap) * width);
  const { inside, heart } = loneStar(names, x, y, binding.star * width);
  return [
    { color: ground, polygons: [clear.inside] },
    { color: gold, polygons: [inside] },
    ...(heart === undefined ? [] : [{ color: ground, polygons: [heart] }]),
  ];
}

/** The publisher on a small label at the foot of the field. */
function footLabel(
  { metadata, design, letter, width }: Sheet,
  field: Rectangle,
  ground: string,
  gold: string,
): readonly Shape[] {
  if (metadata.publisher === undefined) return [];
  const measure = (binding.labelWidth - 2 * binding.paddingInline) * width;
  const left = (width - measure) / 2;
  const room: Room = { left, measure, height: binding.foot * 2 * width, mostLines: 2 };
  const lettered = letter(metadata.publisher, design.cover.publisher, room, 1);
  const padding = binding.footPadding * width;
  const half = lettered.width / 2 + 2 * padding;
  const box = {
    left: width / 2 - half,
    right: width / 2 + half,
    top: field.bottom - lettered.height - 2 * padding - binding.foot * width,
    bottom: field.bottom - binding.foot * width,
  };
  return [
    { color: ground, polygons: [rectangle(box)] },
    { color: gold, polygons: band(rectangle(box), binding.hairline * width) },
    { color: lettered.color, polygons: moved(lettered.polygons, 0, box.top + padding) },
  ];
}

/** Ornament to the edges above, text below it on plain ground. */
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

function fieldCover(sheet: Sheet): readonly Shape[] {
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

/** The four sides of a rectangle as rules. */
function rules(box: Rectangle, thickness: number, color: string): readonly Shape[] {
  const { left, top, right, bottom } = inset(box, -thickness / 2);
  const sides = [
    { left, right, top, bottom: top + thickness },
    { left, right, top: bottom - thickness, bottom },
    { left, right: left + thickness, top, bottom },
    { left: right - thickness, right, top, bottom },
  ];
  return sides.map((side) => ({ color, polygons: [rectangle(side)] }));
}

function inset({ left, top, right, bottom }: Rectangle, by: number): Rectangle {
  return { left: left + by, top: top + by, right: right - by, bottom: bottom - by };
}
