/**
 * Blocks and inlines of one file as XHTML strings. In: nodes of the book and what the file needs to know of
 * its surroundings (`XhtmlContext`). Out: markup that is inert whatever the text holds, with `epub:type` and
 * the DPUB-ARIA role that matches it (EPUB Structural Semantics, https://www.w3.org/TR/dpub-aria-1.1/).
 * Notes called in a file stand at its end, so that reading systems can show them as pop-ups and the others
 * as a list (EPUB 3.3 #sec-xhtml-ssv). Direction is said by `dir`, never by CSS (EPUB 3.3 #sec-css-req).
 */

import type { Block, Heading, Image, List, Poem, Table } from '../book/block.ts';
import type { Note } from '../book/book.ts';
import { type Inline, plainText } from '../book/inline.ts';
import { directionOf } from '../book/language.ts';
import type { Terms } from '../design/terms.ts';
import { asideXhtml } from './aside.ts';
import { escapeAttribute, escapeText, isAsciiName } from './escape.ts';

export interface XhtmlContext {
  /** BCP 47, of the book. */
  readonly language: string;
  readonly terms: Terms;
  readonly notes: ReadonlyMap<string, Note>;
  /** Depth of each heading of the outline, 1 for chapters. */
  readonly depths: ReadonlyMap<string, number>;
  /** Link from this file to an anchor of the book; undefined if there is no such place. */
  linkTo(anchor: string): string | undefined;
  /** Link from this file to an image's file. */
  imageFile(image: Image): string;
  /** The number of a note, `١`; the first call of a label takes the next one. */
  noteNumber(label: string): string;
  /** Form of a note's mark; `#` is the number. */
  readonly noteForm: string;
}

export interface XhtmlWriter {
  blocks(blocks: readonly Block[]): string;
  /** `blocks` in nested sections, one a heading. */
  sections(blocks: readonly Block[]): string;
  inlines(inlines: readonly Inline[]): string;
  /** The notes called so far, in the order of their calls; to be asked last. */
  notes(): string;
}

/** A writer for one file; it remembers which notes the file has called. */
export function createXhtmlWriter(context: XhtmlContext): XhtmlWriter {
  return new FileWriter(context);
}

class FileWriter implements XhtmlWriter {
  private readonly context: XhtmlContext;
  /** Calls of each note so far: label to count. */
  private readonly calls = new Map<string, number>();
  /** Notes are called again from this list while it grows: a note may call another. */
  private readonly called: string[] = [];
  private readonly noteNames = new Map<string, string>();

