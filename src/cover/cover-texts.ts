/**
 * The texts of a cover, one under the other: title, subtitle and names, as large as their looks and their room allow.
 * In: what is drawn on, a column and a height; out: the texts as polygons with the white above each.
 */

import type { Metadata } from '../book/metadata.ts';
import type { Design, Look } from '../design/design.ts';
import type { Shape } from '../drawing.ts';
import type { Letter, Lettered } from './lettering.ts';
import type { Names } from './ornament.ts';
import { moved } from './polygons.ts';

export type CoverMetadata = Pick<
  Metadata,
  'title' | 'subtitle' | 'creators' | 'publisher' | 'series' | 'language'
>;

/** What a cover is drawn on and from. */
export interface Sheet {
  readonly metadata: CoverMetadata;
  readonly design: Design;
  readonly letter: Letter;
  readonly width: number;
  readonly height: number;
  readonly names: Names;
  readonly creators: readonly string[];
}

/** A text of the cover with the white above it. */
export interface Placed {
  readonly lettered: Lettered;
  readonly above: number;
}

/** Ems of white above subtitle and names, over the size of what follows. */
const aboveSubtitle = 1.1;
const aboveCreators = 1.7;
const betweenCreators = 0.55;
/** Share of a block's height that the title may take, and the subtitle; lines they may have. */
const titleShare = 0.62;
const subtitleShare = 0.24;
const mostTitleLines = 7;
const mostSubtitleLines = 4;
/** Subtitle and names over the title's size, at most. */
const largestSubtitle = 0.8;
const largestNames = 1;
/** Each step of fitting makes all texts so much smaller. */
const shrink = 0.93;
const mostSteps = 24;

/** Title, subtitle and names, one under the other, all smaller by steps until they fit the height. */
export function stack(sheet: Sheet, left: number, measure: number, height: number): readonly Placed[] {
  const { metadata, design, creators, letter } = sheet;
  const { title, subtitle, creators: names } = design.cover;
  const set = (text: string, look: Look, share: number, mostLines: number, scale: number): Lettered =>
    letter(text, look, { left, measure, height: share * height, mostLines }, scale);
  const asked = (look: Look): number => (look.size * design.text.size * sheet.width) / design.page.width;
  let scale = 1;
  for (let step = 0; ; step++) {
    const first = set(metadata.title, title, titleShare, mostTitleLines, scale);
    const placed: Placed[] = [{ lettered: first, above: 0 }];
    // What serves the title is not larger than it.
    const atMost = (look: Look, share: number): number => Math.min(scale, (share * first.size) / asked(look));
    if (metadata.subtitle !== undefined) {
      const lettered = set(
        metadata.subtitle,
        subtitle,
        subtitleShare,
        mostSubtitleLines,
        atMost(subtitle, largestSubtitle),
      );
      placed.push({ lettered, above: aboveSubtitle * lettered.size });
    }
    // Names are all of one size, that of the longest.
    const most = atMost(names, largestNames);
    const own = Math.min(...creators.map((line) => set(line, names, 1, 1, most).size));
    for (const [index, line] of creators.entries()) {
      const lettered = set(line, names, 1, 1, own / asked(names));
      placed.push({ lettered, above: (index === 0 ? aboveCreators : betweenCreators) * lettered.size });
    }
    if (heightOf(placed) <= height || step === mostSteps) return placed;
    scale *= shrink;
  }
}

export const heightOf = (placed: readonly Placed[]): number =>
  placed.reduce((sum, { lettered, above }) => sum + above + lettered.height, 0);

/** The stacked texts as shapes, from `top` down. */
export function shapesOf(placed: readonly Placed[], top: number): readonly Shape[] {
  let y = top;
  return placed.map(({ lettered, above }) => {
    y += above;
    const shape = { color: lettered.color, polygons: moved(lettered.polygons, 0, y) };
    y += lettered.height;
    return shape;
  });
}
