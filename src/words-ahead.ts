/**
 * Words shaped ahead: of a long book every word is shaped once, which is a fifth of its time, and another thread can do
 * that while the lines before are broken. In: the styled book; out: what the main text's face then takes its words from.
 * Pages are the same without it.
 */

import type { Craft } from './craft.ts';
import type { StyledBook, TextStyle } from './design/styled.ts';
import type { Fonts } from './font/font.ts';
import { memoryForWords } from './font/word-table.ts';
import { eachText } from './paginate/texts.ts';
import { shapeOptionsOf } from './shape/word-cache.ts';

/** Fewer characters, UTF-16 units, are set before another thread is of use. */
const fewestUnits = 200_000;

/** Has the words of the main text shaped, where there are many; settles when they are. */
export async function shapeAhead(book: StyledBook, fonts: Fonts, craft: Craft): Promise<void> {
  if (book.direction !== 'rtl') return;
  const main = mainText(book);
  if (main === undefined || main.text.length < fewestUnits) return;
  const { text, style } = main;
  const options = shapeOptionsOf(style, 'Arab', 'rtl');
  const face = fonts.face(style.faces[0] ?? '');
  const memory = memoryForWords(text.length);
  face.takeWords?.(options, memory);
  await craft.shapeWords(face.bytes, options, text, memory);
}

interface MainText {
  readonly style: TextStyle;
  readonly text: string;
}

/** The style that most of the text has, and the text in it. */
function mainText({ sections }: StyledBook): MainText | undefined {
  const byStyle = new Map<
    TextStyle,
    { readonly style: TextStyle; readonly parts: string[]; length: number }
  >();
  for (const { blocks } of sections) {
    eachText(blocks, ({ text, ranges }) => {
      for (const { start, end, style } of ranges) {
        let found = byStyle.get(style);
        if (found === undefined) byStyle.set(style, (found = { style, parts: [], length: 0 }));
        found.parts.push(text.slice(start, end));
        found.length += end - start;
      }
    });
  }
  const [main] = [...byStyle.values()].sort((one, other) => other.length - one.length);
  return main && { style: main.style, text: main.parts.join('\n') };
}
