/** Lists in the EPUB: numbers as the design wants them, drawn by the reading system or written; bullets; widths. */

import { describe, expect, test } from 'vitest';
import { type BuiltEpub, buildText } from './build-sample.ts';

const withList = (list: string, more = ''): string =>
  `title: كتاب\n${more}design: {name: classical, list: ${list}}`;

const chapterOf = (built: BuiltEpub): string =>
  built.names
    .filter((name) => name.includes('/text-'))
    .map((name) => built.text(name))
    .join('');

const styleOf = (built: BuiltEpub): string =>
  built.text('OEBPS/style.css').replaceAll(/\/\*[\s\S]*?\*\//g, '');

const markersOf = (built: BuiltEpub): readonly (string | undefined)[] =>
  [...chapterOf(built).matchAll(/<span class="marker">(.*?) <\/span>/g)].map(([, marker]) => marker);

const nested = '# فصل\n\n5. خمسة\n6. ستة\n   1. فرع\n   2. آخر';

const list = (length: number): string => Array.from({ length }, () => '1. بند').join('\n');

describe('numbers', () => {
  test('in digits and a point are left to the reading system', async () => {
    const built = await buildText('# فصل\n\n5. خمسة\n6. ستة', withList('{counters: [digits]}'));
    expect(chapterOf(built)).toContain('<ol start="5">\n<li>خمسة</li>\n<li>ستة</li>\n</ol>');
    expect(styleOf(built)).toMatch(/\nol \{\s*list-style-type: arabic-indic;/);
  });

  test('in another form are written, at every depth, and known without CSS too', async () => {
    const built = await buildText(nested, withList("{counters: [digits, abjad], form: '#-'}"));
    expect(markersOf(built)).toEqual(['٥-', '٦-', 'أ-', 'ب-']);
    expect(chapterOf(built)).toContain(
      '<ol class="written" start="5">\n<li><span class="marker">٥- </span>خمسة</li>',
    );
    expect(styleOf(built)).toMatch(/ol\.written > li \{ list-style-type: none; \}/);
  });

  test('in letters alone are written where only some depths count so', async () => {
    const built = await buildText(nested, withList('{counters: [digits, abjad]}'));
    expect(markersOf(built)).toEqual(['أ.', 'ب.']);
  });

  test('are in the digits of the book, and of passages in another language', async () => {
    const form = withList("{form: '(#)'}", 'digits: latn\n');
    expect(markersOf(await buildText(nested, form))).toEqual(['(5)', '(6)', '(أ)', '(ب)']);
    const text =
      '# فصل\n\n1. واحد\n\n:::passage{lang=en}\n1. One\n   1. Nested\n:::\n\n:::passage{lang=fa}\n4. چهار\n:::';
    const built = await buildText(text, withList("{form: '(#)'}"));
    expect(markersOf(built)).toEqual(['(١)', '(1)', '(1)', '(۴)']);
  });

  test.each([
    ['ar', '', { en: 'decimal', fa: 'persian', ar: undefined }],
    ['ar', 'digits: latn\n', { en: undefined, fa: undefined }],
    ['ar', 'digits: arab\n', { 'en-GB': 'decimal', 'ur-PK': 'persian' }],
    ['fa', '', { ar: 'arabic-indic', en: 'decimal', ur: undefined }],
    ['en', '', { ar: undefined, fa: undefined }],
    ['en', 'digits: arab\n', { fa: 'persian', ar: undefined }],
  ] as const)('in passages are those of the PDF: a book in %s, %j, %j', async (language, digits, styles) => {
    const passages = Object.keys(styles).map((lang) => `:::passage{lang=${lang}}\n1. a\n2. b\n:::`);
    const more = `language: ${language}\n${digits}`;
    const built = await buildText(['# a', ...passages].join('\n\n'), withList('{counters: [digits]}', more));
    const own = /\nol \{\s*list-style-type: ([\w-]+);/.exec(styleOf(built))?.[1];
    for (const [lang, style] of Object.entries(styles)) {
      const rule = new RegExp(`\ndiv\\.language-${lang.slice(0, 2)} ol \\{ list-style-type: ([\\w-]+); \\}`);
      expect(rule.exec(styleOf(built))?.[1] ?? own).toBe(style ?? own);
    }
  });

  test('of a passage within a passage are its own', async () => {
    const inner = '::::passage{lang=fa}\n:::passage{lang=en}\n1. a\n:::\n::::';
    const built = await buildText(`# باب\n\n${inner}`, withList('{counters: [digits]}'));
    expect(styleOf(built)).toContain('div.language-fa div.language-en ol { list-style-type: decimal; }');
    expect(styleOf(built)).toContain('div.language-en div.language-fa ol { list-style-type: persian; }');
  });

  test('that are several letters have it too', async () => {
    const built = await buildText(
      '# فصل\n\n1. یک\n2. دو',
      'title: ک\nlanguage: fa\ndesign: {name: classical, list: {counters: [abjad]}}',
    );
    expect(markersOf(built)).toEqual(['الف.', 'ب.']);
    expect(chapterOf(built)).toContain('<ol class="written digits-3">');
    expect(styleOf(built)).toContain('ol.digits-3 {');
  });

  test('in a form with words, and in passages, have rules for their width', async () => {
    const passage = '1. واحد\n\n:::passage{lang=fa}\n1. یک\n2. دو\n:::';
    const built = await buildText(
      `# فصل\n\n98. أ\n99. ب\n100. ج\n\n${passage}`,
      withList('{counters: [abjad], form: "مادة #"}'),
    );
    for (const [, digits] of chapterOf(built).matchAll(/class="written digits-(\d+)"/g))
      expect(styleOf(built)).toContain(`ol.digits-${digits} {`);
    expect(markersOf(built)).toContain('مادة الف');
  });

  test('of several digits have the room they need', async () => {
    const built = await buildText(
      `# فصل\n\n${list(3)}\n\nنص\n\n${list(12)}`,
      withList("{inset: 1.5, gap: 0.5, form: '#-'}"),
    );
    expect(chapterOf(built)).toContain('<ol class="written digits-2">');
    const css = styleOf(built);
    expect(css).toMatch(
      /span\.marker \{\s*display: inline-block;\s*width: 1em;\s*margin-right: -1\.5em;\s*padding-left: 0\.5em;/,
    );
    expect(css).toContain('ol.digits-2 { padding-right: 2em; }');
    expect(css).toContain('ol.digits-2 > li > p > span.marker { width: 1.5em; margin-right: -2em; }');
    expect(css).not.toContain('digits-3');
  });
});

/** How far items stand in. */
async function insetOf(inset: number): Promise<string | undefined> {
  const built = await buildText('# فصل\n\n- بند', withList(`{inset: ${inset}}`));
  return /\nul, ol \{[^}]*padding-right: (\S+);/.exec(styleOf(built))?.[1];
}

test('items stand as far in as the design says, between what markers and telephones allow', async () => {
  expect([await insetOf(0), await insetOf(1.25), await insetOf(9)]).toEqual(['1em', '1.25em', '2em']);
});

describe('bullets', () => {
  test('are those of the design by depth: shapes that CSS names, else the characters themselves', async () => {
    const built = await buildText('# فصل\n\n- أ\n  - ب\n    - ج', withList("{bullets: ['◦', '*', '►']}"));
    const css = styleOf(built);
    expect(css).toMatch(/\nul \{ list-style-type: circle; \}/);
    expect(css).toMatch(/\nli ul \{ list-style-type: "\\2a \\a0 \\a0 "; \}/);
    // The last goes for all that lies deeper.
    expect(css.match(/li ul \{ list-style-type: "\\25ba \\a0 \\a0 "; \}/g)).toHaveLength(4);
    expect(chapterOf(built)).not.toContain('marker');
  });
});
