/**
 * Blocks too long for one file, as several of their kind: a poem between its verses, a list between its items. What
 * is whole to its reader is not cut, least of all a paragraph: half a sentence would end with the file, and readers
 * that speak, search or quote would have two.
 */

import type { Block, List, ListItem, Poem, Verse } from '../book/block.ts';

/** The block, or the parts of it that weigh no more than `limit`, as far as it can be parted. */
export function inParts(block: Block, limit: number, weightOf: (block: Block) => number): readonly Block[] {
  if (block.kind === 'poem') return poemInParts(block, limit, weightOf);
  return block.kind === 'list' ? listInParts(block, limit, weightOf) : [block];
}

function listInParts(list: List, limit: number, weightOf: (block: Block) => number): readonly Block[] {
  const weight = (item: ListItem): number => weightOf({ ...list, items: [item] });
  let { start } = list;
  return shared(list.items, limit, weight).map((items) => {
    const part = { ...list, items, start };
    start += items.length;
    return part;
  });
}

/** Between stanzas where they can be told apart in time, and inside of one that is too long by itself. */
function poemInParts(poem: Poem, limit: number, weightOf: (block: Block) => number): readonly Block[] {
  const weight = (stanza: readonly Verse[]): number => weightOf({ ...poem, stanzas: [stanza] });
  const stanzas = poem.stanzas.flatMap((stanza) => shared(stanza, limit, (verse) => weight([verse])));
  return shared(stanzas, limit, weight).map((some) => ({ ...poem, stanzas: some }));
}

/** Neighbours gathered as long as they weigh no more than `limit`. */
function shared<T>(
  parts: readonly T[],
  limit: number,
  weightOf: (part: T) => number,
): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let weight = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    const own = weightOf(part);
    if (weight + own > limit) {
      groups.push([]);
      weight = 0;
    }
    groups.at(-1)?.push(part);
    weight += own;
  }
  return groups;
}
