/** The page list against the PDF of the same build, as pdf.js reads it: its labels, and where each page begins. */

import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { navBody } from '../../src/epub/nav.ts';
import { pageMarks } from '../../src/epub/page-list.ts';
import { type InspectedPdf, inspectPdf } from '../support/inspect-pdf.ts';
import { bodyText } from '../support/unpack-epub.ts';
import { type BuiltEpub, buildEpub, buildText, sampleFolder } from './build-sample.ts';

const article = join(import.meta.dirname, '../../content/beijing-summit');

interface Listed {
  readonly label: string;
  readonly file: string;
  readonly id: string;
}

function pageList(built: BuiltEpub): readonly Listed[] {
  const nav = built.text('OEBPS/toc.xhtml');
  const list = nav.slice(nav.indexOf('epub:type="page-list"'));
  return [...list.matchAll(/<li><a href="([^"#]*)#([^"]*)">([^<]*)</g)].map(
    ([, file = '', id = '', label = '']) => ({ label, file, id }),
  );
}

/** Documents in reading order. */
function spineOf(built: BuiltEpub): readonly string[] {
  const opf = built.text('OEBPS/content.opf');
  const names = new Map(
    [...opf.matchAll(/<item id="([^"]*)" href="([^"]*)"/g)].map(([, id, href]) => [id, href ?? '']),
  );
  return [...opf.matchAll(/<itemref idref="([^"]*)"/g)].map(([, id]) => names.get(id) ?? '');
}

const marks = /<span id="(_page-\d+)" epub:type="pagebreak" role="doc-pagebreak" title="([^"]*)"><\/span>/g;

describe.each([
  ['the sample', sampleFolder],
  ['the article', article],
])('of %s', (_name, folder) => {
  let built: BuiltEpub;
  let pdf: InspectedPdf;
  beforeAll(async () => {
    built = await buildEpub(folder, true);
    pdf = await inspectPdf(built.pdf ?? new Uint8Array());
  });

  test('it lists the PDF’s labels, all and in their order', () => {
    expect(pageList(built).map(({ label }) => label)).toEqual(
      (pdf.labels ?? []).filter((label) => label !== ''),
    );
  });

  test('each entry leads to a break of that name; breaks stand in the order of the spine, none besides', () => {
    const found = spineOf(built).flatMap((file) =>
      [...built.text(`OEBPS/${file}`).matchAll(marks)].map(([, id, label]) => ({ label, file, id })),
    );
    expect(found).toEqual(pageList(built));
  });

  test('a break stands before the first word of its page', () => {
    let compared = 0;
    for (const { file, id } of pageList(built)) {
      const page = Number(id.replace('_page-', '')) - 1;
      const { section, isBlank } = built.edition.pages[page] ?? {};
      if (isBlank || !['dedication', 'epigraph', 'chapter', 'colophon'].includes(section ?? '')) continue;
      const text = built.text(`OEBPS/${file}`);
      const after = bodyText(`<body>${text.slice(text.indexOf(`id="${id}"`) - '<span '.length)}`);
      // Markers of lists are text in the PDF, and a letter by itself may be one; the running head is read last.
      const line = pdf.pages[page]?.text.split('\n').find((one) => /\p{L}{2}/u.test(one)) ?? '';
      const printed = wordsOf(line).filter(isWord);
      const first = wordsOf(after).filter(isWord).slice(0, 2);
      // pdf.js reads lines of two scripts in another order.
      if (/[A-Za-z]/.test(line)) expect(printed).toEqual(expect.arrayContaining(first.slice(0, 1)));
      else expect(first.slice(0, printed.length)).toEqual(printed.slice(0, 2));
      compared++;
    }
    expect(compared).toBeGreaterThan(5);
  });

  test('the NCX has the same list, numbers with their value', () => {
    const targets = [
      ...built
        .text('OEBPS/toc.ncx')
        .matchAll(/<pageTarget [^>]*>\n<navLabel><text>(.*?)<.*\n<content src="(.*?)#(.*?)"/g),
    ];
    expect(targets.map(([, label, file, id]) => ({ label, file, id }))).toEqual(pageList(built));
    expect(built.text('OEBPS/toc.ncx')).toMatch(/type="normal" value="2"/);
  });
});

/** Words without marks of notes, punctuation and vowels: pdf.js gives those apart. */
/** More than a letter, which may count a list. */
const isWord = (word: string): boolean => /\p{L}{2}|\d/u.test(word);

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\s]/gu, '')
    .split(/\s+/)
    .filter((word) => word !== '');
}

