/** The document around the text: labels, bookmarks, links, tags, metadata, how it opens. */

import { describe, expect, it } from 'vitest';
import type { Inline } from '../../src/book/inline.ts';
import type { Outline, OutlineEntry } from '../../src/book/outline.ts';
import { pageLabels } from '../../src/pdf/labels.ts';
import { AMIRI, fontsOf, styled, styleOf } from '../support/fonts.ts';
import { contentsOf, inspectPdf, objectsOf, streamsOf } from '../support/inspect-pdf.ts';
import { edition, element, itemsOf, metadata, onePage, page, plain, written } from './support.ts';

const span = { source: { path: 'a.md', text: '' }, start: 0, end: 0 };

function entry(
  title: string,
  anchor: string,
  depth: 1 | 2,
  children: readonly OutlineEntry[] = [],
): OutlineEntry {
  const inlines: readonly Inline[] = [{ kind: 'text', text: title, span }];
  const kind = { kind: 'heading', level: depth, isPart: false, isNumbered: true } as const;
  const heading = { ...kind, children: inlines, anchor, span };
  return { heading, title, anchor, depth, rank: depth, label: undefined, children };
}

describe('page labels', () => {
  it('are the folios: abjad and Arabic-Indic page by page, European numbers as runs', () => {
    const labels = ['', 'أ', '١', '5', '6', '7', '9'].map((label) => ({ label }));
    expect(pageLabels(labels)).toEqual({
      Nums: [
        0,
        {},
        1,
        { P: expect.any(Uint8Array) },
        2,
        { P: expect.any(Uint8Array) },
        3,
        { S: 'D', St: 5 },
        6,
        { S: 'D', St: 9 },
      ],
    });
  });
});

it('labels are without what gives a letter its form in print', () => {
  const { Nums } = pageLabels([{ label: 'ه\u{200d}' }]);
  expect(Nums).toEqual(pageLabels([{ label: 'ه' }]).Nums);
});

