/**
 * The phrases round what is isolated. An isolate is neutral (UAX #9 BD8, N1): alone at the end of Latin words, as in
 * «كتاب Effective Modern C++ من أشهرها», it goes to the Arabic side of them, and its sign to the front. So what is
 * isolated is the whole phrase (UAX #9 4.3, HL4): what the algorithm would set from left to right if the part were a
 * word like the others. In: a text and parts of it; out: the phrases that hold a part and words besides.
 */

import type { Range } from '../source.ts';

/** Stands for each character of a part: a word like the others, but told from them. Private use. */
const stand = '\u{e000}';

/** What goes on with a phrase; not what is of Arabic: its comma and its guillemets part what they stand between. */
const runs = new RegExp(
  `[\\p{sc=Latin}\\p{sc=Greek}\\p{sc=Cyrillic}\\u{300}-\\u{36f}${stand} \\u{a0}!-~°±²³¹·×÷€£¥§©®™\\u{2010}-\\u{2027}\\u{2030}-\\u{2037}\\u{2070}-\\u{209f}\\u{2100}-\\u{214f}←-⋿⌈-⌋⟀-⟿⤀-⫿\\u{1d400}-\\u{1d7ff}]+`,
  'gu',
);
/** A phrase begins with a word, with its digits («3D»), or a bracket or quotation mark; other digits are Arabic's. */
const first = /(?:[0-9][0-9.,/-]*)?\p{L}|\u{e000}|[([{<“„‘"]/u;
/** It ends with a word or number («Visual C# 2010»), or what closes a bracket or quotation. */
const last = /[\p{L}\p{M}\p{N}\u{e000}%‰°)\]}>”’"]/u;

const closers: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '>': '<',
  '”': '“„',
  '’': '‘',
};
const openers = /[([{<“„‘]/;

/** Brackets stand no deeper in one another (UAX #9 BD16); those that do are without partner. */
const deepest = 63;

interface Brackets {
  /** The place of the other of a pair, by the place of the one. */
  readonly partners: ReadonlyMap<number, number>;
  /** Where one stands without the other, in order. */
  readonly lonely: readonly number[];
}

/** Brackets and quotation marks; an apostrophe is none, nor is it lonely. */
function bracketsIn(text: string): Brackets {
  const partners = new Map<number, number>();
  const open: { readonly mark: string; readonly at: number }[] = [];
  const lonely: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at);
    if (mark === '’' && /\p{L}/u.test(text.charAt(at + 1))) continue;
    const opened = mark === '"' ? '"' : (closers[mark] ?? '');
    const match = opened === '' ? -1 : open.findLastIndex((one) => opened.includes(one.mark));
    if (match >= 0) {
      const [pair, ...inner] = open.splice(match);
      lonely.push(...inner.map((one) => one.at));
      partners.set(pair?.at ?? at, at).set(at, pair?.at ?? at);
    } else if (mark === '"' || openers.test(mark)) {
      if (open.length < deepest) open.push({ mark, at });
      else lonely.push(at);
    } else if (opened !== '' && mark !== '’') lonely.push(at);
  }
  return { partners, lonely: [...lonely, ...open.map(({ at }) => at)].sort((one, other) => one - other) };
}

/** The phrases of a text that hold some of its parts and other words; `parts` are in order and do not overlap. */
export function phrasesRound(text: string, parts: readonly Range[]): readonly Range[] {
  let masked = '';
  let from = 0;
  for (const { start, end } of parts) {
    masked += text.slice(from, start) + stand.repeat(end - start);
    from = end;
  }
  masked += text.slice(from);
  return [...masked.matchAll(runs)].flatMap(({ 0: run, index }) =>
    run.includes(stand)
      ? phrasesIn(run).map(({ start, end }) => ({ start: index + start, end: index + end }))
      : [],
  );
}

/** The phrases of a run: a bracket without its partner parts them. */
function phrasesIn(run: string): readonly Range[] {
  const { partners, lonely } = bracketsIn(run);
  const phrases: Range[] = [];
  let from = 0;
  for (const to of [...lonely, run.length]) {
    const phrase = trimmed(run, { start: from, end: to }, partners);
    const words = run.slice(phrase.start, phrase.end);
    if (words.includes(stand) && /\p{L}/u.test(words)) phrases.push(phrase);
    from = to + 1;
  }
  return phrases;
}

/** Without what is not of the phrase at its ends: spaces and stops, numbers before it, brackets round the whole. */
function trimmed(run: string, { start, end }: Range, partners: ReadonlyMap<number, number>): Range {
  let [from, to] = [start, end];
  while (from < to) {
    const found = run.slice(from, to).search(first);
    if (found < 0) return { start: to, end: to };
    from += found;
    const partner = partners.get(from);
    while (to > from && !(last.test(run.charAt(to - 1)) && (partners.get(to - 1) ?? from) >= from)) to--;
    if (partner === undefined) return { start: from, end: to };
    // Quotation marks may cross brackets that stand alone: such a pair is none.
    if (partner < from || partner >= to) {
      from++;
      continue;
    }
    const isRoundWords = /[\p{L}\u{e000}]/u.test(run.slice(from, partner));
    if (isRoundWords && partner !== to - 1) return { start: from, end: to };
    // Round the whole, so not of it; or round a number, as a year that Arabic words say.
    if (isRoundWords) to--;
    from = isRoundWords ? from + 1 : partner + 1;
  }
  return { start: from, end: to };
}
