/**
 * The book's text shared out among XHTML files, in spine order. In: the book and its outline. Out: one file
 * a chapter, named after the chapter's anchor (`stable-anchors.ts`), so that the name survives a new edition and
 * readers keep their notes; a chapter too long for old reading systems is cut before a heading, or else between two
 * blocks, verses of a poem or items of a list. A dedication and an epigraph before the first heading, and the
 * colophon, are files of their own.
 */

import { type Aside, type Block, type Heading, rowsOf } from '../book/block.ts';
import type { Book, Note } from '../book/book.ts';
import { plainText } from '../book/inline.ts';
import { visit } from '../book/visit.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { inParts } from './long-blocks.ts';
import type { EpubTerms } from './terms.ts';

export type TextFileKind = 'dedication' | 'epigraph' | 'chapter' | 'colophon';

export interface TextFile {
  /** ASCII, with its ending. */
  readonly name: string;
  readonly kind: TextFileKind;
  /** What its `<title>` says. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /**
   * The chapter it belongs to, as the printed book counts them: by headings of level 1. Notes are numbered
   * through all files of a chapter.
   */
  readonly chapter: number;
}

/** Largest size aimed at, in bytes of XHTML: Kobo and old Adobe engines stumble over files beyond 250–300 kB. */
const largestFile = 240_000;
/** UTF-8 bytes of an Arabic letter; text in other scripts is over-estimated, which does no harm. */
const bytesPerUnit = 2;
/** Bytes of markup around a block or an inline element, and around a called note: rounded up from real files. */
const markupPerNode = 60;
const markupPerNote = 400;

/** What of a book is asked here. */
type Text = Pick<Book, 'blocks' | 'notes'> & { readonly metadata: { readonly title: string } };

/**
 * The XHTML files of a book's text. `depths` gives each heading of the outline its depth, 1 for chapters; `report` hears
 * of blocks that cannot be cut and make too large a file.
 */
export function textFiles(
  book: Text,
  depths: ReadonlyMap<string, number>,
  terms: EpubTerms,
  colophonTitle: string,
  report: (diagnostic: Diagnostic) => void = () => undefined,
): readonly TextFile[] {
  const { front, chapters, colophon } = divide(book.blocks, depths);
  const files: TextFile[] = front.map((aside) => ({
    name: `${aside.name}.xhtml`,
    kind: aside.name === 'dedication' ? 'dedication' : 'epigraph',
    title: aside.name === 'dedication' ? terms.dedication : terms.epigraph,
    blocks: [aside],
    chapter: -1,
  }));
  let chapter = 0;
  for (const written of chapters) {
    const blocks = written.flatMap((block) => bounded(block, book.notes));
    if (blocks[0]?.kind === 'heading' && blocks[0].level === 1) chapter++;
    for (const [part, piece] of cutAtSize(blocks, book.notes, report).entries()) {
      const name = pieceName(blocks[0], piece[0], part);
      files.push({ name, kind: 'chapter', title: titleOf(piece, blocks, book), blocks: piece, chapter });
    }
  }
  if (colophon.length > 0) {
    chapter++;
    files.push({ name: 'colophon.xhtml', kind: 'colophon', title: colophonTitle, blocks: colophon, chapter });
  }
  return withDistinctNames(files);
}

/** Names that differ only in case are one name on many file systems (EPUB 3.3 #sec-container-filenames). */
function withDistinctNames(files: readonly TextFile[]): readonly TextFile[] {
  const taken = new Set<string>();
  return files.map((file) => {
    let name = file.name;
    for (let count = 2; taken.has(name.toLowerCase()); count++)
      name = file.name.replace('.', `-again-${count}.`);
    taken.add(name.toLowerCase());
    return { ...file, name };
  });
}

interface Division {
  readonly front: readonly Aside[];
  readonly chapters: readonly (readonly Block[])[];
  readonly colophon: readonly Block[];
}

function divide(blocks: readonly Block[], depths: ReadonlyMap<string, number>): Division {
  const front: Aside[] = [];
  const colophon: Block[] = [];
  const chapters: Block[][] = [];
  for (const block of blocks) {
    const isBeforeText = chapters.length === 0;
    if (block.kind === 'aside' && block.name === 'colophon') colophon.push(block);
    else if (isBeforeText && isFrontAside(block)) front.push(block);
    else if (isChapterHeading(block, depths) || isBeforeText) chapters.push([block]);
    else chapters.at(-1)?.push(block);
  }
  return { front, chapters, colophon };
}

function isFrontAside(block: Block): block is Aside {
  return block.kind === 'aside' && (block.name === 'dedication' || block.name === 'epigraph');
}

function isChapterHeading(block: Block, depths: ReadonlyMap<string, number>): block is Heading {
  return block.kind === 'heading' && depths.get(block.anchor) === 1;
}

function pieceName(first: Block | undefined, start: Block | undefined, part: number): string {
  const chapter = first?.kind === 'heading' ? `text-${first.anchor}` : 'opening';
  if (part === 0) return `${chapter}.xhtml`;
  return start?.kind === 'heading' ? `text-${start.anchor}.xhtml` : `${chapter}-part-${part + 1}.xhtml`;
}

