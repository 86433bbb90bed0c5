import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Face, GlyphRun, ShapeOptions } from '../../src/font/font.ts';
import { readFont } from '../../src/font/fontkit.ts';
import { openHarfBuzz, subsetFont } from '../../src/font/harfbuzz.ts';
import { createHost } from '../../src/host.ts';
import { AMIRI, AMIRI_QURAN, fontsOf, SCHEHERAZADE } from '../support/fonts.ts';

const golden = join(import.meta.dirname, '../golden/shape/hb-shape');
const arabic: ShapeOptions = { direction: 'rtl', script: 'Arab', language: 'ar', features: [] };
const fonts = fontsOf(AMIRI, SCHEHERAZADE, AMIRI_QURAN);
const amiri = fonts.face(AMIRI);
const words = readFileSync(join(golden, 'words.txt'), 'utf8').trimEnd().split('\n');

/** As `hb-shape` writes it. */
function dump({ glyphs, clusters, advances, xOffsets, yOffsets, flags }: Omit<GlyphRun, 'face'>): string {
  const shown = [...glyphs].map((glyph, i) => {
    const offset = xOffsets[i] !== 0 || yOffsets[i] !== 0 ? `@${xOffsets[i]},${yOffsets[i]}` : '';
    return `${glyph}=${clusters[i]}${offset}+${advances[i]}${flags[i] ? `#${flags[i]?.toString(16)}` : ''}`;
  });
  return `[${shown.join('|')}]`;
}

const shape = (face: Face, text: string): string => dump(face.shape(text, arabic));
const glyphsOf = (face: Face, text: string): string => {
  const { glyphs, advances, xOffsets, yOffsets } = face.shape(text, arabic);
  return [...glyphs].map((glyph, i) => [glyph, advances[i], xOffsets[i], yOffsets[i]].join(' ')).join('|');
};

describe('shaping', () => {
  for (const name of [AMIRI, SCHEHERAZADE]) {
    test(`gives the glyphs of hb-shape in ${name}`, () => {
      const expected = readFileSync(join(golden, `${name.replace(/.*\//, '')}.txt`), 'utf8').trimEnd();
      expect(words.map((word) => shape(fonts.face(name), word)).join('\n')).toBe(expected);
    });

    test(`draws canonically equal texts alike in ${name}`, () => {
      const face = fonts.face(name);
      for (const word of words) {
        const expected = glyphsOf(face, word);
        expect(glyphsOf(face, word.normalize('NFC')), word).toBe(expected);
        expect(glyphsOf(face, word.normalize('NFD')), word).toBe(expected);
      }
      // شدّة then فتحة, as typed, and فتحة then شدّة, as normalised.
      expect(glyphsOf(face, 'مح\u{651}\u{64e}مد')).toBe(glyphsOf(face, 'مح\u{64e}\u{651}مد'));
    });
  }

  test('sums the advances and keeps the text', () => {
    const run = amiri.shape('كتاب', arabic);
    expect(run.advance).toBe(run.advances.reduce((sum, advance) => sum + advance, 0));
    expect([run.text, run.face]).toEqual(['كتاب', amiri]);
  });

  test('joins letters to those beside the run', () => {
    const face = fonts.face(SCHEHERAZADE);
    const joined = face.shape('ب', arabic, { before: 'ب', after: 'ب' });
    expect(joined.glyphs).toEqual(face.shape('\u{200d}ب\u{200d}', arabic).glyphs.slice(1, 2));
    expect(joined.glyphs).not.toEqual(face.shape('ب', arabic).glyphs);
    expect([...joined.clusters]).toEqual([0]);
  });

  test('draws nothing for joiners, bidi controls and selectors', () => {
    for (const control of [
      '\u{200c}',
      '\u{200d}',
      '\u{200b}',
      '\u{2067}',
      '\u{200f}',
      '\u{feff}',
      '\u{fe0f}',
      '\u{ad}',
    ]) {
      const { glyphs, advance } = amiri.shape(control, arabic);
      const space = amiri.shape(' ', arabic).glyphs[0];
      expect([...glyphs].filter((glyph) => glyph !== space)).toEqual([]);
      expect(advance).toBe(0);
    }
  });

  test('says where a tatweel may stand', () => {
    const { flags } = amiri.shape('مسلم', arabic);
    expect([...flags].some((flag) => (flag & 4) !== 0)).toBe(true);
  });

  test('obeys features, and lets unknown ones be', () => {
    expect(shape(amiri, 'لا')).not.toBe(dump(amiri.shape('لا', { ...arabic, features: ['-rlig'] })));
    const nonsense = { ...arabic, features: ['not a feature', '', '-'] };
    expect(dump(amiri.shape('كتاب', nonsense))).toBe(shape(amiri, 'كتاب'));
  });

  test('bears any text', () => {
    for (const text of ['', '\u{64e}', '\u{200d}'.repeat(10_000), '\u{d800}', 'ا\u{dc00}ب', '\u{0}', '😀']) {
      const { glyphs, clusters } = amiri.shape(text, arabic);
      expect(clusters.length).toBe(glyphs.length);
    }
    assert(
      property(string({ unit: 'binary' }), (text) => {
        const run = amiri.shape(text, arabic);
        return [...run.clusters].every((cluster) => cluster < Math.max(1, text.length));
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  test('reads a font it has seen grow the memory', () => {
    // Longer than all texts before: HarfBuzz's memory grows and every view of it is renewed.
    const long = 'كتاب '.repeat(10_000);
    expect(amiri.shape(long, arabic).text).toBe(long);
    expect(shape(amiri, words[0] ?? '')).toBe(
      readFileSync(join(golden, 'Amiri-Regular.txt'), 'utf8').split('\n')[0],
    );
  });
});

describe('subsetting', () => {
  const host = createHost();
  const text = 'بسم الله الرحمن الرحيم، كِتَابٌ لَا رَيْبَ فِيهِ: ١٢٣ (Latin) «لأن»';
  const codePoints = new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));

  for (const name of [AMIRI, SCHEHERAZADE, AMIRI_QURAN]) {
    test(`keeps what ${name} does with the characters`, () => {
      const face = fonts.face(name);
      const bytes = subsetFont(host, face.bytes, codePoints) ?? new Uint8Array();
      expect(bytes.length).toBeLessThan(face.bytes.length / 2);
      const small = openHarfBuzz(host).openFont(bytes);
      for (const word of text.split(' ')) {
        const { advances, xOffsets, yOffsets } = small.shape(word, arabic);
        const whole = face.shape(word, arabic);
        expect([advances, xOffsets, yOffsets], word).toEqual([
          whole.advances,
          whole.xOffsets,
          whole.yOffsets,
        ]);
      }
    });
  }

  test('keeps the name and is a font that opens', () => {
    const reading = readFont(subsetFont(host, amiri.bytes, codePoints) ?? new Uint8Array());
    expect(reading).toMatchObject({ ok: true, tables: { family: 'Amiri', unitsPerEm: 1000 } });
  });

  test('gives the same bytes each time, in whatever order the characters come', () => {
    const once = subsetFont(host, amiri.bytes, codePoints);
    expect(subsetFont(host, amiri.bytes, [...codePoints].reverse())).toEqual(once);
  });

  test('says so when there is no font', () => {
    expect(readFont(subsetFont(host, new Uint8Array(100), codePoints) ?? new Uint8Array()).ok).toBe(false);
  });
});
