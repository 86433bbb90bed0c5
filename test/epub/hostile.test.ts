/** Text that means harm, or means nothing by it: the EPUB stays well-formed and inert. */

import { EpubCheck } from '@likecoin/epubcheck-ts';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/book/block.ts';
import type { Inline } from '../../src/book/inline.ts';
import { termsOf } from '../../src/design/terms.ts';
import { escapeAttribute, escapeText } from '../../src/epub/escape.ts';
import { createXhtmlWriter } from '../../src/epub/xhtml.ts';
import { buildText } from './build-sample.ts';

const span = { source: { path: 'x.md', text: '' }, start: 0, end: 0 };
const text = (value: string): Inline => ({ kind: 'text', text: value, span });

const writer = () =>
  createXhtmlWriter({
    language: 'ar',
    terms: termsOf('ar'),
    notes: new Map(),
    depths: new Map([['a', 1]]),
    noteForm: '(#)',
    linkTo: () => undefined,
    imageFile: () => 'x.png',
    noteNumber: () => '١',
  });

describe('characters', () => {
  test('markup characters become references, in attributes quotes and white space too', () => {
    expect(escapeText('<script>&amp;]]>')).toBe('&lt;script&gt;&amp;amp;]]&gt;');
    expect(escapeAttribute('"\n<>')).toBe('&quot; &lt;&gt;');
  });
  test('what XML forbids becomes U+FFFD; tab, ZWNJ, bidi controls and pairs of surrogates stay', () => {
    expect(escapeText('\u0000\u000b\u009f\ud800ا\ufdd0\uffff\u{1fffe}')).toBe(
      '\ufffd\ufffd\ufffd\ufffdا\ufffd\ufffd\ufffd',
    );
    const kept = '\tمی‌خواهم \u2067\u2069 😀';
    expect(escapeText(kept)).toBe(kept);
  });
});

describe('nodes that should not have come this far', () => {
  test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'http://[', '#nowhere'])(
    'a link to %s is only its words',
    (url) => {
      expect(writer().inlines([{ kind: 'link', url, children: [text('نص')], span }])).toBe('نص');
    },
  );
  test('a call of a note that is not there is nothing', () => {
    expect(writer().inlines([{ kind: 'note-reference', label: 'x', span }])).toBe('');
  });
  test('a heading outside the outline is a paragraph', () => {
    const heading: Block = { kind: 'heading', level: 2, children: [text('ع')], anchor: 'b', span };
    expect(writer().blocks([heading])).toBe('<p class="heading" id="b">ع</p>');
  });
});

test('template marks, markup and empty headings in a manuscript make a valid book', async () => {
  const built = await buildText(
    [
      '# <% throw new Error("ran") %> \\<b> & "اقتباس" {#a}',
      '<%- include("/etc/passwd") %> &lt;script&gt;alert(1)&lt;/script&gt; \\]\\]\\>',
      '## عنوان {#b}',
      `### ${'طويل '.repeat(1000)}`,
      '#### ع',
      '```\n<!-- -- --> <% %>\n```',
      'a[^x] b[^x]\n\n[^x]: يدعو نفسه[^x]',
    ].join('\n\n'),
    'title: "<% x %> & <b>"\nauthor: "<%= 1 %>"\ndescription: "]]>"',
  );
  const { messages } = await EpubCheck.validate(built.epub);
  expect(messages.filter(({ severity }) => severity !== 'usage')).toEqual([]);
  const chapter = built.text('OEBPS/text-a.xhtml');
  expect(chapter).toContain('&lt;% throw new Error("ran") %&gt; &lt;b&gt; &amp; "اقتباس"</h1>');
  expect(chapter).not.toContain('<script');
  expect(built.text('OEBPS/title.xhtml')).toContain('&lt;% x %&gt; &amp; &lt;b&gt;');
});

test('a book without a heading has one line of contents', async () => {
  const built = await buildText('نص بلا عنوان.');
  expect(built.text('OEBPS/toc.xhtml')).toContain('<li><a href="opening.xhtml">كتاب</a></li>');
  const { messages } = await EpubCheck.validate(built.epub);
  expect(messages.filter(({ severity }) => severity !== 'usage')).toEqual([]);
});
