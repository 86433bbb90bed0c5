/**
 * Builds the TrueType program that is embedded: glyph n draws character code n, so CIDToGIDMap is the
 * identity. A code's glyph is a composite of glyphs of the source font, each at its offset (a whole cluster:
 * letter, ligature, dots, marks), and has an advance of its own: `hmtx` and the PDF's widths agree, as
 * PDF/A asks (ISO 19005-2 6.2.11.5). A source glyph is the glyph of the first code that draws it and nothing else;
 * those that only composites draw stand behind the last code. Hinting is left out.
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
  /** Glyphs of the source font that the codes draw with, in order of first use. */
  private readonly used = new Set<number>();

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
    this.used.add(glyph);
    for (const component of componentsOf(this.source.outline(glyph))) this.use(component.glyph);
  }

  /** The font file: head, hhea, maxp, hmtx, loca, glyf (ISO 32000-1 9.9, table 126 asks for no more). */
  build(): Uint8Array {
    const places = this.places();
    const place = (glyph: number): number => places.get(glyph) ?? 0;
    const outlines = this.glyphs.map(({ parts }, code) => {
      const [first] = parts;
      return first !== undefined && place(first.glyph) === code
        ? this.sourceOutline(first.glyph, place)
        : this.compose(parts, place);
    });
    for (const glyph of this.used) {
      if (place(glyph) === outlines.length) outlines.push(this.sourceOutline(glyph, place));
    }
    return this.assemble(outlines);
  }

  /** Where each source glyph stands: at the first code that draws it as it is, or behind the codes. */
  private places(): ReadonlyMap<number, number> {
    const places = new Map<number, number>();
    this.glyphs.forEach(({ parts }, code) => {
      const [part] = parts;
      if (part === undefined || parts.length > 1 || places.has(part.glyph)) return;
      if (part.xScale === undefined && part.dy === 0 && this.shiftedX(part) === 0)
        places.set(part.glyph, code);
    });
    let next = this.glyphs.length;
    for (const glyph of this.used) if (!places.has(glyph)) places.set(glyph, next++);
    return places;
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

  private assemble(outlines: readonly Uint8Array[]): Uint8Array {
    const { glyf, loca, locaFormat } = glyphTables(outlines);
    const head = this.source.head.slice();
    view(head).setUint32(8, 0);
    view(head).setInt16(50, locaFormat);
    const hhea = this.source.hhea.slice();
    view(hhea).setUint16(34, this.count);
    const hmtx = this.metrics(outlines);
    return assembleFont({ glyf, head, hhea, hmtx, loca, maxp: this.maxp(outlines) });
  }

  /** `hmtx`: advance and bearing of each code; the glyphs behind them, which are not shown, have a bearing alone. */
  private metrics(outlines: readonly Uint8Array[]): Uint8Array {
    const codes = this.count;
    const hmtx = new Uint8Array(2 * (codes + outlines.length));
    const out = view(hmtx);
    outlines.forEach((outline, glyph) => {
      const bearing = outline.length === 0 ? 0 : view(outline).getInt16(2);
      out.setInt16(glyph < codes ? glyph * 4 + 2 : 2 * (codes + glyph), bearing);
      if (glyph < codes) out.setUint16(glyph * 4, this.advanceOf(glyph));
    });
    return hmtx;
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

/** Largest outlines of which `loca` can hold half the offsets in two bytes: format 0, else 1 with four. */
const shortLocaLimit = 2 * 0xffff;

function glyphTables(outlines: readonly Uint8Array[]): {
  readonly glyf: Uint8Array;
  readonly loca: Uint8Array;
  readonly locaFormat: number;
} {
  const glyf = new Uint8Array(outlines.reduce((sum, outline) => sum + evened(outline.length), 0));
  const isShort = glyf.length <= shortLocaLimit;
  const loca = new Uint8Array((outlines.length + 1) * (isShort ? 2 : 4));
  const out = view(loca);
  let offset = 0;
  const locate = (index: number): void => {
    if (isShort) out.setUint16(index * 2, offset / 2);
    else out.setUint32(index * 4, offset);
  };
  outlines.forEach((outline, index) => {
    locate(index);
    glyf.set(outline, offset);
    offset += evened(outline.length);
  });
  locate(outlines.length);
  return { glyf, loca, locaFormat: isShort ? 0 : 1 };
}
