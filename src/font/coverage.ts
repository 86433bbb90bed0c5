/**
 * Which characters a font has. In: a question to its `cmap`, which costs a search in the table. Out: the same
 * question with a memory: one byte for each character of the Basic Multilingual Plane, made when first asked.
 */

const UNASKED = 0;
const ABSENT = 1;
const PRESENT = 2;
/** Code points of the Basic Multilingual Plane. */
const BMP_SIZE = 0x10000;

/** A remembering form of `lookUp`, which may be slow and may throw on a broken table (then: absent). */
export function createCoverage(lookUp: (codePoint: number) => boolean): (codePoint: number) => boolean {
  let answers: Uint8Array | undefined;
  const ask = (codePoint: number): boolean => {
    try {
      return lookUp(codePoint);
    } catch {
      return false;
    }
  };
  return (codePoint) => {
    if (codePoint >= BMP_SIZE) return ask(codePoint);
    answers ??= new Uint8Array(BMP_SIZE);
    if (answers[codePoint] === UNASKED) answers[codePoint] = ask(codePoint) ? PRESENT : ABSENT;
    return answers[codePoint] === PRESENT;
  };
}
