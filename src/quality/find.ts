/**
 * The places where composition is not what it should be. In: the lines of an edition. Out: findings, each with
 * its page, its line, its place in the manuscript and how much it weighs against the others.
 */

import { fillingSpace } from '../break/line.ts';
import { lineText } from '../paginate/dump.ts';
import type { Edition, Page } from '../paginate/page.ts';
import { placeOf } from '../paginate/report-lines.ts';
import type { Length } from '../units.ts';
import { boxOf, lineBox, openingPages, type SetLine, type SetParagraph, wordsOf } from './lines.ts';
import type { Box, Finding, FindingKind } from './quality.ts';
import { areNeighbours, riversOf, stacksOf } from './rivers.ts';

/** Word spaces over natural beyond which a line is told. */
export const LOOSE = 1.33;
export const VERY_LOOSE = 1.5;
export const TIGHT = 0.85;
/** A last line shorter than this is a runt, in ems. */
const SHORT_LAST_LINE = 3;
/** An excess below this, in points, nobody sees. */
const VISIBLE_EXCESS = 0.05;
/** Depths of facing pages may differ by so many lines, and a little for rounding. */
const SPREAD_TOLERANCE = 1.05;

/**
 * What each kind weighs for one unit of its excess: chosen so that a line at 1.5 times its natural spaces weighs
 * 1, an overfull line more than all others, and a fault of the page about two loose lines.
 */
const weights = {
  looseness: 2,
  tightness: 4,
  overfull: 3,
  overfullPoint: 0.5,
  stacked: 1,
  riverLine: 0.12,
  repeated: 0.35,
  widow: 2,
  orphan: 1.8,
  shortLastLine: 0.6,
  spreadLine: 0.5,
} as const;

/** Letters and digits: what makes a word the same to the eye. */
const notLetters = /[^\p{L}\p{N}]+/gu;

/** What is found on one page. */
export function findOnPage(lines: readonly SetLine[], leading: Length): readonly Finding[] {
  const found: Finding[] = [];
  for (const line of lines) found.push(...spacing(line));
  for (const { line, distance, boxes } of stacksOf(lines, leading)) {
    found.push(finding('stacked-kashida', line, distance, weights.stacked, boxes));
  }
  for (const { first, lines: depth, boxes } of riversOf(lines, leading)) {
    found.push(finding('river', first, depth, weights.riverLine * depth, boxes));
  }
  return [...found, ...repetitions(lines, leading)];
}

function spacing(line: SetLine): readonly Finding[] {
  const { spaceRatio, overfull, isShort } = line.item.line;
  const boxes = [lineBox(line)];
  if (overfull > VISIBLE_EXCESS) {
    const severity = weights.overfull + weights.overfullPoint * overfull;
    return [finding('overfull', line, overfull, severity, boxes)];
  }
  if (!line.isJustified && !isShort) return [];
  const space = fillingSpace(line.item.line);
  if (space > LOOSE) return [finding('loose', line, space, weights.looseness * (space - 1), boxes)];
  if (spaceRatio < TIGHT) {
    return [finding('tight', line, spaceRatio, weights.tightness * (1 - spaceRatio), boxes)];
  }
  return [];
}

/** Runs of lines of one paragraph that begin, or end, with the same word; only where the word stands at the edge. */
function repetitions(lines: readonly SetLine[], leading: Length): readonly Finding[] {
  const found: Finding[] = [];
  for (const kind of ['repeated-start', 'repeated-end'] as const) {
    let run: SetLine[] = [];
    const close = (): void => {
      if (run.length > 1) found.push(repetition(kind, run));
      run = [];
    };
    for (const line of lines) {
      const above = run.at(-1);
      if (above !== undefined && !(areNeighbours(above, line, leading) && repeats(kind, above, line)))
        close();
      run.push(line);
    }
    close();
  }
  return found;
}

type Repetition = 'repeated-start' | 'repeated-end';

function repeats(kind: Repetition, above: SetLine, line: SetLine): boolean {
  if (above.item.element !== line.item.element || above.item.line.end !== line.item.line.start) return false;
  const isAligned =
    kind === 'repeated-end'
      ? above.isJustified && line.isJustified
      : above.item.line.measure === line.item.line.measure;
  const word = isAligned ? edgeWord(kind, line).text : '';
  return word !== '' && word === edgeWord(kind, above).text;
}

