/**
 * Bytes in the making: one growing array that operators, numbers and codes are written into without a string
 * between. Numbers are as PDF has them (ISO 32000-1 7.3.3): no exponent, no needless zeros.
 */

import { invariant } from '../diagnostics/diagnostic.ts';

/** Digits behind the point: a thousandth of a point is finer than any printer. */
export const precision = 1000;

/** Bytes at first: a page of text. */
const firstSize = 16_384;

/** ASCII. */
const zero = 48;
const ten = 10;
const minus = 45;
const point = 46;
const carriageReturn = 13;
const backslash = 92;
const openParenthesis = 40;
const closeParenthesis = 41;
const letterR = 114;

/** Most bytes that one number or code takes. */
const longestNumber = 24;

export class ByteWriter {
  private buffer = new Uint8Array(firstSize);
  private filled = 0;

  get length(): number {
    return this.filled;
  }

  /** Makes room for `count` bytes more. */
  private reserve(count: number): void {
    const needed = this.filled + count;
    if (needed <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(needed, this.buffer.length * 2));
    larger.set(this.buffer.subarray(0, this.filled));
    this.buffer = larger;
  }

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.filled++] = value;
  }

  /** Appends characters below U+0100, one byte each. */
  ascii(text: string): void {
    this.reserve(text.length);
    for (let index = 0; index < text.length; index++) this.buffer[this.filled++] = text.charCodeAt(index);
  }

  /** Appends a part of another writer's bytes. */
  append({ buffer }: ByteWriter, from: number, to: number): void {
    this.reserve(to - from);
    // Runs of text are a few bytes long: a loop is faster than `set` there.
    for (let index = from; index < to; index++) this.buffer[this.filled++] = buffer[index] ?? 0;
  }

  /** Appends a number, rounded to thousandths. */
  number(value: number): void {
    this.reserve(longestNumber);
    let thousandths = Math.round(value * precision);
    if (thousandths < 0) {
      this.buffer[this.filled++] = minus;
      thousandths = -thousandths;
    }
    const whole = Math.floor(thousandths / precision);
    this.digits(whole);
    let rest = thousandths - whole * precision;
    if (rest === 0) return;
    this.buffer[this.filled++] = point;
    for (let unit = precision / ten; rest > 0; unit /= ten) {
      const digit = Math.floor(rest / unit);
      this.buffer[this.filled++] = zero + digit;
      rest -= digit * unit;
    }
  }

  /** Appends a whole number. */
  whole(value: number): void {
    this.reserve(longestNumber);
    if (value < 0) this.buffer[this.filled++] = minus;
    this.digits(Math.abs(value));
  }

  /** Appends the digits of a whole number that is not negative. */
  private digits(value: number): void {
    let unit = 1;
    while (value >= unit * ten) unit *= ten;
    invariant(unit < Number.MAX_SAFE_INTEGER, 'numbers of a page are small');
    for (let rest = value; unit >= 1; unit /= ten) {
      const digit = Math.floor(rest / unit);
      this.buffer[this.filled++] = zero + digit;
      rest -= digit * unit;
    }
  }

  /** Appends a two-byte code as the inside of a literal string has it (ISO 32000-1 7.3.4.2). */
  code(value: number): void {
    this.reserve(4);
    this.literalByte(value >> 8);
    this.literalByte(value & 0xff);
  }

  private literalByte(value: number): void {
    if (value === carriageReturn) {
      this.buffer[this.filled++] = backslash;
      this.buffer[this.filled++] = letterR;
      return;
    }
    if (value === openParenthesis || value === closeParenthesis || value === backslash)
      this.buffer[this.filled++] = backslash;
    this.buffer[this.filled++] = value;
  }

  /** What was written, valid until the next write. */
  written(): Uint8Array {
    return this.buffer.subarray(0, this.filled);
  }

  /** Forgets what was written; the room stays. */
  clear(): void {
    this.filled = 0;
  }
}
