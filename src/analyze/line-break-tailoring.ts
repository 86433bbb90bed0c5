/**
 * Where books depart from UAX #14, which leaves it to tailoring (§8): a line does not end between a name and its
 * honorific, nor before «بن», nor between a number and the abbreviation it belongs to, nor in a short relation or pair of
 * dates, nor between a dash and what it encloses; it may end within an address. Each function rewrites the breaks of a
 * text.
 */

import { formulaLetters, lowered, operationSigns, raised, relationSigns } from '../book/formula-signs.ts';
import { ALLOWED, PROHIBITED } from './line-break.ts';
import { belongsToNumber, countedAbbreviations, isCounted } from './number-words.ts';
import { isDigit, isOfWord, plain, wordFrom, wordTo } from './words.ts';

/** Below this there is no honorific: what almost every character is tested against. */
const FIRST_HONORIFIC = 0xfd40;
const LAST_OF_FIRST_GROUP = 0xfd4f;

/**
 * The honorifics that follow a name, as single characters: رحمه الله … عليهم السلام (U+FD40–FD4F), U+FDCF, ﷺ, ﷻ,
 * سبحانه وتعالى (U+FDFE), عز وجل (U+FDFF). ﷽ (U+FDFD) is not among them: it opens a text.
 */
function isHonorific(unit: number): boolean {
  if (unit < FIRST_HONORIFIC) return false;
  if (unit <= LAST_OF_FIRST_GROUP) return true;
  return unit === 0xfdcf || unit === 0xfdfa || unit === 0xfdfb || unit === 0xfdfe || unit === 0xfdff;
}

/** Prayers that say for whom: رحمه الله, حفظهما الله. */
const prayersFor = ['رحم', 'حفظ', 'أعز', 'أيد', 'لعن']
  .flatMap((verb) => ['ه', 'ها', 'هم', 'هما', 'هن'].map((whom) => verb + whom))
  .join(' ');

/** The last words of honorifics that are spelled out, and the words that stand before each, as `plain` writes them. */
const spelledHonorifics: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  (
    [
      ['الله', `رضي صلى كرم قدس غفر عجل رحمة ${prayersFor}`],
      ['السلام الصلاة', 'عليه عليها عليهم عليهما عليهن عليك'],
      ['وجل', 'عز'],
      ['جلاله وعلا', 'جل'],
      ['وتعالى', 'سبحانه تبارك'],
    ] as const
  ).flatMap(([lasts, firsts]) => {
    const before = new Set(firsts.split(' ').map(plain));
    return lasts.split(' ').map((last) => [plain(last), before] as const);
  }),
);

/** Whether a second word may begin at `at`: asked of every word, so of its first letters alone. */
function mayBeSecond(text: string, at: number): boolean {
  const next = text.charAt(at + 1);
  switch (text.charAt(at)) {
    case 'ا':
    case 'ٱ':
      return next === 'ل' && /[لسص]/.test(text.charAt(at + 2));
    case 'و':
      return 'جعت\u{64e}'.includes(next);
    case 'ج':
      return 'ل\u{64e}'.includes(next);
    default:
      return false;
  }
}

/**
 * An honorific is never parted from the name before it, so in «محمد ﷺ» the space does not break; nor, where it is
 * spelled out, are its first two words («رضي الله عنه»). Arabic typesetters' practice. Rewrites `breaks` in place.
 */
export function keepHonorifics(text: string, breaks: Uint8Array): void {
  for (let i = 1; i < text.length; i++) {
    if (breaks[i] !== ALLOWED) continue;
    if (isHonorific(text.charCodeAt(i)) || (mayBeSecond(text, i) && isInHonorific(text, i - 1)))
      breaks[i] = PROHIBITED;
  }
}

/** A space in one; before its first word و or ف may stand. */
function isInHonorific(text: string, space: number): boolean {
  const firsts = spelledHonorifics.get(plain(wordFrom(text, space + 1)));
  if (firsts === undefined || text.charCodeAt(space) !== SPACE) return false;
  const first = plain(wordTo(text, space));
  return firsts.has(first) || (/^[وف]/.test(first) && firsts.has(first.slice(1)));
}

