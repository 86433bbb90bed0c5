/** Metadata: what is accepted, what is reported, and that several errors come at once. */

import { describe, expect, test } from 'vitest';
import { indexWords } from '../../src/book/book-index.ts';
import { bookIdentifier, nameBasedUuid } from '../../src/book/identifier.ts';
import { directionOf } from '../../src/book/language.ts';
import { phrase } from '../../src/diagnostics/phrases.ts';
import { readMetadata } from '../../src/read/metadata.ts';
import { positionAt } from '../../src/source.ts';

function readYaml(text: string): { readonly told: readonly string[]; readonly metadata: unknown } {
  const { value, diagnostics } = readMetadata({ path: 'book.yaml', text }, 0, text.length, 'كتاب');
  const told = diagnostics.map(({ code, span, params }) => {
    const { line, column } = positionAt({ path: '', text }, span?.start ?? 0);
    return `${code} ${line}:${column} ${String(params['key'] ?? params['value'] ?? params['codePoint'] ?? '')}`.trim();
  });
  return { told, metadata: value?.metadata };
}

describe('metadata', () => {
  test('need only a title', () => {
    const { told, metadata } = readYaml('title: كتاب');
    expect(told).toEqual([]);
    expect(metadata).toMatchObject({
      title: 'كتاب',
      subtitle: undefined,
      creators: [],
      language: 'ar',
      digits: 'arab',
      frontNumbering: 'abjad',
      design: { name: 'classical', overrides: {} },
    });
  });

  test('are read in their short and long forms', () => {
    const { told, metadata } = readYaml(`title: 1984
author: جورج أورويل
contributors:
  - {name: فلان, role: trl, file-as: "فلان، ال"}
  - علان
date: 2024-02-29
lang: AR-eg
identifiers: {isbn: 978-0-306-40615-7}
subjects: أدب
series: عالمية
edition: 2
front-matter-numbering: main
design: {name: classical, page: a5, text: {size: 12}}
`);
    expect(told).toEqual([]);
    expect(metadata).toMatchObject({
      title: '1984',
      creators: [{ name: 'جورج أورويل', role: 'author', fileAs: undefined }],
      contributors: [
        { name: 'فلان', role: 'translator', fileAs: 'فلان، ال' },
        { name: 'علان', role: 'contributor', fileAs: undefined },
      ],
      date: '2024-02-29',
      language: 'ar-EG',
      identifiers: { isbn: '978-0-306-40615-7' },
      subjects: ['أدب'],
      series: { name: 'عالمية', number: undefined },
      edition: '2',
      frontNumbering: 'main',
      design: { name: 'classical', overrides: { page: 'a5', text: { size: 12 } } },
    });
  });

  test('name several authors in a list', () => {
    const { told, metadata } = readYaml('title: كتاب\nauthor: [فلان, علان]\n');
    expect(told).toEqual([]);
    expect(metadata).toMatchObject({
      creators: [
        { name: 'فلان', role: 'author' },
        { name: 'علان', role: 'author' },
      ],
    });
    expect(readYaml('title: كتاب\nauthor: {name: فلان}\n').told).toEqual(['wrong-type 2:9 author']);
  });

  test.each([
    ['fa', 'arab', 'abjad'],
    ['ks-Arab', 'arab', 'abjad'],
    ['en', 'latn', 'main'],
    ['ks-Deva', 'latn', 'main'],
    ['he', 'latn', 'main'],
  ])('count as the language %s does, unless they say otherwise', (language, digits, frontNumbering) => {
    expect(readYaml(`title: x\nlanguage: ${language}`).metadata).toMatchObject({ digits, frontNumbering });
    const own = `title: x\nlanguage: ${language}\ndigits: arab\nfront-matter-numbering: abjad`;
    expect(readYaml(own).metadata).toMatchObject({ digits: 'arab', frontNumbering: 'abjad' });
  });

  test('report all that is wrong at once, each at its place', () => {
    const { told } = readYaml(`titel: كتاب
language: عربي
date: 2023-02-29
identifiers:
  isbn: 978-0-306-40615-8
  uuid: x
digits: roman
creators: [{role: authr}]
hijri: نعم
rights: "\\uD800"
dir: ltr
`);
    expect(told).toEqual(
      [
        'lone-surrogate 10:9 U+D800',
        'missing-metadata-key 1:1 title',
        'missing-metadata-key 8:12 creators[1].name',
        'invalid-value 8:19 creators[1].role',
        'wrong-type 9:8 hijri',
        'invalid-value 3:7 date',
        'invalid-value 2:11 language',
        'invalid-isbn 5:9 978-0-306-40615-8',
        'invalid-value 6:9 identifiers.uuid',
        'invalid-value 7:9 digits',
        'unknown-metadata-key 1:1 titel',
      ].sort((one, other) => told.indexOf(one) - told.indexOf(other)),
    );
  });

  test.each([
    ['lang: en\nlanguage: ar', 'language'],
    ['language: ar\nlang: ar', 'lang'],
  ])('that give one key in two spellings are wrong: %j', (lines, key) => {
    expect(readYaml(`title: x\n${lines}`).told).toEqual([
      `invalid-value 3:${key.length + ': '.length + 1} ${key}`,
    ]);
    expect(readYaml('title: x\nlang:\nlanguage: en').told).toEqual([]);
  });

  test('by the names of other tools, or Arabic ones, are led to ours', () => {
    const text = 'title: x\ntags: أدب\nالناشر: دار\nisbn: 978';
    const { diagnostics } = readMetadata({ path: 'book.yaml', text }, 0, text.length, 'x');
    expect(diagnostics.map(({ params }) => params['suggestion'])).toEqual([
      phrase('did-you-mean', 'subjects'),
      phrase('did-you-mean', 'publisher'),
      phrase('did-you-mean', 'identifiers.isbn'),
    ]);
  });

  test('have no marks of direction, which Pandoc writes in those of a Word file', () => {
    const { metadata } = readYaml(
      'title: "[عنوان [كتاب]{dir=\\"rtl\\"}]{dir=\\"rtl\\"} 2"\nauthor: "[فلان] {x}"',
    );
    expect(metadata).toMatchObject({ title: 'عنوان كتاب 2', creators: [{ name: '[فلان] {x}' }] });
  });

  test('name roles as people are called too', () => {
    const people = ['المترجم', 'محقّق', 'نویسنده', 'خطاط', 'ترجمة', 'trl'].map(
      (role) => `{name: س, role: ${role}}`,
    );
    const { metadata, told: said } = readYaml(`title: x\ncontributors: [${people.join(', ')}]`);
    expect(said).toEqual([]);
    const roles = ['translator', 'critical editor', 'author', 'calligrapher', 'translator', 'translator'];
    expect(metadata).toMatchObject({ contributors: roles.map((role) => ({ role })) });
  });

  test('have dates and numbers in any digits', () => {
    const { metadata } = readYaml('title: x\ndate: ٢٠٢٥-٠٣-٠١\nseries: {name: س, number: ۳}');
    expect(metadata).toMatchObject({ date: '2025-03-01', series: { number: 3 } });
  });

  test('that stand one level too high are led to their place', () => {
    const { diagnostics } = readMetadata({ path: 'book.yaml', text: 'title: x\nisbn: 978' }, 0, 19, 'x');
    expect(diagnostics.map(({ code, params }) => [code, String(params['suggestion'])])).toEqual([
      ['unknown-metadata-key', phrase('did-you-mean', 'identifiers.isbn')],
    ]);
  });

  test.each([
    ['hijri: true', 'hijri-without-date 2:8'],
    ['hijri: false', undefined],
    ['hijri: true\ndate: 2024', undefined],
    ['series: {name: س, number: .inf}', 'wrong-type 2:27 series.number'],
    [`slug: ${'a'.repeat(200)}`, undefined],
    [`slug: ${'a'.repeat(201)}`, 'invalid-value 2:7 slug'],
  ])('that say nothing, or too much, are told: %s', (line, told) => {
    expect(readYaml(`title: x\n${line}`).told).toEqual(told === undefined ? [] : [told]);
  });

  test('have a name for files that is not longer than one given', () => {
    const name = 'a'.repeat(250);
    const { value } = readMetadata({ path: 'a.md', text: 'title: x' }, 0, 8, name);
    expect(value?.metadata.slug).toHaveLength(200);
  });

  test.each([
    ['title: x\nauthor أحمد\n', 2, 1, 'yaml-no-colon'],
    ['author\ntitle: x\n', 1, 1, 'yaml-no-colon'],
    ['title: x\nsubjects: [أ, ب\n', 3, 1, 'yaml-unclosed-bracket'],
    ['title: x\nauthor: "y\nslug: z\n', 4, 1, 'yaml-unclosed'],
    ['title: x\n author: y\n', 2, 2, 'yaml-indented-key'],
    [' title: x\nauthor: y\n', 2, 1, 'yaml-indent'],
    ['title: a: b\n', 1, 8, 'yaml-two-colons'],
    ['title: x\ndescription: >\nنص\n', 3, 1, 'yaml-block-indent'],
    ['title: x\ndescription: |نص\n', 2, 15, 'yaml-block-header'],
    ['title: x\nauthor: "أحمد" (مؤلف)\n', 2, 16, 'yaml-after-quote'],
    ['title: x\nslug: -\n', 2, 7, 'yaml-dash'],
    ['title: x\nslug: ]\n', 2, 7, 'yaml-unopened'],
    ['title: x\nsubjects: [a,,b]\n', 2, 14, 'yaml-comma'],
    ['title: "\\q"\n', 1, 9, 'yaml-escape'],
    ['title:كتاب\n', 1, 1, 'yaml-no-space'],
    ['title: x\nauthor:كاتب\nslug: y\n', 2, 1, 'yaml-no-space'],
  ])('of broken YAML have one reason: %j', (text, line, column, name) => {
    const { diagnostics } = readMetadata({ path: 'book.yaml', text }, 0, text.length, 'x');
    const told = diagnostics.map(({ code, params, span }) => {
      const place = positionAt({ path: '', text }, span?.start ?? 0);
      return [code, place.line, place.column, String(params['problem']).split('\u{1f}')[1]];
    });
    expect(told).toEqual([['yaml-syntax', line, column, name]]);
  });

  test('of broken YAML are reported with their places, and bombs do not go off', () => {
    expect(readYaml('title: a: b\nx: "').told).toEqual(['yaml-syntax 1:8', 'yaml-syntax 2:5']);
    expect(readYaml('title: &a x\nsubtitle: *a').told).toEqual(['yaml-syntax 2:11']);
    expect(readYaml('title: x\ntitle: y').told[0]).toMatch(/^yaml-syntax 2:1/);
    expect(readYaml('['.repeat(100_000)).told[0]).toMatch(/^yaml-syntax/);
    expect(readYaml(`title: ${'['.repeat(100)}${']'.repeat(100)}`).told[0]).toMatch(/^yaml-syntax/);
    expect(readYaml('- x').told).toEqual(['wrong-type 1:1 \u{1f}the-whole\u{1f}']);
  });
});

