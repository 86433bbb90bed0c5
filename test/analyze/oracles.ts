/** The two packages our own algorithms are compared with, behind typed functions. Used by tests only. */

import { createRequire } from 'node:module';
import LineBreaker from 'linebreak';

/** bidi-js is CommonJS, but its declarations describe an ES module: it is required, and typed here. */
interface BidiJs {
  getEmbeddingLevels(text: string, direction: string): { readonly levels: Uint8Array };
}
const bidiFactory: () => BidiJs = createRequire(import.meta.url)('bidi-js');
const oracle = bidiFactory();

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
