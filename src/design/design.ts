/**
 * A design: how a book looks, as `templates/<name>/design.yaml` says it, checked and complete. Both outputs
 * read it: `dress` turns it into points for the pages, the EPUB's stylesheet is filled in from it.
 *
 * Three units, so that a change of `text` scales everything: a `size` multiplies the text's size; `leading`,
 * `before`, `after` and whatever is measured down the page multiply the text's leading ("lines"); indents and
 * whatever is measured along the line are ems of the text's size. Page, margins and the thickness of rules
 * are lengths in points.
 */

import type { Length } from '../units.ts';
import type { FaceName, JustificationStyle } from './styled.ts';

/** A family of the design by its task. */
export type FontKey = 'text' | 'heading' | 'display' | 'quran' | 'code';

export interface DesignFont {
  readonly regular: FaceName;
  /** The same as `regular` where the family has no bold. */
  readonly bold: FaceName;
}

/** Name of a colour of the design's palette. */
export type ColorKey =
  | 'text'
  | 'accent'
  | 'muted'
  | 'rule'
  | 'panel'
  | 'link'
  | 'cover'
  | 'coverText'
  | 'coverAccent';

/** How characters look. */
export interface TextLook {
  readonly font: FontKey;
  readonly weight: 'regular' | 'bold';
  /** × the text's size. */
  readonly size: number;
  readonly color: ColorKey;
}

/** How a paragraph looks. */
export interface Look extends TextLook {
  /** × the text's leading. */
  readonly leading: number;
  readonly align: 'justify' | 'start' | 'center' | 'end';
  /** Space above and below, lines. Of a group (quote, list, poem) it stands round the group. */
  readonly before: number;
  readonly after: number;
  /** First line's indent, ems. */
  readonly indent: number;
  /** Space at the start and end side, ems. */
  readonly insetStart: number;
  readonly insetEnd: number;
}

/** How a box of blocks looks. */
export interface FrameLook {
  readonly text: Look;
  readonly title: Look;
  readonly before: number;
  readonly after: number;
  readonly insetStart: number;
  readonly insetEnd: number;
  /** Ems along the line. */
  readonly paddingInline: number;
  /** Lines down the page. */
  readonly paddingBlock: number;
  readonly background: ColorKey | 'none';
  /** Thickness of the lines round it, points; 0 is none. */
  readonly border: {
    readonly before: Length;
    readonly after: Length;
    readonly start: Length;
    readonly end: Length;
    readonly color: ColorKey;
    /** Points to a second line inside; 0 is a single line. */
    readonly gap: Length;
  };
  readonly keepTogether: boolean;
}

/** Levels of headings as the manuscript numbers them. */
export type HeadingKey = 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';

export interface Design {
  readonly name: string;
  /** One line, for lists of designs. */
  readonly description: string;
  /** Trimmed size. */
  readonly page: { readonly width: Length; readonly height: Length };
  /** True: mirrored margins, recto and verso. */
  readonly facing: boolean;
  readonly margins: Margins;
  readonly text: { readonly size: Length; readonly leading: Length };
  readonly justification: JustificationStyle;
  readonly colors: Readonly<Record<ColorKey, string>>;
  readonly fonts: Readonly<Record<FontKey, DesignFont>>;
  /** Faces tried, in this order, for characters that a font lacks. */
  readonly fallback: readonly FaceName[];
  readonly paragraph: {
    readonly indent: number;
    /** Whether the first paragraph under a heading is indented too, as in Arabic books. */
    readonly indentAfterHeading: boolean;
    readonly orphans: number;
    readonly widows: number;
  };
  readonly emphasis: Mark;
  readonly strong: Mark;
  readonly link: Mark;
  /** Code inside a line: size against the text round it. */
  readonly inlineCode: { readonly size: number };
  readonly headings: Readonly<Record<HeadingKey, Look>>;
  readonly chapters: {
    readonly opens: 'page' | 'recto';
    /** Lines left free above a chapter's first block. */
    readonly sink: number;
    /** A book without chapter headings opens with its title as one. */
    readonly dropTitle: boolean;
  };
  readonly quote: Look;
  /** Who said it: under an epigraph or a verse of the Quran. */
  readonly attribution: Look;
  readonly list: ListLook;
  readonly code: Look;
  readonly figure: { readonly before: number; readonly after: number; readonly caption: Look };
  readonly table: TableLook;
  readonly thematicBreak: BreakLook;
  readonly poem: { readonly verse: Look; readonly gap: number; readonly stanza: number };
  readonly keyPoints: FrameLook;
  readonly related: FrameLook;
  readonly note: FrameLook;
  readonly epigraph: Look;
  readonly dedication: Look;
  readonly quran: Look;
  readonly footnotes: FootnoteLook;
  readonly heads: TextLook & {
    /** Baseline above the text block, lines. */
    readonly distance: number;
    /** Longest running head, characters; longer ones are cut after a word. */
    readonly longest: number;
  };
  readonly folio: TextLook & {
    readonly place: 'head' | 'foot';
    /** Baseline above or below the text block, lines. */
    readonly distance: number;
  };
  readonly contents: ContentsLook;
  readonly cover: CoverLook;
  readonly halfTitle: { readonly sink: number; readonly title: Look };
  readonly titlePage: TitleLooks & { readonly sink: number };
  readonly imprint: { readonly text: Look };
  readonly colophon: { readonly text: Look; readonly placement: 'top' | 'center' | 'bottom' };
}