describe('identifiers', () => {
  test('are name-based UUIDs as RFC 9562 makes them (appendix A.4)', () => {
    expect(nameBasedUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  test('prefer the ISBN and are stable otherwise', () => {
    const naming = { title: 'كتاب', subtitle: undefined, creators: [], edition: undefined, language: 'ar' };
    const none = { isbn: undefined, isbnPrint: undefined, uuid: undefined };
    expect(bookIdentifier({ ...naming, identifiers: { ...none, isbn: '978-0-306-40615-7' } })).toBe(
      'urn:isbn:9780306406157',
    );
    const made = bookIdentifier({ ...naming, identifiers: none });
    expect(made).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5/);
    expect(bookIdentifier({ ...naming, title: 'آخر', identifiers: none })).not.toBe(made);
  });
});

test('a language knows its direction', () => {
  expect(['ar', 'ar-EG', 'fa', 'ur', 'az-Arab', 'en', 'ar-Latn', 'tr'].map(directionOf)).toEqual([
    'rtl',
    'rtl',
    'rtl',
    'rtl',
    'rtl',
    'ltr',
    'ltr',
    'ltr',
  ]);
});

test('a language in Arabic letters that has no words here has those of Arabic', () => {
  const languages = ['ar-EG', 'arz', 'ckb', 'az-Arab', 'fa', 'he', 'fr'];
  expect(languages.map((language) => indexWords(language).title)).toEqual([
    'الكشّاف',
    'الكشّاف',
    'الكشّاف',
    'الكشّاف',
    'نمایه',
    'Index',
    'Index',
  ]);
  expect([directionOf('arz'), directionOf('ota'), directionOf('sd')]).toEqual(['rtl', 'rtl', 'rtl']);
});

const told = (yaml: string): readonly string[] => readYaml(`title: ك\n${yaml}`).told;

test('a colour that is a comment is said, and what only looks like one is not', () => {
  expect(told('design:\n  name: classical\n  colors:\n    accent: #ff0000\n    link: #00f # blue')).toEqual([
    'yaml-syntax 5:13',
    'yaml-syntax 6:11',
  ]);
  expect(told('design: {name: classical, colors: {accent: #ff0000}}\nseries: {name: س}')).toEqual([
    'yaml-syntax 2:44',
  ]);
  expect(
    told(
      'design: {\n  name: classical,\n  colors: {\n    accent: #ff0000,\n    link: "#0f0", rule: #00f\n  }\n}',
    ),
  ).toEqual(['yaml-syntax 5:13', 'yaml-syntax 6:25']);
  expect(told('description: |\n  الوسم: #2024\nsubjects: #abc\n  - تاريخ\npublisher: # none')).toEqual([]);
});