/** What a name of God follows in a name: «عبد الله», «عبيد الله». */
const servants = new Set(['عبد', 'عبيد']);
const BEH = 0x628;
const DAL = 0x62f;
const LAM = 0x644;
const NOON = 0x646;
const isVowel = (unit: number): boolean => unit >= 0x64b && unit <= 0x652;

/**
 * «عبد» is not parted from the Name behind it, which Ibn al-Ṣalāḥ holds against scribes (Muqaddima, naw‘ 25), nor is «بن»
 * from the name before it: at the head of a line it would be written «ابن». Rewrites `breaks` in place.
 */
export function keepNames(text: string, breaks: Uint8Array): void {
  for (let i = 2; i < text.length; i++) {
    if (breaks[i] !== ALLOWED || text.charCodeAt(i - 1) !== SPACE) continue;
    if (text.charCodeAt(i) === BEH ? isSon(text, i) : isNameOfServant(text, i)) breaks[i] = PROHIBITED;
  }
}

/** «بن», behind a word, with its vowels or without. */
function isSon(text: string, start: number): boolean {
  const next = text.charCodeAt(start + 1);
  if (next !== NOON && !isVowel(next)) return false;
  return isOfWord(text.charCodeAt(start - 2)) && plain(wordFrom(text, start)) === 'بن';
}

/** A Name with its article, behind «عبد». */
function isNameOfServant(text: string, start: number): boolean {
  const last = text.charCodeAt(start - 2);
  if ((last !== DAL && !isVowel(last)) || text.charCodeAt(start + 1) !== LAM) return false;
  return 'اٱ'.includes(text.charAt(start)) && servants.has(plain(wordTo(text, start - 1)));
}

const SPACE = 0x20;

/** A number in groups is at most so long, spaces and all: «+962 6 123 4567», «10 203 693». A row of numbers is longer. */
const longestGroups = 20;

/**
 * A number stays with the one-letter abbreviation before it («ص ٤٥», «جـ ٢», «p. 7»), with the word for what is
 * counted («الشكل ٢»), with the era, measure or month after it («٣٧٧ هـ», «٢١ سم», «50 %», «٤٠ عامًا», «١٢ ربيع الأول»:
 * one word, so that narrow columns keep their breaks), and its groups together («10 203 693»): short numerical
 * expressions are linked with hard spaces (R. Bringhurst, The Elements of Typographic Style, §2.4). Rewrites `breaks`
 * in place.
 */
export function keepNumbers(text: string, breaks: Uint8Array): void {
  for (let i = 2; i < text.length; i++) {
    if (breaks[i] !== ALLOWED || text.charCodeAt(i - 1) !== SPACE) continue;
    const isTied = isDigit(text.charCodeAt(i))
      ? isOfGroups(text, i) || isAbbreviationBefore(text, i - 1) || isCountedBefore(text, i - 1)
      : isDigit(text.charCodeAt(i - 2)) && belongsToNumber(text, i);
    if (isTied) breaks[i] = PROHIBITED;
  }
}

/** The digits at `start` go on with those before the space, in a number that is not too long for it. */
function isOfGroups(text: string, start: number): boolean {
  const isOfNumber = (at: number): boolean =>
    isDigit(text.charCodeAt(at)) ||
    (text.charCodeAt(at) === SPACE && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1)));
  if (!isOfNumber(start - 1)) return false;
  let first = start;
  while (start - first <= longestGroups && isOfNumber(first - 1)) first--;
  let end = start;
  while (end - first <= longestGroups && isOfNumber(end)) end++;
  return end - first <= longestGroups;
}

/** The word that ends at `end` is one letter, and perhaps a full stop or, as in «جـ», a tatweel. */
function isAbbreviationBefore(text: string, end: number): boolean {
  const at = /[.\u{640}]/u.test(text.charAt(end - 1)) ? end - 2 : end - 1;
  const unit = text.charCodeAt(at);
  return isOfWord(unit) && !isDigit(unit) && !(at > 0 && isOfWord(text.charCodeAt(at - 1)));
}

/** The word that ends at `end` is of what is counted in a book, or abbreviates that with a full stop. */
function isCountedBefore(text: string, end: number): boolean {
  const isAbbreviated = text.charAt(end - 1) === '.';
  const word = wordTo(text, isAbbreviated ? end - 1 : end);
  return isAbbreviated ? countedAbbreviations.has(word.toLowerCase()) : isCounted(word);
}

