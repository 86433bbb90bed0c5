/** The ledgers `PDF_UA1.md` and `PDF_A2.md` point to lines and tests that are there. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const here = join(root, 'src/pdf');
const tests = readdirSync(import.meta.dirname)
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n');

/** The cells of a ledger's rows: rule, how, where, test. */
const rowsOf = (ledger: string): readonly (readonly string[])[] =>
  readFileSync(join(here, ledger), 'utf8')
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));

describe.each(['PDF_UA1.md', 'PDF_A2.md'])('%s', (ledger) => {
  it.each(rowsOf(ledger))('%s%s', (_, _rule, _how, where = '', test = '') => {
    const files = [...where.matchAll(/`([\w-]+\.ts)`((?: `\w+`)*)/g)];
    for (const [, file = '', names = ''] of files) {
      expect(existsSync(join(here, file)), file).toBe(true);
      const code = readFileSync(join(here, file), 'utf8');
      for (const [, name = ''] of names.matchAll(/`(\w+)`/g)) expect(code).toContain(name);
    }
    for (const [, said = ''] of test.matchAll(/«([^»]+)»/g)) expect(tests).toContain(said);
  });
});
