/** Frames, tables, figures, verses, markers, rules; reports about lines. */

import { describe, expect, it } from 'vitest';
import type { Image } from '../../src/book/block.ts';
import { countingPages } from '../../src/compose.ts';
import type { FrameBlock, ImageBlock, StyledBlock, TableBlock, VerseBlock } from '../../src/design/styled.ts';
import { wholePageImage } from '../../src/paginate/figures.ts';
import type { PageItem, RuleItem } from '../../src/paginate/page.ts';
import { paginate } from '../../src/paginate/paginate.ts';
import { createStopwatch } from '../../src/stopwatch.ts';
import {
  artifactsOf,
  book,
  compose,
  element,
  itemText,
  lines,
  note,
  ownedOf,
  paragraph,
  section,
  style,
  styled,
  textsOf,
} from './support.ts';

const set = (blocks: readonly StyledBlock[]) => paginate(book([section(blocks)]), compose);
const pagesOf = (blocks: readonly StyledBlock[]) => set(blocks).value.pages;
const rulesOf = (items: readonly PageItem[] | undefined): readonly RuleItem[] =>
  (items ?? []).flatMap((item) => (item.kind === 'rule' ? item : []));

const frame = (children: readonly StyledBlock[], changes: Partial<FrameBlock> = {}): FrameBlock => ({
  kind: 'frame',
  children,
  insetStart: 0,
  insetEnd: 0,
  padding: { inline: 10, block: 8 },
  background: '#eeeeee',
  border: { before: 1, after: 1, start: 0, end: 0, color: '#000000', doubleGap: 0 },
  spaceBefore: 20,
  spaceAfter: 20,
  keepTogether: false,
  span: undefined,
  ...changes,
});

describe('a frame', () => {
  it('draws its ground and borders round its lines, in the middle of the space to the grid', () => {
    const [page] = pagesOf([paragraph('a'), frame([paragraph('b'), paragraph('c')]), paragraph('d')]);
    const ys = ownedOf(page).map(({ y }) => y);
    // 20 + 9 + 2 × 20 + 9 + 20 is 98 and five lines are 100: a point goes to either side of the frame.
    expect(ys).toEqual([55, 55 + 20 + 21 + 9, 55 + 40 + 21 + 9, 55 + 20 + 100]);
    const [ground, above, below] = rulesOf(page?.items);
    const [, b, c, d] = ownedOf(page);
    const [a] = ownedOf(page);
    expect((ground?.y ?? 0) - ((a?.y ?? 0) + 5)).toBe((d?.y ?? 0) - 15 - ((c?.y ?? 0) + 5 + 9));
    expect(ground).toMatchObject({ x: 30, width: 300, y: (b?.y ?? 0) - 15 - 9, height: 40 + 18 });
    expect(above).toMatchObject({ y: ground?.y, height: 1 });
    expect((below?.y ?? 0) + 1).toBe((c?.y ?? 0) + 5 + 9);
    expect([b?.x, b && b.x + b.line.x + b.line.width]).toEqual([40, 320]);
  });

  it('is drawn again on each page it goes over, closed at both ends', () => {
    const pages = pagesOf([frame([paragraph(lines(14))])]);
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      const [ground, , below] = rulesOf(page.items);
      expect(rulesOf(page.items)).toHaveLength(3);
      expect((below?.y ?? 0) + 1).toBe((ground?.y ?? 0) + (ground?.height ?? 0));
      expect((ground?.y ?? 0) + (ground?.height ?? 0)).toBeLessThanOrEqual(240);
      expect(ground?.y).toBeGreaterThanOrEqual(40);
    }
  });

  it('stays on one page if it fits one and is to be kept together', () => {
    const [first, second] = pagesOf([
      paragraph(lines(6)),
      frame([paragraph(lines(5, 'f'))], { keepTogether: true }),
    ]);
    expect(textsOf(first)).toHaveLength(6);
    expect(textsOf(second)).toHaveLength(5);
  });

  it('may stand in a frame, doubly ruled', () => {
    const inner = frame([paragraph('x')], { background: undefined });
    const outer = frame([inner], {
      background: undefined,
      border: { before: 2, after: 2, start: 1, end: 1, color: '#000000', doubleGap: 3 },
    });
    const [page] = pagesOf([outer]);
    const rules = rulesOf(page?.items);
    expect(rules).toHaveLength(8 + 2);
    const [x] = ownedOf(page);
    // Padding and border of both: 8 + 7 (2 + 3 + 2) above, 8 + 1 inside it.
    expect(rules[0]?.y).toBeCloseTo((x?.y ?? 0) - 15 - 24);
  });
});

