import { expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { countOf, phrase } from '../../src/diagnostics/phrases.ts';
import { createMissingCharacters } from '../../src/shape/missing.ts';
import { createShaper } from '../../src/shape/shape.ts';
import type { MissingCharacter } from '../../src/shape/shaped.ts';
import type { Source } from '../../src/source.ts';
import { AMIRI, AMIRI_QURAN, fontsOf, PLEX_MONO, SCHEHERAZADE, styled, styleOf } from '../support/fonts.ts';

const fonts = fontsOf(PLEX_MONO, AMIRI);

function missingIn(
  text: string,
  source?: Source,
  start = 0,
  end = start + text.length,
): readonly MissingCharacter[] {
  const span = source === undefined ? undefined : { source, start, end };
  const paragraph = styled([text, styleOf([PLEX_MONO]), { span }]);
  return createShaper(fonts).shape(paragraph, analyze(paragraph.text, 'rtl')).missing;
}

test('one diagnostic for each character, with every place and the fonts that have it', () => {
  const source = { path: 'book.md', text: '# aﷺb\n\nﷺ 中' };
  const missing = createMissingCharacters();
  missing.add(missingIn('aﷺb', source, 2));
  missing.add(missingIn('ﷺ 中', source, 7));
  // The same heading again, in the contents.
  missing.add(missingIn('aﷺb', source, 2));
  const [blessing, character, ...others] = missing.diagnostics(fonts);
  expect(others).toEqual([]);
  expect(blessing).toMatchObject({
    code: 'missing-glyph',
    params: { faces: PLEX_MONO, character: 'ﷺ', codePoint: 'U+FDFA', uses: countOf('times', 2) },
    span: { source, start: 3, end: 4 },
    related: [{ source, start: 7, end: 8 }],
  });
  for (const name of [AMIRI, AMIRI_QURAN, SCHEHERAZADE]) expect(blessing?.params.suggestion).toContain(name);
  expect(character).toMatchObject({
    params: { codePoint: 'U+4E2D', suggestion: phrase('fonts-without-it'), uses: countOf('times', 1) },
  });
});

test('the place is found where the manuscript spells the text otherwise', () => {
  const source = { path: 'book.md', text: 'a &amp; \\* 中 z' };
  const missing = createMissingCharacters();
  missing.add(missingIn('a & * 中 z', source, 0, source.text.length));
  expect(missing.diagnostics(fonts)[0]?.span).toEqual({ source, start: 11, end: 12 });
});

test('a mark is shown on a dotted circle, and text of our own has no place', () => {
  const missing = createMissingCharacters();
  missing.add(missingIn('\u{64b}'));
  const [diagnostic] = missing.diagnostics(fonts);
  expect(diagnostic).toMatchObject({
    params: { character: '\u{25cc}\u{64b}', codePoint: 'U+064B', uses: countOf('times', 1) },
  });
  expect(diagnostic?.span).toBeUndefined();
});
