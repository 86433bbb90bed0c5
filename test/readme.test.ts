/** What the readmes say is what the program does: their generated parts are rewritten by `npm run golden`. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bookSchema } from '../src/book/metadata-schema.ts';
import { referenceTable } from '../src/schema.ts';
import { publishMarkdown, textItems } from './support/publish-markdown.ts';

const root = join(import.meta.dirname, '..');

test.each([
  ['README.md', 'en'],
  ['README.ar.md', 'ar'],
] as const)('the metadata reference in %s is the schema’s', async (name, language) => {
  const path = join(root, name);
  const table = `\n${referenceTable(bookSchema, language)}\n`;
  const text = readFileSync(path, 'utf8').replace(
    /(<!-- metadata: [^>]*-->\n)[\s\S]*?(<!-- \/metadata -->)/,
    (_, open: string, close: string) => open + table + close,
  );
  await expect(text).toMatchFileSnapshot(path);
});

test.each(['README.md', 'README.ar.md'])('the Urdu book of %s is in nastaʿlīq throughout', async (name) => {
  const recipe = /^```yaml\n(language: ur\n[\s\S]*?)^```$/mu.exec(readFileSync(join(root, name), 'utf8'));
  const yaml = `title: کتاب\nauthor: میر\n${recipe?.[1]}`;
  const { edition, book } = await publishMarkdown(yaml, '# باب\n\nیہ **متن** ہے۔\n\n## عنوان\n\nمتن۔');
  expect(book.metadata.language).toBe('ur');
  const faces = edition.pages
    .flatMap(textItems)
    .flatMap(({ line }) => line.runs)
    .filter(({ piece }) => /\p{sc=Arabic}/u.test(piece.run.text))
    .map(({ piece }) => piece.run.face.name);
  expect([...new Set(faces)]).toEqual(['noto-nastaliq-urdu/NotoNastaliqUrdu-Regular']);
});
