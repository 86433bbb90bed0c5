/**
 * Blocks and inlines of one file as XHTML strings. In: nodes of the book and what the file needs to know of
 * its surroundings (`XhtmlContext`). Out: markup that is inert whatever the text holds, with `epub:type` and
 * the DPUB-ARIA role that matches it (EPUB Structural Semantics, https://www.w3.org/TR/dpub-aria-1.1/).
 * Notes called in a file stand at its end, so that reading systems can show them as pop-ups and the others
 * as a list (EPUB 3.3 #sec-xhtml-ssv). Direction is said by `dir`, never by CSS (EPUB 3.3 #sec-css-req).
 */

import {
  type Aside,
  type Block,
  type BlockQuote,
  type CodeBlock,
  type DefinitionList,
  type Figure,
  type Heading,
  type Image,
  isAttribution,
  type List,
  languageOf,
  type Poem,
  type Table,
  type Verse,
} from '../book/block.ts';
import type { Note } from '../book/book.ts';
import { areBareCalls, bearingOf, type Inline, type InlineCode, type Text } from '../book/inline.ts';
import { directionOf, isArabic, opposite } from '../book/language.ts';
import { codePieces } from '../book/listing.ts';
import { nameInFile } from '../book/note-label.ts';
import { inCallOrder } from '../book/note-order.ts';
import { inOrder, needsOverride, type Piece, piecesOf } from '../book/structured-text.ts';
import { visit } from '../book/visit.ts';
import type { Terms } from '../design/terms.ts';
import { asideXhtml, languageAttributes } from './aside.ts';
import { escapeAttribute, escapeText, isAsciiName } from './escape.ts';
import { figureClass } from './images.ts';
import { type ListMarkers, listXhtml } from './lists.ts';
import { firstNodeOf, type PageMark, type PageMarks, pageBreak, textWithPageBreaks } from './page-list.ts';
import { phrased } from './phrases.ts';
import { poemXhtml } from './poem.ts';
import type { References } from './references.ts';
import { tableXhtml } from './tables.ts';

export interface XhtmlContext {
  /** BCP 47, of the book. */
  readonly language: string;
  readonly terms: Terms;
  readonly notes: ReadonlyMap<string, Note>;
  /** Level of each heading of the outline, 1 for parts and chapters. */
  readonly depths: ReadonlyMap<string, number>;
  /** The picture over a chapter's opening; undefined where the design has none. */
  readonly headpieceHref: string | undefined;
  /** The number that the design gives a heading: «الفصل الأول». */
  headingLabel(anchor: string): string | undefined;
  /** Link from this file to an anchor of the book; undefined if there is no such place. */
  linkTo(anchor: string): string | undefined;
  /** Link from this file to an image's file. */
  imageFile(image: Image): string;
  /** The number of a note, `١`; the first call of a label takes the next one. */
  noteNumber(label: string): string;
  /** The number of one of several calls of a note. */
  callNumber(call: number): string;
  /** Form of a note's mark; `#` is the number. */
  readonly noteForm: string;
  /** Asides of this file that describe a figure of it at length, by the figure's anchor. */
  readonly descriptions: ReadonlyMap<string, Aside>;
  readonly listMarkers: ListMarkers;
  /** Sign between the hemistichs of a verse that share a word; empty for none. */
  readonly verseJoint: string;
  /** Ems of the half-lines of verses that have two. */
  readonly hemistichs: ReadonlyMap<Verse, number>;
  /** Where the pages of the printed book begin. */
  readonly pageMarks: PageMarks;
  readonly references: References;
}

export interface XhtmlWriter {
  /** The file's text: blocks in nested sections, one a heading. */
  sections(blocks: readonly Block[]): string;
  inlines(inlines: readonly Inline[]): string;
  /** The notes called so far, in the order of their numbers; to be asked last. */
  notes(): string;
  /** The page breaks written so far, in reading order. */
  pageBreaks(): readonly PageMark[];
}

/** A writer for one file; it remembers which notes the file has called. */
export function createXhtmlWriter(context: XhtmlContext): XhtmlWriter {
  return new FileWriter(context);
}

