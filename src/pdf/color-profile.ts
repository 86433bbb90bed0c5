/**
 * The sRGB profile that tells what our device colours mean, for the output intent of PDF/A (ISO 19005-2
 * 6.2.3). An ICC.1:2001-04 (version 2) monitor profile with matrix and curves, made from the numbers of
 * IEC 61966-2-1: no file to ship, and a fifth of the usual profile's size.
 */

import { view } from './true-type.ts';

/** What the profile is called in the output intent. */
export const profileName = 'sRGB IEC61966-2.1';

/** Points of the tone curve; between them a reader interpolates. */
const curvePoints = 256;
const fullSample = 0xffff;

/** IEC 61966-2-1 5.2: sRGB to linear light. */
function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

type Xyz = readonly [number, number, number];

/** The profile connection space's white (ICC.1 A.1), and sRGB's primaries adapted to it by Bradford's matrix. */
const white: Xyz = [0.9642, 1, 0.8249];
const red: Xyz = [0.43607, 0.22249, 0.01392];
const green: Xyz = [0.38515, 0.71687, 0.09708];
const blue: Xyz = [0.14307, 0.06061, 0.7141];

const headerSize = 128;
const entrySize = 12;
/** s15Fixed16Number: 1.0. */
const fixedOne = 0x10000;
/** Version 2.1. */
const version = 0x02100000;
/** The profile's date: that of IEC 61966-2-1. */
const date = [1999, 10, 1, 0, 0, 0];

const typed = (type: string, body: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), body]);

function numbers(values: Xyz): Uint8Array {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeInt32BE(Math.round(value * fixedOne), index * 4));
  return bytes;
}

function curve(): Uint8Array {
  const bytes = Buffer.alloc(4 + curvePoints * 2);
  bytes.writeUInt32BE(curvePoints, 0);
  for (let index = 0; index < curvePoints; index++) {
    bytes.writeUInt16BE(Math.round(linear(index / (curvePoints - 1)) * fullSample), 4 + index * 2);
  }
  return typed('curv', bytes);
}

/** ICC.1 6.5.17: the name in ASCII; empty in Unicode and in Macintosh script. */
function description(): Uint8Array {
  const name = Buffer.from(`${profileName}\0`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(name.length, 0);
  const unicodeAndScript = 4 + 4 + 2 + 1 + 67;
  return typed('desc', Buffer.concat([length, name, Buffer.alloc(unicodeAndScript)]));
}

/** The bytes of the profile. */
export function colorProfile(): Uint8Array {
  const tone = curve();
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', description()],
    ['cprt', typed('text', Buffer.from('CC0\0', 'latin1'))],
    ['wtpt', typed('XYZ ', numbers(white))],
    ['rXYZ', typed('XYZ ', numbers(red))],
    ['gXYZ', typed('XYZ ', numbers(green))],
    ['bXYZ', typed('XYZ ', numbers(blue))],
    ['rTRC', tone],
    ['gTRC', tone],
    ['bTRC', tone],
  ];
  const table = Buffer.alloc(4 + tags.length * entrySize);
  table.writeUInt32BE(tags.length, 0);
  const places = new Map<Uint8Array, number>();
  const bodies: Uint8Array[] = [];
  let offset = headerSize + table.length;
  tags.forEach(([name, body], index) => {
    const place = places.get(body) ?? offset;
    if (place === offset) {
      places.set(body, place);
      bodies.push(body, Buffer.alloc(-body.length & 3));
      offset += (body.length + 3) & ~3;
    }
    const entry = 4 + index * entrySize;
    table.write(name, entry, 'latin1');
    table.writeUInt32BE(place, entry + 4);
    table.writeUInt32BE(body.length, entry + 8);
  });
  return Buffer.concat([header(offset), table, ...bodies]);
}

/** ICC.1 6.1; what is not named stays zero. */
function header(size: number): Uint8Array {
  const bytes = Buffer.alloc(headerSize);
  const fields = view(bytes);
  fields.setUint32(0, size);
  fields.setUint32(8, version);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  date.forEach((part, index) => fields.setUint16(24 + index * 2, part));
  bytes.write('acsp', 36, 'latin1');
  bytes.set(numbers(white), 68);
  return bytes;
}
