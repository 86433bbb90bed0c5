/** Language tags (BCP 47, https://www.rfc-editor.org/info/bcp47): well-formedness and writing direction. */

/** Every language registered has two or three letters (RFC 5646 §2.2.1): «arabic» is well-formed, but none. */
const registered = /^[a-z]{2,3}(?:-|$)/;

/** The tag in its canonical spelling; undefined if it is not well-formed (RFC 5646 §2.2.9) or names no language. */
export function canonicalLanguage(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag).find((canonical) => registered.test(canonical));
  } catch {
    // `Intl` has no other way to say that a tag is malformed.
    return undefined;
  }
}

/** The primary language subtag, in lower case (RFC 5646 §2.2.1). */
export function primaryLanguage(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? '';
}

/** Arabic, and what is spoken of it from Morocco to Oman (ISO 639-3, the macrolanguage `ara`). */
const arabic = new Set(
  'ar aao abh abv acm acq acw acx acy adf aeb aec afb ajp apc apd arq ars ary arz auz avl ayh ayl ayn ayp pga shu ssh'.split(
    ' ',
  ),
);

/** Whether a language is that of the Quran. */
export const isArabic = (language: string): boolean => arabic.has(primaryLanguage(language));

/** Languages written from right to left in letters of their own. */
const ownLetters: ReadonlySet<string> = new Set('arc dv he nqo syr yi'.split(' '));

/** Languages written from right to left, by their primary subtag, unless the tag names another script. */
const rightToLeft = new Set([
  ...arabic,
  // In Arabic letters (CLDR, likely subtags).
  ...'bal bgn bqi ckb fa glk haz khw ks lki lrc luz mzn ota pnb prd ps sd sdh skr ug ur'.split(' '),
  ...ownLetters,
]);
const rightToLeftScripts = new Set('arab aran hebr nkoo syrc thaa'.split(' '));

/** The other direction. */
export const opposite = (direction: 'rtl' | 'ltr'): 'rtl' | 'ltr' => (direction === 'rtl' ? 'ltr' : 'rtl');