class FileWriter implements XhtmlWriter {
  private readonly context: XhtmlContext;
  /** Calls of each note so far: label to count. */
  private readonly calls = new Map<string, number>();
  /** Labels of the notes called so far, in the order of their numbers. */
  private readonly called = new Set<string>();
  /** Those among them whose own calls have no numbers yet. */
  private readonly pending: string[] = [];
  private listDepth = 0;
  /** Of what is being written: the book's, or a passage's; and the direction it is written in. */
  private language: string;
  private direction: 'rtl' | 'ltr';
  /** In which the words run, where that is another. */
  private turnedTo: 'rtl' | 'ltr' | undefined;
  readonly bookDirection: 'rtl' | 'ltr';
  private readonly noteNames = new Map<string, string>();
  private readonly takenNoteNames = new Set<string>();
  private readonly breaks: PageMark[] = [];

  constructor(context: XhtmlContext) {
    this.context = context;
    this.language = context.language;
    this.direction = directionOf(context.language);
    this.bookDirection = this.direction;
  }

  /** What the ids of a note are made of: the author's label, or its place in the file. */
  private noteName(label: string): string {
    const known = this.noteNames.get(label);
    if (known !== undefined) return known;
    const own = nameInFile(label);
    let name = isAsciiName(`n${own}`) ? `-${own}` : `-n${this.noteNames.size + 1}`;
    const isTaken = (one: string): boolean =>
      this.takenNoteNames.has(one) ||
      [`fn-${one}`, `fnref-${one}`].some((id) => this.context.linkTo(id) !== undefined);
    while (isTaken(name)) name += '-';
    this.takenNoteNames.add(name);
    this.noteNames.set(label, name);
    return name;
  }

  blocks(blocks: readonly Block[]): string {
    return blocks.map((block) => this.block(block)).join('\n');
  }

  sections(blocks: readonly Block[]): string {
    const parts: string[] = [];
    const open: number[] = [];
    for (const block of blocks) {
      const depth = block.kind === 'heading' ? this.context.depths.get(block.anchor) : undefined;
      if (block.kind === 'heading' && depth !== undefined) {
        while ((open.at(-1) ?? 0) >= depth) {
          open.pop();
          parts.push('</section>');
        }
        open.push(depth);
        parts.push(depth === 1 ? this.chapterStart(block) : '<section>');
      }
      parts.push(this.block(block));
      this.numberPendingNotes();
    }
    return [...parts, ...open.map(() => '</section>')].join('\n');
  }

  inlines(inlines: readonly Inline[]): string {
    let xhtml = '';
    for (const [index, inline] of inlines.entries()) {
      if (areBareCalls(inlines[index - 1], inline, this.context.noteForm))
        xhtml += `<span class="noteref">${escapeText(this.context.terms.comma.trimEnd())}</span>`;
      xhtml += this.inline(inline);
    }
    return xhtml;
  }

  notes(): string {
    // The words of all first: a note may call one before it again, and each call has its way back.
    const words = new Map<string, NoteWords>();
    for (const label of this.called) words.set(label, this.noteWords(label));
    const notes = Array.from(words, ([label, each]) => this.note(label, each));
    if (notes.length === 0) return '';
    return ['<div class="notes">', ...notes, '</div>'].join('\n');
  }

  pageBreaks(): readonly PageMark[] {
    return this.breaks;
  }

  private chapterStart(heading: Heading): string {
    const type = heading.isPart ? 'part' : 'chapter';
    const start = `<section epub:type="${type}" role="doc-${type}" aria-labelledby="${heading.anchor}">`;
    const { headpieceHref } = this.context;
    if (heading.isPart || headpieceHref === undefined) return start;
    const picture = `<img src="${escapeAttribute(headpieceHref)}" alt="" role="presentation"/>`;
    return `${start}\n<div class="headpiece">${picture}</div>`;
  }

  block(block: Block): string {
    const node = firstNodeOf(block);
    const marks = node === undefined ? [] : this.context.pageMarks.takeStart(node);
    if (marks.length === 0) return this.unbroken(block);
    this.breaks.push(...marks);
    return `${marks.map(pageBreak).join('')}\n${this.unbroken(block)}`;
  }

