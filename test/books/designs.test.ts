/** Every book of `content/` in every design: whatever a book is made for, it builds in all without a word. */

import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { placed, repository, type Summary, scratchFolder, summaryOf, warraq } from '../support/program.ts';

const books = readdirSync(join(repository, 'content')).sort();
const designs = readdirSync(join(repository, 'templates'))
  .filter((name) => existsSync(join(repository, 'templates', name, 'design.yaml')))
  .sort();
const cases = books.flatMap((book) => designs.map((design) => [book, design] as const));

const placeOf = (book: string, design: string): string => join(home, `${book}-${design}`);

let home = '';
let summary: Summary;
beforeAll(async () => {
  home = scratchFolder({});
  for (const [book, design] of cases) {
    const place = placeOf(book, design);
    cpSync(join(repository, 'content', book), place, { recursive: true });
    const file = join(place, 'book.yaml');
    const yaml = readFileSync(file, 'utf8');
    const changed = yaml.replace(/^(design: |  name: )[a-z]+$/m, (_, key: string) => `${key}${design}`);
    expect(changed).toContain(design);
    writeFileSync(file, `${changed.replace(/^slug: .*$/m, '')}\nslug: ${book}-${design}\n`);
  }
  const places = cases.map(([book, design]) => placeOf(book, design));
  const args = ['build', ...places, '--json', '--out', join(home, 'out')];
  summary = summaryOf(await warraq(args, { in: repository, within: 100_000 }));
}, 120_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

it.each(cases)('%s builds in %s and nothing is to be said about it', (book, design) => {
  const report = summary.books.find((each) => each.book === placeOf(book, design));
  expect(report?.diagnostics.map(placed)).toEqual([]);
  expect(report?.files).toHaveLength(2);
});
