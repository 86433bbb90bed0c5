/**
 * Reads what the glyph builder needs of a TrueType font file: the bytes of its outlines and their metrics
 * (OpenType `head`, `hhea`, `hmtx`, `maxp`, `loca`, `glyf`), and writes the tables of a new one
 * (https://learn.microsoft.com/typography/opentype/spec/otff#table-directory). Values are font units.
 * The font was checked when it was opened, so an offset outside the file is our own mistake.
 */

import { invariant } from '../diagnostics/diagnostic.ts';

export interface TrueType {
  readonly head: Uint8Array;
  readonly hhea: Uint8Array;
  readonly maxp: Uint8Array;
  /** The outline of a glyph as `glyf` has it; empty for a glyph without ink. */
  outline(glyph: number): Uint8Array;
  /** Left side bearing of a glyph as `hmtx` has it. */
  leftBearing(glyph: number): number;
}

/** Composite glyph flags (OpenType `glyf`, "Composite glyph flags"). */
export const compositeFlag = {
  argumentsAreWords: 0x0001,
  argumentsAreOffsets: 0x0002,
  hasScale: 0x0008,
  moreComponents: 0x0020,
  hasXAndYScale: 0x0040,
  hasTwoByTwo: 0x0080,
  hasInstructions: 0x0100,
} as const;

/** Size of the header of an outline: number of contours and bounding box, five 16-bit numbers. */
export const outlineHeaderSize = 10;

const nothing = new Uint8Array();

const directoryHeaderSize = 12;
const directoryEntrySize = 16;

export const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A table of a font file. */
export function tableOf(bytes: Uint8Array, tag: string): Uint8Array {
  // A plain view: the bytes may be a Buffer, whose `slice` does not copy.
  const found = tableDirectory(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)).get(tag);
  invariant(found !== undefined, `an opened font has a ${tag} table`);
  return found;
}

/** Opens the tables of a TrueType font; nothing is copied. A glyph whose outline is damaged has none. */
export function openTrueType(bytes: Uint8Array): TrueType {
  const table = (tag: string): Uint8Array => tableOf(bytes, tag);
  const head = table('head');
  const hhea = table('hhea');
  const glyf = table('glyf');
  const loca = view(table('loca'));
  const hmtx = view(table('hmtx'));
  const isLongLoca = view(head).getInt16(50) === 1;
  const metrics = view(hhea).getUint16(34);
  const offset = (glyph: number): number => {
    const at = glyph * (isLongLoca ? 4 : 2);
    if (at + 4 > loca.byteLength) return isLongLoca || at + 2 > loca.byteLength ? 0 : loca.getUint16(at) * 2;
    return isLongLoca ? loca.getUint32(at) : loca.getUint16(at) * 2;
  };
  return {
    head,
    hhea,
    maxp: table('maxp'),
    outline: (glyph) => {
      const outline = glyf.subarray(offset(glyph), offset(glyph + 1));
      return outline.length < outlineHeaderSize ? nothing : outline;
    },
    leftBearing: (glyph) => {
      const at = glyph < metrics ? glyph * 4 + 2 : metrics * 4 + (glyph - metrics) * 2;
      return at + 2 <= hmtx.byteLength ? hmtx.getInt16(at) : 0;
    },
  };
}

function tableDirectory(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const font = view(bytes);
  const tables = new Map<string, Uint8Array>();
  for (let index = 0; index < font.getUint16(4); index++) {
    const entry = directoryHeaderSize + index * directoryEntrySize;
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const start = font.getUint32(entry + 8);
    tables.set(tag, bytes.subarray(start, start + font.getUint32(entry + 12)));
  }
  return tables;
}

/** One component of a composite outline: where its glyph number stands in the bytes. */
export interface Component {
  readonly glyph: number;
  readonly offset: number;
}

/** The components of a composite outline; none for a simple one. */
export function componentsOf(outline: Uint8Array): readonly Component[] {
  if (!isComposite(outline)) return [];
  const components: Component[] = [];
  walkComponents(outline, (component) => components.push(component));
  return components;
}

export function isComposite(outline: Uint8Array): boolean {
  return outline.length > 0 && view(outline).getInt16(0) < 0;
}