  /** A block whose page breaks, if it begins with any, stand before it. */
  private unbroken(block: Block): string {
    switch (block.kind) {
      case 'heading':
        return this.heading(block);
      case 'paragraph':
        return this.paragraph(block.children);
      case 'quote':
        return `<blockquote>\n${this.quotation(block)}\n</blockquote>`;
      case 'list':
        return this.list(block);
      case 'definition-list':
        return this.definitions(block);
      case 'code-block':
        return `<pre dir="ltr"><code>${this.text(block)}</code></pre>`;
      case 'figure':
        return this.figure(block);
      case 'table':
        // The caption first, as it stands: notes are numbered in the order of their calls.
        return tableXhtml(block, this.caption(block), this.direction, this);
      case 'thematic-break':
        return '<hr class="break"/>';
      case 'poem':
        return this.poem(block);
      case 'index':
        return this.context.references.indexXhtml((anchor) => this.context.linkTo(anchor));
      case 'aside':
        return this.aside(block);
    }
  }

  /** A paragraph; one that runs against the text as a whole is turned, but for those behind a marker. */
  private paragraph(children: readonly Inline[]): string {
    const isTurned = this.listDepth === 0 && bearingOf(children, this.direction) === 'turned';
    return isTurned
      ? `<p dir="${opposite(this.direction)}">${this.within(opposite(this.direction), children)}</p>`
      : `<p>${this.whole(children)}</p>`;
  }

  /** Inlines in an element of a direction: nothing among them has to be turned to it again. */
  private within(direction: 'rtl' | 'ltr', inlines: readonly Inline[]): string {
    const around = this.turnedTo;
    this.turnedTo = direction;
    const xhtml = this.inlines(inlines);
    this.turnedTo = around;
    return xhtml;
  }

  /** The inlines of a block; all that runs against the text is isolated from it (HTML's `dir` does so). */
  whole(inlines: readonly Inline[]): string {
    const bearing = bearingOf(inlines, this.direction);
    if (bearing === 'as-usual') return this.inlines(inlines);
    const direction = opposite(this.direction);
    const xhtml = this.within(direction, inlines);
    return bearing === 'against' ? xhtml : `<span dir="${direction}">${xhtml}</span>`;
  }

  private heading(heading: Heading): string {
    const depth = this.context.depths.get(heading.anchor);
    const children = this.whole(heading.children);
    // A heading inside a quotation or an aside is not part of the outline.
    if (depth === undefined) return `<p class="heading" id="${heading.anchor}">${children}</p>`;
    const [first] = heading.children;
    // What has marks or a page's beginning in it is as it was written.
    const isPlain = depth === 1 && first?.kind === 'text' && children === escapeText(first.text);
    const title = isPlain ? phrased(first.text) : children;
    const label = this.context.headingLabel(heading.anchor);
    const number = label === undefined ? '' : `<span class="number">${escapeText(label)}</span> `;
    const part = heading.isPart ? ' class="part"' : '';
    return `<h${depth}${part} id="${heading.anchor}">${number}${title}</h${depth}>`;
  }

  private quotation(quote: BlockQuote): string {
    return quote.children
      .map((block) => {
        const xhtml = this.block(block);
        return isAttribution(quote, block) ? xhtml.replace('<p>', '<p class="source">') : xhtml;
      })
      .join('\n');
  }

  private aside(aside: Aside): string {
    const figure = describedFigure(aside);
    const isPointedAt = figure !== undefined && this.context.descriptions.get(figure) === aside;
    const id = isPointedAt ? descriptionId(figure) : undefined;
    const { language, direction } = this;
    this.language = languageOf(aside, language);
    this.direction = directionOf(this.language);
    const xhtml = asideXhtml(aside, language, id, this);
    this.language = language;
    this.direction = direction;
    return xhtml;
  }

  private list(list: List): string {
    const marker = list.ordered ? this.context.listMarkers(this.listDepth, this.language) : undefined;
    this.listDepth++;
    const xhtml = listXhtml(list, marker, this);
    this.listDepth--;
    return xhtml;
  }

  private poem(poem: Poem): string {
    const { verseJoint, hemistichs } = this.context;
    const widths = poem.stanzas.flat().flatMap((verse) => hemistichs.get(verse) ?? []);
    return poemXhtml(poem, this.direction, this.bookDirection, verseJoint, widths[0], this);
  }

  private definitions({ items }: DefinitionList): string {
    const lines = items.flatMap(({ terms, definitions }) => [
      ...terms.map((words) => `<dt>${this.whole(words)}</dt>`),
      ...definitions.map(([first = [], ...others]) => {
        if (others.length === 0) return `<dd>${this.whole(first)}</dd>`;
        const paragraphs = [first, ...others].map((words) => `<p>${this.whole(words)}</p>`);
        return `<dd>\n${paragraphs.join('\n')}\n</dd>`;
      }),
    ]);
    return `<dl>\n${lines.join('\n')}\n</dl>`;
  }

