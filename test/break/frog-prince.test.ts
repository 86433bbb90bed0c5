/**
 * The worked paragraph of “Breaking Paragraphs into Lines”: text, widths (Monotype units, 18 to the em), glue,
 * breaks and ratios as printed there; page numbers are those of its reprint in D. E. Knuth, Digital Typography
 * (CSLI 1999), ch. 3.
 */

import { describe, expect, it } from 'vitest';
import { FORBIDDEN, FORCED, ItemList } from '../../src/break/item-list.ts';
import { SINGLE_LEVEL } from '../../src/break/levels.ts';
import { type Fit, totalFit } from '../../src/break/total-fit.ts';

/** `|` is a discretionary hyphen. */
const TEXT =
  'In olden times when wish|ing still helped one, there lived a king whose daugh|ters were all beau|ti|ful; and ' +
  'the young|est was so beau|ti|ful that the sun it|self, which has seen so much, was aston|ished when|ever it ' +
  'shone in her face. Close by the king’s castle lay a great dark for|est, and un|der an old lime-tree in the ' +
  'for|est was a well, and when the day was very warm, the king’s child went out into the for|est and sat down ' +
  'by the side of the cool foun|tain; and when she was bored she took a golden ball, and threw it up on high and ' +
  'caught it; and this ball was her favor|ite play|thing.';

/** Width -> characters, DT p. 75. */
const WIDTHS: readonly (readonly [number, string])[] = [
  [5, 'il,.;’'],
  [6, 'fjI-'],
  [7, 'rst'],
  [8, 'cez'],
  [9, 'agov'],
  [10, 'bdhknpquxy'],
  [13, 'wC'],
  [15, 'm'],
];
/** Width, stretch, shrink of the space after a character, DT p. 75. */
const SPACES: Readonly<Record<string, readonly [number, number, number]>> = {
  ',': [6, 4, 2],
  ';': [6, 4, 1],
  '.': [8, 6, 1],
};
const ORDINARY_SPACE = [6, 3, 2] as const;
const HYPHEN_PENALTY = 50;
const FINISHING_STRETCH = 1000;

function widthOf(character: string): number {
  return WIDTHS.find(([, characters]) => characters.includes(character))?.[0] ?? 0;
}

/** The paragraph's items, and the text before each. */
function frogPrince(): { items: ItemList; texts: string[] } {
  const items = new ItemList(1);
  const texts: string[] = [];
  let last = '';
  for (const part of TEXT.split(/([ |-])/)) {
    if (part === ' ') {
      const [width, stretch, shrink] = SPACES[last] ?? ORDINARY_SPACE;
      items.addGlue(width);
      items.stretchLast(0, stretch);
      items.shrinkLast(0, shrink);
    } else if (part === '|') items.addPenalty(HYPHEN_PENALTY, widthOf('-'), true);
    else {
      items.addBox(Array.from(part).reduce((sum, character) => sum + widthOf(character), 0));
      if (part === '-') items.addPenalty(HYPHEN_PENALTY, 0, true);
    }
    while (texts.length < items.count)
      texts.push(part === '|' ? '' : texts.length === items.count - 1 && part === '-' ? '' : part);
    last = part.at(-1) ?? last;
  }
  items.addPenalty(FORBIDDEN);
  items.addGlue(0);
  items.stretchLast(0, FINISHING_STRETCH);
  items.addPenalty(FORCED, 0, true);
  return { items, texts };
}

function fitTo(measure: number): { lines: string[]; ratios: number[] } {
  const { items, texts } = frogPrince();
  const fit: Fit = {
    levels: SINGLE_LEVEL,
    // One em of indent.
    firstMeasure: measure - 18,
    measure,
    raggedness: 0,
    tolerances: [1, 2],
    linePenalty: 1,
    flaggedDemerits: 0,
    contrastDemerits: 0,
    shortLastLine: { width: 0, demerits: 0 },
  };
  const { breaks, ratios } = totalFit(items, fit);
  const lines = breaks.map((item, line) => {
    const from = line === 0 ? 0 : (breaks[line - 1] ?? 0);
    const hyphen = (items.penaltyWidths[item] ?? 0) > 0 ? '-' : '';
    return texts.slice(from, item).join('').trim() + hyphen;
  });
  return { lines, ratios: ratios.map((ratio) => Number(ratio.toFixed(3))) };
}

describe('the frog prince of Knuth and Plass', () => {
  it('comes out as printed at 390 units (DT p. 81)', () => {
    const { lines, ratios } = fitTo(390);
    expect(lines).toEqual([
      'In olden times when wishing still helped one,',
      'there lived a king whose daughters were all beau-',
      'tiful; and the youngest was so beautiful that the',
      'sun itself, which has seen so much, was aston-',
      'ished whenever it shone in her face. Close by the',
      'king’s castle lay a great dark forest, and under an',
      'old lime-tree in the forest was a well, and when',
      'the day was very warm, the king’s child went out',
      'into the forest and sat down by the side of the',
      'cool fountain; and when she was bored she took a',
      'golden ball, and threw it up on high and caught',
      'it; and this ball was her favorite plaything.',
    ]);
    expect(ratios).toEqual([0.857, 0, 0.28, 1, 0.067, -0.278, 0.536, -0.167, 0.7, -0.176, 0.357, 0.049]);
  });

  it('comes out as printed at 500 units (DT p. 82)', () => {
    const { lines, ratios } = fitTo(500);
    expect(lines).toEqual([
      'In olden times when wishing still helped one, there lived a',
      'king whose daughters were all beautiful; and the youngest was',
      'so beautiful that the sun itself, which has seen so much, was',
      'astonished whenever it shone in her face. Close by the king’s',
      'castle lay a great dark forest, and under an old lime-tree in the',
      'forest was a well, and when the day was very warm, the king’s',
      'child went out into the forest and sat down by the side of the',
      'cool fountain; and when she was bored she took a golden ball,',
      'and threw it up on high and caught it; and this ball was her',
      'favorite plaything.',
    ]);
    expect(ratios).toEqual([0.774, 0.179, 0.629, 0.545, 0, 0.079, 0.282, 0.294, 0.575, 0.353]);
  });
});
