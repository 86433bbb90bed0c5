/**
 * A page's content stream in the making (ISO 32000-1 7.8.2): graphics and text state, marked content, and
 * the operators of our pages. Coordinates here are the PDF's own, y upward; states are written only when
 * they change. One object serves page after page.
 */

import type { Color } from '../design/styled.ts';
import type { Polygon } from '../drawing.ts';
import type { Length } from '../units.ts';
import { ByteWriter, precision } from './byte-writer.ts';
import { type CidFont, glyphSpace } from './cid-font.ts';
import type { EncodedRun } from './encode-text.ts';
import { outlinesOf } from './outlines.ts';

const channels = [1, 3, 5] as const;
const fullChannel = 255;
const percent = 100;

/** State of text before anything is set (table 103). */
const unset = '';

/** A string is ended after so many bytes: PDF/A allows 32,767 (ISO 19005-2 6.1.13), and a run follows. */
const longestString = 8192;

/** A step back further than this, in thousandths of an em, leads to another piece of the row. */
const furthestBack = 500;

/** ASCII. */
const openBracket = 91;
const openParenthesis = 40;
const closeParenthesis = 41;
const space = 32;

/** Units of drawings in a point: a step is 0.018 mm, a dot of a plate of 1,440 dpi. Whole numbers pack better. */
const drawingUnits = 20;
const inUnits = (value: number): number => Math.round(value * drawingUnits);

/** What an artifact is (table 330); PDF/UA-1 7.8 asks it of heads and folios. */
const artifacts = {
  layout: '/Type/Layout',
  header: '/Type/Pagination/Subtype/Header',
  footer: '/Type/Pagination/Subtype/Footer',
  catchword: '/Type/Pagination',
} as const;

export type ArtifactKind = keyof typeof artifacts;

/** Operators of one page. */
export class Content {
  private readonly out = new ByteWriter();
  private fill: Color = unset;
  private font: CidFont | undefined = undefined;
  private size: Length = 0;
  private scale = 1;
  private isInText = false;
  private isMarked = false;
  /** A TJ array is open, and a string in it. */
  private isInArray = false;
  private isInString = false;
  private stringAt = 0;
  private penX: Length = 0;
  private penY: Length | undefined = undefined;

  /** Opens marked content: `tag` with a number (14.6). */
  mark(tag: string, identifier: number): void {
    this.endMark();
    this.out.ascii(`/${tag} <</MCID `);
    this.out.number(identifier);
    this.out.ascii('>>BDC\n');
    this.isMarked = true;
  }

  /** Opens marked content that is no part of the text (14.8.2.2). */
  artifact(kind: ArtifactKind): void {
    this.endMark();
    this.out.ascii(`/Artifact <<${artifacts[kind]}>>BDC\n`);
    this.isMarked = true;
  }

  endMark(): void {
    this.endText();
    if (this.isMarked) this.out.ascii('EMC\n');
    this.isMarked = false;
  }

  rectangle(x: Length, y: Length, width: Length, height: Length, color: Color): void {
    this.endText();
    this.setFill(color);
    this.operands(x, y, width, height);
    this.out.ascii('re f\n');
  }

  /** Fills polygons by the nonzero rule; their y grows downward from the height `y` (8.5.2, 8.5.3.3). */
  fillPolygons(polygons: readonly Polygon[], x: Length, y: Length, color: Color): void {
    this.endText();
    this.setFill(color);
    this.out.ascii('q ');
    this.operands(1 / drawingUnits, 0, 0, 1 / drawingUnits, 0, 0);
    this.out.ascii('cm\n');
    for (const outline of outlinesOf(polygons)) {
      const [left = 0, top = 0] = outline[0] ?? [];
      this.out.ascii('q 1 0 0 1 ');
      this.operands(inUnits(x + left), inUnits(y - top));
      this.out.ascii('cm\n');
      for (const polygon of outline) this.subpath(polygon, left, top);
      this.out.ascii('f Q\n');
    }
    this.out.ascii('Q\n');
  }

  /** A closed subpath in drawing units, from an origin of its own; points that fall together are written once. */
  private subpath(polygon: Polygon, left: Length, top: Length): void {
    let beforeX = Number.NaN;
    let beforeY = Number.NaN;
    for (let at = 0; at < polygon.length; at += 2) {
      const x = inUnits((polygon[at] ?? 0) - left);
      const y = inUnits(top - (polygon[at + 1] ?? 0));
      if (x === beforeX && y === beforeY) continue;
      this.out.whole(x);
      this.out.byte(space);
      this.out.whole(y);
      this.out.ascii(at === 0 ? ' m\n' : ' l\n');
      beforeX = x;
      beforeY = y;
    }
  }