/** The direction in which a language is written: by the tag's script if it names one, else by the language. */
export function directionOf(language: string): 'rtl' | 'ltr' {
  const [primary = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((part) => /^[a-z]{4}$/.test(part));
  const isRightToLeft = script === undefined ? rightToLeft.has(primary) : rightToLeftScripts.has(script);
  return isRightToLeft ? 'rtl' : 'ltr';
}

/** Tatweel (U+0640) is of no script, but one of Arabic's extensions. */
const rightToLeftLetter = (): RegExp => /[\p{scx=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;

/**
 * The direction of a letter; undefined where there is none. Nearly all are told by their code points: a pattern of
 * Unicode's properties costs milliseconds before it is first used.
 */
function directionOfLetter(codePoint: number): 'rtl' | 'ltr' | undefined {
  if (codePoint < 0xc0) {
    const isLetter = (codePoint | 0x20) >= 0x61 && (codePoint | 0x20) <= 0x7a;
    return isLetter || codePoint === 0xaa || codePoint === 0xb5 || codePoint === 0xba ? 'ltr' : undefined;
  }
  if (codePoint >= 0x620 && codePoint <= 0x64a) return 'rtl';
  const isSign = (codePoint >= 0x600 && codePoint < 0x66e) || (codePoint >= 0x2000 && codePoint < 0x2070);
  const letter = String.fromCodePoint(codePoint);
  if (isSign || !/\p{L}/u.test(letter)) return undefined;
  return rightToLeftLetter().test(letter) ? 'rtl' : 'ltr';
}

/** The direction of each letter, one after the other. */
function* directionsOfLetters(text: string): Iterable<'rtl' | 'ltr'> {
  for (const character of text) {
    const direction = directionOfLetter(character.codePointAt(0) ?? 0);
    if (direction !== undefined) yield direction;
  }
}

/** The direction in which words are written: by the script of their first letter; undefined where there is none. */
export function directionOfWords(text: string): 'rtl' | 'ltr' | undefined {
  for (const direction of directionsOfLetters(text)) return direction;
  return undefined;
}

/** Whether a text has letters that run in a direction. */
export function hasLetters(text: string, wanted: 'rtl' | 'ltr'): boolean {
  for (const direction of directionsOfLetters(text)) if (direction === wanted) return true;
  return false;
}

/**
 * Of the letters of words that run against their text so many are their own. Chosen by eye on bibliographies: an entry
 * that gives author and title in Arabic too has two thirds.
 */
const leastShare = 0.6;
/** As many where a word of the text's direction stands among them as it is: a paragraph in English on an Arabic word. */
const shareAroundWords = 0.9;
/** What is longer is not a term with its meaning behind it. Chosen by eye on glossaries. */
const longestTerm = 60;

/** What words of another direction stand in where they are said by the way. */
const asides = /\([^()]*\)|\[[^[\]]*\]|«[^«»]*»|‹[^‹›]*›|[“„][^“”„]*[”“]|[‘‚][^‘’‚]*[’‘]|"[^"]*"/gu;
/** Brackets in brackets in brackets are as deep as references go. */
const deepestAside = 3;

/**
 * Whether words run against the `direction` they stand in: they begin with a letter of the other, and have none of its,
 * or fewer, by the way and not at their end: a reference in English that names its author in Arabic too, in brackets.
 * Two names that an Arabic word joins («Facebook وTwitter») do not, nor a foreign term with its meaning behind it, nor a
 * reference whose end an Arabic bracket is, unless it is a long one. A whole paragraph may have a word of the direction
 * as it is: «The word كتاب appears in …».
 */
export function runAgainst(text: string, direction: 'rtl' | 'ltr'): boolean {
  if ((directionOfWords(text) ?? direction) === direction) return false;
  if (!hasLetters(text, direction)) return true;
  let outside = text;
  for (let depth = 0; depth < deepestAside; depth++) outside = outside.replaceAll(asides, ' ');
  const all = [...directionsOfLetters(text)];
  const share = all.filter((each) => each !== direction).length / all.length;
  if (hasLetters(outside, direction))
    return share >= shareAroundWords && text.length > longestTerm && all.at(-1) !== direction;
  if (share < leastShare) return false;
  const [end = ''] = /(?<!\P{L})\P{L}*$/u.exec(text) ?? [];
  return all.at(-1) !== direction || (text.length > longestTerm && /[)\]}»”"]/.test(end));
}

/**
 * Whether some of words that run against their text may end up at the wrong end of them: signs, and numbers at the
 * beginning; not the dash before the name under a quotation, which belongs to the line; and words of both directions.
 */
export const mayGoAstray = (text: string): boolean =>
  /^(?![—–-]\s)\P{L}|[^\p{L}\p{N}\p{M}]$/u.test(text) || (hasLetters(text, 'rtl') && hasLetters(text, 'ltr'));

/** What stands before and after words of a direction so that they do not disturb those round them (UAX #9 2.4). */
export const isolates = {
  ltr: { start: '\u{2066}', end: '\u{2069}' },
  rtl: { start: '\u{2067}', end: '\u{2069}' },
} as const;

type Isolates = (typeof isolates)['ltr' | 'rtl'];

const between = (text: string, { start, end }: Isolates): string => `${start}${text}${end}`;

/**
 * Words with what isolates them in a text of `direction`, if all of them run against it and something could go astray;
 * others as they are.
 */
export function isolated(text: string, direction: 'rtl' | 'ltr'): string {
  const isAstray = runAgainst(text, direction) && mayGoAstray(text);
  return isAstray ? between(text, isolates[opposite(direction)]) : text;
}

/**
 * What isolates words from the numbers that follow them in a list, if a letter in them runs against it: the number would
 * go on in the letter's direction, and stand on its other side (UAX #9 W2, W7, N1).
 */
export function isolatesBeforeNumbers(text: string, direction: 'rtl' | 'ltr'): Isolates | undefined {
  if (!hasLetters(text, opposite(direction))) return undefined;
  return isolates[runAgainst(text, direction) ? opposite(direction) : direction];
}

/** Such words with what isolates them. */
export function isolatedBeforeNumbers(text: string, direction: 'rtl' | 'ltr'): string {
  const around = isolatesBeforeNumbers(text, direction);
  return around === undefined ? text : between(text, around);
}

const arabicScripts = new Set(['arab', 'aran']);

/**
 * The words of a language, if it has a table; else in Arabic where it is written in Arabic letters, whose readers know
 * them from other books, and in English elsewhere.
 */
export function wordsIn<T>(
  tables: Readonly<Record<string, T>> & { readonly ar: T; readonly en: T },
  language: string,
): T {
  return tables[primaryLanguage(language)] ?? (isInArabicLetters(language) ? tables.ar : tables.en);
}

/** Whether a language is written in Arabic letters, and so with Arabic digits. */
export function isInArabicLetters(language: string): boolean {
  const [primary = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((part) => /^[a-z]{4}$/.test(part));
  if (script !== undefined) return arabicScripts.has(script);
  return rightToLeft.has(primary) && !ownLetters.has(primary);
}
