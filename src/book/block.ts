/**
 * Blocks: the manuscript's structure in reading order. Names follow mdast where it has one. No fonts here, and no
 * lengths but those the author wants a picture to have: a block says what it is, the design says how it looks.
 */

import type { Span } from '../source.ts';
import type { Length } from '../units.ts';
import { type Inline, plainText } from './inline.ts';
import { directionOfWords, isArabic } from './language.ts';

export type Block =
  | Heading
  | Paragraph
  | List
  | DefinitionList
  | BlockQuote
  | CodeBlock
  | Figure
  | Table
  | ThematicBreak
  | Poem
  | BookIndex
  | Aside;

/** A heading; level 1 opens a chapter, or a part that holds the chapters after it. */
export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  readonly children: readonly Inline[];
  /** ASCII, unique in the book, stable between editions: link target in both outputs. */
  readonly anchor: string;
  /** `# عنوان {.part}`; its level is 1. */
  readonly isPart: boolean;
  /** False for `{.unnumbered}`, an introduction or an afterword: a design that numbers passes it over. */
  readonly isNumbered: boolean;
  readonly span: Span;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly children: readonly Inline[];
  readonly span: Span;
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** Number of the first item; 1 for unordered lists. */
  readonly start: number;
  /** Tight: no blank lines between its items (CommonMark §5.3). */
  readonly isTight: boolean;
  readonly items: readonly ListItem[];
  readonly span: Span;
}

export interface ListItem {
  readonly children: readonly Block[];
  readonly span: Span;
}

/** `:::definitions`: words and what they mean. */
export interface DefinitionList {
  readonly kind: 'definition-list';
  readonly items: readonly DefinitionItem[];
  readonly span: Span;
}

/** At least one term, then at least one definition, of a paragraph or more. */
export interface DefinitionItem {
  readonly terms: readonly (readonly Inline[])[];
  readonly definitions: readonly (readonly (readonly Inline[])[])[];
  readonly span: Span;
}

export interface BlockQuote {
  readonly kind: 'quote';
  readonly children: readonly Block[];
  readonly span: Span;
}

/** The last paragraph of a quotation that says whose it is begins with this. */
const attributionDash = /^[—―]\s/u;

/** Whether a block of a quotation says whose it is: `— ابن خلدون`, its last paragraph. */
export function isAttribution(quote: BlockQuote, block: Block): boolean {
  if (block.kind !== 'paragraph' || block !== quote.children.at(-1) || quote.children.length < 2)
    return false;
  const [first] = block.children;
  return first?.kind === 'text' && attributionDash.test(first.text);
}

/** A listing, set from left to right; `text` has no final line feed. */
export interface CodeBlock {
  readonly kind: 'code-block';
  readonly text: string;
  readonly language: string | undefined;
  readonly span: Span;
}

export interface Figure {
  readonly kind: 'figure';
  readonly image: Image;
  /** Never empty. */
  readonly alt: string;
  readonly caption: readonly Inline[] | undefined;
  /** What the author wants; undefined: the image's own size. It is never wider than the text. */
  readonly width: FigureWidth | undefined;
  readonly anchor: string;
  readonly span: Span;
}

/** A share of the text's width, or a length in points. */
export type FigureWidth = { readonly share: number } | { readonly points: Length };

/**
 * Most pixels of an image file. A PNG is unpacked for the PDF, at four bytes for each; a JPEG goes into it as it is, and 80
 * million print 60 × 60 cm at 360 dpi.
 */
export const mostPixels = { png: 40_000_000, jpeg: 80_000_000, svg: Number.POSITIVE_INFINITY } as const;

/** An image file, read and measured; `bytes` are the file's own. */
export interface Image {
  /** Path as written, and the first place that names it, for messages. */
  readonly path: string;
  readonly span: Span;
  readonly format: 'png' | 'jpeg' | 'svg';
  readonly bytes: Uint8Array;
  /** Pixels, as it is shown; for SVG the view box. */
  readonly width: number;
  readonly height: number;
  /** How a photograph is to be turned (Exif 2.32, tag 274), 2 to 8; absent: it is upright. */
  readonly orientation?: number;
}

export interface Table {
  readonly kind: 'table';
  /** One entry a column, the first column first (at the right in a right-to-left book). */
  readonly alignments: readonly ('left' | 'center' | 'right' | undefined)[];
  /** Empty where nothing heads the columns. */
  readonly header: readonly TableCell[];
  /** Every row has as many cells as there are columns. */
  readonly rows: readonly (readonly TableCell[])[];
  readonly caption: readonly Inline[] | undefined;
  readonly anchor: string;
  readonly span: Span;
}

