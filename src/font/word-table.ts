/**
 * A table of shaped words in memory that two threads see: one shapes words and puts them in, the other takes them out
 * instead of shaping them. It grows only, and nothing waits: a word that is not there yet is shaped by whoever asks.
 *
 * A bucket holds the place of a word's record, 0 for none; a word whose bucket is taken goes into the next free one. The
 * record is written before its place is: `Atomics` keeps that order for the thread that reads (ECMA-262 29.11).
 */

import type { WordMemory } from './font.ts';
import { GLYPH_FLAGS, type GlyphSource, glyphFields, positionFields, STRUCT_WORDS } from './glyph-pool.ts';

export interface WordTable {
  /** Where a word's glyphs lie until the next word is asked for; undefined: it is not there, or not yet. */
  find(word: string): GlyphSource | undefined;
  /** Puts a word in that is not there, unless it is too long for a record; false where the table is full. */
  add(word: string, source: GlyphSource): boolean;
}

/** Longer words and those of more glyphs are not put in: they are rare. */
const LONGEST_WORD = 64;
const MOST_GLYPHS = 128;

/** A record begins with the length of its word and the number of its glyphs. */
const RECORD_HEAD = 2;
/** Glyph, flags, cluster, advance and both offsets, each of 16 bits. */
const RECORD_GLYPH = 6;

/**
 * A book of two million characters has some sixty thousand words, and their records are three bytes for each of these
 * characters; what is never written takes no memory.
 */
const UNITS_TO_A_BUCKET = 8;
const BYTES_FOR_A_UNIT = 8;
const FEWEST_BUCKETS = 1024;

/** Memory for the words of a text of so many UTF-16 units. */
export function memoryForWords(units: number): WordMemory {
  const wanted = Math.max(FEWEST_BUCKETS, units / UNITS_TO_A_BUCKET);
  const buckets = 2 ** Math.ceil(Math.log2(wanted));
  return {
    buckets: new SharedArrayBuffer(buckets * Int32Array.BYTES_PER_ELEMENT),
    records: new SharedArrayBuffer(buckets * UNITS_TO_A_BUCKET * BYTES_FOR_A_UNIT),
  };
}

/** The table in a memory, for the thread that fills it or for the one that reads. */
export function openWordTable(memory: WordMemory): WordTable {
  const buckets = new Int32Array(memory.buckets);
  const units = new Uint16Array(memory.records);
  const signed = new Int16Array(memory.records);
  /** Half of the buckets stay free, so that a free one is near. */
  let room = buckets.length / 2;
  // A place is never 0.
  let filled = 1;
  const unpack = createUnpacker(units, signed);

  const isAt = (place: number, word: string): boolean => {
    if (units[place] !== word.length) return false;
    for (let index = 0; index < word.length; index++)
      if (units[place + RECORD_HEAD + index] !== word.charCodeAt(index)) return false;
    return true;
  };
  /** The bucket of a word, or the free one where it belongs. */
  const bucketOf = (word: string): number => {
    let bucket = hash(word) & (buckets.length - 1);
    for (;;) {
      const place = Atomics.load(buckets, bucket);
      if (place === 0 || isAt(place, word)) return bucket;
      bucket = (bucket + 1) & (buckets.length - 1);
    }
  };

  return {
    find: (word) => {
      const place = Atomics.load(buckets, bucketOf(word));
      return place === 0 ? undefined : unpack(place);
    },
    add: (word, source) => {
      const { count } = source;
      if (word.length > LONGEST_WORD || count > MOST_GLYPHS) return true;
      const end = filled + RECORD_HEAD + word.length + count * RECORD_GLYPH;
      if (room === 0 || end > units.length) return false;
      const bucket = bucketOf(word);
      units[filled] = word.length;
      units[filled + 1] = count;
      const text = filled + RECORD_HEAD;
      for (let index = 0; index < word.length; index++) units[text + index] = word.charCodeAt(index);
      packGlyphs(units, text + word.length, source);
      Atomics.store(buckets, bucket, filled);
      room--;
      filled = end;
      return true;
    },
  };
}

/** FNV-1a over UTF-16 units, its high bits mixed into the low ones. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < word.length; index++)
    value = Math.imul(value ^ word.charCodeAt(index), 0x01000193);
  return value ^ (value >>> 15);
}

function packGlyphs(
  units: Uint16Array,
  place: number,
  { unsigned, signed, infos, positions, count, offset }: GlyphSource,
): void {
  for (let glyph = 0; glyph < count; glyph++) {
    const at = place + glyph * RECORD_GLYPH;
    const info = infos + glyph * STRUCT_WORDS;
    const position = positions + glyph * STRUCT_WORDS;
    units[at] = unsigned[info + glyphFields.glyph] ?? 0;
    units[at + 1] = (unsigned[info + glyphFields.mask] ?? 0) & GLYPH_FLAGS;
    units[at + 2] = (unsigned[info + glyphFields.cluster] ?? 0) - offset;
    units[at + 3] = signed[position + positionFields.advance] ?? 0;
    units[at + 4] = signed[position + positionFields.xOffset] ?? 0;
    units[at + 5] = signed[position + positionFields.yOffset] ?? 0;
  }
}

/** A function that lays out the record at a place as HarfBuzz would, so that it is read as HarfBuzz's answers are. */
function createUnpacker(units: Uint16Array, signedUnits: Int16Array): (place: number) => GlyphSource {
  const positions = MOST_GLYPHS * STRUCT_WORDS;
  const unsigned = new Uint32Array(2 * positions);
  const signed = new Int32Array(unsigned.buffer);
  return (place) => {
    const count = units[place + 1] ?? 0;
    const start = place + RECORD_HEAD + (units[place] ?? 0);
    for (let glyph = 0; glyph < count; glyph++) {
      const at = start + glyph * RECORD_GLYPH;
      const info = glyph * STRUCT_WORDS;
      const position = positions + info;
      unsigned[info + glyphFields.glyph] = units[at] ?? 0;
      unsigned[info + glyphFields.mask] = units[at + 1] ?? 0;
      unsigned[info + glyphFields.cluster] = units[at + 2] ?? 0;
      signed[position + positionFields.advance] = signedUnits[at + 3] ?? 0;
      signed[position + positionFields.xOffset] = signedUnits[at + 4] ?? 0;
      signed[position + positionFields.yOffset] = signedUnits[at + 5] ?? 0;
    }
    return { unsigned, signed, infos: 0, positions, count, offset: 0 };
  };
}
