/** The texts of blocks, as their composing meets them: those of markers, cells and hemistichs among them. */

import type { StyledBlock, StyledText } from '../design/styled.ts';

/** Visits each text in reading order. */
export function eachText(blocks: readonly StyledBlock[], visit: (text: StyledText) => void): void {
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph':
        if (block.marker !== undefined) visit(block.marker.text);
        visit(block.text);
        break;
      case 'contents-entry':
        visit(block.text);
        break;
      case 'verse':
        block.hemistichs.forEach(visit);
        break;
      case 'frame':
      case 'columns':
        eachText(block.children, visit);
        break;
      case 'table':
        for (const { cells } of block.rows) eachText(cells, visit);
        break;
      case 'image':
      case 'rule':
      case 'drawing':
        break;
    }
  }
}
