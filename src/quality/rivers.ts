/**
 * What neighbouring lines do to each other: rivers of white, and kashidas one above another. In: the lines of a
 * page. Lines are neighbours if they stand in one column, one right below the other.
 */

import type { Line, PlacedRun } from '../break/line.ts';
import { RIVER_LINES, RIVER_OVERLAP } from '../break/rivers.ts';
import type { Length } from '../units.ts';
import { boxOf, type SetLine } from './lines.ts';
import type { Box } from './quality.ts';

/** Farthest the next line of a column may be, in leadings. */
const NEIGHBOUR = 1.6;
/** Kashidas nearer than this, in ems, stand on each other (alreq #h_justification_kashida: no vertical proximity). */
const STACKED = 1.5;

export interface River {
  readonly first: SetLine;
  readonly lines: number;
  readonly boxes: readonly Box[];
}

export interface Stack {
  /** The lower line. */
  readonly line: SetLine;
  /** Between the middles of the two, in ems. */
  readonly distance: number;
  readonly boxes: readonly Box[];
}

interface Gap {
  readonly left: Length;
  readonly right: Length;
  readonly line: SetLine;
  /** The gap above that it continues. */
  readonly above: Gap | undefined;
  readonly depth: number;
}

/** True if `below` is the next line of the column of `above`. */
export function areNeighbours(above: SetLine | undefined, below: SetLine, leading: Length): boolean {
  if (above === undefined || above.item.x !== below.item.x || above.page !== below.page) return false;
  const distance = below.item.y - above.item.y;
  return distance > 0 && distance <= NEIGHBOUR * leading;
}

/** Rivers of a page: a gap at the end of four or more that overlap, line below line. */
export function riversOf(lines: readonly SetLine[], leading: Length): readonly River[] {
  /** Deepest end of each river, by the gap at which it became one. */
  const ends = new Map<Gap, Gap>();
  let before: readonly Gap[] = [];
  for (const [index, line] of lines.entries()) {
    if (!areNeighbours(lines[index - 1], line, leading)) before = [];
    before = gapsOf(line).map(([left, right]) => flowInto(left, right, line, before));
    for (const gap of before) {
      const source = sourceOf(gap);
      if (source !== undefined && (ends.get(source)?.depth ?? 0) < gap.depth) ends.set(source, gap);
    }
  }
  return [...ends.values()].map(riverTo);
}

function flowInto(left: Length, right: Length, line: SetLine, before: readonly Gap[]): Gap {
  let above: Gap | undefined;
  for (const gap of before) {
    const overlap = Math.min(right, gap.right) - Math.max(left, gap.left);
    const narrower = Math.min(right - left, gap.right - gap.left);
    if (overlap > RIVER_OVERLAP * narrower && gap.depth > (above?.depth ?? 0)) above = gap;
  }
  return { left, right, line, above, depth: (above?.depth ?? 0) + 1 };
}

/** The gap at which the chain that ends in `gap` became a river. */
function sourceOf(gap: Gap): Gap | undefined {
  if (gap.depth < RIVER_LINES) return undefined;
  let source = gap;
  while (source.depth > RIVER_LINES && source.above !== undefined) source = source.above;
  return source;
}

function riverTo(end: Gap): River {
  const boxes: Box[] = [];
  let first = end;
  for (let gap: Gap | undefined = end; gap !== undefined; gap = gap.above) {
    const { item } = gap.line;
    boxes.unshift(boxOf(gap.line, gap.left - item.x, gap.right - item.x));
    first = gap;
  }
  return { first: first.line, lines: end.depth, boxes };
}

/** Left and right edges of a line's word spaces, from the page's left edge. */
function gapsOf({ item }: SetLine): readonly (readonly [Length, Length])[] {
  const gaps: [Length, Length][] = [];
  let last: PlacedRun | undefined;
  for (const run of item.line.runs) {
    if (run.piece.kind === 'space') {
      const open = last?.piece.kind === 'space' ? gaps.at(-1) : undefined;
      if (open === undefined) gaps.push([item.x + run.x, item.x + run.x + run.width]);
      else open[1] = item.x + run.x + run.width;
    }
    last = run;
  }
  return gaps;
}

/** Left and right edges of a line's kashidas, from the measure's left edge. */
export function kashidasOf({ runs, expansion }: Line): readonly (readonly [Length, Length])[] {
  const found: [Length, Length][] = [];
  for (const { piece, x } of runs) {
    const { run, kashida } = piece;
    if (run.kashida === undefined) continue;
    const scale = (piece.range.style.size * expansion) / run.face.unitsPerEm;
    const left = (kashida?.offset ?? 0) * run.face.unitsPerEm;
    found.push([x + left * scale, x + (left + lengthAt(run, left)) * scale]);
  }
  return found;
}

/** Advance of the glyphs put in at `left`, font units: those alike that begin there. */
function lengthAt(
  { glyphs, advances }: { readonly glyphs: Uint16Array; readonly advances: Int16Array },
  left: number,
): number {
  let edge = 0;
  let length = 0;
  let inserted = -1;
  for (const [index, glyph] of glyphs.entries()) {
    const advance = advances[index] ?? 0;
    if (edge >= Math.round(left) && advance > 0) {
      if (inserted >= 0 && glyph !== inserted) break;
      inserted = glyph;
      length += advance;
    }
    edge += advance;
  }
  return length;
}

/** Kashidas of a page that stand above one another in neighbouring lines. */
export function stacksOf(lines: readonly SetLine[], leading: Length): readonly Stack[] {
  const stacks: Stack[] = [];
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    if (above === undefined || !areNeighbours(above, line, leading)) continue;
    for (const [left, right] of kashidasOf(line.item.line)) {
      for (const [otherLeft, otherRight] of kashidasOf(above.item.line)) {
        const distance = Math.abs(left + right - otherLeft - otherRight) / 2 / line.em;
        if (distance >= STACKED) continue;
        stacks.push({
          line,
          distance,
          boxes: [boxOf(above, otherLeft, otherRight), boxOf(line, left, right)],
        });
      }
    }
  }
  return stacks;
}
