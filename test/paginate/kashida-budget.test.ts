/** A page has so many kashidas and no more: the least needy lines go without. */

import { describe, expect, it } from 'vitest';
import type { Compose, Line } from '../../src/break/line.ts';
import type { JustificationStyle, ParagraphStyle } from '../../src/design/styled.ts';
import { paginate } from '../../src/paginate/paginate.ts';
import { book, compose, LINES, lines, ownedOf, paragraph, section } from './support.ts';

/** Every word of a line lengthened; without that its spaces would be as wide as its `need`. */
const lengthening =
  (need: (index: number) => number): Compose =>
  (...paragraphs) =>
    compose(...paragraphs).map((line, index) => ({
      ...line,
      plain: { ...line, spaceRatio: need(index) },
      runs: line.runs.map((run) => ({ ...run, piece: { ...run.piece, run: lengthened(run.piece.run) } })),
    }));

type Run = Line['runs'][number]['piece']['run'];

const lengthened = (run: Run): Run => ({ ...run, kashida: { inserted: new Set(), xScales: undefined } });

/** Indices of the lines of a full page that keep their kashida. */
function kept(
  kashida: JustificationStyle['kashida'],
  need: (index: number) => number,
  own: Partial<ParagraphStyle> = {},
): readonly number[] {
  const plain = book([section([paragraph(lines(LINES), own)])]);
  const set = { ...plain, justification: { ...plain.justification, kashida } };
  const [page] = paginate(set, lengthening(need)).value.pages;
  return ownedOf(page).flatMap(({ line }, index) => (line.plain === undefined ? [] : index));
}

describe('a page’s kashidas', () => {
  it('are three for five of its lines where they are sparing, the neediest lines’', () => {
    expect(kept('sparing', (index) => 1.2 + index / 100)).toEqual([4, 5, 6, 7, 8, 9]);
  });

  it('are one a line where they are generous', () => {
    expect(kept('generous', () => 1.2)).toHaveLength(LINES);
  });

  it('are no more however widely lines are spaced without', () => {
    expect(kept('sparing', (index) => (index < 7 ? 1.35 + index / 100 : 1.2))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('are not counted where a block asks for its own', () => {
    expect(kept('sparing', () => 1.2, { kashida: 'generous' })).toHaveLength(LINES);
  });
});
