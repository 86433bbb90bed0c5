/** Geometry of pages in both designs: text block, baseline grid, numerals of the contents. */

import { describe, expect, it } from 'vitest';
import { lineText } from '../../src/paginate/dump.ts';
import type { Composed } from '../../src/pipeline.ts';
import { edgesOf, publishMarkdown, textItems } from '../support/publish-markdown.ts';

const sentence = 'إن الكتاب يقرأ بكل مكان ويدرس في كل زمان واللسان لا يعدو سامعه ولا يتجاوزه إلى غيره. ';
const chapter = (index: number): string =>
  `# الفصل ${'الطويل '.repeat(index % 3)}\n\n${sentence.repeat(3)}\n\n## قسم\n\n${sentence.repeat(8)}\n\n### فرع\n\n${sentence.repeat(4)}\n`;
const markdown = Array.from({ length: 12 }, (_, index) => chapter(index)).join('\n');

describe.each(['classical', 'contemporary'])('pages in the design %s', (design) => {
  const book: Promise<Composed> = publishMarkdown(`title: كتاب\ndesign: ${design}\n`, markdown);
  const chapterPages = async () => (await book).edition.pages.filter(({ section }) => section === 'chapter');

  it('hold every line of the body in the text block, outer margin outside', async () => {
    const { width, margins } = (await book).edition.book.geometry;
    for (const page of await chapterPages()) {
      const left = page.side === 'recto' ? margins.outer : margins.inner;
      for (const item of textItems(page)) {
        const [from, to] = edgesOf(item);
        expect(from).toBeGreaterThanOrEqual(left - 0.5);
        expect(to).toBeLessThanOrEqual(width - margins.inner - margins.outer + left + 0.5);
      }
    }
  });

  it('stand on one grid', async () => {
    const { margins, leading } = (await book).edition.book.geometry;
    for (const page of await chapterPages()) {
      const body = textItems(page).filter(({ element }) => element?.role === 'paragraph');
      for (const { y } of body) {
        const lines = (y - margins.top) / leading - 0.75;
        expect(Math.abs(lines - Math.round(lines))).toBeLessThan(0.001);
      }
    }
  });

  it('have the margins and the grid that they had', async () => {
    const { width, height, margins, leading, headBaseline, folioBaseline } = (await book).edition.book
      .geometry;
    const { top, bottom, inner, outer } = margins;
    const [measure, depth] = [width - inner - outer, height - top - bottom];
    const dump = [
      `page ${inMillimetres(width, height)} mm, 1 : ${(height / width).toFixed(3)}`,
      `margins top ${inMillimetres(top)} bottom ${inMillimetres(bottom)} inner ${inMillimetres(inner)} outer ${inMillimetres(outer)} mm`,
      `text block ${inMillimetres(measure, depth)} mm, 1 : ${(depth / measure).toFixed(3)}, ${((100 * measure * depth) / (width * height)).toFixed(1)} % of the page`,
      `grid of ${(depth / leading).toFixed(3)} lines of ${leading} pt`,
      `head ${inMillimetres(headBaseline)} folio ${inMillimetres(folioBaseline)} mm from the top`,
    ];
    await expect(`${dump.join('\n')}\n`).toMatchFileSnapshot(`../golden/pages/${design}.txt`);
  });

  it('open chapters at one height', async () => {
    const titles = (await chapterPages()).flatMap((page) => {
      const title = textItems(page).find(({ element }) => element?.role === 'heading' && element.level === 1);
      return title === undefined ? [] : [title.y];
    });
    expect(titles).toHaveLength(12);
    expect(new Set(titles.map((y) => y.toFixed(2))).size).toBe(1);
  });

  it('stand headings nearer to their text than to what they follow', async () => {
    const ratios = (await chapterPages()).flatMap((page) => {
      const lines = textItems(page).filter(({ element }) => element !== undefined);
      return lines.flatMap((line, index) => {
        const [before, after] = [lines[index - 1], lines[index + 1]];
        const isSection = line.element?.role === 'heading' && line.element.level === 2;
        if (!isSection || before?.element?.role !== 'paragraph' || after === undefined) return [];
        return [(after.y - line.y) / (line.y - before.y)];
      });
    });
    expect(ratios.length).toBeGreaterThan(5);
    for (const ratio of ratios) expect(ratio).toBeLessThan(0.6);
  });

  it('space the contents evenly, a numeral on the baseline of its entry', async () => {
    const { edition } = await book;
    const pitches = edition.pages
      .filter(({ section }) => section === 'contents')
      .flatMap((page) => {
        const lines = textItems(page).filter(({ element }) => element?.role === 'link');
        const numerals = lines.filter(({ line }) => isNumeral(lineText(line))).map(({ y }) => y);
        const entries = lines.filter(({ line }) => !isNumeral(lineText(line)));
        expect(numerals).toEqual(entries.map(({ y }) => y));
        return entries.slice(1).map(({ y, line }, index) => {
          const size = line.runs[0]?.piece.range.style.faces[0];
          return `${size} ${(y - (entries[index]?.y ?? 0)).toFixed(2)}`;
        });
      });
    // One pitch under a chapter, one above the next.
    expect(new Set(pitches).size).toBe(2);
  });

  it('align the numerals of the contents', async () => {
    const { edition } = await book;
    const { margins } = edition.book.geometry;
    const edges = edition.pages
      .filter(({ section }) => section === 'contents')
      .flatMap((page) => {
        const left = page.side === 'recto' ? margins.outer : margins.inner;
        return textItems(page)
          .filter(({ element, line }) => element !== undefined && isNumeral(lineText(line)))
          .map((item) => edgesOf(item)[design === 'classical' ? 0 : 1] - left);
      });
    expect(edges.length).toBeGreaterThan(12);
    for (const edge of edges) expect(edge).toBeCloseTo(edges[0]!, 1);
  });
});

