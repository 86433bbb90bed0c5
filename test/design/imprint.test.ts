/** Dates in two calendars and the lines of the imprint. */

import { describe, expect, it } from 'vitest';
import { gregorianDate, hijriDate } from '../../src/design/dates.ts';
import { imprintLines, nameLines } from '../../src/design/imprint.ts';
import { termsOf } from '../../src/design/terms.ts';
import { read } from '../../src/read/read.ts';
import { memoryHost } from '../support/memory-host.ts';

const arabic = termsOf('ar');

describe('a date', () => {
  // New year, Ramadan and the feasts on the days they were kept in Saudi Arabia.
  it.each([
    ['2024-05-16', '١٦ مايو ٢٠٢٤م', '٨ ذو القعدة ١٤٤٥هـ'],
    ['2024-07-07', '٧ يوليو ٢٠٢٤م', '١ المحرم ١٤٤٦هـ'],
    ['2024-03-11', '١١ مارس ٢٠٢٤م', '١ رمضان ١٤٤٥هـ'],
    ['2023-04-21', '٢١ أبريل ٢٠٢٣م', '١ شوال ١٤٤٤هـ'],
    ['2024-06-16', '١٦ يونيو ٢٠٢٤م', '١٠ ذو الحجة ١٤٤٥هـ'],
    ['1970-01-01', '١ يناير ١٩٧٠م', '٢٢ شوال ١٣٨٩هـ'],
    ['2024', '٢٠٢٤م', '١٤٤٥–١٤٤٦هـ'],
    ['2024-12', 'ديسمبر ٢٠٢٤م', '١٤٤٦هـ'],
    ['2024-07', 'يوليو ٢٠٢٤م', '١٤٤٥–١٤٤٦هـ'],
  ])('%s is %s and %s', (date, gregorian, hijri) => {
    expect(gregorianDate(date, arabic, 'arab')).toBe(gregorian);
    expect(hijriDate(date, arabic, 'arab')).toBe(hijri);
  });

  // Nowruz, the day before it in a leap year, and the day of an international summit in the Iranian papers.
  it.each([
    ['2024-03-20', '۱ فروردین ۱۴۰۳ ش'],
    ['2025-03-20', '۳۰ اسفند ۱۴۰۳ ش'],
    ['2024-05-16', '۲۷ اردیبهشت ۱۴۰۳ ش'],
    ['2024', '۱۴۰۲–۱۴۰۳ ش'],
    ['2024-05', '۱۴۰۳ ش'],
  ])('%s is %s in Iran', (date, hijri) => {
    expect(hijriDate(date, termsOf('fa'), 'arabext')).toBe(hijri);
  });

  it('that is none comes back as it is', () => {
    expect(gregorianDate('soon', arabic, 'arab')).toBe('soon');
    expect(hijriDate('soon', arabic, 'arab')).toBeUndefined();
    expect(['0001', '0622', '0622-07', '0622-07-01'].map((date) => hijriDate(date, arabic, 'arab'))).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
    expect(hijriDate('0622-07-20', arabic, 'arab')).toMatch(/١هـ$/);
  });

  it('has the months of the language', () => {
    expect(gregorianDate('2024-05-16', termsOf('en-GB'), 'latn')).toBe('16 May 2024');
    expect(gregorianDate('2024-05-16', termsOf('fa'), 'arabext')).toBe('۱۶ مه ۲۰۲۴ م');
    for (const language of ['ar', 'fa', 'ur', 'en']) {
      expect(termsOf(language).months).toHaveLength(12);
      expect(termsOf(language).hijriMonths).toHaveLength(12);
    }
  });
});

const linesOf = (yaml: string): readonly string[] => {
  const { metadata } = read(memoryHost({ 'b.md': `---\n${yaml}\n---\nنص` }), 'b.md').value!;
  return imprintLines(metadata, termsOf(metadata.language), 'arab', ['Amiri', 'IBM Plex Mono']);
};

const people = (...roles: readonly string[]) =>
  nameLines(
    roles.map((role, index) => ({ name: 'أبجدهوز'.charAt(index), role, fileAs: undefined })),
    arabic,
  );

