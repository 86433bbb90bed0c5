/**
 * Lengthened words: the glyphs of a word whose best join is longer by a wanted amount. In: a shaped word. Out: the
 * join, if the word has one that its spelling and its font allow, and the lengthened run, whose text stays as the
 * author wrote it.
 *
 * Spelling allows by `kashida.ts`; the font by HarfBuzz's SAFE_TO_INSERT_TATWEEL, which the cluster before which a
 * tatweel may go carries (https://harfbuzz.github.io/harfbuzz-hb-buffer.html#hb-glyph-flags-t). The word is then
 * shaped again with as many tatweels as reach the amount, so that a font gives its own long forms; they are scaled
 * horizontally to the exact amount and belong to the cluster of the letter after them. A font whose tatweel has
 * no width allows none: the agreed sign of styles that are never lengthened (ruqah, nastaliq).
 */

import type { Face, GlyphRun } from '../font/font.ts';
import { bestPlace, type KashidaPlace, type KashidaPriority, kashidaPlaces } from './kashida.ts';
import type { KashidaJoin } from './shaped.ts';

/** `hb_glyph_flags_t` SAFE_TO_INSERT_TATWEEL. */
const SAFE_TO_INSERT_TATWEEL = 4;
const TATWEEL = 'ـ';
/** A tatweel narrower than this share of its width shows its ends: they overlap the letters by a fixed share. */
const LEAST_SCALE = 0.5;

const nothingInserted: ReadonlySet<number> = new Set();

/** Shapes another text in the face of a word, as the word was shaped. */
export type ShapeLike = (word: GlyphRun, text: string) => GlyphRun;

/** The join of a word that is lengthened before others; undefined if it has none. */
export function kashidaJoin(run: GlyphRun, shape: ShapeLike): KashidaJoin | undefined {
  if (run.direction !== 'rtl' || !run.flags.some(isSafe)) return undefined;
  const place = bestPlace(kashidaPlaces(run.text), ({ index }) => isSafeAt(run, index));
  // The breaker may not reckon with what a font does not give.
  return place === undefined || tatweelWidth(run, shape) <= 0 ? undefined : new WordJoin(run, place, shape);
}

/** The widths of tatweels, font units, by how and in what face they are shaped. */
const widths = new WeakMap<ShapeLike, WeakMap<Face, number>>();

function tatweelWidth(run: GlyphRun, shape: ShapeLike): number {
  let ofFaces = widths.get(shape);
  if (ofFaces === undefined) widths.set(shape, (ofFaces = new WeakMap()));
  let width = ofFaces.get(run.face);
  if (width === undefined) ofFaces.set(run.face, (width = shape(run, TATWEEL).advance));
  return width;
}

/** A book has tens of thousands of these, of which a few hundred are asked for their runs. */
class WordJoin implements KashidaJoin {
  readonly priority: KashidaPriority;
  readonly #run: GlyphRun;
  readonly #place: KashidaPlace;
  readonly #shape: ShapeLike;
  #known: Map<number, GlyphRun | undefined> | undefined = undefined;

  constructor(run: GlyphRun, place: KashidaPlace, shape: ShapeLike) {
    this.priority = place.priority;
    this.#run = run;
    this.#place = place;
    this.#shape = shape;
  }

  get width(): number {
    return 0;
  }

  get widest(): undefined {
    return undefined;
  }

  get offset(): number {
    return offsetOf(this.#run, this.#place) / this.#run.face.unitsPerEm;
  }

  lengthened(ems: number): GlyphRun | undefined {
    const units = Math.round(ems * this.#run.face.unitsPerEm);
    this.#known ??= new Map();
    if (!this.#known.has(units)) {
      this.#known.set(units, lengthen(this.#run, this.#place, units, this.#shape));
    }
    return this.#known.get(units);
  }
}

const isSafe = (flags: number): boolean => (flags & SAFE_TO_INSERT_TATWEEL) !== 0;

/** True if a cluster begins at `index` and a tatweel may go before it. */
function isSafeAt({ clusters, flags }: GlyphRun, index: number): boolean {
  let found = false;
  for (let glyph = 0; glyph < clusters.length; glyph++) {
    if (clusters[glyph] !== index) continue;
    if (!isSafe(flags[glyph] ?? 0)) return false;
    found = true;
  }
  return found;
}

/** Where the join is, from the run's left edge: at the right edge of the letter after it. */
function offsetOf({ clusters, advances }: GlyphRun, { index }: KashidaPlace): number {
  let offset = 0;
  for (const [glyph, cluster] of clusters.entries()) if (cluster >= index) offset += advances[glyph] ?? 0;
  return offset;
}

/**
 * The run longer by `units` at a place; undefined if the font does not give just that. Amiri joins three tatweels
 * and an alef into one glyph, which cannot be scaled in part: with four it does not.
 */
function lengthen(
  run: GlyphRun,
  { index }: KashidaPlace,
  units: number,
  shape: ShapeLike,
): GlyphRun | undefined {
  const width = tatweelWidth(run, shape);
  if (width <= 0 || units <= 0) return undefined;
  for (let count = Math.ceil(units / width); units >= LEAST_SCALE * count * width; count++) {
    const stretched = shape(run, run.text.slice(0, index) + TATWEEL.repeat(count) + run.text.slice(index));
    const inserted = insertedGlyphs(stretched, index, count);
    const natural = inserted.reduce((sum, glyph) => sum + (stretched.advances[glyph] ?? 0), 0);
    // The same letters as before, and tatweels beside them.
    const isExact =
      natural > 0 &&
      natural === stretched.advance - run.advance &&
      stretched.glyphs.length === run.glyphs.length + inserted.length;
    if (isExact) return fold(run, stretched, { index, count, inserted, scale: units / natural, units });
  }
  return undefined;
}

/** The glyphs of the tatweels: those of the clusters [index, index + count). */
function insertedGlyphs({ clusters }: GlyphRun, index: number, count: number): readonly number[] {
  const found: number[] = [];
  for (const [glyph, cluster] of clusters.entries())
    if (cluster >= index && cluster < index + count) found.push(glyph);
  return found;
}

interface Insertion {
  readonly index: number;
  readonly count: number;
  readonly inserted: readonly number[];
  readonly scale: number;
  /** What all inserted glyphs advance by. */
  readonly units: number;
}

/** The stretched run with its tatweels scaled, under the text of the natural one. */
function fold(
  natural: GlyphRun,
  stretched: GlyphRun,
  { index, count, inserted, scale, units }: Insertion,
): GlyphRun {
  const clusters = stretched.clusters.map((cluster) =>
    cluster < index ? cluster : Math.max(index, cluster - count),
  );
  const advances = stretched.advances.slice();
  const xOffsets = stretched.xOffsets.slice();
  const xScales = new Float32Array(stretched.glyphs.length).fill(1);
  let reached = 0;
  let given = 0;
  for (const glyph of inserted) {
    reached += stretched.advances[glyph] ?? 0;
    // Rounded sums, not rounded parts, so that the last one comes out at `units`.
    const advance = Math.round(reached * scale) - given;
    given += advance;
    advances[glyph] = advance;
    xOffsets[glyph] = Math.round((stretched.xOffsets[glyph] ?? 0) * scale);
    xScales[glyph] = scale;
  }
  return {
    ...stretched,
    text: natural.text,
    advance: natural.advance + units,
    clusters,
    advances,
    xOffsets,
    kashida: { inserted: nothingInserted, xScales },
  };
}
