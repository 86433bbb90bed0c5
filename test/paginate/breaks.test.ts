/** Where pages break: widows, orphans, keeps, spreads, the grid; and that every input ends. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StyledBlock } from '../../src/design/styled.ts';
import { settingOf } from '../../src/paginate/box.ts';
import { buildPages } from '../../src/paginate/build-pages.ts';
import { flow } from '../../src/paginate/flow.ts';
import { collectNotes } from '../../src/paginate/footnotes.ts';
import { paginate } from '../../src/paginate/paginate.ts';
import {
  book,
  compose,
  depths,
  element,
  heading,
  LEADING,
  LINES,
  lines,
  note,
  ownedOf,
  paragraph,
  section,
  styled,
  textsOf,
} from './support.ts';

const edition = (blocks: readonly StyledBlock[]) => paginate(book([section(blocks)]), compose).value;
const report = (blocks: readonly StyledBlock[]) =>
  paginate(book([section(blocks)]), compose).diagnostics.map(({ code }) => code);

/** Nine lines, one of these words, and twenty-four that go on. */
const pagesWith = (text: string) =>
  edition([paragraph(lines(9)), paragraph(text), paragraph(lines(24, 'b'))]).pages;

/** A heading with so much space below it. */
const spacedHeading = (space: number): StyledBlock => ({
  ...heading('t'),
  style: { ...heading('t').style, spaceAfter: space },
});
const opening = (space: number) => [
  spacedHeading(space),
  heading('h'),
  paragraph(lines(3, 'b')),
  paragraph('c'),
];

describe('page breaks', () => {
  it('fill pages', () => {
    expect(depths(edition([paragraph(lines(30))]))).toEqual([10, 10, 10]);
  });

  it('leave no orphan: a paragraph does not begin with one line at the foot', () => {
    expect(depths(edition([paragraph(lines(9)), paragraph(lines(16, 'b'))]))[0]).toBe(9);
  });

  it('leave no widow: a paragraph does not end with one line at the head', () => {
    expect(depths(edition([paragraph(lines(11)), paragraph(lines(8, 'b'))]))[0]).toBe(9);
  });

  it('keep paragraphs of three lines whole', () => {
    expect(
      depths(edition([paragraph(lines(8)), paragraph(lines(3, 'b')), paragraph(lines(9, 'c'))]))[0],
    ).toBe(8);
  });

  it('keep a heading with two lines of what follows, even where that would bear one', () => {
    const first = edition([paragraph(lines(7)), heading('h'), paragraph(lines(20, 'b'), { orphans: 1 })])
      .pages[0];
    expect(textsOf(first)).not.toContain('h');
  });

  it('keep a heading with two lines of all that follows, though the first block has one', () => {
    const pageOf = (...blocks: readonly StyledBlock[]) =>
      textsOf(edition([paragraph(lines(6)), heading('h'), paragraph('a'), ...blocks]).pages[0]);
    expect(pageOf(paragraph(lines(2, 'b')))).not.toContain('h');
    expect(pageOf(paragraph('b'), paragraph(lines(9, 'c')))).not.toContain('h');
    const fewer = [paragraph(lines(4)), heading('h'), paragraph('a')];
    expect(textsOf(edition([...fewer, paragraph(lines(9, 'b'))]).pages[0])).toContain('b2');
    // The next heading, and what is as tall as half a page and whole, do not go with it.
    expect(pageOf(heading('i'), paragraph(lines(2, 'b')))).toContain('h');
    expect(pageOf(paragraph(lines(5, 'b'), { keepTogether: true }))).toContain('h');
  });

  it('leave what announces the next words at the head of a page rather than at the foot', () => {
    expect(textsOf(pagesWith('said')[0])).toContain('said');
    expect(textsOf(pagesWith('said:')[0])).not.toContain('said:');
  });

  it('leave an item that names what its next paragraph says with it, though the page is two lines short', () => {
    const label = { text: styled('•'), gap: 4, element: element('list-label') };
    const whole = paragraph(lines(8), { orphans: 8 });
    const first = paragraph('first', { keepWithNext: true });
    const pageWith = (text: string, marker?: typeof label) =>
      edition([whole, first, { ...paragraph(text), marker }, paragraph(lines(24, 'b'))]).pages[0];
    expect(textsOf(pageWith('said:'))).toContain('said:');
    expect(textsOf(pageWith('said:', label))).not.toContain('said:');
  });

  it('make facing pages equally short rather than one of them', () => {
    // The verso must be a line short (an orphan), and the recto beside it can be: it is.
    const pages = depths(
      edition([
        paragraph(lines(10)),
        ...[9, 2, 2, 2, 2, 2, 8].map((count, index) => paragraph(lines(count, `p${index}.`))),
      ]),
    );
    expect(pages.slice(0, 3)).toEqual([10, 9, 10]);
    const even = depths(
      edition([paragraph(lines(10)), paragraph(lines(9)), paragraph(lines(9)), paragraph(lines(12))]),
    );
    expect(even.slice(0, 3)).toEqual([10, 9, 9]);
  });

  it('do not leave a last page of two lines where pages before can give some', () => {
    const blocks = Array.from({ length: 16 }, (_, index) => paragraph(lines(2, `p${index}.`)));
    expect(depths(edition(blocks)).at(-1)).toBeGreaterThanOrEqual(4);
  });

  it('part what is taller than a page, and say so', () => {
    const whole = paragraph(lines(25), { orphans: 30 });
    expect(depths(edition([whole]))).toEqual([10, 10, 5]);
    expect(report([whole])).toEqual(['too-tall', 'too-tall']);
    // Kept together if a page can hold it: here none can, and that is no trouble.
    expect(report([paragraph(lines(25), { keepTogether: true })])).toEqual([]);
  });

  it('close up an opening that only its spaces make taller than the page', () => {
    // Two headings of 26 and 8 between the second and its text, and three lines: 80 are left for the space.
    expect(textsOf(edition(opening(80)).pages[0])).toEqual(['t', 'h', 'b1', 'b2', 'b3']);
    const [title, head, first] = ownedOf(edition(opening(130)).pages[0]);
    expect(report(opening(130))).toEqual([]);
    expect(first?.y).toBe(40 + 140 + 15);
    expect((head?.y ?? 0) - (title?.y ?? 0)).toBeLessThan(26 + 130);
    const sunk = { ...section(opening(60)), sink: 60 };
    expect(paginate(book([sunk]), compose).diagnostics).toEqual([]);
  });

  it('move a heading over where it and its text fit no opening, and say where', () => {
    const place = { source: { path: 'a.md', text: '' }, start: 1, end: 2 };
    const head = { ...heading('h'), span: place };
    const blocks = [
      paragraph(lines(3, 't'), { keepWithNext: true }),
      head,
      paragraph(lines(7, 'b'), { orphans: 7 }),
    ];
    const { value, diagnostics } = paginate(book([section(blocks)]), compose);
    expect(value.pages.map((page) => textsOf(page)[0])).toEqual(['t1', 'h']);
    expect(diagnostics.map(({ code, span }) => [code, span])).toEqual([['parted-blocks', place]]);
  });

  it('end for a thousand headings in a row', () => {
    const headings = Array.from({ length: 1000 }, (_, index) => heading(`h${index}`));
    expect(edition(headings).pages.flatMap(textsOf)).toHaveLength(1000);
  });
});

