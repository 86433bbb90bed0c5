/**
 * The two crafts of an EPUB that are much arithmetic over few values: cutting fonts down, and making pixels of
 * drawings. What goes in and comes out are bytes and numbers alone, so that a second thread can do them
 * (`cli/second-thread.ts`) while pages are composed in the first; here they are done at once.
 */

import type { Drawing } from '../drawing.ts';
import { subsetFont } from '../font/harfbuzz.ts';
import type { Host } from '../host.ts';
import { rasterized } from './canvas.ts';

export interface Craft {
  /** A font with only what these characters need (`subsetFont`); undefined: it cannot be cut down. */
  cutFont(font: Uint8Array, codePoints: readonly number[]): Promise<Uint8Array | undefined>;
  /** A drawing, its units taken as pixels, as PNG. */
  picture(drawing: Drawing): Promise<Uint8Array>;
}

/** Everything done where and when it is asked for. */
export function createCraft(host: Host): Craft {
  return {
    cutFont: async (font, codePoints) => subsetFont(host, font, codePoints),
    picture: async (drawing) => rasterized(drawing),
  };
}
