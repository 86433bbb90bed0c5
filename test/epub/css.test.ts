/** The style sheet: what old reading systems choke on, and what EPUB forbids, is not in it. */

import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadDesign } from '../../src/design/load.ts';
import { renderDiagnostic } from '../../src/diagnostics/render.ts';
import { styleSheet } from '../../src/epub/css.ts';
import { forScreens } from '../../src/epub/inks.ts';
import { createHost } from '../../src/host.ts';
import { type BuiltEpub, buildEpub, buildText, sampleFolder } from './build-sample.ts';

const root = join(import.meta.dirname, '../..');
let css: string;
let built: BuiltEpub;
beforeAll(async () => {
  built = await buildEpub(sampleFolder);
  css = built.text('OEBPS/style.css').replaceAll(/\/\*[\s\S]*?\*\//g, '');
});

test('every placeholder is filled in', () => {
  expect(css).not.toMatch(/[{}]{2}|undefined|NaN/);
});

test('direction is left to the documents (EPUB 3.3 #confreq-css-props-exc-direction)', () => {
  expect(css).not.toMatch(/\b(direction|unicode-bidi)\s*:/);
  for (const name of built.documents) expect(built.text(name)).not.toMatch(/\sstyle="/);
});

test('old engines find nothing that makes them drop the sheet', () => {
  const beyond =
    /@(media|supports|import|page)|\b(min|max|clamp|calc|var)\(|:(is|where|has|not)\(|--\w|\d(px|vh|vw|rem|ch)\b/;
  expect(css).not.toMatch(beyond);
  expect(css).not.toMatch(/(margin|padding|border|inset)-(inline|block)|text-align:\s*(start|end)\b/);
  expect(css).not.toMatch(/position:\s*fixed|display:\s*(flex|grid)|float:/);
});

test('no title is so large that a phone cuts off a long word', async () => {
  const metadata = 'title: كتاب\nauthor: فلان\ndesign: contemporary';
  const sheet = (await buildText('# باب {.part}\n\n# فصل\n\nنص.', metadata)).text('OEBPS/style.css');
  const sizes = [...sheet.matchAll(/font-size: ([\d.]+)em/g)].map(([, size]) => Number(size));
  expect(Math.max(...sizes)).toBe(3);
  expect(sheet).toMatch(/body \{[^}]*word-wrap: break-word;/);
});

test('a heading as large as the text says so: reading systems have sizes of their own for it', async () => {
  const sizes = 'headings: {h2: {size: 1}, h3: {size: 1}}, contents: {title: {size: 1}}';
  const metadata = `title: كتاب\nauthor: فلان\ndesign: {name: classical, ${sizes}}`;
  const sheet = (await buildText('# باب\n\n## فصل\n\nنص.', metadata)).text('OEBPS/style.css');
  for (const heading of ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'nav h1'])
    expect(sheet).toMatch(new RegExp(`\n${heading} \\{[^}]*font-size: [\\d.]+em;`));
});

test('Arabic is not spaced, slanted, hyphenated or cut by underlines', () => {
  expect(css).not.toMatch(/letter-spacing/);
  expect(css).not.toMatch(/italic|oblique|small-caps|text-transform|first-letter|font-feature|ligatures/);
  expect(css).toMatch(/em, i, cite[^{]*\{\s*font-style: normal/);
  expect(css).toContain('text-decoration: none');
});

test('emphasis shows where the text has no bold: by a line above it, and not by colour', async () => {
  const nastaliq = 'fonts: {text: noto-nastaliq-urdu/NotoNastaliqUrdu-Regular}';
  const design = `design: {name: classical, ${nastaliq}, strong: {color: accent}, emphasis: {weight: bold}}`;
  const metadata = `title: کتاب\nauthor: فلاں\nlanguage: ur\n${design}`;
  const sheet = (await buildText('# باب\n\nیہ **بڑا** اور *چھوٹا*۔', metadata)).text('OEBPS/style.css');
  const line = 'font-weight: inherit; border-top: 0.06em solid;';
  expect(sheet).toContain(`\nem { ${line} }`);
  expect(sheet).toContain(`\nstrong { ${line} }`);
  expect(sheet).toMatch(/\na\.link \{\s*font-weight: inherit;\s*border-bottom/);
  expect(css).not.toMatch(/\n(?:em|strong) \{[^}]*border/);
});

test('night and sepia are left to the reader: plain text has no colour and no background', () => {
  expect(/\nbody \{([^}]*)\}/.exec(css)?.[1]).not.toMatch(/color|background/);
  expect(/\np \{([^}]*)\}/.exec(css)?.[1]).not.toMatch(/color|background/);
  expect(css).not.toMatch(/:\s*(#000(000)?|#fff(fff)?|black|white)\b/i);
});

test('a loose list stands looser than a tight one: only its items hold the paragraphs that are set apart', async () => {
  const lists = await buildText('# فصل\n\n- أ\n- ب\n\nنص.\n\n1. ج\n\n2. د\n\n   هـ');
  const chapter = lists.documents.map((name) => lists.text(name)).find((text) => text.includes('<ol>'));
  expect(chapter).toContain('<ul>\n<li>أ</li>\n<li>ب</li>\n</ul>');
  expect(chapter).toContain('<ol>\n<li><p>ج</p></li>\n<li><p>د</p>\n<p>هـ</p></li>\n</ol>');
  expect(css).toMatch(/\nli \+ li p, li p \+ p \{ margin-top: 0\.\d+em; \}/);
  expect(css).not.toMatch(/li(?: \+ li)? \{[^}]*margin-top/);
});

const poem = (line: string): string => `:::poem\n${line} | ${line}\n:::`;

test('half-lines are as wide as the widest of their poem, whatever the screen', async () => {
  const [short, long] = [
    'قفا نبك من ذكرى حبيب ومنزل',
    'ومهما تكن عند امرئ من خليقة وإن خالها تخفى على الناس تعلم',
  ];
  const poems = await buildText(`# فصل\n\n${poem(short)}\n\n${poem(long)}`);
  const chapter = poems.documents.map((name) => poems.text(name)).join('');
  const widths = [...chapter.matchAll(/class="poem measure-(\d+)"/g)].map(([, ems]) => Number(ems));
  expect(widths).toHaveLength(2);
  expect(widths[1]).toBeGreaterThan(widths[0] ?? 0);
  const sheet = poems.text('OEBPS/style.css');
  for (const ems of widths)
    expect(sheet).toContain(`div.measure-${ems} span.sadr, div.measure-${ems} span.ajz { width: ${ems}em; }`);
  expect(sheet).not.toMatch(/span\.(sadr|ajz)[^{]*\{[^}]*width: \d+%;\s*min-width/);
});

test('a left-to-right book has its sides the other way round', async () => {
  const english = await buildText('# One\n\nText.', 'title: Book\nlanguage: en');
  expect(english.text('OEBPS/style.css')).toContain('padding-left: 1.6em');
  expect(css).toContain('padding-right: 1.6em');
  expect(english.text('OEBPS/content.opf')).toContain('page-progression-direction="ltr"');
});

test('a placeholder that no design has is reported, and nothing stands for it', () => {
  const { value: design } = loadDesign(createHost(), [join(root, 'templates')], built.book.metadata);
  if (design === undefined) throw new Error('the design loads');
  const text = 'p { {{no.such}} color: {{ colors.accent }}; {{colors.acent}}}';
  const sheet = styleSheet({
    templates: [{ text, path: 'book.css' }],
    design,
    language: 'ar',
    direction: 'rtl',
    digits: 'arab',
    fonts: [],
    measures: [],
    figures: [],
    listDigits: 0,
    passages: [],
    hasTurned: false,
  });
  expect(sheet.value).toBe(`p {  color: ${forScreens(design).colors.accent}; }`);
  expect(sheet.diagnostics.map((each) => renderDiagnostic(each, 'en'))).toEqual([
    'book.css:1:5 error[unknown-placeholder] The style sheet asks for “no.such”, which no design has\n' +
      '  The names between double braces are those of the keys of design.yaml, as in book.css of Warraq.',
    'book.css:1:45 error[unknown-placeholder] The style sheet asks for “colors.acent”, which no design has\n' +
      '  Did you mean “colors.accent”?',
  ]);
});

/** The declarations of the first rule for a selector. */
const bodyOf = (selector: string): string | undefined =>
  [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].find(([, selectors = '']) =>
    selectors.split(',').some((one) => one.trim() === selector),
  )?.[2];

test('a list in a block of small type is as small as its paragraphs, and all of a note is', () => {
  const blocks = ['blockquote', 'aside.related', 'aside.note', 'section.colophon', 'section.key-points'];
  for (const block of blocks) {
    expect(bodyOf(`${block} li`)).toMatch(/font-size: [\d.]+em/);
    expect(bodyOf(`${block} li`)).toBe(bodyOf(`${block} p`));
    // Not once for the item and again for its paragraph.
    for (const inner of ['li p', 'li li']) expect(bodyOf(`${block} ${inner}`)).toContain('font-size: 1em;');
  }
  expect(bodyOf('div.notes > aside')).toMatch(/font-size: 0\.82em;.*margin: /);
  expect(bodyOf('div.notes > aside > p')).not.toContain('font-size');
});