const table = (rows: number): TableBlock => ({
  kind: 'table',
  direction: 'rtl',
  insetStart: 0,
  insetEnd: 0,
  columns: [0.5, 0.5],
  headerRows: 1,
  rows: [['head1', 'head2'], ...Array.from({ length: rows }, (_, index) => [`a${index}`, `b${index}`])].map(
    (cells) => ({ cells: cells.map((text) => paragraph(text)), element: element('table-row') }),
  ),
  cellPadding: { inline: 5, block: 4 },
  rule: { width: 1, color: '#000000' },
  spaceBefore: 0,
  spaceAfter: 0,
  element: element('table'),
  anchor: 'table',
  span: undefined,
});

/** A table of one row whose columns have these shares of 300 points, and its cells' right edges. */
const rightEdges = (columns: readonly number[], cells: readonly string[]): readonly number[] => {
  const row = { cells: cells.map((text) => paragraph(text)), element: element('table-row') };
  const pages = pagesOf([{ ...table(0), columns, headerRows: 0, rows: [row] }]);
  return ownedOf(pages[0]).map((item) => (item.kind === 'text' ? item.x + item.line.measure : 0));
};

/** Sizes of the type of a table of one row. */
const sizesOf = (cells: readonly string[]): readonly number[] => {
  const row = { cells: cells.map((text) => paragraph(text)), element: element('table-row') };
  const [page] = pagesOf([{ ...table(0), columns: [0.3, 0.3, 0.4], headerRows: 0, rows: [row] }]);
  return [
    ...new Set(
      ownedOf(page).flatMap((item) =>
        item.kind === 'text' ? item.line.runs.map(({ piece }) => piece.range.style.size) : [],
      ),
    ),
  ];
};

