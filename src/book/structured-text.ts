/**
 * Structured text (UAX #9 4.3, HL4): what has an order of its own, whatever runs round it. In Arabic the bidirectional
 * algorithm alone gives the groups of a telephone number from right to left, puts the sign of `@name` behind it and that
 * of `C++` before it, and the exponent of a formula at its other end. In: a text; out: the parts that run from left to
 * right. Numbers without a sign, ranges, dates and sums of Arabic-Indic numbers are left to the algorithm.
 */

import type { Range } from '../source.ts';
import {
  formulaLetters,
  lowered,
  openingSigns,
  operationSigns,
  raised,
  relationSigns,
} from './formula-signs.ts';
import { isolated, isolates, runAgainst } from './language.ts';
import { halfOfDay, latinUnit } from './latin-units.ts';
import { phrasesRound } from './phrases-round.ts';

const digit = '[0-9\\u{660}-\\u{669}\\u{6f0}-\\u{6f9}]';
const space = '[ \\u{a0}]';
/** In brackets is what is dialled only from elsewhere. */
const group = `(?:\\(${digit}+\\)|${digit}+)`;
const groups = `${group}(?:[ \\u{a0}-]${group})+`;
/** Nothing but a word's first letters that Arabic writes together with what follows: «و50°C», «بـ50°C». */
const wordBefore = '(?<=(?<![\\p{L}\\p{M}\\p{N}])[وف]?\\p{M}?[بلك]?\\p{M}?\\u{640}?)';
/** The same, and at least one of them. */
const clinging = '(?<![\\p{L}\\p{M}\\p{N}])(?:[وف]\\p{M}?[بلك]?|[بلك])\\p{M}?\\u{640}?';
const nothingBefore = '(?<![\\p{L}\\p{N}.,/٫٬-])';
const atMostClinging = `(?:${nothingBefore}|(?<=${clinging}))`;

/** Words that a telephone number follows where it does not begin with its country's: in Arabic, Persian, Urdu. */
const telephones = 'هاتف|تلفون|تليفون|جوال|محمول|موبايل|فاكس|واتساب|واتس آب|تلفن|نمابر|فکس|فون|فیکس|موبائل';
/** Between two numbers that one such word announces. */
const another = `${space}?(?:[،,/]|أو|و|یا)${space}?`;

const telephoneNumbers = new RegExp(
  [
    // The country first: +962 6 123 4567, (+33) 1 40 57 65 00, 00962-79-555-1234.
    `(?:\\(\\+${digit}{1,3}\\)|\\+${digit}{1,3})(?:[ \\u{a0}-]?${group}){1,7}`,
    `${nothingBefore}(?:00|٠٠|۰۰)${digit}{1,3}(?:[ \\u{a0}-]${digit}+){2,6}`,
    // The area first: 079-555-1234, 02-1234567; 03-12-2024 is a date.
    `${nothingBefore}[0٠۰](?:${digit}{2,3}-${digit}{3,4}-${digit}{3,4}|${digit}{1,3}-${digit}{6,8})(?!-?${digit})`,
    `(?=\\(?${digit})(?<=(?:${telephones})[^\\n0-9\\u{660}-\\u{669}\\u{6f0}-\\u{6f9}]{0,12}(?:${groups}${another}){0,4})${groups}`,
  ].join('|'),
  'gu',
);
const anyDigit = new RegExp(digit, 'gu');
/** Fewer digits are no telephone number. */
const fewestDigits = 6;

const plainNumber = '[0-9]+(?:[.,][0-9]+)*';
const degrees = `[-−+]?[0-9]+(?:[.,][0-9]+)?${space}?°${space}?[A-Za-z](?![A-Za-z])`;

/** As a row of them is written. */
const year = '(?:1[0-9]|20)[0-9]{2}';
const clock = '[0-9]{1,2}(?::[0-9]{2}){0,2}';
/** 16 GB, 10–20 kg, 5 mg/mL; 10:30 AM. */
const measure = `(?:(?:${degrees}|[-−+±]?${plainNumber}(?:[–-]${plainNumber})?${space}?${latinUnit}(?![\\w²³]|/[A-Za-z]))|${clock}${space}?(?:${halfOfDay}|[ap]\\.m\\.)(?!\\w))`;

