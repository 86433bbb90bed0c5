/** The stage as a whole: manuscripts in memory, the book and its diagnostics out. */

import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/book/block.ts';
import { type Inline, plainText, sourceOffset } from '../../src/book/inline.ts';
import { newBook } from '../../src/book/new-book.ts';
import { chapters, outline } from '../../src/book/outline.ts';
import { visit } from '../../src/book/visit.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { phrase } from '../../src/diagnostics/phrases.ts';
import { read } from '../../src/read/read.ts';
import { positionAt } from '../../src/source.ts';
import { pngFrame } from '../support/images.ts';
import { memoryHost } from '../support/memory-host.ts';

const png = pngFrame(2, 3);
const front = '---\ntitle: كتاب\n---\n';

/** `code line:column` of each diagnostic. */
const told = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ code, span }) => {
    if (span === undefined) return code;
    const { line, column } = positionAt(span.source, span.start);
    return `${code} ${line}:${column}`;
  });

function readText(text: string): {
  readonly blocks: readonly Block[];
  readonly told: readonly string[];
  readonly notes: readonly string[];
} {
  const { value, diagnostics } = read(memoryHost({ 'k.md': front + text, 'a.png': png }), 'k.md');
  return { blocks: value?.blocks ?? [], told: told(diagnostics), notes: [...(value?.notes.keys() ?? [])] };
}

/** The names that diagnostics propose. */
const suggestionsFor = (text: string) =>
  read(memoryHost({ 'k.md': front + text }), 'k.md').diagnostics.map(({ params }) => params['suggestion']);

/** What is advised in place of HTML. */
const adviceFor = (html: string) =>
  read(memoryHost({ 'k.md': `${front}نص ${html} نص.\n` }), 'k.md').diagnostics[0]?.params['advice'];

/** What is advised of the first thing amiss with the book at a path. */
const adviceAt = (files: Readonly<Record<string, string>>, path: string) =>
  read(memoryHost(files), path).diagnostics[0]?.params['advice'];

/** Blocks in a notation short enough to read. */
const show = (blocks: readonly Block[]): readonly string[] => blocks.map(showBlock);

function showBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `h${block.level}#${block.anchor} ${showInlines(block.children)}`;
    case 'paragraph':
      return showInlines(block.children);
    case 'list':
      return `${block.ordered ? `ol${block.start}` : 'ul'}${block.isTight ? '' : ' loose'}[${block.items.map((item) => show(item.children).join(' / ')).join(', ')}]`;
    case 'quote':
      return `quote[${show(block.children).join(' / ')}]`;
    case 'aside':
      return `${block.name}(${block.title === undefined ? '' : showInlines(block.title)})${JSON.stringify(block.attributes)}[${show(block.children).join(' / ')}]`;
    case 'code-block':
      return `code ${block.language ?? ''} ${JSON.stringify(block.text)}`;
    case 'figure':
      return `figure#${block.anchor} ${block.image.format} ${block.image.width}×${block.image.height} ${block.alt} (${showInlines(block.caption ?? [])})`;
    case 'table':
      return `table#${block.anchor} (${showInlines(block.caption ?? [])}) ${block.alignments.join()} ${[block.header, ...block.rows].map((row) => row.map((cell) => showInlines(cell.children)).join('|')).join(' // ')}`;
    case 'poem':
      return `poem ${block.stanzas.map((stanza) => stanza.map((verse) => verse.hemistichs.map(showInlines).join(' = ')).join('; ')).join(' ~ ')}`;
    case 'definition-list':
    case 'index':
      return block.kind;
    case 'thematic-break':
      break;
  }
  return '***';
}

const showInlines = (inlines: readonly Inline[]): string => inlines.map(showInline).join('');

function showInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'emphasis':
      return `_${showInlines(inline.children)}_`;
    case 'strong':
      return `*${showInlines(inline.children)}*`;
    case 'code':
      return `\`${inline.text}\``;
    case 'link':
      return `<${inline.url} ${showInlines(inline.children)}>`;
    case 'foreign':
      return `${inline.language}<${showInlines(inline.children)}>`;
    case 'note-reference':
      return `^${inline.label}`;
    case 'quran':
      return showInlines(inline.children);
    case 'cross-reference':
    case 'index-mark':
      return `#${inline.anchor}`;
    case 'line-break':
      break;
  }
  return '⏎';
}

