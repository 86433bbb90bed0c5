/** Cross references, links into the book, and index marks in the manuscript. */

import { describe, expect, test } from 'vitest';
import { dumpBook } from '../../src/book/dump.ts';
import { visitAll } from '../../src/book/visit.ts';
import { phrase } from '../../src/diagnostics/phrases.ts';
import { createHost } from '../../src/host.ts';
import { read } from '../../src/read/read.ts';
import { memoryHost } from '../support/memory-host.ts';

const reading = (text: string) => {
  const host = memoryHost({ 'b.md': `---\ntitle: كتاب\n---\n${text}` }, createHost());
  const { value, diagnostics } = read(host, 'b.md');
  return {
    dump: dumpBook(value!).split('\n').slice(1, -1),
    diagnostics,
    codes: diagnostics.map(({ code }) => code),
  };
};

describe('a cross reference', () => {
  test('names its place by anchor, with or without “#”', () => {
    const { dump, codes } = reading(
      '# باب {#a}\nانظر ص :page[a]، :ref[#a]، :ref[a]{show=number}، :ref[a]{show=title}.',
    );
    expect(codes).toEqual([]);
    expect(dump[1]).toBe('paragraph: انظر ص ‹page #a›، ‹name #a›، ‹number #a›، ‹title #a›.');
  });

  test('names its place in any script, whichever way it is composed or escaped', () => {
    const decomposed = 'الأسماء'.normalize('NFD');
    const { dump, codes } = reading(
      `# باب {#الأسماء}\n:ref[${decomposed}] [هنا](#${encodeURIComponent(decomposed)})\n\n## آخر {#می\u{200c}شود_2}`,
    );
    expect(codes).toEqual([]);
    expect(dump).toEqual([
      'heading 1 #الأسماء: باب',
      'paragraph: ‹name #الأسماء› ‹link #الأسماء هنا›',
      'heading 2 #می\u{200c}شود_2: آخر',
    ]);
    expect(reading('# باب {#1أ}\nنص').codes).toEqual(['invalid-directive']);
  });

  test('to no place is a broken link, with the nearest name', () => {
    const { diagnostics } = reading('# باب {#tools}\nص :page[tool]');
    expect(diagnostics).toMatchObject([{ code: 'broken-link', params: { anchor: 'tool' } }]);
    expect(JSON.stringify(diagnostics[0]?.params)).toContain('#tools');
  });

  test('of Word’s contents is told of as such', () => {
    const { diagnostics } = reading('# باب\n[باب 5](#_Toc123456)');
    expect(diagnostics.map(({ params }) => params)).toEqual([
      { anchor: '_Toc123456', suggestion: phrase('link-of-word') },
    ]);
  });

  test('without words, or with another “show”, is told of', () => {
    expect(reading('# باب {#a}\nص :page[] :ref[a]{show=colour}').codes).toEqual([
      'invalid-directive',
      'invalid-directive',
    ]);
  });
});

/** A book of two files: its links, and what is said of them. */
const twoFiles = (
  first: string,
  second = '# ثان\n\n## القوائم، والجداول\n\n## جداول {#tables}\n\n## مكرر\n\n## مكرر\n\nنص.',
) => {
  const files = { 'b/book.yaml': 'title: كتاب\n', 'b/1.md': first, 'b/2.md': second };
  const { value, diagnostics } = read(memoryHost(files, createHost()), 'b');
  const urls: string[] = [];
  visitAll(value!, { inline: (inline) => void (inline.kind === 'link' && urls.push(inline.url)) });
  return { urls, said: diagnostics.map(({ code, params }) => [code, params['anchor'] ?? params['url']]) };
};

