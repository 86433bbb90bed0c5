/** What a page holds: the outcome of `build-pages.ts`, which `stack.ts` and `place.ts` set. */

import type { Box } from './box.ts';

/** One page: boxes `start` to `end`, note boxes `noteStart` to `noteEnd`, figures `figureStart` to `figureEnd`. */
export interface PageBreak {
  readonly start: number;
  readonly end: number;
  readonly noteStart: number;
  readonly noteEnd: number;
  readonly figureStart: number;
  readonly figureEnd: number;
  /** Lines of space added between blocks so that the page is less short. */
  readonly stretched: number;
  /** Paragraphs set a line longer or shorter than in the list, so that pages are full; in order. */
  readonly changed: readonly ChangedBoxes[];
  /** Boxes that should have stayed together part at `end`, or one is taller than the page. */
  readonly isRelaxed: boolean;
}

/** Boxes that stand for the list's from `first` to `end`. */
export interface ChangedBoxes {
  readonly first: number;
  readonly end: number;
  readonly boxes: readonly Box[];
}
