/**
 * Catchwords (تعقيبة): the first word of a recto, said before at the foot of the verso that faces it, as scribes and
 * the Bulaq press did so that no leaf was bound out of its place. In: a verso and the recto after it; out: an
 * artifact under the last line, at the end of the lines.
 */

import { isLabelElement } from '../book/structure.ts';
import { inLogicalOrder } from '../break/line.ts';
import type { StyledBook } from '../design/styled.ts';
import type { Length } from '../units.ts';
import { lineStyle, plainStyledText, type Setting } from './box.ts';
import type { Page, TextItem } from './page.ts';

/** A longer word is left out, characters. */
const LONGEST = 24;

/** The catchword of a page whose text goes on on `next`; `left` is its text block's left edge. */
export function catchwordItem(
  { catchword, geometry, direction }: StyledBook,
  { compose, measure }: Setting,
  { side }: Page,
  next: Page,
  left: Length,
): TextItem | undefined {
  const isDue = geometry.isFacing && side === 'verso';
  const word = catchword === undefined || !isDue ? undefined : firstWord(next);
  if (catchword === undefined || word === undefined) return undefined;
  const text = plainStyledText(word, catchword.style);
  const line = compose(text, lineStyle(direction, 'end', geometry.leading), measure)[0];
  if (line === undefined) return undefined;
  return {
    kind: 'text',
    x: left,
    y: catchword.baseline,
    line,
    element: undefined,
    span: undefined,
    pagination: 'catchword',
  };
}

/** The first word of the page's text, no number or bullet, without what lengthens it. */
function firstWord({ items }: Page): string | undefined {
  const first = items.find(
    (item): item is TextItem =>
      item.kind === 'text' && item.element !== undefined && !isLabelElement(item.element),
  );
  let word = '';
  for (const { piece } of inLogicalOrder(first?.line.runs ?? [])) {
    if (piece.kind === 'word') word += piece.run.text;
    else if (word !== '') break;
  }
  word = word.replaceAll('\u{640}', '');
  return word === '' || word.length > LONGEST ? undefined : word;
}
