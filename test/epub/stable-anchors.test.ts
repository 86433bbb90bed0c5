/** What a reader's notes hang on stays from edition to edition: names of files, and ids. */

import { describe, expect, test } from 'vitest';
import { buildText } from './build-sample.ts';

const chapter = (title: string, text = 'نص.'): string =>
  `# ${title}\n\n${text}[^${title.length}]\n\n## مقدمة\n\nنص :index[لفظ].\n\n| أ |\n|---|\n| ب |\n\n[^${title.length}]: حاشية.`;
const titles = ['النسخ', 'الوراقة', 'التجليد والزخرفة'];
const first = titles.map((title) => chapter(title));

/** Ids of each text file, but for page breaks, which are those of the printed edition. */
async function idsOf(chapters: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const built = await buildText(chapters.join('\n\n'));
  const files = built.documents.filter((name) => name.includes('/text-'));
  return new Map(
    files.map((name) => [
      name,
      [...built.text(name).matchAll(/\sid="(?!_page-)([^"]*)"/g)].map(([, id]) => id ?? ''),
    ]),
  );
}

describe('a new edition', () => {
  test('with a chapter more keeps the files and ids of the others', async () => {
    const [before, after] = [await idsOf(first), await idsOf([chapter('تصدير جديد كله'), ...first])];
    expect(before.size).toBe(titles.length + 1);
    for (const [name, ids] of before) {
      // The index, at the end, has an entry more.
      if (ids.includes('_index')) expect(after.get(name)).toEqual(expect.arrayContaining([...ids]));
      else expect(after.get(name)).toEqual(ids);
    }
    expect(after.size).toBe(before.size + 1);
  });

  test('with another text and one paragraph more keeps them all', async () => {
    const changed = [...first.slice(0, 1), chapter(titles[1] ?? '', 'نص آخر.\n\nوزيادة'), ...first.slice(2)];
    expect(await idsOf(changed)).toEqual(await idsOf(first));
  });
});

test('the author’s names in other scripts are ASCII as well, and links find them', async () => {
  const built = await buildText('# باب {#المقدمة}\n\nنص\n\n# آخر\n\n[ارجع](#المقدمة).');
  const [opening, other] = built.documents.filter((name) => name.includes('/text-'));
  expect(opening).toMatch(/\/text-name-[0-9a-f]{8}\.xhtml$/);
  const name = opening?.replace(/^.*\/text-|\.xhtml$/g, '');
  expect(built.text(opening ?? '')).toContain(`id="${name}"`);
  expect(built.text(other ?? '')).toContain(`href="text-${name}.xhtml#${name}"`);
});

test('names are ASCII, distinct where headings say the same, and the author’s own stay', async () => {
  const ids = await idsOf(['# باب\n\nأ\n\n## فصل\n\nب\n\n## فصل\n\nج', '# باب\n\nد', '# باب {#ch-x}\n\nه']);
  const names = [...ids.keys()].map((name) => name.replace('OEBPS/', ''));
  expect(names).toEqual([
    expect.stringMatching(/^text-ch-[0-9a-f]{8}\.xhtml$/),
    expect.stringMatching(/^text-ch-[0-9a-f]{8}-2\.xhtml$/),
    'text-ch-x.xhtml',
  ]);
  const all = [...ids.values()].flat();
  expect(new Set(all).size).toBe(all.length);
});
