/**
 * Words that no line can hold, from the manuscript to the lines: cut, told once, and nothing outside its measure.
 * `test/golden/cut-words/in.md` is the manuscript; beside it its lines with the element each belongs to, and what is
 * reported.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../src/break/line.ts';
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

const listing = async (code: string) => {
  const { items, reported } = await set(`${head}# فصل\n\n\`\`\`\n${code}\n\`\`\`\n`);
  expect(reported).toEqual([]);
  return items
    .filter(({ element }) => element?.role === 'code')
    .map(({ line }) => ({ line, text: lineText(line) }));
};
/** Left edge of the first letter. */
const edge = ({ runs }: Line): number => runs.find(({ piece }) => piece.kind === 'word')?.x ?? 0;

describe('a line of a listing that no line can hold', () => {
  it('parts behind signs, and goes on further in than it began', async () => {
    const lines = await listing('x\n  callOfLongName(argumentOne,argumentTwo).next()\nx');
    expect(lines.map(({ text }) => text)).toEqual([
      'x',
      '\u{a0}\u{a0}callOfLongName(argumentOne,',
      'argumentTwo).next()',
      'x',
    ]);
    const [left = 0, first = 0, second = 0] = lines.map(({ line }) => edge(line));
    const column = (first - left) / 2;
    expect(second - first).toBeCloseTo(2 * column, 9);
  });

  it('keeps what stands behind an indent wider than the line', async () => {
    const lines = await listing(`x\n${' '.repeat(80)}↓    ↓\nx`);
    expect(lines.map(({ text }) => text)).toEqual(['x', '↓    ↓', 'x']);
    const [left = 0, inset = 0] = lines.map(({ line }) => edge(line));
    expect(inset - left).toBeCloseTo(lines[1]?.line.measure ?? 0, 9);
  });
});