describe('a table', () => {
  it('has its first column at the right', () => {
    const [one, two] = ownedOf(pagesOf([table(1)])[0]);
    expect([one?.x, two?.x]).toEqual([185, 35]);
  });

  it('gives a column what spares its rows a second line, though a long cell takes one more', () => {
    const rows = [
      ...Array.from({ length: 5 }, () => ['a name of many letters', 'x']),
      ['a name of many letters', Array.from({ length: 16 }, () => 'word').join(' ')],
    ].map((cells) => ({ cells: cells.map((text) => paragraph(text)), element: element('table-row') }));
    const shared = { ...table(0), columns: [0.35, 0.65], headerRows: 0, rows };
    const texts = textsOf(pagesOf([shared])[0]);
    expect(texts.slice(0, 4)).toEqual(['a name of many letters', 'x', 'a name of many letters', 'x']);
  });

  it('is set smaller before a word of it is cut, but not too small', () => {
    const words = [15, 20, 30].map((length) => 'x'.repeat(length));
    expect(sizesOf(['a', 'b', 'c'])).toEqual([10]);
    expect(sizesOf(words)[0]).toBeLessThan(10);
    expect(sizesOf(words.map((word) => word.repeat(4)))[0]).toBeCloseTo(7.4, 6);
  });

  it('runs from left to right in a passage that does', () => {
    const [one, two] = ownedOf(pagesOf([{ ...table(1), direction: 'ltr' }])[0]);
    expect([one?.x, two?.x]).toEqual([35, 185]);
  });

  it('repeats its header, as an artifact, on each page, and never parts a row', () => {
    const pages = pagesOf([table(10)]);
    expect(pages).toHaveLength(2);
    expect(textsOf(pages[0])).toContain('head1');
    expect(textsOf(pages[1])).not.toContain('head1');
    expect(artifactsOf(pages[1]).map(itemText)).toEqual(['head1', 'head2']);
    for (const page of pages) {
      expect(textsOf(page).length % 2).toBe(0);
      expect(Math.max(...page.items.map(({ y }) => y))).toBeLessThanOrEqual(240);
    }
  });

  it('never leaves its last row alone on a page, unless it is tall', () => {
    // The header and five rows fill 174 of 200 points, six 203.
    for (const count of [6, 7, 11, 12]) {
      const rows = pagesOf([table(count)]).map(
        (page) => textsOf(page).filter((text) => text.startsWith('a')).length,
      );
      expect(rows.reduce((sum, row) => sum + row, 0)).toBe(count);
      expect(Math.min(...rows)).toBeGreaterThan(1);
    }
    const last = { cells: [paragraph(lines(4, 'a')), paragraph('x')], element: element('table-row') };
    const [first] = pagesOf([{ ...table(5), rows: [...table(5).rows, last] }]);
    expect(textsOf(first)).toContain('a4');
  });

  it('gives a column the room that its longest word needs', () => {
    // Twenty characters of 5 points and 5 of padding at each side: 110, which is 50 more than a fifth of 300.
    const [one, two, three] = rightEdges([0.2, 0.4, 0.4], ['w'.repeat(20), 'x', 'y']);
    expect(two).toBeCloseTo((one ?? 0) - 110, 1);
    expect(three).toBeCloseTo((two ?? 0) - 95, 1);
  });

  it('sets crowded cells closer before a word is too long', () => {
    // 285 points of words leave 15 for what had been four times 5 of padding.
    const [one, two] = rightEdges([0.5, 0.5], ['w'.repeat(40), 'x'.repeat(17)]);
    expect(two).toBeCloseTo((one ?? 0) - 207.5, 1);
  });

  it('cuts a row taller than the page between its lines', () => {
    const tall = table(1);
    const rows = [
      ...tall.rows,
      { cells: [paragraph(lines(25)), paragraph('x')], element: element('table-row') },
    ];
    const pages = pagesOf([{ ...tall, rows }]);
    expect(pages.flatMap(textsOf).filter((text) => text.startsWith('l'))).toHaveLength(25);
    for (const page of pages) expect(Math.max(...page.items.map(({ y }) => y))).toBeLessThanOrEqual(240);
  });
});

/** A row of 26 lines. */
const tallRow = (last: string) => ({
  cells: [paragraph(`${lines(25)}\u{2028}${last}`), paragraph('x')],
  element: element('table-row'),
});

describe('a row taller than the page', () => {
  it('has its notes where they are called', () => {
    const tall = { ...table(1), rows: [...table(1).rows, tallRow('end[1]')] };
    const { pages } = paginate(book([section([tall])], [note('1')]), compose).value;
    const texts = pages.map(textsOf);
    const calling = texts.findIndex((page) => page.includes('end[1]'));
    expect(calling).toBeGreaterThan(0);
    expect(texts.map((page) => page.includes('11'))).toEqual(pages.map((_, index) => index === calling));
  });

  it('is cut in the header too, which then does not come again', () => {
    const pages = pagesOf([{ ...table(1), headerRows: 1, rows: [tallRow('end'), ...table(1).rows] }]);
    const texts = pages.flatMap(textsOf);
    expect(texts.filter((text) => /^l\d/.test(text))).toHaveLength(25);
    expect(texts.filter((text) => text === 'end')).toHaveLength(1);
    for (const page of pages) expect(Math.max(...page.items.map(({ y }) => y))).toBeLessThanOrEqual(240);
  });
});

describe('a picture over a whole page', () => {
  const span = { source: { path: 'a.md', text: '' }, start: 0, end: 0 };
  const cover = (width: number, height: number) => {
    const image: Image = { path: 'p.png', span, format: 'png', bytes: new Uint8Array(), width, height };
    const item = wholePageImage({ image, element: element('figure') }, { width: 200, height: 300 });
    return [item.x, item.y, item.width, item.height];
  };

  it('fills it, a little cut off, or stands whole in its middle', () => {
    expect(cover(400, 600)).toEqual([0, 0, 200, 300]);
    expect(cover(100, 160)).toEqual([0, -10, 200, 320]);
    expect(cover(110, 150)).toEqual([-10, 0, 220, 300]);
    expect(cover(100, 100)).toEqual([0, 50, 200, 200]);
  });
});

