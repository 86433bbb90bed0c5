/**
 * Which face of a style draws what. Each cluster (a base with its marks) goes whole to the first face that
 * has all of it; what no face has stays with the face that has its base, and is reported as missing.
 *
 * A face has a character also when it has its canonical decomposition or composition, as HarfBuzz will use
 * that; a space of fixed width when it has U+0020. Default-ignorable characters never matter: they are never
 * drawn, so they follow what stands before them.
 */

import type { Face } from '../font/font.ts';
import {
  codePointsOf,
  isFixedSpace,
  isIgnorable,
  isLineBreak,
  isSurrogate,
  startsCluster,
} from './characters.ts';

/** Part of a text that one face draws. */
export interface FacePart {
  readonly start: number;
  readonly end: number;
  readonly face: Face;
}

/** A character that the face it went to lacks; `index` in the text that was covered. */
export interface Uncovered {
  readonly codePoint: number;
  readonly index: number;
}

export interface Covering {
  /** In logical order, covering the text once; neighbours have different faces. */
  readonly parts: readonly FacePart[];
  readonly missing: readonly Uncovered[];
}

/** U+2011 is drawn as U+2010 where it is missing, as HarfBuzz does (UAX #44: its compatibility decomposition). */
const NON_BREAKING_HYPHEN = 0x2011;
const HYPHEN = 0x2010;
const SPACE = 0x20;
const TAB = 0x09;

/** Gives each cluster of a text its face. `faces` has at least one. */
export function cover(text: string, faces: readonly Face[]): Covering {
  const [first] = faces;
  if (first === undefined || lacking(text, first).length === 0) {
    return { parts: first === undefined ? [] : [{ start: 0, end: text.length, face: first }], missing: [] };
  }
  const parts: FacePart[] = [];
  const missing: Uncovered[] = [];
  let start = 0;
  while (start < text.length) {
    const end = clusterEnd(text, start);
    const cluster = text.slice(start, end);
    const last = parts.at(-1);
    const face = last !== undefined && isAllIgnorable(cluster) ? last.face : faceFor(cluster, faces, first);
    for (const { codePoint, index } of lacking(cluster, face))
      missing.push({ codePoint, index: start + index });
    if (last?.face === face) parts[parts.length - 1] = { ...last, end };
    else parts.push({ start, end, face });
    start = end;
  }
  return { parts, missing };
}

function clusterEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && !startsCluster(text, end)) end++;
  return end;
}

/** The first face that has the whole cluster; else the first that has its base; else the style's first. */
function faceFor(cluster: string, faces: readonly Face[], first: Face): Face {
  const whole = faces.find((face) => lacking(cluster, face).length === 0);
  if (whole !== undefined) return whole;
  const base = String.fromCodePoint(cluster.codePointAt(0) ?? SPACE);
  return faces.find((face) => lacking(base, face).length === 0) ?? first;
}

/** The characters of a text that a face cannot draw. */
function lacking(text: string, face: Face): readonly Uncovered[] {
  const found: Uncovered[] = [];
  for (let index = 0; index < text.length; ) {
    const codePoint = text.codePointAt(index) ?? SPACE;
    if (!canDraw(codePoint, face)) found.push({ codePoint, index });
    index += codePoint > 0xffff ? 2 : 1;
  }
  if (found.length === 0) return found;
  // A base and a mark may be had as one composed character, though not one by one.
  const composed = text.normalize('NFC');
  const isComposed = composed !== text && codePointsOf(composed).every((one) => canDraw(one, face));
  return isComposed ? [] : found;
}

function canDraw(codePoint: number, face: Face): boolean {
  return face.has(codePoint) || isDrawnOtherwise(codePoint, face);
}

/** Characters that need no glyph of their own. */
function isDrawnOtherwise(codePoint: number, face: Face): boolean {
  if (isSurrogate(codePoint) || isIgnorable(codePoint) || isLineBreak(codePoint)) return true;
  if (isFixedSpace(codePoint) || codePoint === TAB) return face.has(SPACE);
  if (codePoint === NON_BREAKING_HYPHEN) return face.has(HYPHEN);
  const character = String.fromCodePoint(codePoint);
  const decomposed = character.normalize('NFD');
  return decomposed !== character && codePointsOf(decomposed).every((part) => face.has(part));
}

function isAllIgnorable(cluster: string): boolean {
  return codePointsOf(cluster).every(isIgnorable);
}
