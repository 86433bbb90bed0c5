/** The structure tree read as a screen reader reads it: the book's words, in the book's order. */

import { describe, expect, it } from 'vitest';
import { createHost } from '../../src/host.ts';
import { publishPdf } from '../../src/pipeline.ts';
import { createStopwatch } from '../../src/stopwatch.ts';
import { inspectPdf, streamsOf } from '../support/inspect-pdf.ts';
import { memoryHost } from '../support/memory-host.ts';
import { readTags, tagsOfType, wordsOf } from '../support/read-tags.ts';

const sentence =
  'كان الكاتب يصف الحروف في الصندوق ثم يشدها بالخيط حتى لا تتفرق، فإذا فرغ من الصفحة دفعها إلى الطابع.';
const long = Array.from({ length: 30 }, (_, index) => `الجملة ${index + 1}: ${sentence}`).join(' ');

const manuscript = `---
title: كتاب الترتيب
---

# الفصل الأول

${long}

تليها فقرة فيها حاشية[^first] وكلمة **غليظة** ورابط [إلى موضع](https://example.org) وقول :span[set in type]{lang=en} ثم حاشية أخرى[^second] قبل آخرها.

## باب القوائم

- نقطة أولى طويلة ${sentence}
- نقطة ثانية
  1. فرع أول
  2. فرع ثان

> اقتباس فيه كلام.

| اسم | عدد |
|-----|-----|
| واحد | اثنان |

# الفصل الثاني

${long}

[^first]: نص الحاشية الأولى.
[^second]: نص الحاشية الثانية، وهي طويلة: ${long}
`;

async function pdfOf(markdown: string): Promise<Uint8Array> {
  const host = memoryHost({ 'book.md': markdown }, createHost());
  const stopwatch = createStopwatch(
    () => 0,
    () => undefined,
  );
  const request = { templateRoots: ['templates'], fontRoots: ['fonts'] };
  const { value } = await publishPdf(host, 'book.md', request, true, stopwatch);
  return value?.pdf ?? new Uint8Array();
}

const tagsOfBook = async () => readTags(await pdfOf(manuscript));

/** Words of a stretch of the manuscript, as the book shows them. */
function wordsBetween(from: string, to: string): readonly string[] {
  const start = manuscript.indexOf(from);
  return manuscript
    .slice(start, to === '' ? undefined : manuscript.indexOf(to, start))
    .replaceAll(/\[\^\w+\](: )?|\*\*|\(https:[^)]*\)|:span|\{lang=en\}|[[\]]/g, ' ')
    .split(/\s+/)
    .filter((word) => !/^(|#+|-|\d\.|>|\||[|-]+)$/.test(word));
}

/** Punctuation after a note's mark or a link is a piece of its own in the tree. */
const letters = (words: readonly string[]): string => words.join('').replaceAll(/\s/g, '');

describe('the structure tree', async () => {
  const tags = await tagsOfBook();
  const chapters = tagsOfType(tags, 'Sect').filter(
    ({ children }) => children[0]?.type === 'H1' && tagsOfType(children[0], 'TOC').length === 0,
  );
  const body = chapters.filter((chapter) => wordsOf(chapter).join(' ').startsWith('الفصل'));

  it('reads as the book does, also over page breaks, inside and after notes, and in lists and tables', () => {
    const without = ['Note', 'Lbl', 'Reference'];
    expect(body).toHaveLength(2);
    const [first, second] = body.map((chapter) => letters(wordsOf(chapter, without)));
    expect(first).toBe(letters(wordsBetween('# الفصل الأول', '# الفصل الثاني')));
    expect(second).toBe(letters(wordsBetween('# الفصل الثاني', '[^first]:')));
  });

  it('reads whole words, one by one, where no note or link cuts them', () => {
    const [paragraph] = tagsOfType(body[1] ?? tags, 'P');
    expect(paragraph === undefined ? [] : wordsOf(paragraph)).toEqual(long.split(' '));
  });

  it('reads each note whole, in the order of their marks, after the paragraph that calls it', () => {
    const notes = tagsOfType(tags, 'Note').map((note) => letters(wordsOf(note, ['Lbl'])));
    expect(notes).toEqual([
      letters(wordsBetween('نص الحاشية الأولى', '[^second]:')),
      letters(wordsBetween('نص الحاشية الثانية', '')),
    ]);
  });
});

it('a left-to-right book has none of the marks that right-to-left lines need', async () => {
  const text = 'A word[^1] and *another*, `code` and [a link](https://example.org).\n\n- An item[^1]\n';
  const pdf = await pdfOf(`---\ntitle: Book\nlanguage: en\n---\n# One\n\n${text}\n[^1]: A *note*.\n`);
  const maps = streamsOf(pdf).filter(({ text: map }) => map.includes('begincmap'));
  expect(maps.length).toBeGreaterThan(1);
  for (const { text: map } of maps) expect(map).not.toMatch(/<(?:[0-9a-f]{4})*061c/);
});

it('the letters that number a list come in order out of pdf.js', async () => {
  const items = Array.from({ length: 12 }, (_, index) => `${index + 1}. بند\n`).join('');
  const design = 'design: {name: classical, list: {counters: [abjad]}}';
  const pdf = await inspectPdf(await pdfOf(`---\ntitle: ك\n${design}\n---\n# ف\n\nنص.\n\n${items}`));
  const words = pdf.pages.flatMap(({ text }) => text.split(/\s+/));
  expect(words).toEqual(expect.arrayContaining(['يا', 'يب']));
});
