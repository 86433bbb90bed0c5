/**
 * Packing in zlib's format (RFC 1950) for PDF's FlateDecode (ISO 32000-1 7.4.4) and for PNG: the same bytes on every
 * machine, which zlib's builds do not give.
 */

import { zlibSync } from 'fflate';

/** fflate's default level: for fonts and pictures. */
const thorough = { level: 6 } as const;
/**
 * For page contents and dictionaries: 0.1 % larger than at level 6 and done in three quarters of the time;
 * fflate's table for 4 (of 12) does for a page and is not half a megabyte to clear.
 */
const quick = { level: 4, mem: 4 } as const;
/** Bytes that are still a page of text; a cover's drawing is longer, and a twelfth smaller at level 6. */
const longestPage = 65_536;

/**
 * For a cover's pixels, two megabytes of few colours: a fifteenth larger than at level 6, in two thirds of the time, with
 * a table no longer than the window instead of two megabytes to clear.
 */
const flat = { level: 5, mem: 3 } as const;

/** Deflates a picture of flat colours, row by row, with zlib's header. */
export function deflatePicture(rows: Uint8Array): Uint8Array {
  return zlibSync(rows, flat);
}

/** Deflates with zlib's header; quickly the short ones of what comes in thousands of pieces. */
export function deflate(bytes: Uint8Array, inPieces = false): Uint8Array {
  return zlibSync(bytes, inPieces && bytes.length <= longestPage ? quick : thorough);
}
