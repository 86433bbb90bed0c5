/** How the text is shared out among files. */

import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/book/block.ts';
import { outline } from '../../src/book/outline.ts';
import { epubTerms } from '../../src/epub/terms.ts';
import { type TextFile, textFiles } from '../../src/epub/text-files.ts';

const span = { source: { path: 'x.md', text: '' }, start: 0, end: 0 };
const heading = (level: 1 | 2, anchor: string): Block => ({
  kind: 'heading',
  level,
  anchor,
  isPart: false,
  isNumbered: true,
  children: [{ kind: 'text', text: anchor, span }],
  span,
});
/** A paragraph of so many kilobytes of Arabic. */
const paragraph = (kilobytes: number): Block => ({
  kind: 'paragraph',
  children: [{ kind: 'text', text: 'ا'.repeat(kilobytes * 500), span }],
  span,
});

/** So many verses of a kilobyte each, in one stanza. */
const poem = (verses: number): Block => ({
  kind: 'poem',
  stanzas: [
    Array.from({ length: verses }, () => ({
      hemistichs: [[{ kind: 'text', text: 'ا'.repeat(500), span }]],
      isRunOn: false,
      span,
    })),
  ],
  span,
});
/** A numbered list of so many items of a kilobyte each. */
const list = (items: number): Block => ({
  kind: 'list',
  ordered: true,
  start: 1,
  isTight: false,
  items: Array.from({ length: items }, () => ({ children: [paragraph(1)], span })),
  span,
});

const said: string[] = [];
function filesOf(...blocks: readonly Block[]): readonly TextFile[] {
  const book = { blocks, notes: new Map(), metadata: { title: 'كتاب' } };
  const depths = new Map<string, number>();
  const visit = ({ anchor, depth, children }: ReturnType<typeof outline>['entries'][number]): void => {
    depths.set(anchor, depth);
    children.forEach(visit);
  };
  outline(book).entries.forEach(visit);
  said.length = 0;
  return textFiles(book, depths, epubTerms('ar'), 'خاتمة', ({ code }) => said.push(code));
}

const names = (files: readonly TextFile[]): readonly string[] => files.map(({ name }) => name);

describe('files of the text', () => {
  test('one a chapter, named after its anchor; what stands before is the opening', () => {
    expect(
      names(filesOf(paragraph(1), heading(1, 'a'), paragraph(1), heading(2, 'b'), heading(1, 'c'))),
    ).toEqual(['opening.xhtml', 'text-a.xhtml', 'text-c.xhtml']);
  });
  test('a chapter beyond 240 kB is cut before a heading', () => {
    const files = filesOf(
      heading(1, 'a'),
      paragraph(100),
      heading(2, 'b'),
      paragraph(100),
      heading(2, 'c'),
      paragraph(100),
    );
    expect(names(files)).toEqual(['text-a.xhtml', 'text-c.xhtml']);
    expect(files.map(({ chapter }) => chapter)).toEqual([1, 1]);
  });
  test('without headings it is cut between blocks, and a heading is never left alone at the end', () => {
    const files = filesOf(heading(1, 'a'), paragraph(239), paragraph(100), heading(2, 'b'), paragraph(300));
    expect(names(files)).toEqual(['text-a.xhtml', 'text-a-part-2.xhtml', 'text-b.xhtml']);
    for (const { blocks } of files) expect(blocks.at(-1)?.kind).toBe('paragraph');
  });
  test('long poems are cut between verses, long lists between items, which count on', () => {
    const files = filesOf(heading(1, 'a'), poem(500), list(500));
    expect(names(files)).toEqual([
      'text-a.xhtml',
      ...[2, 3, 4, 5, 6].map((part) => `text-a-part-${part}.xhtml`),
    ]);
    const blocks = files.flatMap((file) => file.blocks);
    const verses = blocks.flatMap((block) => (block.kind === 'poem' ? block.stanzas.flat() : []));
    expect(verses).toHaveLength(500);
    const lists = blocks.flatMap((block) => (block.kind === 'list' ? [block] : []));
    let next = 1;
    for (const { start, items } of lists) {
      expect(start).toBe(next);
      next += items.length;
    }
    expect([lists.length, next, said]).toEqual([3, 501, []]);
  });
  test('a paragraph is never cut: one that is too long is reported', () => {
    expect(names(filesOf(heading(1, 'a'), paragraph(100), paragraph(300)))).toHaveLength(2);
    expect(said).toEqual(['oversized-block']);
  });
  test('names differ not only in case', () => {
    expect(names(filesOf(heading(1, 'A'), heading(1, 'a')))).toEqual([
      'text-A.xhtml',
      'text-a-again-2.xhtml',
    ]);
  });
});
