/**
 * Which characters are set in which font of the design. In: the book, and the text that the EPUB's own
 * documents add. Out: sets of code points by font task and weight, from which `fonts.ts` cuts the faces.
 * It follows the looks that the style sheet gives to elements, so that bold is cut from the bold face.
 */

import { type Aside, type Block, isAttribution } from '../book/block.ts';
import type { Book } from '../book/book.ts';
import { bookIndex } from '../book/book-index.ts';
import { type Inline, plainText } from '../book/inline.ts';
import { placesOf } from '../book/places.ts';
import {
  type Design,
  type FontKey,
  type LanguageLook,
  languageLook,
  type TextLook,
} from '../design/design.ts';
import { linkMark, markedWeight } from './inks.ts';

type Weight = 'regular' | 'bold';

const highSurrogates = [0xd800, 0xdbff] as const;

/** What is set in one font and weight. */
export interface CharacterSet {
  readonly font: FontKey;
  readonly weight: Weight;
  /** The language's look, where the design has a font for it. */
  readonly own: LanguageLook | undefined;
  readonly codePoints: ReadonlySet<number>;
  /** Several characters that are one sign, which one face must have all of: x̂, 👍🏽, 1️⃣. */
  readonly clusters: ReadonlySet<string>;
}

interface GrowingSet extends CharacterSet {
  readonly codePoints: Set<number>;
  readonly clusters: Set<string>;
}

/** A sign with its marks, as Arabic letters are not: their face has the marks. Or emoji joined, or with their modifiers. */
const cluster =
  /\p{Emoji}[\p{M}\p{EMod}]*(?:\u{200d}\p{Emoji}[\p{M}\p{EMod}]*)*|[^\s\p{M}\p{scx=Arabic}]\p{M}+/gu;
/** A text without one of these has no such clusters: nearly all. */
const clustering = /[\u{300}-\u{36f}]|[\u{20d0}-\u{20ff}]|\u{200d}|\u{fe0f}|\p{EMod}/u;

/** Sets of code points by font and weight. */
export class CharacterUse {
  readonly #sets = new Map<string, GrowingSet>();

