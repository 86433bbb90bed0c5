/** The two packages our own algorithms are compared with, behind typed functions. Used by tests only. */

import bidiFactory from 'bidi-js';
import LineBreaker from 'linebreak';

/** bidi-js's declarations describe an ES module where Node finds a CommonJS one; this is what there is. */
interface BidiJs {
  getEmbeddingLevels(text: string, direction: string): { readonly levels: Uint8Array };
}
const oracle = (bidiFactory as unknown as () => BidiJs)();

/** Levels of a text after L1, by bidi-js. */
export const oracleLevels = (text: string, direction: 'ltr' | 'rtl' | 'auto'): Uint8Array =>
  oracle.getEmbeddingLevels(text, direction).levels;

/** Places where a line may or must end, by the linebreak package. */
export function oracleBreaks(text: string): number[] {
  const positions: number[] = [];
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak())
    positions.push(next.position);
  return positions;
}
