/** A copy of blocks in which every anchor, and all that leads to one, has another name. */

import type { Block, TableCell } from '../book/block.ts';
import type { Inline } from '../book/inline.ts';

type Rename = (anchor: string) => string;

/** The blocks under new names; what holds no names is the same object. */
export function renamedBlocks(blocks: readonly Block[], nameOf: Rename): readonly Block[] {
  return blocks.map((block) => renamedBlock(block, nameOf));
}

function renamedBlock(block: Block, nameOf: Rename): Block {
  const inlines = (children: readonly Inline[]): readonly Inline[] =>
    children.map((child) => renamedInline(child, nameOf));
  const cell = (one: TableCell): TableCell => ({ ...one, children: inlines(one.children) });
  switch (block.kind) {
    case 'heading':
      return { ...block, anchor: nameOf(block.anchor), children: inlines(block.children) };
    case 'paragraph':
      return { ...block, children: inlines(block.children) };
    case 'list': {
      const items = block.items.map((item) => ({ ...item, children: renamedBlocks(item.children, nameOf) }));
      return { ...block, items };
    }
    case 'definition-list': {
      const items = block.items.map(({ terms, definitions, span }) => ({
        span,
        terms: terms.map(inlines),
        definitions: definitions.map((paragraphs) => paragraphs.map(inlines)),
      }));
      return { ...block, items };
    }
    case 'quote':
      return { ...block, children: renamedBlocks(block.children, nameOf) };
    case 'aside': {
      const { describes } = block.attributes;
      const attributes =
        describes === undefined ? block.attributes : { ...block.attributes, describes: nameOf(describes) };
      const title = block.title === undefined ? undefined : inlines(block.title);
      return { ...block, attributes, title, children: renamedBlocks(block.children, nameOf) };
    }
    case 'figure': {
      const caption = block.caption === undefined ? undefined : inlines(block.caption);
      return { ...block, anchor: nameOf(block.anchor), caption };
    }
    case 'table': {
      const caption = block.caption === undefined ? undefined : inlines(block.caption);
      const [header, rows] = [block.header.map(cell), block.rows.map((row) => row.map(cell))];
      return { ...block, anchor: nameOf(block.anchor), caption, header, rows };
    }
    case 'poem': {
      const stanzas = block.stanzas.map((stanza) =>
        stanza.map((verse) => ({ ...verse, hemistichs: verse.hemistichs.map(inlines) })),
      );
      return { ...block, stanzas };
    }
    case 'code-block':
    case 'index':
    case 'thematic-break':
      return block;
  }
}

function renamedInline(inline: Inline, nameOf: Rename): Inline {
  switch (inline.kind) {
    case 'link': {
      const url = inline.url.startsWith('#') ? `#${nameOf(inline.url.slice(1))}` : inline.url;
      return { ...inline, url, children: inline.children.map((child) => renamedInline(child, nameOf)) };
    }
    case 'cross-reference':
    case 'index-mark':
      return { ...inline, anchor: nameOf(inline.anchor) };
    case 'emphasis':
    case 'strong':
    case 'foreign':
    case 'quran':
      return { ...inline, children: inline.children.map((child) => renamedInline(child, nameOf)) };
    case 'text':
    case 'code':
    case 'note-reference':
    case 'line-break':
      return inline;
  }
}