  constructor(context: XhtmlContext) {
    this.context = context;
    for (const [index, label] of [...context.notes.keys()].entries()) {
      // Two hyphens: no anchor of the manuscript takes that form.
      this.noteNames.set(label, isAsciiName(`n${label}`) ? `-${label}` : `-n${index + 1}`);
    }
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
        parts.push(depth === 1 ? this.chapterStart(block) : `<section aria-labelledby="${block.anchor}">`);
      }
      parts.push(this.block(block));
    }
    return [...parts, ...open.map(() => '</section>')].join('\n');
  }

  inlines(inlines: readonly Inline[]): string {
    let xhtml = '';
    for (const inline of inlines) xhtml += this.inline(inline);
    return xhtml;
  }

  notes(): string {
    const notes: string[] = [];
    for (const label of this.called) notes.push(this.note(label));
    if (notes.length === 0) return '';
    return ['<div class="notes">', '<hr class="notes-rule"/>', ...notes, '</div>'].join('\n');
  }

  private chapterStart(heading: Heading): string {
    return `<section epub:type="chapter" role="doc-chapter" aria-labelledby="${heading.anchor}">`;
  }

  private block(block: Block): string {
    switch (block.kind) {
      case 'heading':
        return this.heading(block);
      case 'paragraph':
        return `<p>${this.inlines(block.children)}</p>`;
      case 'quote':
        return `<blockquote>\n${this.blocks(block.children)}\n</blockquote>`;
      case 'list':
        return this.list(block);
      case 'code-block':
        return `<pre dir="ltr"><code>${escapeText(block.text)}</code></pre>`;
      case 'figure':
        return this.figure(block.image, block.anchor, block.alt, block.caption);
      case 'table':
        return this.table(block);
      case 'thematic-break':
        return '<hr class="break"/>';
      case 'poem':
        return this.poem(block);
      case 'aside':
        return asideXhtml(block, this.context.language, this);
    }
  }

  private heading(heading: Heading): string {
    const depth = this.context.depths.get(heading.anchor);
    const children = this.inlines(heading.children);
    // A heading inside a quotation or an aside is not part of the outline.
    if (depth === undefined) return `<p class="heading" id="${heading.anchor}">${children}</p>`;
    return `<h${depth} id="${heading.anchor}">${children}</h${depth}>`;
  }

  private list(list: List): string {
    const tag = list.ordered ? 'ol' : 'ul';
    const start = list.ordered && list.start !== 1 ? ` start="${list.start}"` : '';
    const items = list.items.map((item) => {
      const blocks = item.children.map((block) =>
        list.isTight && block.kind === 'paragraph' ? this.inlines(block.children) : this.block(block),
      );
      return `<li>${blocks.join('\n')}</li>`;
    });
    return `<${tag}${start}>\n${items.join('\n')}\n</${tag}>`;
  }

  private figure(image: Image, anchor: string, alt: string, caption: readonly Inline[] | undefined): string {
    const size = `width="${Math.round(image.width)}" height="${Math.round(image.height)}"`;
    const source = escapeAttribute(this.context.imageFile(image));
    const figcaption = caption === undefined ? '' : `\n<figcaption>${this.inlines(caption)}</figcaption>`;
    return `<figure id="${anchor}">\n<img src="${source}" alt="${escapeAttribute(alt)}" ${size}/>${figcaption}\n</figure>`;
  }

  private table(table: Table): string {
    const aligned = (column: number): string => {
      const alignment = table.alignments[column];
      return alignment === undefined || alignment === 'start' ? '' : ` class="${alignment}"`;
    };
    const header = table.header.map(({ children }, column) => {
      const isEmpty = plainText(children).trim() === '';
      if (isEmpty) return '<td></td>';
      return `<th scope="col"${aligned(column)}>${this.inlines(children)}</th>`;
    });
    const rows = table.rows.map((row) => {
      const cells = row.map(({ children }, column) => `<td${aligned(column)}>${this.inlines(children)}</td>`);
      return `<tr>${cells.join('')}</tr>`;
    });
    return [
      `<table id="${table.anchor}">`,
      ...(table.caption === undefined ? [] : [`<caption>${this.inlines(table.caption)}</caption>`]),
      `<thead>\n<tr>${header.join('')}</tr>\n</thead>`,
      ...(rows.length === 0 ? [] : [`<tbody>\n${rows.join('\n')}\n</tbody>`]),
      '</table>',
    ].join('\n');
  }

  /** Hemistichs are inline blocks: side by side where the line holds both, else one under the other. */
  private poem(poem: Poem): string {
    const verses = (stanza: Poem['stanzas'][number]): string =>
      stanza
        .map(({ hemistichs }) => {
          if (hemistichs.length < 2)
            return `<p class="verse">${hemistichs.map((h) => this.inlines(h)).join('')}</p>`;
          const [first = [], ...others] = hemistichs;
          const rest = others.map((h) => `<span class="ajz">${this.inlines(h)}</span>`);
          return `<p class="bayt">${[`<span class="sadr">${this.inlines(first)}</span>`, ...rest].join(' ')}</p>`;
        })
        .join('\n');
    const stanzas = poem.stanzas.map((stanza) => `<div class="stanza">\n${verses(stanza)}\n</div>`);
    return `<div class="poem">\n${stanzas.join('\n')}\n</div>`;
  }

  private inline(inline: Inline): string {
    switch (inline.kind) {
      case 'text':
        return escapeText(inline.text);
      case 'emphasis':
        return `<em>${this.inlines(inline.children)}</em>`;
      case 'strong':
        return `<strong>${this.inlines(inline.children)}</strong>`;
      case 'code':
        return `<code dir="ltr">${escapeText(inline.text)}</code>`;
      case 'link':
        return this.link(inline.url, this.inlines(inline.children));
      case 'note-reference':
        return this.noteReference(inline.label);
      case 'foreign':
        return `<span ${foreignAttributes(inline.language, this.context.language)}>${this.inlines(inline.children)}</span>`;
      case 'line-break':
        return '<br/>';
    }
  }

  private link(url: string, content: string): string {
    const target = url.startsWith('#') ? this.context.linkTo(url.slice(1)) : webAddress(url);
    return target === undefined
      ? content
      : `<a class="link" href="${escapeAttribute(target)}">${content}</a>`;
  }

  private noteReference(label: string): string {
    const name = this.noteNames.get(label);
    if (name === undefined) return '';
    const call = (this.calls.get(label) ?? 0) + 1;
    this.calls.set(label, call);
    if (call === 1) this.called.push(label);
    const id = call === 1 ? `fnref-${name}` : `fnref-${name}--${call}`;
    const mark = this.noteMark(label);
    return `<a class="noteref" epub:type="noteref" role="doc-noteref" href="#fn-${name}" id="${id}">${mark}</a>`;
  }

  private noteMark(label: string): string {
    const number = this.context.noteNumber(label);
    return escapeText(this.context.noteForm.replace('#', () => number));
  }

  private note(label: string): string {
    const name = this.noteNames.get(label) ?? '';
    const number = this.context.noteNumber(label);
    const back = escapeAttribute(this.context.terms.backToText.replace('#', number));
    const mark = `<a class="note-number" role="doc-backlink" href="#fnref-${name}" aria-label="${back}">${this.noteMark(label)}</a>`;
    const [first, ...rest] = this.context.notes.get(label)?.children ?? [];
    const opening =
      first?.kind === 'paragraph'
        ? [`<p>${mark} ${this.inlines(first.children)}</p>`]
        : [`<p>${mark}</p>`, ...(first === undefined ? [] : [this.block(first)])];
    const body = [...opening, ...rest.map((block) => this.block(block))].join('\n');
    return `<aside epub:type="footnote" role="doc-footnote" id="fn-${name}">\n${body}\n</aside>`;
  }
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
