/** A designer copies a folder and changes YAML, CSS and nothing else: the book then looks so in both outputs. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHost } from '../../src/host.ts';
import { publishEpub } from '../../src/pipeline.ts';
import { createStopwatch } from '../../src/stopwatch.ts';
import { memoryHost } from '../support/memory-host.ts';
import { publishMarkdown, textItems } from '../support/publish-markdown.ts';
import { unpackEpub } from '../support/unpack-epub.ts';

const root = join(import.meta.dirname, '../..');
const original = (file: string): string => readFileSync(join(root, 'templates/contemporary', file), 'utf8');
/** The accent as it stands in a design's file. */
const accentOf = (name: string): string =>
  /accent: '(#[0-9a-f]{6})'/.exec(readFileSync(join(root, 'templates', name, 'design.yaml'), 'utf8'))![1]!;
const files = {
  'templates/mine/design.yaml': original('design.yaml')
    .replace(/^page: .*$/m, 'page: 13x20')
    .replace(/accent: '#[0-9a-f]{6}'/, "accent: '#7a1f5c'")
    .replace(/^  headpiece: \{.*$/m, '  headpiece: {height: 2}'),
  'templates/mine/book.css': '.mine { color: inherit; }\n',
};

test('a copied design sets the page, the colours and the ornament', async () => {
  const { edition } = await publishMarkdown('title: كتاب\ndesign: mine\n', '# فصل\n\nنص', files);
  expect(edition.book.geometry.width).toBeCloseTo((13 / 2.54) * 72, 6);
  const opening = edition.pages.find(({ section }) => section === 'chapter')!;
  const drawn = opening.items.flatMap((item) => (item.kind === 'drawing' ? item.drawing.shapes : []));
  expect(drawn.map(({ color }) => color)).toContain('#7a1f5c');
  expect(textItems(opening)).not.toHaveLength(0);
});

test('and the EPUB has the stylesheet of all designs, and after it its own', async () => {
  const markdown = '---\ntitle: كتاب\ndesign: mine\n---\n\n# فصل\n\nنص\n';
  const { value, diagnostics } = await publishEpub(
    memoryHost({ ...files, 'book.md': markdown }, createHost()),
    'book.md',
    { templateRoots: [join(root, 'templates')], fontRoots: [join(root, 'fonts')] },
    createStopwatch(
      () => 0,
      () => undefined,
    ),
    [],
  );
  expect(diagnostics).toEqual([]);
  const epub = unpackEpub(value!);
  const css = epub.text(epub.names.find((name) => name.endsWith('.css'))!);
  expect(css.indexOf('.mine')).toBeGreaterThan(css.indexOf('span.sadr'));
  expect(css).not.toContain(accentOf('contemporary'));
});
