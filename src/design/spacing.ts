/** Space round a group of blocks: above its first and below its last. Points. */

import type { Length } from '../units.ts';
import type { StyledBlock } from './styled.ts';

/** The blocks with `before` above the first and `after` below the last, instead of their own. */
export function spaced(
  blocks: readonly StyledBlock[],
  before: Length | undefined,
  after: Length | undefined,
): StyledBlock[] {
  const result = [...blocks];
  const first = result[0];
  if (first !== undefined) result[0] = withSpace(first, before, undefined);
  const last = result.at(-1);
  if (last !== undefined) result[result.length - 1] = withSpace(last, undefined, after);
  return result;
}

function withSpace(block: StyledBlock, before: Length | undefined, after: Length | undefined): StyledBlock {
  switch (block.kind) {
    case 'paragraph':
    case 'contents-entry':
    case 'verse': {
      const style = {
        ...block.style,
        spaceBefore: before ?? block.style.spaceBefore,
        spaceAfter: after ?? block.style.spaceAfter,
      };
      return { ...block, style };
    }
    case 'columns':
      return { ...block, children: spaced(block.children, before, after) };
    case 'image':
    case 'table':
    case 'frame':
    case 'rule':
    case 'drawing':
      return {
        ...block,
        spaceBefore: before ?? block.spaceBefore,
        spaceAfter: after ?? block.spaceAfter,
      };
  }
}
