/**
 * Letters of a drawing: a short text composed as everywhere (bidi, shaping, fallback faces), its lines chosen
 * for the cover and set as large as they fit, its glyphs as polygons. In: a text, a look and the room it has;
 * out: polygons whose lines are aligned in that room, and how deep their ink is.
 */

import { directionOf } from '../book/language.ts';
import { inOrder } from '../book/structured-text.ts';
import { type Compose, inLogicalOrder, type Line } from '../break/line.ts';
import { createComposer } from '../compose.ts';
import { type Design, fallbackFaces, type Look } from '../design/design.ts';
import type { ParagraphStyle, StyledText } from '../design/styled.ts';
import { boundsOf, type FittedTitle, type Polygon } from '../drawing.ts';
import type { Face, Fonts, GlyphRun } from '../font/font.ts';
import { createStopwatch } from '../stopwatch.ts';
import { type OutlineReader, outlineReader } from './glyph-outline.ts';
import { moved } from './polygons.ts';
import {
  type BrokenTitle,
  beginsWithLatin,
  breakTitle,
  endsInLatin,
  hasVowels,
  type TitleWord,
} from './title-lines.ts';

/** Where a text may go, in the drawing's unit. */
export interface Room {
  /** Left edge and width of its lines. */
  readonly left: number;
  readonly measure: number;
  /** Height of its lines together. */
  readonly height: number;
  readonly mostLines: number;
}

export interface Lettered {
  /** From y = 0 down. */
  readonly polygons: readonly Polygon[];
  readonly height: number;
  /** Of the ink. */
  readonly width: number;
  readonly color: string;
  /** Size of the type. */
  readonly size: number;
}

/** Sets one text; `size` multiplies the size its look asks for. */
export type Letter = (text: string, look: Look, room: Room, size: number) => Lettered;

const lineSeparator = '\u{2028}';
/** Wider than any title: in this measure a text is one line. */
const endless = 1e7;
/** Words are measured at this size. */
const trial = 100;
/** A break that a reader stumbles over may cost so much of the size. */
const worthOfHarm = 0.25;
/** Words without tall or deep letters still take the room of some: ems above the first and below the last baseline. */
const leastAscent = 0.68;
const leastDescent = 0.2;
/** From baseline to baseline no less than so many ems, and so many between the tails of a line and the marks below. */
const leastLeading = 1.2;
const clearance = 0.1;

/** Nobody asks how long a title takes. */
const silent = createStopwatch(
  () => 0,
  () => undefined,
);

/** A book's drawings have their letters in common. */
const outlines = new WeakMap<Face, OutlineReader>();

function outlinesOf(face: Face): OutlineReader {
  const reader = outlines.get(face) ?? outlineReader(face.bytes);
  outlines.set(face, reader);
  return reader;
}

/** Letters for a drawing in which a point of the design is `unit` long. */
export function createLettering(design: Design, fonts: Fonts, language: string, unit: number): Letter {
  const { compose } = createComposer(fonts, design.justification, silent);
  const direction = directionOf(language);
  return (words, look, room, size) => {
    const text = inOrder(words, direction);
    const styledAt = (at: number, part: string): StyledText => styled(part, look, design, language, at);
    const style = paragraphStyle(look.align === 'justify' ? 'start' : look.align, direction);
    const measured = wordsOf(text, styledAt(trial, text), compose, style);
    const leading = Math.max(
      leastLeading,
      (look.leading * design.text.leading) / (look.size * design.text.size),
    );
    const largest = look.size * design.text.size * unit * size;
    const fitted = fit(measured, room, largest, leading);
    const lines = compose(
      styledAt(fitted.size, broken(measured.words, fitted.starts, look.font === 'display')),
      style,
      room.measure,
    );
    const inked = lines.map((line) => linePolygons(line, room.left));
    const pitch = Math.max(
      Math.min(leading * fitted.size, closest(inked, fitted.size)),
      hasVowels(text) ? clearOfInk(inked, fitted.size) : 0,
    );
    const polygons = inked.flatMap((line, index) => moved(line, 0, index * pitch));
    const ink = boundsOf(polygons);
    const lastBaseline = (lines.length - 1) * pitch;
    const top = Math.min(ink?.top ?? 0, -leastAscent * fitted.size);
    const bottom = Math.max(ink?.bottom ?? 0, lastBaseline + leastDescent * fitted.size);
    return {
      polygons: moved(polygons, 0, -top),
      height: bottom - top,
      width: (ink?.right ?? 0) - (ink?.left ?? 0),
      color: design.colors[look.color],
      size: fitted.size,
    };
  };
}