describe('a manuscript', () => {
  test('of several files is told of metadata in one, and of the heading that its title should be', () => {
    const files = {
      'b/book.yaml': 'title: كتاب',
      'b/1.md': '---\ntitle: "فصل أول"\ndate: 2020\n---\nنص.',
      'b/2.md': '---\ntitle: فصل ثان\n---\n\n# فصل ثان\n\nنص.',
    };
    const { diagnostics } = read(memoryHost(files), 'b');
    expect(diagnostics.map(({ code, params }) => [code, params['advice']])).toEqual([
      ['front-matter-ignored', phrase('title-as-heading', 'فصل أول')],
      ['front-matter-ignored', phrase('remove-front-matter')],
    ]);
  });

  test('is a single file, a folder, or its book.yaml', () => {
    const host = memoryHost({
      'one.md': `${front}نص`,
      'b/book.yaml': 'title: كتاب',
      'b/02.md': 'ثانيًا[^1]\n\n[^1]: ب',
      'b/01.md': 'أولًا[^1]\n\n[^1]: أ',
    });
    expect(read(host, 'one.md').value?.metadata.slug).toBe('one');
    for (const path of ['b', 'b/book.yaml']) {
      const { value, diagnostics } = read(host, path);
      expect(diagnostics).toEqual([]);
      expect(value?.metadata.slug).toBe('b');
      expect(show(value?.blocks ?? [])).toEqual(['أولًا^1', 'ثانيًا^2 1']);
      expect([...(value?.notes.keys() ?? [])]).toEqual(['1', '2 1']);
    }
  });

  test('takes its files by name, numbers by their value, and none that is hidden', () => {
    const names = [
      '10.md',
      '2.md',
      '1b.md',
      '1.md',
      '٣.md',
      '.2.md',
      '._1.md',
      '020.md',
      'أ.md',
      'b.MARKDOWN',
    ];
    const files = names.map((name) => [`b/${name}`, `${name}\\\n`]);
    const host = memoryHost({ 'b/book.yaml': 'title: كتاب', ...Object.fromEntries(files) });
    const { value } = read(host, 'b');
    expect(show(value?.blocks ?? []).map((text) => text.replace('\\', ''))).toEqual([
      '1.md',
      '1b.md',
      '2.md',
      '٣.md',
      '10.md',
      '020.md',
      'b.MARKDOWN',
      'أ.md',
    ]);
  });

  test('that is none, or leads elsewhere, is reported', () => {
    const host = memoryHost({
      'a.txt': 'x',
      'e.md': '',
      'f.md': front,
      'u.md': new Uint8Array([0x61, 0xc3, 0x28]),
      'b/book.yaml': 'title: كتاب\nfiles: [../e.md, none.md]\ncover: /etc/a.png',
    });
    expect(told(read(host, 'none').diagnostics)).toEqual(['missing-file']);
    expect(told(read(host, 'a.txt').diagnostics)).toEqual(['no-book']);
    expect(adviceAt({ 'a.txt': 'x' }, 'a.txt')).toBe(phrase('call-it-markdown'));
    expect(adviceAt({ 'a.docx': 'x' }, 'a.docx')).toBe(phrase('convert-with-pandoc', 'a.docx'));
    expect(adviceAt({ 'b/a.odt': 'x' }, 'b')).toBe(phrase('convert-with-pandoc', 'a.odt'));
    expect(adviceAt({ 'b/a.md': 'x' }, 'b')).toBe(phrase('add-book-yaml'));
    expect(adviceAt({ 'a.pdf': 'x' }, 'a.pdf')).toBe(phrase('new-book'));
    const [almost] = read(memoryHost({ 'b/book.yml': 'title: x' }), 'b').diagnostics;
    expect(almost?.params).toMatchObject({ advice: phrase('call-it-book-yaml', 'book.yml') });
    expect(told(read(host, 'e.md').diagnostics)).toEqual(['missing-metadata-key 1:1']);
    expect(told(read(host, 'f.md').diagnostics)).toEqual(['no-text 4:1']);
    expect(told(read(host, 'b').diagnostics)).toEqual([
      'outside-book 2:9',
      'missing-file 2:18',
      'outside-book 3:8',
    ]);
    const [invalid] = read(host, 'u.md').diagnostics;
    expect(invalid?.params).toEqual({ path: 'u.md', offset: 2 });
  });

  test('reads the same with a byte order mark, with CR LF and with CR', () => {
    const text = `${front}# باب\n\nنص أول\nيتبعه\n\n- بند\n`;
    const plain = read(memoryHost({ 'k.md': text }), 'k.md').value?.blocks ?? [];
    const old = read(memoryHost({ 'k.md': text.replaceAll('\n', '\r') }), 'k.md').value?.blocks ?? [];
    expect(show(old)).toEqual(show(plain));
    const other =
      read(memoryHost({ 'k.md': `\u{feff}${text.replaceAll('\n', '\r\n')}` }), 'k.md').value?.blocks ?? [];
    expect(show(plain)).toEqual(['h1#ch-1 باب', 'نص أول يتبعه', 'ul[بند]']);
    expect(show(other)).toEqual(show(plain));
  });

  test('soft hyphens are left out, and every other character keeps its place', () => {
    const text = `${front}بي\u{ad}\u{ad}ت &shy;هنا\nو\u{ad}ال`;
    const blocks = read(memoryHost({ 'k.md': text }), 'k.md').value?.blocks ?? [];
    expect(show(blocks)).toEqual(['بيت هنا وال']);
    const [paragraph] = blocks;
    const texts = paragraph?.kind === 'paragraph' ? paragraph.children : [];
    for (const inline of texts) {
      const { start, end } = inline.span;
      if (inline.kind === 'text' && end - start === inline.text.length)
        expect(text.slice(start, end).replace('\n', ' ')).toBe(inline.text);
    }
  });

  test('that warraq new writes reads without a word', () => {
    const files = Object.fromEntries([...newBook()].map(([name, text]) => [`n/${name}`, text]));
    const { value, diagnostics } = read(memoryHost(files), 'n');
    expect(diagnostics).toEqual([]);
    expect(value?.blocks.length).toBeGreaterThan(4);
  });
});