/** A name beside another, with its sign if it has one: C/C++, C++/C#. */
const name = `[A-Za-z][\\w${raised}${lowered}]*(?:\\+\\+|[+#−⁺⁻])?`;

// What each begins with is asked first: what stands before it takes longer to look at, and would be at each character.
const signs = new RegExp(
  [
    // ISBN and ISSN; behind their Latin names they are in order already, and isolated they would part from them.
    `(?=[9٩۹])${atMostClinging}(?<![A-Za-z][: \\u{a0}]{0,2})(?:97[89]|٩٧[٨٩]|۹۷[۸۹])(?:[ -]${digit}+){3,4}`,
    `(?<=ردم[كد][: \\u{a0}]{0,3})${digit}+(?:-(?:${digit}|X)+)+`,
    // 10⁻³; 350°F, -18 °C, 16 GB, 220 V / 50 Hz, 48.9° N, 2.4° E.
    `(?=${digit})${atMostClinging}${digit}+[⁺⁻][${raised}]+`,
    `(?=[-−+±0-9])(?<![0-9][.,/:–-])${wordBefore}${measure}(?:(?:${space}?[/–-]${space}?|[,;]${space}?)${measure})*`,
    // 443/tcp; $5,795, US$ 20.
    `(?=[0-9])(?<![0-9][.,/])${wordBefore}[0-9]+/[A-Za-z]{2}[\\w-]*(?![\\w/])`,
    `(?<![\\w$€£¥]|[0-9]${space})(?:US|CA|AU|HK|[ACS])?[$€£¥]${space}?${plainNumber}(?:[–-]${plainNumber})?(?:[kKMB](?!\\w))?(?![\\w$€£¥])`,
    // 800-555-0199, 1234-5678-9012-3456, 2023-00145: neither dates nor years.
    `(?=[0-9])${atMostClinging}(?<![A-Za-z][: \\u{a0}]{0,2})(?![0-9]{1,4}-[0-9]{1,2}-[0-9]{1,4}(?![-0-9]))(?!(?:${year}-)+${year}(?![-0-9]))(?:(?=[0-9-]{9})[0-9]+(?:-[0-9]+){2,}|[0-9]{2,}-0[0-9]{2,})(?![-0-9])`,
    // A cell or brackets with nothing else: <0.001, (> 7B).
    `(?<=^${space}*|[([])[<>≤≥≈~]${space}?${plainNumber}%?[A-Za-z]{0,2}(?=${space}*$|[)\\]])`,
    // @name, #tag, name(); C++, C#, Na⁺, Ca²⁺, A+.
    '(?<![\\w@#/.])[@#][A-Za-z]\\w*',
    '(?<![\\w@#/.])[A-Za-z_][\\w.]*\\(\\)',
    // 24-hour, 2,4-D: beside Arabic the hyphen would turn the two round.
    `(?=[0-9])(?<![0-9][.,])${wordBefore}[0-9]+(?:[.,][0-9]+)*-[A-Za-z][\\w-]*(?![\\w@:/]|[.-]\\w)`,
    // .NET, .pdf; /usr/local/bin, after nothing that an address could go on from.
    '(?=[./])(?<=^|[\\s(«‹“„"])(?:\\.[A-Za-z]\\w*|(?:/[0-9_.-]*[A-Za-z][\\w.-]*)+/?)(?![\\w@:/])',
    // A*, f′; ∇f, ¬P(x).
    `(?<![\\w@#/.*])[A-Za-z][${raised}${lowered}]*(?:[*∗](?![\\w*])|[′″‴](?!\\w))`,
    `(?<![${openingSigns}])[${openingSigns}]{1,3}[${formulaLetters}][${formulaLetters}0-9${raised}${lowered}]*(?:\\([^()\\n\\p{scx=Arabic}]{0,40}\\))?`,
    `(?<![\\w@#/.])(?:${name}/)*[A-Za-z][A-Za-z0-9${raised}${lowered}]*(?:\\+\\+|[+#−⁺⁻])(?:/${name})*(?![\\w+#])`,
  ].join('|'),
  'gu',
);

