/**
 * Captions of pictures: the title of a Markdown image, which CommonMark has as plain text, read as Markdown in its
 * turn: `![…](map.png "خريطة *المدينة*، بعد :ref[sources][^1]")`. In: the title and the place of its image; out: inlines.
 */

import type { Inline } from '../book/inline.ts';
import type { Range, Span } from '../source.ts';
import { inlinesOf } from './inlines.ts';
import { readAgain } from './read-again.ts';
import type { Place, Reading } from './reading.ts';
import { textPieces } from './texts.ts';

/** What may be a mark; other titles are the text they are. */
const marks = /[*_`[\]:<&\\]/;

/** The inlines of a caption; undefined where the title is blank. */
export function captionOf(
  title: string | undefined,
  span: Span,
  reading: Reading,
  place: Place,
): readonly Inline[] | undefined {
  if (title === undefined || title.trim() === '') return undefined;
  const text = title.replaceAll(/\s*[\n\r]\s*/g, ' ');
  const found = lastPlaceOf(title, span);
  // With escapes in it, a title is not written as it reads: its marks have no places of their own.
  if (found === undefined) return textPieces(span.source, span.start, span.end, text, 'space');
  const { start, end } = found;
  const again = marks.test(text) ? readAgain(span.source.text.slice(start, end), start, reading) : undefined;
  return again === undefined
    ? textPieces(span.source, start, end, text, 'space')
    : inlinesOf(again.paragraph.children, again.reading, place);
}

/** Where a title stands in its image, over as many lines as it was written; undefined where it is written otherwise. */
function lastPlaceOf(title: string, { source, start, end }: Span): Range | undefined {
  const lines = title.trim().split(/\s*[\n\r]\s*/);
  const written = lines
    .map((line) => line.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('[ \\t]*[\\n\\r][\\s>]*');
  const found = Array.from(source.text.slice(start, end).matchAll(new RegExp(written, 'g'))).at(-1);
  if (found === undefined) return undefined;
  return { start: start + found.index, end: start + found.index + found[0].length };
}