describe('blocks', () => {
  test('of every kind are read', () => {
    const { blocks, told: reported } = readText(`# باب {#one}

## قسم *أول*

3. ثالث
4. رابع

   - داخل

> اقتباس
> يتبعه

\`\`\`js
a < b

c
\`\`\`

![وصف](a.png "شرح الصورة")

:::table[جدول]{#t}
| أ | ب | ج |
|:--|:-:|--:|
| ١ | ٢ |
:::

***

:::poem
صدر *أول* | عجز أول
صدر ثان | عجز ثان

سطر واحد
:::

:::note[عنوان]{kashida=off}
نص
:::
`);
    expect(reported).toEqual([]);
    expect(show(blocks)).toEqual([
      'h1#one باب',
      'h2#sec-1-1 قسم _أول_',
      'ol3 loose[ثالث, رابع / ul[داخل]]',
      'quote[اقتباس يتبعه]',
      'code js "a < b\\n\\nc"',
      'figure#fig-1 png 2×3 وصف (شرح الصورة)',
      'table#t (جدول) left,center,right أ|ب|ج // ١|٢|',
      '***',
      'poem صدر _أول_ = عجز أول; صدر ثان = عجز ثان ~ سطر واحد',
      'note(عنوان){"kashida":"off"}[نص]',
    ]);
  });

  test('captions are Markdown, with notes, and titles that are not stay as they are', () => {
    const captions = [
      '![وصف](a.png "خريطة *المدينة* بعد :ref[one][^1]")',
      '![وصف](a.png "بلا [^2] ولا شيء")',
      '![وصف](a.png "# ليس عنوانًا")',
      '![وصف](a.png "من اليمين: أولى وأخيرة")',
      '![وصف](a.png "قال: \\"نعم\\" *هنا*")',
    ];
    const { blocks, told: reported } = readText(`# باب {#one}\n\n${captions.join('\n\n')}\n\n[^1]: حاشية\n`);
    expect(reported).toEqual(['undefined-note 8:19']);
    expect(show(blocks).slice(1)).toEqual([
      'figure#fig-1 png 2×3 وصف (خريطة _المدينة_ بعد #one^1)',
      'figure#fig-2 png 2×3 وصف (بلا [^2] ولا شيء)',
      'figure#fig-3 png 2×3 وصف (# ليس عنوانًا)',
      'figure#fig-4 png 2×3 وصف (من اليمين: أولى وأخيرة)',
      'figure#fig-5 png 2×3 وصف (قال: "نعم" *هنا*)',
    ]);
  });

  test('pictures are as wide as the braces behind them say', () => {
    const widths = [
      '![وصف](a.png) {#one width=60%}',
      '![وصف](a.png "تعليق"){width="5.0in" height="3in"}',
      '![وصف](a.png){height=30pt}',
      '![وصف](a.png)',
    ];
    const { blocks, told: reported } = readText(`${widths.join('\n\n')}\n`);
    expect(reported).toEqual([]);
    expect(blocks.map((block) => block.kind === 'figure' && [block.anchor, block.width])).toEqual([
      ['one', { share: 0.6 }],
      ['fig-2', { points: 360 }],
      // Of 2 × 3 pixels.
      ['fig-3', { points: 20 }],
      ['fig-4', undefined],
    ]);
  });

  test('are figures where pictures have lines to themselves within a paragraph', () => {
    const text =
      'أول\n![وصف](a.png){#one width=50%}\nثان *مائل*\\\n![وصف](a.png "تعليق")\\\nثالث\n![وصف](a.png)\r\n\n- بند\n  ![وصف](a.png)\n';
    const { blocks, told: reported } = readText(text);
    expect(reported).toEqual([]);
    expect(show(blocks)).toEqual([
      'أول',
      'figure#one png 2×3 وصف ()',
      'ثان _مائل_',
      'figure#fig-2 png 2×3 وصف (تعليق)',
      'ثالث',
      'figure#fig-3 png 2×3 وصف ()',
      'ul[بند / figure#fig-4 png 2×3 وصف ()]',
    ]);
    expect(blocks[1]).toMatchObject({ width: { share: 0.5 } });
    expect(readText('نص ![وصف](a.png)\nنص').told).toEqual(['unsupported-markdown 4:4']);
    expect(readText('![وصف](a.png) نص\nنص').told).toEqual(['unsupported-markdown 4:1']);
  });

  test('are read as Pandoc writes those of a Word file (-t gfm-raw_html)', () => {
    const { blocks, told: reported } = readText(`نص أول[^1] و**قوي** و”علامات” \\* و…

-   بند
    1.  فرعي
    2.  فرعي

| أ   | ب     |
|-----|------:|
| ١   | ٢[^2] |

![](./media/rId24.png)

[^1]: هامش أول.

    وفقرته الثانية.

[^2]: هامش [ثان](http://a.b).
`);
    expect(reported).toEqual(['missing-alt 14:1', 'missing-image 14:1']);
    expect(show(blocks)).toEqual([
      'نص أول^1 و*قوي* و”علامات” * و…',
      'ul[بند / ol1[فرعي, فرعي]]',
      'table#table-1 () ,right أ|ب // ١|٢^2',
    ]);
  });

  test('that are HTML are told of with what to write instead', () => {
    expect(
      [
        '<br>',
        '<STRONG>',
        '</a>',
        '<sup>',
        '<div dir="ltr"><img src="a.png"></div>',
        '<span dir="rtl">',
        '<x-y>',
      ].map(adviceFor),
    ).toEqual(
      [
        'html-break',
        'html-emphasis',
        'html-link',
        'html-raised',
        'html-box',
        'html-direction',
        'html-unknown',
      ].map((name) => expect.stringContaining(name)),
    );
  });

  test('that have no place in a book are reported where they stand', () => {
    const cases: Readonly<Record<string, readonly string[]>> = {
      '<div>\n\nنص': ['raw-html 4:1'],
      'نص <b>غليظ</b>': ['raw-html 4:4', 'raw-html 4:11'],
      'قبل <!-- تعليق --> بعد\n\n<!--\n\nتعليق\n\n-->': [],
      '![وصف](https://a.example/b.png)': ['remote-image 4:1'],
      '![وصف](none.png)': ['missing-image 4:1'],
      '![](a.png)': ['missing-alt 4:1'],
      '![وصف](../../a.png)': ['outside-book 4:1'],
      'نص ![وصف](a.png) نص': ['unsupported-markdown 4:4'],
      '![وصف](a.png){width=0% height=2em witdh=3cm}': [
        'invalid-value 4:14',
        'invalid-value 4:14',
        'unknown-attribute 4:14',
      ],
      '![وصف](a.png) ![وصف](a.png) {#x}': ['unsupported-markdown 4:1', 'unsupported-markdown 4:15'],
      '[نص](javascript:alert)': ['unsafe-link 4:1'],
      '[نص](#nowhere)': ['broken-link 4:1'],
      ':::notes\nنص\n:::': ['unknown-directive 4:1'],
      ':::note\nنص': ['invalid-directive 4:1'],
      '::: note\nنص\n:::': ['invalid-directive 4:1'],
      ':span[en]': ['invalid-directive 4:1'],
      '# أ {#x}\n\nنص\n\n# ب {#x}\n\nنص': ['duplicate-anchor 8:1'],
      '# أ\n\n### ب\n\nنص\n\n# ج': ['heading-skip 6:1', 'empty-chapter 10:1'],
      '#\n\nنص': ['empty-heading 4:1'],
      '**فصل أول**\n\nنص.\n\n**فصل ثان**\n\nنص.': ['bold-for-headings 4:1'],
      '**فصل أول**\n\nنص.\n\n**جملة غليظة.**\n\n**كلمة** نص.': [],
      '# باب\n\n**فصل أول**\n\nنص.\n\n**فصل ثان**\n\nنص.': [],
      'نص[^a] و[^b]\n\n[^a]: حاشية\n\n[^c]: لا أحد': ['undefined-note 4:9', 'unused-note 8:1'],
      '| أ |\n|---|\n| ب | ج |': ['table-row-too-long 6:5'],
      'نص\u{7}': ['control-character 4:3'],
    };
    for (const [text, expected] of Object.entries(cases)) {
      expect(readText(text).told, text).toEqual(expected);
    }
  });

  test('with a misspelt name are told the nearest, as it is written', () => {
    expect(suggestionsFor(':sapn[x]{lang=en}')).toEqual([phrase('did-you-mean', ':span[…]{lang=…}')]);
    expect(suggestionsFor(':::pome\nنص\n:::')).toEqual([phrase('did-you-mean', ':::poem')]);
  });

  test('nested without end are reported, not read', () => {
    const depth = 1000;
    const deep = [
      `${'>'.repeat(depth)} نص`,
      Array.from({ length: depth }, (_, level) => `${' '.repeat(level * 2)}- نص`).join('\n'),
      Array.from({ length: depth }, () => ':::note').join('\n'),
      `${'!['.repeat(depth)}نص${'](a.png)'.repeat(depth)}`,
      `${'*a '.repeat(depth)}${'b*'.repeat(depth)}`,
      `${'- '.repeat(40)}نص`,
    ];
    for (const text of deep) expect(readText(text).told.join()).toContain('nesting-too-deep');
  });
});

