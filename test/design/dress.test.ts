/** The stage as a whole: each folder of `test/golden/design` is a manuscript and what it must be dressed as. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StructureElement } from '../../src/book/structure.ts';
import { dress } from '../../src/design/dress.ts';
import { dumpSections, dumpStructure } from '../../src/design/dump.ts';
import { loadDesign } from '../../src/design/load.ts';
import type { ImageBlock, StyledBlock, StyledBook, StyledText } from '../../src/design/styled.ts';
import { createHost } from '../../src/host.ts';
import { read } from '../../src/read/read.ts';
import { memoryHost } from '../support/memory-host.ts';

const root = join(import.meta.dirname, '../..');
const goldens = join(root, 'test/golden/design');
const templates = join(root, 'templates');

/** Fonts that know only the names of their families. */
const fonts = {
  face: (name: string) => ({ family: name.replace(/^.*\/|-.*$/g, '') }),
};

const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path d="M0 0L8 4"/></svg>';

const dressed = (markdown: string): StyledBook => {
  const host = memoryHost({ 'book.md': markdown, 'p.svg': picture }, createHost());
  const book = read(host, 'book.md').value!;
  return dress(book, loadDesign(host, [templates], book.metadata).value!, fonts).value;
};

const elementsOf = (element: StructureElement): readonly StructureElement[] => [
  element,
  ...element.children.flatMap(elementsOf),
];

const textsOf = (block: StyledBlock): readonly StyledText[] => {
  switch (block.kind) {
    case 'paragraph':
      return [block.text, ...(block.marker === undefined ? [] : [block.marker.text])];
    case 'contents-entry':
      return [block.text];
    case 'verse':
      return block.hemistichs;
    case 'frame':
    case 'columns':
      return block.children.flatMap(textsOf);
    case 'table':
      return block.rows.flatMap((row) => row.cells.map((cell) => cell.text));
    case 'image':
    case 'rule':
    case 'drawing':
      return [];
  }
};

const isBody = (block: StyledBlock): boolean =>
  block.kind === 'paragraph' && block.style.align === 'justify' && block.style.insetStart === 0;

const toMillimetres = (value: number): number => Math.round((value * 25.4 * 100) / 72) / 100;

const sizes = (size: number): readonly number[] => {
  const markdown = `---\ntitle: كتاب\ndesign: {text: {size: ${size}, leading: ${size * 1.6}}}\n---\n# باب\nنص[^1]\n\n> قول\n\n[^1]: حاشية`;
  return dressed(markdown)
    .sections.flatMap(({ blocks }) => blocks.flatMap(textsOf))
    .flatMap(({ ranges }) => ranges.map(({ style }) => style.size));
};

const cases = readdirSync(goldens);
const bookOf = (name: string): StyledBook => {
  const host = createHost();
  const book = read(host, join(goldens, name, 'in.md')).value!;
  return dress(book, loadDesign(host, [templates], book.metadata).value!, fonts).value;
};

describe.each(cases)('%s', (name) => {
  const book = bookOf(name);
  const blocks = [
    ...book.sections.flatMap((section) => section.blocks),
    ...[...book.notes.values()].flatMap((note) => note.blocks),
  ];

  it('has these sections and blocks', async () => {
    await expect(dumpSections(book)).toMatchFileSnapshot(join(goldens, name, 'sections.txt'));
  });

  it('has this structure', async () => {
    await expect(dumpStructure(book.structure)).toMatchFileSnapshot(join(goldens, name, 'structure.txt'));
  });

  it('covers each text once with its ranges', () => {
    for (const { text, ranges } of blocks.flatMap(textsOf)) {
      expect(ranges.map(({ start }) => start)).toEqual(
        [0, ...ranges.map(({ end }) => end)].slice(0, ranges.length),
      );
      expect(ranges.at(-1)?.end ?? 0).toBe(text.length);
    }
  });

  it('numbers headings from 1 without gaps', () => {
    let previous = 0;
    for (const { role, level } of elementsOf(book.structure)) {
      if (role !== 'heading') continue;
      expect(level).toBeGreaterThanOrEqual(1);
      expect(level).toBeLessThanOrEqual(previous + 1);
      previous = level ?? 0;
    }
  });

  it('binds each note and its first mark both ways', () => {
    const elements = elementsOf(book.structure);
    const notes = elements.filter(({ role }) => role === 'note');
    expect(notes).toHaveLength(book.notes.size);
    for (const note of notes) {
      const call = elements.find(({ id }) => id === note.ref);
      expect(call).toMatchObject({ role: 'reference', ref: note.id });
    }
  });

  it('gives all running text one style object', () => {
    const body = book.sections.flatMap((section) => section.blocks).filter(isBody);
    const styles = body.flatMap(textsOf).flatMap(({ ranges }) => ranges[0]?.style ?? []);
    expect(styles.length).toBeGreaterThan(1);
    expect(new Set(styles).size).toBe(1);
  });
});

describe('the page', () => {
  it('of the classical design is 14 × 21 cm with whole lines and Van de Graaf’s margins', () => {
    const { geometry } = dressed('---\ntitle: كتاب\n---\nنص');
    const { width, height, margins, leading } = geometry;
    expect([width, height].map(toMillimetres)).toEqual([140, 210]);
    expect([margins.top, margins.inner, margins.outer].map(toMillimetres)).toEqual([17.5, 15.33, 22.67]);
    const lines = (height - margins.top - margins.bottom) / leading;
    expect(Math.abs(lines - Math.round(lines))).toBeLessThan(1e-9);
    expect(Math.round(lines)).toBe(21);
    expect(geometry).toMatchObject({ binding: 'right', isFacing: true });
  });

  it('is bound at the left in a left-to-right book', () => {
    expect(dressed('---\ntitle: Book\nlanguage: en\n---\nText').geometry.binding).toBe('left');
  });
});

