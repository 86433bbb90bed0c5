/** Lengthened words in real fonts: exact widths, the letters as they were, the author's text untouched. */

import { describe, expect, it, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { StyledText } from '../../src/design/styled.ts';
import type { GlyphRun } from '../../src/font/font.ts';
import { kashidaJoin } from '../../src/shape/lengthen.ts';
import { createShaper } from '../../src/shape/shape.ts';
import type { KashidaJoin } from '../../src/shape/shaped.ts';
import { AMIRI, AMIRI_BOLD, fontsOf, SCHEHERAZADE, styled, styleOf } from '../support/fonts.ts';

const fonts = fontsOf(AMIRI, AMIRI_BOLD, SCHEHERAZADE);
const seeking = createShaper(fonts, true);

const joinsIn = (text: StyledText): readonly (KashidaJoin | undefined)[] =>
  seeking.shape(text, analyze(text.text, 'rtl')).pieces.map(({ kashida }) => kashida);
const pieceOf = (word: string, face = AMIRI) => {
  const text = styled([word, styleOf([face])]);
  return seeking.shape(text, analyze(word, 'rtl')).pieces[0];
};
const glyphsOf = ({ glyphs, kashida }: GlyphRun, isInserted: boolean): readonly number[] =>
  [...glyphs].filter((_, index) => ((kashida?.xScales?.[index] ?? 1) !== 1) === isInserted);

const words = ['الحمد', 'المسلمين', 'شهاب', 'وَالْمُسْتَظْرَفِ', 'مُحَمَّدٌ', '«الحساب»،', 'سؤال', 'یکصد'];

describe.each([AMIRI, SCHEHERAZADE])('a word of %s', (face) => {
  test.each(words)('%s is lengthened by exactly what is asked', (word) => {
    const piece = pieceOf(word, face);
    for (const ems of [0.15, 0.22, 0.44, 0.6]) {
      const run = piece?.kashida?.lengthened(ems);
      if (piece === undefined || run === undefined) throw new Error(`${word} is not lengthened`);
      const { unitsPerEm } = run.face;
      expect(run.advance).toBe(piece.run.advance + Math.round(ems * unitsPerEm));
      expect([...run.advances].reduce((sum, advance) => sum + advance, 0)).toBe(run.advance);
      expect(run.text).toBe(word);
    }
  });

  test.each(words)('%s keeps its letters and marks, and its clusters their order', (word) => {
    const piece = pieceOf(word, face);
    const run = piece?.kashida?.lengthened(0.43);
    if (piece === undefined || run === undefined) throw new Error(`${word} is not lengthened`);
    expect(glyphsOf(run, false)).toEqual([...piece.run.glyphs]);
    expect(glyphsOf(run, true).length).toBeGreaterThan(0);
    expect([...run.clusters]).toEqual([...run.clusters].sort((a, b) => b - a));
    expect(new Set(run.clusters)).toEqual(new Set(piece.run.clusters));
    for (const scale of run.kashida?.xScales ?? []) {
      expect(scale).toBeGreaterThanOrEqual(0.5);
      expect(scale).toBeLessThanOrEqual(1);
    }
  });
});

describe('a word has no join', () => {
  it('unless it is sought', () => {
    const text = styled(['الحمد', styleOf([AMIRI])]);
    const shaped = createShaper(fonts).shape(text, analyze(text.text, 'rtl'));
    expect(shaped.pieces.map(({ kashida }) => kashida)).toEqual([undefined]);
  });

  it('where its style forbids kashida', () => {
    const allowed = styleOf([AMIRI]);
    const forbidden = { ...allowed, allowsKashida: false };
    expect(joinsIn(styled(['المسلمين ', allowed], ['المسلمين', forbidden])).map(Boolean)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('if its style changes inside it', () => {
    expect(joinsIn(styled(['المسلـ', styleOf([AMIRI])], ['مين', styleOf([AMIRI_BOLD])]))).toEqual([
      undefined,
      undefined,
    ]);
  });

  it.each(['والله', 'في', 'دار', '١٤٤٢هـ', 'London'])('if its spelling forbids it: %s', (word) => {
    expect(pieceOf(word)?.kashida).toBeUndefined();
  });

  it('where its font’s tatweel is empty', () => {
    const run = pieceOf('المسلمين')?.run;
    if (run === undefined) throw new Error('not shaped');
    const seen = (width: number) =>
      kashidaJoin({ ...run, face: { ...run.face } }, (word) => ({ ...word, advance: width }));
    expect(seen(0)).toBeUndefined();
    expect(seen(300)).toBeDefined();
  });

  it('where its font would give up a form for it: Amiri in كتاب, Scheherazade not', () => {
    expect(pieceOf('كتاب', AMIRI)?.kashida).toBeUndefined();
    expect(pieceOf('كتاب', SCHEHERAZADE)?.kashida?.priority).toBe(3);
  });
});

it('gives the same run for the same length, so that it is encoded once', () => {
  const join = pieceOf('المسلمين')?.kashida;
  expect(join?.lengthened(0.3)).toBe(join?.lengthened(0.3));
  expect(join?.lengthened(0.32)).not.toBe(join?.lengthened(0.3));
});
