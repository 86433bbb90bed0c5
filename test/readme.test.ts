/** What the readmes say is what the program does: their generated parts are rewritten by `npm run golden`. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bookSchema } from '../src/book/metadata-schema.ts';
import { referenceTable } from '../src/schema.ts';

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
