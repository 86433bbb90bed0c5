/**
 * Arrays for the glyphs of runs. A book has some sixty thousand distinct words, and making a typed array
 * costs more than shaping a letter: so arrays are cut from large blocks, and those that say little (one number for
 * all glyphs; one glyph for each unit of the text) are shared by all runs of the same length.
 */

import type { GlyphRun } from './font.ts';

export type GlyphArrays = Pick<
  GlyphRun,
  'glyphs' | 'clusters' | 'advances' | 'xOffsets' | 'yOffsets' | 'flags'
>;

/** HarfBuzz's answer, where it lies in HarfBuzz's memory. */
export interface GlyphSource {
  readonly unsigned: Uint32Array;
  readonly signed: Int32Array;
  /** Index of the first `hb_glyph_info_t`, and of the first `hb_glyph_position_t`. */
  readonly infos: number;
  readonly positions: number;
  readonly count: number;
  /** Taken off each cluster number. */
  readonly offset: number;
}

/** `sizeof(hb_glyph_info_t) / 4`: code point, mask, cluster and two private words; positions are as long. */
export const STRUCT_WORDS = 5;
/** Places of the fields in those structs. */
export const glyphFields = { glyph: 0, mask: 1, cluster: 2 } as const;
export const positionFields = { advance: 0, xOffset: 2, yOffset: 3 } as const;
/** `hb_glyph_flags_t` DEFINED: the low bits of a glyph's mask. */
export const GLYPH_FLAGS = 0x07;
/** Elements of a block; chosen so that the last, unfilled one of a small book wastes little. */
const BLOCK = 16_384;
/** Runs up to this length share their plain arrays; longer ones are too rare. */
const LONGEST_SHARED = 64;
/** Runs up to this length share their flags: so many make a number that V8 keeps as an integer. */
const LONGEST_FLAGS = 10;

/** A function that copies glyphs out of HarfBuzz's memory into arrays that stay. */
export function createGlyphPool(): (source: GlyphSource) => GlyphArrays {
  const cutUnsigned = createCutter((length) => new Uint16Array(length));
  const cutSigned = createCutter((length) => new Int16Array(length));
  const cutBytes = createCutter((length) => new Uint8Array(length));
  const clustersOf = createClusters(cutUnsigned);
  const positionsOf = createPositions(cutSigned);
  const flagsOf = createFlags(cutBytes);

  return (source) => {
    const { unsigned, infos, count } = source;
    const glyphs = cutUnsigned(count);
    for (let i = 0; i < count; i++) glyphs[i] = unsigned[infos + i * STRUCT_WORDS + glyphFields.glyph] ?? 0;
    return {
      glyphs,
      clusters: clustersOf(source),
      advances: positionsOf(source, positionFields.advance),
      xOffsets: positionsOf(source, positionFields.xOffset),
      yOffsets: positionsOf(source, positionFields.yOffset),
      flags: flagsOf(source),
    };
  };
}

/** A function that cuts arrays of the asked length from blocks. */
function createCutter<T extends { readonly length: number; subarray(start: number, end: number): T }>(
  make: (length: number) => T,
): (count: number) => T {
  let block = make(BLOCK);
  let used = 0;
  return (count) => {
    if (used + count > block.length) {
      block = make(Math.max(BLOCK, count));
      used = 0;
    }
    used += count;
    return block.subarray(used - count, used);
  };
}

/** Cluster numbers: most runs have one glyph for each unit, in order, so that two arrays a length serve them. */
function createClusters(cut: (count: number) => Uint16Array): (source: GlyphSource) => Uint16Array {
  const ascending: Uint16Array[] = [];
  const descending: Uint16Array[] = [];
  return (source) => {
    const { unsigned, infos, count, offset } = source;
    if (count <= LONGEST_SHARED && isCounting(source, 0, 1)) {
      ascending[count] ??= Uint16Array.from({ length: count }, (_, i) => i);
      return ascending[count];
    }
    if (count <= LONGEST_SHARED && isCounting(source, count - 1, -1)) {
      descending[count] ??= Uint16Array.from({ length: count }, (_, i) => count - 1 - i);
      return descending[count];
    }
    const array = cut(count);
    for (let i = 0; i < count; i++)
      array[i] = (unsigned[infos + i * STRUCT_WORDS + glyphFields.cluster] ?? 0) - offset;
    return array;
  };
}

/** Advances and offsets: few words have offsets, and digits are equally wide. */
function createPositions(
  cut: (count: number) => Int16Array,
): (source: GlyphSource, field: number) => Int16Array {
  const shared = new Map<number, Int16Array>();
  return (source, field) => {
    const { signed, positions, count } = source;
    const first = signed[positions + field] ?? 0;
    if (count <= LONGEST_SHARED && isUniform(source, field)) {
      const key = first * (LONGEST_SHARED + 1) + count;
      const known = shared.get(key) ?? new Int16Array(count).fill(first);
      shared.set(key, known);
      return known;
    }
    const array = cut(count);
    for (let i = 0; i < count; i++) array[i] = signed[positions + i * STRUCT_WORDS + field] ?? 0;
    return array;
  };
}

/** Flags of short runs are three bits a glyph of one number, and few of these numbers occur. */
function createFlags(cut: (count: number) => Uint8Array): (source: GlyphSource) => Uint8Array {
  const shared: Map<number, Uint8Array>[] = [];
  return (source) => {
    const { unsigned, infos, count } = source;
    if (count > LONGEST_FLAGS) return copyFlags(source, cut(count));
    let key = 0;
    for (let i = 0; i < count; i++)
      key =
        key * (GLYPH_FLAGS + 1) +
        ((unsigned[infos + i * STRUCT_WORDS + glyphFields.mask] ?? 0) & GLYPH_FLAGS);
    const ofLength = (shared[count] ??= new Map<number, Uint8Array>());
    const known = ofLength.get(key) ?? copyFlags(source, new Uint8Array(count));
    ofLength.set(key, known);
    return known;
  };
}

function copyFlags({ unsigned, infos, count }: GlyphSource, array: Uint8Array): Uint8Array {
  for (let i = 0; i < count; i++)
    array[i] = (unsigned[infos + i * STRUCT_WORDS + glyphFields.mask] ?? 0) & GLYPH_FLAGS;
  return array;
}

function isUniform({ signed, positions, count }: GlyphSource, field: number): boolean {
  const first = signed[positions + field];
  for (let i = 1; i < count; i++) if (signed[positions + i * STRUCT_WORDS + field] !== first) return false;
  return true;
}

/** True when the clusters count from `first` by `step`. */
function isCounting({ unsigned, infos, count, offset }: GlyphSource, first: number, step: number): boolean {
  for (let i = 0; i < count; i++) {
    if (unsigned[infos + i * STRUCT_WORDS + glyphFields.cluster] !== first + i * step + offset) return false;
  }
  return true;
}
