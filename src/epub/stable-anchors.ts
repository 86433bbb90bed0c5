/**
 * Anchors that outlive an edition. In: the book, whose nameless headings, figures and tables are called by their
 * position (`ch-2`, `sec-2-1`, `fig-3`: `read/anchors.ts`), and its outline. Out: both with these names changed, so
 * that files and ids stay when a chapter is put in before them and readers keep their notes: a heading is named
 * after its words and those of the headings above it, a figure after its chapter and its place there. Names that
 * the author gave stay as they are, if they are ASCII, as file names must be; others are made ones as lasting.
 */

import type { Block, Heading } from '../book/block.ts';
import type { Book, Note } from '../book/book.ts';
import { type Inline, plainText } from '../book/inline.ts';
import type { Outline, OutlineEntry } from '../book/outline.ts';
import { visit } from '../book/visit.ts';
import { digestOf, distinctName } from './digest.ts';
import { renamedBlocks } from './renamed-blocks.ts';

/** The book and its outline under lasting names. */
export function withStableAnchors(
  book: Book,
  outline: Outline,
): { readonly book: Book; readonly outline: Outline } {
  const names = new Naming(book).names();
  if (names.size === 0) return { book, outline };
  const nameOf = (anchor: string): string => names.get(anchor) ?? anchor;
  const entry = (one: OutlineEntry): OutlineEntry => ({
    ...one,
    anchor: nameOf(one.anchor),
    children: one.children.map(entry),
  });
  const note = (one: Note): Note => ({ ...one, children: renamedBlocks(one.children, nameOf) });
  return {
    book: {
      ...book,
      blocks: renamedBlocks(book.blocks, nameOf),
      notes: new Map([...book.notes].map(([label, one]) => [label, note(one)])),
    },
    outline: { entries: outline.entries.map(entry) },
  };
}

/** What `read/anchors.ts` calls by its position. */
const byPosition = /^(ch|sec|part|fig|table|index)(?:-\d+)+-*$/;

const isAscii = (anchor: string): boolean => /^[\x21-\x7e]*$/.test(anchor);

/** Whether an anchor is a name of the author's that files can have. */
const isLasting = (anchor: string): boolean => isAscii(anchor) && !byPosition.test(anchor);

type Text = Pick<Book, 'blocks' | 'notes'>;

class Naming {
  private readonly text: Text;
  private readonly found = new Map<string, string>();
  private readonly taken = new Set<string>();
  /** The headings above what is being read, part first. */
  private readonly path: { readonly level: number; readonly words: string }[] = [];
  private chapter = 'opening';
  private readonly counts = new Map<string, number>();
  private readonly called = new Set<string>();

  constructor(text: Text) {
    this.text = text;
  }

  /** A new name for each anchor that has none of the author's. */
  names(): ReadonlyMap<string, string> {
    // The author's own names come first: none of them may be taken.
    this.walk((anchor) => {
      if (isLasting(anchor)) this.taken.add(anchor);
    });
    this.walk((anchor, heading) => {
      const name = heading === undefined ? this.placeName(anchor) : this.headingName(anchor, heading);
      if (!isAscii(anchor)) this.give(anchor, `name-${digestOf(anchor)}`);
      else if (!isLasting(anchor)) this.give(anchor, name);
      if (heading?.level === 1) this.chapter = this.found.get(anchor) ?? anchor;
    });
    return this.found;
  }

  /** Every anchor in reading order; notes where they are first called. */
  private walk(meet: (anchor: string, heading: Heading | undefined) => void): void {
    this.called.clear();
    const block = (one: Block): void => {
      if ('anchor' in one) meet(one.anchor, one.kind === 'heading' ? one : undefined);
    };
    const inline = (one: Inline): void => {
      if (one.kind === 'index-mark') meet(one.anchor, undefined);
      if (one.kind !== 'note-reference' || this.called.has(one.label)) return;
      this.called.add(one.label);
      visit(this.text.notes.get(one.label)?.children ?? [], { block, inline });
    };
    visit(this.text.blocks, { block, inline });
  }

  private headingName(anchor: string, heading: Heading): string {
    const level = heading.isPart ? 0 : heading.level;
    while ((this.path.at(-1)?.level ?? -1) >= level) this.path.pop();
    this.path.push({
      level,
      words: plainText(heading.children).normalize('NFC').replaceAll(/\s+/g, ' ').trim(),
    });
    return `${kindOf(anchor)}-${digestOf(JSON.stringify(this.path.map(({ words }) => words)))}`;
  }

  private placeName(anchor: string): string {
    const stem = `${this.chapter}-${kindOf(anchor)}`;
    const count = (this.counts.get(stem) ?? 0) + 1;
    this.counts.set(stem, count);
    return `${stem}-${count}`;
  }

  private give(anchor: string, wanted: string): void {
    this.found.set(anchor, distinctName(wanted, this.taken));
  }
}

const kindOf = (anchor: string): string => byPosition.exec(anchor)?.[1] ?? 'place';
