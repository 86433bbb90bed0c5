/**
 * A piece of the file read again, by itself, as a paragraph: a caption, which CommonMark has as plain text, or what is
 * indented under a meaning, which it has as a listing. In: the piece, as long as what stands in the file from an offset
 * on; out: its inlines' nodes, and the reading that knows their places. Undefined where it is another kind of block.
 */

import { isDefinition } from './link-definitions.ts';
import { parseMarkdown, type RootContent } from './mdast.ts';
import type { Reading } from './reading.ts';

export interface ReadAgain {
  readonly paragraph: Extract<RootContent, { type: 'paragraph' }>;
  readonly reading: Reading;
}

export function readAgain(piece: string, base: number, reading: Reading): ReadAgain | undefined {
  // A single paragraph is not worth folding.
  const folded = { text: piece, placeholder: '', runs: [], base };
  const [first, ...others] = parseMarkdown(piece + reading.definitions.behind(piece)).children;
  if (first?.type !== 'paragraph' || !others.every(isDefinition)) return undefined;
  return { paragraph: first, reading: { ...reading, folded, runs: new Map() } };
}
