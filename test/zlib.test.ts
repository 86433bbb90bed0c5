import { deflateSync, inflateRawSync, inflateSync } from 'node:zlib';
import { assert, property, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deflate, deflateRaw, inflate, inflateWhole } from '../src/zlib.ts';

/** Repeats itself, as pages do, and is longer than the pieces that are handed over. */
const long = Uint8Array.from({ length: 300_000 }, (_, at) => (at % 251) ^ (at >> 12));
const flat = new Uint8Array(1_000_000);
/** `toEqual` takes a minute for a million bytes. */
const areEqual = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && Buffer.compare(one, other) === 0;

describe('packing, as Node’s own zlib unpacks it', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['a byte', Uint8Array.of(7)],
    ['a piece exactly', long.subarray(0, 65_536)],
    ['many pieces', long],
    ['a flat picture', flat],
  ])('%s', (_, bytes) => {
    for (const level of [1, 5, 6, 9]) {
      expect(areEqual(inflateSync(deflate(bytes, level)), bytes)).toBe(true);
      expect(areEqual(inflateRawSync(deflateRaw(bytes, level)), bytes)).toBe(true);
    }
  });

  test('random bytes', () => {
    assert(
      property(uint8Array({ maxLength: 5000 }), (bytes) => {
        expect(areEqual(inflateSync(deflate(bytes)), bytes)).toBe(true);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('unpacking', () => {
  const packed = Uint8Array.from(deflateSync(long));

  test('gives what was packed, in however many parts it comes', () => {
    expect(areEqual(inflate([packed], long.length), long)).toBe(true);
    const parts = Array.from(packed, (_, at) => packed.subarray(at, at + 1));
    expect(areEqual(inflate(parts, long.length), long)).toBe(true);
  });

  test('makes no more than was asked for, and goes on to the last byte of what a few bytes hold', () => {
    const few = deflateSync(flat);
    expect(inflate([few], 10)).toEqual(new Uint8Array(10));
    expect(areEqual(inflate([few], flat.length), flat)).toBe(true);
  });

  test('tells what is whole from what goes on, breaks off or has a wrong check sum', () => {
    for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072, long.length]) {
      const bytes = long.subarray(0, size);
      const whole = Uint8Array.from(deflateSync(bytes));
      for (const length of [1, 7, 65_536, whole.length]) {
        const parts = Array.from({ length: Math.ceil(whole.length / length) }, (_, at) =>
          whole.subarray(at * length, (at + 1) * length),
        );
        expect(areEqual(inflateWhole(parts, size), bytes), `${size} in parts of ${length}`).toBe(true);
      }
      expect(inflateWhole([whole], size + 1)).toBeUndefined();
      expect(inflateWhole([whole.subarray(0, -1)], size)).toBeUndefined();
      if (size > 0) expect(inflateWhole([whole], size - 1)).toBeUndefined();
      whole[whole.length - 1] = (whole.at(-1) ?? 0) ^ 1;
      expect(inflateWhole([whole], size)).toBeUndefined();
    }
  });

  test('gives nothing for what is cut short, broken, or no zlib at all', () => {
    expect(inflate([packed.subarray(0, -200)], long.length)).toBeUndefined();
    expect(inflate([packed], long.length + 1)).toBeUndefined();
    expect(inflate([Uint8Array.of(1, 2, 3)], 3)).toBeUndefined();
    expect(inflate([], 3)).toBeUndefined();
    const broken = packed.slice();
    broken.fill(0xff, 20, 60);
    expect(inflate([broken], long.length)).toBeUndefined();
  });
});
