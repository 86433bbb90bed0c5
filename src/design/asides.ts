/**
 * The `:::` blocks: boxes (key points, related headlines, notes) and groups with a look of their own
 * (epigraph, dedication, Quran, colophon). An attribution from the attributes stands below its text.
 */

import { type Aside, languageOf, sourceLine } from '../book/block.ts';
import { inOrder } from '../book/structured-text.ts';
import { dressBlocks, dressGroup, paragraphBlock, paragraphStyle, withAttribution } from './blocks.ts';
import type { FrameLook, Look } from './design.ts';
import type { Surroundings } from './dressing.ts';
import { flatten, plain } from './inlines.ts';
import { insideOf } from './passages.ts';
import { spaced } from './spacing.ts';
import { append } from './structure-builder.ts';
import type { FrameBlock, StyledBlock } from './styled.ts';

/** Dresses an aside where it stands. */
export function dressAside(aside: Aside, around: Surroundings): readonly StyledBlock[] {
  const { design, language } = around.dressing;
  const own = languageOf(aside, language);
  const parent = append(around.parent, 'aside', own === language ? {} : { language: own });
  const inside: Surroundings = { ...insideOf(aside, around), parent };
  switch (aside.name) {
    case 'key-points':
      return [dressFrame(aside, design.keyPoints, inside)];
    case 'related':
      return [dressFrame(aside, design.related, inside)];
    case 'note':
      return [dressFrame(aside, design.note, inside)];
    case 'epigraph':
      return dressAttributed(aside, design.epigraph, inside);
    case 'dedication':
      return dressAttributed(aside, design.dedication, inside);
    case 'quran':
      return dressAttributed(aside, design.quran, inside);
    case 'passage':
      return [...dressTitle(aside, design.attribution, inside), ...dressBlocks(aside.children, inside)];
    case 'colophon':
      return dressAttributed(aside, design.colophon.text, inside);
  }
}

function dressFrame(aside: Aside, look: FrameLook, around: Surroundings): FrameBlock {
  const inside: Surroundings = {
    ...around,
    look: look.text,
    insetStart: 0,
    insetEnd: 0,
    indents: look.text.indent > 0,
    listDepth: 0,
  };
  const title = dressTitle(aside, look.title, inside);
  // Under a title only the title's own space counts.
  const children = spaced(dressBlocks(aside.children, inside), 0, 0);
  return frameBlock([...title, ...children], look, around, aside);
}

/** A box round blocks, without its own element. */
export function frameBlock(
  children: readonly StyledBlock[],
  look: FrameLook,
  around: Pick<Surroundings, 'dressing' | 'insetStart' | 'insetEnd'>,
  aside?: Aside,
): FrameBlock {
  const { styles } = around.dressing;
  const { before, after, start, end, gap, color } = look.border;
  return {
    kind: 'frame',
    children,
    insetStart: around.insetStart + styles.ems(look.insetStart),
    insetEnd: around.insetEnd + styles.ems(look.insetEnd),
    padding: { inline: styles.ems(look.paddingInline), block: styles.lines(look.paddingBlock) },
    background: look.background === 'none' ? undefined : styles.color(look.background),
    border: { before, after, start, end, color: styles.color(color), doubleGap: gap },
    spaceBefore: styles.lines(look.before),
    spaceAfter: styles.lines(look.after),
    keepTogether: look.keepTogether,
    span: aside?.span,
  };
}

function dressTitle(aside: Aside, look: Look, around: Surroundings): readonly StyledBlock[] {
  if (aside.title === undefined) return [];
  const { dressing } = around;
  const element = append(around.parent, 'paragraph');
  const text = flatten(aside.title, dressing.styles.text(look), element, dressing);
  const style = paragraphStyle(look, around, { after: look.after, keepWithNext: true, keepTogether: true });
  return [paragraphBlock(text, style, element, aside.span)];
}

function dressAttributed(aside: Aside, look: Look, around: Surroundings): readonly StyledBlock[] {
  const { design, styles } = around.dressing;
  const source = sourceLine(aside);
  const blocks = [
    ...dressTitle(aside, design.attribution, around),
    ...dressGroup(aside.children, look, around),
  ];
  if (source !== undefined) {
    const element = append(around.parent, 'paragraph');
    const text = plain(inOrder(source, around.direction), styles.text(design.attribution), aside.span);
    const insetStart = around.insetStart + styles.ems(look.insetStart);
    const before = design.attribution.before;
    const placed = paragraphStyle(design.attribution, { ...around, insetStart }, { before });
    // Under centred lines the source stands in the middle too.
    const style =
      look.align === 'center' ? { ...placed, align: look.align, insetEnd: placed.insetStart } : placed;
    return withAttribution(blocks, paragraphBlock(text, style, element, aside.span), look, around);
  }
  return spaced(blocks, styles.lines(look.before), styles.lines(look.after));
}
