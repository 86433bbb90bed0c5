/**
 * The book: what `read` makes of a manuscript and everything after it starts from. Text is in logical
 * order, as the author wrote it; every node knows its place in the manuscript.
 */

import type { Span } from '../source.ts';
import type { Block, Image } from './block.ts';
import type { Metadata } from './metadata.ts';

export interface Book {
  readonly metadata: Metadata;
  /** Where they stand in the manuscript. */
  readonly metadataSpan: Span;
  /** The text in reading order, all files joined. */
  readonly blocks: readonly Block[];
  /** Notes by label, in the order of their first call. Every `NoteReference` has its note here. */
  readonly notes: ReadonlyMap<string, Note>;
  /** The book's own cover image, if it names one. */
  readonly cover: Image | undefined;
  /** The folder of the manuscript, for messages. */
  readonly path: string;
}

export interface Note {
  readonly label: string;
  readonly children: readonly Block[];
  readonly span: Span;
}
