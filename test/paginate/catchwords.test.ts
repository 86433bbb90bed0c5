/** Catchwords: at the foot of versos, the first word of the page that faces them. */

import { expect, test } from 'vitest';
import { lineText } from '../../src/paginate/dump.ts';
import { publishMarkdown, textItems } from '../support/publish-markdown.ts';

const sentence = 'إن الكتاب يقرأ بكل مكان ويدرس في كل زمان واللسان لا يعدو سامعه ولا يتجاوزه إلى غيره. ';
const design = 'design: {name: classical, catchwords: {shown: true}}\n';

test('a verso says before what the recto begins with, and a recto says nothing', async () => {
  const { edition } = await publishMarkdown(`title: كتاب\n${design}`, `# فصل\n\n${sentence.repeat(60)}`);
  const baseline = edition.book.catchword!.baseline;
  const pages = edition.pages.filter(({ section }) => section === 'chapter');
  const words = pages.map((page) => textItems(page).filter(({ y, element }) => y === baseline && !element));
  expect(pages.length).toBeGreaterThan(3);
  for (const [index, page] of pages.entries()) {
    const next = pages[index + 1];
    if (page.side === 'recto' || next === undefined) expect(words[index]).toEqual([]);
    else {
      const first = lineText(textItems(next)[0]!.line).replaceAll('\u{640}', '');
      expect(first.startsWith(lineText(words[index]![0]!.line))).toBe(true);
    }
  }
});

test('none stands before a new chapter, and none where the design wants none', async () => {
  const chapters = `# أول\n\n${sentence.repeat(25)}\n\n# ثان\n\nنص`;
  const { edition } = await publishMarkdown('title: كتاب\n', chapters);
  const baselines = edition.book.geometry.height - edition.book.geometry.margins.bottom + 0.9 * 21;
  for (const page of edition.pages) {
    expect(textItems(page).some(({ y }) => Math.abs(y - baselines) < 0.01)).toBe(false);
  }
});

test('it is a word, not the number of an item, and pages that face none have none', async () => {
  const items = Array.from({ length: 90 }, (_, index) => `${index + 1}. بند`).join('\n');
  const wordsIn = async (more: string): Promise<ReadonlySet<string>> => {
    const metadata = `title: كتاب\ndesign: {name: classical, catchwords: {shown: true}${more}}\n`;
    const { edition } = await publishMarkdown(metadata, `# فصل\n\n${items}`);
    const baseline = edition.book.catchword!.baseline;
    const lines = edition.pages.flatMap((page) =>
      textItems(page).filter(({ y, element }) => y === baseline && !element),
    );
    return new Set(lines.map(({ line }) => lineText(line)));
  };
  expect([...(await wordsIn(''))]).toEqual(['بند']);
  expect([...(await wordsIn(', facing: false'))]).toEqual([]);
});