/** Margins by a canon, each of which may be given outright instead. */
export interface Margins {
  /** Van de Graaf's division of the page: inner 1, top 1, outer 2, bottom 2 parts of so many. */
  readonly divisions: number;
  /** What the binding swallows, taken off the page's width first. */
  readonly gutter: Length;
  readonly top: Length | undefined;
  readonly bottom: Length | undefined;
  readonly inner: Length | undefined;
  readonly outer: Length | undefined;
}

/** What a mark on characters changes; `inherit` leaves it. Never a slant: Arabic has none. */
export interface Mark {
  readonly weight: 'regular' | 'bold' | 'inherit';
  readonly color: ColorKey | 'inherit';
}

export interface ListLook {
  /** From the text's edge to the items' text, ems, and from marker to text. */
  readonly inset: number;
  readonly gap: number;
  /** Marks of unordered lists by depth; the last serves all deeper ones. */
  readonly bullets: readonly string[];
  /** Numbers of ordered lists by depth. */
  readonly counters: readonly ('digits' | 'abjad')[];
  /** Round a list, and between the items of a loose one; lines. */
  readonly before: number;
  readonly after: number;
  readonly between: number;
  readonly markerColor: ColorKey;
}

export interface TableLook {
  readonly cell: Look;
  readonly header: Look;
  readonly caption: Look;
  readonly before: number;
  readonly after: number;
  /** Points. */
  readonly rule: Length;
  readonly ruleColor: ColorKey;
  /** Ems. */
  readonly paddingInline: number;
  /** Lines. */
  readonly paddingBlock: number;
}

export interface BreakLook {
  /** Characters of the ornament; empty: a rule of `width` ems and `thickness` points. */
  readonly ornament: string;
  readonly size: number;
  readonly width: number;
  readonly thickness: Length;
  readonly color: ColorKey;
  readonly before: number;
  readonly after: number;
}

export interface FootnoteLook {
  readonly numbering: 'chapter' | 'book';
  readonly text: Look;
  /** From the text block's edge to the note's text, and from the number to it; ems. */
  readonly inset: number;
  readonly gap: number;
  /** Form of mark and number; `#` is the number. */
  readonly form: string;
  /** Size of the mark against the text round it, and its rise in ems of that text. */
  readonly markSize: number;
  readonly markRise: number;
  readonly markColor: ColorKey;
  /** Share of the measure. */
  readonly ruleWidth: number;
  readonly ruleThickness: Length;
  readonly ruleColor: ColorKey;
  /** Lines above and below the rule. */
  readonly ruleBefore: number;
  readonly ruleAfter: number;
}

export interface ContentsLook {
  /** Deepest level listed. */
  readonly levels: number;
  /** Fewest entries worth a page. */
  readonly fewest: number;
  readonly title: Look;
  /** By level; the last serves all deeper ones. */
  readonly entries: readonly Look[];
  /** Empty: none. */
  readonly leader: string;
  /** Ems from one leader mark to the next. */
  readonly leaderSpacing: number;
  readonly leaderColor: ColorKey;
}

/** The lines of a cover or title page. */
export interface TitleLooks {
  readonly title: Look;
  readonly subtitle: Look;
  readonly creators: Look;
  readonly publisher: Look;
  /** Titles longer than so many characters are set smaller: the first step that holds the title counts. */
  readonly fitting: readonly { readonly longest: number; readonly scale: number }[];
}

export interface CoverLook extends TitleLooks {
  readonly background: ColorKey | 'none';
  readonly frame: FrameLook;
}
