/**
 * The styled book: what `dress` makes of a book and a design. All lengths are points, all styles are
 * resolved: no cascade happens after this. Directions are still logical (start, end, inner, outer).
 */

import type { Image } from '../book/block.ts';
import type { StructureElement } from '../book/structure.ts';
import type { Color, Drawing } from '../drawing.ts';
import type { Span } from '../source.ts';
import type { Length } from '../units.ts';

export type { Color };

/** Name of a font file in `fonts/` without its ending, with its folder: `amiri/Amiri-Regular`. */
export type FaceName = string;

export interface TextStyle {
  /** First choice first; the others serve characters the first lacks, run by run. */
  readonly faces: readonly FaceName[];
  readonly size: Length;
  readonly color: Color;
  /** BCP 47. */
  readonly language: string;
  /** Baseline shift, upward. */
  readonly rise: Length;
  /** OpenType features on top of the defaults, HarfBuzz notation (`ss01`, `-liga`). */
  readonly features: readonly string[];
  /**
   * Features by which the first face widens letters to fill a line, HarfBuzz notation (`jalt`); used instead of
   * kashida. Absent: it has none.
   */
  readonly alternates?: readonly string[];
  /** False where kashida may never stand: headings, Quran, captions, code. */
  readonly allowsKashida: boolean;
}

export type LinkTarget =
  | { readonly kind: 'web'; readonly url: string }
  /** A heading, figure, note or note reference of this book. */
  | { readonly kind: 'anchor'; readonly anchor: string };

/** Part of a styled text: one style, one owner. */
export interface StyledRange {
  /** Half-open, UTF-16 units of the styled text. */
  readonly start: number;
  readonly end: number;
  readonly style: TextStyle;
  /** Innermost structure element that owns these characters; undefined: the block's own element. */
  readonly element: StructureElement | undefined;
  readonly link: LinkTarget | undefined;
  /** Label of the note this range calls: its note must stand on the page this range lands on. */
  readonly note: string | undefined;
  /** Anchor that this range is the target of (a note reference, for the way back). */
  readonly anchor: string | undefined;
  /** Place in the manuscript, if the characters came from there. */
  readonly span: Span | undefined;
  /** Where these characters are in the text of a node of the manuscript, if they are not all of it. */
  readonly within?: Within;
  /** Only the pages know what stands here; the characters in `text` hold its place meanwhile. */
  readonly generated?: Generated;
  /** Controls of ours that keep an order (UAX #9 2.4): they are set, and are no text of the page. */
  readonly isControl?: true;
}

/** A place in the text of a node. */
export interface Within {
  /** The node's own span, the very object. */
  readonly node: Span;
  /** UTF-16 units from its start; of a listing, as it is set (its tabs are spaces). */
  readonly offset: number;
}

/** What the paginator writes in place of a range. */
export type Generated =
  /** The label of the page of an anchor. */
  | { readonly kind: 'page'; readonly anchor: string }
  /** The labels of the pages of several places, each once and in order, each a link of its own. */
  | { readonly kind: 'pages'; readonly places: readonly IndexedPlace[]; readonly comma: string }
  /** The number of a note on its page; `#` in `form` stands for it. */
  | { readonly kind: 'note'; readonly anchor: string; readonly form: string };

export interface IndexedPlace {
  readonly anchor: string;
  readonly element: StructureElement;
}

/** One paragraph's characters in logical order; `ranges` cover `text` once, in order. U+2028 forces a line break. */
export interface StyledText {
  readonly text: string;
  readonly ranges: readonly StyledRange[];
  /** Anchors that stand between characters, in order: index marks. Absent where there are none. */
  readonly marks?: readonly TextMark[];
}

export interface TextMark {
  /** UTF-16 offset in the text. */
  readonly at: number;
  readonly anchor: string;
}

export interface ParagraphStyle {
  readonly direction: 'rtl' | 'ltr';
  readonly align: 'justify' | 'start' | 'center' | 'end';
  /** First line's extra indent from the start side. */
  readonly indent: Length;
  /** How far in what the measure does not hold of an author's line goes on, beyond the line's own spaces: in listings. */
  readonly continuation?: Length;
  readonly insetStart: Length;
  readonly insetEnd: Length;
  /** Distance from baseline to baseline. */
  readonly leading: Length;
  readonly spaceBefore: Length;
  readonly spaceAfter: Length;
  /** Fewest lines of it at a page's foot, and at a page's head. */
  readonly orphans: number;
  readonly widows: number;
  /** How much kashida it may have, if not as much as the rest of the book. */
  readonly kashida?: JustificationStyle['kashida'];
  /** Its last line fills the measure too, by kashida and spaces as verse allows: a hemistich. */
  readonly fillsLastLine?: boolean;
  /** Its last line stays with the first of the next block. */
  readonly keepWithNext: boolean;
  /** The same, unless a page would be visibly short for it. */
  readonly prefersNext?: boolean;
  /** Never broken over pages if a page can hold it. */
  readonly keepTogether: boolean;
}