  add(text: string, look: Style): void {
    const own = look.font === 'text' ? look.own : undefined;
    const { codePoints, clusters } = this.#set(look.font, look.weight, own);
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit < highSurrogates[0] || unit > highSurrogates[1]) {
        codePoints.add(unit);
        continue;
      }
      codePoints.add(text.codePointAt(index) ?? unit);
      index++;
    }
    if (!clustering.test(text)) return;
    for (const [found] of text.matchAll(cluster)) if (found.length > 1) clusters.add(found);
  }

  /** In an order that does not depend on the text. */
  entries(): readonly CharacterSet[] {
    return [...this.#sets.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  }

  /** True if any of these is used anywhere. */
  hasAny(wanted: readonly number[]): boolean {
    return [...this.#sets.values()].some(({ codePoints }) => wanted.some((one) => codePoints.has(one)));
  }

  #set(font: FontKey, weight: Weight, own: LanguageLook | undefined): GrowingSet {
    const key = `${font} ${weight} ${own?.font.regular}`;
    const known = this.#sets.get(key);
    if (known !== undefined) return known;
    const set: GrowingSet = { font, weight, own, codePoints: new Set(), clusters: new Set() };
    this.#sets.set(key, set);
    return set;
  }
}

/** `own`: the font that the design gives the language of the passage, in place of the text's. */
type Style = Pick<TextLook, 'font' | 'weight'> & { readonly own?: LanguageLook | undefined };

/**
 * The characters of the book's text and notes; `furniture` is what the title page, the imprint, the contents
 * and the labels say beside; `labels` are the numbers of chapters and parts.
 */
export function characterUse(
  book: Book,
  design: Design,
  furniture: string,
  labels: readonly string[],
): CharacterUse {
  const use = new CharacterUse();
  const body: Style = { font: 'text', weight: 'regular' };
  const walker = new Walker(use, design, [...namesOf(book), ...labels].join(''));
  walker.blocks(book.blocks, body);
  for (const note of book.notes.values()) walker.blocks(note.children, design.footnotes.text);
  for (const { letter, entries } of bookIndex(book, book.metadata.language)) {
    use.add(letter, design.index.letter);
    const terms = entries.flatMap(({ term, see }) => [term, ...see]);
    use.add([...terms, furniture].join(''), design.index.text);
  }
  const { title, subtitle, creators, publisher } = design.titlePage;
  for (const look of [
    body,
    title,
    subtitle,
    creators,
    publisher,
    design.imprint.text,
    design.contents.title,
  ]) {
    use.add(furniture, look);
  }
  const headings = book.blocks.flatMap((block) =>
    block.kind === 'heading' ? [plainText(block.children)] : [],
  );
  const { entries, part } = design.contents;
  for (const look of [...entries, part]) use.add([...headings, ...labels].join(' '), look);
  for (const look of [design.chapters.label, design.parts.label]) use.add(labels.join(' '), look);
  return use;
}

const namesOf = (book: Book): readonly string[] => [...placesOf(book).values()].map(({ title }) => title);

const digits = '0123456789.٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹';
const abjadLetters = 'أابجدهوزحطيكلمنسعفصقرشتثخذضظغکی';

class Walker {
  readonly #use: CharacterUse;
  readonly #design: Design;
  /** What cross references may say. */
  readonly #names: string;
  readonly #body: Style = { font: 'text', weight: 'regular' };

  constructor(use: CharacterUse, design: Design, names: string) {
    this.#use = use;
    this.#design = design;
    this.#names = names;
  }

  blocks(blocks: readonly Block[], style: Style): void {
    for (const block of blocks) this.#block(block, style);
  }

  #block(block: Block, style: Style): void {
    const design = this.#design;
    const within = (look: Style): Style => ({ ...look, own: style.own });
    switch (block.kind) {
      case 'heading':
        // Its level in the EPUB is its depth, which may be less: any heading look may set it.
        for (const look of [...Object.values(design.headings), design.parts.title])
          this.#inlines(block.children, within(look));
        break;
      case 'paragraph':
        this.#inlines(block.children, style);
        break;
      case 'quote':
        for (const child of block.children)
          this.#block(child, within(isAttribution(block, child) ? design.attribution : design.quote));
        break;
      case 'list':
        this.#use.add(
          block.ordered ? `${digits}${abjadLetters}${design.list.form}` : design.list.bullets.join(''),
          style,
        );
        for (const item of block.items) this.blocks(item.children, style);
        break;
      case 'definition-list':
        for (const { terms, definitions } of block.items) {
          for (const words of terms) this.#inlines(words, within(design.definitions.term));
          for (const words of definitions.flat()) this.#inlines(words, within(design.definitions.text));
        }
        break;
      case 'code-block':
        this.#use.add(block.text, design.code);
        break;
      case 'figure':
        this.#inlines(block.caption ?? [], within(design.figure.caption));
        break;
      case 'table':
        this.#inlines(block.caption ?? [], within(design.table.caption));
        for (const cell of block.header) this.#inlines(cell.children, within(design.table.header));
        for (const cell of block.rows.flat()) this.#inlines(cell.children, within(design.table.cell));
        break;
      case 'poem':
        this.#use.add(design.poem.joint, within(design.poem.verse));
        for (const { hemistichs } of block.stanzas.flat(1)) {
          for (const hemistich of hemistichs) this.#inlines(hemistich, within(design.poem.verse));
        }
        break;
      case 'thematic-break':
        this.#use.add(design.thematicBreak.ornament, this.#body);
        break;
      case 'index':
        break;
      case 'aside':
        this.#aside(block, style);
        break;
    }
  }

  #aside(aside: Extract<Block, { readonly kind: 'aside' }>, around: Style): void {
    const design = this.#design;
    if (aside.name === 'passage') return this.#passage(aside, around);
    const frames = { 'key-points': design.keyPoints, related: design.related, note: design.note } as const;
    const looks = {
      epigraph: design.epigraph,
      dedication: design.dedication,
      quran: design.quran,
      colophon: design.colophon.text,
    } as const;
    const isFrame = aside.name === 'key-points' || aside.name === 'related' || aside.name === 'note';
    const within = (look: Style): Style => ({ ...look, own: around.own });
    const text = within(isFrame ? frames[aside.name].text : looks[aside.name]);
    this.#inlines(aside.title ?? [], isFrame ? within(frames[aside.name].title) : text);
    this.blocks(aside.children, text);
    this.#use.add(`[]:— ${Object.values(aside.attributes).join('')}`, within(design.attribution));
  }

  #passage({ title, attributes, children }: Aside, around: Style): void {
    const { lang } = attributes;
    const own = lang === undefined ? around.own : languageLook(this.#design, lang);
    this.#inlines(title ?? [], { ...this.#design.attribution, own });
    this.blocks(children, { ...around, own });
  }

  #inlines(inlines: readonly Inline[], style: Style): void {
    for (const inline of inlines) {
      if (inline.kind === 'text') this.#use.add(inline.text, style);
      else if (inline.kind === 'code') this.#use.add(inline.text, { font: 'code', weight: 'regular' });
      else if (inline.kind === 'note-reference')
        this.#use.add(`${this.#design.footnotes.form}${digits}`, style);
      else if (inline.kind === 'cross-reference') this.#use.add(`${this.#names}${digits}`, style);
      else if (inline.kind === 'index-mark') this.#use.add(`${inline.term}${inline.see ?? ''}`, this.#body);
      else if (inline.kind === 'quran') this.#inlines(inline.children, { font: 'quran', weight: 'regular' });
      else if (inline.kind !== 'line-break') this.#inlines(inline.children, this.#marked(inline.kind, style));
    }
  }

  #marked(kind: 'emphasis' | 'strong' | 'link' | 'foreign', style: Style): Style {
    if (kind === 'foreign') return style;
    const design = this.#design;
    const weight = markedWeight(kind === 'link' ? linkMark(design) : design[kind], design);
    return weight === 'inherit' ? style : { ...style, weight };
  }
}
