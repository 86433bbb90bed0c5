/**
 * Which face of a style draws what. Each cluster (a base with its marks) goes whole to the first face that
 * has all of it; what no face has stays with the face that has its base, and is reported as missing. Neighbours that
 * the first face lacks go together, if one face has them all: no word of Greek takes its pi from elsewhere. A word of
 * which the first face lacks a letter goes whole to a face that has all of it (`Ṣaḥīḥ`), but no Arabic word does, whose
 * signs may be of another face than its letters (محمدﷺ).
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
  const add = (start: number, end: number, face: Face): void => {
    for (const { codePoint, index } of lacking(text.slice(start, end), face))
      missing.push({ codePoint, index: start + index });
    const last = parts.at(-1);
    if (last?.face === face) parts[parts.length - 1] = { ...last, end };
    else parts.push({ start, end, face });
  };
  const addClusters = (start: number, end: number): void => {
    for (let from = start; from < end; ) {
      const to = clusterEnd(text, from);
      const cluster = text.slice(from, to);
      const last = parts.at(-1);
      add(
        from,
        to,
        last !== undefined && isAllIgnorable(cluster) ? last.face : faceFor(cluster, faces, first),
      );
      from = to;
    }
  };
  const words = wordsWithout(text, faces, first);
  for (let start = 0; start < text.length; ) {
    const word = words.find((one) => one.start === start);
    if (word !== undefined) {
      add(word.start, word.end, word.face);
      start = word.end;
      continue;
    }
    const next = words.find((one) => one.start > start)?.start ?? text.length;
    const end = Math.min(next, stretchEnd(text, start, first));
    const face = firstWith(text.slice(start, end), faces);
    if (face === undefined) addClusters(start, end);
    else add(start, end, face);
    start = end;
  }
  return { parts, missing };
}

/** Letters of scripts in which a word is of one face, with what is written among them: marks, ʿ, apostrophes. */
const letterWords =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}](?:[\p{L}\p{M}'’ʾʿ]*[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}ʾʿ])?/gu;
const arabic = /\p{Script=Arabic}/u;

/** The words of which the first face lacks something and another has all. */
function wordsWithout(text: string, faces: readonly Face[], first: Face): readonly FacePart[] {
  return [...text.matchAll(letterWords)].flatMap(({ index, 0: word }): readonly FacePart[] => {
    if (arabic.test(word) || lacking(word, first).length === 0) return [];
    const face = firstWith(word, faces);
    return face === undefined ? [] : [{ start: index, end: index + word.length, face }];
  });
}

/** One past the clusters from `start` on that the first face has, or else of those that it lacks. */
function stretchEnd(text: string, start: number, first: Face): number {
  let end = clusterEnd(text, start);
  const isLacking = lacking(text.slice(start, end), first).length > 0;
  while (end < text.length) {
    const next = clusterEnd(text, end);
    const cluster = text.slice(end, next);
    if (!isAllIgnorable(cluster) && lacking(cluster, first).length > 0 !== isLacking) break;
    end = next;
  }
  return end;
}

function clusterEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && !startsCluster(text, end)) end++;
  return end;
}

/** The first face that has the whole cluster; else the first that has its base; else the style's first. */
function faceFor(cluster: string, faces: readonly Face[], first: Face): Face {
  const base = String.fromCodePoint(cluster.codePointAt(0) ?? SPACE);
  return firstWith(cluster, faces) ?? firstWith(base, faces) ?? first;
}

const firstWith = (text: string, faces: readonly Face[]): Face | undefined =>
  faces.find((face) => lacking(text, face).length === 0);

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