  private figure(figure: Figure): string {
    const { image, anchor, alt } = figure;
    const size = `width="${Math.round(image.width)}" height="${Math.round(image.height)}"`;
    const name = figureClass(figure);
    const wanted = name === undefined ? '' : ` class="${name}"`;
    const source = escapeAttribute(this.context.imageFile(image));
    const caption = this.caption(figure);
    const figcaption = caption === undefined ? '' : `\n<figcaption>${caption}</figcaption>`;
    const details = this.context.descriptions.has(anchor) ? ` aria-details="${descriptionId(anchor)}"` : '';
    return `<figure id="${anchor}">\n<img src="${source}" alt="${escapeAttribute(alt)}" ${size}${wanted}${details}/>${figcaption}\n</figure>`;
  }

  /** The words of a caption, with the number where captions have one. */
  private caption({ anchor, caption }: Figure | Table): string | undefined {
    const { terms, references } = this.context;
    const label = references.captionLabel(anchor, terms);
    if (label === undefined) return caption === undefined ? undefined : this.whole(caption);
    const number = `<span class="number">${escapeText(label.trimEnd())}</span>`;
    const words = this.whole(caption ?? []);
    return words === '' ? number : `${number} ${words}`;
  }

  private inline(inline: Inline): string {
    switch (inline.kind) {
      case 'text':
        return this.text(inline);
      case 'emphasis':
        return `<em>${this.inlines(inline.children)}</em>`;
      case 'strong':
        return `<strong>${this.inlines(inline.children)}</strong>`;
      case 'code':
        return `<code dir="ltr">${this.text(inline)}</code>`;
      case 'link':
        return this.link(inline.url, this.inlines(inline.children));
      case 'note-reference':
        return this.noteReference(inline.label);
      case 'cross-reference':
        return this.link(
          `#${inline.anchor}`,
          escapeText(inOrder(this.context.references.textOf(inline), this.direction)),
        );
      case 'index-mark':
        return `<span id="${inline.anchor}"></span>`;
      case 'quran':
        return `<span class="quran"${isArabic(this.language) ? '' : ` ${languageAttributes('ar')}`}>${this.inlines(inline.children)}</span>`;
      case 'foreign':
        return `<span ${foreignAttributes(inline.language, this.language)}>${this.within(directionOf(inline.language), inline.children)}</span>`;
      case 'line-break':
        return '<br/>';
    }
  }

  /** The characters of a node with the page breaks among them; of words, what has an order of its own is isolated. */
  private text(node: Text | InlineCode | CodeBlock): string {
    const marks = this.context.pageMarks.take(node);
    this.breaks.push(...marks);
    if (node.kind !== 'text') return codeWithPageBreaks(node.text, marks);
    return this.pieces(node.text, marks, piecesOf(node.text, this.turnedTo ?? this.direction));
  }

  /** The characters of a text in its pieces, those that are structured in elements of their own. */
  private pieces(text: string, marks: readonly PageMark[], pieces: readonly Piece[]): string {
    let xhtml = '';
    for (const piece of pieces) {
      const characters =
        piece.kind === 'phrase'
          ? this.pieces(text, marks, piece.pieces)
          : textWithPageBreaks(text, marks, piece);
      if (piece.kind === 'plain') {
        xhtml += characters;
        continue;
      }
      const tag = needsOverride(text.slice(piece.start, piece.end)) ? 'bdo' : 'span';
      const unbroken = piece.kind === 'unbroken' ? ' class="unbroken"' : '';
      xhtml += `<${tag}${unbroken} dir="ltr">${characters}</${tag}>`;
    }
    return xhtml;
  }

  private link(url: string, content: string): string {
    const target = url.startsWith('#') ? this.context.linkTo(url.slice(1)) : webAddress(url);
    return target === undefined
      ? content
      : `<a class="link" href="${escapeAttribute(target)}">${content}</a>`;
  }