const lines = (length: number, line: () => string): string => Array.from({ length }, line).join('\n');

describe('where pages begin inside blocks', () => {
  const letters = 'بتثجحخدذرز';
  let count = 1000;
  /** Words of which each stands once in the book. */
  const words = (length: number): string =>
    Array.from({ length }, () =>
      Array.from(String(count++), (digit) => letters.charAt(Number(digit))).join(''),
    ).join(' ');

  const pieces = [
    `| ${words(1)} | ${words(1)} |\n|---|---|\n${lines(60, () => `| ${words(3)} | ${words(1)} |`)}`,
    `\`\`\`\n${lines(70, () => `\t${words(1)}\t${words(1)}`)}\n\`\`\``,
    lines(90, () => `- ${words(2)}`),
    `:::poem\n${lines(60, () => `${words(3)} | ${words(3)}`)}\n:::`,
    lines(90, () => `*${words(5)}* \\* ${words(3)} &amp; **${words(4)}**  `),
    // Parts of a text that have an order of their own.
    lines(300, () => `${words(3)} C++ ${words(2)} \`${words(2)} = "${words(2)}"\``),
    `\`\`\`\n${lines(70, () => `[1] = "${words(1)}" # ${words(1)}`)}\n\`\`\``,
    `${words(30)}[^n] ${words(400)}\n\n[^n]: ${words(900)}\n\n${words(300)}`,
  ];

  test('table with repeated header, listing, list, poem, marked text, pages of notes only: to the word', async () => {
    const built = await buildText(
      pieces.map((piece) => `# باب\n\n${piece}\n\n${words(20)}`).join('\n\n'),
      'title: كتاب',
      true,
    );
    const pdf = await inspectPdf(built.pdf ?? new Uint8Array());
    const printed = new Map<string, number>();
    for (const [index, { text: shown }] of pdf.pages.entries())
      for (const word of wordsOf(shown)) if (!printed.has(word)) printed.set(word, index);
    const targets = pageList(built);
    expect(targets.map(({ label }) => label)).toEqual((pdf.labels ?? []).filter((label) => label !== ''));
    let compared = 0;
    for (const { file, id } of targets) {
      if (!file.startsWith('text-')) continue;
      const document = built.text(`OEBPS/${file}`);
      const body = document.slice(document.indexOf('<section'), document.indexOf('<div class="notes"') >>> 0);
      const [before = [], after = []] = body
        .split(`<span id="${id}"`)
        .map((part) => wordsOf(bodyText(`<body><span ${part}`)));
      const page = Number(id.replace('_page-', '')) - 1;
      const last = printed.get(before.at(-1) ?? '');
      const first = printed.get(after.find((word) => word !== 'باب' && word !== 'C') ?? '') ?? 0;
      if (last !== undefined) expect(last).toBeLessThan(page);
      expect(first).toBeGreaterThanOrEqual(page);
      // A page on which nothing begins has its break with the next one that has.
      const between = pdf.pages.slice(page, first).flatMap(({ text }) => wordsOf(text));
      expect(between.filter((word) => body.includes(word) && word !== 'باب')).toEqual([]);
      compared++;
    }
    expect(compared).toBeGreaterThan(20);
  });
});

test('without pages there is no list, and nothing speaks of one', async () => {
  const { book } = await buildText('# باب\n\nنص.');
  expect(pageMarks(book, []).takeEnd()).toEqual([]);
  expect(navBody([], [], [], { contents: '', landmarks: '', pageList: 'صفحات' })).not.toContain('page-list');
});

test('a break among telephone numbers and names leaves them isolated, and may stand in one', async () => {
  const contacts = Array.from(
    { length: 400 },
    (_, index) => `للمراسلة @person${index} أو هاتف +962 6 555 ${1000 + index}`,
  );
  const built = await buildText(`# دليل\n\n${contacts.join('، ')}.`, 'title: كتاب', true);
  const text = spineOf(built)
    .map((file) => built.text(`OEBPS/${file}`))
    .join('');
  expect([...text.matchAll(marks)].length).toBeGreaterThan(8);
  const isolated = [
    ...text.replaceAll(marks, '').matchAll(/<span class="unbroken" dir="ltr">([^<]*)<\/span>/g),
  ];
  expect(isolated.map(([, part]) => part)).toEqual(
    contacts.flatMap((_, index) => [`@person${index}`, `+962 6 555 ${1000 + index}`]),
  );
});
