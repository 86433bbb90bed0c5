/**
 * The frame of a font file: its table directory, checked against the file's length before anything is read
 * through it, and the advances of `hmtx`, which are asked for glyph by glyph while writing.
 * OpenType 1.9, https://learn.microsoft.com/typography/opentype/spec/otff#table-directory
 */

export interface Sfnt {
  readonly hasGlyfOutlines: boolean;
  /** Advance of a glyph in font units; 0 for a glyph the font does not have. */
  readonly advanceOf: (glyph: number) => number;
  /**
   * Degrees counter-clockwise from the vertical; 0 where `post` is absent or cut off. fontkit reads all glyph names
   * of `post` for it: some two milliseconds a font.
   */
  readonly italicAngle: number;
}

export type SfntReading =
  | { readonly ok: true; readonly sfnt: Sfnt }
  | { readonly ok: false; readonly reason: string };

/** Versions of the two single-font formats: TrueType outlines (also Apple's `true`), and CFF (`OTTO`). */
const versions: ReadonlySet<number> = new Set([0x00010000, 0x74727565, 0x4f54544f]);
const HEADER_BYTES = 12;
const RECORD_BYTES = 16;
/** Tables without which text cannot be set; the outlines come on top. */
const required = ['cmap', 'head', 'hhea', 'hmtx', 'maxp'] as const;
/** Least lengths, so that the fields read below are there. */
const HEAD_BYTES = 54;
const HHEA_BYTES = 36;
const MAXP_BYTES = 6;
/** `hhea` numberOfHMetrics, `maxp` numGlyphs: offsets in their tables. */
const METRIC_COUNT_AT = 34;
const GLYPH_COUNT_AT = 4;
const LONG_METRIC_BYTES = 4;
const WORD_BYTES = 4;
/** `post` italicAngle, a 16.16 fixed number. */
const ITALIC_ANGLE_AT = 4;
const FIXED_ONE = 0x10000;
/** `head` checksumAdjustment and unitsPerEm, and what the latter may be. */
const ADJUSTMENT_AT = 8;
const UNITS_PER_EM_AT = 18;
const LEAST_UNITS_PER_EM = 16;
const MOST_UNITS_PER_EM = 16384;

/** Checks the directory of a font file. */
export function readSfnt(bytes: Uint8Array): SfntReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || !versions.has(view.getUint32(0))) {
    return broken('it is not a TrueType or OpenType font');
  }
  const tables = new Map<string, DataView>();
  const tableCount = view.getUint16(4);
  if (HEADER_BYTES + tableCount * RECORD_BYTES > bytes.length)
    return broken('its table directory is cut off');
  for (let index = 0; index < tableCount; index++) {
    const record = HEADER_BYTES + index * RECORD_BYTES;
    const tag = String.fromCharCode(...bytes.subarray(record, record + 4));
    const offset = view.getUint32(record + 8);
    const length = view.getUint32(record + 12);
    if (offset + length > bytes.length) return broken(`its table “${tag}” is cut off`);
    const table = new DataView(bytes.buffer, bytes.byteOffset + offset, length);
    if (sumOf(table, tag) !== view.getUint32(record + 4)) return broken(`its table “${tag}” is damaged`);
    tables.set(tag, table);
  }
  return checkTables(tables);
}

/**
 * The check sum of a table: its 32-bit words added up, the last filled with zeros. Tables are not read where it
 * is wrong: what stands in a damaged `cmap` or `glyf` can lead a reader anywhere, or nowhere.
 * https://learn.microsoft.com/typography/opentype/spec/otff#calculating-checksums
 */
function sumOf(table: DataView, tag: string): number {
  let sum = 0;
  const whole = table.byteLength - (table.byteLength % 4);
  for (let at = 0; at < whole; at += 4) sum = (sum + table.getUint32(at)) | 0;
  for (let at = whole; at < table.byteLength; at++)
    sum = (sum + (table.getUint8(at) << (24 - 8 * (at % 4)))) | 0;
  // `head` holds the sum of the whole file, and is summed as if that were nothing.
  if (tag === 'head' && table.byteLength >= HEAD_BYTES) sum = (sum - table.getUint32(ADJUSTMENT_AT)) | 0;
  return sum >>> 0;
}

function checkTables(tables: ReadonlyMap<string, DataView>): SfntReading {
  const missing = required.find((tag) => !tables.has(tag));
  if (missing !== undefined) return broken(`it has no table “${missing}”`);
  const hasGlyfOutlines = tables.has('glyf') && tables.has('loca');
  if (!hasGlyfOutlines && !tables.has('CFF ') && !tables.has('CFF2')) return broken('it has no outlines');
  const head = tables.get('head');
  if (head === undefined || head.byteLength < HEAD_BYTES) return broken('its table “head” is cut off');
  const unitsPerEm = head.getUint16(UNITS_PER_EM_AT);
  if (unitsPerEm < LEAST_UNITS_PER_EM || unitsPerEm > MOST_UNITS_PER_EM) {
    return broken(`its em has ${unitsPerEm} units`);
  }
  const hhea = tables.get('hhea');
  const maxp = tables.get('maxp');
  const hmtx = tables.get('hmtx');
  if (hhea === undefined || hhea.byteLength < HHEA_BYTES) return broken('its table “hhea” is cut off');
  if (maxp === undefined || maxp.byteLength < MAXP_BYTES) return broken('its table “maxp” is cut off');
  const metricCount = hhea.getUint16(METRIC_COUNT_AT);
  const glyphCount = maxp.getUint16(GLYPH_COUNT_AT);
  if (hmtx === undefined || metricCount === 0 || hmtx.byteLength < metricCount * LONG_METRIC_BYTES) {
    return broken('its table “hmtx” is cut off');
  }
  // hmtx: glyphs past the last metric share its advance.
  const advanceOf = (glyph: number): number =>
    glyph < glyphCount ? hmtx.getUint16(Math.min(glyph, metricCount - 1) * LONG_METRIC_BYTES) : 0;
  return { ok: true, sfnt: { hasGlyfOutlines, advanceOf, italicAngle: italicAngleOf(tables.get('post')) } };
}

function italicAngleOf(post: DataView | undefined): number {
  if (post === undefined || post.byteLength < ITALIC_ANGLE_AT + WORD_BYTES) return 0;
  return post.getInt32(ITALIC_ANGLE_AT) / FIXED_ONE;
}

function broken(reason: string): SfntReading {
  return { ok: false, reason };
}
