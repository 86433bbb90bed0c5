/**
 * Placed pages. Lengths are points, x rightward from the page's left edge, y downward from its top edge.
 * Everything is resolved: page labels, references, sides. Each item is owned by a structure element or is
 * an artifact.
 */

import type { Image } from '../book/block.ts';
import type { StructureElement } from '../book/structure.ts';
import type { Line } from '../break/line.ts';
import type { Color, SectionKind, StyledBook } from '../design/styled.ts';
import type { Drawing } from '../drawing.ts';
import type { Span } from '../source.ts';
import type { Length } from '../units.ts';

export interface Page {
  /** 0-based place in the file. */
  readonly index: number;
  /** In a right-bound book the recto is the left-hand page. */
  readonly side: 'recto' | 'verso';
  /** As printed in the folio and used in page labels: `أ`, `١٢`; empty for the cover. */
  readonly label: string;
  readonly section: SectionKind;
  readonly isBlank: boolean;
  readonly background: Color | undefined;
  /** In reading order: body, then notes; running head and folio come last, as artifacts. */
  readonly items: readonly PageItem[];
}

export type PageItem = TextItem | RuleItem | ImageItem | DrawingItem;

export interface TextItem {
  readonly kind: 'text';
  /** Left edge of the line's measure. */
  readonly x: Length;
  /** Baseline. */
  readonly y: Length;
  readonly line: Line;
  /** Owner of the pieces whose range names none; undefined: an artifact (folio, running head, leader). */
  readonly element: StructureElement | undefined;
  /** Place in the manuscript of the paragraph. */
  readonly span: Span | undefined;
  /** The whole line leads to this anchor (contents entries), on top of the links its ranges have. */
  readonly target?: string;
  /** Of an artifact that is there for the page's sake: a head or folio, by where it stands, or a catchword. */
  readonly pagination?: 'header' | 'footer' | 'catchword';
}

/** A filled rectangle: rules, borders, backgrounds. Always an artifact. */
export interface RuleItem {
  readonly kind: 'rule';
  readonly x: Length;
  readonly y: Length;
  readonly width: Length;
  readonly height: Length;
  readonly color: Color;
}

export interface ImageItem {
  readonly kind: 'image';
  readonly x: Length;
  readonly y: Length;
  readonly width: Length;
  readonly height: Length;
  readonly image: Image;
  readonly element: StructureElement | undefined;
}

/** A drawing, as large as it is, its upper left corner at x and y; its ground is not painted. */
export interface DrawingItem {
  readonly kind: 'drawing';
  readonly x: Length;
  readonly y: Length;
  readonly drawing: Drawing;
  /** Owner; undefined: an artifact. */
  readonly element: StructureElement | undefined;
}

/** Where an anchor landed. */
export interface Destination {
  readonly page: number;
  /** Top of the thing, from the page's top edge. */
  readonly y: Length;
}

/** The whole book on pages. */
export interface Edition {
  readonly book: StyledBook;
  readonly pages: readonly Page[];
  readonly destinations: ReadonlyMap<string, Destination>;
}