/** A text in the lines and at the size that fit a page. */
export function fitLines(
  text: string,
  look: Look,
  room: Room,
  design: Design,
  fonts: Fonts,
  language: string,
): FittedTitle {
  const { compose } = createComposer(fonts, design.justification, silent);
  const style = paragraphStyle('start', directionOf(language));
  const measured = wordsOf(text, styled(text, look, design, language, trial), compose, style);
  const size = look.size * design.text.size;
  const { starts, size: fitted } = fit(measured, room, size, (look.leading * design.text.leading) / size);
  // A title of spaces alone has no words to fit.
  if (measured.words.length === 0) return { text, size };
  const lines = broken(measured.words, starts, false);
  if (starts.length === 1 || !hasVowels(text)) return { text: lines, size: fitted };
  const set = compose(styled(lines, look, design, language, fitted), style, endless);
  const inked = set.map((line) => linePolygons(line, line.x));
  return { text: lines, size: fitted, leading: clearOfInk(aligned(inked, look.align), fitted) };
}

/** Lines as they stand over one another on a page, in its middle or at the side where lines begin or end. */
function aligned(
  lines: readonly (readonly Polygon[])[],
  align: Look['align'],
): readonly (readonly Polygon[])[] {
  return lines.map((line) => {
    const { left, right } = boundsOf(line) ?? { left: 0, right: 0 };
    const axis = align === 'center' ? (left + right) / 2 : align === 'end' ? left : right;
    return moved(line, -axis, 0);
  });
}

interface Measured {
  readonly words: readonly TitleWord[];
  readonly space: number;
}

/** The words between spaces, with their widths. */
function wordsOf(text: string, whole: StyledText, compose: Compose, style: ParagraphStyle): Measured {
  const [line] = compose(whole, { ...style, align: 'start' }, endless);
  const pieces = inLogicalOrder(line?.runs ?? []).map(({ piece }) => piece);
  const words: { text: string; width: number }[] = [];
  let space = 0;
  let isInWord = false;
  for (const { kind, start, end, advance } of pieces) {
    const last = words.at(-1);
    if (kind !== 'word') {
      if (space === 0) space = advance;
    } else if (isInWord && last !== undefined) {
      last.text += text.slice(start, end);
      last.width += advance;
    } else {
      words.push({ text: text.slice(start, end), width: advance });
    }
    isInWord = kind === 'word';
  }
  return { words, space };
}

interface Fitted {
  readonly starts: readonly number[];
  readonly size: number;
  /** The size, less what its breaks cost. */
  readonly worth: number;
}

/** The number of lines that lets the text be large without a break that hurts. */
function fit({ words, space }: Measured, room: Room, largest: number, leading: number): Fitted {
  let best: Fitted = { starts: [0], size: 1, worth: 0 };
  for (let count = 1; count <= Math.min(room.mostLines, words.length); count++) {
    const division = breakTitle(words, space, count);
    if (division === undefined) break;
    const size = Math.min(largest, sizeThatFits(division, room), room.height / (count * leading));
    const worth = size * Math.max(0, 1 - worthOfHarm * division.cost);
    if (worth > best.worth) best = { starts: division.starts, size, worth };
  }
  return best;
}

/** Lines a hair narrower than their room are not broken again. */
const margin = 0.995;

function sizeThatFits({ widest }: BrokenTitle, { measure }: Room): number {
  return widest === 0 ? Number.POSITIVE_INFINITY : (margin * measure * trial) / widest;
}

function broken(words: readonly TitleWord[], starts: readonly number[], isDisplay: boolean): string {
  return starts
    .map((start, index) => words.slice(start, starts[index + 1]).map((word) => word.text))
    .map((line) => line.reduce((text, word) => text + (isDisplay ? spaceBetween(text, word) : ' ') + word))
    .join(lineSeparator);
}

/** Display faces have narrow spaces, enough between joined words, too little where the script changes. */
function spaceBetween(before: string, word: string): string {
  const isSeam = endsInLatin.test(before) !== beginsWithLatin.test(word);
  return isSeam ? '\u{a0} ' : ' ';
}