  /** Draws a named XObject in the unit square moved and scaled to the box. */
  xObject(name: string, x: Length, y: Length, width: Length, height: Length): void {
    this.endText();
    this.out.ascii('q ');
    this.operands(width, 0, 0, height, x, y);
    this.out.ascii(`cm /${name} Do Q\n`);
  }

  private operands(...values: readonly number[]): void {
    for (const value of values) {
      this.out.number(value);
      this.out.byte(space);
    }
  }

  /** Sets the text state for what follows: font, size, colour, horizontal scaling (1 is none). */
  setState(font: CidFont, size: Length, color: Color, scale: number): void {
    if (!this.isInText) this.beginText();
    if (font !== this.font || size !== this.size) {
      this.endArray();
      this.out.ascii(`/${font.name} `);
      this.out.number(size);
      this.out.ascii(' Tf\n');
      this.font = font;
      this.size = size;
    }
    if (scale !== this.scale) {
      this.endArray();
      this.out.number(scale * percent);
      this.out.ascii(' Tz\n');
      this.scale = scale;
    }
    if (color !== this.fill) this.setFill(color);
  }

  /** Puts the pen at x on the baseline y, by a step where it stands on that baseline already. */
  moveTo(x: Length, y: Length): void {
    if (this.penY === y) {
      this.step(x);
      return;
    }
    this.endArray();
    this.out.ascii('1 0 0 1 ');
    this.operands(x, y);
    this.out.ascii('Tm\n');
    this.penX = Math.round(x * precision) / precision;
    this.penY = y;
  }

  private step(x: Length): void {
    const thousandth = (this.size * this.scale) / glyphSpace;
    const adjustment = Math.round((this.penX - x) / thousandth);
    if (adjustment === 0) return;
    // PDFium sorts the pieces of a row by place if each has an operator of its own.
    if (adjustment > furthestBack) this.endArray();
    if (this.isInString) this.out.byte(closeParenthesis);
    else if (!this.isInArray) this.out.byte(openBracket);
    this.out.number(adjustment);
    this.isInArray = true;
    this.isInString = false;
    this.penX -= adjustment * thousandth;
  }

  /** Shows a run's codes from the pool, without the last one where a wider one stands for it. */
  showRun(pool: ByteWriter, run: EncodedRun, wider: number | undefined): void {
    this.openString();
    this.out.append(pool, run.start, wider === undefined ? run.end : run.headEnd);
    let { advance } = run;
    if (wider !== undefined) {
      this.out.code(wider);
      this.out.append(pool, run.tailStart, run.end);
      advance += run.font.advanceOf(wider) - run.font.advanceOf(run.lastCode);
    }
    this.penX += (advance / run.font.face.unitsPerEm) * this.size * this.scale;
  }

  /** Shows one code. */
  showCode(font: CidFont, code: number): void {
    this.showBlank(code);
    this.penX += (font.advanceOf(code) / font.face.unitsPerEm) * this.size * this.scale;
  }

  /** Shows a code without width. */
  showBlank(code: number): void {
    this.openString();
    this.out.code(code);
  }

  private openString(): void {
    if (this.isInString) {
      if (this.out.length - this.stringAt < longestString) return;
      this.out.byte(closeParenthesis);
    }
    if (!this.isInArray) this.out.byte(openBracket);
    this.out.byte(openParenthesis);
    this.stringAt = this.out.length;
    this.isInArray = true;
    this.isInString = true;
  }

  private setFill(color: Color): void {
    if (color === this.fill) return;
    this.endArray();
    const values = channels.map((at) => Number.parseInt(color.slice(at, at + 2), 16) / fullChannel);
    // Grey is one ink in print, where three colours would be four that have to fit.
    const isGrey = values.every((value) => value === values[0]);
    this.operands(...(isGrey ? values.slice(0, 1) : values));
    this.out.ascii(isGrey ? 'g\n' : 'rg\n');
    this.fill = color;
  }

  private beginText(): void {
    this.out.ascii('BT\n');
    this.isInText = true;
    this.penY = undefined;
  }

  private endText(): void {
    if (!this.isInText) return;
    this.endArray();
    this.out.ascii('ET\n');
    this.isInText = false;
  }

  private endArray(): void {
    if (!this.isInArray) return;
    this.out.ascii(this.isInString ? ')]TJ\n' : ']TJ\n');
    this.isInArray = false;
    this.isInString = false;
  }

  /** Ends the page and begins the next; the bytes are valid until then. */
  finish(): Uint8Array {
    this.endMark();
    const page = this.out.written();
    this.out.clear();
    this.fill = unset;
    this.font = undefined;
    this.scale = 1;
    return page;
  }
}
