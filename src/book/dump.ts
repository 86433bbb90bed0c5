/** The book as text: an indented tree for goldens and `--dump book`, plain reading text for `--dump text`. */

import { type Block, type Figure, rowsOf } from './block.ts';
import type { Book } from './book.ts';
import type { Inline } from './inline.ts';
import { readingText } from './reading-text.ts';

/** Stands in the text for what is made from the book and its pages: OBJECT REPLACEMENT CHARACTER. */
export const madeText = '\u{fffc}';

/** Body first, then, after a form feed, the notes; a line a block; U+FFFC where a reference or the like stands. */
export function bookText(book: Book): string {
  const body = [...readingText({ ...book, notes: new Map() }, madeText)].join('\n');
  const notes = [...readingText({ ...book, blocks: [] }, madeText)].join('\n');
  return `${body}\n\f${notes}\n`;
}

/** The tree of blocks and inlines, two spaces a level. */
export function dumpBook(book: Book): string {
  const lines: string[] = [`title: ${book.metadata.title}`];
  dumpBlocks(book.blocks, 0, lines);
  for (const note of book.notes.values()) {
    lines.push(`note ${note.label}`);
    dumpBlocks(note.children, 1, lines);
  }
  return `${lines.join('\n')}\n`;
}

function dumpBlocks(blocks: readonly Block[], depth: number, lines: string[]): void {
  const add = (text: string): void => {
    lines.push(`${'  '.repeat(depth)}${text}`);
  };
  for (const block of blocks) {
    switch (block.kind) {
      case 'heading':
        add(`heading ${block.level} #${block.anchor}: ${inlineText(block.children)}`);
        break;
      case 'paragraph':
        add(`paragraph: ${inlineText(block.children)}`);
        break;
      case 'list':
        add(`list ${block.ordered ? `from ${block.start}` : 'unordered'}${block.isTight ? ' tight' : ''}`);
        for (const item of block.items) {
          lines.push(`${'  '.repeat(depth + 1)}item`);
          dumpBlocks(item.children, depth + 2, lines);
        }
        break;
      case 'definition-list':
        add('definitions');
        for (const { terms, definitions } of block.items) {
          for (const term of terms) lines.push(`${'  '.repeat(depth + 1)}${inlineText(term)}`);
          for (const [index, words] of definitions.flatMap((meaning) => [...meaning.entries()]))
            lines.push(`${'  '.repeat(depth + 1)}${index === 0 ? ':' : ' '} ${inlineText(words)}`);
        }
        break;
      case 'quote':
        add('quote');
        dumpBlocks(block.children, depth + 1, lines);
        break;
      case 'code-block':
        add(`code ${block.language ?? ''}: ${JSON.stringify(block.text)}`);
        break;
      case 'figure':
        add(
          `figure #${block.anchor} ${block.image.path} ${block.image.width}×${block.image.height}${wantedWidth(block)} alt: ${block.alt}`,
        );
        if (block.caption !== undefined)
          lines.push(`${'  '.repeat(depth + 1)}caption: ${inlineText(block.caption)}`);
        break;
      case 'table':
        add(`table #${block.anchor} ${block.alignments.map((alignment) => alignment ?? '-').join(' ')}`);
        for (const row of rowsOf(block)) {
          lines.push(`${'  '.repeat(depth + 1)}${row.map((cell) => inlineText(cell.children)).join(' | ')}`);
        }
        if (block.caption !== undefined)
          lines.push(`${'  '.repeat(depth + 1)}caption: ${inlineText(block.caption)}`);
        break;
      case 'thematic-break':
        add('thematic-break');
        break;
      case 'index':
        add('index');
        break;
      case 'poem':
        add('poem');
        for (const [index, stanza] of block.stanzas.entries()) {
          lines.push(`${'  '.repeat(depth + 1)}stanza ${index + 1}`);
          for (const verse of stanza) {
            lines.push(`${'  '.repeat(depth + 2)}${verse.hemistichs.map(inlineText).join(' | ')}`);
          }
        }
        break;
      case 'aside':
        add(
          `${block.name}${block.title === undefined ? '' : ` [${inlineText(block.title)}]`}${attributeText(block.attributes)}`,
        );
        dumpBlocks(block.children, depth + 1, lines);
        break;
    }
  }
}

function attributeText(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([key, value]) => ` ${key}=${value}`)
    .join('');
}

function inlineText(inlines: readonly Inline[]): string {
  return inlines.map(inlineMarkup).join('');
}

function inlineMarkup(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'emphasis':
      return `‹em ${inlineText(inline.children)}›`;
    case 'strong':
      return `‹strong ${inlineText(inline.children)}›`;
    case 'code':
      return `‹code ${inline.text}›`;
    case 'link':
      return `‹link ${inline.url} ${inlineText(inline.children)}›`;
    case 'note-reference':
      return `‹note ${inline.label}›`;
    case 'cross-reference':
      return `‹${inline.shows} #${inline.anchor}›`;
    case 'index-mark':
      return `‹index #${inline.anchor} ${[inline.term, inline.sort, inline.see].join(' | ')}›`;
    case 'foreign':
      return `‹${inline.language} ${inlineText(inline.children)}›`;
    case 'quran':
      return `‹quran ${inlineText(inline.children)}›`;
    case 'line-break':
      return '‹br›';
  }
}

function wantedWidth({ width }: Figure): string {
  if (width === undefined) return '';
  return 'share' in width ? ` at ${width.share} of the text` : ` at ${Math.round(width.points)} pt`;
}
