/**
 * One embedded font: a Type 0 font with Identity-H codes over a CIDFontType2 (ISO 32000-1 9.7). It hands
 * out codes for (ink, character, advance) while the pages are painted, and writes its objects afterwards:
 * font program, widths, descriptor, ToUnicode. CID = glyph number, so CIDToGIDMap is Identity.
 */

import { createHash } from 'node:crypto';
import type { Face } from '../font/font.ts';
import { openPostScript } from './cff-outlines.ts';
import { GlyphBuilder, type Part } from './glyph-builder.ts';
import { byteString, type PdfFile, type PdfObject, type Reference } from './pdfkit.ts';
import { toUnicodeMap } from './to-unicode.ts';
import { openTrueType } from './true-type.ts';

/** Units of PDF glyph space in an em (9.2.4). */
export const glyphSpace = 1000;

/** Font descriptor flag 3, Symbolic (table 123): the codes are not a standard Latin set. */
const symbolic = 4;
/** Width of vertical stems, which no table gives; of no effect for an embedded font (table 122). */
const stemWidth = 80;
/** Digits kept of a width in glyph space. */
const widthPrecision = 100;

/** Spare glyphs wanted before a word is encoded: more than any word needs. */
const headroom = 2048;

/** Glyphs and advances are 16-bit numbers; with a code point they fit a double's 53 bits. */
const twoBytes = 0x10000;

/** A font of the file, growing while text is encoded. */
export class CidFont {
  readonly face: Face;
  /** Name in the resource dictionary. */
  readonly name: string;
  private readonly builder: GlyphBuilder;
  private readonly characters: string[] = [''];
  private readonly codes = new Map<string, number>();
  private readonly plainCodes = new Map<number, number>();
  private readonly blankCodes = new Map<string, number>();

  constructor(face: Face, name: string) {
    this.face = face;
    this.name = name;
    this.builder = new GlyphBuilder(face.hasGlyfOutlines ? openTrueType(face.bytes) : openPostScript(face));
  }

  /** The code that draws `parts`, stands for `character` and advances by font units; the same again for the same. */
  code(parts: readonly Part[], character: string, advance: number): number {
    return this.codeFor(`${inkKey(parts)}|${character}|${advance}`, character, () =>
      this.builder.add(parts, advance),
    );
  }

  /** A code without ink or width: for a control character, or a space whose width stands elsewhere. */
  blankCode(character: string): number {
    let code = this.blankCodes.get(character);
    if (code === undefined) {
      code = this.code([], character, 0);
      this.blankCodes.set(character, code);
    }
    return code;
  }

  /** The code of one glyph at its pen position: nearly all letters of plain text. */
  plainCode(glyph: number, character: string, advance: number): number {
    const key = ((character.codePointAt(0) ?? 0) * twoBytes + glyph) * twoBytes + advance;
    let code = this.plainCodes.get(key);
    if (code === undefined) {
      code = this.code([{ glyph, dx: 0, dy: 0 }], character, advance);
      this.plainCodes.set(key, code);
    }
    return code;
  }

  /** The code that looks and reads like another and is wider by font units. */
  widerCode(code: number, extra: number): number {
    const character = this.characters[code] ?? '';
    return this.codeFor(`wider ${code} ${extra}`, character, () => this.builder.addWider(code, extra));
  }

  private codeFor(key: string, character: string, add: () => number): number {
    const known = this.codes.get(key);
    if (known !== undefined) return known;
    const code = add();
    this.codes.set(key, code);
    this.characters.push(character);
    return code;
  }

  /** True if a code stands for a character whose meaning is private: no reader knows it. */
  get hasPrivateUse(): boolean {
    return this.characters.some((character) => /\p{Co}/u.test(character));
  }

  get hasRoom(): boolean {
    return this.builder.hasRoomFor(headroom);
  }

  advanceOf(code: number): number {
    return this.builder.advanceOf(code);
  }

  /** Writes the font's objects; `reference` is the Type 0 font that the pages name. */
  write(file: PdfFile, reference: Reference): void {
    const program = this.builder.build();
    const baseFont = `${subsetTag(program)}+${this.face.postScriptName}`;
    const descriptor = file.add({
      Type: 'FontDescriptor',
      FontName: baseFont,
      Flags: symbolic,
      FontBBox: this.face.bounds.map((edge) => Math.round(this.scaled(edge))),
      ItalicAngle: this.face.italicAngle,
      Ascent: Math.round(this.scaled(this.face.ascent)),
      Descent: Math.round(this.scaled(this.face.descent)),
      CapHeight: Math.round(this.scaled(this.face.capHeight)),
      StemV: stemWidth,
      FontFile2: file.addStream({ Length1: program.length }, program),
    });
    const descendant = file.add({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: baseFont,
      CIDSystemInfo: { Registry: byteString('Adobe'), Ordering: byteString('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: 0,
      W: this.widths(),
      CIDToGIDMap: 'Identity',
    });
    file.write(reference, {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: baseFont,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: file.addStream({}, toUnicodeMap(this.characters)),
    });
  }

  private scaled(value: number): number {
    return (value * glyphSpace) / this.face.unitsPerEm;
  }

  /** The W array (9.7.4.3): one run from code 0. */
  private widths(): PdfObject {
    const widths: number[] = [];
    for (let code = 0; code < this.builder.count; code++) {
      widths.push(Math.round(this.scaled(this.builder.advanceOf(code)) * widthPrecision) / widthPrecision);
    }
    return [0, widths];
  }
}

function inkKey(parts: readonly Part[]): string {
  let key = '';
  for (const { glyph, dx, dy, xScale } of parts) key += `${glyph},${dx},${dy},${xScale ?? ''};`;
  return key;
}

const tagLength = 6;
const alphabet = 26;
const letterA = 65;

/** Six capital letters before a subset's name (9.6.4), made from its content. */
function subsetTag(program: Uint8Array): string {
  const digest = createHash('sha256').update(program).digest();
  let tag = '';
  for (let index = 0; index < tagLength; index++) {
    tag += String.fromCharCode(letterA + ((digest[index] ?? 0) % alphabet));
  }
  return tag;
}
