/**
 * HarfBuzz, the shaper: text and a font in, glyphs and positions out; and its subsetter. With `fontkit.ts`
 * one of the two files that know a font package.
 *
 * The package's own wrapper makes objects and strings for every glyph, which costs half of the time; here
 * the C functions are called as they are (https://harfbuzz.github.io/): one buffer for all texts, the text
 * written into its memory once, glyphs read straight from it into pooled arrays.
 */

import { invariant } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host.ts';
import { type CLibrary, openLibrary, packageFile } from '../wasm.ts';
import type { GlyphRun, ShapeOptions, ShapingContext } from './font.ts';
import { createGlyphPool, type GlyphSource } from './glyph-pool.ts';
import type { WordTable } from './word-table.ts';

/** A font made ready for shaping. The glyph run lacks only its face. */
export interface ShapingFont {
  shape(text: string, options: ShapeOptions, context?: ShapingContext): Omit<GlyphRun, 'face'>;
  /** Shapes the words of a text, what stands between its spaces, into a table, until that is full. */
  shapeWords(text: string, options: ShapeOptions, table: WordTable): void;
  /** From now on words shaped with these options are taken from a table where they are in it. */
  takeWords(options: ShapeOptions, table: WordTable): void;
}

export interface HarfBuzz {
  /** Any bytes are good: of what HarfBuzz cannot trust it ignores the table. */
  openFont(bytes: Uint8Array): ShapingFont;
}

const shapingFunctions = [
  'malloc',
  'free',
  'hb_blob_create',
  'hb_face_create',
  'hb_font_create',
  'hb_buffer_create',
  'hb_buffer_clear_contents',
  'hb_buffer_set_cluster_level',
  'hb_buffer_set_flags',
  'hb_buffer_set_direction',
  'hb_buffer_set_script',
  'hb_buffer_set_language',
  'hb_buffer_add_utf16',
  'hb_buffer_get_length',
  'hb_buffer_get_glyph_infos',
  'hb_buffer_get_glyph_positions',
  'hb_script_from_string',
  'hb_language_from_string',
  'hb_feature_from_string',
  'hb_shape',
] as const;

type Shaping = CLibrary<(typeof shapingFunctions)[number]>;

/** `hb_memory_mode_t` READONLY: the bytes stay where they are and are not written. */
const READONLY = 1;
/** `hb_direction_t`. */
const directions = { ltr: 4, rtl: 5 } as const;
/** `hb_buffer_cluster_level_t` MONOTONE_CHARACTERS: marks are clusters of their own, in order. */
const MONOTONE_CHARACTERS = 1;
/** `hb_buffer_flags_t` PRODUCE_SAFE_TO_INSERT_TATWEEL; its cost is within the noise (Amiri, 63,572 words). */
const PRODUCE_SAFE_TO_INSERT_TATWEEL = 0x80;
/** `sizeof(hb_feature_t)`: tag, value, start, end. */
const FEATURE_BYTES = 16;
/** Cluster numbers are kept in 16 bits. */
const LONGEST_TEXT = 0xffff;
/** Room for ordinary texts in HarfBuzz's memory, in UTF-16 units; longer ones get more. */
const FIRST_CAPACITY = 4096;

/** What stands between spaces. */
const words = /\S+/gu;

/** What HarfBuzz needs to know beside the text, in its own terms. */
interface Segment {
  readonly direction: number;
  readonly script: number;
  readonly language: number;
  readonly features: number;
  readonly featureCount: number;
}

