/**
 * Words that no line can hold, from the manuscript to the lines: cut, told once, and nothing outside its measure.
 * `test/golden/cut-words/in.md` is the manuscript; beside it its lines with the element each belongs to, and what is
 * reported.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderDiagnostic } from '../../src/diagnostics/render.ts';
import { createHost } from '../../src/host.ts';
import { lineText } from '../../src/paginate/dump.ts';
import type { TextItem } from '../../src/paginate/page.ts';
import { publishPdf } from '../../src/pipeline.ts';
import { createStopwatch } from '../../src/stopwatch.ts';
import { memoryHost } from '../support/memory-host.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'test/golden/cut-words');
const stopwatch = createStopwatch(
  () => 0,
  () => undefined,
);

async function set(manuscript: string) {
  const host = memoryHost({ 'book.md': manuscript }, createHost());
  const request = { templateRoots: [join(root, 'templates')], fontRoots: [join(root, 'fonts')] };
  const { value, diagnostics } = await publishPdf(host, 'book.md', request, false, stopwatch);
  const chapters = value?.edition.pages.filter(({ section }) => section === 'chapter') ?? [];
  const items = chapters.flatMap((page) => page.items.flatMap((item) => (item.kind === 'text' ? item : [])));
  return { items, reported: diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, 'en')) };
}

const told = ({ element, line }: TextItem): string =>
  `${element?.role ?? 'artifact'}${line.cutsWord ? ' cut' : ''}: “${lineText(line)}”\n`;

const head = '---\ntitle: كتاب\ndesign: {name: classical, page: a6}\n---\n\n';

/** The lines of paragraphs, as text. */
async function paragraphs(text: string): Promise<readonly string[]> {
  const { items } = await set(`${head}# فصل\n\n${text}\n`);
  return items.filter(({ element }) => element?.role === 'paragraph').map(({ line }) => lineText(line));
}

describe('a word that no line can hold', () => {
  it('is cut where nothing else fits, in text, code, cells and headings', async () => {
    const { items, reported } = await set(readFileSync(join(folder, 'in.md'), 'utf8'));
    await expect(items.map(told).join('')).toMatchFileSnapshot(join(folder, 'lines.txt'));
    await expect(`${reported.join('\n')}\n`).toMatchFileSnapshot(join(folder, 'reported.txt'));
    expect(items.filter(({ line }) => line.overfull > 0).map(told)).toEqual([]);
  });

  it('keeps its text, whole and in order', async () => {
    const word = 'فسيكفيكهموالكلامورادار'.repeat(8);
    expect((await paragraphs(`كلام ${word} كلام`)).join('').replaceAll(' ', '')).toBe(`كلام${word}كلام`);
  });

  it('is cut between letters that do not join, while there are any', async () => {
    const lines = await paragraphs('سيكفيكهموا'.repeat(16));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toMatch(/[وا]$/u);
  });

  it('is not cut inside لا, nor before a mark', async () => {
    const lines = await paragraphs('بَلَّاب'.repeat(40));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toMatch(/^[بل](?!ا)/u);
  });
});
