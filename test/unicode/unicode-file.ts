/** Reads a Unicode test file from test/unicode/data. */

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The lines of a test file, comments and empty lines left out. */
export function testLines(name: string): string[] {
  const text = gunzipSync(readFileSync(new URL(`data/${name}.gz`, import.meta.url))).toString('utf8');
  return text
    .split('\n')
    .map((line) => (line.includes('#') ? line.slice(0, line.indexOf('#')).trim() : line))
    .filter((line) => line !== '');
}

/** «05D0 0061» -> the text of these code points. */
export const textOf = (codePoints: string): string =>
  String.fromCodePoint(...codePoints.split(' ').map((hex) => Number.parseInt(hex, 16)));