/** Starts HarfBuzz: a few milliseconds. */
export function openHarfBuzz(host: Host): HarfBuzz {
  const library = openLibrary(
    'harfbuzz',
    () => packageFile(host, 'harfbuzzjs/dist/harfbuzz.wasm'),
    shapingFunctions,
  );
  const { call } = library;
  const buffer = call.hb_buffer_create();
  call.hb_buffer_set_cluster_level(buffer, MONOTONE_CHARACTERS);
  call.hb_buffer_set_flags(buffer, PRODUCE_SAFE_TO_INSERT_TATWEEL);
  const segmentOf = createSegments(library);
  const writeText = createTextArea(library);
  const sourceFrom = createSource(library, buffer);
  const read = createReader();

  const openFont = (bytes: Uint8Array): ShapingFont => {
    const blob = call.hb_blob_create(library.put(bytes), bytes.length, READONLY, 0, 0);
    const font = call.hb_font_create(call.hb_face_create(blob, 0));
    let known: { readonly segment: Segment; readonly table: WordTable } | undefined;
    /** Shapes `length` units of a text from `start` on. */
    const draw = (whole: string, start: number, length: number, segment: Segment): GlyphSource => {
      const pointer = writeText(whole);
      call.hb_buffer_clear_contents(buffer);
      call.hb_buffer_set_direction(buffer, segment.direction);
      call.hb_buffer_set_script(buffer, segment.script);
      call.hb_buffer_set_language(buffer, segment.language);
      call.hb_buffer_add_utf16(buffer, pointer, whole.length, start, length);
      call.hb_shape(font, buffer, segment.features, segment.featureCount);
      return sourceFrom(start);
    };
    return {
      shape: (text, options, context) => {
        invariant(text.length <= LONGEST_TEXT, 'a text too long to be shaped at once');
        const segment = segmentOf(options);
        const before = context?.before ?? '';
        const whole = context === undefined ? text : before + text + context.after;
        const isKnown = context === undefined && segment === known?.segment;
        const source =
          (isKnown ? known?.table.find(text) : undefined) ?? draw(whole, before.length, text.length, segment);
        return read(text, options.direction, source);
      },
      shapeWords: (text, options, table) => {
        const segment = segmentOf(options);
        for (const [word] of text.matchAll(words)) {
          if (word.length > LONGEST_TEXT || table.find(word) !== undefined) continue;
          if (!table.add(word, draw(word, 0, word.length, segment))) return;
        }
      },
      takeWords: (options, table) => {
        known = { segment: segmentOf(options), table };
      },
    };
  };
  return { openFont };
}

/** Script, language and features in HarfBuzz's terms, translated once for equal options. */
function createSegments(library: Shaping): (options: ShapeOptions) => Segment {
  const { call } = library;
  const segments = new Map<string, Segment>();
  let lastOptions: ShapeOptions | undefined;
  let lastSegment: Segment | undefined;

  const withAscii = (text: string, use: (pointer: number) => number): number => {
    const pointer = library.putAscii(text);
    const result = use(pointer);
    call.free(pointer);
    return result;
  };
  const translate = ({ direction, script, language, features }: ShapeOptions): Segment => {
    const pointer = call.malloc(Math.max(features.length, 1) * FEATURE_BYTES);
    let featureCount = 0;
    for (const feature of features) {
      const place = pointer + featureCount * FEATURE_BYTES;
      if (withAscii(feature, (name) => call.hb_feature_from_string(name, -1, place)) !== 0) featureCount++;
    }
    return {
      direction: directions[direction],
      script: withAscii(script, (name) => call.hb_script_from_string(name, -1)),
      language: withAscii(language, (name) => call.hb_language_from_string(name, -1)),
      features: pointer,
      featureCount,
    };
  };

  return (options) => {
    if (options === lastOptions && lastSegment !== undefined) return lastSegment;
    const { direction, script, language, features } = options;
    const key = [direction, script, language, ...features].join('\n');
    const segment = segments.get(key) ?? translate(options);
    segments.set(key, segment);
    lastOptions = options;
    lastSegment = segment;
    return segment;
  };
}

/** The place in HarfBuzz's memory where each text is written; the function returns its pointer. */
function createTextArea({ call, bytes }: Shaping): (text: string) => number {
  let capacity = FIRST_CAPACITY;
  let pointer = call.malloc(capacity * Uint16Array.BYTES_PER_ELEMENT);
  let view = new Uint16Array(bytes().buffer, pointer, capacity);
  return (text) => {
    if (text.length > capacity) {
      call.free(pointer);
      capacity = text.length * 2;
      pointer = call.malloc(capacity * Uint16Array.BYTES_PER_ELEMENT);
      invariant(pointer !== 0, 'no memory left for a text');
    }
    if (view.length !== capacity || view.buffer !== bytes().buffer) {
      view = new Uint16Array(bytes().buffer, pointer, capacity);
    }
    for (let index = 0; index < text.length; index++) view[index] = text.charCodeAt(index);
    return pointer;
  };
}