function styled(text: string, look: Look, design: Design, language: string, size: number): StyledText {
  const faces = [...new Set([design.fonts[look.font][look.weight], ...fallbackFaces(design, look.weight)])];
  const color = design.colors[look.color];
  const style = { faces, size, color, language, rise: 0, features: [], allowsKashida: false };
  const nothing = {
    element: undefined,
    link: undefined,
    note: undefined,
    anchor: undefined,
    span: undefined,
  };
  return { text, ranges: [{ start: 0, end: text.length, style, ...nothing }] };
}

function paragraphStyle(align: ParagraphStyle['align'], direction: 'rtl' | 'ltr'): ParagraphStyle {
  return {
    direction,
    align,
    indent: 0,
    insetStart: 0,
    insetEnd: 0,
    leading: 0,
    spaceBefore: 0,
    spaceAfter: 0,
    orphans: 1,
    widows: 1,
    keepWithNext: false,
    keepTogether: false,
  };
}

/** From baseline to baseline at the closest at which no line's ink comes near another's: a face may go deep in one word. */
function closest(lines: readonly (readonly Polygon[])[], size: number): number {
  let pitch = leastLeading * size;
  for (const [index, line] of lines.entries()) {
    const [above, below] = [boundsOf(lines[index - 1] ?? []), boundsOf(line)];
    if (above !== undefined && below !== undefined)
      pitch = Math.max(pitch, above.bottom - below.top + clearance * size);
  }
  return pitch;
}

/** Columns in which ink is looked at, in an em. */
const columnsInEm = 8;
/** Between the ink of two lines in a column, in ems: a vowel is nearer to its own letter than to the line above. */
const columnClearance = 0.2;

/** From baseline to baseline at the closest at which no column has ink of two lines one in another: marks over tails. */
function clearOfInk(lines: readonly (readonly Polygon[])[], size: number): number {
  let pitch = 0;
  const profiles = lines.map((line) => profileOf(line, size / columnsInEm));
  for (const [index, below] of profiles.entries()) {
    for (const [column, { bottom }] of profiles[index - 1] ?? []) {
      for (const near of [column - 1, column, column + 1]) {
        const top = below.get(near)?.top;
        if (top !== undefined) pitch = Math.max(pitch, bottom - top + columnClearance * size);
      }
    }
  }
  return pitch;
}

/** The highest and the lowest ink in each column of so many units, by the corners of its shapes. */
function profileOf(
  polygons: readonly Polygon[],
  width: number,
): ReadonlyMap<number, { readonly top: number; readonly bottom: number }> {
  const profile = new Map<number, { top: number; bottom: number }>();
  for (const polygon of polygons) {
    for (let at = 0; at + 1 < polygon.length; at += 2) {
      const y = polygon[at + 1] ?? 0;
      const column = Math.floor((polygon[at] ?? 0) / width);
      const known = profile.get(column);
      if (known === undefined) profile.set(column, { top: y, bottom: y });
      else {
        known.top = Math.min(known.top, y);
        known.bottom = Math.max(known.bottom, y);
      }
    }
  }
  return profile;
}

/** The glyphs of a line whose baseline is at y = 0. */
function linePolygons({ runs, expansion }: Line, left: number): readonly Polygon[] {
  return runs.flatMap(({ piece, x }) => {
    const { run, range } = piece;
    const scale = range.style.size / run.face.unitsPerEm;
    return runPolygons(run, outlinesOf(run.face), left + x, [scale * expansion, scale]);
  });
}

function runPolygons(
  run: GlyphRun,
  outline: OutlineReader,
  x: number,
  [xScale, yScale]: readonly [number, number],
): readonly Polygon[] {
  const polygons: Polygon[] = [];
  let pen = 0;
  for (const [index, glyph] of run.glyphs.entries()) {
    const dx = x + (pen + (run.xOffsets[index] ?? 0)) * xScale;
    const dy = -(run.yOffsets[index] ?? 0) * yScale;
    for (const polygon of outline(glyph)) {
      polygons.push(polygon.map((value, at) => (at % 2 === 0 ? dx + value * xScale : dy - value * yScale)));
    }
    pen += run.advances[index] ?? 0;
  }
  return polygons;
}
