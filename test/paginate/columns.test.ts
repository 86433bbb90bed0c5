/** Columns: balanced on every page, from the right, parted only where a page may be. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnsBlock, StyledBlock } from '../../src/design/styled.ts';
import { type Box, emptyBox, NEVER } from '../../src/paginate/box.ts';
import { ColumnRun } from '../../src/paginate/columns.ts';
import { paginate } from '../../src/paginate/paginate.ts';
import { book, compose, itemText, LEADING, lines, ownedOf, paragraph, section } from './support.ts';

const columns = (count: number, children: readonly StyledBlock[]): ColumnsBlock => ({
  kind: 'columns',
  count,
  gap: 20,
  children,
});

const letter = (name: string) => paragraph(name, { keepWithNext: true, spaceBefore: LEADING });

/** Each line: its text, the right edge of its characters from the text block's left, its line on the page. */
const pagesOf = (blocks: readonly StyledBlock[], direction: 'rtl' | 'ltr' = 'rtl') =>
  paginate(book([section(blocks)], [], { direction }), compose).value.pages.map((page) => {
    const left = page.side === 'recto' ? 30 : 50;
    return ownedOf(page).map((item) => {
      const edge = direction === 'rtl' ? item.x + item.line.x + item.line.width : item.x + item.line.x;
      return `${itemText(item)} ${edge - left} ${(item.y - 55) / LEADING}`;
    });
  });

describe('columns', () => {
  it('stand from the right, as deep as one another, under what is above them and over what is below', () => {
    const terms = ['b', 'c', 'd', 'e', 'f'].map((name) => paragraph(name));
    expect(pagesOf([paragraph('a'), columns(2, terms), paragraph('g')])).toEqual([
      ['a 300 0', 'b 300 1', 'c 300 2', 'd 300 3', 'e 140 1', 'f 140 2', 'g 300 4'],
    ]);
  });

  it('stand from the left in a book read from the left', () => {
    const terms = ['b', 'c'].map((name) => paragraph(name, { direction: 'ltr' }));
    expect(pagesOf([columns(2, terms)], 'ltr')).toEqual([['b 0 0', 'c 160 0']]);
  });

  it('keep a letter with its term, and have no space at their head', () => {
    const groups = ['b', 'c', 'd'].flatMap((name) => [letter(name), paragraph(`${name}1`)]);
    expect(pagesOf([columns(2, groups)])).toEqual([
      ['b 300 0', 'b1 300 1', 'c 300 3', 'c1 300 4', 'd 140 0', 'd1 140 1'],
    ]);
  });

  it('go on on the next page, on each balanced', () => {
    const terms = Array.from({ length: 29 }, (_, index) => paragraph(`t${index}`));
    const [first, second] = pagesOf([columns(2, terms)]);
    expect(first).toHaveLength(20);
    expect([first?.[9], first?.[10], first?.[19]]).toEqual(['t9 300 9', 't10 140 0', 't19 140 9']);
    expect([second?.[0], second?.[4], second?.[5], second?.[8]]).toEqual([
      't20 300 0',
      't24 300 4',
      't25 140 0',
      't28 140 3',
    ]);
  });

  it('are composed to their own measure', () => {
    const [page] = pagesOf([columns(2, [paragraph('aaaa '.repeat(6).trim(), { orphans: 1, widows: 1 })])]);
    expect(page).toEqual(['aaaa aaaa aaaa aaaa aaaa 300 0', 'aaaa 140 0']);
  });

  it('hold what is taller than the page', () => {
    const pages = pagesOf([columns(2, [paragraph(lines(50), { keepTogether: true })])]);
    expect(pages.flat()).toHaveLength(50);
  });
});

const boxOf = (height: number, space: number, isTied: boolean): Box => ({
  ...emptyBox,
  height,
  space,
  penalty: isTied ? NEVER : 0,
  isOnGrid: true,
});

/** The least height of `boxes` in `count` columns, every way of parting them tried. */
function leastHeight(boxes: readonly Box[], count: number): number {
  const tall = boxes.reduce((sum, box, index) => sum + box.height + (index === 0 ? 0 : box.space), 0);
  if (count === 1) return tall;
  let least = tall;
  for (let at = 1; at < boxes.length; at++) {
    if (boxes[at]?.penalty === NEVER) continue;
    const first = leastHeight(boxes.slice(0, at), 1);
    least = Math.min(least, Math.max(first, leastHeight(boxes.slice(at), count - 1)));
  }
  return least;
}

describe('the height of columns', () => {
  it('is the least there is, whatever the boxes', () => {
    const box = fc.record({
      height: fc.integer({ min: 1, max: 4 }),
      space: fc.integer({ min: 0, max: 2 }),
      isTied: fc.boolean(),
    });
    const boxes = fc.array(box, { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(boxes, fc.integer({ min: 2, max: 4 }), (sizes, count) => {
        const run = new ColumnRun({ count, step: -10 });
        const list = sizes.map(({ height, space, isTied }, index) =>
          boxOf(height, space, isTied && index > 0),
        );
        for (const each of list) run.add(each);
        expect(run.height).toBe(leastHeight(list, count));
      }),
      { seed: 31, numRuns: 500 },
    );
  });
});
