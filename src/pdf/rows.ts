/** Rows of a page: what stands side by side on one baseline, and what of a line bears on how it is read. */

import type { Line, PlacedRun } from '../break/line.ts';
import type { PageItem, TextItem } from '../paginate/page.ts';

/**
 * The text item at `start` and those directly after it on its baseline, from left to right: a list's marker
 * and its first line, the cells of a table's row, the hemistichs of a verse. Painted one by one, readers
 * would lose the one that comes second.
 */
export function rowOf(items: readonly PageItem[], start: number): readonly TextItem[] {
  const row: TextItem[] = [];
  for (let index = start; ; index++) {
    const item = items[index];
    if (item?.kind !== 'text' || item.y !== (row[0] ?? item).y) break;
    row.push(item);
  }
  return row.length === 1 ? row : row.sort((a, b) => a.x + a.line.x - b.x - b.line.x);
}

/** Where a line ends inside a word: the break took no space. */
export function wordCut({ runs, end, isLast }: Line): number | undefined {
  let last = 0;
  for (const { piece } of runs) last = Math.max(last, piece.end);
  return last === end && !isLast ? end : undefined;
}

/** True for a line whose first word stands at its right. */
export function startsAtRight({ runs }: Line): boolean {
  const left = runs[0];
  const right = runs.at(-1);
  if (left === undefined || right === undefined) return false;
  return left === right ? isRightToLeft(left) : right.piece.start < left.piece.start;
}

/** A list's marker, a note's number. */
export function isLabel(item: TextItem): boolean {
  const role = (item.line.runs[0]?.piece.range.element ?? item.element)?.role;
  return role === 'list-label' || role === 'note-label';
}

export const isRightToLeft = (run: PlacedRun): boolean => run.piece.level % 2 === 1;

/** A run of European digits or Latin; Arabic digits do not turn a line. */
const isLeftToRight = (run: PlacedRun | undefined): boolean =>
  run !== undefined && !isRightToLeft(run) && !/[\u{600}-\u{6ef}]/u.test(run.piece.run.text);

/** Nothing but controls that isolate a direction. */
export const isIsolate = (run: PlacedRun): boolean => /^[\u{2066}-\u{2069}]+$/u.test(run.piece.run.text);

/** True where a row turns at the left of a run; isolates stand with the Latin that they hold. */
export function turnsAt(runs: readonly PlacedRun[], index: number): boolean {
  return isTurned(runs, index - 1) !== isTurned(runs, index);
}

function isTurned(runs: readonly PlacedRun[], index: number): boolean {
  const run = runs[index];
  return run !== undefined && isIsolate(run)
    ? isLeftToRight(runs[index - 1]) || isLeftToRight(runs[index + 1])
    : isLeftToRight(run);
}
