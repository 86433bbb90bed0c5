/**
 * The logical structure tree of an edition (ISO 32000-1 14.7): who owns the text that the pages show.
 * `dress` builds it in reading order beside the styled blocks; whatever is placed on a page either belongs
 * to one element of this tree or is an artifact. The roles are Warraq's own; the PDF writer maps them.
 */

export type StructureRole =
  | 'document'
  | 'part'
  | 'section'
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'list-item'
  | 'list-label'
  | 'list-body'
  | 'quote'
  | 'code'
  | 'figure'
  | 'caption'
  | 'table'
  | 'table-row'
  | 'table-header-cell'
  | 'table-cell'
  | 'contents'
  | 'contents-entry'
  | 'note'
  | 'note-label'
  | 'reference'
  | 'link'
  | 'span'
  | 'aside';

export type ListNumbering = 'decimal' | 'disc' | 'circle' | 'square' | 'none';

/** One element. Built once by `dress`, children in reading order; the tree is not changed afterwards. */
export interface StructureElement {
  readonly role: StructureRole;
  readonly children: readonly StructureElement[];
  /** For headings of the outline, their depth, without gaps; a heading that is quoted has none. */
  readonly level?: number | undefined;
  /** BCP 47, where it differs from the parent's. */
  readonly language?: string;
  /** Alternative text of a figure or link. */
  readonly alt?: string;
  /** Unique name: notes and their references, headings, figures. */
  readonly id?: string;
  /** For lists: how their labels count, or the shape of their bullets; `none` for letters and dashes. */
  readonly numbering?: ListNumbering;
  /** For header cells: `row` for those that head a row; the others head their column. */
  readonly scope?: 'row';
  /** The `id` of the note a reference calls, and the reverse. */
  readonly ref?: string;
}

/** A list's marker, a term that is defined, a note's number. */
export const isLabelElement = ({ role }: StructureElement): boolean =>
  role === 'list-label' || role === 'note-label';