/** Visits the components of a composite; returns the offset behind the last. */
function walkComponents(outline: Uint8Array, visit: (component: Component) => void): number {
  const bytes = view(outline);
  let offset = outlineHeaderSize;
  let flags: number;
  do {
    // A damaged outline ends before its components do.
    if (offset + 4 > outline.length) return outline.length;
    flags = bytes.getUint16(offset);
    visit({ glyph: bytes.getUint16(offset + 2), offset: offset + 2 });
    offset += flags & compositeFlag.argumentsAreWords ? 8 : 6;
    if (flags & compositeFlag.hasScale) offset += 2;
    else if (flags & compositeFlag.hasXAndYScale) offset += 4;
    else if (flags & compositeFlag.hasTwoByTwo) offset += 8;
  } while (flags & compositeFlag.moreComponents);
  return Math.min(offset, outline.length);
}

/**
 * A copy of an outline without its hinting instructions: they call into `fpgm` and `prep`, which an
 * embedded subset leaves out, and printers and screens of today do not need them.
 */
export function withoutInstructions(outline: Uint8Array): Uint8Array {
  if (outline.length === 0) return outline;
  return isComposite(outline) ? compositeWithoutInstructions(outline) : simpleWithoutInstructions(outline);
}

function compositeWithoutInstructions(outline: Uint8Array): Uint8Array {
  const end = walkComponents(outline, () => undefined);
  const copy = outline.slice(0, end);
  const bytes = view(copy);
  walkComponents(outline, ({ offset }) => {
    bytes.setUint16(offset - 2, bytes.getUint16(offset - 2) & ~compositeFlag.hasInstructions);
  });
  return copy;
}

function simpleWithoutInstructions(outline: Uint8Array): Uint8Array {
  const contours = view(outline).getInt16(0);
  const lengthAt = outlineHeaderSize + contours * 2;
  if (outline.length < lengthAt + 2) return outline.slice();
  const instructions = view(outline).getUint16(lengthAt);
  if (lengthAt + 2 + instructions > outline.length) return nothing;
  const copy = new Uint8Array(outline.length - instructions);
  copy.set(outline.subarray(0, lengthAt));
  copy.set(outline.subarray(lengthAt + 2 + instructions), lengthAt + 2);
  return copy;
}

/** Assembles a font file from its tables, sorted by tag, with checksums. */
export function assembleFont(tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const tags = Object.keys(tables).sort((a, b) => (a < b ? -1 : 1));
  const parts = tags.map((tag) => ({ tag, bytes: tables[tag] ?? new Uint8Array() }));
  const directorySize = directoryHeaderSize + parts.length * directoryEntrySize;
  const size = parts.reduce((sum, { bytes }) => sum + padded(bytes.length), directorySize);
  const font = new Uint8Array(size);
  const out = view(font);
  const power = Math.floor(Math.log2(parts.length));
  const searchRange = directoryEntrySize << power;
  out.setUint32(0, 0x00010000);
  out.setUint16(4, parts.length);
  out.setUint16(6, searchRange);
  out.setUint16(8, power);
  out.setUint16(10, parts.length * directoryEntrySize - searchRange);
  let offset = directorySize;
  let headAt = 0;
  parts.forEach(({ tag, bytes }, index) => {
    const entry = directoryHeaderSize + index * directoryEntrySize;
    font.set(bytes, offset);
    for (let letter = 0; letter < 4; letter++) font[entry + letter] = tag.charCodeAt(letter);
    out.setUint32(entry + 4, checksum(font.subarray(offset, offset + padded(bytes.length))));
    out.setUint32(entry + 8, offset);
    out.setUint32(entry + 12, bytes.length);
    if (tag === 'head') headAt = offset;
    offset += padded(bytes.length);
  });
  // OpenType `head`, checksumAdjustment: 0xB1B0AFBA less the sum of the whole file.
  out.setUint32(headAt + 8, (0xb1b0afba - checksum(font)) >>> 0);
  return font;
}

const padded = (length: number): number => (length + 3) & ~3;

function checksum(bytes: Uint8Array): number {
  const words = view(bytes);
  let sum = 0;
  for (let offset = 0; offset + 4 <= bytes.length; offset += 4) sum = (sum + words.getUint32(offset)) >>> 0;
  return sum;
}