describe('inlines', () => {
  test('keep colons that begin no mark', () => {
    const text = 'الساعة 10:30، قال:كذا[قوس] و a:b و :) و http://a.example وقال :نص';
    expect(show(readText(text).blocks)).toEqual([text]);
  });

  test('are marks, links, notes and breaks', () => {
    const {
      blocks,
      told: reported,
      notes,
    } = readText(
      'أ :span[Exit *mobile*]{lang=en} [ب](https://a.example) `ج`\\\nد[^ن] **ه**\n\n[^ن]: حاشية.\n\n    وفقرتها الثانية.\n',
    );
    expect(reported).toEqual([]);
    expect(show(blocks)).toEqual(['أ en<Exit _mobile_> <https://a.example ب> `ج`⏎د^ن *ه*']);
    expect(notes).toEqual(['ن']);
  });

  test('know the place of every character', () => {
    const text = `${front}أ\\*ب &amp; ج  [د](https://a.example)\nه *و* &#x632; ح\n   ط\n\n- ي\n  ك\n\nنص خالص\nآخر\n`;
    const book = read(memoryHost({ 'k.md': text }), 'k.md').value;
    const letters = new Set<string>();
    visit(book?.blocks ?? [], {
      inline: (inline) => {
        if (inline.kind !== 'text') return;
        for (const [index, character] of inline.text.split('').entries()) {
          if (!/[أ-ي]/.test(character) || character === 'ز') continue;
          letters.add(character);
          expect(text[sourceOffset(inline, index)]).toBe(character);
        }
      },
    });
    expect(letters.size).toBeGreaterThan(10);
  });
});

