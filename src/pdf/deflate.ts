/** Packing for FlateDecode (ISO 32000-1 7.4.4): the same bytes on every machine, which zlib's builds do not give. */

import { zlibSync } from 'fflate';

/** fflate's default level: for fonts and pictures. */
const thorough = { level: 6 } as const;
/**
 * For page contents and dictionaries, which are short: 0.1 % larger than at level 6 and done in three
 * quarters of the time; fflate's table for 4 (of 12) does for a page and is not half a megabyte to clear.
 */
const quick = { level: 4, mem: 4 } as const;

/** Deflates with zlib's header; quickly what comes in thousands of short pieces. */
export function deflate(bytes: Uint8Array, isShort = false): Uint8Array {
  return zlibSync(bytes, isShort ? quick : thorough);
}
