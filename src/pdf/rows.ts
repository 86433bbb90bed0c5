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
