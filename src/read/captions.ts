/**
 * Captions of pictures: the title of a Markdown image, which CommonMark has as plain text, read as Markdown in its
 * turn: `![…](map.png "خريطة *المدينة*، بعد :ref[sources][^1]")`. In: the title and the place of its image; out: inlines.
 */

import type { Inline } from '../book/inline.ts';
import type { Span } from '../source.ts';
import { inlinesOf } from './inlines.ts';
import { isDefinition } from './link-definitions.ts';
import { parseMarkdown } from './mdast.ts';
import { foldPlainRuns } from './plain-runs.ts';
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
  const at = span.source.text.slice(span.start, span.end).lastIndexOf(text);
  // With escapes in it, a title is not written as it reads: its marks have no places of their own.
  if (at < 0) return textPieces(span.source, span.start, span.end, text, 'space');
  const start = span.start + at;
  const end = start + text.length;
  const marked = marks.test(text) ? markedCaption(start, end, reading, place) : undefined;
  return marked ?? textPieces(span.source, start, end, text, 'space');
}

/** The source from `start` to `end` as a paragraph; undefined where it would be another kind of block. */
function markedCaption(
  start: number,
  end: number,
  reading: Reading,
  place: Place,
): readonly Inline[] | undefined {
  const { source, definitions } = reading;
  const text = source.text.slice(0, end);
  // One paragraph is not worth folding: nothing is.
  const folded = foldPlainRuns(text, start, true);
  const [first, ...others] = parseMarkdown(folded.text + definitions.behind(text.slice(start))).children;
  if (first?.type !== 'paragraph' || !others.every(isDefinition)) return undefined;
  return inlinesOf(first.children, { ...reading, folded, runs: new Map() }, place);
}
