/** What runs against the book has the rules of the style sheet as in a mirror. */

import { describe, expect, test } from 'vitest';
import { turnedRules } from '../../src/epub/turned.ts';
import { buildText } from './build-sample.ts';

describe('a rule in a mirror', () => {
  test.each([
    [
      'ul { padding: 0; padding-right: 1.6em; }',
      '.turned ul, ul.turned { padding: 0; padding-left: 1.6em; padding-right: 0; }',
    ],
    [
      'span.sadr { margin-left: 1em; }',
      '.turned span.sadr, span.sadr.turned { margin-right: 1em; margin-left: 0; }',
    ],
    ['dd { margin: 0 2em 1em 0; color: red; }', '.turned dd, dd.turned { margin: 0 0 1em 2em; }'],
    [
      'aside { border-right: 1pt solid #000; border-left: none; }',
      '.turned aside, aside.turned { border-left: 1pt solid #000; border-right: none; }',
    ],
    [
      'td { text-align: right; } td.center { text-align: center; }',
      '.turned td, td.turned { text-align: left; }\n.turned td.center, td.center.turned { text-align: center; }',
    ],
    ['p.a b, h1 + p { text-align: left; }', '.turned p.a b, .turned h1 + p { text-align: right; }'],
  ])('%s', (rule, mirrored) => {
    expect(turnedRules(rule).join('\n')).toBe(mirrored);
  });

  test('code, the page and the contents stay, and so does what has no sides', () => {
    expect(turnedRules('pre { text-align: left; } nav li { margin-right: 1em; } em { color: red; }')).toEqual(
      [],
    );
  });
});

const passage = ':::passage{lang=en}\nEnglish words.\n\n1. One\n:::';

test('only a book with such parts has such rules, and the parts say that they are turned', async () => {
  const plain = await buildText('# باب\n\nنص.');
  expect(plain.text('OEBPS/style.css')).not.toContain('.turned');
  const built = await buildText(`# باب\n\n${passage}\n\n:::poem\nAn English verse | with its half\n:::`);
  expect(built.text('OEBPS/style.css')).toContain('div.language-en ol { list-style-type: decimal; }');
  const text = built.names
    .filter((name) => name.includes('/text-'))
    .map((name) => built.text(name))
    .join('');
  expect(text).toContain('<div class="passage language-en turned" lang="en" xml:lang="en" dir="ltr">');
  expect(text).toMatch(/<div class="poem measure-\d+ turned" dir="ltr">/);
});
