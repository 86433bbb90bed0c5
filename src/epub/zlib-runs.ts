/**
 * A zlib stream (RFC 1950, RFC 1951) for flat pictures: bytes that repeat the byte before or the row above
 * become matches, everything else literals, all in fixed Huffman codes. A general compressor spends a
 * hundred times longer on a cover's two megabytes of even colour to save what the container's own
 * compression saves again.
 */

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
  const above = distanceBits(row);
  const before = distanceBits(1);
  let at = 0;
  while (at < bytes.length) {
    const vertical = at >= row ? runLength(bytes, at, row) : 0;
    const horizontal = at > 0 && vertical < longestMatch ? runLength(bytes, at, 1) : 0;
    const length = Math.max(vertical, horizontal);
    if (length < shortestMatch) {
      bits.symbol(bytes[at] ?? 0);
      at++;
      continue;
    }
    match(bits, length, vertical > horizontal ? above : before);
    at += length;
  }
  bits.symbol(endOfBlock);
  return bits.finish(adler32(bytes));
}

function runLength(bytes: Uint8Array, at: number, distance: number): number {
  const end = Math.min(bytes.length, at + longestMatch);
  let index = at;
  while (index < end && bytes[index] === bytes[index - distance]) index++;
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

/** Largest prime below 2^16, and how many bytes may be summed before it is due (RFC 1950 §8.2). */
const adlerPrime = 65_521;
const adlerRun = 3_800;

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let start = 0; start < bytes.length; start += adlerRun) {
    const end = Math.min(bytes.length, start + adlerRun);
    for (let index = start; index < end; index++) {
      a += bytes[index] ?? 0;
      b += a;
    }
    a %= adlerPrime;
    b %= adlerPrime;
  }
  return ((b << 16) | a) >>> 0;
}
