/** Pages filled by paragraphs a line longer or shorter. */

import { describe, expect, it } from 'vitest';
import type { Compose } from '../../src/break/line.ts';
import type { ParagraphBlock } from '../../src/design/styled.ts';
import type { Page } from '../../src/paginate/page.ts';
import { paginate } from '../../src/paginate/paginate.ts';
import { book, compose, heading, LINES, ownedOf, paragraph, section, textsOf, WIDTH } from './support.ts';

/** The text block of `book` holds so many characters a line. */
const CHARACTERS = 300 / WIDTH;

/** A justified paragraph of `count` lines; its last line holds `last` characters. */
const pliable = (count: number, last: number, name: string): ParagraphBlock => {
  const words = Array.from({ length: count }, (_, index) => {
    const length = (index === count - 1 ? last : CHARACTERS) - 1;
    return name.repeat(length + 1).slice(0, length);
  });
  return paragraph(words.join(' '), { align: 'justify' });
};

/** Characters of a text in so many lines of about equal length. */
const evenly = (text: string, count: number): string => {
  const size = Math.ceil(text.length / count);
  const cuts = Array.from({ length: count }, (_, index) => text.slice(index * size, (index + 1) * size));
  return cuts.map((cut) => (cut === '' ? '-' : cut)).join('\u{2028}');
};

/** Composes to a wanted number of lines wherever `allows` says so. */
const pliant =
  (allows: (text: string) => boolean, tried: string[] = []): Compose =>
  (text, style, measure, lineCount) => {
    if (lineCount === undefined) return compose(text, style, measure);
    tried.push(text.text.slice(0, 1));
    if (!allows(text.text)) return [];
    const changed = evenly(text.text.replaceAll(' ', '_'), lineCount);
    const range = { ...text.ranges[0]!, end: changed.length };
    return compose({ text: changed, ranges: [range] }, style, measure);
  };

const always = (): boolean => true;
const depthsOf = (pages: readonly Page[]): readonly number[] => pages.map((page) => ownedOf(page).length);
const letters = (pages: readonly Page[]): string =>
  pages
    .flatMap(textsOf)
    .join('')
    .replaceAll(/[\s_-]/gu, '');

// Four, five and six lines: the third paragraph's first line alone would fill the first page.
const blocks = [
  pliable(4, 59, 'a'),
  pliable(5, 8, 'b'),
  pliable(6, 30, 'c'),
  pliable(5, 56, 'd'),
  pliable(7, 30, 'e'),
  pliable(8, 30, 'f'),
];

describe('a page that would end a line short', () => {
  it('is short where no paragraph can change', () => {
    const { pages } = paginate(book([section(blocks)]), compose).value;
    expect(depthsOf(pages)[0]).toBe(LINES - 1);
  });

  it('is filled by a paragraph that is set a line longer, or shorter', () => {
    const { pages } = paginate(book([section(blocks)]), pliant(always)).value;
    // “b” has given up its last line; the pages that face each other are level.
    expect(
      pages.slice(0, 3).map((page) =>
        textsOf(page)
          .map((text) => text.charAt(0))
          .join(''),
      ),
    ).toEqual(['aaaabbbbcc', 'ccccddddd', 'eeeeeeeff']);
    expect(letters(pages)).toBe(letters(paginate(book([section(blocks)]), compose).value.pages));
  });

  it('tries only what widths promise, and chooses again where that fails', () => {
    const tried: string[] = [];
    const one = pliant((text) => !text.startsWith('b'), tried);
    const { pages } = paginate(book([section(blocks)]), one).value;
    expect(tried).toEqual(['b', 'a']);
    expect(depthsOf(pages)[0]).toBe(LINES);
    // The last line of “e” is half full: it is neither.
    expect(tried).not.toContain('e');
    expect(letters(pages)).toBe(letters(paginate(book([section(blocks)]), compose).value.pages));
  });

  it('has neither widow nor orphan for it', () => {
    const { pages } = paginate(book([section(blocks)]), pliant(always)).value;
    for (const page of pages) {
      const texts = textsOf(page).map((text) => text.charAt(0));
      const runs = texts.join('').match(/(.)\1*/gu) ?? [];
      expect(runs.every((run) => run.length >= 2)).toBe(true);
    }
  });
});

describe('a paragraph changed', () => {
  it('keeps its anchors and its notes', () => {
    const anchored = { ...blocks[0]!, anchor: 'first' };
    const { value } = paginate(book([section([anchored, ...blocks.slice(1)])]), pliant(always));
    expect(value.destinations.get('first')).toEqual({ page: 0, y: 40 });
  });

  it('is none where pages are full without', () => {
    const tried: string[] = [];
    const full = [pliable(5, 55, 'a'), pliable(5, 8, 'b'), pliable(5, 55, 'c'), pliable(5, 8, 'd')];
    paginate(book([section(full)]), pliant(always, tried));
    expect(tried).toEqual([]);
  });

  it('does not move headings from what follows them', () => {
    const mixed = [...blocks.slice(0, 2), heading('h'), ...blocks.slice(2)];
    const { pages } = paginate(book([section(mixed)]), pliant(always)).value;
    for (const page of pages) expect(textsOf(page).at(-1)).not.toBe('h');
    for (const page of pages) expect(ownedOf(page).length).toBeLessThanOrEqual(LINES);
  });
});
