/**
 * A zlib stream (RFC 1950, RFC 1951) for flat pictures: bytes that repeat the byte before or the row above
 * become matches, everything else literals, all in fixed Huffman codes. A general compressor spends a
 * hundred times longer on a cover's two megabytes of even colour to save what the container's own
 * compression saves again.
 */

import { invariant } from '../diagnostics/diagnostic.ts';

/** RFC 1951 §3.2.5. */
const shortestMatch = 3;
const longestMatch = 258;
const endOfBlock = 256;
const firstLengthCode = 257;
const lastLengthCode = 285;

/** Bytes as a zlib stream; `row` is the distance from a byte to the one above it. */
export function zlibRuns(bytes: Uint8Array, row: number): Uint8Array {
  const bits = new BitWriter();
  // CMF and FLG: deflate, 32 kB window, check bits.
  bits.add(0x78, 8);
  bits.add(0x01, 8);
  // The last block, with fixed codes.
  bits.add(1, 1);
  bits.add(1, 2);
  const checksum = new Adler32();
  let repeated = 0;
  for (let start = 0; start < bytes.length; start += row) {
    const line = bytes.subarray(start, start + row);
    if (start > 0 && Buffer.compare(line, bytes.subarray(start - row, start)) === 0) {
      repeated += line.length;
      checksum.addAgain();
      continue;
    }
    repeat(bits, repeated, row);
    repeated = 0;
    encodeLine(bits, bytes, start, line.length, row);
    checksum.add(line);
  }
  repeat(bits, repeated, row);
  bits.symbol(endOfBlock);
  return bits.finish(checksum.value());
}

/** So many bytes that are those above them. */
function repeat(bits: BitWriter, length: number, row: number): void {
  const above = distanceBits(row);
  let left = length;
  while (left >= shortestMatch) {
    // Not so much that a rest remains which is too short to be a match.
    const rest = left - longestMatch;
    const taken = rest > 0 && rest < shortestMatch ? left - shortestMatch : Math.min(left, longestMatch);
    match(bits, taken, above);
    left -= taken;
  }
  invariant(left === 0, 'rows of a picture have at least three bytes');
}

/** One row: runs of the byte before or of the row above as matches, the rest as literals. */
function encodeLine(bits: BitWriter, bytes: Uint8Array, start: number, length: number, row: number): void {
  const above = distanceBits(row);
  const before = distanceBits(1);
  const end = start + length;
  let at = start;
  while (at < end) {
    const limit = Math.min(end, at + longestMatch);
    const vertical = at >= row ? runLength(bytes, at, row, limit) : 0;
    const horizontal = at > 0 ? runLength(bytes, at, 1, limit) : 0;
    const run = Math.max(vertical, horizontal);
    if (run < shortestMatch) {
      bits.symbol(bytes[at] ?? 0);
      at++;
      continue;
    }
    match(bits, run, vertical > horizontal ? above : before);
    at += run;
  }
}

function runLength(bytes: Uint8Array, at: number, distance: number, limit: number): number {
  let index = at;
  while (index < limit && bytes[index] === bytes[index - distance]) index++;
  return index - at;
}

interface Extra {
  readonly code: number;
  readonly bits: number;
  readonly value: number;
}

/** Distance code: four codes without extra bits, then two for each further bit. */
function distanceBits(distance: number): Extra {
  return extraBits(distance - 1, 2);
}

/** Codes of `value` where each doubling is shared by `1 << power` over two codes (RFC 1951 §3.2.5). */
function extraBits(value: number, power: number): Extra {
  const groups = 1 << power;
  if (value < groups) return { code: value, bits: 0, value: 0 };
  const bits = Math.floor(Math.log2(value)) - power + 1;
  const half = groups >> 1;
  const code = groups + (bits - 1) * half + ((value >> bits) - half);
  return { code, bits, value: value & ((1 << bits) - 1) };
}

function match(bits: BitWriter, length: number, distance: Extra): void {
  if (length === longestMatch) {
    bits.symbol(lastLengthCode);
  } else {
    const extra = extraBits(length - shortestMatch, 3);
    bits.symbol(firstLengthCode + extra.code);
    bits.add(extra.value, extra.bits);
  }
  bits.add(reversed(distance.code, 5), 5);
  bits.add(distance.value, distance.bits);
}

/** Huffman codes stand with their first bit first, numbers with their last (RFC 1951 §3.1.1). */
function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit++) result |= ((code >> bit) & 1) << (length - 1 - bit);
  return result;
}

class BitWriter {
  #bytes = new Uint8Array(65_536);
  #length = 0;
  #pending = 0;
  #count = 0;

  /** The `count` low bits of a number, at most 16. */
  add(value: number, count: number): void {
    this.#pending |= value << this.#count;
    this.#count += count;
    while (this.#count >= 8) {
      this.#byte(this.#pending & 0xff);
      this.#pending >>>= 8;
      this.#count -= 8;
    }
  }

  /** A literal, length code or end in the fixed code (RFC 1951 §3.2.6). */
  symbol(symbol: number): void {
    if (symbol < 144) this.add(reversed(0x30 + symbol, 8), 8);
    else if (symbol < 256) this.add(reversed(0x190 + symbol - 144, 9), 9);
    else if (symbol < 280) this.add(reversed(symbol - 256, 7), 7);
    else this.add(reversed(0xc0 + symbol - 280, 8), 8);
  }

  /** The bytes, filled up and followed by the checksum. */
  finish(checksum: number): Uint8Array {
    this.add(0, 7);
    for (const shift of [24, 16, 8, 0]) this.#byte((checksum >>> shift) & 0xff);
    return this.#bytes.slice(0, this.#length);
  }

  #byte(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
  }
}

/** Largest prime below 2^16 (RFC 1950 §8.2). */
const adlerPrime = 65_521;

/** Adler-32 over lines; a line that comes again costs nothing. */
class Adler32 {
  #a = 1;
  #b = 0;
  #length = 0;
  /** Sum of the last line's bytes, and their sum weighted by the distance from its end. */
  #sum = 0;
  #weighted = 0;

  add(line: Uint8Array): void {
    let sum = 0;
    let weighted = 0;
    for (const byte of line) {
      sum += byte;
      weighted += sum;
    }
    this.#length = line.length;
    this.#sum = sum;
    this.#weighted = weighted;
    this.addAgain();
  }

  addAgain(): void {
    this.#b = (this.#b + this.#length * this.#a + this.#weighted) % adlerPrime;
    this.#a = (this.#a + this.#sum) % adlerPrime;
  }

  value(): number {
    return ((this.#b << 16) | this.#a) >>> 0;
  }
}