describe('the grid', () => {
  it('takes up headings in whole lines: the text after stands on it, the rest goes above the heading', () => {
    const page = edition([paragraph(lines(3)), heading('h'), paragraph(lines(3, 'b'))]).pages[0];
    const ys = ownedOf(page).map(({ y }) => y);
    // 20 + 26 + 8 is 54: six more points make three lines.
    expect(ys).toEqual([55, 75, 95, 100 + 20 + 6 + 19.5, 175, 195, 215]);
  });

  it('drops space at the head of a page, but not a section’s sink', () => {
    const sunk = paginate(
      book([section([paragraph('x', { spaceBefore: 30 })], { sink: 60 })]),
      compose,
    ).value;
    expect(ownedOf(sunk.pages[0])[0]?.y).toBe(115);
  });

  it('lets spaces between blocks collapse to the larger', () => {
    const blocks = [paragraph('a', { spaceAfter: 20 }), paragraph('b', { spaceBefore: 40 })];
    expect(ownedOf(edition(blocks).pages[0]).map(({ y }) => y)).toEqual([55, 115]);
  });
});

/** How often the page breaker asks for the height of a box, with so many paragraphs. */
function looks(count: number): number {
  const whole = book([]);
  const setting = settingOf(whole, compose);
  const blocks = Array.from({ length: count }, (_, index) => paragraph(lines((index % 7) + 1, `${index}.`)));
  const list = flow(setting, blocks, { x: 0, measure: setting.measure });
  let asked = 0;
  const boxes = list.boxes.map((box) => ({
    ...box,
    get height(): number {
      asked++;
      return box.height;
    },
  }));
  const notes = collectNotes(boxes, whole.notes, new Set(), () => []);
  const { height, leading } = setting;
  buildPages({ boxes, figures: [], paragraphs: [] }, notes, {
    height,
    leading,
    sink: 0,
    firstSide: 'recto',
    isFacing: true,
    noteRule: 10,
  });
  return asked;
}

