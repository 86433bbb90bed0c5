/** What only the pages know, written into the text: page numbers, the index, notes numbered by pages. */

import { describe, expect, it } from 'vitest';
import type { Compose } from '../../src/break/line.ts';
import type { Generated, ParagraphBlock, StyledBook } from '../../src/design/styled.ts';
import { writeGenerated } from '../../src/paginate/generated.ts';
import type { Page } from '../../src/paginate/page.ts';
import { paginate } from '../../src/paginate/paginate.ts';
import {
  artifactsOf,
  book,
  compose,
  element,
  heading,
  lines,
  note,
  ownedOf,
  paragraph,
  section,
  style,
  styled,
  textStyle,
  textsOf,
} from './support.ts';

const plainRange = {
  style: textStyle,
  element: undefined,
  link: undefined,
  note: undefined,
  anchor: undefined,
  span: undefined,
};

/** A paragraph of words and of what the pages write; `88` holds the place. */
function written(
  parts: readonly (string | Generated)[],
  changes: Partial<ParagraphBlock> = {},
): ParagraphBlock {
  let text = '';
  const ranges = parts.map((part) => {
    const start = text.length;
    text += typeof part === 'string' ? part : '88';
    const range = { ...plainRange, start, end: text.length };
    return typeof part === 'string' ? range : { ...range, generated: part };
  });
  return { ...paragraph(''), text: { text, ranges }, ...changes };
}

const page = (anchor: string): Generated => ({ kind: 'page', anchor });
const pages = (...anchors: readonly string[]): Generated => ({
  kind: 'pages',
  places: anchors.map((anchor) => ({ anchor, element: element('link') })),
  comma: '، ',
});

const firstLine = (found: readonly Page[], word: string): string | undefined =>
  found.flatMap(textsOf).find((text) => text.startsWith(word));

const filler = (count: number): ParagraphBlock => paragraph(lines(count), { orphans: 1, widows: 1 });

describe('a page number in the text', () => {
  it('is that of the page its anchor stands on, ahead or behind', () => {
    const blocks = [
      heading('here', 'here'),
      written(['see ', page('far')]),
      filler(25),
      heading('far', 'far'),
      written(['back ', page('here')]),
    ];
    const { value, diagnostics } = paginate(book([section(blocks)]), compose);
    expect(diagnostics).toEqual([]);
    const target = value.pages[value.destinations.get('far')!.page];
    expect(target?.index).toBeGreaterThan(1);
    expect(firstLine(value.pages, 'see')).toBe(`see ${target?.label}`);
    expect(firstLine(value.pages, 'back')).toBe('back ١');
  });

  it('takes only the paragraphs concerned to be set again', () => {
    const composed = new Map<string, number>();
    const counting: Compose = (text, ...rest) => {
      composed.set(text.text, (composed.get(text.text) ?? 0) + 1);
      return compose(text, ...rest);
    };
    const blocks = [written(['see ', page('far')]), paragraph('same'), filler(12), heading('far', 'far')];
    paginate(book([section(blocks), section([paragraph('other')])]), counting);
    expect(composed.get('same')).toBe(1);
    expect(composed.get('other')).toBe(1);
    expect([composed.get('see 88'), composed.get('see ٢')]).toEqual([1, 1]);
  });

  it('settles when it changes the pages it names', () => {
    // Two digits fit the line, three do not: the paragraph grows, and its target goes over.
    const word = 'w'.repeat(57);
    const front = Array.from({ length: 99 }, () => section([filler(1)]));
    const last = section([
      written([`${word} `, page('t')], { style: { ...style, widows: 1 } }),
      filler(8),
      paragraph('t', {}, 't'),
    ]);
    const { value, diagnostics } = paginate(book([...front, last]), compose);
    expect(diagnostics).toEqual([]);
    const shown = value.pages.flatMap(textsOf).find((text) => /^[٠-٩]+$/u.test(text));
    expect(shown).toBe(value.pages[value.destinations.get('t')!.page]?.label);
  });

  it('that never settles is reported, after four settings at most', () => {
    let set = 0;
    // A contrary composer: an odd page number makes the paragraph a line longer, an even one a line shorter.
    const contrary: Compose = (text, ...rest) => {
      if (!text.text.startsWith('see')) return compose(text, ...rest);
      set++;
      const isOdd = /[١٣٥٧٩]$/u.test(text.text);
      const longer = isOdd ? `${text.text}\u{2028}more` : text.text;
      const range = { ...text.ranges[0]!, start: 0, end: longer.length };
      return compose({ text: longer, ranges: [range] }, ...rest);
    };
    const one = { orphans: 1, widows: 1 };
    const blocks = [written(['see ', page('t')]), filler(8), paragraph('t', one, 't'), filler(16)];
    const { value, diagnostics } = paginate(book([section(blocks)]), contrary);
    expect(diagnostics.map(({ code }) => code)).toEqual(['unsettled-references']);
    expect(set).toBeLessThanOrEqual(4);
    expect(value.pages.length).toBeGreaterThan(1);
  });
});

