/** Geometry of pages in both designs: text block, baseline grid, numerals of the contents. */

import { describe, expect, it } from 'vitest';
import { lineText } from '../../src/paginate/dump.ts';
import type { Composed } from '../../src/pipeline.ts';
import { edgesOf, publishMarkdown, textItems } from '../support/publish-markdown.ts';

const sentence = 'إن الكتاب يقرأ بكل مكان ويدرس في كل زمان واللسان لا يعدو سامعه ولا يتجاوزه إلى غيره. ';
const chapter = (index: number): string =>
  `# الفصل ${'الطويل '.repeat(index % 3)}\n\n${sentence.repeat(6)}\n\n## قسم\n\n${sentence.repeat(9)}\n`;
const markdown = Array.from({ length: 12 }, (_, index) => chapter(index)).join('\n');

describe.each(['classical', 'contemporary'])('pages in the design %s', (design) => {
  const book: Promise<Composed> = publishMarkdown(`title: كتاب\ndesign: ${design}\n`, markdown);
  const chapterPages = async () => (await book).edition.pages.filter(({ section }) => section === 'chapter');

  it('hold every line of the body in the text block, outer margin outside', async () => {
    const { width, margins } = (await book).styled.geometry;
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
    const { margins, leading } = (await book).styled.geometry;
    for (const page of await chapterPages()) {
      const body = textItems(page).filter(({ element }) => element?.role === 'paragraph');
      for (const { y } of body) {
        const lines = (y - margins.top) / leading - 0.75;
        expect(Math.abs(lines - Math.round(lines))).toBeLessThan(0.001);
      }
    }
  });

  it('align the numerals of the contents', async () => {
    const { edition, styled } = await book;
    const { margins } = styled.geometry;
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

const isNumeral = (text: string): boolean => /^[٠-٩]+$/u.test(text);

describe('the text block', () => {
  it('of the classical design has the page’s proportion, less the binding’s share', async () => {
    const { styled } = await publishMarkdown('title: كتاب\ndesign: classical\n', 'نص', {}, ['chapter']);
    const { width, height, margins, leading } = styled.geometry;
    const ratio = (height - margins.top - margins.bottom) / (width - margins.inner - margins.outer);
    expect(Math.abs(ratio - height / (width - 11.34))).toBeLessThan(leading / width);
    expect(margins.outer / margins.top).toBeCloseTo((2 * (width - 11.34)) / height, 2);
  });

  it('of the contemporary design leaves a margin outside nearly twice the inner one', async () => {
    const { styled } = await publishMarkdown('title: كتاب\ndesign: contemporary\n', 'نص', {}, ['chapter']);
    const { inner, outer } = styled.geometry.margins;
    expect(outer / inner).toBeCloseTo(32 / 17, 6);
  });
});
