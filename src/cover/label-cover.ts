/**
 * A cover like a leather binding: a frame, blind-tooled ornament in it, and a label with the title above the middle.
 * Lengths are shares of the width unless they say so, chosen by eye on titles of one to 25 words at 1600 and at 160
 * pixels; of a page broader than tall, where they would fill it, shares of its height.
 */

import type { Rectangle, Shape } from '../drawing.ts';
import { mixed } from './colors.ts';
import { heightOf, type Sheet, shapesOf, stack } from './cover-texts.ts';
import type { Room } from './lettering.ts';
import { loneStar, ornament } from './ornament.ts';
import { band, moved, notched, offset, type Point, rectangle } from './polygons.ts';

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
/** No length counts by more of the width than this share of the height. */
const broadest = 0.8;
/** Gold on leather, in shares: straps, what stars enclose, hearts. */
const tooled = { strap: 0.36, star: 0.1, heart: 0.36 } as const;

export function labelCover(sheet: Sheet): readonly Shape[] {
  const { design, width, height, names } = sheet;
  const unit = Math.min(width, broadest * height);
  const ground = design.colors[design.cover.background];
  const gold = design.colors[design.cover.ornament];
  const shapes: Shape[] = [];
  const outer = inset({ left: 0, top: 0, right: width, bottom: height }, binding.edge * unit);
  const second = inset(outer, (binding.rule + binding.gap) * unit);
  shapes.push(...rules(outer, binding.rule * unit, gold), ...rules(second, binding.hairline * unit, gold));
  const field = inset(second, binding.field * unit);
  const foot = footLabel(sheet, field, unit, ground, gold);
  // What the label may take, with its stars, above the publisher's.
  const clearance = (binding.star + 2 * binding.gap) * unit;
  const highest = field.top + clearance;
  const deepest = foot.top - clearance;
  const padding = binding.paddingBlock * unit;
  const labelLeft = ((1 - binding.labelWidth) / 2) * width;
  const textLeft = labelLeft + binding.paddingInline * unit;
  const tallest = Math.min(binding.tallest * height, deepest - highest - 2 * padding);
  const texts = stack(sheet, textLeft, width - 2 * textLeft, tallest);
  const half = Math.max(heightOf(texts), Math.min(binding.lowest * height, tallest)) / 2 + padding;
  const middle = Math.max(highest + half, Math.min(binding.labelMiddle * height, deepest - half));
  const label = { left: labelLeft, right: width - labelLeft, top: middle - half, bottom: middle + half };
  const colors = {
    ground,
    strap: mixed(ground, gold, tooled.strap),
    star: mixed(ground, gold, tooled.star),
    heart: mixed(ground, gold, tooled.heart),
  };
  const hanging = [label.top, label.bottom].map((y): Point => [width / 2, y]);
  const over = { hidden: label, stars: hanging, clear: binding.clear * unit };
  shapes.push(...ornament(names, field, colors, 'both', over));
  shapes.push(...panel(label, unit, ground, gold));
  for (const [x, y] of hanging) shapes.push(...hangingStar(sheet, unit, x, y, ground, gold));
  shapes.push(...shapesOf(texts, middle - heightOf(texts) / 2));
  return [...shapes, ...foot.shapes];
}

/** A panel with cut-in corners and a double line. */
function panel(box: Rectangle, unit: number, ground: string, gold: string): readonly Shape[] {
  const edge = notched(box, binding.corner * unit);
  const line = offset(edge, -(binding.rule + binding.gap) * unit);
  return [
    { color: ground, polygons: [offset(edge, binding.gap * unit)] },
    { color: gold, polygons: [...band(edge, binding.rule * unit), ...band(line, binding.hairline * unit)] },
  ];
}

/** A star on a panel's edge, cleared of what lies under it. */
function hangingStar(
  { names }: Sheet,
  unit: number,
  x: number,
  y: number,
  ground: string,
  gold: string,
): readonly Shape[] {
  const clear = loneStar(names, x, y, (binding.star + binding.gap) * unit);
  const { inside, heart } = loneStar(names, x, y, binding.star * unit);
  return [
    { color: ground, polygons: [clear.inside] },
    { color: gold, polygons: [inside] },
    ...(heart === undefined ? [] : [{ color: ground, polygons: [heart] }]),
  ];
}

interface FootLabel {
  readonly shapes: readonly Shape[];
  /** Its upper edge; without a publisher the field's lower one. */
  readonly top: number;
}

/** The publisher on a small label at the foot of the field, in its middle wherever the other texts stand. */
function footLabel(
  { metadata, design, letter, width }: Sheet,
  field: Rectangle,
  unit: number,
  ground: string,
  gold: string,
): FootLabel {
  if (metadata.publisher === undefined) return { shapes: [], top: field.bottom };
  const measure = binding.labelWidth * width - 2 * binding.paddingInline * unit;
  const left = (width - measure) / 2;
  const room: Room = { left, measure, height: binding.foot * 2 * unit, mostLines: 2 };
  const look = { ...design.cover.publisher, align: 'center' } as const;
  const lettered = letter(metadata.publisher, look, room, 1);
  const padding = binding.footPadding * unit;
  const half = lettered.width / 2 + 2 * padding;
  const bottom = field.bottom - binding.foot * unit;
  const top = bottom - lettered.height - 2 * padding;
  const box = rectangle({ left: width / 2 - half, right: width / 2 + half, top, bottom });
  return {
    shapes: [
      { color: ground, polygons: [box] },
      { color: gold, polygons: band(box, binding.hairline * unit) },
      { color: lettered.color, polygons: moved(lettered.polygons, 0, top + padding) },
    ],
    top,
  };
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
