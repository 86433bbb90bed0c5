/** The tree of headings: what closes a book of parts stands beside them. */

import { expect, test } from 'vitest';
import type { OutlineEntry } from '../../src/book/outline.ts';
import { outline } from '../../src/book/outline.ts';
import { read } from '../../src/read/read.ts';
import { memoryHost } from '../support/memory-host.ts';

const treeOf = (entries: readonly OutlineEntry[]): string =>
  entries
    .map(({ title, children }) => (children.length === 0 ? title : `${title}(${treeOf(children)})`))
    .join(' ');

test.each([
  [
    '# أ {.part}\n\n# ب\n\n# ج {.part}\n\n# د {.unnumbered}\n\n# ه\n\n# خ {.unnumbered}\n\n## و',
    'أ(ب) ج(د ه) خ(و)',
  ],
  ['# أ {.part}\n\n# ب\n\nنص :index[س].', 'أ(ب) الكشّاف'],
  ['# أ {.part}\n\n# ب {.unnumbered}\n\nنص :index[س].\n\n# ج {.unnumbered}\n\n:::index\n:::', 'أ(ب) ج'],
  ['# أ {.part}\n\n# ب\n\nنص :index[س].\n\n:::index\n:::\n\n## ق\n\n# ج', 'أ(ب(ق) ج)'],
  ['# أ {.part}\n\n# ب\n\n# ج\n\nنص :index[س].\n\n:::index\n:::', 'أ(ب ج)'],
  ['# أ {.part}\n\n# ب\n\nنص :index[س].\n\n# ج\n\n:::index\n:::\n\n# د {.part}\n\n# ه', 'أ(ب ج) د(ه)'],
  ['# أ\n\n# ب {.unnumbered}', 'أ ب'],
])('%s', (text, tree) => {
  const host = memoryHost({ 'a.md': `---\ntitle: كتاب\n---\n\n${text}` });
  const book = read(host, 'a.md').value;
  expect(book && treeOf(outline(book).entries)).toBe(tree);
});
