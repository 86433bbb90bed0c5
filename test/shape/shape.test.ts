import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { StyledText, TextStyle } from '../../src/design/styled.ts';
import { createShaper } from '../../src/shape/shape.ts';
import type { Piece, ShapedText } from '../../src/shape/shaped.ts';
import {
  AMIRI,
  AMIRI_BOLD,
  EMOJI,
  fontsOf,
  GENTIUM,
  PLEX_MONO,
  SCHEHERAZADE,
  styled,
  styleOf,
} from '../support/fonts.ts';

const fonts = fontsOf(AMIRI, AMIRI_BOLD, SCHEHERAZADE, PLEX_MONO, GENTIUM, EMOJI);
const shaper = createShaper(fonts);
const regular = styleOf([AMIRI]);
const bold = styleOf([AMIRI_BOLD]);

const shapeStyled = (text: StyledText): ShapedText => shaper.shape(text, analyze(text.text, 'rtl'));
const shape = (text: string, style: TextStyle = regular): ShapedText => shapeStyled(styled([text, style]));

/** Pieces as `text` for words, `_` for spaces, `↵` for breaks. */
const textsOf = ({ text, pieces }: ShapedText): readonly string[] =>
  pieces.map(({ start, end, kind }) =>
    kind === 'word' ? text.text.slice(start, end) : (kind === 'space' ? '_' : '↵').repeat(end - start),
  );
const glyphsOf = (...pieces: readonly (Piece | undefined)[]): readonly number[] =>
  pieces.flatMap((piece) => [...(piece?.run.glyphs ?? [])]);
const facesOf = ({ pieces }: ShapedText): readonly string[] => pieces.map(({ run }) => run.face.name);

function expectWhole({ text, pieces }: ShapedText): void {
  let end = 0;
  for (const piece of pieces) {
    expect(piece.start).toBe(end);
    expect(piece.run.text).toBe(text.text.slice(piece.start, piece.end));
    end = piece.end;
  }
  expect(end).toBe(text.text.length);
}

describe('pieces', () => {
  test('are the words and the spaces between them', () => {
    expect(textsOf(shape('قال محمد: نعم.'))).toEqual(['قال', '_', 'محمد:', '_', 'نعم.']);
    expect(textsOf(shape(''))).toEqual([]);
    expect(textsOf(shape('  '))).toEqual(['__']);
  });

  test('a no-break space and a tab are spaces; a forced break has no glyphs', () => {
    const shaped = shape('صلى\u{a0}الله\u{2028}قال\tنعم');
    expect(textsOf(shaped)).toEqual(['صلى', '_', 'الله', '↵', 'قال', '_', 'نعم']);
    expect(shaped.pieces[3]).toMatchObject({ kind: 'break', advance: 0 });
    expect(shaped.pieces[5]?.run.glyphs).toEqual(shape(' ').pieces[0]?.run.glyphs);
    expect(shaped.missing).toEqual([]);
  });

  test('numbers and Latin words run left to right', () => {
    const shaped = shape('سنة ١٩٤٨ في London هنا');
    expect(shaped.pieces.map(({ level, run }) => `${level}${run.direction}`)).toEqual([
      '1rtl',
      '1rtl',
      '2ltr',
      '1rtl',
      '1rtl',
      '1rtl',
      '2ltr',
      '1rtl',
      '1rtl',
    ]);
  });

  test('advances are points at the size of the style', () => {
    const [small, big] = [12, 24].map((size) => shape('كتاب', styleOf([AMIRI], { size })).pieces[0]);
    expect(small?.advance).toBeCloseTo(((small?.run.advance ?? 0) * 12) / 1000, 9);
    expect(big?.advance).toBeCloseTo(2 * (small?.advance ?? 0), 9);
    expect(big?.run).toBe(small?.run);
  });

  test('one word is shaped once', () => {
    const { pieces } = shape('كتاب كتاب');
    expect(pieces[0]?.run).toBe(pieces[2]?.run);
  });

  test('letters stay joined where the style changes inside a word (AL7)', () => {
    const whole = shape('بيت').pieces;
    const sameFace = shapeStyled(
      styled(['ب', regular], ['ي', styleOf([AMIRI], { color: '#aa0000' })], ['ت', regular]),
    );
    expect(textsOf(sameFace)).toEqual(['ب', 'ي', 'ت']);
    const initial = shape('ب\u{200d}').pieces[0]?.run.glyphs;
    const twoFaces = shapeStyled(styled(['ب', regular], ['يت', bold]));
    expect(initial).toContain(twoFaces.pieces[0]?.run.glyphs[0]);
    expect(glyphsOf(...twoFaces.pieces)).not.toContain(0);
    expect(sameFace.pieces[1]?.advance).not.toBe(shape('ي').pieces[0]?.advance);
    expect(whole).toHaveLength(1);
  });

  test('a mark stays with its base though its style differs', () => {
    const shaped = shapeStyled(styled(['ب', regular], ['\u{64e}\u{651}', bold], ['يت', regular]));
    expect(textsOf(shaped)).toEqual(['ب\u{64e}\u{651}', 'يت']);
    expect(facesOf(shaped)).toEqual([AMIRI, AMIRI]);
  });

  test('a note mark after a word does not reshape it', () => {
    const shaped = shapeStyled(styled(['كتاب', regular], ['١', styleOf([AMIRI], { size: 6, rise: 4 })]));
    expect(shaped.pieces[0]?.run).toBe(shape('كتاب').pieces[0]?.run);
  });

  test('joiners and bidi controls stay in the text', () => {
    const shaped = shape('می\u{200c}خواهم \u{2067}abc\u{2069} ه\u{200d}');
    expectWhole(shaped);
    expect(shaped.missing).toEqual([]);
    expect(shaped.pieces.map(({ run }) => run.text).join('')).toBe(shaped.text.text);
    expect(shape('می\u{200c}خواهم').pieces[0]?.advance).not.toBe(shape('میخواهم').pieces[0]?.advance);
  });
});

