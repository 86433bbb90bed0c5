/**
 * Where the pages of an edition begin, in terms of the book, and which figures and tables they hold: what the EPUB
 * needs for its page list and references, and all that is left of the pages of a long book when its EPUB is made. A
 * place is the number of a node in `startableNodes`, the same whenever the manuscript is read.
 */

import type { Block, Figure, Table } from './block.ts';
import type { Book } from './book.ts';
import type { Inline } from './inline.ts';
import { visit } from './visit.ts';

/** A page of the edition that has a label. */
export interface PageStart {
  /** As printed: `أ`, `١٢`. */
  readonly label: string;
  /** 0-based place of the page in its file. */
  readonly page: number;
  /** Undefined: nothing of the book begins here (blank, or filled by notes); it belongs before the next page. */
  readonly place: Place | undefined;
  /** What begins on it of `displays`, by number: a figure may stand on a later page than the words round it. */
  readonly displays: readonly number[];
}

export type Place =
  /** One of the documents that are made from the metadata and the outline. */
  | { readonly kind: 'document'; readonly document: 'title' | 'imprint' | 'contents' }
  /** Index into `startableNodes`, and the UTF-16 offset in that node's text. */
  | { readonly kind: 'text'; readonly node: number; readonly offset: number };

/** What a page can begin with: characters, listings, figures. */
export type StartableNode = Inline | Block;

/** All nodes a page can begin with, in reading order; a colophon comes last wherever it stands. Notes are not among them. */
export function startableNodes({ blocks }: Pick<Book, 'blocks'>): readonly StartableNode[] {
  const nodes: StartableNode[] = [];
  const visitor = {
    block: (block: Block) => {
      if (block.kind === 'figure' || block.kind === 'code-block') nodes.push(block);
    },
    inline: (inline: Inline) => {
      if (inline.kind === 'text' || inline.kind === 'code') nodes.push(inline);
    },
  };
  visit(
    blocks.filter((block) => !isColophon(block)),
    visitor,
  );
  visit(blocks.filter(isColophon), visitor);
  return nodes;
}

/**
 * Figures, which may stand on a later page than where they are called for, and tables. Those of notes are not among
 * them.
 */
export function displays({ blocks }: Pick<Book, 'blocks'>): readonly (Figure | Table)[] {
  const found: (Figure | Table)[] = [];
  visit(blocks, {
    block: (block) => {
      if (block.kind === 'figure' || block.kind === 'table') found.push(block);
    },
  });
  return found;
}

const isColophon = (block: Block): boolean => block.kind === 'aside' && block.name === 'colophon';
