/**
 * What a cover costs, in this process: its drawing for the PDF, and its drawing and picture for the EPUB; the first
 * time and, the engine warm, the median of more. Milliseconds by the clock: the processor's time would count the threads
 * of the engine that compile and collect beside it, for which nobody waits.
 */

import { drawCover } from '../../src/cover/draw-cover.ts';
import { createCraft } from '../../src/craft.ts';
import { designNames, facesOf, loadDesign } from '../../src/design/load.ts';
import { coverFile } from '../../src/epub/cover.ts';
import { openFonts } from '../../src/font/open-fonts.ts';
import { createHost } from '../../src/host.ts';
import { read } from '../../src/read/read.ts';

const templates = ['templates'];
const warmRuns = 9;

/** A line for each design. */
export function measureCovers(path: string): readonly string[] {
  const host = createHost();
  const book = read(host, path).value;
  if (book === undefined) return [`${path}: cannot be read`];
  return designNames(host, templates).map((name) => {
    const request = { language: book.metadata.language, design: { name, overrides: {} } };
    const design = loadDesign(host, templates, request).value;
    const fonts = design === undefined ? undefined : openFonts(host, ['fonts'], facesOf(design)).value;
    if (design === undefined || fonts === undefined) return `cover in ${name}: the design cannot be opened`;
    const drawn = costs(() => drawCover(book.metadata, design, fonts, design.page));
    const pictured = costs(() => coverFile(book, design, fonts, createCraft(host)));
    return `cover in ${name}: drawn ${drawn}, as a picture ${pictured}`;
  });
}

function costs(work: () => unknown): string {
  const first = costOf(work);
  const others = Array.from({ length: warmRuns }, () => costOf(work)).sort((one, other) => one - other);
  return `${(others[warmRuns >> 1] ?? first).toFixed(0)} ms (the first time ${first.toFixed(0)} ms)`;
}

function costOf(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}
