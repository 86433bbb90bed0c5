/** Words shaped into shared memory come out as if they had been shaped where they are asked for. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ShapeOptions, WordMemory } from '../../src/font/font.ts';
import { openHarfBuzz, type ShapingFont } from '../../src/font/harfbuzz.ts';
import { memoryForWords, openWordTable, type WordTable } from '../../src/font/word-table.ts';
import { createHost } from '../../src/host.ts';
import { AMIRI, fontsOf } from '../support/fonts.ts';

const arabic: ShapeOptions = { direction: 'rtl', script: 'Arab', language: 'ar', features: [] };
const { bytes } = fontsOf(AMIRI).face(AMIRI);
const words = readFileSync(join(import.meta.dirname, '../golden/shape/hb-shape/words.txt'), 'utf8')
  .trimEnd()
  .split('\n')
  .filter((word) => !/\s/.test(word));

const amiri = (): ShapingFont => openHarfBuzz(createHost()).openFont(bytes);

/** A table that counts what it was asked for. */
function counting(memory: WordMemory): WordTable & { readonly found: () => number } {
  const table = openWordTable(memory);
  let found = 0;
  const find: WordTable['find'] = (word) => {
    const source = table.find(word);
    if (source !== undefined) found++;
    return source;
  };
  return { ...table, find, found: () => found };
}

describe('a table of words', () => {
  test('gives the runs that shaping gives', () => {
    const memory = memoryForWords(10_000);
    amiri().shapeWords(words.join(' '), arabic, openWordTable(memory));
    const table = counting(memory);
    const taking = amiri();
    taking.takeWords(arabic, table);
    const plain = amiri();
    for (const word of words) expect(taking.shape(word, arabic), word).toEqual(plain.shape(word, arabic));
    expect(table.found()).toBe(words.length);
  });

  test('is asked neither for other options nor for a part of a word', () => {
    const memory = memoryForWords(10_000);
    amiri().shapeWords('كتاب', arabic, openWordTable(memory));
    const table = counting(memory);
    const taking = amiri();
    taking.takeWords(arabic, table);
    const urdu = { ...arabic, language: 'ur' };
    const around = { before: 'ب', after: '' };
    expect(taking.shape('كتاب', urdu)).toEqual(amiri().shape('كتاب', urdu));
    expect(taking.shape('كتاب', arabic, around)).toEqual(amiri().shape('كتاب', arabic, around));
    expect(table.found()).toBe(0);
  });

  test('shows what was put in since it was opened', () => {
    const memory = memoryForWords(10_000);
    const reader = openWordTable(memory);
    expect(reader.find('كتاب')).toBeUndefined();
    amiri().shapeWords('كتاب', arabic, openWordTable(memory));
    expect(reader.find('كتاب')?.count).toBeGreaterThan(0);
  });

  test('takes no more than half of its buckets hold, and finds what it has', () => {
    const memory = { buckets: new SharedArrayBuffer(4 * 16), records: new SharedArrayBuffer(4096) };
    const numbered = Array.from({ length: 40 }, (_, index) => `ب${index}`);
    amiri().shapeWords(numbered.join(' '), arabic, openWordTable(memory));
    const reader = openWordTable(memory);
    const there = numbered.filter((word) => reader.find(word) !== undefined);
    expect(there).toEqual(numbered.slice(0, 8));
  });

  test('takes no more than its records hold', () => {
    const memory = { buckets: new SharedArrayBuffer(4 * 64), records: new SharedArrayBuffer(128) };
    amiri().shapeWords(words.join(' '), arabic, openWordTable(memory));
    const reader = openWordTable(memory);
    const there = words.filter((word) => reader.find(word) !== undefined);
    expect(there).toEqual(words.slice(0, there.length));
    expect(there.length).toBeGreaterThan(0);
  });

  test('leaves out words of extraordinary length', () => {
    const memory = memoryForWords(10_000);
    const long = 'ب'.repeat(65);
    amiri().shapeWords(`${long} كتاب ${'ب'.repeat(70_000)}`, arabic, openWordTable(memory));
    const reader = openWordTable(memory);
    expect([reader.find(long), reader.find('كتاب')?.count]).toEqual([undefined, expect.any(Number)]);
  });
});
