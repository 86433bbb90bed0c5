/**
 * The fonts of an EPUB: which characters each face must hold, and each face cut down to them. In: the text
 * of the book by the font that sets it (`CharacterUse`), the design, the opened faces. Out: plain TrueType
 * files with the layout of the characters that are left, so that the words still join. Not obfuscated
 * (EPUBCheck and old readers stumble over it) and not WOFF2 (Kindle and Kobo drop it).
 */

import type { Craft } from '../craft.ts';
import { type Design, fallbackFaces, isBoldFace } from '../design/design.ts';
import type { FaceName } from '../design/styled.ts';
import type { Face, Fonts } from '../font/font.ts';
import type { CharacterSet, CharacterUse } from './characters.ts';

export interface EmbeddedFont {
  readonly face: FaceName;
  readonly family: string;
  readonly weight: 'normal' | 'bold';
  /** Relative to the package document, ASCII. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What readers and reading systems may add to any text: spaces, joiners and bidi controls, the dotted circle. */
const alwaysKept: readonly number[] = [
  0x20, 0xa0, 0x0640, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2010, 0x2066, 0x2067, 0x2068, 0x2069, 0x25cc,
];

/** Blocks whose letters compose canonically in the languages Warraq sets: Latin, Arabic. */
const composedRanges: readonly (readonly [number, number])[] = [
  [0xc0, 0x24f],
  [0x622, 0x6d3],
  [0x1e00, 0x1eff],
];

/** Cuts each face that the text needs down to what it needs; faces nothing asks for are left out. */
export async function embedFonts(
  use: CharacterUse,
  design: Design,
  fonts: Fonts,
  craft: Craft,
): Promise<readonly EmbeddedFont[]> {
  const wanted = new Map<Face, Set<number>>();
  const bolds = new Set(design.fallback.filter(isBoldFace));
  const entries = use.entries();
  for (const entry of entries) {
    const { font, codePoints, clusters, own } = entry;
    const { regular, bold } = own?.font ?? design.fonts[font];
    if (bold !== regular) bolds.add(bold);
    const faces = facesFor(entry, design, fonts);
    share(oneByOne(codePoints), faces, wanted);
    // Reading systems look for a face that has all that is drawn of a sign.
    share(Array.from(clusters, codePointsOf), faces, wanted, (codePoint) => !isDrawn(codePoint));
  }
  // No face is embedded for a form that the book could have and has not.
  const needed = new Set(wanted.keys());
  for (const entry of entries) {
    const faces = facesFor(entry, design, fonts).filter((face) => needed.has(face));
    share(oneByOne(bothNormalForms(entry.codePoints)), faces, wanted);
  }
  // The order of the fonts, not of the text: a stable manifest.
  const cut = fonts.faces.map(async (face): Promise<readonly EmbeddedFont[]> => {
    const codePoints = wanted.get(face);
    if (codePoints === undefined) return [];
    for (const codePoint of alwaysKept) codePoints.add(codePoint);
    const kept = [...codePoints].filter((codePoint) => face.has(codePoint)).sort((a, b) => a - b);
    // A font that cannot be cut down is whole and works; it is only larger.
    const bytes = (await craft.cutFont(face.bytes, kept)) ?? face.bytes;
    const weight = bolds.has(face.name) ? 'bold' : 'normal';
    return [{ face: face.name, family: face.family, weight, file: `fonts/${fileName(face)}`, bytes }];
  });
  return (await Promise.all(cut)).flat();
}

/** True where some character has no face. What is never drawn needs none, and spaces can be made (UAX #44). */
export function hasUncovered(use: CharacterUse, design: Design, fonts: Fonts): boolean {
  return use.entries().some((entry) => {
    const faces = facesFor(entry, design, fonts);
    return [...entry.codePoints].some(
      (codePoint) => !faces.some((face) => face.has(codePoint)) && isDrawn(codePoint),
    );
  });
}

const isDrawn = (codePoint: number): boolean =>
  !/[\s\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]/u.test(String.fromCodePoint(codePoint));

/** The faces that may draw these characters, the style's own first. */
function facesFor({ font, weight, own }: CharacterSet, design: Design, fonts: Fonts): readonly Face[] {
  const { regular, bold } = own?.font ?? design.fonts[font];
  const fallback = fallbackFaces(design, weight);
  const behind = own === undefined ? fallback : [design.fonts[font][weight], ...fallback];
  return [weight === 'bold' ? bold : regular, ...behind].map((name) => fonts.face(name));
}

/** Gives each group of characters to the first face that has all of it, but for what it may lack. */
function share(
  groups: Iterable<readonly number[]>,
  faces: readonly Face[],
  wanted: Map<Face, Set<number>>,
  mayLack: (codePoint: number) => boolean = () => false,
): void {
  for (const group of groups) {
    const face = faces.find((one) => group.every((codePoint) => one.has(codePoint) || mayLack(codePoint)));
    if (face === undefined) continue;
    const own = wanted.get(face) ?? new Set();
    for (const codePoint of group) own.add(codePoint);
    wanted.set(face, own);
  }
}

const codePointsOf = (text: string): readonly number[] =>
  Array.from(text, (character) => character.codePointAt(0) ?? 0);

const oneByOne = (codePoints: ReadonlySet<number>): readonly (readonly number[])[] =>
  Array.from(codePoints, (codePoint) => [codePoint]);

/** The characters with their decompositions, and the composed letters their parts can make (UAX #15). */
function bothNormalForms(codePoints: ReadonlySet<number>): ReadonlySet<number> {
  const both = new Set(codePoints);
  for (const codePoint of codePoints) {
    for (const part of String.fromCodePoint(codePoint).normalize('NFD'))
      both.add(part.codePointAt(0) ?? codePoint);
  }
  for (const [first, last] of composedRanges) {
    for (let codePoint = first; codePoint <= last; codePoint++) {
      const parts = Array.from(String.fromCodePoint(codePoint).normalize('NFD'));
      if (parts.length > 1 && parts.every((part) => both.has(part.codePointAt(0) ?? 0))) both.add(codePoint);
    }
  }
  return both;
}

function fileName(face: Face): string {
  const stem = face.name.split('/').at(-1) ?? face.name;
  return `${stem.replaceAll(/[^A-Za-z0-9_-]/g, '')}.${face.hasGlyfOutlines ? 'ttf' : 'otf'}`;
}
