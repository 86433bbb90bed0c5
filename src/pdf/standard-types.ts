/** Warraq's structure roles as standard structure types (ISO 32000-1 14.8.4). */

import type { StructureElement, StructureRole } from '../book/structure.ts';

const types = {
  document: 'Document',
  part: 'Part',
  section: 'Sect',
  /** With a level: H1 to H6. */
  heading: 'P',
  paragraph: 'P',
  list: 'L',
  'list-item': 'LI',
  'list-label': 'Lbl',
  'list-body': 'LBody',
  quote: 'BlockQuote',
  code: 'Code',
  figure: 'Figure',
  caption: 'Caption',
  table: 'Table',
  'table-row': 'TR',
  'table-header-cell': 'TH',
  'table-cell': 'TD',
  contents: 'TOC',
  'contents-entry': 'TOCI',
  note: 'Note',
  'note-label': 'Lbl',
  reference: 'Reference',
  link: 'Link',
  span: 'Span',
  aside: 'Div',
} as const satisfies Readonly<Record<StructureRole, string>>;

/** There is no H7 (14.8.4.3.2). */
const deepestLevel = 6;

/** The standard structure type of an element. */
export function standardType(element: StructureElement): string {
  const { role, level } = element;
  return role === 'heading' && level !== undefined ? `H${Math.min(level, deepestLevel)}` : types[role];
}
