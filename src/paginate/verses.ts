/**
 * Verses of poetry. In: the verse blocks of one poem; out: their items. Both hemistichs of all verses of a poem
 * share one column width, the widest hemistich's but at most half of the measure; the columns stand in the middle
 * of the measure, the first hemistich at the start side, and every hemistich is composed flush to both edges of
 * its column. The mark of a note at a hemistich's end hangs outside of it: it is no part of the metre. A verse with a
 * longer hemistich is staggered on two lines, the second flush with the end side. A hemistich alone among verses of
 * two (a muwashshah's, a stray one) stands in the middle, as wide as a column where it can be. A verse is one box, so
 * no page break falls into it. Free verse, one hemistich a line throughout, starts at the start side; what does not fit
 * turns over with an indent.
 */

import type { Line, PlacedRun } from '../break/line.ts';
import type { ParagraphStyle, StyledRange, StyledText, VerseBlock } from '../design/styled.ts';
import type { Length } from '../units.ts';
import { BASELINE_SHARE, type Column, EPSILON, inkOf, lineStyle, narrow, type Setting } from './box.ts';
import type { PageItem } from './page.ts';

/** Widest word space of a flush hemistich over its natural one; a shorter hemistich stays as it is. By eye. */
const WIDEST_SPACE = 6;

/** Room to compose a hemistich at its natural width. */
const UNBOUNDED: Length = 1e5;

export interface SetVerse {
  readonly height: Length;
  readonly items: readonly PageItem[];
}

/** What the verses of a poem share. */
interface Columns {
  /** Of each column; 0 where no verse stands in two. */
  readonly width: Length;
  /** No verse has two hemistichs. */
  readonly isFree: boolean;
  /** Hemistichs that fit a column. */
  readonly fitting: ReadonlyMap<StyledText, Fitting>;
}

interface Fitting {
  /** At its natural width. */
  readonly natural: Line;
  /** How much of it stands outside the column. */
  readonly hang: Length;
}

/** Sets the verses of one poem. */
export function setPoem(
  setting: Setting,
  verses: readonly VerseBlock[],
  column: Column,
): ReadonlyMap<VerseBlock, SetVerse> {
  const columns = columnsOf(setting, verses, column);
  return new Map(verses.map((verse) => [verse, setVerse(setting, verse, column, columns)]));
}

function columnsOf(setting: Setting, verses: readonly VerseBlock[], column: Column): Columns {
  const fitting = new Map<StyledText, Fitting>();
  let width = 0;
  for (const verse of verses) {
    if (verse.hemistichs.length < 2) continue;
    const room = halfMeasure(verse, column);
    for (const hemistich of verse.hemistichs) {
      const natural = setting.compose(hemistich, bare(verse.style, 'start'), UNBOUNDED)[0];
      if (natural === undefined) continue;
      const hang = hangOf(natural, verse.style.direction);
      const own = natural.natural - hang;
      const fits = own <= room + EPSILON || flush(setting, verse, hemistich, room + hang) !== undefined;
      if (!fits) continue;
      fitting.set(hemistich, { natural, hang });
      width = Math.max(width, Math.min(room, own));
    }
  }
  return { width, isFree: verses.every(({ hemistichs }) => hemistichs.length < 2), fitting };
}

/** Width of the marks of notes with which a line ends. */
function hangOf({ runs }: Line, direction: 'rtl' | 'ltr'): Length {
  const fromEnd = runs.toSorted((one, other) => (direction === 'rtl' ? one.x - other.x : other.x - one.x));
  let hang = 0;
  for (const { piece, width } of fromEnd) {
    if (!isNoteMark(piece.range)) break;
    hang += width;
  }
  return hang;
}

/** The mark of a note leads to it, and is what the note leads back to. */
const isNoteMark = ({ link, anchor }: StyledRange): boolean => link !== undefined && anchor !== undefined;

/** A verse's style for a line of its own. */
const bare = (style: ParagraphStyle, align: ParagraphStyle['align']): ParagraphStyle => ({
  ...style,
  align,
  indent: 0,
  insetStart: 0,
  insetEnd: 0,
});

/** The hemistich filling `width` on one line; undefined where it is too long. */
function flush(
  setting: Setting,
  { style }: VerseBlock,
  hemistich: StyledText,
  width: Length,
): Line | undefined {
  const lines = setting.compose(hemistich, { ...bare(style, 'justify'), fillsLastLine: true }, width);
  const [line] = lines;
  return lines.length > 1 || (line?.overfull ?? 0) > EPSILON ? undefined : line;
}

/** The same; undefined too where its spaces would be too wide. */
function filled(setting: Setting, verse: VerseBlock, hemistich: StyledText, width: Length): Line | undefined {
  const line = flush(setting, verse, hemistich, width);
  const isFilled = line !== undefined && line.width > width - EPSILON && line.spaceRatio <= WIDEST_SPACE;
  return isFilled ? line : undefined;
}

const halfMeasure = ({ style, gap }: VerseBlock, { measure }: Column): Length =>
  (measure - style.insetStart - style.insetEnd - gap) / 2;

