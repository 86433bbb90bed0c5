/**
 * What the conversion of a Markdown tree carries along: the source, its folded text, the book around it,
 * the link definitions; and the questions every part of it asks of a node.
 */

import { asideNames, type Image } from '../book/block.ts';
import type { Note } from '../book/book.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { suggestionFor } from '../diagnostics/suggest.ts';
import type { DigitFamily } from '../numbering.ts';
import type { Source, Span } from '../source.ts';
import type { Anchors } from './anchors.ts';
import type { OpenLink } from './book-links.ts';
import { htmlProblem } from './html.ts';
import type { Definitions } from './link-definitions.ts';
import type { ContainerDirective, LeafDirective, Nodes, TextDirective } from './mdast.ts';
import { type FoldedText, type PlainRun, unfold, unfoldedOffset } from './plain-runs.ts';
import type { SoftBreak } from './texts.ts';

/** What the text of one file needs from the book around it. */
export interface Surroundings {
  readonly anchors: Anchors;
  /** Reads an image the text calls; undefined when it was reported. */
  readonly loadImage: (path: string, span: Span) => Image | undefined;
  /** Digits of what is numbered in the book. */
  readonly digits: DigitFamily;
  /** Keeps a link into the book until all of it is read. */
  readonly keepLink: (link: OpenLink) => void;
  /** The book's label for a note of this file. */
  readonly noteLabel: (identifier: string) => string;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Hands every character to the parser: for tests that compare. */
  readonly withoutFolding?: boolean;
}

/** Deepest nesting of blocks and marks that is set; no book needs a third of it. */
export const depthLimit = 24;

export interface Reading extends Surroundings {
  readonly source: Source;
  readonly folded: FoldedText;
  /** Runs by the place of their placeholder in the folded text. */
  readonly runs: ReadonlyMap<number, PlainRun>;
  readonly definitions: Definitions;
  readonly notes: Map<string, Note>;
}

export type Directive = ContainerDirective | LeafDirective | TextDirective;

/** The names that `:::` blocks have. */
export const blockNames: readonly string[] = [...asideNames, 'poem', 'definitions', 'table', 'index'];

/** The marks that a line may have, and how they are written. */
const markForms = {
  span: ':span[…]{lang=…}',
  quran: ':quran[…]',
  page: ':page[…]',
  ref: ':ref[…]',
  index: ':index[…]',
} as const;

export const isMarkName = (name: string): name is keyof typeof markForms => Object.hasOwn(markForms, name);

/** Where in the tree we are. */
export interface Place {
  readonly depth: number;
  readonly softBreak: SoftBreak;
}

/** One level further in. */
export const below = (place: Place): Place => ({ ...place, depth: place.depth + 1 });

/** A node's place in the source. */
export function spanOf(node: Nodes, reading: Reading): Span {
  return {
    source: reading.source,
    start: unfoldedOffset(reading.folded, node.position?.start.offset ?? 0),
    end: unfoldedOffset(reading.folded, node.position?.end.offset ?? 0),
  };
}

/** A directive as its author writes its name, colons and all. */
export const writtenName = ({ type, name }: Directive): string =>
  `${{ textDirective: ':', leafDirective: '::', containerDirective: ':::' }[type]}${name}`;

/** Reports a directive nobody knows, with the nearest name. */
export function reportUnknownDirective(node: Directive, span: Span, reading: Reading): void {
  const suggestion =
    node.type === 'textDirective'
      ? suggestionFor(node.name, Object.keys(markForms), (mark) =>
          isMarkName(mark) ? markForms[mark] : mark,
        )
      : suggestionFor(node.name, blockNames, (block) => `:::${block}`);
  const name = writtenName(node);
  reading.report(
    diagnose(
      'unknown-directive',
      { name, suggestion },
      { ...span, end: Math.min(span.end, span.start + name.length) },
    ),
  );
}

export function reportHtml(html: string, span: Span, reading: Reading): void {
  const problem = htmlProblem(html, span);
  if (problem !== undefined) reading.report(problem);
}

/** What was read as it stands, listings and HTML, with the folded paragraphs put back. */
export function verbatim(node: Nodes, value: string, reading: Reading): string {
  return unfold(reading.source.text, reading.folded, value, node.position?.start.offset ?? 0);
}
