/** The index's order, and what stands under one term. */

import { describe, expect, it } from 'vitest';
import { bookIndex, sortKey } from '../../src/book/book-index.ts';
import { createHost } from '../../src/host.ts';
import { read } from '../../src/read/read.ts';
import { memoryHost } from '../support/memory-host.ts';

const sorted = (terms: readonly string[], language = 'ar'): readonly string[] =>
  [...terms].sort((one, other) => (sortKey(one, language) < sortKey(other, language) ? -1 : 1));

const isSame = (one: string, other: string): boolean => sortKey(one, 'ar') === sortKey(other, 'ar');

describe('the order of terms', () => {
  it('is that of the Arabic letters, then Latin, digits before both', () => {
    const terms = ['٢٠٢٣', 'أبو ظبي', 'بغداد', 'تونس', 'ثمود', 'هجر', 'وادي', 'يافا', 'Baghdad', 'Zeno'];
    expect(sorted(terms.toReversed())).toEqual(terms);
  });

  it('passes over marks, tatweel and the definite article of any word', () => {
    expect(isSame('مُحَمَّد', 'محمد')).toBe(true);
    expect(isSame('محـمد', 'محمد')).toBe(true);
    expect(isSame('القاهرة', 'قاهرة')).toBe(true);
    expect(isSame('ابن النديم', 'ابن نديم')).toBe(true);
    expect(isSame('ٱلرَّحْمَٰن', 'رحمن')).toBe(true);
  });

  it('does not take for an article what is part of a word', () => {
    expect(isSame('آل بويه', 'بويه')).toBe(false);
    expect(isSame('ال', '')).toBe(false);
    expect(sorted(['قلم', 'ألمانيا', 'بحر'])).toEqual(['ألمانيا', 'بحر', 'قلم']);
  });

  it('counts each seat of the hamza as its letter, ى as ي and ة as ه', () => {
    for (const [one, other] of [
      ['أحمد', 'احمد'],
      ['إسلام', 'اسلام'],
      ['آدم', 'ادم'],
      ['مؤمن', 'مومن'],
      ['ذئب', 'ذيب'],
      ['مصطفى', 'مصطفي'],
      ['فاطمة', 'فاطمه'],
      ['کتاب', 'كتاب'],
    ] as const)
      expect(isSame(one, other)).toBe(true);
  });

  it('goes word by word', () => {
    expect(sorted(['ابنة', 'ابن سينا', 'ابن'])).toEqual(['ابن', 'ابن سينا', 'ابنة']);
  });

  it('has و before ه in Persian and Urdu, after it in Arabic', () => {
    expect(sorted(['هند', 'وطن'])).toEqual(['هند', 'وطن']);
    expect(sorted(['هند', 'وطن'], 'fa')).toEqual(['وطن', 'هند']);
    expect(sorted(['پاریس', 'تهران', 'بابل', 'گرگان', 'کابل'], 'fa')).toEqual([
      'بابل',
      'پاریس',
      'تهران',
      'کابل',
      'گرگان',
    ]);
  });

  it('passes over no article where the language has none', () => {
    expect(sorted(['الفبا', 'الگو', 'بابل'], 'fa')).toEqual(['الفبا', 'الگو', 'بابل']);
    expect(sorted(['البرز', 'باب'], 'ar')).toEqual(['باب', 'البرز']);
    expect(sorted(['المدينة', 'بيت'], 'ps')).toEqual(['المدينة', 'بيت']);
    expect(sorted(['المدينة', 'بيت'], 'en')).toEqual(['بيت', 'المدينة']);
  });

  it('is that of CLDR for the letters of Persian and Urdu', () => {
    expect(sorted(['اب', 'آسمان', 'ایران', 'ابر', 'آب'], 'fa')).toEqual([
      'آب',
      'آسمان',
      'اب',
      'ابر',
      'ایران',
    ]);
    expect(sorted(['آب', 'ابر', 'بہت', 'بھائی', 'یاد', 'ہاتھ'], 'ur')).toEqual([
      'ابر',
      'آب',
      'بہت',
      'بھائی',
      'ہاتھ',
      'یاد',
    ]);
    for (const language of ['fa', 'ur', 'ar'])
      for (const [one, other] of ['كک', 'يی', 'ىي', 'هہ', 'أا', 'ؤو', 'ئي', 'ةه'])
        expect(sortKey(one!, language)).toBe(sortKey(other!, language));
  });
});

const groups = (text: string, language = 'ar') => {
  const host = memoryHost({ 'b.md': `---\ntitle: كتاب\nlanguage: ${language}\n---\n${text}` }, createHost());
  const { value, diagnostics } = read(host, 'b.md');
  expect(diagnostics).toEqual([]);
  return bookIndex(value!, language).map(
    ({ letter, entries }) =>
      `${letter}: ${entries.map(({ term, anchors, see }) => `${term} ${anchors.length} ${see.join()}`.trim()).join(' / ')}`,
  );
};

describe('the index of a book', () => {
  it('gathers a term from text and notes, under the letter after its article', () => {
    const text = '# باب\nأ:index[القدس] ب:index[مكة][^1] ج:index[القدس]\n\n[^1]: د:index[القدس]';
    expect(groups(text)).toEqual(['ق: القدس 3', 'م: مكة 1']);
  });

  it('has the letters of its language at the head of its groups', () => {
    const text = '# فصل\nا:index[البرز] ب:index[كار] پ:index[یاد] ت:index[آب] ث:index[ہاتھ]';
    expect(groups(text, 'fa')).toEqual(['آ: آب 1', 'ا: البرز 1', 'ک: كار 1', 'ه: ہاتھ 1', 'ی: یاد 1']);
    expect(groups(text, 'ur')).toEqual(['ا: البرز 1', 'آ: آب 1', 'ک: كار 1', 'ہ: ہاتھ 1', 'ی: یاد 1']);
  });

  it('sorts by “sort” where it is given, and sends to other terms by “see”', () => {
    const text =
      '# باب\nأ:index[٧٠ حديثًا]{sort="سبعون حديثا"} ب:index[الآستانة]{see=إسطنبول} ج:index[إسطنبول]';
    expect(groups(text)).toEqual(['ا: الآستانة 0 إسطنبول / إسطنبول 1', 'س: ٧٠ حديثًا 1']);
  });
});
