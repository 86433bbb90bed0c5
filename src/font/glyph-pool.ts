/**
 * Arrays for the glyphs of runs. A book has some sixty thousand distinct words, and making a typed array
 * costs more than shaping a letter: so arrays are cut from large blocks, and those that say nothing special
 * (no offsets; one glyph for each unit of the text) are shared by all runs of the same length.
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
const STRUCT_WORDS = 5;
/** Places of the fields in those structs. */
const MASK = 1;
const CLUSTER = 2;
const X_OFFSET = 2;
const Y_OFFSET = 3;
/** `hb_glyph_flags_t` DEFINED: the low bits of a glyph's mask. */
const GLYPH_FLAGS = 0x07;
/** Elements of a block; chosen so that the last, unfilled one of a small book wastes little. */
const BLOCK = 16_384;
/** Runs up to this length share their plain arrays; longer ones are too rare. */
const LONGEST_SHARED = 64;

/** A function that copies glyphs out of HarfBuzz's memory into arrays that stay. */
export function createGlyphPool(): (source: GlyphSource) => GlyphArrays {
  const cutUnsigned = createCutter((length) => new Uint16Array(length));
  const cutSigned = createCutter((length) => new Int16Array(length));
  const cutBytes = createCutter((length) => new Uint8Array(length));
  const clustersOf = createClusters(cutUnsigned);
  const zeros: Int16Array[] = [];

  const copySigned = (source: GlyphSource, field: number): Int16Array => {
    const { signed, positions, count } = source;
    const array = cutSigned(count);
    for (let i = 0; i < count; i++) array[i] = signed[positions + i * STRUCT_WORDS + field] ?? 0;
    return array;
  };
  const offsetsOf = (source: GlyphSource, field: number): Int16Array => {
    const { count } = source;
    if (count > LONGEST_SHARED || !isZero(source, field)) return copySigned(source, field);
    zeros[count] ??= new Int16Array(count);
    return zeros[count];
  };

  return (source) => {
    const { unsigned, infos, count } = source;
    const glyphs = cutUnsigned(count);
    const flags = cutBytes(count);
    for (let i = 0; i < count; i++) {
      const info = infos + i * STRUCT_WORDS;
      glyphs[i] = unsigned[info] ?? 0;
      flags[i] = (unsigned[info + MASK] ?? 0) & GLYPH_FLAGS;
    }
    return {
      glyphs,
      clusters: clustersOf(source),
      advances: copySigned(source, 0),
      xOffsets: offsetsOf(source, X_OFFSET),
      yOffsets: offsetsOf(source, Y_OFFSET),
      flags,
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
    for (let i = 0; i < count; i++) array[i] = (unsigned[infos + i * STRUCT_WORDS + CLUSTER] ?? 0) - offset;
    return array;
  };
}

function isZero({ signed, positions, count }: GlyphSource, field: number): boolean {
  for (let i = 0; i < count; i++) if (signed[positions + i * STRUCT_WORDS + field] !== 0) return false;
  return true;
}

/** True when the clusters count from `first` by `step`. */
function isCounting({ unsigned, infos, count, offset }: GlyphSource, first: number, step: number): boolean {
  for (let i = 0; i < count; i++) {
    if (unsigned[infos + i * STRUCT_WORDS + CLUSTER] !== first + i * step + offset) return false;
  }
  return true;
}
