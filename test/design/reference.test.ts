/** The reference of `design.yaml` is its schema's: `npm run golden` rewrites it. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { designSchema, sharedRecords } from '../../src/design/design-schema.ts';
import { referenceTable } from '../../src/schema.ts';

const path = join(import.meta.dirname, '../../templates/README.md');

/** The keys of a design, then those of what many of its keys are. */
function tables(): string {
  const shared = [...sharedRecords].map(
    ([fields, name]) => `## Keys of ${name}\n\n${referenceTable({ fields }, 'en', sharedRecords)}`,
  );
  return [referenceTable(designSchema, 'en', sharedRecords), ...shared].join('\n');
}

test('the reference in templates/README.md is the schema’s', async () => {
  const text = readFileSync(path, 'utf8').replace(
    /(<!-- design: [^>]*-->\n)[\s\S]*?(<!-- \/design -->)/,
    (_, open: string, close: string) => `${open}\n${tables()}\n${close}`,
  );
  await expect(text).toMatchFileSnapshot(path);
});
