/**
 * Width alternates: the other way to lengthen a word, by a wider form of one of its letters that the font itself
 * has, as OpenType's `jalt` (https://learn.microsoft.com/typography/opentype/spec/features_fj#tag-jalt) and some
 * stylistic sets give. In: a shaped word and the features that the design declares for its face. Out: the letter
 * that widens most, as a `KashidaJoin`, under the same safeguards; the text stays as the author wrote it.
 *
 * Which letter may widen is the font's to say, not the orthography's. A form counts only if it changes this one
 * letter: the same number of glyphs, and no other letter wider or narrower.
 */

import type { GlyphRun } from '../font/font.ts';
import { type KashidaPriority, mayWiden } from './kashida.ts';
import type { KashidaJoin } from './shaped.ts';

/** Shapes a word anew as it was shaped, with more features. */
export type ShapeWith = (word: GlyphRun, features: readonly string[]) => GlyphRun;

/** A form narrower than this over the natural one helps no line, in ems. */
const LEAST_GAIN = 0.08;

/** Class of all of them: such forms are made to be used, so before the doubtful joins of words without one. */
const PRIORITY: KashidaPriority = 3;

const nothingInserted: ReadonlySet<number> = new Set();

interface Form {
  readonly run: GlyphRun;
  /** What the word gains, font units. */
  readonly gain: number;
}

/** The letter of a word that widens most, of equals the nearest to the word's end; undefined if none does. */
export function widenedLetter(
  run: GlyphRun,
  features: readonly string[],
  shape: ShapeWith,
): KashidaJoin | undefined {
  if (run.direction !== 'rtl' || !mayWiden(run.text)) return undefined;
  let best: WideLetter | undefined;
  for (const cluster of changedClusters(run, features, shape)) {
    const forms = features
      .map((feature) => formOf(run, cluster, shape(run, [`${feature}[${cluster}:${cluster + 1}]`])))
      .filter((form) => form !== undefined);
    const letter = forms.length === 0 ? undefined : new WideLetter(run, cluster, forms);
    if (letter !== undefined && (best === undefined || letter.widest > best.widest)) best = letter;
  }
  return best;
}

/** The clusters that some feature changes, from the word's end on: most words have none, at one shaping a feature. */
function changedClusters(run: GlyphRun, features: readonly string[], shape: ShapeWith): ReadonlySet<number> {
  const changed = new Set<number>();
  for (const feature of features) {
    const all = shape(run, [feature]);
    if (all.glyphs.length !== run.glyphs.length) continue;
    for (const [glyph, cluster] of run.clusters.entries()) {
      if ((all.advances[glyph] ?? 0) > (run.advances[glyph] ?? 0)) changed.add(cluster);
    }
  }
  return changed;
}

/** A form of one letter; undefined if it is not wider, or not that letter alone. */
function formOf(run: GlyphRun, cluster: number, widened: GlyphRun): Form | undefined {
  const gain = widened.advance - run.advance;
  if (gain < LEAST_GAIN * run.face.unitsPerEm || widened.glyphs.length !== run.glyphs.length)
    return undefined;
  const isAlone = run.advances.every(
    (advance, glyph) => run.clusters[glyph] === cluster || widened.advances[glyph] === advance,
  );
  if (!isAlone) return undefined;
  return { gain, run: { ...widened, kashida: { inserted: nothingInserted, xScales: undefined } } };
}

class WideLetter implements KashidaJoin {
  readonly priority = PRIORITY;
  readonly offset: number;
  readonly width: number;
  readonly widest: number;
  readonly #forms: readonly Form[];

  constructor({ clusters, advances, face }: GlyphRun, cluster: number, forms: readonly Form[]) {
    let left = 0;
    let width = 0;
    for (const [glyph, other] of clusters.entries()) {
      // In a right-to-left run later characters stand further left.
      if (other > cluster) left += advances[glyph] ?? 0;
      if (other === cluster) width += advances[glyph] ?? 0;
    }
    this.offset = left / face.unitsPerEm;
    this.width = width / face.unitsPerEm;
    this.widest = Math.max(...forms.map(({ gain }) => gain)) / face.unitsPerEm;
    this.#forms = forms;
  }

  lengthened(ems: number): GlyphRun | undefined {
    let best: Form | undefined;
    for (const form of this.#forms) {
      const fits = form.gain <= ems * form.run.face.unitsPerEm;
      if (fits && (best === undefined || form.gain > best.gain)) best = form;
    }
    return best?.run;
  }
}