/** Tells where the shaped buffer lies; `offset` is where the text began in what was given to HarfBuzz. */
function createSource({ call, words: memory }: Shaping, buffer: number): (offset: number) => GlyphSource {
  let signed = new Int32Array(memory().buffer);
  return (offset) => {
    const count = call.hb_buffer_get_length(buffer);
    const infos = call.hb_buffer_get_glyph_infos(buffer, 0) >> 2;
    const positions = call.hb_buffer_get_glyph_positions(buffer, 0) >> 2;
    const unsigned = memory();
    if (signed.buffer !== unsigned.buffer) signed = new Int32Array(unsigned.buffer);
    return { unsigned, signed, infos, positions, count, offset };
  };
}

/** Makes runs of glyphs where they lie. */
function createReader(): (
  text: string,
  direction: 'ltr' | 'rtl',
  source: GlyphSource,
) => Omit<GlyphRun, 'face'> {
  const copy = createGlyphPool();
  return (text, direction, source) => {
    const { glyphs, clusters, advances, xOffsets, yOffsets, flags } = copy(source);
    let advance = 0;
    for (let index = 0; index < source.count; index++) advance += advances[index] ?? 0;
    return { text, direction, advance, glyphs, clusters, advances, xOffsets, yOffsets, flags };
  };
}

const subsetFunctions = [
  'hb_blob_create',
  'hb_blob_get_data',
  'hb_blob_get_length',
  'hb_face_create',
  'hb_face_reference_blob',
  'hb_set_add',
  'hb_set_clear',
  'hb_set_invert',
  'hb_subset_input_create_or_fail',
  'hb_subset_input_set',
  'hb_subset_input_unicode_set',
  'hb_subset_or_fail',
] as const;

/** `hb_subset_sets_t` LAYOUT_FEATURE_TAG: without a restriction, optional features are dropped. */
const LAYOUT_FEATURE_TAG = 6;

/**
 * A font with only what these characters need, in every context and with every feature: glyph substitution,
 * positioning and glyph classes are kept, so it shapes them as the whole font does. The same bytes each time.
 *
 * The name table is kept: subsetting to embed a font in a document is what the OFL permits outright
 * (OFL FAQ 1.15 and 2.2), with no new font name; the subset is not offered as a font of its own.
 *
 * Undefined: the bytes are no font that can be subset.
 */
export function subsetFont(
  host: Host,
  bytes: Uint8Array,
  codePoints: Iterable<number>,
): Uint8Array | undefined {
  const library = openLibrary(
    'harfbuzz-subset',
    () => packageFile(host, 'harfbuzzjs/dist/harfbuzz-subset.wasm'),
    subsetFunctions,
  );
  const { call } = library;
  const input = call.hb_subset_input_create_or_fail();
  invariant(input !== 0, 'no memory left for a subset');
  const wanted = call.hb_subset_input_unicode_set(input);
  for (const codePoint of codePoints) call.hb_set_add(wanted, codePoint);
  const features = call.hb_subset_input_set(input, LAYOUT_FEATURE_TAG);
  call.hb_set_clear(features);
  call.hb_set_invert(features);

  const source = call.hb_blob_create(library.put(bytes), bytes.length, READONLY, 0, 0);
  const subset = call.hb_subset_or_fail(call.hb_face_create(source, 0), input);
  if (subset === 0) return undefined;
  const blob = call.hb_face_reference_blob(subset);
  const start = call.hb_blob_get_data(blob, 0);
  // The library and its memory are let go with this call: nothing needs to be destroyed.
  return library.bytes().slice(start, start + call.hb_blob_get_length(blob));
}
