/** The styled book as text: sections with their blocks, and the structure tree, for goldens and `--dump`. */

import type { StructureElement } from '../book/structure.ts';
import type { StyledBlock, StyledBook } from './styled.ts';

/** A line a section, then its blocks indented. */
export function dumpSections(book: StyledBook): string {
  const lines: string[] = [];
  for (const section of book.sections) {
    lines.push(
      `${section.kind} opens=${section.opens} numbering=${section.numbering} #${section.anchor} ${section.title}`,
    );
    dumpBlocks(section.blocks, 1, lines);
  }
  for (const note of book.notes.values()) {
    lines.push(`note ${note.label} #${note.anchor}`);
    dumpBlocks(note.blocks, 1, lines);
  }
  return `${lines.join('\n')}\n`;
}

function dumpBlocks(blocks: readonly StyledBlock[], depth: number, lines: string[]): void {
  const add = (text: string): void => {
    lines.push(`${'  '.repeat(depth)}${text}`);
  };
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph': {
        const [first] = block.text.ranges;
        const size =
          first === undefined
            ? ''
            : ` ${first.style.faces[0] ?? ''} ${first.style.size}/${block.style.leading}`;
        add(
          `paragraph ${block.style.align}${size}${block.anchor === undefined ? '' : ` #${block.anchor}`}: ${block.text.text}`,
        );
        break;
      }
      case 'contents-entry':
        add(`contents-entry → ${block.target}: ${block.text.text}`);
        break;
      case 'verse':
        add(`verse ${block.poem}: ${block.hemistichs.map((half) => half.text).join(' | ')}`);
        break;
      case 'frame':
        add('frame');
        dumpBlocks(block.children, depth + 1, lines);
        break;
      case 'table':
        add(`table ${block.columns.map((share) => share.toFixed(3)).join(' ')}`);
        for (const row of block.rows) add(`  ${row.cells.map((cell) => cell.text.text).join(' | ')}`);
        break;
      case 'image':
        add(`image ${block.image.path} ${block.width.toFixed(1)}×${block.height.toFixed(1)}`);
        break;
      case 'rule':
        add(block.ornament === undefined ? `rule ${block.width}` : `ornament ${block.ornament.text}`);
        break;
    }
  }
}

/** The structure tree, a line an element. */
export function dumpStructure(root: StructureElement): string {
  const lines: string[] = [];
  const visit = (element: StructureElement, depth: number): void => {
    const { role, level, language, alt, id, ref } = element;
    const facts = [
      level === undefined ? '' : ` ${level}`,
      language === undefined ? '' : ` lang=${language}`,
      id === undefined ? '' : ` #${id}`,
      ref === undefined ? '' : ` → ${ref}`,
      alt === undefined ? '' : ` alt: ${alt}`,
    ];
    lines.push(`${'  '.repeat(depth)}${role}${facts.join('')}`);
    for (const child of element.children) visit(child, depth + 1);
  };
  visit(root, 0);
  return `${lines.join('\n')}\n`;
}