export interface TableCell {
  readonly children: readonly Inline[];
  readonly span: Span;
}

const isEmpty = ({ children }: TableCell): boolean => plainText(children).trim() === '';

/** All rows of a table: first its header, if it has one. */
export const rowsOf = ({ header, rows }: Table): readonly (readonly TableCell[])[] =>
  header.length === 0 ? rows : [header, ...rows];

/**
 * What each cell of a table heads, by its place in `rowsOf`: the header's cells head their columns, and where its first,
 * the corner, is empty, the first cells of the rows head their rows (HTML §4.9.13). A cell without words heads nothing.
 */
export function scopesOf({
  header,
}: Table): (cell: TableCell, row: number, column: number) => 'column' | 'row' | undefined {
  const [corner, ...others] = header.map(isEmpty);
  const hasRowHeaders = corner === true && others.includes(false);
  return (cell, row, column) => {
    if (isEmpty(cell)) return undefined;
    if (row === 0 && header.length > 0) return 'column';
    return hasRowHeaders && column === 0 ? 'row' : undefined;
  };
}

export interface ThematicBreak {
  readonly kind: 'thematic-break';
  readonly span: Span;
}

/** `:::poem`: verses (bayts) of one or two hemistichs; a stanza break stands between groups of verses. */
export interface Poem {
  readonly kind: 'poem';
  readonly stanzas: readonly (readonly Verse[])[];
  readonly span: Span;
}

export interface Verse {
  /** One hemistich for free verse, two for the classical column. */
  readonly hemistichs: readonly (readonly Inline[])[];
  /** Its hemistichs share a word (مدوّر), whose halves end the one and begin the other. */
  readonly isRunOn: boolean;
  readonly span: Span;
}

/** The direction of a poem's words, whatever the book's; undefined where it has none. */
export function poemDirection({ stanzas }: Poem): 'rtl' | 'ltr' | undefined {
  const words = stanzas.flatMap((stanza) => stanza.flatMap(({ hemistichs }) => hemistichs.map(plainText)));
  return directionOfWords(words.join(' '));
}

/** `:::index`: the place of the index, which is made from the marks in the text (`book-index.ts`). */
export interface BookIndex {
  readonly kind: 'index';
  readonly span: Span;
}

/** The `:::` blocks that hold other blocks; a `passage` is blocks in another language or set in another way. */
export const asideNames = [
  'key-points',
  'related',
  'note',
  'epigraph',
  'dedication',
  'quran',
  'passage',
  'colophon',
] as const;

export type AsideName = (typeof asideNames)[number];

export const isAsideName = (name: string): name is AsideName => asideNames.some((known) => known === name);

/** How much kashida a block asks for. */
export const kashidaNames = ['off', 'sparing', 'generous'] as const;

export type KashidaName = (typeof kashidaNames)[number];

export const isKashidaName = (name: string | undefined): name is KashidaName =>
  kashidaNames.some((known) => known === name);

/** A `:::` block that holds other blocks. */
export interface Aside {
  readonly kind: 'aside';
  readonly name: AsideName;
  /** The label: `:::note[عنوان]`. */
  readonly title: readonly Inline[] | undefined;
  /**
   * `{key=value}` pairs: `source` of an epigraph, `sura` and `verse` of a `quran`, `lang` of a `passage` (BCP 47);
   * `kashida` of any, one of `kashidaNames`.
   */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Block[];
  readonly span: Span;
}

/** The language of what stands in an aside, in a text of `around`; the Quran is Arabic in every book. */
export function languageOf({ name, attributes }: Aside, around: string): string {
  if (name === 'passage') return attributes['lang'] ?? around;
  return name === 'quran' && !isArabic(around) ? 'ar' : around;
}

/** What stands under an aside to name where it is from: `[البقرة: ٢٥٥]` under a `quran`, else the words of `source`. */
export function sourceLine({ name, attributes }: Aside): string | undefined {
  const { source, sura, verse } = attributes;
  if (name === 'quran' && sura !== undefined)
    return verse === undefined ? `[${sura}]` : `[${sura}: ${verse}]`;
  return source;
}

/** On which side of lines that run in a direction a column stands: `---:` is at the right in every language. */
export function alignmentIn(
  alignment: Table['alignments'][number],
  direction: 'rtl' | 'ltr',
): 'start' | 'center' | 'end' | undefined {
  if (alignment === undefined || alignment === 'center') return alignment;
  return (alignment === 'right') === (direction === 'rtl') ? 'start' : 'end';
}
