/** Kashida's orthography: the golden table of words, and what holds for any text. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, property } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bestPlace, kashidaPlaces } from '../../src/shape/kashida.ts';
import { anyText } from '../analyze/any-text.ts';

interface Case {
  readonly word: string;
  readonly places: string;
  readonly rule: string;
}

function casesOf(table: string): readonly Case[] {
  return table
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => {
      const [word = '', places = '', rule = ''] = line.split('|').map((cell) => cell.trim());
      return { word: unescaped(word), places, rule };
    });
}

const unescaped = (text: string): string =>
  text.replaceAll(/\\u\{(\w+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));

function written(word: string): string {
  const places = kashidaPlaces(word).map(({ index, priority }) => `${index}:${priority}`);
  return places.length === 0 ? '-' : places.join(' ');
}

describe('kashidaPlaces', () => {
  const table = readFileSync(join(import.meta.dirname, 'kashida-places.txt'), 'utf8');
  test.each(casesOf(table))('$word: $places ($rule)', ({ word, places }) => {
    expect(written(word)).toBe(places);
  });

  it('gives each class somewhere in the table', () => {
    const classes = new Set(casesOf(table).flatMap(({ places }) => places.match(/(?<=:)\d/g) ?? []));
    expect([...classes].sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  });
});

describe('any text', () => {
  it('has its places inside it, in order, never before a mark or in half of a character', () => {
    assert(
      property(anyText, (text) => {
        let last = 0;
        for (const { index } of kashidaPlaces(text)) {
          expect(index).toBeGreaterThan(last);
          expect(text.slice(index)).toMatch(/^\p{L}/u);
          last = index;
        }
      }),
    );
  });
});

describe('bestPlace', () => {
  it('takes the best class, and of equals the last', () => {
    expect(bestPlace(kashidaPlaces('مسجد'))).toEqual({ index: 2, priority: 1 });
    expect(bestPlace(kashidaPlaces('المجتمعات'))).toEqual({ index: 7, priority: 3 });
    expect(bestPlace(kashidaPlaces('عملهم'))).toEqual({ index: 4, priority: 6 });
    expect(bestPlace([])).toBeUndefined();
  });

  it('has nothing to choose in a word without places', () => {
    expect(bestPlace(kashidaPlaces('والله'))).toBeUndefined();
  });
});
