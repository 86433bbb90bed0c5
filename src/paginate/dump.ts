/**
 * Pages as text, for `warraq build --dump pages` and the goldens: one line an item with its place in points,
 * its owner's role, and its text in logical order.
 */

import { type Line, textOfRuns } from '../break/line.ts';
import type { Edition, Page, PageItem, PathItem } from './page.ts';

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
  const { natural, width, spaceRatio, expansion, overfull, cutsWord, isLast } = line;
  const widths = `${fixed(natural)}→${fixed(width)}`;
  const notes = `${isLast ? ' last' : ''}${cutsWord ? ' cut' : ''}${overfull > 0 ? ` overfull ${fixed(overfull)}` : ''}`;
  return `  ${widths} spaces ${spaceRatio.toFixed(3)} expansion ${expansion.toFixed(4)}${notes} “${lineText(line)}”`;
}

/** The items, a drawing's paths of one colour on one line. */
function dumpItems(items: readonly PageItem[]): readonly string[] {
  const lines: string[] = [];
  for (let index = 0; index < items.length; ) {
    const item = items[index];
    if (item === undefined) break;
    const last = item.kind === 'path' ? endOfPaths(items, index) : index + 1;
    lines.push(item.kind === 'path' ? dumpPaths(item, items.slice(index, last)) : dumpItem(item));
    index = last;
  }
  return lines;
}

/** Index after the paths from `start` on that have its place and colour. */
function endOfPaths(items: readonly PageItem[], start: number): number {
  const first = items[start];
  let end = start;
  for (; end < items.length; end++) {
    const item = items[end];
    if (item?.kind !== 'path' || first?.kind !== 'path' || item.shape.color !== first.shape.color) break;
    if (item.x !== first.x || item.y !== first.y) break;
  }
  return end;
}

function dumpPaths(first: PathItem, paths: readonly PageItem[]): string {
  const polygons = paths.flatMap((item) => (item.kind === 'path' ? item.shape.polygons : []));
  const points = polygons.reduce((sum, { length }) => sum + length / 2, 0);
  const place = `  path ${fixed(first.x)} ${fixed(first.y)}`;
  return `${place} ${polygons.length} polygons of ${points} points ${first.shape.color}`;
}

function dumpItem(item: Exclude<PageItem, PathItem>): string {
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
