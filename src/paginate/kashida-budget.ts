/**
 * A page's budget of kashidas. A paragraph has one of its own (`break/lengthen-lines.ts`), but short paragraphs may
 * each have one in their only full line, and then a page is full of them. In: the boxes of a page; out: the same,
 * the least needy lines without kashida where there are too many. On 1,400 pages of المستطرف set `sparing` without
 * expansion it is needed on 46, where four lines more then come to be reported as loose, none wider than 1.5; with
 * expansion on none. Verse is not held to it: its edges must be flush.
 */

import type { Line } from '../break/line.ts';
import type { JustificationStyle } from '../design/styled.ts';
import type { Box } from './box.ts';

/** Most kashidas of a page for each of its lines, and what even the shortest page may have. By eye on المستطرف. */
const PER_LINE: Readonly<Record<JustificationStyle['kashida'], number>> = {
  off: 0,
  sparing: 0.5,
  generous: 1,
};
const LEAST = 4;

/** The boxes of a page within its budget. */
export function withinBudget(boxes: readonly Box[], kashida: JustificationStyle['kashida']): readonly Box[] {
  let lines = 0;
  let count = 0;
  for (const { line } of boxes) {
    if (line === undefined) continue;
    lines++;
    if (line.plain !== undefined) count += kashidasIn(line);
  }
  const most = Math.max(LEAST, Math.floor(PER_LINE[kashida] * lines));
  if (count <= most) return boxes;
  const lengthened = boxes.filter(({ line }) => line?.plain !== undefined);
  lengthened.sort((one, other) => needOf(one) - needOf(other));
  const given = new Set<Box>();
  for (const box of lengthened) {
    if (count <= most) break;
    given.add(box);
    count -= box.line === undefined ? 0 : kashidasIn(box.line);
  }
  return boxes.map((box) => (given.has(box) ? { ...box, line: box.line?.plain } : box));
}

/** How wide its spaces would be without kashida. */
const needOf = ({ line }: Box): number => line?.plain?.spaceRatio ?? 0;

const kashidasIn = ({ runs }: Line): number =>
  runs.filter(({ piece }) => piece.run.kashida !== undefined).length;
