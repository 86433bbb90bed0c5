/** Wider forms of letters in fonts that have them: one letter of a word, its text untouched, what it gains exact. */

import { describe, expect, it, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { breakLines } from '../../src/break/break-lines.ts';
import { createShaper } from '../../src/shape/shape.ts';
import type { Piece } from '../../src/shape/shaped.ts';
import { RTL, SPACES_ONLY } from '../break/paragraphs.ts';
import { AMIRI, fontsOf, styled, styleOf } from '../support/fonts.ts';

const AREF_RUQAA = 'aref-ruqaa/ArefRuqaa-Regular';
const PLEX = 'ibm-plex-sans-arabic/IBMPlexSansArabic-Regular';

const seeking = createShaper(fontsOf(AREF_RUQAA, PLEX, AMIRI), true);
const pieceOf = (word: string, face: string, alternates: readonly string[]): Piece | undefined =>
  seeking.shape(styled([word, styleOf([face, AMIRI], { alternates })]), analyze(word, 'rtl')).pieces[0];

describe('a word with a letter that the face widens', () => {
  // Of ruqʿa the long ب ك ى at a word's end, of Plex the long كـ.
  test.each([
    [AREF_RUQAA, 'jalt', 'الكتاب', 0.24],
    [AREF_RUQAA, 'jalt', 'المصطفى', 0.39],
    [PLEX, 'ss06', 'كتاب', 0.505],
    [PLEX, 'salt', 'كتاب', 0.505],
  ])('%s %s: %s gains %f em', (face, feature, word, gain) => {
    const piece = pieceOf(word, face, [feature]);
    const { kashida } = piece ?? {};
    expect(kashida?.widest).toBeCloseTo(gain, 2);
    const run = kashida?.lengthened(0.6);
    if (piece === undefined || run === undefined) throw new Error(`${word} does not widen`);
    expect(run.text).toBe(word);
    expect(run.clusters).toEqual(piece.run.clusters);
    expect([...run.advances].reduce((sum, advance) => sum + advance, 0)).toBe(run.advance);
    expect(run.advance - piece.run.advance).toBe(Math.round((kashida?.widest ?? 0) * run.face.unitsPerEm));
    const changed = [...run.glyphs.keys()].filter((glyph) => run.glyphs[glyph] !== piece.run.glyphs[glyph]);
    expect(changed).toHaveLength(1);
  });

  it('stays as it is where less is wanted than its form gives', () => {
    expect(pieceOf('كتاب', PLEX, ['ss06'])?.kashida?.lengthened(0.4)).toBeUndefined();
  });

  it('is not lengthened by kashida too', () => {
    // «المسلمين» has a join that kashida would lengthen, but no kaf.
    expect(pieceOf('المسلمين', PLEX, [])?.kashida).toBeDefined();
    expect(pieceOf('المسلمين', PLEX, ['ss06'])?.kashida).toBeUndefined();
  });

  it('says where the letter stands', () => {
    // The kaf is the word's first letter: at its right edge.
    const piece = pieceOf('كتاب', PLEX, ['ss06']);
    const { offset = 0, width = 0 } = piece?.kashida ?? {};
    expect(offset + width).toBeCloseTo((piece?.advance ?? 0) / 10, 6);
  });
});

describe('no wider form stands', () => {
  test.each(['لله', 'في', '١٤٤٢هـ', 'London', 'لكـم'])('in %s', (word) => {
    expect(pieceOf(word, AREF_RUQAA, ['jalt'])?.kashida).toBeUndefined();
  });

  it('where the style forbids kashida', () => {
    const text = styled(['كتاب', styleOf([PLEX], { alternates: ['ss06'], allowsKashida: false })]);
    expect(seeking.shape(text, analyze(text.text, 'rtl')).pieces[0]?.kashida).toBeUndefined();
  });

  it('in a word drawn in another face than the design’s', () => {
    expect(pieceOf('ﷺ', AREF_RUQAA, ['jalt'])?.kashida).toBeUndefined();
  });
});

test('lines with wider forms fill their measure exactly', () => {
  const prose = 'ذكر الكاتب في كتابه أن الطالب النجيب يكتب ما يسمع ويحفظ ما يكتب ثم يطلب الأدب على مهل ';
  const text = styled([prose.repeat(4).trim(), styleOf([AREF_RUQAA], { alternates: ['jalt'] })]);
  const shaped = seeking.shape(text, analyze(text.text, 'rtl'));
  const lines = breakLines(shaped, RTL, 150, { ...SPACES_ONLY, kashida: 'generous' });
  const widened = lines.flatMap(({ runs }) => runs.filter(({ piece }) => piece.run.kashida !== undefined));
  expect(widened.length).toBeGreaterThan(1);
  for (const line of lines.slice(0, -1)) {
    expect(line.runs.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(150, 6);
  }
});
