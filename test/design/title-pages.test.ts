/**
 * Title pages of titles that are hard to set, in both designs. The goldens say where each line stands: baseline,
 * left and right edge, size, words.
 */

import { describe, expect, it } from 'vitest';
import { lineText } from '../../src/paginate/dump.ts';
import type { TextItem } from '../../src/paginate/page.ts';
import type { Composed } from '../../src/pipeline.ts';
import { hardTitles } from '../support/hard-titles.ts';
import { edgesOf, publishMarkdown, textItems } from '../support/publish-markdown.ts';

const lineOf = (item: TextItem): string => {
  const [left, right] = edgesOf(item).map((edge) => edge.toFixed(1));
  const size = item.line.runs[0]?.piece.range.style.size.toFixed(1);
  return `  ${item.y.toFixed(1)} ${left} ${right} ${size} ${lineText(item.line)}`;
};

const titlePage = async (yaml: string, design: string): Promise<Composed> =>
  publishMarkdown(`${yaml}design: ${design}\n`, 'نص', {}, ['title']);

/** Size of the title's type. */
async function sizeOf(title: string, design: string): Promise<number> {
  const { edition } = await titlePage(`title: ${title}\n`, design);
  return textItems(edition.pages[0]!)[0]!.line.runs[0]!.piece.range.style.size;
}

describe.each(['classical', 'contemporary'])('title pages in the design %s', (design) => {
  const pageOf = async (yaml: string): Promise<Composed> => titlePage(yaml, design);

  it('are set as before', async () => {
    const dumps: string[] = [];
    for (const [kind, yaml] of Object.entries(hardTitles)) {
      const { edition } = await pageOf(yaml);
      expect(edition.pages).toHaveLength(1);
      dumps.push(`${kind}:`, ...textItems(edition.pages[0]!).map(lineOf));
    }
    await expect(`${dumps.join('\n')}\n`).toMatchFileSnapshot(`../golden/title-pages/${design}.txt`);
  });

  it.each(Object.entries(hardTitles))('hold a title of %s within the text block', async (_, yaml) => {
    const { edition } = await pageOf(yaml);
    const { margins, width, height } = edition.book.geometry;
    for (const item of textItems(edition.pages[0]!)) {
      const [left, right] = edgesOf(item);
      expect(left).toBeGreaterThanOrEqual(margins.outer - 0.01);
      expect(right).toBeLessThanOrEqual(width - margins.inner + 0.01);
      expect(item.y).toBeGreaterThan(margins.top);
      expect(item.y).toBeLessThan(height - margins.bottom);
    }
  });

  it('stand above the middle of the page, where the eye sees it', async () => {
    const { edition } = await pageOf(hardTitles['no author']);
    const { margins, height } = edition.book.geometry;
    const baselines = textItems(edition.pages[0]!).map(({ y }) => y);
    const middle = (Math.min(...baselines) + Math.max(...baselines)) / 2;
    const share = (middle - margins.top) / (height - margins.top - margins.bottom);
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.48);
  });

  it('have the publisher at the foot', async () => {
    const { edition } = await pageOf(hardTitles['one word']);
    const { margins, height, leading } = edition.book.geometry;
    const last = textItems(edition.pages[0]!).at(-1)!;
    expect(height - margins.bottom - last.y).toBeLessThan(leading);
  });

  it('set a title of 25 words smaller than one of one, and do not count marks', async () => {
    expect(await sizeOf('كلمة '.repeat(25).trim(), design)).toBeLessThan(await sizeOf('كلمة', design));
    expect(await sizeOf('أَدَبُ الكَاتِبِ', design)).toBeCloseTo(await sizeOf('أدب الكاتب', design), 6);
  });
});
