/**
 * Builds the TrueType program that is embedded: glyph n draws character code n, so CIDToGIDMap is the
 * identity. A code's glyph is a composite of glyphs of the source font, each at its offset (a whole cluster:
 * letter, ligature, dots, marks), and has an advance of its own: `hmtx` and the PDF's widths agree, as
 * PDF/A asks (ISO 19005-2 6.2.11.5). The source glyphs stand behind the last code. Hinting is left out.
 * Composites follow https://learn.microsoft.com/typography/opentype/spec/glyf#composite-glyph-description
 */

import { invariant } from '../diagnostics/diagnostic.ts';
import {
  assembleFont,
  componentsOf,
  compositeFlag,
  isComposite,
  outlineHeaderSize,
  type TrueType,
  view,
  withoutInstructions,
} from './true-type.ts';

/** A glyph of the source font at an offset from the pen, in font units. */
export interface Part {
  readonly glyph: number;
  readonly dx: number;
  readonly dy: number;
  /** Horizontal scale of the outline about its own origin (kashida); 1 if absent. */
  readonly xScale?: number;
}

/** Glyphs a TrueType font can number. */
const glyphLimit = 65_535;

interface BuiltGlyph {
  outline: Uint8Array;
  readonly advance: number;
  readonly parts: readonly Part[];
}

type Box = readonly [number, number, number, number];

/** A font program in the making. */
export class GlyphBuilder {
  private readonly source: TrueType;
  /** By code; 0 is .notdef. */
  private readonly glyphs: BuiltGlyph[] = [];
  /** Glyphs of the source font that the codes draw with, in order of first use, and their place in it. */
  private readonly used = new Map<number, number>();

  constructor(source: TrueType) {
    this.source = source;
    this.add([{ glyph: 0, dx: 0, dy: 0 }], 0);
  }

  /** Adds a glyph of `parts` (none: a blank) with an advance in font units; its number. */
  add(parts: readonly Part[], advance: number): number {
    const inked = parts.filter((part) => this.source.outline(part.glyph).length > 0);
    for (const part of inked) this.use(part.glyph);
    this.glyphs.push({ outline: new Uint8Array(), advance, parts: inked });
    return this.glyphs.length - 1;
  }

  /** Adds a glyph that looks like another and is wider. */
  addWider(glyph: number, extra: number): number {
    const original = this.glyphs[glyph];
    invariant(original !== undefined, 'only a glyph that exists is widened');
    return this.add(original.parts, original.advance + extra);
  }

  /** True while `count` more glyphs fit beside what is there. */
  hasRoomFor(count: number): boolean {
    return this.glyphs.length + this.used.size + count <= glyphLimit;
  }

  advanceOf(glyph: number): number {
    return this.glyphs[glyph]?.advance ?? 0;
  }

  get count(): number {
    return this.glyphs.length;
  }

  private use(glyph: number): void {
    if (this.used.has(glyph)) return;
    this.used.set(glyph, this.used.size);
    for (const component of componentsOf(this.source.outline(glyph))) this.use(component.glyph);
  }

  /** The font file: head, hhea, maxp, hmtx, loca, glyf (ISO 32000-1 9.9, table 126 asks for no more). */
  build(): Uint8Array {
    const codes = this.glyphs.length;
    const place = (glyph: number): number => codes + (this.used.get(glyph) ?? 0);
    const outlines: Uint8Array[] = [];
    const bearings: number[] = [];
    for (const { parts } of this.glyphs) {
      const outline = this.compose(parts, place);
      outlines.push(outline);
      bearings.push(outline.length === 0 ? 0 : view(outline).getInt16(2));
    }
    for (const glyph of this.used.keys()) {
      const outline = this.sourceOutline(glyph, place);
      outlines.push(outline);
      bearings.push(outline.length === 0 ? 0 : view(outline).getInt16(2));
    }
    return this.assemble(outlines, bearings);
  }

  private sourceOutline(glyph: number, place: (glyph: number) => number): Uint8Array {
    const outline = withoutInstructions(this.source.outline(glyph));
    const bytes = view(outline);
    for (const component of componentsOf(outline)) bytes.setUint16(component.offset, place(component.glyph));
    return outline;
  }