export type StyledBlock =
  | ParagraphBlock
  | ImageBlock
  | TableBlock
  | FrameBlock
  | ColumnsBlock
  | RuleBlock
  | DrawingBlock
  | ContentsEntry
  | VerseBlock;

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: StyledText;
  readonly style: ParagraphStyle;
  readonly element: StructureElement;
  /** List marker or note number, set in the start inset on the first line's baseline, ending at the text's start edge less `gap`. */
  readonly marker:
    | { readonly text: StyledText; readonly gap: Length; readonly element: StructureElement }
    | undefined;
  /** Names under which links find this block. */
  readonly anchor: string | undefined;
  /** Set for the heading blocks that appear in outline, bookmarks and running heads. */
  readonly heading: { readonly level: number; readonly title: string } | undefined;
  readonly span: Span | undefined;
}

export interface ImageBlock {
  readonly kind: 'image';
  readonly image: Image;
  /** Wanted size; the paginator scales it down to fit the measure and the page. */
  readonly width: Length;
  readonly height: Length;
  readonly align: 'start' | 'center' | 'end';
  readonly direction: 'rtl' | 'ltr';
  /** Of a picture in an item or a quotation, from the column's start and end sides. */
  readonly insetStart: Length;
  readonly insetEnd: Length;
  readonly spaceBefore: Length;
  readonly spaceAfter: Length;
  readonly keepWithNext: boolean;
  readonly element: StructureElement;
  readonly anchor: string | undefined;
  readonly span: Span | undefined;
}

export interface TableBlock {
  readonly kind: 'table';
  /** Shares of the measure, one a column; they add up to 1. First column at the start side of `direction`. */
  readonly columns: readonly number[];
  readonly direction: 'rtl' | 'ltr';
  /** Of a table in an item or a quotation, from the column's start and end sides. */
  readonly insetStart: Length;
  readonly insetEnd: Length;
  /** Header rows come first and are repeated on each page. */
  readonly headerRows: number;
  readonly rows: readonly TableRow[];
  readonly cellPadding: { readonly inline: Length; readonly block: Length };
  readonly rule: { readonly width: Length; readonly color: Color };
  readonly spaceBefore: Length;
  readonly spaceAfter: Length;
  readonly element: StructureElement;
  readonly anchor: string | undefined;
  readonly span: Span | undefined;
}

export interface TableRow {
  readonly cells: readonly ParagraphBlock[];
  readonly element: StructureElement;
}

/** Blocks in a box: key points, related headlines, notes. May break over pages between its lines. */
export interface FrameBlock {
  readonly kind: 'frame';
  readonly children: readonly StyledBlock[];
  readonly insetStart: Length;
  readonly insetEnd: Length;
  readonly padding: { readonly inline: Length; readonly block: Length };
  readonly background: Color | undefined;
  /** Lines along the box; widths of 0 are absent. */
  readonly border: {
    readonly before: Length;
    readonly after: Length;
    readonly start: Length;
    readonly end: Length;
    readonly color: Color;
    /** Distance to a second, equal line inside; 0: single. */
    readonly doubleGap: Length;
  };
  readonly spaceBefore: Length;
  readonly spaceAfter: Length;
  readonly keepTogether: boolean;
  readonly span: Span | undefined;
}

/** A short rule or an ornament of text (thematic break): an artifact. */
export interface RuleBlock {
  readonly kind: 'rule';
  readonly width: Length;
  readonly thickness: Length;
  readonly color: Color;
  readonly align: 'start' | 'center' | 'end';
  /** Ornament instead of a line. */
  readonly ornament: StyledText | undefined;
  readonly leading: Length;
  readonly spaceBefore: Length;
  readonly spaceAfter: Length;
}

/** Drawn ornament between blocks: a chapter's headpiece, a title page's device. An artifact. */
export interface DrawingBlock {
  readonly kind: 'drawing';
  readonly drawing: Drawing;
  readonly align: 'start' | 'center' | 'end';
  readonly spaceBefore: Length;
  readonly spaceAfter: Length;
}

/** A line of the contents page: title, leader, page number, which only the paginator knows. */
export interface ContentsEntry {
  readonly kind: 'contents-entry';
  readonly text: StyledText;
  readonly style: ParagraphStyle;
  /** The heading it leads to. */
  readonly target: string;
  readonly numberStyle: TextStyle;
  /** The edge the number stands at; at the start edge it has no leader. */
  readonly numberPlace: 'end' | 'start';
  readonly leader: { readonly text: string; readonly style: TextStyle; readonly spacing: Length } | undefined;
  readonly element: StructureElement;
}

/** Blocks side by side, down one column and then the next; the columns of each page are as deep as one another. */
export interface ColumnsBlock {
  readonly kind: 'columns';
  /** Two or more. */
  readonly count: number;
  /** Between two columns. */
  readonly gap: Length;
  readonly children: readonly StyledBlock[];
}

