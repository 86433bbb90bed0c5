/**
 * What the rest of Warraq knows of a font. `fontkit.ts` reads the tables, `harfbuzz.ts` shapes and subsets;
 * no other file knows those packages. Numbers here are font units unless a name says otherwise: they
 * become points in `shape/`, and font units do not travel further than the glyph runs.
 */

import type { FaceName } from '../design/styled.ts';

export interface Face {
  readonly name: FaceName;
  /** Path for messages. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly family: string;
  readonly postScriptName: string;
  /** The font's own version string, for the imprint. */
  readonly version: string;
  readonly unitsPerEm: number;
  /** Above the baseline, positive. */
  readonly ascent: number;
  /** Below the baseline, negative. */
  readonly descent: number;
  readonly capHeight: number;
  readonly italicAngle: number;
  /** xMin, yMin, xMax, yMax. */
  readonly bounds: readonly [number, number, number, number];
  /** True for `glyf` outlines, false for CFF. */
  readonly hasGlyfOutlines: boolean;
  /** True when the font maps the code point to a glyph that is not .notdef. */
  has(codePoint: number): boolean;
  /** Advance of a glyph as `hmtx` has it. */
  advanceOf(glyph: number): number;
  /** Outline of a glyph as SVG path data, y upward: for pictures of pages, the PDF embeds the font's own. */
  outlineOf?(glyph: number): string;
  /** Shapes one run of one direction, script and language, at most 65,535 units; not cached here. */
  shape(text: string, options: ShapeOptions, context?: ShapingContext): GlyphRun;
  /** From now on words shaped with these options are taken from a memory, where another thread has put them there. */
  takeWords?(options: ShapeOptions, memory: WordMemory): void;
}

/** What a table of shaped words lies in (`word-table.ts`); both parts are zeros at first. */
export interface WordMemory {
  readonly buckets: SharedArrayBuffer;
  readonly records: SharedArrayBuffer;
}

/** Text around a run that is shaped elsewhere but that its letters join to; logical order. */
export interface ShapingContext {
  readonly before: string;
  readonly after: string;
}

export interface ShapeOptions {
  readonly direction: 'ltr' | 'rtl';
  /** ISO 15924, as HarfBuzz takes it: `Arab`, `Latn`, `Zyyy`. */
  readonly script: string;
  /** BCP 47. */
  readonly language: string;
  /** HarfBuzz notation. */
  readonly features: readonly string[];
}

/** The result of shaping one text in one face; one object serves all its occurrences. Glyphs in visual order, left to right. */
export interface GlyphRun {
  readonly face: Face;
  /** Logical text. */
  readonly text: string;
  readonly direction: 'ltr' | 'rtl';
  /** Sum of the advances. */
  readonly advance: number;
  readonly glyphs: Uint16Array;
  /** UTF-16 index into `text` of the first character of each glyph's cluster (HarfBuzz cluster level 1, monotone characters). */
  readonly clusters: Uint16Array;
  readonly advances: Int16Array;
  readonly xOffsets: Int16Array;
  readonly yOffsets: Int16Array;
  /** HarfBuzz glyph flags: 1 unsafe to break, 2 unsafe to concat, 4 safe to insert tatweel. */
  readonly flags: Uint8Array;
  /** Set on a run that justification lengthened. */
  readonly kashida?: Kashida;
}

/** Tatweels that the author did not write: ink, never text. */
export interface Kashida {
  /** UTF-16 indices into the run's `text` of the tatweels that were put in. */
  readonly inserted: ReadonlySet<number>;
  /** Horizontal scale of each glyph's outline, for exact widths; undefined: 1 throughout. `advances` are scaled already. */
  readonly xScales: Float32Array | undefined;
}

/** The faces of one build. */
export interface Fonts {
  /** Throws for a name that was not opened: dress may only name faces of the design. */
  face(name: FaceName): Face;
  readonly faces: readonly Face[];
  /** Names of the faces in fonts/, opened or not, that have a character: slow, for the hint of a diagnostic. */
  facesWith?(codePoint: number): readonly FaceName[];
}