describe('a figure', () => {
  const span = { source: { path: 'a.md', text: '' }, start: 0, end: 0 };
  const image: Image = { path: 'p.png', span, format: 'png', bytes: new Uint8Array(), width: 1, height: 1 };
  const figure = (width: number, height: number, keepWithNext = false): ImageBlock => ({
    kind: 'image',
    image,
    width,
    height,
    align: 'center',
    direction: 'rtl',
    insetStart: 0,
    insetEnd: 0,
    spaceBefore: 0,
    spaceAfter: 0,
    keepWithNext,
    element: element('figure'),
    anchor: 'figure',
    span: undefined,
  });

  it('is scaled down to the measure and to the page, never up, and centred', () => {
    const sizes = [figure(600, 100), figure(100, 4000), figure(40, 30)].map(
      (block) => pagesOf([block])[0]?.items[0],
    );
    expect(sizes).toMatchObject([
      { width: 300, height: 50, x: 30 },
      { width: 5, height: 200 },
      { width: 40, height: 30, x: 30 + 130 },
    ]);
  });

  it('stands within the insets of what it stands in', () => {
    const inset = { insetStart: 40, insetEnd: 20 };
    const places = (['start', 'center', 'end'] as const).map(
      (align) => pagesOf([{ ...figure(40, 30), ...inset, align }])[0]?.items[0],
    );
    expect(places).toMatchObject([{ x: 290 - 40 }, { x: 50 + 100 }, { x: 50 }]);
    expect(pagesOf([{ ...figure(600, 100), ...inset }])[0]?.items[0]).toMatchObject({ x: 50, width: 240 });
  });

  it('does not leave the mark of its item for the next page', () => {
    const marker = { text: styled('-'), gap: 4, element: element('list-label') };
    const item = { ...paragraph('', { keepWithNext: true }), marker };
    const pages = pagesOf([paragraph(lines(6)), item, figure(100, 100), paragraph(lines(9, 'b'))]);
    expect(textsOf(pages[0])).toHaveLength(6);
    expect(textsOf(pages[1])[0]).toBe('-');
    expect(pages[1]?.items.some(({ kind }) => kind === 'image')).toBe(true);
  });

  it('keeps its caption', () => {
    const pages = pagesOf([paragraph(lines(6)), figure(100, 500, true), paragraph('caption')]);
    expect(textsOf(pages[1])).toEqual(['caption']);
    expect(pages[1]?.items[0]).toMatchObject({ kind: 'image', height: 140 });
  });

  it('goes to the next page’s top where it does not fit, and the text goes on before it', () => {
    const pages = pagesOf([paragraph(lines(6)), figure(100, 100), paragraph(lines(9, 'b'))]);
    expect(textsOf(pages[0])).toHaveLength(10);
    expect(pages[1]?.items[0]).toMatchObject({ kind: 'image', y: 40 });
  });
});

const verse = (one: string, two?: string, joint?: string): VerseBlock => ({
  kind: 'verse',
  hemistichs: [one, ...(two === undefined ? [] : [two])].map(styled),
  joint: joint === undefined ? undefined : styled(joint),
  gap: 20,
  style,
  poem: 1,
  element: element(),
  span: undefined,
});

/** The hemistich on whose line the sign of a verse stands, and the sign's middle. */
const signOf = (one: string, two: string) => {
  const [page] = pagesOf([verse(one, two, 'm')]);
  const [sign] = artifactsOf(page);
  return [
    ownedOf(page).findIndex(({ y }) => y === sign?.y),
    sign && sign.x + sign.line.x + sign.line.width / 2,
  ];
};

