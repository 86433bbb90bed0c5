/**
 * The crafts that a second thread can do (`cli/second-thread.ts`) while the first reads, composes and paints: much
 * arithmetic over few values, which are such as one thread can send another. Here they are done at once.
 */

import type { Drawing } from './drawing.ts';
import { rasterized } from './epub/canvas.ts';
import type { ShapeOptions, WordMemory } from './font/font.ts';
import { openHarfBuzz, subsetFont } from './font/harfbuzz.ts';
import { openWordTable } from './font/word-table.ts';
import type { Host } from './host.ts';
import { deflate } from './zlib.ts';

export interface Craft {
  /** A font with only what these characters need (`subsetFont`); undefined: it cannot be cut down. */
  readonly cutFont: (font: Uint8Array, codePoints: readonly number[]) => Promise<Uint8Array | undefined>;
  /** A drawing, its units taken as pixels, as PNG. */
  readonly picture: (drawing: Drawing) => Promise<Uint8Array>;
  /** Bytes packed by zlib. They are given away: whoever asks may not use them again. */
  readonly pack: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
  /** Shapes the words of a text into memory that whoever asks may read meanwhile, until it is full. */
  readonly shapeWords: (
    font: Uint8Array,
    options: ShapeOptions,
    text: string,
    memory: WordMemory,
  ) => Promise<void>;
}

/** Everything done where and when it is asked for. */
export function createCraft(host: Host): Craft {
  return {
    cutFont: async (font, codePoints) => subsetFont(host, font, codePoints),
    picture: async (drawing) => rasterized(drawing),
    pack: async (bytes) => deflate(bytes),
    shapeWords: async (font, options, text, memory) =>
      openHarfBuzz(host).openFont(font).shapeWords(text, options, openWordTable(memory)),
  };
}
