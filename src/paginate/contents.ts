/**
 * Lines of the contents page: the title, wrapped clear of the number column; leaders; the page number at the
 * end edge on the baseline of the title's last line, or at the start edge on that of its first. While the pages are not yet known a number as wide as
 * three digits holds its place, so that the lines do not change when the numbers come. In: all contents
 * entries of a list; out: each entry's height and items. Leaders are artifacts and stand on one raster.
 */

import type { Line, PlacedRun } from '../break/line.ts';
import type { ContentsEntry, TextStyle } from '../design/styled.ts';
import { inDigits } from '../numbering.ts';
import type { Length } from '../units.ts';
import {
  BASELINE_SHARE,
  type Column,
  EPSILON,
  inkOf,
  lineStyle,
  narrow,
  plainStyledText,
  type Setting,
} from './box.ts';
import type { PageItem } from './page.ts';

/** A number of three digits holds the column open: books of 1,000 pages keep their contents' lines. */
const WIDEST_USUAL = 888;

/** Clear room between title and number, over the number's size. */
const CLEARANCE = 1;

type Leader = NonNullable<ContentsEntry['leader']>;

/** The line of so many leader dots. */
type Leaders = (leader: Leader, count: number) => Line | undefined;

export interface SetEntry {
  readonly height: Length;
  readonly items: readonly PageItem[];
}

/** Sets contents entries that share one number column. */
export function setContents(
  setting: Setting,
  entries: readonly ContentsEntry[],
  column: Column,
): ReadonlyMap<ContentsEntry, SetEntry> {
  const numbers = numberLines(setting, column.measure);
  const leaders = leaderLines(setting, column.measure);
  let width = 0;
  for (const entry of entries) {
    const usual = numbers(inDigits(WIDEST_USUAL, setting.digits), entry);
    const own = numbers(setting.labelOf(entry.target) ?? '', entry);
    width = Math.max(width, usual?.natural ?? 0, own?.natural ?? 0);
  }
  // Titles behind their numbers begin at one edge, whatever the size of each number.
  const largest = Math.max(0, ...entries.map(({ numberStyle }) => numberStyle.size));
  const set = new Map<ContentsEntry, SetEntry>();
  for (const entry of entries) {
    const number = numbers(setting.labelOf(entry.target) ?? '', entry);
    const clearance = CLEARANCE * (entry.numberPlace === 'start' ? largest : entry.numberStyle.size);
    set.set(entry, setEntry(setting, entry, column, width + clearance, number, leaders));
  }
  return set;
}

function setEntry(
  setting: Setting,
  entry: ContentsEntry,
  column: Column,
  numberRoom: Length,
  number: Line | undefined,
  leaders: Leaders,
): SetEntry {
  const { style, element, target } = entry;
  const isAtStart = entry.numberPlace === 'start';
  const [before, after] = isAtStart ? [numberRoom, 0] : [0, numberRoom];
  const title = narrow(column, style.direction, style.insetStart + before, style.insetEnd + after);
  const lines = setting.compose(entry.text, style, title.measure);
  const items: PageItem[] = [];
  let y = style.leading * (BASELINE_SHARE - 1);
  for (const line of lines) {
    y += style.leading;
    items.push({ kind: 'text', x: title.x, y, line, element, span: undefined, target });
  }
  const last = lines.at(-1);
  if (last === undefined || number === undefined) return { height: lines.length * style.leading, items };

  // The number at its edge; the line was composed to the whole column and aligned there.
  const numberX = column.x;
  if (isAtStart) {
    const firstY = style.leading * BASELINE_SHARE;
    items.push({ kind: 'text', x: numberX, y: firstY, line: number, element, span: undefined, target });
    return { height: lines.length * style.leading, items };
  }
  const isRtl = style.direction === 'rtl';
  const from = isRtl ? numberX + inkOf(number).right : title.x + inkOf(last).right;
  const to = isRtl ? title.x + inkOf(last).left : numberX + inkOf(number).left;
  if (entry.leader !== undefined) items.push(...dots(entry.leader, from, to, column, y, leaders));
  items.push({ kind: 'text', x: numberX, y, line: number, element, span: undefined, target });
  // A list that grew keeps room for sixteen more.
  return { height: lines.length * style.leading, items: items.slice() };
}

/** The dots between `from` and `to`, on a raster that starts at the column's left edge. */
function dots(
  style: Leader,
  from: Length,
  to: Length,
  column: Column,
  y: Length,
  leaders: Leaders,
): readonly PageItem[] {
  const { spacing } = style;
  if (spacing <= EPSILON) return [];
  const first = Math.ceil((from + spacing - column.x) / spacing);
  const afterLast = Math.floor((to - spacing - column.x) / spacing);
  const line = afterLast - first < 1 ? undefined : leaders(style, afterLast - first);
  if (line === undefined) return [];
  return [{ kind: 'text', x: column.x + first * spacing, y, line, element: undefined, span: undefined }];
}

/** Composes page numbers, each once, aligned to their edge of the column. */
function numberLines(
  setting: Setting,
  measure: Length,
): (label: string, { numberStyle, numberPlace }: ContentsEntry) => Line | undefined {
  const known = new Map<TextStyle, Map<string, Line | undefined>>();
  return (label, { numberStyle: style, numberPlace }) => {
    if (label === '') return undefined;
    let lines = known.get(style);
    if (lines === undefined) known.set(style, (lines = new Map()));
    if (!lines.has(label)) {
      const atEdge = lineStyle(setting.direction, numberPlace, style.size);
      lines.set(label, setting.compose(plainStyledText(label, style), atEdge, measure)[0]);
    }
    return lines.get(label);
  };
}

/** Lines of `count` leader dots, one object for each count: the composed dot, repeated. */
function leaderLines(setting: Setting, measure: Length): Leaders {
  const composed = new Map<TextStyle, Line | undefined>();
  const rows = new Map<TextStyle, Map<number, Line>>();
  return (leader, count) => {
    const { style, text, spacing } = leader;
    if (!composed.has(style)) {
      const left = lineStyle('ltr', 'start', style.size);
      composed.set(style, setting.compose(plainStyledText(text, style), left, measure)[0]);
    }
    const dot = composed.get(style);
    if (dot === undefined) return undefined;
    let byCount = rows.get(style);
    if (byCount === undefined) rows.set(style, (byCount = new Map()));
    let row = byCount.get(count);
    if (row === undefined) byCount.set(count, (row = repeat(dot, count, spacing)));
    return row;
  };
}

function repeat(dot: Line, count: number, spacing: Length): Line {
  const runs: PlacedRun[] = [];
  // Each dot in the middle of its place, so that a wide one does not lean on the title.
  const inset = Math.max(0, (spacing - dot.width) / 2) - dot.x;
  for (let index = 0; index < count; index++) {
    for (const run of dot.runs) runs.push({ ...run, x: run.x + inset + index * spacing });
  }
  const width = count * spacing;
  return { ...dot, runs, x: 0, width, natural: width, measure: width, overfull: 0 };
}