describe('a link into the book', () => {
  test('names a file of the text, and a heading by its name or its words', () => {
    const links = [
      './2.md',
      '2.md#tables',
      '2.md#القوائم-والجداول',
      '2.md#%D9%85%D9%83%D8%B1%D8%B1-1',
      '#أول-هنا',
    ];
    const written = links.map((url) => `[نص](${url})`).join(' ');
    expect(twoFiles(`# أول هنا\n\n${written}`)).toEqual({
      urls: ['#ch-2', '#tables', '#sec-2-1', '#sec-2-4', '#ch-1'],
      said: [],
    });
  });

  test('to no file and no heading is told of', () => {
    const { said } = twoFiles('# أول\n\n[نص](3.md) [نص](2.md#none) [نص](#%D9) [نص](2.html)');
    expect(said).toEqual([
      ['unsafe-link', '2.html'],
      ['unsafe-link', '3.md'],
      ['broken-link', 'none'],
      ['broken-link', '%D9'],
    ]);
    expect(twoFiles('# أول\n\n[نص](2.md)', 'نص').said).toEqual([['broken-link', '2.md']]);
  });
});

describe('an index mark', () => {
  test('leaves nothing in the text and takes an anchor by position', () => {
    const { dump, codes } = reading(
      '# باب\nبغداد:index[بغداد]{sort=ب see="مكة المكرمة"} ثم مكة:index[ مكة  المكرمة ]',
    );
    expect(codes).toEqual([]);
    expect(dump[1]).toBe(
      'paragraph: بغداد‹index #index-1 بغداد | ب | مكة المكرمة› ثم مكة‹index #index-2 مكة المكرمة |  | ›',
    );
  });

  test('that sends to a term which is nowhere is told of, with the nearest', () => {
    const { diagnostics } = reading('# باب\nأ:index[بغداد] ب:index[دار السلام]{see=بغدادد}');
    expect(diagnostics).toMatchObject([
      { code: 'unknown-index-term', severity: 'warning', params: { term: 'دار السلام', see: 'بغدادد' } },
    ]);
    expect(diagnostics[0]?.params['suggestion']).toMatch(/did-you-mean.بغداد$/);
  });

  test('leaves one space where it stood between two, and none at a paragraph’s head', () => {
    const { dump } = reading(
      ':index[أ] بدء\n\nدخل :index[ب] المدينة :index[ج]\n:index[د] ثم *مال* :index[ه] عنها:index[و] وعاد',
    );
    expect(dump).toEqual([
      'paragraph: ‹index #index-1 أ |  | ›بدء',
      expect.stringMatching(
        /^paragraph: دخل ‹[^›]*›المدينة ‹[^›]*›‹[^›]*›ثم ‹em مال› ‹[^›]*›عنها‹[^›]*› وعاد$/,
      ),
      ...dump.slice(2),
    ]);
  });

  test('leaves no space before a comma or its like', () => {
    const text = 'قصد بغداد :index[أ]، ثم (عاد :index[ب]) إليها :index[ج].';
    const { dump } = reading(text);
    expect(dump[0]?.replaceAll(/‹[^›]*›/g, '')).toBe('paragraph: قصد بغداد، ثم (عاد) إليها.');
  });

  test('gives the book a last chapter for the index, unless “:::index” places it', () => {
    expect(reading('# باب\nأ:index[أ]').dump.slice(-2)).toEqual(['heading 1 #ch-2: الكشّاف', 'index']);
    const placed = reading('# باب\nأ:index[أ]\n\n# الأعلام\n\n:::index\n:::\n\nخاتمة');
    expect(placed.codes).toEqual([]);
    expect(placed.dump.slice(-3)).toEqual(['heading 1 #ch-2: الأعلام', 'index', 'paragraph: خاتمة']);
  });

  test('may stand in notes, tables and headings', () => {
    const { codes, dump } = reading(
      '# باب:index[أ]\nن[^1]\n\n| ج:index[ج] |\n|---|\n| د |\n\n[^1]: ب:index[ب]',
    );
    expect(codes).toEqual([]);
    expect(dump.join('\n').match(/‹index /gu)).toHaveLength(3);
  });

  test('“:::index” holds nothing', () => {
    expect(reading('# باب\nأ:index[أ]\n\n:::index[عنوان]\nكلام\n:::').codes).toEqual(['invalid-directive']);
  });
});
