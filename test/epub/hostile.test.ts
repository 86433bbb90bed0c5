/** Text that means harm, or means nothing by it: the EPUB stays well-formed and inert. */

import { EpubCheck } from '@likecoin/epubcheck-ts';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/book/block.ts';
import type { Inline } from '../../src/book/inline.ts';
import { termsOf } from '../../src/design/terms.ts';
import { escapeAttribute, escapeText } from '../../src/epub/escape.ts';
import { pageMarks } from '../../src/epub/page-list.ts';
import { createXhtmlWriter } from '../../src/epub/xhtml.ts';
import { faultsOf } from '../support/epub-assertions.ts';
import { epubCheck } from '../support/epub-judges.ts';
import { buildText, tryEpub, withText } from './build-sample.ts';

const span = { source: { path: 'x.md', text: '' }, start: 0, end: 0 };
const text = (value: string): Inline => ({ kind: 'text', text: value, span });

const writer = () =>
  createXhtmlWriter({
    language: 'ar',
    terms: termsOf('ar'),
    notes: new Map(),
    depths: new Map([['a', 1]]),
    headpieceHref: undefined,
    headingLabel: () => undefined,
    noteForm: '(#)',
    callNumber: () => '٢',
    verseJoint: 'م',
    hemistichs: new Map(),
    listMarkers: () => undefined,
    linkTo: () => undefined,
    imageFile: () => 'x.png',
    noteNumber: () => '١',
    descriptions: new Map(),
    pageMarks: pageMarks({ blocks: [] }, []),
    references: { textOf: () => '', captionLabel: () => undefined, indexXhtml: () => '' },
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
    const heading: Block = {
      kind: 'heading',
      level: 2,
      isPart: false,
      isNumbered: true,
      children: [text('ع')],
      anchor: 'b',
      span,
    };
    expect(writer().sections([heading])).toBe('<p class="heading" id="b">ع</p>');
  });
});

test('in a chapter’s title a short phrase stays on a line, unless something is marked in it', async () => {
  const built = await buildText('# الشعر على الصفحة {#a}\n\nنص\n\n# الشعر على *الصفحة* {#b}\n\nنص');
  expect(built.text('OEBPS/text-a.xhtml')).toContain('>الشعر <span class="phrase">على الصفحة</span></h1>');
  expect(built.text('OEBPS/text-b.xhtml')).toContain('>الشعر على <em>الصفحة</em></h1>');
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
  const words = (name: string): string =>
    built.text(name).replaceAll(/<\/?span[^>]*>|[\u{2066}-\u{2069}]/gu, '');
  const chapter = words('OEBPS/text-a.xhtml');
  expect(chapter).toContain('&lt;% throw new Error("ran") %&gt; &lt;b&gt; &amp; "اقتباس"</h1>');
  expect(chapter).not.toContain('<script');
  expect(words('OEBPS/title.xhtml')).toContain('&lt;% x %&gt; &amp; &lt;b&gt;');
});

test('a book without a heading has one line of contents', async () => {
  const built = await buildText('نص بلا عنوان.');
  expect(built.text('OEBPS/toc.xhtml')).toContain('<li><a href="opening.xhtml">كتاب</a></li>');
  const { messages } = await EpubCheck.validate(built.epub);
  expect(messages.filter(({ severity }) => severity !== 'usage')).toEqual([]);
});

