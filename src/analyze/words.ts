/**
 * Words of a text as the rules for line breaks ask for them: where they begin and end, and their spelling. For letters
 * of Arabic and Latin, which is what those rules are about. Asked of every book, so without Unicode's properties: a
 * pattern with `\p{L}` costs a millisecond before it is first used.
 */

/** European, Arabic-Indic or Persian. */
export const isDigit = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) || (unit >= 0x660 && unit <= 0x669) || (unit >= 0x6f0 && unit <= 0x6f9);

/** What makes a word: letters of Arabic and Latin, their marks, tatweel, digits. */
export const isOfWord = (unit: number): boolean =>
  (unit >= 0x620 && unit <= 0x669) ||
  (unit >= 0x66e && unit <= 0x6d3) ||
  isDigit(unit) ||
  (unit >= 0x41 && unit <= 0x5a) ||
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0xc0 && unit <= 0x24f);

/** The word that begins at a place. */
export function wordFrom(text: string, start: number): string {
  let end = start;
  while (end < text.length && isOfWord(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

/** The word that ends at a place. */
export function wordTo(text: string, end: number): string {
  let start = end;
  while (start > 0 && isOfWord(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end);
}

/** A word without marks, and its letters in one spelling: hamza is often left out, and ي and ك are Persian's own. */
export function plain(word: string): string {
  return word
    .replaceAll(/[\u{64b}-\u{655}\u{670}\u{640}]/gu, '')
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll(/[ىی]/g, 'ي')
    .replaceAll('ک', 'ك')
    .replaceAll(/[ةۃہ]/g, 'ه');
}