/** The parts that a slash joins are no longer, in a date or beside a leaf's number. */
const longestAtSlash = 10;
const hasDigit = /[0-9\u{660}-\u{669}\u{6f0}-\u{6f9}]/u;
const beginsLatin = /^[A-Za-z]/;
/** What such a part may stand behind. */
const opensPart = /[\s([{«"“،؛:]/;

const isOfPart = (unit: number): boolean => isOfWord(unit) || unit === 0x2e || unit === 0x66b;

/**
 * Two short parts with a slash between them stay together where one has digits: a date in two calendars («٧٣٢م/١١٤هـ»),
 * a leaf and its side («ص ١٢/ب»). UAX #14 parts them behind the slash (SY) where no digits stand on both sides (LB25).
 * Paths and Latin words part as before. Rewrites `breaks` in place.
 */
export function keepSlashes(text: string, breaks: Uint8Array): void {
  for (let slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', slash + 1)) {
    if (breaks[slash + 1] === ALLOWED && joinsParts(text, slash)) breaks[slash + 1] = PROHIBITED;
  }
}

function joinsParts(text: string, slash: number): boolean {
  let start = slash;
  while (start > 0 && isOfPart(text.charCodeAt(start - 1))) start--;
  let end = slash + 1;
  while (end < text.length && isOfPart(text.charCodeAt(end))) end++;
  const [before, after] = [text.slice(start, slash), text.slice(slash + 1, end)];
  if (!isPart(before) || !isPart(after) || text.charAt(end) === '/') return false;
  if (start > 0 && !opensPart.test(text.charAt(start - 1))) return false;
  return hasDigit.test(before + after) && !(beginsLatin.test(before) && beginsLatin.test(after));
}

const isPart = ({ length }: string): boolean => length > 0 && length <= longestAtSlash;

const symbol = `[${formulaLetters}]{1,2}`;
const index = `[\\d${raised}${lowered}′]{0,3}`;
/**
 * A number with its sign and unit, or a symbol of one or two letters with what it is said of, f(x), and another behind a
 * stroke, α/β; with the controls that isolate it.
 */
const operand = `(?:[-−+±]?[.٫]?\\p{Nd}+(?:[.,٫٬/]\\p{Nd}+)*[%٪°]?(?:${symbol})?[²³]?|${symbol}${index}(?:\\([^() ]{1,3}\\)|/${symbol}${index})?)(?![A-Za-z])\\p{Cf}*`;
const signs = `${relationSigns}${operationSigns}`;
const relationSign = new RegExp(`[${signs}]`, 'u');
const relations = new RegExp(
  `(?<![A-Za-z\\p{Nd}.,٫٬/])${operand}(?: [${signs}] \\p{Cf}*${operand})+(?!\\p{Nd})`,
  'gu',
);
/** A pair in brackets with a sign among it, which runs from left to right in Arabic too (book/structured-text.ts). */
const pairs =
  /[([](?=[^()[\]]{0,16}[-−+])[-−+]?\p{Nd}[\p{Nd}.٫]{0,7}(?:[,;] [-−+]?\p{Nd}[\p{Nd}.٫]{0,7}){1,2}[)\]]/gu;
/** A sign that opens its bracket, and the number it is said of: (> 7B). */
const openingRelations = new RegExp(`(?<=[([]\\p{Cf}*)[${signs}~] \\p{Cf}*\\p{Nd}`, 'gu');
const hasRelation = new RegExp(
  ` [${signs}] |[([]\\p{Cf}*[${signs}~] |[([](?:\\p{Nd}[^()[\\]]{0,16})?[-−+]\\p{Nd}`,
  'u',
);
const controls = /\p{Cf}/gu;
/** Eight characters on each side of a sign and its spaces. */
const longestRelation = 19;

/**
 * A short relation between numbers or symbols stays whole («٣٫٥ ± ٠٫٢», p < .001), and so does a pair with a sign,
 * (-5, 5); a longer relation may part behind its signs, not before them (The Chicago Manual of Style, 17th edition,
 * 12.23). UAX #14 parts them on both sides, and a decimal point from its digits. Rewrites `breaks` in place.
 */
export function keepRelations(text: string, breaks: Uint8Array): void {
  if (!hasRelation.test(text)) return;
  const found = [relations, openingRelations, pairs].flatMap((kind) => [...text.matchAll(kind)]);
  for (const { 0: relation, index: start } of found) {
    const isShort = relation.replaceAll(controls, '').length <= longestRelation;
    for (let at = start + 1; at < start + relation.length; at++) {
      const isBeforeSign = text.charCodeAt(at + 1) === SPACE && relationSign.test(text.charAt(at));
      if ((isShort || isBeforeSign) && breaks[at] === ALLOWED) breaks[at] = PROHIBITED;
    }
  }
}

/** C++ and its like stay whole: to UAX #14 a plus sign opens what follows (PR), and another one may (LB31). */
export function keepSigns(text: string, breaks: Uint8Array): void {
  for (let at = text.indexOf('++'); at >= 0; at = text.indexOf('++', at + 1)) {
    if (breaks[at + 1] === ALLOWED) breaks[at + 1] = PROHIBITED;
  }
}

/** A dash, or hyphens for one. U+2011 parts from nothing already. */
const dashes = /[-‒–—―]+/g;
const hasDash = /[-‒–—―]/;
/** What a dash may stand at directly, as a bracket does: «-رضي الله عنه-», «(-٥)». */
const opensWord = /[\p{L}\p{M}\p{N}«“"'‘([{﴿\u{a0}]/u;
const closesWord = /[\p{L}\p{M}\p{N}»”"'’)\]}﴾\u{a0}]/u;
/** The end of a sentence; not the full stop behind one letter, of «ت. ٢٣٠ هـ». */
const sentenceEnd = /(?:[\p{L}\p{M}\p{N}]{2}\.|[!?؟…])[»”")\]]*(?:\s|$)|\u{2028}/u;
/** Digits of a number whose range stays together; longer ones may part. */
const longestInRange = 5;

interface Dash {
  readonly mark: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A dash stays with what it encloses, as a bracket would: of a pair in a sentence («أبو بردة - وهو من بني عبد الدار -
 * أخبره») the first with the word after it, the second with the word before; one alone with the word before, as a
 * colon would, unless it begins its line, as in dialogue. A range of pages stays whole: «٨٠٠–٨٠١». Typesetters' practice;
 * in UAX #14 a space before a dash is like any other (LB18, LB21). Rewrites `breaks` in place.
 */
export function keepDashes(text: string, breaks: Uint8Array): void {
  if (!hasDash.test(text)) return;
  const prohibit = (at: number): void => {
    if (breaks[at] === ALLOWED) breaks[at] = PROHIBITED;
  };
  const open = ({ end }: Dash): void => prohibit(afterSpaces(text, end));
  const close = ({ start }: Dash): void => prohibit(start);
  /** With a space on each side, and not known yet which of them binds. */
  let pending: Dash | undefined;
  for (const { 0: mark, index: start } of text.matchAll(dashes)) {
    const dash: Dash = { mark, start, end: start + mark.length };
    if (isInChain(text, dash)) close(dash);
    else if (isInRange(text, dash)) {
      open(dash);
      close(dash);
    } else if (beginsLine(text, start)) open(dash);
    else if (opensWord.test(text.charAt(dash.end))) {
      if (closesWord.test(text.charAt(start - 1))) close(dash);
      else open(dash);
    } else if (pending !== undefined && isPair(text, pending, dash)) {
      open(pending);
      close(dash);
      pending = undefined;
    } else if (text.charCodeAt(start - 1) === SPACE) {
      if (pending !== undefined) close(pending);
      pending = dash;
    } else close(dash);
  }
  if (pending !== undefined) close(pending);
}

function isPair(text: string, one: Dash, other: Dash): boolean {
  return one.mark === other.mark && !sentenceEnd.test(text.slice(one.end, other.start));
}

function afterSpaces(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === SPACE) end++;
  return end;
}

/** Nothing is before it but spaces and controls. */
function beginsLine(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && /[ \p{Cf}]/u.test(text.charAt(at))) at--;
  return at < 0 || /[\n\u{2028}]/u.test(text.charAt(at));
}

/**
 * One of a row of at least four numbers with the same dash and spaces between them, as years stand: it may part behind
 * each. Fewer are a range, a date or a telephone number.
 */
function isInChain(text: string, { mark, start, end }: Dash): boolean {
  const joint = ` ${mark} `;
  const before = text.slice(Math.max(0, start - longestChain), start + mark.length + 1).split(joint);
  const after = text.slice(start - 1, end + longestChain).split(joint);
  if (before.pop() !== '' || after.shift() !== '') return false;
  return numbersIn(before.reverse(), endsInNumber) + numbersIn(after, beginsWithNumber) >= fewestInChain;
}

const endsInNumber = /(?<!\p{Nd})\p{Nd}{1,9}$/u;
const beginsWithNumber = /^\p{Nd}{1,9}(?!\p{Nd})/u;

/**
 * How many numbers stand at the beginning of some pieces in a row, none for the lack of a first; one that holds more
 * ends it.
 */
function numbersIn(pieces: readonly string[], number: RegExp): number {
  let count = 0;
  for (const piece of pieces) {
    const [found] = number.exec(piece) ?? [];
    if (found === undefined) break;
    count++;
    if (found !== piece) break;
  }
  return count === 0 ? Number.NEGATIVE_INFINITY : count;
}

const fewestInChain = 4;
/** Characters round a dash in which the rest of its row is looked for. */
const longestChain = 48;

/** Short numbers on both sides, with a space or none between: «12–15», «١٢ - ١٥». */
function isInRange(text: string, { start, end }: Dash): boolean {
  const isSpaced = text.charCodeAt(start - 1) === SPACE && text.charCodeAt(end) === SPACE;
  const [to, from] = isSpaced ? [start - 1, end + 1] : [start, end];
  const digitsFrom = (at: number, step: 1 | -1): number => {
    let count = 0;
    while (count <= longestInRange && isDigit(text.charCodeAt(at + count * step))) count++;
    return count;
  };
  const [before, after] = [digitsFrom(to - 1, -1), digitsFrom(from, 1)];
  return before > 0 && after > 0 && before <= longestInRange && after <= longestInRange;
}

/** What an address is looked for in: characters of ASCII in a row. Shorter ones are not worth parting. */
const addressLike = /[!-~]{12,}/g;
/** A web address, with or without its scheme, a mail address, a DOI. */
const address = /:\/\/|^www\.|^[\w.+-]+@[\w-]+\.|^[\w-]+(?:\.[\w-]+)+\/|^(?:doi:)?10\.\d{4,}\//i;
/**
 * A line may end before these within an address, and after a slash. Not at a full stop, though the manual has it: beside
 * Arabic it would be taken for the end of a sentence.
 */
const opensRest = /[-_?&=#%~@]/;
const isAlphanumeric = (character: string): boolean => /[0-9A-Za-z]/.test(character);
/** Characters of an address that stand together at a line's end and at its beginning. */
const leastPart = 4;
const isMail = /^[\w.+-]+@[\w.-]+[^\w]*$/;
/** A mail address of so many characters stays whole. */
const longestMail = 24;

/**
 * An address may be parted before its marks and after its slashes, never after a mark: a hyphen would be taken for the
 * compositor's (The Chicago Manual of Style, 17th edition, 7.46). UAX #14 parts it at few: after a slash, and not
 * where a digit follows. Rewrites `breaks` in place.
 */
export function openAddresses(text: string, breaks: Uint8Array): void {
  if (!text.includes('/') && !text.includes('@')) return;
  for (const { 0: run, index: start } of text.matchAll(addressLike)) {
    if (!address.test(run) || (run.length <= longestMail && isMail.test(run))) continue;
    for (let at = leastPart; at <= run.length - leastPart; at++) {
      const [before, here] = [run.charAt(at - 1), run.charAt(at)];
      const opens = opensRest.test(here) && isAlphanumeric(before) && isAlphanumeric(run.charAt(at + 1));
      if (opens || (before === '/' && isAlphanumeric(here))) breaks[start + at] = ALLOWED;
      else if (before === '.' || opensRest.test(before)) breaks[start + at] = PROHIBITED;
    }
  }
}