  private noteReference(label: string): string {
    if (!this.context.notes.has(label)) return '';
    const name = this.noteName(label);
    const call = (this.calls.get(label) ?? 0) + 1;
    this.calls.set(label, call);
    this.call(label);
    const mark = this.noteMark(label);
    return `<a class="noteref" epub:type="noteref" role="doc-noteref" href="#fn-${name}" id="${callId(name, call)}">${mark}</a>`;
  }

  /** A note is called: the first call gives it its number. */
  private call(label: string): void {
    if (this.called.has(label)) return;
    this.called.add(label);
    this.pending.push(label);
    this.context.noteNumber(label);
  }

  /** Numbers the notes that the notes called since the last time call themselves, before the next block calls any. */
  private numberPendingNotes(): void {
    const { notes } = this.context;
    const takePending = (): readonly string[] => this.pending.splice(0);
    const inline = (one: Inline): void => {
      if (one.kind === 'note-reference' && notes.has(one.label)) this.call(one.label);
    };
    inCallOrder(takePending, (label) => visit(notes.get(label)?.children ?? [], { inline }));
  }

  private noteMark(label: string): string {
    const number = this.context.noteNumber(label);
    return escapeText(this.context.noteForm.replace('#', () => number));
  }

  private noteWords(label: string): NoteWords {
    const [first, ...rest] = this.context.notes.get(label)?.children ?? [];
    const opening = first?.kind === 'paragraph' ? this.whole(first.children) : '';
    const blocks = first === undefined || first.kind === 'paragraph' ? rest : [first, ...rest];
    return { opening, blocks: blocks.map((block) => this.block(block)) };
  }

  private note(label: string, { opening, blocks }: NoteWords): string {
    const name = this.noteName(label);
    const paragraph = `<p>${this.waysBack(label)}${opening === '' ? '' : ` ${opening}`}</p>`;
    const body = [paragraph, ...blocks].join('\n');
    return `<aside epub:type="footnote" role="doc-footnote" id="fn-${name}">\n${body}\n</aside>`;
  }

  /** The number of a note, which leads back to its first call, and behind it a raised one for each call after that. */
  private waysBack(label: string): string {
    const { terms } = this.context;
    const name = this.noteName(label);
    const number = this.context.noteNumber(label);
    const calls = Array.from({ length: this.calls.get(label) ?? 1 }, (_, index) => index + 1);
    const links = calls.map((call) => {
      const [kind, words] = call === 1 ? ['note-number', terms.backToText] : ['note-again', terms.backToCall];
      const callNumber = this.context.callNumber(call);
      const said = words.replace('#', number).replace('%', callNumber);
      const shown = call === 1 ? this.noteMark(label) : callNumber;
      return `<a class="${kind}" role="doc-backlink" href="#${callId(name, call)}" aria-label="${escapeAttribute(said)}">${shown}</a>`;
    });
    return links.join(' ');
  }
}

/** Code with the page breaks among it, what runs from right to left in elements of its own. */
function codeWithPageBreaks(code: string, marks: readonly PageMark[]): string {
  return codePieces(code)
    .map((piece) => {
      const characters = textWithPageBreaks(code, marks, piece);
      return piece.isRightToLeft ? `<span dir="rtl">${characters}</span>` : characters;
    })
    .join('');
}

/** A note as XHTML: what stands behind its number, and the blocks after that. */
interface NoteWords {
  readonly opening: string;
  readonly blocks: readonly string[];
}

/** The id of a call, from 1, of a note that ids call `name`. */
const callId = (name: string, call: number): string =>
  call === 1 ? `fnref-${name}` : `fnref-${name}--${call}`;

/** The anchor of the figure that a `:::note{describes=…}` describes at length. */
export function describedFigure({ name, attributes }: Aside): string | undefined {
  return name === 'note' ? attributes['describes'] : undefined;
}

/** Anchors of the manuscript begin with a letter. */
function descriptionId(figure: string): string {
  return `_${figure}-description`;
}

/** `lang` and `xml:lang` of a phrase, and its `dir` where its script runs the other way. */
function foreignAttributes(language: string, around: string): string {
  const tag = escapeAttribute(language);
  const direction = directionOf(language);
  const dir = direction === directionOf(around) ? '' : ` dir="${direction}"`;
  return `lang="${tag}" xml:lang="${tag}"${dir}`;
}

/** An address of the web in its ASCII form (URL Standard), or undefined if it is none. */
function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return ['http:', 'https:', 'mailto:'].includes(protocol) ? href : undefined;
}
