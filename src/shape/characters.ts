/**
 * The few kinds of characters that cutting and covering a text ask about, by UTF-16 unit or code point.
 * Unicode 16 properties as the engine's regular expressions have them.
 */

/** First combining mark of Unicode: nothing below it extends a cluster. */
const FIRST_MARK = 0x300;
const SOFT_HYPHEN = 0xad;
const extending = /^[\p{M}\p{Emoji_Modifier}\u{200c}\u{200d}]/u;
const ignorable = /^\p{Default_Ignorable_Code_Point}/u;
const mark = /^\p{M}/u;

/** The characters of a text; half of a character stands for itself. */
export const codePointsOf = (text: string): readonly number[] =>
  Array.from(text, (character) => character.codePointAt(0) ?? 0);

/** True where a unit begins a cluster: not a mark, a joiner, or the second half of a character. */
export function startsCluster(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  if (unit < FIRST_MARK) return true;
  if (isLowSurrogate(unit) && isHighSurrogate(text.charCodeAt(index - 1))) return false;
  return !extending.test(text.slice(index, index + 2));
}

export const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
export const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Half of a character: reported when the text is analysed, not here again. */
export const isSurrogate = (codePoint: number): boolean => codePoint >= 0xd800 && codePoint <= 0xdfff;

/** Word spaces, which justification stretches: U+0020, U+00A0, and the tab, which is set as a space. */
export const isWordSpace = (unit: number): boolean => unit === 0x20 || unit === 0xa0 || unit === 0x09;

/** Characters after which a line always ends (UAX #14 classes BK, CR, LF and NL); they have no glyphs. */
export const isLineBreak = (unit: number): boolean =>
  (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;

/** Characters that are never drawn (UAX #44 Default_Ignorable_Code_Point): joiners, bidi controls, selectors. */
export function isIgnorable(codePoint: number): boolean {
  if (codePoint < FIRST_MARK) return codePoint === SOFT_HYPHEN;
  return !isSurrogate(codePoint) && ignorable.test(String.fromCodePoint(codePoint));
}

/** Combining marks: shown on a dotted circle when they are spoken of. */
export function isMark(codePoint: number): boolean {
  return codePoint >= FIRST_MARK && !isSurrogate(codePoint) && mark.test(String.fromCodePoint(codePoint));
}

/** Spaces of a fixed width, which HarfBuzz makes from U+0020 in fonts that lack them: Zs but U+0020 and U+1680. */
export const isFixedSpace = (codePoint: number): boolean =>
  codePoint === 0xa0 ||
  (codePoint >= 0x2000 && codePoint <= 0x200a) ||
  codePoint === 0x202f ||
  codePoint === 0x205f ||
  codePoint === 0x3000;
