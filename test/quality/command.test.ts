/** `--report`, asked of the compiled program. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, folder, summaryOf, warraq } from '../support/program.ts';

const sentence = 'كان الورّاق ينسخ الكتب ويجلّدها ويبيعها في سوق الورّاقين قرب الجامع الكبير. ';
const article = `---\ntitle: رسالة\n---\n\n# فصل\n\n${sentence.repeat(30)}\n`;

test('--report FILE.json has the figures of each book under `quality`, and the terminal a screen', async () => {
  const home = folder({ 'letter.md': article });
  const run = await warraq(['check', 'letter.md', '--format', 'pdf', '--report', 'q.json'], { in: home });
  expect(run.code).toBe(0);
  expect(run.stdout).toContain('Quality of composition: ⁨رسالة⁩');
  const report: unknown = JSON.parse(readFileSync(join(home, 'q.json'), 'utf8'));
  const quality = { lines: expect.any(Number), spaces: { mean: expect.closeTo(1, 0) } };
  expect(report).toMatchObject({ books: [{ quality }] });
});

test('--report FILE.html is one page for all books, the same twice', async () => {
  const home = folder({ 'a.md': article, 'b.md': article });
  const args = ['check', 'a.md', 'b.md', '--format', 'pdf', '--lang', 'ar', '--json', '--report'];
  const run = await warraq([...args, 'one.html'], { in: home });
  await warraq([...args, 'two.html'], { in: home });
  expect(filesIn(home)).toEqual(['a.md', 'b.md', 'one.html', 'two.html']);
  expect(run.stdout).not.toContain('جودة الصف:');
  expect(summaryOf(run).books).toHaveLength(2);
  const html = readFileSync(join(home, 'one.html'), 'utf8');
  expect(html).toContain('<section id="book-1">');
  expect(readFileSync(join(home, 'two.html'), 'utf8')).toBe(html);
});

test('without --report nothing is measured', async () => {
  const args = ['check', 'letter.md', '--format', 'pdf', '--json'];
  const run = await warraq(args, { in: folder({ 'letter.md': article }) });
  expect(run.stdout).not.toContain('"quality"');
});
