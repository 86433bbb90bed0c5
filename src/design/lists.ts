/**
 * Lists: each item's first paragraph carries its marker, which stands in the inset at the start side. The
 * structure is list, list-item, list-label and list-body (ISO 32000-1 14.8.4.3.3).
 */

import type { List, ListItem } from '../book/block.ts';
import type { ListNumbering } from '../book/structure.ts';
import { dressBlocks, paragraphBlock, paragraphStyle } from './blocks.ts';
import type { Look } from './design.ts';
import type { Surroundings } from './dressing.ts';
import { plain } from './inlines.ts';
import {
  atDepth,
  bulletShapes,
  countsInLetters,
  digitsOf,
  listCounter,
  roomForNumbers,
} from './list-counter.ts';
import { spaced } from './spacing.ts';
import { append } from './structure-builder.ts';
import type { ParagraphBlock, StyledBlock } from './styled.ts';

/** Dresses a list; a loose one has space between its items. */
export function dressList(list: List, around: Surroundings): readonly StyledBlock[] {
  const { design, styles, listDigits, direction } = around.dressing;
  const element = append(around.parent, 'list', { numbering: numberingOf(list, around) });
  const extra = list.ordered ? roomForNumbers(digitsOf(list), design.list.form) : 0;
  const look: Look = around.look.align === 'center' ? { ...around.look, align: 'start' } : around.look;
  const inside: Surroundings = {
    ...around,
    parent: element,
    look,
    insetStart: around.insetStart + styles.ems(design.list.inset + extra),
    indents: false,
    listDepth: around.listDepth + 1,
    isMarked: true,
  };
  const between = list.isTight ? 0 : design.list.between;
  const blocks = list.items.flatMap((item, index) => {
    const marker = list.ordered
      ? listCounter(design.list, around.listDepth, list.start + index, listDigits, direction)
      : atDepth(design.list.bullets, around.listDepth);
    const dressed = dressItem(item, marker, inside);
    const set = index === 0 || between === 0 ? dressed : withSpaceBefore(dressed, styles.lines(between));
    const isSecondLast = index === list.items.length - 2;
    return list.items.length > 1 && (index === 0 || isSecondLast) ? keptWithNext(set) : set;
  });
  // A loose list stands no closer to the text round it than its items to one another.
  const isNested = around.listDepth > 0;
  const before = isNested ? 0 : Math.max(design.list.before, between);
  const after = isNested ? 0 : Math.max(design.list.after, between);
  return spaced(blocks, styles.lines(before), styles.lines(after));
}

/** The first item keeps with the second, the last with the one before it: no item stands alone at a page's edge. */
function keptWithNext(blocks: readonly StyledBlock[]): readonly StyledBlock[] {
  const last = blocks.at(-1);
  if (last?.kind !== 'paragraph') return blocks;
  return [...blocks.slice(0, -1), { ...last, style: { ...last.style, keepWithNext: true } }];
}

function withSpaceBefore(blocks: readonly StyledBlock[], before: number): readonly StyledBlock[] {
  const [first, ...rest] = blocks;
  if (first === undefined) return blocks;
  if (first.kind !== 'paragraph') return blocks;
  return [{ ...first, style: { ...first.style, spaceBefore: before } }, ...rest];
}

function dressItem(item: ListItem, marker: string, around: Surroundings): readonly StyledBlock[] {
  const { design, styles } = around.dressing;
  const element = append(around.parent, 'list-item');
  const label = append(element, 'list-label');
  const body = append(element, 'list-body');
  const blocks = dressBlocks(item.children, { ...around, parent: body });
  const style = styles.marked(styles.text(around.look), {
    weight: 'inherit',
    color: design.list.markerColor,
  });
  const labelled: ParagraphBlock['marker'] = {
    text: plain(marker, style),
    gap: styles.ems(design.list.gap),
    element: label,
  };
  const [first, ...rest] = blocks;
  if (first?.kind === 'paragraph' && first.marker === undefined)
    return [{ ...first, marker: labelled }, ...rest];
  const empty = paragraphBlock(
    plain('', style),
    paragraphStyle(around.look, around, { keepWithNext: blocks.length > 0 }),
    body,
    item.span,
  );
  return [{ ...empty, marker: labelled }, ...blocks];
}

function numberingOf({ ordered }: List, { dressing, listDepth }: Surroundings): ListNumbering {
  const look = dressing.design.list;
  if (!ordered) return bulletShapes[atDepth(look.bullets, listDepth)] ?? 'none';
  return countsInLetters(look, listDepth, dressing.direction) ? 'none' : 'decimal';
}
