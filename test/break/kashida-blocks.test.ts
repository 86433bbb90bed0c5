/**
 * Kashida by block, from the manuscript to the lines, in the widths a narrow page forces: never in headings,
 * contents, heads, tables, Quran, numbers, Latin, nor in a paragraph's last line; in the text as the design allows.
 * `test/golden/kashida/in.md` is the manuscript, beside it for each setting the lines that have one: their
 * element's role, their lengthened words and their text.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../src/break/line.ts';
import { createHost } from '../../src/host.ts';
import { lineText } from '../../src/paginate/dump.ts';
import type { TextItem } from '../../src/paginate/page.ts';
import { publishPdf } from '../../src/pipeline.ts';
import { createStopwatch } from '../../src/stopwatch.ts';
import { memoryHost } from '../support/memory-host.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'test/golden/kashida');
const stopwatch = createStopwatch(
  () => 0,
  () => undefined,
);
const design = (kashida: string): string =>
  `design: {name: classical, page: a6, justification: {kashida: ${kashida}, expansion: 0}}`;

async function linesWith(kashida: string): Promise<readonly TextItem[]> {
  const text = `---\ntitle: كتاب المستطرفات المستحسنة\n${design(kashida)}\n---\n\n${readFileSync(join(folder, 'in.md'), 'utf8')}`;
  const host = memoryHost({ 'book.md': text }, createHost());
  const request = { templateRoots: [join(root, 'templates')], fontRoots: [join(root, 'fonts')] };
  const { value } = await publishPdf(host, 'book.md', request, false, stopwatch);
  return (value?.edition.pages ?? []).flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'text' ? item : [])),
  );
}

const lengthened = ({ runs }: Line): readonly string[] =>
  runs.toReversed().flatMap(({ piece }) => (piece.run.kashida === undefined ? [] : piece.run.text));

describe.each(['off', 'sparing', 'generous'])('kashida %s', (kashida) => {
  it('stands where it may, block by block', async () => {
    const items = await linesWith(kashida);
    const found = items.filter(({ line }) => lengthened(line).length > 0);
    const told = found.map(
      ({ element, line }) =>
        `${element?.role ?? 'artifact'}: ${lengthened(line).join(' + ')} in “${lineText(line)}”\n`,
    );
    await expect(told.join('') || 'none\n').toMatchFileSnapshot(join(folder, `${kashida}.txt`));
    expect(found.filter(({ line }) => line.isLast)).toEqual([]);
    for (const { line } of found) {
      expect(lengthened(line).join('')).not.toMatch(/[A-Za-z0-9٠-٩]|الله|لله/u);
    }
  });
});