describe('verses', () => {
  it('have two columns of the widest hemistich’s width, the first at the right, flush on both sides', () => {
    const [page] = pagesOf([verse('aa bb cc', 'dd ee ff gg'), verse('h i', 'j k')]);
    const [one, two, three, four] = ownedOf(page);
    // Width 55; columns and gap 130 in the middle of 300.
    expect([one?.x, two?.x, three?.x, four?.x]).toEqual([190, 115, 190, 115]);
    expect(one?.line).toMatchObject({ x: 0, width: 55 });
    expect(two?.line.width).toBe(55);
    expect(one?.y).toBe(two?.y);
    // Two letters and forty-five points of space are not torn apart.
    expect(three?.line).toMatchObject({ width: 15, x: 40 });
  });

  it('are staggered on two lines where a hemistich passes half of the measure', () => {
    const [page] = pagesOf([verse('w '.repeat(20).trim(), 'x'), verse('a', 'b')]);
    const [one, two, three, four] = ownedOf(page);
    expect((two?.y ?? 0) - (one?.y ?? 0)).toBe(20);
    expect(two?.line.x).toBe(0);
    expect(three?.y).toBe(four?.y);
  });

  it('that share a word have a sign between the columns, which is nobody’s text', () => {
    const [page] = pagesOf([verse('aa bb cc', 'dd ee ff gg', 'm')]);
    const [sign] = artifactsOf(page);
    expect(sign && itemText(sign)).toBe('m');
    // The gap of 20 lies between 170 and 190.
    expect(sign && sign.x + sign.line.x + sign.line.width / 2).toBe(180);
  });

  it('that share a word have the sign behind the first half where they are staggered, else before the other', () => {
    const [words, all] = ['w '.repeat(20).trim(), 'w '.repeat(29).trim()];
    // 20 words take 195 of 300, with their right edge at 330; the gap is 20.
    expect(signOf(words, 'x')).toEqual([0, 330 - 195 - 10]);
    expect(signOf(all, 'x')).toEqual([1, 30 + 5 + 10]);
    expect(signOf(all, all)).toEqual([1, 30 + 285 + 10]);
  });

  it('of one hemistich among others of two stand in the middle, as wide as a column if they can be', () => {
    const [page] = pagesOf([
      verse('aa bb cc', 'dd ee ff gg'),
      verse('aa bb ee c'),
      verse('h i'),
      verse('aa bb cc dd ee ff gg'),
    ]);
    const edges = ownedOf(page)
      .slice(2)
      .map(({ x, line }) => [x + line.x, x + line.x + line.width]);
    // The middle is at 180, a column 55 wide; too short to be drawn out, and longer than a column.
    expect(edges).toEqual([
      [152.5, 207.5],
      [172.5, 187.5],
      [130, 230],
    ]);
  });

  it('of one hemistich that no line holds go on below, as in free verse', () => {
    const [page] = pagesOf([verse('aa', 'bb'), verse('w '.repeat(40).trim())]);
    expect(ownedOf(page).map(({ y }) => y)).toEqual([55, 55, 75, 95]);
  });

  it('are never parted over pages', () => {
    const long = 'w '.repeat(20).trim();
    const pages = pagesOf([paragraph(lines(9)), verse(long, long), verse(long, long)]);
    expect(textsOf(pages[0])).toHaveLength(9);
  });
});

describe('a marker', () => {
  it('stands beyond the start edge of the first line, less its gap', () => {
    const marker = { text: styled('-'), gap: 4, element: element('list-label') };
    const [page] = pagesOf([{ ...paragraph(lines(2), { insetStart: 20 }), marker }]);
    const [label, first] = ownedOf(page);
    expect(label && label.x + label.line.x).toBe(310 + 4);
    expect(first && first.x + first.line.x + first.line.width).toBe(310);
    expect(label?.y).toBe(first?.y);
  });
});

