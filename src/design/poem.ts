/** Poems: verses of one or two hemistichs; all verses of a poem share their columns' width. */

import { type Poem, poemDirection } from '../book/block.ts';
import { paragraphStyle } from './blocks.ts';
import type { Surroundings } from './dressing.ts';
import { flatten, plain } from './inlines.ts';
import { turned } from './passages.ts';
import { spaced } from './spacing.ts';
import { append } from './structure-builder.ts';
import type { StyledBlock, VerseBlock } from './styled.ts';

/** Dresses a poem, in the direction of its own words; a stanza has space above it, and its first two verses and its last two are never parted. */
export function dressPoem(poem: Poem, outside: Surroundings): readonly StyledBlock[] {
  const around = turned(outside, poemDirection(poem) ?? outside.direction);
  const { dressing } = around;
  const { design, styles } = dressing;
  const { verse: look, gap, freeInset, joint, jointSize, jointColor, stanza: stanzaSpace } = design.poem;
  const sign = styles.text({
    font: look.font,
    weight: 'regular',
    size: look.size * jointSize,
    color: jointColor,
  });
  const element = append(around.parent, 'section');
  const serial = ++dressing.poems.count;
  const verses: VerseBlock[] = [];
  const isFree = poem.stanzas.flat().every(({ hemistichs }) => hemistichs.length < 2);
  const place = isFree ? { ...around, insetStart: around.insetStart + styles.ems(freeInset) } : around;
  for (const [stanzaIndex, stanza] of poem.stanzas.entries()) {
    for (const [index, verse] of stanza.entries()) {
      const verseElement = append(element, 'paragraph');
      const isOpening = index === 0 && stanzaIndex > 0;
      const before = isOpening ? stanzaSpace : 0;
      verses.push({
        kind: 'verse',
        hemistichs: verse.hemistichs.map((half) => flatten(half, styles.text(look), verseElement, dressing)),
        joint: verse.isRunOn && joint !== '' ? plain(joint, sign) : undefined,
        gap: styles.ems(gap),
        style: paragraphStyle(look, place, {
          before,
          keepTogether: true,
          keepWithNext: index < stanza.length - 1 && (index === 0 || index === stanza.length - 2),
        }),
        poem: serial,
        element: verseElement,
        span: verse.span,
      });
    }
  }
  return spaced(verses, styles.lines(look.before), styles.lines(look.after));
}
