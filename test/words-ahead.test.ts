/** What another thread does for a long book is not to be seen in it. */

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publish } from '../src/cli/publish.ts';
import { type Craft, createCraft } from '../src/craft.ts';
import { hasErrors } from '../src/diagnostics/diagnostic.ts';
import { createHost } from '../src/host.ts';
import { createStopwatch } from '../src/stopwatch.ts';
import { folder } from './support/program.ts';

const host = createHost();
const root = join(import.meta.dirname, '..');
const request = { templateRoots: [join(root, 'templates')], fontRoots: [join(root, 'fonts')] };
const roots = ['كتب', 'درس', 'علم', 'سمع', 'شهد', 'نصر', 'فتح', 'قصد', 'رسم', 'جمع', 'بلغ', 'صنع'];
const forms = ['', 'ال', 'وال', 'ي', 'ت', 'م', 'مست', 'است'];
const endings = ['', 'ون', 'ين', 'ات', 'ة', 'ها', 'هم', 'ت', 'نا'];

/** Of some nine hundred different words. */
const wordAt = (index: number): string =>
  (forms[index % 8] ?? '') + (roots[(index * 7) % 12] ?? '') + (endings[(index * 5) % 9] ?? '');
const text = (words: number): string =>
  Array.from({ length: words }, (_, index) => `${wordAt(index)}${index % 60 === 59 ? '.\n\n' : ''}`).join(
    ' ',
  );

/** The craft done at once, with what was asked of it. */
function noting(): { readonly craft: Craft; readonly asked: Map<string, number> } {
  const craft = createCraft(host);
  const asked = new Map<string, number>();
  const note = (name: string): void => void asked.set(name, (asked.get(name) ?? 0) + 1);
  return {
    asked,
    craft: {
      ...craft,
      pack: async (bytes) => {
        note('pack');
        return craft.pack(bytes);
      },
      shapeWords: async (...order) => {
        note('words');
        await craft.shapeWords(...order);
      },
    },
  };
}

async function pdfOf(manuscript: string, craft?: Craft): Promise<Uint8Array> {
  const path = join(folder({ 'book.md': manuscript }), 'book.md');
  const stopwatch = createStopwatch(
    () => 0,
    () => undefined,
  );
  const { files, diagnostics } = await publish(host, path, ['pdf'], false, request, stopwatch, craft);
  expect(hasErrors(diagnostics)).toBe(false);
  return files[0]?.bytes ?? new Uint8Array();
}

describe('a second thread', () => {
  test('shapes the words of a long book and packs its pages, which come out the same', {
    timeout: 60_000,
  }, async () => {
    const manuscript = `---\ntitle: كتاب\n---\n\n# باب\n\n${text(45_000)}\n`;
    const { craft, asked } = noting();
    const helped = await pdfOf(manuscript, craft);
    expect(asked.get('words')).toBe(1);
    expect(asked.get('pack')).toBeGreaterThan(200);
    expect(Buffer.compare(helped, await pdfOf(manuscript))).toBe(0);
  });

  test('is not asked for a short book, nor to shape one from left to right', {
    timeout: 60_000,
  }, async () => {
    const { craft, asked } = noting();
    await pdfOf(`---\ntitle: كتاب\n---\n\n# باب\n\n${text(400)}\n`, craft);
    const latin = 'Books were copied, bound and sold here.\n\n'.repeat(6000);
    await pdfOf(`---\ntitle: Book\nlanguage: en\n---\n\n# One\n\n${latin}`, craft);
    expect(asked.get('words')).toBeUndefined();
  });
});