describe('sizes', () => {
  it('all follow the text’s', () => {
    const doubled = sizes(10).map((size) => size * 2);
    for (const [index, size] of sizes(20).entries()) expect(size).toBeCloseTo(doubled[index]!, 9);
  });
});

describe('digits', () => {
  it.each([
    ['ar', 'arab', 'arab'],
    ['ar-MA', 'latn', 'latn'],
    ['fa', 'arab', 'arabext'],
    ['ur-PK', 'arab', 'arabext'],
  ])('of %s with %s are %s', (language, digits, family) => {
    const book = dressed(`---\ntitle: ك\nlanguage: ${language}\ndigits: ${digits}\n---\nن`);
    expect(book.digits).toBe(family);
  });
});

describe('notes', () => {
  it('are numbered anew in each chapter', () => {
    const book = dressed('---\ntitle: ك\n---\n# أ\nن[^a] ن[^b]\n# ب\nن[^c]\n\n[^a]: ١\n[^b]: ٢\n[^c]: ٣');
    const numbers = [...book.notes.values()].map(({ blocks }) =>
      blocks[0]?.kind === 'paragraph' ? blocks[0].marker?.text.text : undefined,
    );
    expect(numbers).toEqual(['(١)', '(٢)', '(١)']);
  });

  it('that call themselves, or each other, end', () => {
    const book = dressed('---\ntitle: ك\n---\nن[^a]\n\n[^a]: انظر[^b]\n[^b]: انظر[^a]');
    expect([...book.notes.keys()]).toEqual(['a', 'b']);
  });

  it('hold nothing larger than a note: all in them is to its text what it is elsewhere to the text', () => {
    const parts = [
      'كلام',
      '> قول',
      ':::poem\nصدر | عجز\n:::',
      ':::quran\nقُلۡ\n:::',
      ':::definitions\nلفظ\n: معنى\n:::',
      '| أ |\n|---|\n| ب |',
      '1. بند',
      ':::passage{lang=ur}\nاردو\n:::',
      '```\nx\n```',
    ];
    const indented = parts.map((part) => part.replaceAll(/^/gm, '    ').trimEnd()).join('\n\n');
    const { notes, sections } = dressed(
      `---\ntitle: ك\n---\n${parts.join('\n\n')}\n\nن[^a]\n\n[^a]: ${indented.trimStart()}`,
    );
    const inNote = notes.get('a')!.blocks;
    // After the title.
    const inText = sections.at(-1)!.blocks.slice(1, inNote.length + 1);
    expect(inNote.map(({ kind }) => kind)).toEqual(inText.map(({ kind }) => kind));
    const [first] = inNote;
    const number = first?.kind === 'paragraph' ? first.marker?.text : undefined;
    const measures = (blocks: readonly StyledBlock[], share: number, line: number): readonly unknown[] =>
      blocks.flatMap((block) => [
        ...textsOf(block)
          .filter((text) => text !== number)
          .flatMap(({ ranges }) => ranges.map(({ style }) => (style.size * share).toFixed(6))),
        ...('style' in block ? [(block.style.leading * line).toFixed(6)] : []),
      ]);
    // Of the classical design: `text: {size: 0.82, leading: 0.8}`.
    expect(measures(inNote, 1, 1)).toEqual(measures(inText, 0.82, 0.8));
  });
});

it('a part has the ground of its design where it stands alone, and the inks of paper where text follows', () => {
  const book = dressed(
    '---\ntitle: ك\ndesign: contemporary\n---\n# أ {.part}\n\n# ب\n\nن\n\n# ج {.part}\n\n> ن\n\n# د\n\nن\n',
  );
  const parts = book.sections.filter(({ kind }) => kind === 'part');
  const inks = parts.map(({ background, blocks }) => [
    background,
    blocks.flatMap(textsOf)[0]?.ranges[0]?.style.color,
  ]);
  const [alone, withText] = inks;
  expect(alone?.[0]).toBeDefined();
  expect(withText?.[0]).toBeUndefined();
  expect(withText?.[1]).not.toBe(alone?.[1]);
});

describe('pictures and tables', () => {
  it.each(['> ', '1. '])('behind «%s» have the insets of the words beside them', (start) => {
    const lines = 'كلام\n\n![ص](p.svg)\n\n| أ |\n|---|\n| ب |'.replaceAll(
      '\n',
      `\n${start === '> ' ? start : '   '}`,
    );
    const blocks = dressed(`---\ntitle: ك\n---\n${start}${lines}`).sections.at(-1)!.blocks;
    const insets = blocks.flatMap((block): readonly Pick<ImageBlock, 'insetStart' | 'insetEnd'>[] => {
      if (block.kind === 'paragraph') return block.element.role === 'heading' ? [] : [block.style];
      return block.kind === 'image' || block.kind === 'table' ? [block] : [];
    });
    expect(insets).toHaveLength(3);
    expect(new Set(insets.map(({ insetStart }) => insetStart)).size).toBe(1);
    expect(new Set(insets.map(({ insetEnd }) => insetEnd)).size).toBe(1);
    expect(insets[0]!.insetStart).toBeGreaterThan(0);
  });
});

it('a reference in Latin letters has nothing isolated in it, so that its words keep their order', () => {
  const reference = 'Smith, J. "A Title." *Journal* 3 (2017). https://doi.org/10.4';
  const book = dressed(`---\ntitle: ك\n---\nنص[^1].\n\n[^1]: ${reference}\n`);
  const [note] = [...book.notes.values()];
  expect(note?.blocks.flatMap(textsOf)[0]?.text).toBe(reference.replaceAll('*', ''));
});
