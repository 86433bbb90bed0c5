/**
 * Packing and unpacking by zlib: its format (RFC 1950) for PDF's FlateDecode (ISO 32000-1 7.4.4) and for PNG, and the
 * bare deflate (RFC 1951) of ZIP. It is zlib as WebAssembly: the same bytes on every machine, which the zlib that Node
 * was built with does not give, and from the first call as fast as it gets.
 */

import { invariant } from './diagnostics/diagnostic.ts';
import { createHost } from './host.ts';
import { type CLibrary, openLibrary, packageFile } from './wasm.ts';

const functions = [
  'malloc',
  'deflate_new',
  'deflate_init',
  'deflate_init_raw',
  'deflate_process',
  'deflate_last_consumed',
  'deflate_end',
  'inflate_new',
  'inflate_init',
  'inflate_process',
  'inflate_last_consumed',
  'inflate_end',
] as const;

/** zlib's own default. */
const usualLevel = 6;

/** Bytes handed over at a time, in and out: a page's content at once. */
const pieceSize = 65_536;

/** Values of `flush` (zlib.h). */
const flush = { none: 0, finish: 4 } as const;
/** Z_STREAM_END. */
const streamEnd = 1;

/** What a call of `…_process` says: zlib's code in the upper byte, how many bytes came out in the rest. */
const codeOf = (result: number): number => result >> 24;
const producedOf = (result: number): number => result & 0xff_ffff;

interface Zlib extends CLibrary<(typeof functions)[number]> {
  readonly input: number;
  readonly output: number;
}

const readCode = (): Uint8Array => packageFile(createHost(), 'zlib-streams/zlib-streams.wasm');

let opened: Zlib | undefined;

/** Opened at first use, one for all: nothing of a stream is left in it when its call is over. */
function open(): Zlib {
  if (opened !== undefined) return opened;
  const library = openLibrary('zlib', readCode, functions);
  const { malloc } = library.call;
  return (opened = { ...library, input: malloc(pieceSize), output: malloc(pieceSize) });
}

/** Packs with zlib's header and check sum. Levels are 1 (fast) to 9 (small). */
export function deflate(bytes: Uint8Array, level = usualLevel): Uint8Array {
  return packed(bytes, level, 'deflate_init');
}

/** Packs without a header, as ZIP has it. */
export function deflateRaw(bytes: Uint8Array, level = usualLevel): Uint8Array {
  return packed(bytes, level, 'deflate_init_raw');
}

function packed(bytes: Uint8Array, level: number, init: 'deflate_init' | 'deflate_init_raw'): Uint8Array {
  const zlib = open();
  const { call, input, output } = zlib;
  const stream = call.deflate_new();
  invariant(stream !== 0 && call[init](stream, level) === 0, 'no memory left for packing');
  const parts: Uint8Array[] = [];
  let code = 0;
  for (let at = 0; code !== streamEnd; ) {
    const piece = bytes.subarray(at, at + pieceSize);
    zlib.bytes().set(piece, input);
    const mode = at + piece.length === bytes.length ? flush.finish : flush.none;
    const result = call.deflate_process(stream, input, piece.length, output, pieceSize, mode);
    code = codeOf(result);
    invariant(code >= 0, 'packing failed');
    parts.push(zlib.bytes().slice(output, output + producedOf(result)));
    at += call.deflate_last_consumed(stream);
  }
  call.deflate_end(stream);
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
}

/**
 * Unpacks `size` bytes of what the parts hold together, and no more: what a file claims beyond is never made.
 * Undefined where they are broken or hold less.
 */
export function inflate(parts: readonly Uint8Array[], size: number): Uint8Array | undefined {
  return unpacked(parts, size).bytes;
}

/** The same where the parts hold just that, with zlib's check sum of it; undefined where they do not. */
export function inflateWhole(parts: readonly Uint8Array[], size: number): Uint8Array | undefined {
  const { bytes, isWhole } = unpacked(parts, size);
  return isWhole ? bytes : undefined;
}

interface Unpacked {
  /** Undefined where fewer could be unpacked than were asked for. */
  readonly bytes: Uint8Array | undefined;
  /** Whether nothing follows them, and their check sum is right. */
  readonly isWhole: boolean;
}

function unpacked(parts: readonly Uint8Array[], size: number): Unpacked {
  const zlib = open();
  const { call, input, output } = zlib;
  const stream = call.inflate_new();
  invariant(stream !== 0 && call.inflate_init(stream) === 0, 'no memory left for unpacking');
  const bytes = new Uint8Array(size);
  let made = 0;
  let code = 0;
  for (const part of parts) {
    let at = 0;
    let produced = 0;
    // What did not fit comes with the next call, if need be with nothing more put in.
    while (code === 0 && made <= size && (at < part.length || produced === pieceSize)) {
      const piece = part.subarray(at, at + pieceSize);
      zlib.bytes().set(piece, input);
      const result = call.inflate_process(stream, input, piece.length, output, pieceSize, flush.none);
      code = codeOf(result);
      produced = producedOf(result);
      const wanted = Math.min(produced, size - made);
      bytes.set(zlib.bytes().subarray(output, output + wanted), made);
      made += produced;
      at += call.inflate_last_consumed(stream);
    }
  }
  call.inflate_end(stream);
  return { bytes: made >= size ? bytes : undefined, isWhole: made === size && code === streamEnd };
}