describe('fallback', () => {
  const mixed = styleOf([PLEX_MONO, AMIRI]);

  test('goes cluster by cluster to the first face that has it', () => {
    const shaped = shape('abcبِسم', mixed);
    expect(textsOf(shaped)).toEqual(['abc', 'بِسم']);
    expect(facesOf(shaped)).toEqual([PLEX_MONO, AMIRI]);
    expect(shaped.missing).toEqual([]);
  });

  test('is one face for neighbours that the first lacks, if one has them all', () => {
    // Scheherazade New has the π, and nothing else of Greek.
    const greek = styleOf([AMIRI, SCHEHERAZADE, GENTIUM]);
    expect(facesOf(shape('πᾶν', greek))).toEqual([GENTIUM]);
    expect(facesOf(shape('π', greek))).toEqual([SCHEHERAZADE]);
    // Where none has all, each cluster goes for itself.
    expect(facesOf(shape('π─ᾶ', styleOf([AMIRI, SCHEHERAZADE, PLEX_MONO, GENTIUM])))).toEqual([
      SCHEHERAZADE,
      PLEX_MONO,
      GENTIUM,
    ]);
  });

  test('is of words with their spaces, of signs without them', () => {
    expect(facesOf(shape('οὐ τοῦ', styleOf([AMIRI, GENTIUM])))).toEqual([GENTIUM, GENTIUM, GENTIUM]);
    // As wide as an emoji.
    expect(facesOf(shape('😀 😂', styleOf([AMIRI, EMOJI])))).toEqual([EMOJI, AMIRI, EMOJI]);
  });

  test('takes a word of which the first face lacks a letter whole, but no Arabic one', () => {
    // Amiri lacks the ƛ.
    const latin = styleOf([AMIRI, GENTIUM]);
    for (const word of ['aƛb', 'ƛab', 'Baƛ’s']) {
      const shaped = shape(word, latin);
      expect(new Set(facesOf(shaped)), word).toEqual(new Set([GENTIUM]));
      expect(shaped.missing).toEqual([]);
    }
    expect(new Set(facesOf(shape('بaƛb', latin)))).toEqual(new Set([AMIRI, GENTIUM]));
    expect(facesOf(shape('aab', latin))).toEqual([AMIRI]);
    expect(new Set(facesOf(shape('محمدﷺ', styleOf([AMIRI, SCHEHERAZADE]))))).toEqual(new Set([AMIRI]));
  });

  test('draws the spaces between its own words', () => {
    const shaped = shape('قال τοῦ παντός هنا', styleOf([AMIRI, GENTIUM]));
    expect(textsOf(shaped)).toEqual(['قال', '_', 'τοῦ', '_', 'παντός', '_', 'هنا']);
    expect(facesOf(shaped)).toEqual([AMIRI, AMIRI, GENTIUM, GENTIUM, GENTIUM, AMIRI, AMIRI]);
    expectWhole(shaped);
  });

  test('never parts a mark from its base, nor a letter from the letters it joins', () => {
    // Plex Mono has the box line, Amiri the Arabic mark: neither has both.
    const shaped = shape('─\u{64b}', mixed);
    expect(textsOf(shaped)).toEqual(['─\u{64b}']);
    expect(shaped.missing).toMatchObject([{ codePoint: 0x64b, index: 1 }]);
    const joined = shape('بﷺت', styleOf([SCHEHERAZADE, AMIRI]));
    expectWhole(joined);
  });

  test('is not asked for what is never drawn, nor for spaces a font can make', () => {
    for (const text of [
      '\u{200c}',
      '\u{2066}',
      '\u{200b}',
      '\u{fe0f}',
      'ا\u{ad}ب',
      'a\u{202f}b',
      '\u{2009}',
      '\u{a0}',
      '\u{34f}',
    ]) {
      const { missing, pieces } = shape(text, styleOf([AMIRI, SCHEHERAZADE]));
      expect(missing).toEqual([]);
      expect(glyphsOf(...pieces)).not.toContain(0);
    }
  });

  test('is not asked for a character that the face has in another canonical form', () => {
    // U+212B Å is U+00C5; U+0344 is U+0308 U+0301.
    const shaped = shape('\u{212b} e\u{301}', styleOf([PLEX_MONO, AMIRI]));
    expect(new Set(facesOf(shaped))).toEqual(new Set([PLEX_MONO]));
    expect(shaped.missing).toEqual([]);
  });

  test('what no face has is named, with its place', () => {
    const shaped = shape('قال 中 و😀', styleOf([AMIRI, SCHEHERAZADE]));
    expect(shaped.missing.map(({ codePoint, index }) => [codePoint, index])).toEqual([
      [0x4e2d, 4],
      [0x1f600, 7],
    ]);
  });
});

