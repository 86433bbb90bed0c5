/** What runs from left to right in Arabic: telephone numbers, names and tags, and nothing else. */

import { expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { controlsRound, piecesOf } from '../../src/book/structured-text.ts';

const partsOf = (text: string): readonly string[] =>
  piecesOf(text, 'rtl').flatMap(({ start, end, isStructured }) =>
    isStructured ? text.slice(start, end) : [],
  );

test('telephone numbers are found by their country or by the word before them', () => {
  expect(partsOf('هاتف: 02 2575 1234، وجوال (079) 555-1234 وفاكس ٠٦ ٥٥٥ ١٢٣٤')).toEqual([
    '02 2575 1234',
    '(079) 555-1234',
    '٠٦ ٥٥٥ ١٢٣٤',
  ]);
  expect(partsOf('اتصل على +962 6 123 4567 أو (+33) 1 40 57 65 00 أو +962790000000.')).toEqual([
    '+962 6 123 4567',
    '(+33) 1 40 57 65 00',
    '+962790000000',
  ]);
});

test('names and tags keep their sign before them', () => {
  expect(partsOf('كتب (@warraq_1) في #OPEC و#النفط')).toEqual(['@warraq_1', '#OPEC']);
  expect(partsOf('press@iea.org أو https://a.example/#top أو C# أو @')).toEqual([]);
});

test.each(['', 'كلام', 'هاتف: +962 6 123 4567.', '@a @b', '+962790000000'])(
  'the pieces of “%s” join up to it; in English it is one',
  (text) => {
    const joined = piecesOf(text, 'rtl').map(({ start, end }) => text.slice(start, end));
    expect(joined.join('')).toBe(text);
    expect(piecesOf(text, 'ltr')).toEqual([{ start: 0, end: text.length, isStructured: false }]);
  },
);

test('other numbers are left to the bidirectional algorithm', () => {
  for (const text of ['الأعداد 10 20 30', '(+0.3%)', '2 + 3 = 5', 'هاتف 3 أيام', 'عام 1990-2000', '١٢ ٣٤ ٥٦'])
    expect(partsOf(text), text).toEqual([]);
});

/** The characters from left to right (UAX #9 L2), without controls. */
function visual(text: string): string {
  const { levels } = analyze(text, 'rtl');
  const characters = Array.from(text, (character, index) => ({ character, level: levels[index] ?? 0 }));
  for (let level = Math.max(...levels); level > 0; level--) {
    for (let from = 0; from < characters.length; from++) {
      if ((characters[from]?.level ?? 0) < level) continue;
      let to = from;
      while ((characters[to]?.level ?? 0) >= level) to++;
      characters.splice(from, to - from, ...characters.slice(from, to).reverse());
      from = to;
    }
  }
  return characters
    .map(({ character }) => character)
    .join('')
    .replaceAll(/\p{Cf}/gu, '');
}

test.each(['02 2575 1234', '+962 6 123 4567', '@name', '٠٦ ٥٥٥ ١٢٣٤', '+٩٦٢ ٦ ١٢٣ ٤٥٦٧'])(
  '%s comes as it is written',
  (part) => {
    const { start, end } = controlsRound(part);
    expect(visual(`هاتف: ${part}.`)).not.toContain(part);
    expect(visual(`هاتف: ${start}${part}${end}.`)).toContain(part);
  },
);