describe('the outline', () => {
  test('is one tree without gaps, and chapters split at level 1', () => {
    const { blocks } = readText('مدخل\n\n# أ\n\nنص\n\n### ب\n\n## ج\n\n# د\n\nنص');
    const tree = outline({ blocks });
    expect(
      tree.entries.map((entry) => [entry.title, entry.children.map((child) => [child.title, child.depth])]),
    ).toEqual([
      [
        'أ',
        [
          ['ب', 2],
          ['ج', 2],
        ],
      ],
      ['د', []],
    ]);
    expect(
      chapters({ blocks }).map((chapter) => [chapter.anchor, chapter.title, chapter.blocks.length]),
    ).toEqual([
      ['ch-0', '', 1],
      ['ch-1', 'أ', 3],
      ['ch-2', 'د', 1],
    ]);
  });
});

test('a word of a megabyte is read', () => {
  const { blocks } = readText('س'.repeat(1_000_000));
  const [first] = blocks;
  expect(first?.kind === 'paragraph' ? plainText(first.children).length : 0).toBe(1_000_000);
});

test('each file has its own notes, whatever they are called', () => {
  const host = memoryHost({
    'b/book.yaml': 'title: ك\n',
    'b/1.md': '# أ\n\nنص[^2-1][^file2-1].\n\n[^2-1]: أولى\n\n[^file2-1]: ثانية\n',
    'b/2.md': '# ب\n\nنص[^1].\n\n[^1]: ثالثة\n',
  });
  const { value, diagnostics } = read(host, 'b');
  expect(told(diagnostics)).toEqual([]);
  const notes = [...(value?.notes.values() ?? [])].map(({ children }) => show(children));
  expect(notes).toEqual([['أولى'], ['ثانية'], ['ثالثة']]);
});