const inMillimetres = (...lengths: readonly number[]): string =>
  lengths.map((length) => ((length / 72) * 25.4).toFixed(2)).join(' ');

const isNumeral = (text: string): boolean => /^[٠-٩]+$/u.test(text);

describe('the text block', () => {
  it('of the classical design has the page’s proportion, less the binding’s share', async () => {
    const { edition } = await publishMarkdown('title: كتاب\ndesign: classical\n', 'نص', {}, ['chapter']);
    const { width, height, margins, leading } = edition.book.geometry;
    const ratio = (height - margins.top - margins.bottom) / (width - margins.inner - margins.outer);
    expect(Math.abs(ratio - height / (width - 11.34))).toBeLessThan(leading / width);
    expect(margins.outer / margins.top).toBeCloseTo((2 * (width - 11.34)) / height, 2);
  });

  it('of the contemporary design leaves a margin outside nearly twice the inner one', async () => {
    const { edition } = await publishMarkdown('title: كتاب\ndesign: contemporary\n', 'نص', {}, ['chapter']);
    const { inner, outer } = edition.book.geometry.margins;
    expect(outer / inner).toBeCloseTo(32 / 17, 6);
  });
});

it('parts the contents of a part rather than leave facing pages uneven', async () => {
  const short = '# فصل\n\nنص\n\n';
  const parts = [11, 7, 10, 4, 11, 9].map((count) => `# باب {.part}\n\n${short.repeat(count)}`);
  const yaml = 'title: كتاب\ndesign: {name: contemporary, contents: {levels: 1}}\n';
  const { edition } = await publishMarkdown(yaml, parts.join(''));
  const { leading } = edition.book.geometry;
  const contents = edition.pages.filter(({ section, isBlank }) => section === 'contents' && !isBlank);
  const depths = contents.map((page) => {
    const links = textItems(page).filter(({ element }) => element?.role === 'link');
    return Math.round((links.at(-1)?.y ?? 0) / leading);
  });
  // The first stands alone, the last ends the section.
  expect(depths).toHaveLength(5);
  expect(depths[1]).toBe(depths[2]);
});
