/** Spans as Pandoc writes those of a Word file. */

import { expect, test } from 'vitest';
import { dumpBook } from '../../src/book/dump.ts';
import { createHost } from '../../src/host.ts';
import { read } from '../../src/read/read.ts';
import { memoryHost } from '../support/memory-host.ts';

function reading(text: string): { readonly lines: readonly string[]; readonly codes: readonly string[] } {
  const host = memoryHost({ 'b.md': `---\ntitle: كتاب\n---\n${text}` }, createHost());
  const { value, diagnostics } = read(host, 'b.md');
  return {
    lines: dumpBook(value!).split('\n').slice(1, -1),
    codes: diagnostics.map(({ code }) => code),
  };
}

test('leave their words, which know their direction, wherever words stand', () => {
  const { lines, codes } = reading(
    [
      '# [باب]{dir="rtl"}',
      '[سطر **غليظ** و[رابط](http://a.b)[^1]]{dir="rtl"}ة [abc]{dir="ltr"}.',
      '- [بند]{dir="rtl"}',
      '| [أ]{dir="rtl"} |\n|---|\n| [ب]{dir="rtl"} |',
      '[^1]: [هامش]{dir="rtl"}',
    ].join('\n\n'),
  );
  expect(codes).toEqual([]);
  expect(lines).toEqual([
    'heading 1 #ch-1: باب',
    'paragraph: سطر ‹strong غليظ› و‹link http://a.b رابط›‹note 1›ة abc.',
    'list unordered tight',
    '  item',
    '    paragraph: بند',
    'table #table-1 -',
    '  أ',
    '  ب',
    'note 1',
    '  paragraph: هامش',
  ]);
});

test('that begin with a dash or a number are no lists', () => {
  expect(reading('[- قال]{dir="rtl"}\n\n[1) قال]{dir="rtl"}').lines).toEqual([
    'paragraph: - قال',
    'paragraph: 1) قال',
  ]);
});

test('part lists as Pandoc does, with a space between them that is nothing in a book', () => {
  expect(reading('- [بند]{dir="rtl"}\n\n&nbsp;\n\n- [آخر]{dir="rtl"}').lines).toEqual([
    'list unordered tight',
    '  item',
    '    paragraph: بند',
    'list unordered tight',
    '  item',
    '    paragraph: آخر',
  ]);
});

test('that are underlined are emphasis', () => {
  const { lines, codes } = reading('[قال [كلمة]{.underline} قال]{dir="rtl"}');
  expect([lines, codes]).toEqual([['paragraph: قال ‹em كلمة› قال'], []]);
});

test('of another language are a phrase in it', () => {
  const { lines, codes } = reading(
    'قال [Exit *mobile*]{lang=en} و[سلام]{lang="fa" dir="rtl"} و[x]{lang="none-such"}',
  );
  expect(codes).toEqual([]);
  expect(lines).toEqual(['paragraph: قال ‹en Exit ‹em mobile›› و‹fa سلام› وx']);
});

test('are those with brackets of their own, not escaped, and with nothing else in the braces', () => {
  const written = 'و\\[نص]{dir="rtl"} و[[١] و[٢]]{dir="rtl"} و]{dir="rtl"} و[نص]{size=9}';
  expect(reading(written).lines).toEqual([
    'paragraph: و[نص]{dir="rtl"} و[١] و[٢] و]{dir="rtl"} و[نص]{size=9}',
  ]);
});
