/** Title pages: what does not fit is shrunk until it does. */

import { expect, test } from 'vitest';
import { paginate } from '../../src/paginate/paginate.ts';
import { book, compose, paragraph, section, textsOf } from './support.ts';

const names = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `name${index}`);

function pagesOf(count: number, isOnePage: boolean) {
  const blocks = names(count).map((name) => paragraph(name, { spaceBefore: 20 }));
  return paginate(book([section(blocks, { kind: 'title', isOnePage, sink: 100 })]), compose).value.pages;
}

/** Sizes of the lines of a page. */
const sizesOf = (page: ReturnType<typeof pagesOf>[number] | undefined): readonly number[] => [
  ...new Set(
    page?.items.flatMap((item) =>
      item.kind === 'text' ? item.line.runs.map(({ piece }) => piece.range.style.size) : [],
    ),
  ),
];

test('what one page holds stays as it is', () => {
  expect(pagesOf(2, true)).toEqual(pagesOf(2, false));
});

test('the sink and the spaces give way before the size does', () => {
  expect(pagesOf(4, false).length).toBeGreaterThan(1);
  const [page, ...others] = pagesOf(4, true);
  expect([textsOf(page), others]).toEqual([names(4), []]);
  expect(sizesOf(page)).toEqual(sizesOf(pagesOf(1, false)[0]));
});

test('then all is set smaller, and what cannot fit runs over as it was', () => {
  const [page, ...others] = pagesOf(10, true);
  expect([textsOf(page), others]).toEqual([names(10), []]);
  expect(Math.max(...sizesOf(page))).toBeLessThan(Math.max(...sizesOf(pagesOf(1, false)[0])));
  expect(pagesOf(60, true)).toEqual(pagesOf(60, false));
});