/** European or Persian: both are European numbers to the algorithm (EN), as Arabic-Indic ones are not (AN). */
const european = '[0-9\\u{6f0}-\\u{6f9}]';
const amount = `${european}+(?:[.,٫٬]${european}+)*`;
/** Not what a word, a range, a date or a dash goes on from. */
const endsAmount = `(?![.,٫٬/:]?${european}|[A-Za-z/]|[-–—])`;
/** A hyphen that opens an aside, for another closes it behind a word: «كان -5 سنين- هناك». */
const opensAside = '(?=-[^\\n]{1,60}[\\p{L}\\p{M}\\p{N})»]-(?![\\p{L}\\p{M}\\p{N}]))';
/** A number without a sign, as before the sign of a sum or the dash of a range. */
const afterNumber = `(?<=(?<![-−+±.,٫٬/\\p{N}])\\p{Nd}[\\p{Nd}.,٫٬]*${space})`;

/**
 * Numbers with their sign, which stands at their left in Arabic with European digits and in Persian (CLDR, minusSign and
 * plusSign of ar-u-nu-latn and fa: a left-to-right mark before the sign). Beside Arabic it would go to the right: it is
 * no number's (ES, UAX #9 W4 and W6). Arabic-Indic digits have it at the right (CLDR, ar-u-nu-arab: an Arabic letter mark).
 */
const signedNumbers = new RegExp(
  [
    // A pair or more with a sign among them or a decimal point: (-5, 5), [-1, +1), [0.1, 0.26].
    `[(\\[](?=[^()\\[\\]]*(?:[-−+]${european}|[0-9]\\.[0-9]))[-−+]?${amount}(?:[,;]${space}?[-−+]?${amount}){1,3}[)\\]]`,
    `(?=[-−+±.])(?<=^|[\\s(\\[{«‹“„"\\u{200e}\\u{200f}\\u{2066}-\\u{2069}]|(?<!\\w)[=<>≤≥≈≠]|${clinging})(?!${opensAside})(?!${afterNumber})(?:[-−+±]\\.?|\\.)${amount}(?:/${european}+)?(?:[%٪‰]|°(?!\\p{scx=Arabic})[A-Za-z]?)?${endsAmount}`,
  ].join('|'),
  'gu',
);

const latinNumber = '[-−+]?(?:[0-9]+(?:[.,][0-9]+)?|\\.[0-9]+)';
const latinRange = `${latinNumber}(?:${space}?[–,-]${space}?|${space}to${space})${latinNumber}`;
/**
 * A percentage of Latin words, and the range that they give: 95% CI: 1.2–3.4. Beside Arabic its number is Arabic's (AN,
 * UAX #9 W2), and would leave them.
 */
const percentages = `(?=[0-9])${wordBefore}[0-9]+(?:[.,][0-9]+)?${space}?%${space}(?=[A-Za-z])[\\w-]+(?::?${space}(?:\\(${latinRange}\\)|\\[${latinRange}\\]|${latinRange}))?`;
/** A Latin title that begins with a number, within its quotation marks: «2001: A Space Odyssey»; not «3D». */
const titles =
  '(?=[0-9])(?<=[«‹“„"])[0-9]+(?![\\w.,]*[A-Za-z])[\\p{sc=Latin}\\p{M}0-9 \\u{a0}!#-/:-?’\\u{2010}-\\u{2014}…]+(?=[»›”"])';
const latinNumbers = new RegExp(`${percentages}|${titles}`, 'gu');

