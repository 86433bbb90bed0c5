/**
 * What the parts of `dress` share while one book is dressed: the design with its styles, the language with
 * its words and digits, and the counters that run through the book.
 */

import type { IndexGroup } from '../book/book-index.ts';
import type { OutlineEntry } from '../book/outline.ts';
import type { Place } from '../book/places.ts';
import type { DigitFamily } from '../numbering.ts';
import type { Length } from '../units.ts';
import type { Design, Look } from './design.ts';
import type { NoteRegister } from './note-register.ts';
import type { GrowingElement } from './structure-builder.ts';
import type { StyleSheet } from './style-sheet.ts';
import type { Terms } from './terms.ts';

export interface Dressing {
  readonly design: Design;
  readonly styles: StyleSheet;
  readonly terms: Terms;
  /** BCP 47. */
  readonly language: string;
  readonly direction: 'rtl' | 'ltr';
  readonly digits: DigitFamily;
  /** Of lists: those of the language they are written in. */
  readonly listDigits: DigitFamily;
  readonly notes: NoteRegister;
  /** Level of the outline's uppermost headings in the structure: 2 under the book's own title. */
  readonly topLevel: 1 | 2;
  /** Headings of the outline by anchor, with their numbers. */
  readonly entries: ReadonlyMap<string, OutlineEntry>;
  /** What cross references lead to, by anchor. */
  readonly places: ReadonlyMap<string, Place>;
  /** Groups of the index's terms, in order. */
  readonly index: readonly IndexGroup[];
  /** Counts poems, so that each has its own column width. */
  readonly poems: { count: number };
}

/** Where blocks stand: in the text, a quotation, a list, a frame. */
export interface Surroundings {
  readonly dressing: Dressing;
  readonly parent: GrowingElement;
  /** Look of plain paragraphs here. */
  readonly look: Look;
  /** What lists and outer quotations have taken from the measure; points. */
  readonly insetStart: Length;
  readonly insetEnd: Length;
  /** Whether first lines are indented. */
  readonly indents: boolean;
  readonly listDepth: number;
  /** Behind a marker, of a list or a note: what stands here begins on its side, whatever its direction. */
  readonly isMarked: boolean;
  readonly direction: 'rtl' | 'ltr';
}
