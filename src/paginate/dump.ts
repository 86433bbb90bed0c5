/**
 * Pages as text, for `warraq build --dump pages` and the goldens: one line an item with its place in points,
 * its owner's role, and its text in logical order.
 */

import { type Line, textOfRuns } from '../break/line.ts';
import type { DrawingItem, Edition, Page, PageItem } from './page.ts';

/** Digits after the point: a thousandth of an inch is 0.07. */
const PLACES = 2;

/** A line's characters in logical order, without the spaces at its end. */
export function lineText(line: Line): string {
  return textOfRuns(line.runs);
}

/** The whole edition as text. */
export function dumpPages(edition: Edition): string {
  const anchors = [...edition.destinations].map(
    ([anchor, { page, y }]) => `#${anchor} ${page} ${fixed(y)}\n`,
  );
  return `${edition.pages.map(dumpPage).join('\n')}\n${anchors.join('')}`;
}

/** One page as text. */
export function dumpPage(page: Page): string {
  const ground = page.background === undefined ? '' : ` background ${page.background}`;
  return `${[titleOf(page) + ground, ...dumpItems(page.items)].join('\n')}\n`;
}

/** Place in the file, side, label, section: `page 12 recto ٣ chapter`. */
function titleOf({ index, side, label, section, isBlank }: Page): string {
  return `page ${index} ${side} ${label === '' ? '-' : label} ${section}${isBlank ? ' blank' : ''}`;
}

const fixed = (value: number): string => {
  const text = value.toFixed(PLACES);
  return Number(text) === 0 ? (0).toFixed(PLACES) : text;
};

/** The lines of the text, page by page, with how they were justified; without heads, folios and leaders. */
export function dumpEditionLines(edition: Edition): string {
  return edition.pages
    .map((page) => `${[titleOf(page), ...linesOf(page).map(dumpLine)].join('\n')}\n`)
    .join('\n');
}

const linesOf = ({ items }: Page): readonly Line[] =>
  items.flatMap((item) => (item.kind === 'text' && item.element !== undefined ? item.line : []));

function dumpLine(line: Line): string {
  const { natural, width, spaceRatio, expansion, overfull, cutsWord, isLast, isShort } = line;
  const widths = `${fixed(natural)}→${fixed(width)}`;
  const notes = `${isLast ? ' last' : ''}${isShort ? ' short' : ''}${cutsWord ? ' cut' : ''}${overfull > 0 ? ` overfull ${fixed(overfull)}` : ''}`;
  return `  ${widths} spaces ${spaceRatio.toFixed(3)} expansion ${expansion.toFixed(4)}${notes} “${lineText(line)}”`;
}

const dumpItems = (items: readonly PageItem[]): readonly string[] =>
  items.flatMap((item) => (item.kind === 'drawing' ? dumpDrawing(item) : dumpItem(item)));

/** A drawing's shapes, those of one colour that follow each other on one line. */
function dumpDrawing({ x, y, drawing }: DrawingItem): readonly string[] {
  const lines: string[] = [];
  const { shapes } = drawing;
  for (let index = 0; index < shapes.length; ) {
    const color = shapes[index]?.color;
    const length = shapes.slice(index).findIndex((shape) => shape.color !== color);
    const end = length < 0 ? shapes.length : index + length;
    const polygons = shapes.slice(index, end).flatMap((shape) => shape.polygons);
    const points = polygons.reduce((sum, polygon) => sum + polygon.length / 2, 0);
    lines.push(`  path ${fixed(x)} ${fixed(y)} ${polygons.length} polygons of ${points} points ${color}`);
    index = end;
  }
  return lines;
}

function dumpItem(item: Exclude<PageItem, DrawingItem>): string {
  const place = `  ${item.kind} ${fixed(item.x)} ${fixed(item.y)}`;
  if (item.kind === 'text') {
    const { line, element, target } = item;
    const role = element === undefined ? 'artifact' : element.role;
    const set = `${fixed(item.x + line.x)}+${fixed(line.width)}`;
    return `${place} ${set} ${role} “${lineText(line)}”${target === undefined ? '' : ` → #${target}`}`;
  }
  const size = `${fixed(item.width)} × ${fixed(item.height)}`;
  return `${place} ${size} ${item.kind === 'rule' ? item.color : item.image.path}`;
}
