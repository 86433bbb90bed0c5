/**
 * Verses of poetry. Both hemistichs of all verses of a poem share one column width, the widest hemistich's
 * but at most half of the measure; the columns stand in the middle of the measure, the first hemistich at
 * the start side. A verse with a longer hemistich is staggered on two lines, the second flush with the end
 * side. A verse is one box, so no page break falls into it. In: verse blocks of one poem; out: their items.
 * Hemistichs are made flush by their word spaces.
 */

import type { Line, PlacedRun } from '../break/line.ts';
import type { ParagraphStyle, StyledText, VerseBlock } from '../design/styled.ts';
import type { Length } from '../units.ts';
import { BASELINE_SHARE, type Column, EPSILON, inkOf, narrow, type Setting } from './box.ts';
import type { PageItem } from './page.ts';

/** Widest word space of a spread hemistich over its natural one; a shorter hemistich stays as it is. By eye. */
const WIDEST_SPACE = 6;

/** Room to compose a hemistich at its natural width. */
const UNBOUNDED: Length = 1e5;

export interface SetVerse {
  readonly height: Length;
  readonly items: readonly PageItem[];
}

/** Sets the verses of one poem. */
export function setPoem(
  setting: Setting,
  verses: readonly VerseBlock[],
  column: Column,
): ReadonlyMap<VerseBlock, SetVerse> {
  const natural = new Map<StyledText, Line>();
  let widest = 0;
  for (const verse of verses) {
    if (verse.hemistichs.length < 2) continue;
    const room = halfMeasure(verse, column);
    for (const hemistich of verse.hemistichs) {
      const line = setting.compose(hemistich, startAligned(verse.style), UNBOUNDED)[0];
      if (line === undefined) continue;
      natural.set(hemistich, line);
      if (line.natural <= room + EPSILON) widest = Math.max(widest, line.natural);
    }
  }
  return new Map(verses.map((verse) => [verse, setVerse(setting, verse, column, natural, widest)]));
}

const startAligned = (style: ParagraphStyle): ParagraphStyle => ({
  ...style,
  align: 'start',
  indent: 0,
  insetStart: 0,
  insetEnd: 0,
});

const halfMeasure = ({ style, gap }: VerseBlock, { measure }: Column): Length =>
  (measure - style.insetStart - style.insetEnd - gap) / 2;

function setVerse(
  setting: Setting,
  verse: VerseBlock,
  column: Column,
  natural: ReadonlyMap<StyledText, Line>,
  width: Length,
): SetVerse {
  const { style, gap, hemistichs } = verse;
  const inner = narrow(column, style.direction, style.insetStart, style.insetEnd);
  const lines = hemistichs.map((hemistich) => natural.get(hemistich));
  const fits = lines.every((line) => line !== undefined && line.natural <= width + EPSILON);
  if (hemistichs.length < 2 || !fits) return staggered(setting, verse, inner);

  const span = lines.length * width + (lines.length - 1) * gap;
  const items: PageItem[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === undefined) continue;
    const offset = (inner.measure - span) / 2 + index * (width + gap);
    const x = style.direction === 'rtl' ? inner.x + inner.measure - offset - width : inner.x + offset;
    items.push(itemOf(verse, spread(line, width, style.direction), x, 0));
  }
  return { height: style.leading, items };
}

/** Free verse, or hemistichs too long to stand side by side: one under the other, the last flush with the end. */
function staggered(setting: Setting, verse: VerseBlock, column: Column): SetVerse {
  const { style, hemistichs } = verse;
  const items: PageItem[] = [];
  let row = 0;
  for (const [index, hemistich] of hemistichs.entries()) {
    const isAtEnd = index > 0 && index === hemistichs.length - 1;
    const bare = { ...startAligned(style), align: isAtEnd ? ('end' as const) : ('start' as const) };
    for (const line of setting.compose(hemistich, bare, column.measure)) {
      items.push(itemOf(verse, line, column.x, row++ * style.leading));
    }
  }
  return { height: row * style.leading, items };
}

function itemOf({ style, element, span }: VerseBlock, line: Line, x: Length, top: Length): PageItem {
  return { kind: 'text', x, y: top + style.leading * BASELINE_SHARE, line, element, span };
}

/**
 * A line made `width` wide by its word spaces, flush on both sides; where that would tear it apart, the
 * line as it is at the start side.
 */
export function spread(line: Line, width: Length, direction: 'rtl' | 'ltr'): Line {
  const { left } = inkOf(line);
  const spaces = line.runs.filter(({ piece }) => piece.kind === 'space');
  const room = spaces.reduce((sum, run) => sum + run.width, 0);
  const missing = width - line.width;
  const ratio = room > 0 ? 1 + missing / room : 1;
  if (missing < EPSILON || room <= 0 || ratio > WIDEST_SPACE) {
    const shift = (direction === 'rtl' ? width - line.width : 0) - left;
    return { ...line, measure: width, x: left + shift, runs: line.runs.map((run) => moved(run, shift)) };
  }
  let shift = -left;
  const runs: PlacedRun[] = [];
  for (const run of line.runs) {
    const extra = run.piece.kind === 'space' ? run.width * (ratio - 1) : 0;
    runs.push({ ...run, x: run.x + shift, width: run.width + extra });
    shift += extra;
  }
  return { ...line, measure: width, x: 0, width, runs, spaceRatio: ratio };
}

const moved = (run: PlacedRun, shift: Length): PlacedRun => ({ ...run, x: run.x + shift });
