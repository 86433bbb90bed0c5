/**
 * Arrays for the glyphs of a run, cut from large blocks: a book has some sixty thousand distinct words, and
 * a typed array with memory of its own costs several times what the glyphs of a word do.
 */

import type { GlyphRun } from './font.ts';

export type GlyphArrays = Pick<
  GlyphRun,
  'glyphs' | 'clusters' | 'advances' | 'xOffsets' | 'yOffsets' | 'flags'
>;

/** Bytes of a block; chosen so that the last, unfilled one of a small book wastes little. */
const BLOCK_BYTES = 65_536;
/** Five arrays of two bytes and one of one byte. */
const GLYPH_BYTES = 11;

/** A function that hands out arrays for `count` glyphs; they live as long as anyone holds them. */
export function createGlyphPool(): (count: number) => GlyphArrays {
  let block = new ArrayBuffer(BLOCK_BYTES);
  let used = 0;
  return (count) => {
    const size = count * GLYPH_BYTES;
    if (used + size > block.byteLength) {
      block = new ArrayBuffer(Math.max(BLOCK_BYTES, size));
      used = 0;
    }
    const step = count * Uint16Array.BYTES_PER_ELEMENT;
    const start = used;
    // Two-byte arrays begin at even places.
    used += size + (size & 1);
    return {
      glyphs: new Uint16Array(block, start, count),
      clusters: new Uint16Array(block, start + step, count),
      advances: new Int16Array(block, start + 2 * step, count),
      xOffsets: new Int16Array(block, start + 3 * step, count),
      yOffsets: new Int16Array(block, start + 4 * step, count),
      flags: new Uint8Array(block, start + 5 * step, count),
    };
  };
}
