/** Diagnostics as text, in both languages. */

import { describe, expect, test } from 'vitest';
import { allCodes, codes } from '../../src/diagnostics/codes.ts';
import { diagnose } from '../../src/diagnostics/diagnostic.ts';
import { countOf, phrase, words } from '../../src/diagnostics/phrases.ts';
import { renderDiagnostic } from '../../src/diagnostics/render.ts';
import { nearest } from '../../src/diagnostics/suggest.ts';

const source = { path: 'book/01.md', text: 'سطر\nسطر ثان\n' };

describe('a diagnostic', () => {
  test('says place, severity, code, message and remedy, with Arabic isolated', () => {
    const missing = diagnose(
      'broken-link',
      { anchor: 'باب', suggestion: phrase('did-you-mean', '#ch-1') },
      { source, start: 8, end: 9 },
    );
    expect(renderDiagnostic(missing, 'en')).toBe(
      'book/01.md:2:5 error[broken-link] The link leads to “#\u{2068}باب\u{2069}”, which is nowhere in the book\n  Did you mean “#ch-1”?',
    );
    expect(renderDiagnostic(missing, 'ar')).toBe(
      'book/01.md:2:5 خطأ[broken-link] يقود الرابط إلى «#باب»، ولا وجود له في الكتاب\n  هل تقصد «#ch-1»؟',
    );
  });

  test('lists ten related places and counts the rest', () => {
    const places = Array.from({ length: 12 }, () => ({ source, start: 0, end: 1 }));
    const lines = renderDiagnostic(
      diagnose('control-character', { codePoint: 'U+0007' }, places[0], places),
      'en',
    ).split('\n');
    expect(lines.filter((line) => line.startsWith('  also '))).toHaveLength(10);
    expect(lines).toContain('  and 2 more');
  });

  test('shows no control characters and no endless excerpts', () => {
    const text = renderDiagnostic(
      diagnose('raw-html', {
        excerpt: `<\u{1b}[31m\n\u{202e}${'س'.repeat(500)}`,
        advice: phrase('html-break'),
      }),
      'en',
    );
    expect(text.split('\n')).toHaveLength(2);
    expect(text).not.toContain('\u{1b}');
    expect(text.length).toBeLessThan(300);
  });
});

const parameters = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

test('every code is worded in both languages with the same parameters', () => {
  for (const code of allCodes) {
    const { en, ar, hint } = codes[code];
    expect(parameters(ar), code).toEqual(parameters(en));
    expect(parameters(hint?.ar ?? ''), code).toEqual(parameters(hint?.en ?? ''));
    expect(ar, code).toMatch(/[ء-ي]/);
  }
});

const pagesTold = (count: number): string => words(countOf('pages', count), 'ar');

test('what is counted agrees with its number in Arabic', () => {
  expect([1, 2, 3, 10, 11, 100, 103, 111].map(pagesTold)).toEqual([
    'صفحة واحدة',
    'صفحتان',
    '3 صفحات',
    '10 صفحات',
    '11 صفحة',
    '100 صفحة',
    '103 صفحات',
    '111 صفحة',
  ]);
  expect([1, 2, 5, 11].map((count) => words(countOf('times', count), 'ar'))).toEqual([
    'مرة واحدة',
    'مرتين',
    '5 مرات',
    '11 مرة',
  ]);
});

test('a near name is suggested, a far one is not', () => {
  const known = ['title', 'subtitle', 'language', 'design'];
  expect(['titel', 'subttle', 'langauge', 'xyz', 'Title'].map((name) => nearest(name, known))).toEqual([
    'title',
    'subtitle',
    'language',
    undefined,
    'title',
  ]);
});
