/**
 * A page's budget of kashidas. A paragraph has one of its own (`break/lengthen-lines.ts`), but short paragraphs may
 * each have one in their only full line, and then a page is full of them. In: the boxes of a page; out: the same,
 * the least needy lines without kashida where there are too many, however wide their spaces then are: on 1,400 pages
 * of المستطرف set `sparing` without expansion 16 lines are reported as loose where 14 were, none wider than 1.5; with
 * expansion it is never needed. Verse is not held to it, whose edges must be flush, nor a block that asks for a
 * kashida of its own.
 */

import { fillingSpace, type Line } from '../break/line.ts';
import type { JustificationStyle } from '../design/styled.ts';
import type { Box } from './box.ts';

/** Most kashidas of a page for each of its boxes (lines, verses, rows), and what any page may have. By eye on المستطرف. */
const PER_BOX: Readonly<Record<JustificationStyle['kashida'], number>> = {
  off: 0,
  sparing: 0.6,
  generous: 1,
};
const LEAST = 4;

/** The boxes of a page within its budget. */
export function withinBudget(boxes: readonly Box[], kashida: JustificationStyle['kashida']): readonly Box[] {
  const lengthened = boxes.filter(({ line, hasOwnKashida }) => line?.plain !== undefined && !hasOwnKashida);
  let count = lengthened.reduce((sum, { line }) => sum + kashidasIn(line), 0);
  const most = Math.max(LEAST, Math.floor(PER_BOX[kashida] * boxes.length));
  if (count <= most) return boxes;
  lengthened.sort((one, other) => needOf(one) - needOf(other));
  const given = new Set<Box>();
  for (const box of lengthened) {
    if (count <= most) break;
    given.add(box);
    count -= kashidasIn(box.line);
  }
  return boxes.map((box) => (given.has(box) ? { ...box, line: box.line?.plain } : box));
}

/** How wide its spaces would be without kashida. */
const needOf = ({ line }: Box): number => (line?.plain === undefined ? 0 : fillingSpace(line.plain));

const kashidasIn = (line: Line | undefined): number =>
  line === undefined ? 0 : line.runs.filter(({ piece }) => piece.run.kashida !== undefined).length;