function titleOf(piece: readonly Block[], chapter: readonly Block[], book: Text): string {
  for (const block of [piece[0], chapter[0]]) {
    const title = block?.kind === 'heading' ? plainText(block.children).trim() : '';
    if (title !== '') return title;
  }
  return book.metadata.title;
}

/** A block as blocks that a file can hold, where that is possible. */
function bounded(block: Block, notes: ReadonlyMap<string, Note>): readonly Block[] {
  if (block.kind !== 'poem' && block.kind !== 'list') return [block];
  const weightOf = (one: Block): number => blockWeight(one, notes);
  return weightOf(block) <= largestFile ? [block] : inParts(block, largestFile, weightOf);
}

const kilobyte = 1000;

/** Cuts a chapter into pieces of bounded size: before headings where it can, and never right after one. */
function cutAtSize(
  blocks: readonly Block[],
  notes: ReadonlyMap<string, Note>,
  report: (diagnostic: Diagnostic) => void,
): readonly (readonly Block[])[] {
  const weights = blocks.map((block) => blockWeight(block, notes));
  for (const [index, weight] of weights.entries()) {
    if (weight <= largestFile) continue;
    report(diagnose('oversized-block', { kilobytes: Math.round(weight / kilobyte) }, blocks[index]?.span));
  }
  const pieces: Block[][] = [];
  let weight = Number.POSITIVE_INFINITY;
  for (const [index, block] of blocks.entries()) {
    const follows = blocks[index - 1]?.kind === 'heading';
    if (!follows && weight + wantedWeight(blocks, weights, index) > largestFile) {
      pieces.push([]);
      weight = 0;
    }
    pieces.at(-1)?.push(block);
    weight += weights[index] ?? 0;
  }
  return pieces;
}

/** What must fit with a block: a heading's whole section if a file can hold it, else its first text. */
function wantedWeight(blocks: readonly Block[], weights: readonly number[], start: number): number {
  let weight = weights[start] ?? 0;
  if (blocks[start]?.kind !== 'heading') return weight;
  let withText = weight;
  let hasText = false;
  for (let index = start + 1; index < blocks.length; index++) {
    const isHeading = blocks[index]?.kind === 'heading';
    if (isHeading && hasText) break;
    weight += weights[index] ?? 0;
    if (!hasText) withText = weight;
    hasText ||= !isHeading;
  }
  return weight <= largestFile ? weight : withText;
}

/** Bytes of XHTML a block will take, estimated from above; the notes it calls stand in the same file. */
function blockWeight(root: Block, notes: ReadonlyMap<string, Note>): number {
  let weight = 0;
  visit([root], {
    block: (block) => {
      weight += markupPerNode * nodesOf(block) + bytesPerUnit * textOf(block).length;
    },
    inline: (inline) => {
      if (inline.kind === 'text') weight += bytesPerUnit * inline.text.length;
      else weight += markupPerNode + (inline.kind === 'code' ? bytesPerUnit * inline.text.length : 0);
      if (inline.kind === 'note-reference') weight += noteWeight(notes.get(inline.label));
    },
  });
  return weight;
}

/** The block and what else of it has markup without being a block: half-lines of verses, cells, terms. */
function nodesOf(block: Block): number {
  switch (block.kind) {
    case 'poem':
      return block.stanzas.flat().reduce((sum, { hemistichs }) => sum + hemistichs.length, 1);
    case 'table':
      return 1 + block.alignments.length * rowsOf(block).length;
    case 'definition-list':
      return block.items.reduce(
        (sum, { terms, definitions }) => sum + terms.length + definitions.flat().length,
        1,
      );
    default:
      return 1;
  }
}

/** Text that is not among a block's inlines. */
function textOf(block: Block): string {
  if (block.kind === 'code-block') return block.text;
  return block.kind === 'figure' ? block.alt : '';
}

const noNotes: ReadonlyMap<string, Note> = new Map();

/** Weight of a called note. Notes it calls itself count only as marks: a note that calls itself must end. */
function noteWeight(note: Note | undefined): number {
  if (note === undefined) return 0;
  return note.children.reduce((sum, block) => sum + blockWeight(block, noNotes), markupPerNote);
}

/** Where each anchor of the text stands: anchor to file name. */
export function anchorFiles(
  files: readonly TextFile[],
  notes: ReadonlyMap<string, Note>,
): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  const called = new Set<string>();
  const collect = (blocks: readonly Block[], name: string): void => {
    visit(blocks, {
      block: (block) => {
        if ('anchor' in block) places.set(block.anchor, name);
      },
      inline: (inline) => {
        if (inline.kind === 'index-mark') places.set(inline.anchor, name);
        // A note stands in the file that calls it first.
        if (inline.kind !== 'note-reference' || called.has(inline.label)) return;
        called.add(inline.label);
        collect(notes.get(inline.label)?.children ?? [], name);
      },
    });
  };
  for (const { blocks, name } of files) collect(blocks, name);
  return places;
}
