/**
 * A page's content stream in the making (ISO 32000-1 7.8.2): graphics and text state, marked content, and
 * the operators of our pages. Coordinates here are the PDF's own, y upward; states are written only when
 * they change.
 */

import type { Color } from '../design/styled.ts';
import type { Length } from '../units.ts';
import { type CidFont, glyphSpace } from './cid-font.ts';

/** Digits behind the point: a thousandth of a point is finer than any printer. */
const precision = 1000;

/** A number as content streams have it: no exponent, no needless zeros. */
export const number = (value: number): string => String(Math.round(value * precision) / precision);

const channels = [1, 3, 5] as const;
const fullChannel = 255;

/** `#rrggbb` as operands of `rg`. */
function fillOperands(color: Color): string {
  return channels.map((at) => number(Number.parseInt(color.slice(at, at + 2), 16) / fullChannel)).join(' ');
}

/** State of text before anything is set (table 103). */
const unset = '';

/** Operators of one page. */
export class Content {
  private readonly parts: string[] = [];
  private fill: Color = unset;
  private fontName = unset;
  private size: Length = 0;
  private scale = 1;
  private isInText = false;
  private isMarked = false;
  /** Strings and steps of the TJ array that is open, and whether a string is. */
  private array = '';
  private isInString = false;
  private penX: Length = 0;
  private penY: Length | undefined = undefined;

  /** Opens marked content: `tag` with a number, or an artifact (14.6, 14.8.2.2). */
  mark(tag: string, identifier: number | undefined): void {
    this.endMark();
    this.parts.push(identifier === undefined ? `/${tag} BMC\n` : `/${tag} <</MCID ${identifier}>>BDC\n`);
    this.isMarked = true;
  }

  endMark(): void {
    this.endText();
    if (this.isMarked) this.parts.push('EMC\n');
    this.isMarked = false;
  }

  rectangle(x: Length, y: Length, width: Length, height: Length, color: Color): void {
    this.endText();
    this.setFill(color);
    this.parts.push(`${number(x)} ${number(y)} ${number(width)} ${number(height)} re f\n`);
  }

  image(name: string, x: Length, y: Length, width: Length, height: Length): void {
    this.endText();
    const matrix = `${number(width)} 0 0 ${number(height)} ${number(x)} ${number(y)}`;
    this.parts.push(`q ${matrix} cm /${name} Do Q\n`);
  }

  /** Sets the text state for what follows: font, size, colour, horizontal scaling (1 is none). */
  setState(font: CidFont, size: Length, color: Color, scale: number): void {
    this.beginText();
    if (font.name !== this.fontName || size !== this.size) {
      this.showArray();
      this.parts.push(`/${font.name} ${number(size)} Tf\n`);
      this.fontName = font.name;
      this.size = size;
    }
    if (scale !== this.scale) {
      this.showArray();
      this.parts.push(`${number(scale * percent)} Tz\n`);
      this.scale = scale;
    }
    this.setFill(color);
  }

  /** Puts the pen at x on the baseline y, by a step where it stands on that baseline already. */
  moveTo(x: Length, y: Length): void {
    if (this.penY === y) {
      this.step(x);
      return;
    }
    this.showArray();
    this.parts.push(`1 0 0 1 ${number(x)} ${number(y)} Tm\n`);
    this.penX = Math.round(x * precision) / precision;
    this.penY = y;
  }

  private step(x: Length): void {
    const thousandth = (this.size * this.scale) / glyphSpace;
    const adjustment = Math.round((this.penX - x) / thousandth);
    if (adjustment === 0) return;
    this.array += this.isInString ? `)${adjustment}` : adjustment;
    this.isInString = false;
    this.penX -= adjustment * thousandth;
  }

  /** Shows codes (the inside of a literal string) that advance by `advance` ems. */
  show(codes: string, advance: number): void {
    if (codes === '') return;
    this.array += this.isInString ? codes : `(${codes}`;
    this.isInString = true;
    this.penX += advance * this.size * this.scale;
  }

  private setFill(color: Color): void {
    if (color === this.fill) return;
    this.showArray();
    this.parts.push(`${fillOperands(color)} rg\n`);
    this.fill = color;
  }

  private beginText(): void {
    if (this.isInText) return;
    this.parts.push('BT\n');
    this.isInText = true;
    this.penY = undefined;
  }

  private endText(): void {
    if (!this.isInText) return;
    this.showArray();
    this.parts.push('ET\n');
    this.isInText = false;
  }

  private showArray(): void {
    if (this.array === '') return;
    this.parts.push(this.isInString ? `[${this.array})]TJ\n` : `[${this.array}]TJ\n`);
    this.array = '';
    this.isInString = false;
  }

  /** The finished stream. */
  bytes(): Uint8Array {
    this.endMark();
    return Buffer.from(this.parts.join(''), 'latin1');
  }
}

const percent = 100;
