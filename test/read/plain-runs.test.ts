/** Folding plain paragraphs must not change what is read: both ways are held against each other. */

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { createAnchors } from '../../src/read/anchors.ts';
import { readMarkdown } from '../../src/read/markdown.ts';
import { foldPlainRuns, unfoldedOffset } from '../../src/read/plain-runs.ts';

function readBoth(text: string): readonly [unknown, unknown] {
  const source = { path: 'كتاب.md', text };
  const readWith = (withoutFolding: boolean): unknown => {
    const diagnostics: Diagnostic[] = [];
    const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
    const read = readMarkdown(source, 0, {
      anchors: createAnchors(report),
      loadImage: () => undefined,
      digits: 'arab',
      keepLink: () => undefined,
      noteLabel: (identifier) => identifier,
      report,
      withoutFolding,
    });
    // The source in every span would make the comparison slow and its message unreadable.
    return JSON.parse(
      JSON.stringify({ blocks: read.blocks, notes: [...read.notes], diagnostics }, (key, value: unknown) =>
        key === 'source' ? undefined : value,
      ),
    );
  };
  return [readWith(false), readWith(true)];
}

const lines = [
  '',
  '',
  '',
  '',
  ' ',
  '\t',
  '    ',
  'قال الجاحظ: العلم نور',
  'سطر آخر، وفيه [أقواس] و(هلالان)',
  'word',
  'عنوان [مرجع][آخر]',
  '12 شهرًا',
  'نص -- نص',
  'a * b _ c',
  '* بند',
  '- بند',
  '+ بند',
  '1. بند',
  '12) بند',
  '٣. ليس بندًا',
  '  متابعة',
  '   نص',
  '    شيفرة',
  '\tشيفرة',
  '- - بند',
  '# عنوان',
  '## عنوان {#name}',
  '#عنوان',
  '####### سبعة',
  '# عنوان #',
  '#',
  '===',
  '---',
  '- - -',
  '***',
  '___',
  '--',
  '> اقتباس',
  '>',
  '> - بند',
  '> > عميق',
  '> ```',
  '> <!-- x',
  '```',
  '~~~',
  '```js',
  '   ```',
  '- ```',
  '`رمز`',
  '``',
  'نص `مفتوح',
  ':::note[عنوان]',
  ':::',
  '::::note',
  '::::',
  ':::poem',
  ':::table[جدول]',
  '::leaf',
  ':::غير',
  '::: note',
  'قال:كذا',
  ':span[en]{lang=en}',
  'a:b[c]',
  'الساعة 10:30',
  ':',
  '| أ | ب |',
  '| --- | :-: |',
  '|---|',
  'أ | ب',
  '--- | ---',
  ':-:',
  '| ١ | ٢ | ٣ |',
  '[مرجع]: https://a.example',
  '[^1]: حاشية',
  '    تتمة الحاشية',
  'نص[^1] بعدها',
  'نص[^2]',
  '[^1]',
  '[نص](https://a.example)',
  '[مرجع]',
  '![صورة](a.png "شرح")',
  '![صورة][مرجع]',
  '<https://a.example>',
  '<!-- تعليق',
  '-->',
  'نص --> نص',
  '<div>',
  '</div>',
  '<b>غليظ</b>',
  '<script>',
  'a < b > c',
  '<?php',
  '?>',
  '<![CDATA[',
  ']]>',
  '*مائل*',
  '**غليظ',
  'غليظ**',
  '_a_',
  '\\* مهرب',
  '&amp; &lt',
  'A & B',
  'سطر ينتهي بفراغين  ',
  'سطر\\',
  'آخر\u{a0}',
  '\u{f8ff}',
  '\u{feff}نص',
  '\u{2028}نص',
  '"شرح"',
  '"',
];

const document = fc
  .tuple(
    fc.array(fc.constantFrom(...lines), { maxLength: 24 }),
    fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'),
    fc.boolean(),
  )
  .map(([chosen, ending, isEnded]) => chosen.join(ending) + (isEnded ? ending : ''));

/** Plain paragraphs between anything: what a book mostly is, and where folding works. */
const bookLike = fc
  .array(
    fc.tuple(
      fc.constantFrom(...lines),
      fc.constantFrom('\n', '\n\n', '\n\nنص خالص.\n\n', '\n\nنص\nوسطر.\n\n# باب\n\nنص\n\n'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.flat().join(''));

describe('folding plain paragraphs', () => {
  test('reads any text as the parser alone does', () => {
    fc.assert(
      fc.property(fc.oneof(document, bookLike), (text) => {
        const [folded, plain] = readBoth(text);
        expect(folded).toEqual(plain);
      }),
      {
        numRuns: Number(process.env['FOLD_RUNS'] ?? (process.env['CI'] === undefined ? 400 : 1500)),
        seed: 20,
      },
    );
  });

  test('folds what it is for', () => {
    const text = '# باب\n\nنص: [قوس].\n\nنص ثان\nبسطرين.\n\n- بند\n\nنص\n';
    const folded = foldPlainRuns(text, 0);
    expect(folded.text).toBe(`${folded.placeholder}\n\n- بند\n\n${folded.placeholder}\n`);
    expect(unfoldedOffset(folded, folded.text.indexOf('بند'))).toBe(text.indexOf('بند'));
  });
});