const known = (at: Readonly<Record<string, number>>) => ({
  labels: new Map(Object.entries(at).map(([anchor, index]) => [anchor, String(index)])),
  indices: new Map(Object.entries(at)),
  notes: new Map(),
});

describe('the pages of a term', () => {
  it('are named once each, in order, three in a row as a range', () => {
    const at = known({ a: 3, b: 4, c: 4, d: 7, e: 8, f: 9, g: 12 });
    const { text } = written(['t، ', pages('g', 'a', 'b', 'c', 'd', 'e', 'f')]);
    expect(writeGenerated(text, at, 'arab').text).toBe('t، 3، 4، 7–9، 12');
  });

  it('are links, each to its first place; commas are not', () => {
    const { text } = written(['t، ', pages('a', 'b', 'c', 'd'), '.']);
    const { ranges, ...set } = writeGenerated(text, known({ a: 1, b: 2, c: 3, d: 9 }), 'arab');
    expect(ranges.map(({ start, end, link }) => [set.text.slice(start, end), link])).toEqual([
      ['t، ', undefined],
      ['1–3', { kind: 'anchor', anchor: 'a' }],
      ['، ', undefined],
      ['9', { kind: 'anchor', anchor: 'd' }],
      ['.', undefined],
    ]);
  });

  it('come from marks between the characters, on the line and page where they stand', () => {
    const words = styled(`${lines(9)}\u{2028}tenth word\u{2028}${lines(20)}`);
    const at = words.text.indexOf(' word');
    const marked = {
      ...paragraph('', { orphans: 1, widows: 1 }),
      text: { ...words, marks: [{ at, anchor: 'm' }] },
    };
    const after = { ...marked, text: { ...words, marks: [{ at: words.text.length, anchor: 'end' }] } };
    const { value } = paginate(book([section([marked]), section([after])]), compose);
    expect(value.destinations.get('m')).toEqual({ page: 0, y: 40 + 9 * 20 });
    expect(value.destinations.get('end')?.page).toBe(5);
  });

  it('keeps marks in their place where a text before them changes its length', () => {
    const { text } = written(['a ', page('x'), ' b']);
    const marked = {
      ...text,
      marks: [
        { at: 1, anchor: 'one' },
        { at: text.text.length, anchor: 'two' },
      ],
    };
    const set = writeGenerated(marked, known({ x: 12345 }), 'arab');
    expect(set.text).toBe('a 12345 b');
    expect(set.marks).toEqual([
      { at: 1, anchor: 'one' },
      { at: 9, anchor: 'two' },
    ]);
  });
});

const mark = (label: string): Generated => ({ kind: 'note', anchor: `note-${label}`, form: '(#)' });

const marksOn = (each: Page | undefined): readonly string[] =>
  textsOf(each).flatMap((text) => /\([٠-٩]+\)/u.exec(text)?.[0] ?? []);

/** A line of text that calls a note. */
const calling = (label: string): ParagraphBlock => {
  const block = written([`call ${label} `, mark(label)]);
  const ranges = block.text.ranges.map((range) =>
    range.generated === undefined ? range : { ...range, note: label },
  );
  return { ...block, text: { ...block.text, ranges } };
};
const numbered = (label: string) => {
  const plain = note(label);
  const marker = { text: written([mark(label)]).text, gap: 2, element: element('note-label') };
  return { ...plain, blocks: [{ ...paragraph(label, { leading: 10 }), marker }] };
};

describe('notes numbered by pages', () => {
  const made: StyledBook = book(
    [section([calling('a'), calling('b'), filler(12), calling('c'), calling('d')])],
    ['a', 'b', 'c', 'd'].map(numbered),
  );

  it('begin with one on each page, at the call and at the foot', () => {
    const { value, diagnostics } = paginate(made, compose);
    expect(diagnostics).toEqual([]);
    const [first, second] = value.pages;
    expect(marksOn(first)).toEqual(['(١)', '(٢)', '(١)', '(٢)']);
    expect(marksOn(second)).toEqual(['(١)', '(٢)', '(١)', '(٢)']);
    expect(ownedOf(second)).toHaveLength(textsOf(second).length);
    expect(artifactsOf(first)).toEqual([]);
  });
});
