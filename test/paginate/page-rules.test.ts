/**
 * One golden for each rule of the page: every folder of `test/golden/page-rules` is a short manuscript on a page of nine
 * lines, and what stands on its pages. Each item is told by the grid line its baseline stands on, from 0.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHost } from '../../src/host.ts';
import { lineText } from '../../src/paginate/dump.ts';
import type { Page, PageItem } from '../../src/paginate/page.ts';
import { publishPdf } from '../../src/pipeline.ts';
import { createStopwatch } from '../../src/stopwatch.ts';
import { memoryHost } from '../support/memory-host.ts';

const root = join(import.meta.dirname, '../..');
const goldens = join(root, 'test/golden/page-rules');
const request = { templateRoots: [join(root, 'templates')], fontRoots: [join(root, 'fonts')] };
const stopwatch = createStopwatch(
  () => 0,
  () => undefined,
);
const star =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><path d="M40 5L75 20L40 35L5 20Z"/></svg>';

/** Of the manuscripts: 14 mm above the text, and 16 points from line to line, three quarters of them above the baseline. */
const TOP = (14 / 25.4) * 72;
const LEADING = 16;
const BASELINE = 0.75 * LEADING;

const isOfText = ({ section }: Page): boolean => section === 'chapter' || section === 'part';

function itemText(item: PageItem): string {
  const at = ((item.y - TOP - (item.kind === 'text' ? BASELINE : 0)) / LEADING).toFixed(2).padStart(6);
  if (item.kind !== 'text') return `${at} ${item.kind}`;
  const words = lineText(item.line).trim().split(' ');
  const text = words.length > 6 ? `${words.slice(0, 3).join(' ')} … ${words.at(-1)}` : words.join(' ');
  return `${at} ${item.element?.role ?? 'artifact'}: ${text}`;
}

function pageText(page: Page): string {
  const title = `page ${page.side} ${page.label || '-'} ${page.section}${page.isBlank ? ' blank' : ''}`;
  return [title, ...page.items.map(itemText)].join('\n');
}

describe.each(readdirSync(goldens))('%s', (name) => {
  it('has these pages', async () => {
    const files = { 'book.md': readFileSync(join(goldens, name, 'in.md'), 'utf8'), 'star.svg': star };
    const host = memoryHost(files, createHost());
    const { value } = await publishPdf(host, 'book.md', request, false, stopwatch);
    const pages = value?.edition.pages.filter(isOfText).map(pageText) ?? [];
    await expect(`${pages.join('\n\n')}\n`).toMatchFileSnapshot(join(goldens, name, 'out.txt'));
  });
});
