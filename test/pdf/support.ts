/** Builds small editions for the PDF writer: paragraphs set by the real stages, one under the other. */

import type { Metadata } from '../../src/book/metadata.ts';
import type { Outline } from '../../src/book/outline.ts';
import type { StructureElement } from '../../src/book/structure.ts';
import { createComposer } from '../../src/compose.ts';
import type { JustificationStyle, ParagraphStyle, StyledText } from '../../src/design/styled.ts';
import type { Fonts } from '../../src/font/font.ts';
import type { Edition, Page, PageItem } from '../../src/paginate/page.ts';
import { writePdf } from '../../src/pdf/write.ts';
import { createStopwatch } from '../../src/stopwatch.ts';
import { AMIRI, fontsOf, styled, styleOf } from '../support/fonts.ts';

export const metadata: Metadata = {
  title: 'كتاب <التجربة>',
  subtitle: undefined,
  shortTitle: undefined,
  slug: 'book',
  creators: [{ name: 'فلان', role: 'author', fileAs: undefined }],
  contributors: [],
  publisher: undefined,
  date: '2024-05',
  hijri: false,
  language: 'ar',
  identifiers: { isbn: undefined, isbnPrint: undefined, uuid: undefined },
  formats: { epub: true, pdf: true, screen: false },
  embedFonts: true,
  description: 'وصف & بيان',
  subjects: ['أدب'],
  rights: undefined,
  series: undefined,
  edition: undefined,
  source: undefined,
  cover: undefined,
  accessibility: { summary: undefined, conformsTo: undefined, certifiedBy: undefined },
  design: { name: 'classical', overrides: {} },
  digits: 'arab',
  contents: 'front',
  frontNumbering: 'abjad',
};

const paragraphStyle: ParagraphStyle = {
  direction: 'rtl',
  align: 'justify',
  indent: 0,
  insetStart: 0,
  insetEnd: 0,
  leading: 20,
  spaceBefore: 0,
  spaceAfter: 0,
  orphans: 1,
  widows: 1,
  keepWithNext: false,
  keepTogether: false,
};

const justification: JustificationStyle = {
  minimumSpace: 0.8,
  comfortableSpace: 1.3,
  maximumSpace: 1.6,
  expansion: 0,
  kashida: 'off',
};

export const pageSize = { width: 400, height: 600 };
const left = 50;
const top = 60;

export interface Paragraph {
  readonly text: StyledText;
  readonly element: StructureElement | undefined;
  readonly direction?: 'rtl' | 'ltr';
}

export const element = (
  role: StructureElement['role'],
  children: readonly StructureElement[] = [],
  more: Partial<StructureElement> = {},
): StructureElement => ({ role, children, ...more });

/** A paragraph of plain text in Amiri. */
export const plain = (
  text: string,
  owner: StructureElement | undefined = element('paragraph'),
): Paragraph => ({
  text: styled([text, styleOf([AMIRI])]),
  element: owner,
});

/** Items of the paragraphs, composed to a measure, from the page's top down. */
export function itemsOf(paragraphs: readonly Paragraph[], fonts: Fonts, measure = 300): readonly PageItem[] {
  const composer = createComposer(
    fonts,
    justification,
    createStopwatch(
      () => 0,
      () => undefined,
    ),
  );
  let y = top;
  return paragraphs.flatMap(({ text, element: owner, direction = 'rtl' }) =>
    composer.compose(text, { ...paragraphStyle, direction }, measure).map((line) => {
      const item = { kind: 'text', x: left, y, line, element: owner, span: undefined } as const;
      y += paragraphStyle.leading;
      return item;
    }),
  );
}

export function page(index: number, label: string, items: readonly PageItem[]): Page {
  const side = index % 2 === 0 ? 'recto' : 'verso';
  return { index, side, label, section: 'chapter', isBlank: false, background: undefined, items };
}

/** An edition of pages; everything the writer does not read is left empty. */
export function edition(
  pages: readonly Page[],
  structure: StructureElement,
  destinations: Edition['destinations'] = new Map(),
): Edition {
  const geometry = {
    ...pageSize,
    margins: { top, bottom: top, inner: left, outer: left },
    leading: 20,
    headBaseline: 30,
    headPlace: 'center',
    folioBaseline: 570,
    noteRule: { width: 80, thickness: 0.5, color: '#000000', before: 6, after: 6 },
    binding: 'right',
    isFacing: true,
  } as const;
  return {
    book: {
      geometry,
      sections: [],
      notes: new Map(),
      structure,
      folioStyle: styleOf([AMIRI]),
      language: 'ar',
      direction: 'rtl',
      digits: 'arab',
      frontNumbering: 'abjad',
      justification,
    },
    pages,
    destinations,
  };
}

/** Writes an edition and fails on diagnostics. */
export async function written(book: Edition, outline: Outline = { entries: [] }): Promise<Uint8Array> {
  const { value, diagnostics } = await writePdf(book, metadata, outline);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** One page of paragraphs as a PDF. */
export function onePage(
  paragraphs: readonly Paragraph[],
  fonts: Fonts = fontsOf(AMIRI),
  measure = 300,
): Promise<Uint8Array> {
  const owners = paragraphs.flatMap((paragraph) => paragraph.element ?? []);
  return written(edition([page(0, '١', itemsOf(paragraphs, fonts, measure))], element('document', owners)));
}