describe('hard inputs', () => {
  test('a text of a megabyte without a space is shaped in linear time, cluster by cluster', () => {
    const long = 'بِسَ'.repeat(250_000);
    const shaped = shape(long);
    expectWhole(shaped);
    expect(shaped.pieces.length).toBeGreaterThan(200);
    for (const { start } of shaped.pieces) expect(long.charCodeAt(start)).toBeGreaterThan(0x620);
    expect(Math.max(...shaped.pieces.map(({ start, end }) => end - start))).toBeLessThan(8192);
  });

  test('marks, joiners and halves of characters without end or base', () => {
    const texts = [
      '\u{64e}',
      ' \u{64e}',
      '\u{200d}'.repeat(10_000),
      'ب\u{64e}'.padEnd(50_000, '\u{651}'),
      '\u{d800}',
      'ا\u{dc00}ب',
      '\u{0}',
    ];
    for (const text of texts) expectWhole(shape(text));
    expect(shape('\u{d800}ا\u{dc00}').missing).toEqual([]);
  });

  test('pieces cover any text once, in any split of styles', () => {
    const unit = constantFrom(
      ...Array.from(
        'بلاكه \u{a0}\u{64e}\u{651}\u{200c}\u{200d}\u{2067}\u{2069}\u{2028}a1١.(«😀\u{d800}\u{301}\n',
      ),
    );
    assert(
      property(array(string({ unit, maxLength: 8 }), { maxLength: 6 }), (parts) => {
        expectWhole(
          shapeStyled(styled(...parts.map((part, i) => [part, i % 2 === 0 ? regular : bold] as const))),
        );
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});
