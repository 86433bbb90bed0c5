/**
 * How wide the half-lines of each poem are set. In: the book, its design and faces; out: ems by verse, one number for
 * all verses of a poem: the natural width of its widest half-line, so that nothing is spread but what is shorter.
 * Wider screens do not spread it further; on narrower ones the halves stand one under the other.
 */

import type { Poem, Verse } from '../book/block.ts';
import type { Book } from '../book/book.ts';
import { plainText } from '../book/inline.ts';
import { directionOf } from '../book/language.ts';
import { visitAll } from '../book/visit.ts';
import type { Design } from '../design/design.ts';
import type { Fonts, ShapeOptions } from '../font/font.ts';

/** Ems: no half-line of a metre is shorter, and none that is longer stands on one line of a telephone. */
const [narrowest, widest] = [8, 22] as const;
/** Ems to spare: readers round. */
const spare = 0.15;

/** Whole ems by verse, for verses of two hemistichs. */
export function hemistichWidths(book: Book, design: Design, fonts: Fonts): ReadonlyMap<Verse, number> {
  const { font, weight } = design.poem.verse;
  const face = fonts.face(design.fonts[font][weight]);
  const { language } = book.metadata;
  const direction = directionOf(language);
  const script = direction === 'rtl' ? 'Arab' : 'Latn';
  const options: ShapeOptions = { direction, script, language, features: [] };
  const widths = new Map<Verse, number>();
  const measure = ({ stanzas }: Poem): void => {
    const verses = stanzas.flat().filter(({ hemistichs }) => hemistichs.length > 1);
    const advances = verses.flatMap(({ hemistichs }) =>
      hemistichs.map((half) => face.shape(plainText(half), options).advance / face.unitsPerEm),
    );
    const width = Math.min(Math.max(narrowest, Math.ceil(Math.max(0, ...advances) + spare)), widest);
    for (const verse of verses) widths.set(verse, width);
  };
  visitAll(book, { block: (block) => (block.kind === 'poem' ? measure(block) : undefined) });
  return widths;
}