function edgeWord(kind: Repetition, line: SetLine): { readonly text: string; readonly box: Box } {
  const runs = wordsOf(line).at(kind === 'repeated-start' ? 0 : -1) ?? [];
  const text = runs.map(({ piece }) => piece.run.text).join('');
  const left = Math.min(...runs.map(({ x }) => x));
  const right = Math.max(...runs.map(({ x, width }) => x + width));
  return { text: text.normalize('NFC').replace(notLetters, ''), box: boxOf(line, left, right) };
}

function repetition(kind: Repetition, run: readonly SetLine[]): Finding {
  const boxes = run.map((line) => edgeWord(kind, line).box);
  const [first] = run;
  return finding(kind, first, run.length, weights.repeated * (run.length - 1), boxes);
}

/** What is found in one paragraph: its first or last line alone on a page, or a last line too short. */
export function findInParagraph(paragraph: SetParagraph): readonly Finding[] {
  const [first, second] = paragraph;
  const last = paragraph.at(-1);
  const beforeLast = paragraph.at(-2);
  if (first === undefined || second === undefined || last === undefined || beforeLast === undefined)
    return [];
  const found: Finding[] = [];
  if (last.page !== beforeLast.page) {
    found.push(finding('widow', last, 1, weights.widow, [lineBox(last)]));
  }
  if (first.page !== second.page) {
    found.push(finding('orphan', first, 1, weights.orphan, [lineBox(first)]));
  }
  const { width } = last.item.line;
  if (width < SHORT_LAST_LINE * last.em && beforeLast.isJustified) {
    const severity = weights.shortLastLine * (2 - width / (SHORT_LAST_LINE * last.em));
    found.push(finding('short-last-line', last, width, severity, [lineBox(last)]));
  }
  return found;
}

/** Facing pages whose last lines differ in depth by more than a line. A page that ends a section may be short. */
export function unevenSpreads(edition: Edition): readonly Finding[] {
  const { pages, book } = edition;
  if (!book.geometry.isFacing) return [];
  const opens = openingPages(edition);
  const isFull = (page: Page): boolean => {
    const next = pages[page.index + 1];
    return (
      !page.isBlank &&
      next !== undefined &&
      !next.isBlank &&
      next.section === page.section &&
      !opens.has(next.index)
    );
  };
  const found: Finding[] = [];
  for (const recto of pages) {
    const verso = pages[recto.index - 1];
    if (verso === undefined || recto.side !== 'recto' || !isFull(verso) || !isFull(recto)) continue;
    const difference = (depthOf(recto) - depthOf(verso)) / book.geometry.leading;
    const lines = Math.abs(difference);
    if (lines <= SPREAD_TOLERANCE) continue;
    const page = difference < 0 ? recto : verso;
    found.push({
      kind: 'uneven-spread',
      page: page.index,
      label: page.label,
      line: 0,
      amount: lines,
      severity: weights.spreadLine * lines,
      text: '',
      span: undefined,
      boxes: [footBox(page, edition)],
    });
  }
  return found;
}

/** Lowest baseline or edge of what somebody owns on a page. */
function depthOf({ items }: Page): Length {
  let depth = 0;
  for (const item of items) {
    if (item.kind === 'rule' || item.kind === 'drawing' || item.element === undefined) continue;
    depth = Math.max(depth, item.kind === 'image' ? item.y + item.height : item.y);
  }
  return depth;
}

/** What a page leaves empty at its foot. */
function footBox(page: Page, { book: { geometry } }: Edition): Box {
  const { margins, width, height } = geometry;
  const depth = depthOf(page);
  const left = page.side === 'recto' ? margins.outer : margins.inner;
  return {
    x: geometry.binding === 'right' ? left : margins.inner + margins.outer - left,
    y: depth,
    width: width - margins.inner - margins.outer,
    height: Math.max(0, height - margins.bottom - depth),
  };
}

function finding(
  kind: FindingKind,
  line: SetLine | undefined,
  amount: number,
  severity: number,
  boxes: readonly Box[],
): Finding {
  return {
    kind,
    page: line?.page.index ?? 0,
    label: line?.page.label ?? '',
    line: line?.number ?? 0,
    amount,
    severity,
    text: line === undefined ? '' : lineText(line.item.line),
    span: line === undefined ? undefined : placeOf(line.item),
    boxes,
  };
}
