/**
 * fontkit reads a font's tables: names, metrics, coverage. With `harfbuzz.ts` one of the two files that know
 * a font package; nothing is laid out here.
 *
 * In: the bytes of a TrueType or OpenType file, however broken. Out: what the tables say, or what is wrong.
 * OpenType 1.9, https://learn.microsoft.com/typography/opentype/spec/otff
 */

import { Buffer } from 'node:buffer';
import { create, type Font } from 'fontkit';
import { createCoverage } from './coverage.ts';
import type { Face } from './font.ts';
import { readSfnt, type Sfnt } from './sfnt.ts';

/** What the tables say: a face without its name, place and shaper. */
export type FontTables = Omit<Face, 'name' | 'path' | 'bytes' | 'shape' | 'takeWords'>;

export type FontReading =
  | { readonly ok: true; readonly tables: FontTables }
  | { readonly ok: false; readonly reason: string };

/** Reads the tables of a font. Every metric is read now, so that a broken table shows here and not later. */
export function readFont(bytes: Uint8Array): FontReading {
  const sfnt = readSfnt(bytes);
  if (!sfnt.ok) return sfnt;
  try {
    const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (!('postscriptName' in font)) return { ok: false, reason: 'it is a collection of fonts' };
    return { ok: true, tables: tablesOf(font, sfnt.sfnt) };
  } catch (error) {
    // fontkit throws plain errors of many kinds for broken tables; the reason is all that is of use.
    return { ok: false, reason: error instanceof Error ? error.message : 'a table is broken' };
  }
}

function tablesOf(font: Font, sfnt: Sfnt): FontTables {
  const { bbox } = font;
  return {
    // Name 16 joins more than the four styles that name 1 may: semibold is a weight, not a family.
    family: nameOf(font, 'preferredFamily') || nameOf(font, 'fontFamily'),
    postScriptName: nameOf(font, 'postscriptName'),
    version: nameOf(font, 'version'),
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    capHeight: font.capHeight > 0 ? font.capHeight : heightOfH(font),
    italicAngle: sfnt.italicAngle,
    bounds: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY],
    hasGlyfOutlines: sfnt.hasGlyfOutlines,
    has: createCoverage((codePoint) => font.hasGlyphForCodePoint(codePoint)),
    advanceOf: sfnt.advanceOf,
    outlineOf: (glyph) => font.getGlyph(glyph).path.toSVG(),
  };
}

/** Height of the capital H: some fonts for Arabic have capitals and do not say how high they are. */
function heightOfH(font: Font): number {
  return font.glyphForCodePoint(0x48).bbox.maxY;
}

/** A name in English, as name tables have it first; empty where the font has none. */
function nameOf(font: Font, key: string): string {
  return font.getName(key, 'en') ?? '';
}
