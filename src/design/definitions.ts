/**
 * Definitions: each term on a line of its own, kept with its meaning, which stands further in. The structure is a
 * list whose labels are the terms (ISO 32000-1 14.8.4.3.3: a dictionary's entries); a meaning of several paragraphs is
 * one body.
 */

import type { DefinitionList } from '../book/block.ts';
import type { Inline } from '../book/inline.ts';
import type { Span } from '../source.ts';
import { paragraphBlock, paragraphStyle } from './blocks.ts';
import type { Look } from './design.ts';
import type { Surroundings } from './dressing.ts';
import { flatten } from './inlines.ts';
import { spaced } from './spacing.ts';
import { append, type GrowingElement } from './structure-builder.ts';
import type { Place } from './style-sheet.ts';
import type { ParagraphBlock, StyledBlock } from './styled.ts';

/** Dresses definitions. */
export function dressDefinitions(list: DefinitionList, around: Surroundings): readonly StyledBlock[] {
  const { design, styles } = around.dressing;
  const { term, text, before, after, between } = design.definitions;
  const element = append(around.parent, 'list');
  const blocks = list.items.flatMap(({ terms, definitions, span }, index) => {
    const item = append(element, 'list-item');
    const kept = { keepWithNext: true, keepTogether: true };
    const start = index > 0 ? between : 0;
    return [
      ...terms.map((words, row) =>
        line(
          words,
          term,
          append(item, 'list-label'),
          { ...kept, before: row === 0 ? start : 0 },
          around,
          span,
        ),
      ),
      ...definitions.flatMap((paragraphs) => {
        const body = append(item, 'list-body');
        const elementOf = (): GrowingElement => (paragraphs.length === 1 ? body : append(body, 'paragraph'));
        return paragraphs.map((words) => line(words, text, elementOf(), {}, around, span));
      }),
    ];
  });
  return spaced(blocks, styles.lines(before), styles.lines(after));
}

function line(
  words: readonly Inline[],
  look: Look,
  element: GrowingElement,
  place: Partial<Place>,
  around: Surroundings,
  span: Span,
): ParagraphBlock {
  const { dressing } = around;
  const text = flatten(words, dressing.styles.text(look), element, dressing);
  return paragraphBlock(text, paragraphStyle(look, around, place), element, span);
}
