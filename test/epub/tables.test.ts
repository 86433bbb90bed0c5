/** Tables in the EPUB: on a telephone too nothing is cut off. */

import { expect, test } from 'vitest';
import { buildAlone } from './build-sample.ts';

/** The cells of a manuscript's tables, in order. */
async function cellsOf(markdown: string): Promise<readonly string[]> {
  const { epub } = await buildAlone(`# باب\n\n${markdown}`);
  return epub.documents.flatMap((name) => epub.text(name).match(/<t([dh])[ >].*?<\/t\1>/g) ?? []);
}

test('cells may break their words where a telephone would cut the table off, the longest words first', async () => {
  const cells = await cellsOf(
    [
      '| الاسم | المدينة | الهاتف | البريد | العنوان | ملاحظات |',
      '|---|---|---|:-:|---|---|',
      '| عبد الرحمن | القاهرة | +962 6 123 4567 | abd.alrahman@example.org | شارع المتنبي | مُلَاحَظَاتٌ |',
    ].join('\n'),
  );
  expect(cells.filter((cell) => cell.includes('long'))).toEqual([
    '<td class="long"><span class="unbroken" dir="ltr">+962 6 123 4567</span></td>',
    '<td class="center long">abd.alrahman@example.org</td>',
  ]);
});

test('a header without words is none: nothing is announced before the first row', async () => {
  expect(await cellsOf('|  |  |\n|---|---|\n| أ | ب |')).toEqual(['<td>أ</td>', '<td>ب</td>']);
  expect(await cellsOf('|  |  |\n|---|---|')).toEqual(['<td></td>', '<td></td>']);
});

test('where a telephone has room for every word, no cell breaks one', async () => {
  const cells = await cellsOf(
    '| أ | ب |\n|---|---|\n| فسيكفيكهموه | أنلزمكموها |\n| a-hyphenated-long-word | ت |',
  );
  expect(cells).toHaveLength(6);
  expect(cells.join('')).not.toContain('long"');
});