describe('a book of three pages', async () => {
  const fonts = fontsOf(AMIRI);
  const style = styleOf([AMIRI]);
  const headings = ['فصل أول', 'باب فيه', 'فصل ثان'].map((title) =>
    plain(title, element('heading', [], { level: 1 })),
  );
  const web = { kind: 'web', url: 'https://example.org/كتاب' } as const;
  const linked = element('link');
  const owner = element('paragraph', [linked]);
  const text = styled(
    ['راجع ', style],
    ['الموقع الرسمي', style, { link: web, element: linked }],
    [' ثم ', style],
    ['الفصل الثاني', style, { link: { kind: 'anchor', anchor: 'two' } }],
    [' و', style],
    ['هذا', style, { link: { kind: 'anchor', anchor: 'nowhere' } }],
    ['.', style],
  );
  const folio = itemsOf([{ ...plain('٣'), element: undefined }], fonts).map(
    (item) => ({ ...item, pagination: 'footer' }) as const,
  );
  const pages = [
    page(0, '', itemsOf(headings.slice(0, 1), fonts)),
    page(1, 'أ', itemsOf([...headings.slice(1, 2), { text, element: owner }], fonts)),
    page(2, '١', [...itemsOf(headings.slice(2), fonts), ...folio]),
  ];
  const structure = element('document', [...headings.flatMap((heading) => heading.element ?? []), owner]);
  const destinations = new Map([
    ['one', { page: 0, y: 50 }],
    ['one-a', { page: 1, y: 50 }],
    ['two', { page: 2, y: 100 }],
  ]);
  const outline: Outline = {
    entries: [entry('فصل أول', 'one', 1, [entry('باب فيه', 'one-a', 2)]), entry('فصل ثان', 'two', 1)],
  };
  const bytes = await written(edition(pages, structure, destinations), outline);
  const pdf = await inspectPdf(bytes);

  it('has its labels', () => {
    expect(pdf.labels).toEqual(['', 'أ', '١']);
  });

  it('has bookmarks nested as the headings are, and they lead to their pages', () => {
    expect(pdf.bookmarks).toEqual([
      { title: 'فصل أول', page: 0, children: [{ title: 'باب فيه', page: 1, children: [] }] },
      { title: 'فصل ثان', page: 2, children: [] },
    ]);
  });

  it('has links to the web and inside the book, each with its words; one that leads nowhere is no link', () => {
    const [, second] = pdf.pages;
    const byWords = new Map(second?.links.map((link) => [link.contents, link]));
    expect([...byWords.keys()].toSorted()).toEqual(['الفصل الثاني', 'الموقع الرسمي']);
    expect(byWords.get('الموقع الرسمي')?.url).toBe('https://example.org/%D9%83%D8%AA%D8%A7%D8%A8');
    expect(byWords.get('الفصل الثاني')?.page).toBe(2);
  });

  it('covers the linked words, in the page, around their baseline', () => {
    for (const { box } of pdf.pages[1]?.links ?? []) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = box;
      expect(x1).toBeGreaterThan(49);
      expect(x2).toBeLessThan(351);
      expect(x2 - x1).toBeGreaterThan(20);
      // Second line of the page: baseline 80 pt below the top of 600 pt.
      expect(y1).toBeLessThan(520);
      expect(y2).toBeGreaterThan(520);
    }
  });

  it('is tagged in reading order, the link between the words around it', () => {
    expect(pdf.pages[1]?.tags).toBe(
      'Root[Document[H1["باب فيه"] P["راجع" Link["الموقع الرسمي" object] "ثم الفصل الثاني وهذا." object]]]',
    );
  });

  it('marks what belongs to nobody as an artifact, and a folio as one of the page', () => {
    expect(contentsOf(bytes)[2]).toMatch(/EMC\n\/Artifact <<\/Type\/Pagination\/Subtype\/Footer>>BDC\nBT/);
  });

  it('says its language, opens with the first page alone and spreads from the right', () => {
    expect(pdf.language).toBe('ar');
    expect(pdf.layout).toBe('TwoPageRight');
    expect(pdf.preferences).toMatchObject({ DisplayDocTitle: true, Direction: 'R2L' });
  });

  it('says the same in XMP and in the document information, and no other date than the book’s', () => {
    expect(pdf.information).toMatchObject({
      Title: metadata.title,
      Author: 'فلان',
      Subject: metadata.description,
      CreationDate: 'D:20240501000000Z',
      ModDate: 'D:20240501000000Z',
    });
    expect(pdf.xmp).toContain('<rdf:li xml:lang="ar">كتاب &lt;التجربة&gt;</rdf:li>');
    expect(pdf.xmp).toContain('<rdf:li>فلان</rdf:li>');
    expect(pdf.xmp).toContain('وصف &amp; بيان');
    expect(pdf.xmp).toContain('<xmp:CreateDate>2024-05-01T00:00:00Z</xmp:CreateDate>');
  });

  it('is cut where its pages end, and prints black in one ink', () => {
    const sizes = [...objectsOf(bytes).matchAll(/\/(MediaBox|TrimBox) (\[[^\]]*\])/g)];
    expect(new Set(sizes.map(([, , box]) => box)).size).toBe(1);
    expect(new Set(sizes.map(([, name]) => name)).size).toBe(2);
    expect(contentsOf(bytes).join('')).toMatch(/(?:^|\n)0 g\n/);
    expect(contentsOf(bytes).join('')).not.toContain('0 0 0 rg');
  });

  it('claims PDF/UA-1 and PDF/A-2a, and says what its colours are', () => {
    expect(pdf.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(pdf.xmp).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(pdf.xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(objectsOf(bytes)).toMatch(/\/OutputIntents \[<<[^]*\/S \/GTS_PDFA1/);
    const profile = streamsOf(bytes).find((stream) => stream.text.startsWith('acsp', 36))?.bytes;
    expect(profile?.length).toBe(Buffer.from(profile ?? []).readUInt32BE(0));
  });
});

it('a paragraph over several lines is one piece of marked content', async () => {
  const bytes = await onePage([plain('كلمة وأخرى وثالثة '.repeat(12).trim())]);
  expect(contentsOf(bytes)[0]?.match(/BDC/g)).toHaveLength(1);
});

it('a list says how it counts', async () => {
  for (const [numbering, name] of [
    ['decimal', 'Decimal'],
    ['disc', 'Disc'],
    ['none', 'None'],
  ] as const) {
    const body = element('list-body');
    const list = element('list', [element('list-item', [body])], { numbering });
    const items = itemsOf([{ ...plain('نعم'), element: body }], fontsOf(AMIRI));
    const bytes = await written(edition([page(0, '١', items)], element('document', [list])));
    expect(objectsOf(bytes)).toContain(`/ListNumbering /${name}`);
  }
});

it('a header cell says whether it heads its column or its row', async () => {
  for (const [properties, name] of [
    [{}, 'Column'],
    [{ scope: 'row' }, 'Row'],
  ] as const) {
    const cell = element('table-header-cell', [], properties);
    const table = element('table', [element('table-row', [cell])]);
    const items = itemsOf([{ ...plain('نعم'), element: cell }], fontsOf(AMIRI));
    const bytes = await written(edition([page(0, '١', items)], element('document', [table])));
    expect(objectsOf(bytes)).toContain(`/Scope /${name}`);
  }
});

describe('a drawing that comes back on several pages', async () => {
  const polygon = Array.from({ length: 400 }, (_, at) => Math.round(100 * Math.sin(at ** 2)));
  const shapes = ['#802020', '#e0d0c0'].map((color) => ({ color, polygons: [polygon] }));
  const drawing = { width: 100, height: 100, ground: '#ffffff', shapes };
  const drawn = (y: number) => ({ kind: 'drawing', x: 50, y, drawing, element: undefined }) as const;
  const paragraphs = itemsOf([plain('فصل')], fontsOf(AMIRI));
  const bytes = await written(
    edition(
      [60, 90, 60].map((y, index) => page(index, `${index + 1}`, [drawn(y), ...paragraphs])),
      element('document', [element('paragraph')]),
    ),
  );

  it('is in the file once, and drawn by name as an artifact at each place', () => {
    const painted = contentsOf(bytes).map((content) => content.split('\n').slice(0, 3));
    const drawnAt = [540, 510, 540].map((y) => [
      '/Artifact <</Type/Layout>>BDC',
      `q 1 0 0 1 50 ${y} cm /Fm1 Do Q`,
      'EMC',
    ]);
    expect(painted).toEqual(drawnAt);
    expect(streamsOf(bytes).filter(({ dictionary }) => dictionary.includes('/Form'))).toHaveLength(1);
  });
});

it('the links of a line come in reading order, and each line of an address says all of it', async () => {
  const style = styleOf([AMIRI]);
  const url = 'https://example.org/a/very/long/address/of/a/page';
  const link = { kind: 'web', url } as const;
  const text = styled(
    ['أول', style, { link: { kind: 'web', url: 'https://a.example' } }],
    [' ثم ', style],
    [url, style, { link }],
  );
  const { pages } = await inspectPdf(
    await onePage([{ text, element: element('paragraph') }], fontsOf(AMIRI), 150),
  );
  const links = pages.flatMap((one) => one.links);
  expect(links.map((one) => one.url)).toEqual(['https://a.example/', ...links.slice(1).map(() => url)]);
  expect(new Set(links.slice(1).map((one) => one.contents))).toEqual(new Set([url]));
  expect(links.length).toBeGreaterThan(2);
});
