/**
 * A cover like a leather binding: a frame, blind-tooled ornament in it, and a label with the title above the middle.
 * Lengths are shares of the width unless they say so, chosen by eye on titles of one to 25 words at 1600 and at 160
 * pixels.
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
/** Gold on leather, in shares: straps, what stars enclose, hearts. */
const tooled = { strap: 0.36, star: 0.1, heart: 0.36 } as const;

export function labelCover(sheet: Sheet): readonly Shape[] {
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