  private compose(parts: readonly Part[], place: (glyph: number) => number): Uint8Array {
    if (parts.length === 0) return new Uint8Array();
    const bytes = new Uint8Array(
      outlineHeaderSize + parts.reduce((sum, part) => sum + (part.xScale === undefined ? 8 : 12), 0),
    );
    const out = view(bytes);
    out.setInt16(0, -1);
    unite(parts.map((part) => this.boxOf(part))).forEach((edge, index) => {
      out.setInt16(2 + index * 2, edge);
    });
    let offset = outlineHeaderSize;
    parts.forEach((part, index) => {
      const { argumentsAreWords, argumentsAreOffsets, moreComponents, hasXAndYScale } = compositeFlag;
      const more = index < parts.length - 1 ? moreComponents : 0;
      const scaled = part.xScale === undefined ? 0 : hasXAndYScale;
      out.setUint16(offset, argumentsAreWords | argumentsAreOffsets | more | scaled);
      out.setUint16(offset + 2, place(part.glyph));
      out.setInt16(offset + 4, this.shiftedX(part));
      out.setInt16(offset + 6, part.dy);
      offset += 8;
      if (part.xScale !== undefined) {
        out.setInt16(offset, Math.round(part.xScale * f2dot14));
        out.setInt16(offset + 2, f2dot14);
        offset += 4;
      }
    });
    return bytes;
  }

  /** A rasterizer moves a glyph so that its left edge stands at its bearing; in a composite we do it. */
  private shiftedX(part: Part): number {
    const xMin = view(this.source.outline(part.glyph)).getInt16(2);
    const shift = this.source.leftBearing(part.glyph) - xMin;
    return part.dx + Math.round(shift * (part.xScale ?? 1));
  }

  private boxOf(part: Part): Box {
    const bytes = view(this.source.outline(part.glyph));
    const x = this.shiftedX(part);
    const scale = part.xScale ?? 1;
    return [
      Math.floor(bytes.getInt16(2) * scale) + x,
      bytes.getInt16(4) + part.dy,
      Math.ceil(bytes.getInt16(6) * scale) + x,
      bytes.getInt16(8) + part.dy,
    ];
  }

  private assemble(outlines: readonly Uint8Array[], bearings: readonly number[]): Uint8Array {
    const count = outlines.length;
    const { glyf, loca } = glyphTables(outlines);
    const hmtx = new Uint8Array(count * 4);
    const metrics = view(hmtx);
    for (let glyph = 0; glyph < count; glyph++) {
      metrics.setUint16(glyph * 4, this.advanceOf(glyph));
      metrics.setInt16(glyph * 4 + 2, bearings[glyph] ?? 0);
    }
    const head = this.source.head.slice();
    view(head).setUint32(8, 0);
    view(head).setInt16(50, 1);
    const hhea = this.source.hhea.slice();
    view(hhea).setUint16(34, count);
    return assembleFont({ glyf, head, hhea, hmtx, loca, maxp: this.maxp(outlines) });
  }

  /** `maxp` for the new glyphs: composites are one level deeper and may join many outlines. */
  private maxp(outlines: readonly Uint8Array[]): Uint8Array {
    const bytes = this.source.maxp.slice();
    const out = view(bytes);
    const composites = outlines.filter(isComposite).map((outline) => componentsOf(outline).length);
    const most = composites.reduce((a, b) => Math.max(a, b), 1);
    out.setUint16(4, outlines.length);
    out.setUint16(10, Math.min(glyphLimit, Math.max(out.getUint16(6), out.getUint16(10)) * most));
    out.setUint16(12, Math.min(glyphLimit, Math.max(out.getUint16(8), out.getUint16(12)) * most));
    out.setUint16(26, 0);
    out.setUint16(28, Math.max(out.getUint16(28), most));
    out.setUint16(30, out.getUint16(30) + 1);
    return bytes;
  }
}

/** One in the fixed-point format of component scales. */
const f2dot14 = 0x4000;

function unite(boxes: readonly Box[]): Box {
  return boxes.reduce((a, b) => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
  ]);
}

/** Outlines start at even offsets. */
const evened = (length: number): number => (length + 1) & ~1;

function glyphTables(outlines: readonly Uint8Array[]): { glyf: Uint8Array; loca: Uint8Array } {
  const glyf = new Uint8Array(outlines.reduce((sum, outline) => sum + evened(outline.length), 0));
  const loca = new Uint8Array((outlines.length + 1) * 4);
  let offset = 0;
  outlines.forEach((outline, index) => {
    view(loca).setUint32(index * 4, offset);
    glyf.set(outline, offset);
    offset += evened(outline.length);
  });
  view(loca).setUint32(outlines.length * 4, offset);
  return { glyf, loca };
}
