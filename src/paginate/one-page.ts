/**
 * Sections that must stay on one page, as a title page does: where their lines run over, the spaces between them give way
 * first, then all of it is set smaller. In: a section, how it is set, and whether it fits; out: it as it was set.
 */

import type { ParagraphBlock, StyledBlock, StyledSection } from '../design/styled.ts';

/** Shares of the design's spaces and sizes, tried one after the other. */
const steps = [
  { spaces: 0.75, sizes: 1 },
  { spaces: 0.5, sizes: 1 },
  { spaces: 0.5, sizes: 0.9 },
  { spaces: 0.4, sizes: 0.8 },
  { spaces: 0.3, sizes: 0.7 },
  { spaces: 0.25, sizes: 0.6 },
] as const;

type Step = (typeof steps)[number];

/** What `set` makes of the section, shrunk as little as makes it fit; as it was where nothing does. */
export function onOnePage<T>(
  section: StyledSection,
  set: (trial: StyledSection) => T,
  fits: (made: T) => boolean,
): T {
  const whole = set(section);
  if (fits(whole)) return whole;
  for (const step of steps) {
    const made = set(shrunk(section, step));
    if (fits(made)) return made;
  }
  return whole;
}

function shrunk(section: StyledSection, step: Step): StyledSection {
  return {
    ...section,
    sink: section.sink * step.spaces,
    blocks: section.blocks.map((block) => shrunkBlock(block, step)),
  };
}

function shrunkBlock(block: StyledBlock, step: Step): StyledBlock {
  if (block.kind === 'paragraph') return shrunkParagraph(block, step);
  if (block.kind !== 'drawing' && block.kind !== 'rule') return block;
  const { spaces } = step;
  return { ...block, spaceBefore: block.spaceBefore * spaces, spaceAfter: block.spaceAfter * spaces };
}

/** A paragraph with its spaces and its type smaller, by shares. */
export function shrunkParagraph(
  block: ParagraphBlock,
  { spaces, sizes }: { readonly spaces: number; readonly sizes: number },
): ParagraphBlock {
  const { style, text } = block;
  return {
    ...block,
    style: {
      ...style,
      leading: style.leading * sizes,
      spaceBefore: style.spaceBefore * spaces * sizes,
      spaceAfter: style.spaceAfter * spaces * sizes,
    },
    text: {
      ...text,
      ranges: text.ranges.map((range) => ({
        ...range,
        style: { ...range.style, size: range.style.size * sizes },
      })),
    },
  };
}
