/** Arabic in listings: what runs from right to left, marked here by ⟦ ⟧. */

import { describe, expect, test } from 'vitest';
import { codePieces } from '../../src/book/listing.ts';

function marked(code: string): string {
  return codePieces(code)
    .map(({ start, end, isRightToLeft }) =>
      isRightToLeft ? `⟦${code.slice(start, end)}⟧` : code.slice(start, end),
    )
    .join('');
}

describe('Arabic in listings has an order of its own', () => {
  test.each([
    ['a string and a comment', 'name = "⟦سلام⟧"; // ⟦تعليق⟧'],
    ['keys and values', '{"⟦اسم⟧": "⟦سارة⟧", "⟦عمر⟧": 30}'],
    ['strings by their marks', `f('⟦سلام، يا X!⟧', "Hello ج", \`⟦عالم⟧\`, "⟦أ \\"b\\"⟧")`],
    ['a comment up to its end', 'x = 1 /* ⟦نص (مهم)!⟧ */ + y'],
    [
      'comments of many languages',
      '# ⟦تعليق مع Latin.⟧\n-- ⟦تعليق!⟧\n<!-- ⟦تعليق.⟧ -->\n% ⟦تعليق.⟧\n * ⟦تعليق.⟧',
    ],
    ['a comment that begins in English', '// see ⟦الفصل⟧ 3'],
    ['an operator is no comment', 'a % ⟦عدد⟧ = b'],
    ['an address is no comment', 'open("http://x.com/ع")'],
    ['words between tags', '<p class="x">⟦مرحبا بكم!⟧</p>'],
    ['names', 'if (⟦المجموع⟧ > ⟦حد_2⟧) { ⟦اطبع⟧(x); }'],
    ['a name before Latin code', '⟦المجموع⟧ = sum(list)'],
    ['a sentence, its indent left out', '  ⟦إذا x أكبر من 3 ثم اطبع y.⟧'],
    ['a sentence without Latin', '⟦هذا نص (كله عربي).⟧'],
    ['names without Latin are read on', 'س = ص + 1;'],
    ['a vowelled word', 'print(⟦كِتَابٌ⟧)'],
  ])('%s', (_, expected) => {
    expect(marked(expected.replaceAll(/[⟦⟧]/g, ''))).toBe(expected);
  });

  test.each([' ', '/', '-', '#', '*', '>', '"', "'", '<!--', '/*', '\\\\', 'ع ', 'a ع ', '(', '// '])(
    'a hundred thousand times %j takes linear time',
    (unit) => {
      const line = `${unit.repeat(100_000)} ع a`;
      expect(codePieces(`ع${line}${line}`).at(-1)?.end).toBe(2 * line.length + 1);
    },
    2000,
  );

  test('code without Arabic is one piece, and nothing is none', () => {
    expect(codePieces('a\n\nb')).toEqual([{ start: 0, end: 4, isRightToLeft: false }]);
    expect(codePieces('')).toEqual([]);
  });
});