describe('any list of paragraphs and headings', () => {
  const blocks = fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 14 }) },
      { weight: 1, arbitrary: fc.constant('heading' as const) },
    ),
    { minLength: 1, maxLength: 60 },
  );

  it('keeps its order, its pages’ height, its grid, and has neither widows nor orphans', () => {
    fc.assert(
      fc.property(blocks, (kinds) => {
        const list = kinds.map((kind, index) =>
          kind === 'heading' ? heading(`h${index}`) : paragraph(lines(kind, `${index}.`)),
        );
        const { pages } = edition(list);
        const wanted = list.flatMap(({ text }) => text.text.split('\u{2028}'));
        expect(pages.flatMap(textsOf)).toEqual(wanted);
        for (const page of pages) {
          for (const { y, line, element: owner } of ownedOf(page)) {
            expect(y).toBeLessThanOrEqual(40 + LINES * LEADING);
            const block = list.find((each) => each.element === owner);
            if (block?.style.leading === LEADING) expect((y - 55) % LEADING).toBeCloseTo(0);
            expect(line.runs.length).toBe(1);
          }
          const shown = textsOf(page);
          expect(shown.at(-1)?.startsWith('h') === true && page !== pages.at(-1)).toBe(false);
          for (const [index, kind] of kinds.entries()) {
            const here = shown.filter((text) => text.startsWith(`${index}.`)).length;
            if (kind !== 'heading' && here === 1) expect(kind).toBe(1);
          }
        }
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('is looked at in linear time', () => {
    expect(looks(2000) / looks(1000)).toBeLessThan(2.1);
  });
});

describe('a short page', () => {
  it('gives whole lines to the spaces round its headings and keeps the grid', () => {
    const blocks = [paragraph(lines(3)), heading('h'), paragraph(lines(3, 'b')), paragraph(lines(3, 'c'))];
    const [page] = edition([...blocks, paragraph(lines(12, 'd'))]).pages;
    const ys = ownedOf(page).map(({ y }) => y);
    expect(ys.at(-1)).toBe(235);
    expect(ys.map((y) => (y - 55) % LEADING).filter((rest) => rest !== 0)).toHaveLength(1);
  });

  it('gives as much above a quotation as below it', () => {
    const quote = paragraph(lines(3, 'q'), { leading: 19, spaceBefore: 10, spaceAfter: 10 });
    const kept = { keepTogether: true };
    const [full, short] = [4, 3].map((count) => {
      const after = paragraph(lines(count, 'b'), kept);
      return ownedOf(edition([paragraph(lines(2)), quote, after, paragraph(lines(9, 'c'), kept)]).pages[0]);
    });
    // 10 + 3 × 19 + 10 is 77: three points more make whole lines; a short page adds one line.
    for (const [items, added] of [
      [full, 3],
      [short, 3 + LEADING],
    ] as const) {
      const ys = items?.map(({ y }) => y) ?? [];
      expect(ys[2]).toBe(75 + 5 + 10 + added / 2 + 0.75 * 19);
      expect(ys[5]).toBe(75 + 5 + 77 + added + 15);
    }
  });

  it('leaves an ornament in the middle of its space', () => {
    const ornament: StyledBlock = {
      kind: 'rule',
      width: 40,
      thickness: 2,
      color: '#000000',
      align: 'center',
      ornament: undefined,
      leading: LEADING,
      spaceBefore: LEADING,
      spaceAfter: LEADING,
    };
    const blocks = [paragraph(lines(3)), ornament, paragraph(lines(3, 'b'))];
    const [page] = edition([...blocks, paragraph(lines(9, 'c'), { keepTogether: true })]).pages;
    const [rule] = page?.items.flatMap((item) => (item.kind === 'rule' ? item : [])) ?? [];
    // Three lines of space, and the one that the page lacks, are shared by both sides.
    const [above, below] = [ownedOf(page)[2]?.y ?? 0, ownedOf(page)[3]?.y ?? 0];
    expect(below - above).toBe(5 * LEADING);
    expect((rule?.y ?? 0) + 1 - (above + 5)).toBe(below - 15 - (rule?.y ?? 0) - 1);
  });

  it('does not leave a line alone between two widened spaces', () => {
    const apart = { spaceBefore: LEADING };
    const ysOf = (count: number): readonly number[] => {
      const blocks = [lines(2), lines(count, 'b'), lines(2, 'c')].map((text) => paragraph(text, apart));
      const next = paragraph(lines(9, 'd'), { keepTogether: true });
      return ownedOf(edition([...blocks, next]).pages[0]).map(({ y }) => y);
    };
    // Two lines in the middle: both spaces take another. One: only the first does.
    expect(ysOf(2)).toEqual([55, 75, 135, 155, 215, 235]);
    expect(ysOf(1)).toEqual([55, 75, 135, 175, 195]);
  });

  it('leaves a line free above its notes rather than among its blocks', () => {
    const blocks = [
      paragraph(lines(2)),
      heading('h'),
      paragraph(`${lines(3, 'b')}[1]`),
      paragraph(lines(9, 'c'), { keepTogether: true }),
    ];
    const [page] = paginate(book([section(blocks)], [note('1')]), compose).value.pages;
    const ys = ownedOf(page).map(({ y }) => y);
    expect(ys.slice(0, 6)).toEqual([55, 75, 80 + 20 + 6 + 19.5, 155, 175, 195]);
  });
});