function setVerse(setting: Setting, verse: VerseBlock, column: Column, columns: Columns): SetVerse {
  const { style, gap, hemistichs } = verse;
  const { width, fitting } = columns;
  const inner = narrow(column, style.direction, style.insetStart, style.insetEnd);
  if (columns.isFree) return setFree(setting, verse, inner);
  if (hemistichs.length < 2) return setAlone(setting, verse, inner, width);
  const span = hemistichs.length * width + (hemistichs.length - 1) * gap;
  if (!hemistichs.every((hemistich) => fitting.has(hemistich))) {
    return setStaggered(setting, verse, inner, Math.min(span, inner.measure));
  }
  const items: PageItem[] = [];
  for (const [index, hemistich] of hemistichs.entries()) {
    const { natural, hang = 0 } = fitting.get(hemistich) ?? {};
    const offset = (inner.measure - span) / 2 + index * (width + gap);
    const x = style.direction === 'rtl' ? inner.x + inner.measure - offset - width : inner.x + offset;
    const whole = width + hang;
    const set = filled(setting, verse, hemistich, whole) ?? atStart(natural, whole, style.direction);
    if (set !== undefined) items.push(itemOf(verse, set, style.direction === 'rtl' ? x - hang : x, 0));
    if (index > 0) items.push(...jointOf(setting, verse, style.direction === 'rtl' ? x + width : x - gap));
  }
  return { height: style.leading, items };
}

/** The sign between two columns, in the middle of their gap, or behind the half above; nobody's text. */
function jointOf(
  setting: Setting,
  { joint, gap, style }: VerseBlock,
  x: Length,
  top: Length = 0,
): readonly PageItem[] {
  if (joint === undefined) return [];
  const line = setting.compose(joint, lineStyle(style.direction, 'center', style.leading), gap)[0];
  if (line === undefined) return [];
  const y = top + style.leading * BASELINE_SHARE;
  return [{ kind: 'text', x, y, line, element: undefined, span: undefined }];
}

/**
 * A hemistich without another, in the middle of the columns; one too long for a line goes on below as free verse does.
 */
function setAlone(setting: Setting, verse: VerseBlock, column: Column, width: Length): SetVerse {
  const { style, hemistichs } = verse;
  const [hemistich] = hemistichs;
  if (hemistich === undefined) return { height: 0, items: [] };
  const [natural, ...more] = setting.compose(hemistich, bare(style, 'start'), UNBOUNDED);
  const hang = natural === undefined ? 0 : hangOf(natural, style.direction);
  const own = (natural?.natural ?? 0) - hang;
  if (more.length > 0 || own > column.measure + EPSILON) return setFree(setting, verse, column);
  const line = own > width ? undefined : filled(setting, verse, hemistich, width + hang);
  const inked = line === undefined ? own : width;
  const x = column.x + (column.measure - inked) / 2 - (style.direction === 'rtl' ? hang : 0);
  const set = line ?? atStart(natural, own + hang, style.direction);
  return { height: style.leading, items: set === undefined ? [] : [itemOf(verse, set, x, 0)] };
}

/** Free verse: a line too long goes on below, further in. */
function setFree(setting: Setting, verse: VerseBlock, column: Column): SetVerse {
  const { style, hemistichs, gap } = verse;
  const hang = Math.min(gap, column.measure / 2);
  const turned = narrow(column, style.direction, hang, 0);
  const hanging = { ...bare(style, 'start'), indent: -hang };
  const items: PageItem[] = [];
  for (const hemistich of hemistichs) {
    for (const line of setting.compose(hemistich, hanging, turned.measure)) {
      items.push(itemOf(verse, line, turned.x, items.length * style.leading));
    }
  }
  return { height: items.length * style.leading, items };
}

/** Hemistichs too long to stand side by side: one under the other, the last flush with the end of the columns. */
function setStaggered(setting: Setting, verse: VerseBlock, column: Column, span: Length): SetVerse {
  const { style, hemistichs } = verse;
  const fits = hemistichs.every(
    (hemistich) => setting.compose(hemistich, bare(style, 'start'), span).length === 1,
  );
  const side = fits ? (column.measure - span) / 2 : 0;
  const inner = narrow(column, style.direction, side, side);
  const halves = hemistichs.map((hemistich, index) =>
    setting.compose(hemistich, bare(style, index > 0 ? 'end' : 'start'), inner.measure),
  );
  const items = halves.flat().map((line, row) => itemOf(verse, line, inner.x, row * style.leading));
  return {
    height: items.length * style.leading,
    items: [...items, ...joinHalves(setting, verse, inner, halves)],
  };
}

/** The sign of a shared word behind the half that breaks off in it; where that fills its line, before the other. */
function joinHalves(
  setting: Setting,
  verse: VerseBlock,
  column: Column,
  [first = [], second = []]: readonly (readonly Line[])[],
): readonly PageItem[] {
  const { gap, style } = verse;
  const [above, below] = [first.at(-1), second[0]];
  if (above === undefined || below === undefined) return [];
  const isBehind = column.measure - above.width >= gap || below.width > above.width;
  const { left, right } = inkOf(isBehind ? above : below);
  const x = column.x + (isBehind === (style.direction === 'rtl') ? left - gap : right);
  const row = isBehind ? first.length - 1 : first.length;
  return jointOf(setting, verse, x, row * style.leading);
}

function itemOf({ style, element, span }: VerseBlock, line: Line, x: Length, top: Length): PageItem {
  return { kind: 'text', x, y: top + style.leading * BASELINE_SHARE, line, element, span };
}

/** A line at its natural width at the start side of a column of `width`. */
function atStart(line: Line | undefined, width: Length, direction: 'rtl' | 'ltr'): Line | undefined {
  if (line === undefined) return undefined;
  const { left } = inkOf(line);
  const shift = (direction === 'rtl' ? width - line.width : 0) - left;
  const { natural, overfull, runs } = line;
  return {
    ...line,
    natural,
    overfull,
    measure: width,
    x: left + shift,
    runs: runs.map((run) => moved(run, shift)),
  };
}

const moved = (run: PlacedRun, shift: Length): PlacedRun => ({ ...run, x: run.x + shift });
