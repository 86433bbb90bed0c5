/**
 * Chapters: each heading of level 1 with what stands under it, opening on a fresh page, and parts, which hold the
 * chapters after them and open on a recto. What stands before the first is a chapter without heading; a book
 * that has no heading of level 1 opens with its title.
 */

import type { Block } from '../book/block.ts';
import type { Book } from '../book/book.ts';
import { type Chapter, chapters, fullTitle, openingAnchor, outsideParts } from '../book/outline.ts';
import { inOrder } from '../book/structured-text.ts';
import type { Drawings } from '../drawing.ts';
import { dressBlocks, paragraphBlock, paragraphStyle } from './blocks.ts';
import { groundlessParts } from './design.ts';
import type { Dressing } from './dressing.ts';
import { plain } from './inlines.ts';
import { dressPendingNotes } from './notes.ts';
import { onPage, section, sectionElement } from './sections.ts';
import { append, type GrowingElement } from './structure-builder.ts';
import type { ParagraphBlock, StyledBlock, StyledNote, StyledSection } from './styled.ts';

/** Dresses the text proper; `blocks` are the book's without what was taken for front and back. */
export function dressChapters(
  book: Book,
  blocks: readonly Block[],
  root: GrowingElement,
  notes: Map<string, StyledNote>,
  drawings: Drawings,
  outer: Dressing,
): readonly StyledSection[] {
  const { design, styles } = outer;
  const { metadata } = book;
  const found = chapters({ blocks });
  const hasChapters = found.some(({ heading }) => heading !== undefined);
  const isTitled = !hasChapters && design.chapters.dropTitle;
  const dressing: Dressing = isTitled ? { ...outer, topLevel: 2 } : outer;
  const runningTitle = metadata.shortTitle ?? metadata.title;
  const outside = outsideParts({ blocks });
  let holder = root;
  return found.map((chapter, index) => {
    dressing.notes.openChapter();
    const isPart = chapter.heading?.isPart === true;
    if (isPart) holder = append(root, 'part');
    else if (chapter.heading !== undefined && outside.has(chapter.heading)) holder = root;
    const parent = isPart ? holder : sectionElement(holder);
    const drop = isTitled ? [dropTitle(book, parent, dressing)] : [];
    const all = chapter.heading === undefined ? chapter.blocks : [chapter.heading, ...chapter.blocks];
    const isHeaded = chapter.heading !== undefined || drop.length > 0;
    const crown = isHeaded && !isPart ? headpiece(drawings, dressing) : [];
    const holdsText = isPart && chapter.blocks.length > 0;
    // Text is set for paper, and so is the title over it.
    const own = holdsText
      ? { ...dressing, design: { ...design, parts: groundlessParts(design.parts) } }
      : dressing;
    const content = [...crown, ...drop, ...dressWithNotes(all, book, parent, notes, own)];
    const title = titleOf(chapter, dressing);
    const followsPart = found[index - 1]?.heading?.isPart === true;
    const common = {
      numbering: 'main',
      head: {
        verso: runningHead(runningTitle, dressing),
        recto: runningHead(title === '' ? runningTitle : title, dressing),
      },
      anchor: chapter.heading === undefined ? openingAnchor : chapter.anchor,
      title: title === '' ? metadata.title : title,
      blocks: content,
    } as const;
    if (isPart) return partSection(common, holdsText, own);
    return section('chapter', {
      ...common,
      opens: index === 0 || followsPart ? 'recto' : design.chapters.opens,
      showsFolio: true,
      sink: isHeaded ? styles.lines(design.chapters.sink) : 0,
    });
  });
}

/** The ornament over an opening. */
export function headpiece(
  { headpiece: drawing }: Drawings,
  { design, styles }: Dressing,
): readonly StyledBlock[] {
  if (drawing === undefined) return [];
  const spaceAfter = styles.lines(design.chapters.headpiece.after);
  return [{ kind: 'drawing', drawing, align: 'center', spaceBefore: 0, spaceAfter }];
}

/** A chapter's words with its number, or empty. */
function titleOf({ heading, title }: Chapter, { entries }: Dressing): string {
  const entry = heading === undefined ? undefined : entries.get(heading.anchor);
  return entry === undefined ? title : fullTitle(entry);
}

/** A part's title on a recto of its own, silent unless text follows there; its back stays blank. */
function partSection(
  common: Pick<StyledSection, 'numbering' | 'head' | 'anchor' | 'title' | 'blocks'>,
  hasText: boolean,
  { design, styles }: Dressing,
): StyledSection {
  const { placement, background } = design.parts;
  return section('part', {
    ...common,
    opens: 'recto',
    showsFolio: hasText,
    placement,
    background: background === 'none' ? undefined : styles.color(background),
  });
}

/** Dresses blocks, and after each of them the notes that it calls. */
export function dressWithNotes(
  blocks: readonly Block[],
  book: Pick<Book, 'notes'>,
  parent: GrowingElement,
  notes: Map<string, StyledNote>,
  dressing: Dressing,
): readonly StyledBlock[] {
  const { design } = dressing;
  const { indent } = design.paragraph;
  const around = { ...onPage(dressing, parent, bodyLook(dressing)), indents: indent > 0 };
  return dressBlocks(blocks, around, () => dressPendingNotes(book.notes, notes, parent, dressing));
}

/** The look of running text: the measure of all others. */
export function bodyLook({ design }: Dressing): Parameters<typeof onPage>[2] {
  return {
    font: 'text',
    weight: 'regular',
    size: 1,
    color: 'text',
    leading: 1,
    align: 'justify',
    before: 0,
    after: 0,
    indent: design.paragraph.indent,
    insetStart: 0,
    insetEnd: 0,
  };
}

/** The book's title as a heading above a text that has no chapters. */
function dropTitle({ metadata }: Book, parent: GrowingElement, dressing: Dressing): ParagraphBlock {
  const look = dressing.design.headings.h1;
  const element = append(parent, 'heading', { level: 1 });
  const place = { before: look.before, after: look.after, keepWithNext: true, keepTogether: true };
  const style = paragraphStyle(look, onPage(dressing, parent, look), place);
  return paragraphBlock(
    plain(inOrder(metadata.title, dressing.direction), dressing.styles.text(look)),
    style,
    element,
  );
}

/** A head of bounded length: a longer one is cut after a word. */
function runningHead(title: string, { design, styles, direction }: Dressing): ReturnType<typeof plain> {
  const { longest } = design.heads;
  const style = styles.text(design.heads);
  if (title.length <= longest) return plain(inOrder(title, direction), style);
  const space = title.lastIndexOf(' ', longest);
  return plain(inOrder(`${title.slice(0, space > 0 ? space : longest)}…`, direction), style);
}