/** A verse of a poem: one or two hemistichs, each set to the poem's common column width. */
export interface VerseBlock {
  readonly kind: 'verse';
  readonly hemistichs: readonly StyledText[];
  /** Stands between the two columns of a verse whose hemistichs share a word (مدوّر): an artifact. */
  readonly joint: StyledText | undefined;
  /** Space between the two columns. */
  readonly gap: Length;
  readonly style: ParagraphStyle;
  /** Verses with the same key share one column width. */
  readonly poem: number;
  readonly element: StructureElement;
  readonly span: Span | undefined;
}

/** A note, dressed; its first paragraph carries the number as its marker. */
export interface StyledNote {
  readonly label: string;
  readonly anchor: string;
  readonly blocks: readonly StyledBlock[];
}

/** Size of the page and of its parts. The text block's height is a whole number of lines. */
export interface PageGeometry {
  readonly width: Length;
  readonly height: Length;
  readonly margins: {
    readonly top: Length;
    readonly bottom: Length;
    readonly inner: Length;
    readonly outer: Length;
  };
  /** Main leading: the grid. */
  readonly leading: Length;
  /** Baseline of the running head, and of the folio, from the page's top edge. */
  readonly headBaseline: Length;
  readonly headPlace: 'center' | 'outer';
  readonly folioBaseline: Length;
  /** Rule above the notes: width, thickness, space above and below it. */
  readonly noteRule: {
    readonly width: Length;
    readonly thickness: Length;
    readonly color: Color;
    readonly before: Length;
    readonly after: Length;
  };
  /** The book's edge that is bound. */
  readonly binding: 'right' | 'left';
  /** False: one margin on both sides, no recto and verso (a file for screens). */
  readonly isFacing: boolean;
}

export type SectionKind =
  | 'cover'
  | 'half-title'
  | 'title'
  | 'imprint'
  | 'dedication'
  | 'epigraph'
  | 'contents'
  | 'part'
  | 'chapter'
  | 'colophon';

/** Without an element an artifact. */
export type PagePicture =
  | { readonly drawing: Drawing; readonly element: StructureElement | undefined }
  | { readonly image: Image; readonly element: StructureElement };

/** A run of pages that opens on a fresh page. */
export interface StyledSection {
  readonly kind: SectionKind;
  readonly opens: 'page' | 'recto' | 'verso';
  /** Which numbering counts its pages; 'none' for the cover. */
  readonly numbering: 'none' | 'front' | 'main';
  readonly showsFolio: boolean;
  /** Running heads on pages after its first: book title on the verso, this on the recto. Undefined: none. */
  readonly head: { readonly verso: StyledText; readonly recto: StyledText } | undefined;
  /** Where the blocks stand on a page they do not fill. */
  readonly placement: 'top' | 'center' | 'optical' | 'bottom';
  /** The last block stands at the page's foot, whatever the others do: a publisher's name. */
  readonly isFooted?: boolean;
  /** Shrunk until one page holds it. */
  readonly isOnePage?: boolean;
  /** Full-page background colour (cover). */
  readonly background: Color | undefined;
  /** Space left free above the first block (sunk chapter openings). */
  readonly sink: Length;
  /** A picture over the whole of its first page, under the blocks. */
  readonly picture?: PagePicture;
  readonly blocks: readonly StyledBlock[];
  /** Anchor of the section's first heading, title for bookmarks. */
  readonly anchor: string;
  readonly title: string;
}

export interface StyledBook {
  readonly geometry: PageGeometry;
  readonly sections: readonly StyledSection[];
  readonly notes: ReadonlyMap<string, StyledNote>;
  readonly structure: StructureElement;
  readonly folioStyle: TextStyle;
  /** Catchwords at the foot of versos, and their baseline from the page's top edge; absent: none. */
  readonly catchword?: { readonly style: TextStyle; readonly baseline: Length };
  readonly language: string;
  readonly direction: 'rtl' | 'ltr';
  readonly digits: 'arab' | 'arabext' | 'latn';
  readonly frontNumbering: 'abjad' | 'main';
  /** Justification bounds of the paragraphs (break/). */
  readonly justification: JustificationStyle;
}

/** Bounds of the levels of stretch, in shares of the natural word space; see `break/items.ts`. */
export interface JustificationStyle {
  /** Word space at its tightest, and at its widest comfortable, over natural. */
  readonly minimumSpace: number;
  readonly comfortableSpace: number;
  /** Beyond this a line is reported. */
  readonly maximumSpace: number;
  /** Largest horizontal scaling of a line, either way: 0.02 is ±2 %; 0 is off. */
  readonly expansion: number;
  readonly kashida: 'off' | 'sparing' | 'generous';
  /** Share of its width by which a point or comma at a line's end hangs out of the measure; absent: none. */
  readonly hang?: number;
}
