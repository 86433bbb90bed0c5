/**
 * Headings into paragraphs: the title in the look of its level and, where the design numbers it, the number on a
 * line above. Both are one element of the structure and never parted. Its level there is its depth in the outline,
 * as for bookmarks and in the EPUB; what is not in the outline, a heading that is quoted, has none. The look follows
 * the level the manuscript gives.
 */

import type { Heading } from '../book/block.ts';
import { plainText } from '../book/inline.ts';
import { paragraphBlock, paragraphStyle } from './blocks.ts';
import type { Design, HeadingKey, Look } from './design.ts';
import type { Surroundings } from './dressing.ts';
import { flatten, plain } from './inlines.ts';
import { append } from './structure-builder.ts';
import type { Place } from './style-sheet.ts';
import type { ParagraphBlock } from './styled.ts';

/** Dresses a heading; the first of its paragraphs is where links to it lead. */
export function dressHeading(block: Heading, around: Surroundings): readonly ParagraphBlock[] {
  const { design, styles, topLevel, entries } = around.dressing;
  const { anchor, span, children } = block;
  const entry = entries.get(anchor);
  const level = entry === undefined ? undefined : topLevel - 1 + entry.depth;
  const element = append(around.parent, 'heading', { level, id: anchor });
  const label = entry?.label;
  const { title: look, number } = looksOf(block, design);
  const text = flatten(children, styles.text(look), element, around.dressing);
  const kept: Partial<Place> = { keepWithNext: true, keepTogether: true };
  const heading = entry === undefined ? undefined : { level: entry.depth, title: plainText(children) };
  const before = label === undefined ? look.before : number.after;
  const style = paragraphStyle(look, around, { ...kept, before, after: look.after });
  const title = paragraphBlock(text, style, element, span);
  if (label === undefined) return [{ ...title, anchor, heading }];
  const above = paragraphStyle(number, around, { ...kept, before: number.before, after: number.after });
  const numbered = paragraphBlock(plain(label, styles.text(number)), above, element, span);
  return [{ ...numbered, anchor, heading }, title];
}

function looksOf(
  { isPart, level }: Heading,
  { headings, chapters, parts }: Design,
): Record<'title' | 'number', Look> {
  if (isPart) return { title: parts.title, number: parts.label };
  return { title: headings[headingKey(level)], number: chapters.label };
}

/** The key of a level in the design. */
export function headingKey(level: Heading['level']): HeadingKey {
  return `h${level}`;
}