describe('the names on a title page', () => {
  it('stand each on a line, and from five on in twos of one role', () => {
    expect(people('author', 'editor', 'editor', 'illustrator')).toEqual([
      'أ',
      'تحرير:\u{a0}ب',
      'تحرير:\u{a0}ج',
      'رسوم:\u{a0}د',
    ]);
    expect(people('author', 'author', 'author', 'editor', 'editor')).toEqual([
      'أ، ب',
      'ج',
      'تحرير:\u{a0}د، ه',
    ]);
  });
});

describe('the imprint', () => {
  it('says what the metadata give, in order', () => {
    const lines = linesOf(
      [
        'title: كتاب\nsubtitle: فصول\nauthor: فلان\ncontributors: [{name: علان, role: translator}]',
        'publisher: دار\nedition: الطبعة الثانية\ndate: 2024-05-16\nhijri: true\nseries: {name: سلسلة, number: 3}',
        'identifiers: {isbn: 978-977-09-3212-4}\nrights: محفوظة',
      ].join('\n'),
    );
    expect(lines).toEqual([
      'كتاب: فصول',
      'فلان',
      'ترجمة: علان',
      'الناشر: دار',
      'الطبعة الثانية',
      'تاريخ النشر: ١٦ مايو ٢٠٢٤م، ٨ ذو القعدة ١٤٤٥هـ',
      'السلسلة: سلسلة، ٣',
      'ردمك: \u{2066}978-977-09-3212-4\u{2069}',
      'محفوظة',
      'الخطوط: \u{2066}Amiri\u{2069}، \u{2066}IBM Plex Mono\u{2069}',
      'صُفَّ بورّاق',
    ]);
  });

  it.each([
    ['ar', 'طبعة ثانية منقحة', 'طبعة ثانية منقحة'],
    ['ar', 'الطَّبْعة الأولى', 'الطَّبْعة الأولى'],
    ['ar', '٢', 'الطبعة: ٢'],
    ['ar', 'الأولى', 'الطبعة: الأولى'],
    ['fa', 'چاپ دوم', 'چاپ دوم'],
    ['fa', 'ویراست دوم', 'ویراست دوم'],
    ['ur', 'طبع دوم', 'طبع دوم'],
    ['ur', 'دوسری اشاعت', 'دوسری اشاعت'],
    ['ur', 'دوسری', 'اشاعت: دوسری'],
    ['en', 'Second edition', 'Second edition'],
    ['en', '2nd', 'Edition: 2nd'],
  ])('labels an edition that does not say it is one (%s: %s)', (language, edition, line) => {
    expect(linesOf(`title: كتاب\nlanguage: ${language}\nedition: ${edition}`)).toContain(line);
  });

  it.each([
    ['ar', 'other', 'إسهام: بكر'],
    ['fa', 'editor', 'ویراستار: بكر'],
    ['fa', 'translator', 'مترجم: بكر'],
    ['fa', 'critical editor', 'مصحح: بكر'],
    ['ur', 'compiler', 'مرتب: بكر'],
  ])('says of one person what they did (%s: %s)', (language, role, line) => {
    expect(
      linesOf(`title: كتاب\nlanguage: ${language}\ncontributors: [{name: بكر, role: ${role}}]`),
    ).toContain(line);
  });

  it('invents nothing', () => {
    const lines = linesOf('title: كتاب');
    expect(lines[0]).toBe('كتاب');
    expect(lines[1]).toMatch(/^المعرّف: \u{2066}urn:uuid:[0-9a-f-]{36}\u{2069}$/u);
    expect(lines).toHaveLength(4);
  });
});

it.each([
  ['arab', '٢٫٥'],
  ['arabext', '۲٫۵'],
  ['latn', '2.5'],
] as const)('a number between two of a series has the decimal sign of its digits, %s', (digits, number) => {
  const text = '---\ntitle: كتاب\nseries: {name: سلسلة, number: 2.5}\n---\nنص';
  const { metadata } = read(memoryHost({ 'b.md': text }), 'b.md').value!;
  expect(imprintLines(metadata, arabic, digits, [])).toContain(`السلسلة: سلسلة، ${number}`);
});
