/**
 * The vertical list of a section: what `flow.ts` makes of its blocks and `build-pages.ts` breaks into pages.
 * It is TeX's list of boxes, glue and penalties (The TeXbook, ch. 15) with one departure: the glue and the
 * penalty before a box are two numbers of that box, so that a line of text costs one object. Glue vanishes
 * at the top of a page. x is measured from the text block's left edge, y from the box's top.
 */

import type { StructureElement } from '../book/structure.ts';
import type { Compose, Line } from '../break/line.ts';
import type { ParagraphStyle, StyledBook, StyledText, TextStyle } from '../design/styled.ts';
import type { Span } from '../source.ts';
import type { Length } from '../units.ts';
import type { Columns } from './columns.ts';
import type { Frame } from './frames.ts';
import type { LooseParagraph } from './looseness.ts';
import type { PageItem } from './page.ts';

/** The penalty of a place where the page may not be broken. */
export const NEVER: number = Number.POSITIVE_INFINITY;

/** Share of a line's leading that stands above its baseline; the rest hangs below. By eye on Amiri's ink at 1.6 em leading. */
export const BASELINE_SHARE = 0.75;

/** Lengths closer than this are equal: far under a printer's dot, far over the rounding of sums. */
export const EPSILON: Length = 0.01;

/** Whose text it is, and where it stands in the manuscript. */
export interface Owner {
  readonly element: StructureElement | undefined;
  readonly span: Span | undefined;
}

/** An unbreakable piece of a page. */
export interface Box {
  /** Glue before it. */
  readonly space: Length;
  readonly height: Length;
  /** Cost of a page break before it; `NEVER` forbids it. */
  readonly penalty: number;
  /** Its baselines stand on the page's grid. */
  readonly isOnGrid: boolean;
  /** Left edge of the measure of `line`. */
  readonly x: Length;
  /** The line it is, set on a baseline at `BASELINE_SHARE` of its height. */
  readonly line: Line | undefined;
  /** Its block asked for a kashida of its own: the page's budget is not for it. */
  readonly hasOwnKashida: boolean;
  readonly owner: Owner;
  /** What else stands in it: markers, cells, pictures. */
  readonly items: readonly PageItem[];
  /** Labels of the notes it calls, in order. */
  readonly notes: readonly string[];
  /** Anchors that lead to it. */
  readonly anchors: readonly string[];
  /** The innermost frame round it. */
  readonly frame: Frame | undefined;
  /** The columns that it stands in, of which `x` is the first one’s. */
  readonly columns: Columns | undefined;
  /** Repeated above it where it comes first on a page (a table's header rows). */
  readonly header: RepeatedHeader | undefined;
}

/** A figure that stands where it is called or, where it does not fit, at the top of the next page, text going on. */
export interface Figure {
  /** The box before which it is called. */
  readonly at: number;
  /** The picture and its caption; never parted. */
  readonly boxes: readonly Box[];
  /** Space below it. */
  readonly after: Length;
}

/** A section's boxes and, beside them, the figures that may move and the paragraphs that may change their length. */
export interface VerticalList {
  /** Each is let go once it stands on a page. */
  readonly boxes: Box[];
  readonly figures: readonly Figure[];
  readonly paragraphs: readonly LooseParagraph[];
}

/** Nothing, nobody's: what is left of a box in its list once it stands on a page. */
export const emptyBox: Box = {
  space: 0,
  height: 0,
  penalty: 0,
  isOnGrid: false,
  x: 0,
  line: undefined,
  hasOwnKashida: false,
  owner: { element: undefined, span: undefined },
  items: [],
  notes: [],
  anchors: [],
  frame: undefined,
  columns: undefined,
  header: undefined,
};

/**
 * Lets go of the boxes from `start` to `end`, which nobody will ask for again: of a chapter that is a whole book they are
 * much of what is in memory.
 */
export function letGo(boxes: Box[], start: number, end: number): void {
  for (let index = start; index < end; index++) boxes[index] = emptyBox;
}

export interface RepeatedHeader {
  readonly height: Length;
  /** Artifacts. */
  readonly items: readonly PageItem[];
}

/** Where blocks are set. */
export interface Column {
  readonly x: Length;
  readonly measure: Length;
}

/** What the setting of any block needs to know of its book. */
export interface Setting {
  /** Composes to a measure; insets are taken from the measure here, composing knows nothing of them. */
  readonly compose: Compose;
  readonly direction: 'rtl' | 'ltr';
  readonly digits: StyledBook['digits'];
  /** The grid. */
  readonly leading: Length;
  /** Height of the text block: whole lines. */
  readonly height: Length;
  readonly measure: Length;
  /** Page label of an anchor; undefined while the pages are not yet known. */
  readonly labelOf: (anchor: string) => string | undefined;
  /** The text as it is composed: with what the pages know written into it. */
  readonly written: (text: StyledText) => StyledText;
}

/** Width and height of the text block. The height is a whole number of lines of the grid. */
export function settingOf(book: StyledBook, compose: Compose): Setting {
  const { width, height, margins, leading } = book.geometry;
  const lines = Math.max(1, Math.floor((height - margins.top - margins.bottom + EPSILON) / leading));
  return {
    compose,
    direction: book.direction,
    digits: book.digits,
    leading,
    height: lines * leading,
    measure: Math.max(leading, width - margins.inner - margins.outer),
    labelOf: () => undefined,
    written: (text) => text,
  };
}

/** The column less an inset at the start side and one at the end side. */
export function narrow(column: Column, direction: 'rtl' | 'ltr', start: Length, end: Length): Column {
  return {
    x: column.x + (direction === 'rtl' ? end : start),
    measure: Math.max(1, column.measure - start - end),
  };
}

/** A paragraph style for one line of our own: heads, folios, numbers, ornaments. */
export function lineStyle(
  direction: 'rtl' | 'ltr',
  align: ParagraphStyle['align'],
  leading: Length,
): ParagraphStyle {
  return {
    direction,
    align,
    indent: 0,
    insetStart: 0,
    insetEnd: 0,
    leading,
    spaceBefore: 0,
    spaceAfter: 0,
    orphans: 1,
    widows: 1,
    keepWithNext: false,
    keepTogether: true,
  };
}

/** A text of our own in one style: owned by nobody, leading nowhere. */
export function plainStyledText(text: string, style: TextStyle): StyledText {
  return {
    text,
    ranges: [
      {
        start: 0,
        end: text.length,
        style,
        element: undefined,
        link: undefined,
        note: undefined,
        anchor: undefined,
        span: undefined,
      },
    ],
  };
}

/** Left and right edge of the characters of a line, from its measure's left edge. */
export function inkOf(line: Line): { readonly left: Length; readonly right: Length } {
  return { left: line.x, right: line.x + line.width };
}