describe('a list with half a line between its items', () => {
  it('keeps it: the items stand off the grid, evenly, and the text after on it', () => {
    const marker = { text: styled('-'), gap: 4, element: element('list-label') };
    const item = (text: string, space: number) => ({ ...paragraph(text, { spaceBefore: space }), marker });
    const list = [item('a', 0), item('b', 10), item('c', 10), item('d', 10)];
    const [page] = pagesOf([...list, paragraph('e', { spaceBefore: 10 })]);
    const ys = ownedOf(page).flatMap(({ y, element: { role } = element() }) =>
      role === 'paragraph' ? y : [],
    );
    expect(ys).toEqual([55, 85, 115, 145, 175]);
  });

  it('shares among its spaces what fills up to the grid', () => {
    const marker = { text: styled('-'), gap: 4, element: element('list-label') };
    const item = (text: string, space: number) => ({ ...paragraph(text, { spaceBefore: space }), marker });
    const [page] = pagesOf([item('a', 0), item('b', 10), item('c', 10), paragraph('e', { spaceBefore: 10 })]);
    const ys = ownedOf(page).flatMap(({ y, element: { role } = element() }) =>
      role === 'paragraph' ? y : [],
    );
    // 3 × 10 is 30: ten more make whole lines.
    expect(ys.map((y) => Math.round(3 * (y - 55)))).toEqual([0, 100, 200, 300]);
  });
});

const loose: typeof compose = (text, paragraphStyle, measure) =>
  compose(text, paragraphStyle, measure).map((line) => ({ ...line, spaceRatio: 1.7, isLast: false }));

/** A table of one row, whose cells are words of so many letters. */
const wide = (rows: readonly number[], name: string): TableBlock => {
  const cells = rows.map((length) => ({
    ...paragraph(name.repeat(length)),
    element: element('table-cell'),
  }));
  const made = { ...table(0), columns: cells.map(() => 1 / cells.length), headerRows: 0 };
  const row = { role: 'table-row' as const, children: cells.map((cell) => cell.element) };
  return { ...made, element: { role: 'table', children: [row] }, rows: [{ cells, element: row }] };
};

describe('reports', () => {
  it('name overfull lines by page and text', () => {
    const { diagnostics } = set([paragraph('w'.repeat(70))]);
    expect(diagnostics).toMatchObject([
      { code: 'overfull-line', params: { page: '١', excess: '50.0', text: 'w'.repeat(60) } },
    ]);
  });

  it('name a table too wide once, by the widest of its lines', () => {
    const tables = [wide([70, 90, 70], 'a'), wide([40, 40], 'b'), wide([70, 2], 'c')];
    const structure = { role: 'document' as const, children: tables.map((each) => each.element) };
    const { diagnostics } = paginate(book([section(tables)], [], { structure }), compose);
    const told = diagnostics.map(({ code, params }) => `${code} ${params['text']}`);
    expect(told).toEqual([
      `overfull-table ${'a'.repeat(60)}`,
      `overfull-table ${'b'.repeat(40)}`,
      `overfull-line ${'c'.repeat(60)}`,
    ]);
  });

  it('count no line twice that a table composes to find its longest word', () => {
    const reached: number[] = [];
    const { geometry } = book([]);
    const stopwatch = createStopwatch(
      () => 0,
      () => undefined,
      (pages) => reached.push(pages),
    );
    const counting = countingPages(compose, geometry, stopwatch);
    paginate(book([section([table(9)])]), counting);
    // Nine rows of a table and its head, each of two lines: those of a page, and the head once more.
    expect(reached.at(-1)).toBeLessThanOrEqual(3);
  });

  it('name loose lines by number and page', () => {
    const { diagnostics } = paginate(book([section([paragraph('a b')])]), loose);
    expect(diagnostics).toMatchObject([
      { code: 'loose-line', params: { line: 1, page: '١', ratio: '1.70' } },
    ]);
  });

  it('count a list’s mark and its item as one line', () => {
    const marker = { text: styled('-'), gap: 4, element: element('list-label') };
    const { diagnostics } = paginate(
      book([section([{ ...paragraph('a b'), marker }, paragraph('c d')])]),
      (text, paragraphStyle, measure) =>
        (text === marker.text ? compose : loose)(text, paragraphStyle, measure),
    );
    expect(diagnostics.map(({ params }) => params['line'])).toEqual([1, 2]);
  });
});