test('a caption is Markdown over two lines too, and calls notes whatever their letters', () => {
  const { blocks, told: said } = readText('![ب](a.png "في\n  *سطرين* بعد[^A]")\n\n[^a]: ح\n');
  expect(said).toEqual([]);
  const [figure] = blocks;
  const kinds = figure?.kind === 'figure' ? figure.caption?.map(({ kind }) => kind) : undefined;
  expect(kinds).toEqual(['text', 'emphasis', 'text', 'note-reference']);
});

test.each([
  ['\u{200f}## عنوان', 'hidden-mark 4:1'],
  ['\u{200f}- أ\n\u{200f}- ب', 'hidden-mark 4:1'],
  ['\u{61c}> أ', 'hidden-mark 4:1'],
  ['#عنوان الفصل الثاني', 'stray-mark 4:1'],
])('a mark that begins nothing is told of: %j', (text, expected) => {
  expect(readText(text).told).toContain(expected);
});

test.each(['#وسم', '#وسم و#آخر', '\u{200f}نص', '#هذه جملة، تنتهي بنقطة.'])(
  'what is no mark is not: %j',
  (text) => {
    expect(readText(text).told).toEqual([]);
  },
);

test('a bar behind a backslash, as Pandoc writes it, parts hemistichs', () => {
  const { blocks, told: said } = readText(':::poem\nقفا نبك \\| بسقط اللوى\n:::\n');
  expect(said).toEqual([]);
  const [poem] = blocks;
  expect(poem?.kind === 'poem' ? poem.stanzas[0]?.[0]?.hemistichs.map(plainText) : undefined).toEqual([
    'قفا نبك ',
    ' بسقط اللوى',
  ]);
});

test('noncharacters are told of', () => {
  expect(readText('نص \u{fdd0} و\u{1ffff}').told).toEqual(['control-character 4:4', 'control-character 4:7']);
});

test('hostile texts take no time', () => {
  const links = Array.from({ length: 120 }, (_, index) => `[أ](#قسم-${index}-ناقص)`).join(' ');
  const heads = Array.from(
    { length: 2000 },
    (_, index) => `## قسم من الأقسام ${index} {#قسم-${index}}\n`,
  ).join('\n');
  for (const text of [
    `The word (كتاب) ${'.'.repeat(10_000)} 5`,
    `${heads}\n${links}`,
    '<!--'.repeat(20_000),
  ]) {
    const started = performance.now();
    readText(text);
    expect(performance.now() - started).toBeLessThan(3000);
  }
});

test('values between typographic quotation marks are read, or told of where a space ends them', () => {
  const { blocks, told: said } = readText(':::quran{sura=“البقرة” verse=“2”}\nالم\n:::\n');
  const [verse] = blocks;
  expect(said).toEqual([]);
  expect(verse?.kind === 'aside' && verse.attributes).toEqual({ sura: 'البقرة', verse: '٢' });
  expect(readText('قال :quran[الم]{sura=“سورة البقرة” verse="1"} ثم').told).toEqual(['stray-mark 4:16']);
});
