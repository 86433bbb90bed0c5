/**
 * Shapes segments and remembers them: of 271,000 words of a book some 62,000 are distinct, so four of five
 * are found here. Words are kept apart by what changes their glyphs: faces, features, language, script,
 * direction, and the letters they join to outside themselves.
 */

import type { TextStyle } from '../design/styled.ts';
import { invariant } from '../diagnostics/diagnostic.ts';
import type { Face, Fonts, GlyphRun, ShapeOptions, ShapingContext } from '../font/font.ts';
import { type ShapeWith, widenedLetter } from './alternates.ts';
import { cover, type Uncovered } from './fallback.ts';
import { kashidaJoin, type ShapeLike } from './lengthen.ts';
import type { KashidaJoin, ShapedWord } from './shaped.ts';

/** A segment's text, shaped: one part for each face it needs. */
export interface ShapedSegment {
  readonly parts: readonly ShapedPart[];
  readonly missing: readonly Uncovered[];
}

export interface ShapedPart extends ShapedWord {
  /** In units of the segment. */
  readonly start: number;
}

/** The words of one set of faces, features, language, script and direction. */
export interface Words {
  find(text: string, context: ShapingContext | undefined): ShapedSegment;
}

export interface WordCache {
  words(style: TextStyle, script: string, direction: 'ltr' | 'rtl'): Words;
}

/** Between the parts of a key; no text holds it and is still shaped (a control character, reported when read). */
const SEPARATOR = '\u{0}';

/** An empty cache for the faces of one build. `seeksKashida`: words shall know where they may be lengthened. */
export function createWordCache(fonts: Fonts, seeksKashida: boolean): WordCache {
  const byKey = new Map<string, Words>();
  // Styles are few and come back for every word: their own table saves the key.
  const byStyle = new WeakMap<TextStyle, Map<string, Words>>();
  const wordsOf = (style: TextStyle, script: string, direction: 'ltr' | 'rtl'): Words => {
    const ofStyle = byStyle.get(style) ?? new Map<string, Words>();
    byStyle.set(style, ofStyle);
    const place = direction === 'rtl' ? script : `${script}-ltr`;
    const known = ofStyle.get(place);
    if (known !== undefined) return known;
    const features = [...style.features, SEPARATOR, ...(style.alternates ?? [])];
    const key = [...style.faces, ...features, style.language, script, direction].join(SEPARATOR);
    const words = byKey.get(key) ?? createWords(style, script, direction, fonts, seeksKashida);
    byKey.set(key, words);
    ofStyle.set(place, words);
    return words;
  };

  // Nearly every word has the style, script and direction of the one before.
  let last: { style: TextStyle; script: string; direction: 'ltr' | 'rtl'; words: Words } | undefined;
  return {
    words: (style, script, direction) => {
      if (last?.style !== style || last.script !== script || last.direction !== direction) {
        last = { style, script, direction, words: wordsOf(style, script, direction) };
      }
      return last.words;
    },
  };
}

/** How words of a style are shaped. */
export const shapeOptionsOf = (
  { language, features }: TextStyle,
  script: string,
  direction: 'ltr' | 'rtl',
): ShapeOptions => ({ direction, script, language, features });

function createWords(
  style: TextStyle,
  script: string,
  direction: 'ltr' | 'rtl',
  fonts: Fonts,
  seeksKashida: boolean,
): Words {
  const faces = style.faces.map((name) => fonts.face(name));
  invariant(faces.length > 0, 'every style has a face');
  const options = shapeOptionsOf(style, script, direction);
  const known = new Map<string, ShapedSegment>();
  const joinOf = seeksKashida ? joinsOf(style, options, faces[0]) : () => undefined;
  return {
    find: (text, context) => {
      const key =
        context === undefined ? text : context.before + SEPARATOR + text + SEPARATOR + context.after;
      const found = known.get(key);
      if (found !== undefined) return found;
      const shaped = shapeSegment(text, context, faces, options, joinOf);
      known.set(key, shaped);
      return shaped;
    },
  };
}

/** How words are lengthened: by kashida, or in a face that has wider forms, by those. */
function joinsOf(
  { alternates = [] }: TextStyle,
  options: ShapeOptions,
  first: Face | undefined,
): (word: GlyphRun) => KashidaJoin | undefined {
  const shapeLike: ShapeLike = (word, other) => word.face.shape(other, options);
  if (alternates.length === 0) return (run) => kashidaJoin(run, shapeLike);
  const shapeWith: ShapeWith = (word, more) =>
    word.face.shape(word.text, { ...options, features: [...options.features, ...more] });
  return (run) =>
    run.face === first ? widenedLetter(run, alternates, shapeWith) : kashidaJoin(run, shapeLike);
}

/** Nearly every segment is in one face: it is its own part, for a book remembers a hundred thousand of them. */
class WholeWord implements ShapedSegment, ShapedPart {
  readonly run: GlyphRun;
  readonly kashida: KashidaJoin | undefined;
  readonly missing: readonly Uncovered[];

  constructor(run: GlyphRun, kashida: KashidaJoin | undefined, missing: readonly Uncovered[]) {
    this.run = run;
    this.kashida = kashida;
    this.missing = missing.length === 0 ? nothing : missing;
  }

  get parts(): readonly ShapedPart[] {
    return [this];
  }

  get start(): number {
    return 0;
  }
}

const nothing: readonly never[] = [];

function shapeSegment(
  text: string,
  context: ShapingContext | undefined,
  faces: readonly Face[],
  options: ShapeOptions,
  joinOf: (word: GlyphRun) => KashidaJoin | undefined,
): ShapedSegment {
  const { parts, missing } = cover(text, faces);
  if (parts.length === 1 && parts[0] !== undefined) {
    const { face } = parts[0];
    const run = draw(face, text, options, context);
    return new WholeWord(run, context === undefined ? joinOf(run) : undefined, missing);
  }
  const whole = (context?.before ?? '') + text + (context?.after ?? '');
  const offset = context?.before.length ?? 0;
  return {
    parts: parts.map(({ start, end, face }) => {
      const around = { before: whole.slice(0, offset + start), after: whole.slice(offset + end) };
      return { start, run: draw(face, text.slice(start, end), options, around) };
    }),
    missing,
  };
}

/** A tab is drawn as a space; the run keeps the text as it is. */
function draw(
  face: Face,
  text: string,
  options: ShapeOptions,
  context: ShapingContext | undefined,
): GlyphRun {
  if (!text.includes('\t')) return face.shape(text, options, context);
  return { ...face.shape(text.replaceAll('\t', ' '), options, context), text };
}
