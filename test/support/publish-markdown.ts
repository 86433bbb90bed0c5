/** A manuscript in memory, published in one of our designs: what is reported fails the test. */

import { join } from 'node:path';
import { expect } from 'vitest';
import type { SectionKind } from '../../src/design/styled.ts';
import { createHost } from '../../src/host.ts';
import type { Page, TextItem } from '../../src/paginate/page.ts';
import { type Composed, publishPdf } from '../../src/pipeline.ts';
import { createStopwatch } from '../../src/stopwatch.ts';
import { memoryHost } from './memory-host.ts';

const root = join(import.meta.dirname, '../..');
const stopwatch = createStopwatch(
  () => 0,
  () => undefined,
);

/** The pages of a manuscript with these metadata (YAML) and the files beside it. */
export async function publishMarkdown(
  yaml: string,
  markdown: string,
  files: Readonly<Record<string, string>> = {},
  sections?: readonly SectionKind[],
): Promise<Composed> {
  const host = memoryHost({ ...files, 'book.md': `---\n${yaml}---\n\n${markdown}\n` }, createHost());
  const request = {
    templateRoots: [join(root, 'templates')],
    fontRoots: [join(root, 'fonts')],
    ...(sections === undefined ? {} : { sections }),
  };
  const { value, diagnostics } = await publishPdf(host, 'book.md', request, false, stopwatch);
  expect(diagnostics).toEqual([]);
  return value!;
}

export const textItems = ({ items }: Page): readonly TextItem[] =>
  items.flatMap((item) => (item.kind === 'text' ? item : []));

/** Left and right edge of a line's characters. */
export const edgesOf = ({ x, line }: TextItem): readonly [left: number, right: number] => [
  x + line.x,
  x + line.x + line.width,
];