describe('a hostile manuscript makes a valid and inert book, or is refused', () => {
  const metadata = 'title: كتاب\nauthor: مؤلف';
  test.each<readonly [what: string, markdown: string, outcome: 'book' | 'refused']>([
    ['a script', '# باب\n\n<script>alert(1)</script>\n\nنص <script>x()</script> نص', 'refused'],
    [
      'a link that runs',
      '# باب\n\n[نص](javascript:alert(1)) و[نص](JAVASCRIPT:x) و[نص](data:text/html,x)',
      'refused',
    ],
    ['a comment with two hyphens', '# باب\n\n<!-- a -- b -->\n\nنص <!-- a -- b --> نص', 'book'],
    ['a comment that does not end', '# باب\n\nنص\n\n<!-- a', 'refused'],
    ['control characters', '# باب\n\nنص\u0000\u0001\u000b\u001b\u0085\ufffe نص', 'refused'],
    ['entities', '# باب\n\n&lt;b&gt; &amp;amp; &nbsp; &#x202E; &#0; &bogus; &#xD800;', 'book'],
    ['quotations a thousand deep', `# باب\n\n${'>'.repeat(1000)} نص`, 'refused'],
    [
      'lists a thousand deep',
      `# باب\n\n${Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(2 * depth)}- نص`).join('\n')}`,
      'refused',
    ],
    ['emphases a thousand deep', `# باب\n\n${'*أ '.repeat(1000)}${'ب*'.repeat(1000)}`, 'refused'],
    ['names that collide', '# باب {#a}\n\nنص\n\n# باب {#a}\n\nنص', 'refused'],
    [
      'names that differ in case, and look like ours',
      '# باب {#fn--1}\n\nنص[^1]\n\n[^1]: حاشية\n\n# باب {#Page-7}\n\nنص\n\n## باب {#toc}\n\nنص\n\n# باب {#cover}\n\nنص',
      'book',
    ],
    ['headings without words', '#\n\nنص\n\n# &nbsp;\n\nنص', 'refused'],
    ['a heading of five thousand characters', `# ${'كلمة '.repeat(1000)}\n\nنص`, 'book'],
    ['template marks', '# <% throw 1 %>\n\n<%- include("/etc/passwd") %> <%= 1 %> {{text}} ${x} %>', 'book'],
    ['ends of CDATA and of sections', '# باب ]]>\n\n`]]>` \\<![CDATA[ x ]]> \\<?php ?>', 'book'],
    ['bidi controls without partners', '# باب\n\n\u202e\u2067نص\u202c\u2069\u2069 \u2066 نص', 'book'],
    [
      'marks on nothing, tags and private characters',
      '# باب\n\n\u064e\u0651 \u{e0041} نص\u0301\u0301\u0301',
      'book',
    ],
    ['notes that call each other', '# باب\n\nنص[^a]\n\n[^a]: نص[^b]\n\n[^b]: نص[^a]', 'book'],
    [
      'a picture from elsewhere',
      '# باب\n\n![بديل](https://example.org/x.png)\n\n![بديل](../../../../etc/passwd)',
      'refused',
    ],
    [
      'hostile attributes',
      '# باب\n\n:::quran{sura="\\"><script>" verse="&lt;"}\nنص\n:::\n\n:span[نص]{lang="en\\" onclick=x"}',
      'refused',
    ],
  ])('%s', async (_what, markdown, outcome) => {
    const built = await withText(markdown, metadata, (path) => tryEpub(path));
    if (!('epub' in built)) {
      expect([outcome, built.some(({ severity }) => severity === 'error')]).toEqual(['refused', true]);
      return;
    }
    expect(outcome).toBe('book');
    expect(faultsOf(built)).toEqual([]);
    expect(await epubCheck(built.epub)).toEqual([]);
  });

  test('metadata', async () => {
    const hostile = [
      'title: "</dc:title><script>\\u202E & \\"x\\""',
      'subtitle: "<% x %>"',
      'author: "a\\tb</p>"',
      'description: "]]> <b> -- \\u0007"',
      'rights: "&nbsp;"',
    ].join('\n');
    const built = await withText('# باب\n\nنص', hostile, (path) => tryEpub(path));
    if ('epub' in built) {
      expect(faultsOf(built)).toEqual([]);
      expect(await epubCheck(built.epub)).toEqual([]);
    } else expect(built.some(({ severity }) => severity === 'error')).toBe(true);
  });
});
