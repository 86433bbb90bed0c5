/** Every book of `content/` in every design: whatever a book is made for, it builds in all without a word. */

import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { placed, repository, scratchFolder, summaryOf, warraq } from '../support/program.ts';

const books = readdirSync(join(repository, 'content')).sort();
const designs = readdirSync(join(repository, 'templates'))
  .filter((name) => existsSync(join(repository, 'templates', name, 'design.yaml')))
  .sort();
const cases = books.flatMap((book) => designs.map((design) => [book, design] as const));

let home = '';
beforeAll(() => {
  home = scratchFolder({});
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

it.each(cases)('%s builds in %s and nothing is to be said about it', async (book, design) => {
  const place = join(home, `${book}-${design}`);
  cpSync(join(repository, 'content', book), place, { recursive: true });
  const file = join(place, 'book.yaml');
  const yaml = readFileSync(file, 'utf8');
  const changed = yaml.replace(/^(design: |  name: )[a-z]+$/m, (_, key: string) => `${key}${design}`);
  expect(changed).toContain(design);
  writeFileSync(file, changed);
  const run = await warraq(['build', place, '--json', '--out', join(place, 'out')], { in: repository });
  const [report] = summaryOf(run).books;
  expect(report?.diagnostics.map(placed)).toEqual([]);
  expect(report?.files).toHaveLength(2);
});
