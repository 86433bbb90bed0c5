/** Sides, blank pages, labels, heads and folios, margins, contents. */

import { describe, expect, it } from 'vitest';
import { dumpPage } from '../../src/paginate/dump.ts';
import { paginate } from '../../src/paginate/paginate.ts';
import {
  artifactsOf,
  book,
  compose,
  element,
  heading,
  itemText,
  lines,
  ownedOf,
  paragraph,
  section,
  styled,
  textStyle,
  textsOf,
} from './support.ts';

const pagesOf = (...args: Parameters<typeof book>) => paginate(book(...args), compose).value.pages;

const entry = (text: string, target: string) =>
  ({
    kind: 'contents-entry',
    text: styled(text),
    style: paragraph('').style,
    target,
    numberStyle: textStyle,
    numberPlace: 'end',
    leader: { text: '.', style: textStyle, spacing: 10 },
    element: element('contents-entry'),
  }) as const;

describe('the order of pages', () => {
  const front = { numbering: 'front' } as const;
  const sections = [
    section([paragraph('cover')], { kind: 'cover', numbering: 'none' }),
    section([paragraph('half')], { kind: 'half-title', opens: 'recto', ...front }),
    section([paragraph('imprint')], { kind: 'imprint', opens: 'verso', ...front }),
    section([entry('one', 'one'), entry('two', 'two')], { kind: 'contents', opens: 'recto', ...front }),
    section([heading('one', 'one'), paragraph(lines(12))], { anchor: 'one' }),
    section([heading('two', 'two'), paragraph(lines(3))], { anchor: 'two', opens: 'recto' }),
    section([paragraph('end')], { kind: 'colophon' }),
  ];

  it('begins with a recto, inserts blank versos, counts front matter in abjad and chapters from one', () => {
    const pages = pagesOf(sections);
    expect(pages.map(({ side, label, isBlank }) => `${side} ${label}${isBlank ? ' blank' : ''}`)).toEqual([
      'recto ',
      'verso  blank',
      'recto أ',
      'verso ب',
      'recto ج',
      'verso د blank',
      'recto ١',
      'verso ٢',
      'recto ٣',
      'verso ٤',
    ]);
    expect(pages.filter(({ isBlank }) => isBlank).every(({ items }) => items.length === 0)).toBe(true);
  });

  it('counts everything in one sequence where the book asks for it', () => {
    const pages = pagesOf(sections, [], { frontNumbering: 'main' });
    expect(pages.map(({ label }) => label)).toEqual(['', '', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨']);
  });

  it('has neither sides nor blank pages in a file for screens', () => {
    const whole = book(sections);
    const { pages } = paginate({ ...whole, geometry: { ...whole.geometry, isFacing: false } }, compose).value;
    expect(pages.some(({ isBlank }) => isBlank)).toBe(false);
    // One margin on both sides, the mean of the two.
    expect(ownedOf(pages.at(-1))[0]?.x).toBe(40);
  });

  it('shows the settled labels in the contents, at the end edge, with leaders between', () => {
    const contents = pagesOf(sections).find(({ section: kind }) => kind === 'contents');
    expect(textsOf(contents)).toEqual(['one', '١', 'two', '٣']);
    const [title, number] = ownedOf(contents);
    const [leader] = artifactsOf(contents);
    // A recto of a right-bound book: the text block begins an outer margin from the left.
    expect([title?.target, number?.target, number?.x, number?.line.x]).toEqual(['one', 'one', 30, 0]);
    expect(leader?.y).toBe(title?.y);
    const dots = leader?.line.runs ?? [];
    const left = (leader?.x ?? 0) + (dots[0]?.x ?? 0);
    const right = (leader?.x ?? 0) + (dots.at(-1)?.x ?? 0) + 5;
    expect(left).toBeGreaterThan(30 + 5);
    expect(right).toBeLessThan(330 - 15);
  });

  it('settles labels also when the contents count in the main sequence and fill several pages', () => {
    const chapters = Array.from({ length: 25 }, (_, index) =>
      section([paragraph(`c${index}`, {}, `a${index}`)], { anchor: `a${index}` }),
    );
    const entries = chapters.map((_, index) => entry(`c${index}`, `a${index}`));
    const { pages } = paginate(
      book([section(entries, { kind: 'contents' }), ...chapters], [], {
        frontNumbering: 'main',
        digits: 'latn',
      }),
      compose,
    ).value;
    const shown = pages.filter(({ section: kind }) => kind === 'contents').flatMap(textsOf);
    const real = pages.filter(({ section: kind }) => kind === 'chapter').map(({ label }) => label);
    expect(shown.filter((_, index) => index % 2 === 1)).toEqual(real);
    expect(real[0]).toBe('4');
  });
});

describe('the page', () => {
  const text = paragraph(lines(30));

  it('has its inner margin at the right edge of a recto and at the left edge of a verso', () => {
    const pages = pagesOf([section([text])]);
    expect(pages.map((page) => [page.side, ownedOf(page)[0]?.x])).toEqual([
      ['recto', 30],
      ['verso', 50],
      ['recto', 30],
    ]);
  });

  it('sets its first baseline three quarters of a line below the top margin and ten lines on the grid', () => {
    const ys = ownedOf(pagesOf([section([text])])[0]).map(({ y }) => y);
    expect(ys).toEqual(Array.from({ length: 10 }, (_, index) => 55 + 20 * index));
  });

  it('bears the book’s title on the verso, the chapter’s on the recto, none where a section opens, folios outside', () => {
    const head = { verso: styled('book'), recto: styled('chapter') };
    const pages = pagesOf([section([paragraph(lines(40))], { head, showsFolio: true })]);
    const artifacts = pages.map((page) =>
      artifactsOf(page).map((item) => [itemText(item), item.x + item.line.x, item.y]),
    );
    expect(artifacts[0]).toEqual([['١', 30, 270]]);
    expect(artifacts[1]).toEqual([
      ['book', 50 + 140, 25],
      ['٢', 345, 270],
    ]);
    expect(artifacts[2]).toEqual([
      ['chapter', 30 + 132.5, 25],
      ['٣', 30, 270],
    ]);
    expect(pages.every(({ items }) => items.at(-1)?.kind === 'text')).toBe(true);
  });

  it('cuts a running head that is too long at a word', () => {
    const long = styled('word '.repeat(30).trim());
    const pages = pagesOf([section([paragraph(lines(40))], { head: { verso: long, recto: long } })]);
    const [head] = artifactsOf(pages[1]);
    expect(head && itemText(head)).toMatch(/^(word ){11}word…$/u);
  });

  it('stands in the middle or at the foot where the design says so', () => {
    const ys = (['center', 'bottom'] as const).map((placement) => {
      const [page] = pagesOf([section([paragraph(lines(2))], { placement })]);
      return ownedOf(page)[0]?.y;
    });
    expect(ys).toEqual([55 + 80, 55 + 160]);
  });

  it('reads as text in a dump', () => {
    const [page] = pagesOf([section([paragraph('السلام عليكم')], { showsFolio: true })]);
    expect(page && dumpPage(page)).toBe(
      [
        'page 0 recto ١ chapter',
        '  text 30.00 55.00 270.00+60.00 paragraph “السلام عليكم”',
        '  text 30.00 270.00 30.00+5.00 artifact “١”',
        '',
      ].join('\n'),
    );
  });
});

describe('destinations', () => {
  it('are the top of the line that holds the anchor', () => {
    const { destinations } = paginate(
      book([section([paragraph(lines(9)), heading('h', 'here'), paragraph('x y', {}, 'there')])]),
      compose,
    ).value;
    // A heading at a page's head stands a little lower, its text on the grid.
    expect(destinations.get('here')).toEqual({ page: 1, y: 46 });
    expect(destinations.get('there')).toEqual({ page: 1, y: 80 });
  });
});

const atStart = (text: string, target: string) => ({ ...entry(text, target), numberPlace: 'start' }) as const;

it('contents have their numbers before the titles where the design wants it, and titles on one edge', () => {
  const contents = section([atStart('first', 'one'), atStart('other', 'two')], { kind: 'contents' });
  const chapters = ['one', 'two'].map((anchor) => section([heading(anchor, anchor)], { anchor }));
  const { direction } = book([]);
  const [page] = pagesOf([contents, ...chapters]);
  const set = ownedOf(page).map((item) => {
    const [left, right] = [item.x + item.line.x, item.x + item.line.x + item.line.width];
    return { text: itemText(item), start: direction === 'rtl' ? -right : left, y: item.y };
  });
  const titles = set.filter(({ text }) => text === 'first' || text === 'other');
  const numbers = set.filter(({ text }) => text !== 'first' && text !== 'other');
  expect([titles.length, numbers.length]).toEqual([2, 2]);
  expect(titles[0]?.start).toBeCloseTo(titles[1]?.start ?? Number.NaN, 6);
  for (const [index, number] of numbers.entries()) {
    expect(number.start).toBeLessThan(titles[index]?.start ?? Number.NaN);
    expect(number.y).toBe(titles[index]?.y);
  }
});