/** What stands between quotation marks, or in brackets, with nothing of Arabic in it; no longer than a title. */
const latinWords = '(?!\\s)[^\\n()[\\]«»‹›“”„"\\p{scx=Arabic}]{1,200}(?<!\\s)';
const enclosed = new RegExp(
  [
    ['«', '»'],
    ['‹', '›'],
    ['[“„]', '[“”]'],
    ['"', '"'],
    ['\\(', '\\)'],
    ['\\[', '\\]'],
  ]
    .map(([opening, closing]) => `(?<=${opening})${latinWords}(?=${closing})`)
    .join('|'),
  'gu',
);
const isQuotation = /[«‹“„"]/u;
/** What may stand between a quotation and Latin words or numbers that would draw its mark to them. */
const besideWords = '[ \\u{a0}\\u{2028}.,:;،؛()[\\]«»‹›“”„"–-]{1,5}';
const afterLatin = new RegExp(`[A-Za-z0-9]${besideWords}$`, 'u');
const beforeLatin = new RegExp(`^${besideWords}[A-Za-z0-9]`, 'u');

/** What formulas are made of, in one run; what stands beside it tells an address from a formula. */
const symbols = `${formulaLetters}0-9${raised}${lowered}`;
const signsOfFormulas = relationSigns + operationSigns + openingSigns;
const opens = '(\\[{⟨⌈⌊⟦';
const closes = ')\\]}⟩⌉⌋⟧';
const formulaRuns = new RegExp(
  `(?<![\\w@#/.?&%:])[${symbols}${opens}${closes}${signsOfFormulas}|‖/^_!%°'′″.,…⋯:~ -]{3,}(?![\\w@#?&:])`,
  'gu',
);
const firstOfFormula = new RegExp(`[${symbols}${opens}${openingSigns}|‖−+±-]`, 'u');
const lastOfFormula = new RegExp(`[${symbols}${closes}|‖°'′″%!](?=[^${symbols}${closes}|‖°'′″%!]*$)`, 'u');
/** A sign that compares, or one that reckons and has a space on each side: A/B and state-of-the-art are words. */
const relation = new RegExp(`[${relationSigns}]|[^ ] [${operationSigns}~] [^ ]`, 'u');
const letter = new RegExp(`[${formulaLetters}]`, 'u');

const closing: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '⟩': '⟨',
  '⌉': '⌈',
  '⌋': '⌊',
  '⟧': '⟦',
};
const opening = new Set(Object.values(closing));
/** Each may close what the other opens, of an interval without one of its ends: (0, 1]. */
const endsOfInterval = /[)\]]/;
const isInterval = /^[([][^,]*,[^,]*$/;

/** Where a bracket first stands without its partner; undefined where none does. */
function unpaired(text: string): number | undefined {
  const open: { readonly bracket: string; readonly at: number }[] = [];
  for (let at = 0; at < text.length; at++) {
    const bracket = text.charAt(at);
    if (opening.has(bracket)) open.push({ bracket, at });
    else if (bracket in closing) {
      const partner = open.pop();
      if (partner === undefined) return at;
      if (partner.bracket === closing[bracket]) continue;
      if (!endsOfInterval.test(bracket) || !isInterval.test(text.slice(partner.at, at))) return at;
    }
  }
  return open[0]?.at;
}

const isFormula = new RegExp(`${relation.source}|[∀∃∄{]`, 'u');
/** Of a heading or a theorem: «المبرهنة 4.4. x > 0». */
const numberBefore = /^ *[0-9]+(?:\.[0-9]+)*\. /;

/**
 * Where the formula of a run begins: after a number before it, and after what a colon parts from it, as a label. Behind a
 * relation, a quantifier or an open brace, and before a sign of equality, the colon is the formula’s: ∀x ∈ A: f(x) ≥ 0,
 * {x : x > 0}, n := 1.
 */
function afterLabels(run: string): number {
  let start = 0;
  for (let colon = run.indexOf(':'); colon >= 0; colon = run.indexOf(':', start)) {
    const before = run.slice(start, colon);
    if (isFormula.test(before) || run[colon + 1] === '=') break;
    start = colon + 1;
  }
  return start + (numberBefore.exec(run.slice(start))?.[0].length ?? 0);
}

/** The formulas of a text: with letters, since sums of numbers are read from the right in Arabic. */
function formulasIn(text: string): readonly Range[] {
  return [...text.matchAll(formulaRuns)].flatMap(({ 0: found, index }) => {
    const label = afterLabels(found);
    const run = found.slice(label);
    const start = run.search(firstOfFormula);
    const last = lastOfFormula.exec(run);
    if (start < 0 || last === null || last.index < start) return [];
    const whole = run.slice(start, last.index + last[0].length);
    const cut = unpaired(whole);
    // A bracket that opens in it and closes after it, or the other way round, belongs to the text.
    const formula = cut === undefined ? whole : (cut === 0 ? whole.slice(1) : whole.slice(0, cut)).trim();
    if (unpaired(formula) !== undefined || !relation.test(formula) || !letter.test(formula)) return [];
    const from = index + label + start + whole.indexOf(formula);
    return { start: from, end: from + formula.length };
  });
}

const power = `(?:[${raised}]+|\\^[-−]?[0-9]+)?`;
const reckoned = `[-−+]?${plainNumber}%?${power}`;
const reckoningSign = '[+−×·÷=±≈<>≤≥]';
const reckons = `${space}?${reckoningSign}${space}?`;
/**
 * Sums of European digits, as equations and powers are written with them: 3 × 10⁻⁴, 5 + 3 = 8, 12 ± 3; not where Arabic goes
 * on with the sum, nor «30 × 40», which is read from either side.
 */
const sums = new RegExp(
  `(?=[-−+0-9])${atMostClinging}(?<!${reckoningSign}${space}?)${reckoned}(?:${reckons}${reckoned})+(?![.,]?[\\p{L}\\p{N}%]|${space}?${reckoningSign})`,
  'gu',
);
const isReckoned = new RegExp(`[=±^−${raised}]`, 'u');

const sumsIn = (text: string): readonly Range[] =>
  [...text.matchAll(sums)].filter(([sum]) => isReckoned.test(sum)).map(rangeOf);

/** Numbers with the Latin words they belong to; a title has letters. */
function latinNumbersIn(text: string): readonly Range[] {
  return [...text.matchAll(latinNumbers)].filter(([words]) => letter.test(words)).map(rangeOf);
}

/**
 * Latin words that quotation marks or brackets stand round, where those would leave their places: a stop or question mark
 * at the end of the words goes to the other side of them, for it is Arabic's (N2); and the marks of a quotation, which
 * are no brackets to the algorithm (BD14), go to other Latin words or numbers beside it.
 */
function enclosedIn(text: string): readonly Range[] {
  return [...text.matchAll(enclosed)].map(rangeOf).filter(({ start, end }) => {
    if (!letter.test(text.slice(start, end))) return false;
    if (/^[^A-Za-z0-9]|[^A-Za-z0-9\u{c0}-\u{24f}]$/u.test(text.slice(start, end))) return true;
    if (!isQuotation.test(text.charAt(start - 1))) return false;
    return (
      beforeLatin.test(text.slice(end, end + 6)) || afterLatin.test(text.slice(Math.max(0, start - 6), start))
    );
  });
}

/** All that is structured has one of these, and most texts of Arabic none: they are asked for the least. */
const digitOrLatin = new RegExp(
  `[0-9\\u{660}-\\u{669}\\u{6f0}-\\u{6f9}@#°⁺⁻${formulaLetters}${signsOfFormulas}]`,
  'u',
);
/** A text without one of these has nothing of the kind: nearly all. */
const suspects = new RegExp(
  `[@#°⁺⁻${signsOfFormulas}]|[A-Za-z]′|هاتف|تل[يف]|جوال|محمول|موبا|فاكس|واتس|نمابر|فکس|فون|فیکس|ردم[كد]|97[89]|٩٧[٨٩]|۹۷[۸۹]|(?:00|٠٠|۰۰)${digit}|[0٠۰]${digit}{1,3}-|[0-9]${space}?%${space}[A-Za-z]|[«‹“„"][0-9]|[0-9]${space}?[-/]?[A-Za-zµμΩ]|[$€£¥]${space}?[0-9]|[0-9]-[0-9]+-[0-9]|[0-9]-0[0-9]|[(\\[][0-9.]+[,;]|(?:^|[^\\w.])\\.[0-9]|[A-Za-z][^A-Za-z0-9\\u{c0}-\\u{24f}]?[»›”")\\]]|[./](?=[A-Za-z])(?<=(?:^|[\\s(«‹“„"]).)|-(?=${european})(?<![A-Za-z\\p{N}]-)`,
  'u',
);

/** A part of a text; left to right, whatever the text's direction, where it is structured. */
export type Piece = Part | Phrase;

interface Part extends Range {
  /** What is `spaced`, a long formula or words, may part at its spaces where a line ends; nothing else that is structured may. */
  readonly kind: 'plain' | 'spaced' | 'unbroken';
}

/** What is structured with the words round it that run from left to right too: «Effective Modern C++». */
interface Phrase extends Range {
  readonly kind: 'phrase';
  /** They join up to the phrase. */
  readonly pieces: readonly Part[];
}

/** A text of a direction in pieces, from its start to its end: one, where nothing in it has an order of its own. */
export function piecesOf(text: string, direction: 'rtl' | 'ltr'): readonly Piece[] {
  const whole: Range = { start: 0, end: text.length };
  const parts =
    direction === 'rtl' && digitOrLatin.test(text) && suspects.test(text) ? structuredParts(text) : [];
  if (parts.length === 0) return [{ ...whole, kind: 'plain' }];
  return filled(whole, withPhrases(text, parts));
}

/** Parts of a text in order, those that stand in phrases in them. */
function withPhrases(text: string, parts: readonly Part[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let next = 0;
  const before = (end: number): readonly Part[] => {
    const first = next;
    while ((parts[next]?.start ?? end) < end) next++;
    return parts.slice(first, next);
  };
  for (const phrase of phrasesRound(text, parts)) {
    pieces.push(...before(phrase.start));
    pieces.push({ ...phrase, kind: 'phrase', pieces: filled(phrase, before(phrase.end)) });
  }
  return [...pieces, ...before(text.length)];
}

/** Parts of a range with the plain text between them; at least one. */
function filled<P extends Piece>({ start, end }: Range, parts: readonly P[]): readonly (P | Part)[] {
  const pieces: (P | Part)[] = [];
  let from = start;
  for (const part of parts) {
    if (part.start > from) pieces.push({ start: from, end: part.start, kind: 'plain' });
    pieces.push(part);
    from = part.end;
  }
  if (from < end) pieces.push({ start: from, end, kind: 'plain' });
  return pieces;
}

const rangeOf = (found: RegExpExecArray): Range => ({
  start: found.index,
  end: found.index + found[0].length,
});

/** Formulas of so many characters are read as a word is: x ∈ ℝ, p < 0.05. */
const longestUnbroken = 12;

/** The parts that run from left to right, in order; of two that overlap the first counts. */
function structuredParts(text: string): readonly Part[] {
  const numbers = [...text.matchAll(telephoneNumbers)].filter(
    ([number]) => (number.match(anyDigit)?.length ?? 0) >= fewestDigits,
  );
  const unbroken = [...numbers, ...text.matchAll(signs), ...text.matchAll(signedNumbers)].map(rangeOf);
  const all = [
    ...[...formulasIn(text), ...sumsIn(text)].map(
      (range): Part => ({
        ...range,
        kind: range.end - range.start <= longestUnbroken ? 'unbroken' : 'spaced',
      }),
    ),
    ...[...latinNumbersIn(text), ...enclosedIn(text)].map((range): Part => ({ ...range, kind: 'spaced' })),
    ...unbroken.map((range): Part => ({ ...range, kind: 'unbroken' })),
  ].sort((one, other) => one.start - other.start || other.end - one.end);
  let from = 0;
  return all.filter(({ start, end }) => {
    const isFirst = start >= from;
    if (isFirst) from = end;
    return isFirst;
  });
}

/** Left to right even where isolation is not enough: between Arabic-Indic digits spaces run the other way (N1). */
export const needsOverride = (part: string): boolean => /[\u{660}-\u{669}]/u.test(part);

/** What stands before and after such a part so that it is set as it is written. */
export function controlsRound(part: string): { readonly start: string; readonly end: string } {
  const { start, end } = isolates.ltr;
  return needsOverride(part) ? { start: `${start}\u{202d}`, end: `\u{202c}${end}` } : { start, end };
}

/**
 * Words of a text of `direction` that have no marks, as titles and names, with what it takes for them to be read in their
 * order: round all of them where they run against it, else round the parts that have an order of their own. Nothing where
 * some of it is isolated already.
 */
export function inOrder(text: string, direction: 'rtl' | 'ltr'): string {
  if (/[\u{2066}-\u{2069}]/u.test(text)) return text;
  if (runAgainst(text, direction)) return isolated(text, direction);
  return piecesOf(text, direction)
    .map(({ start, end, kind }) => {
      const words = text.slice(start, end);
      if (kind === 'plain') return words;
      const controls = controlsRound(words);
      return controls.start + words + controls.end;
    })
    .join('');
}
