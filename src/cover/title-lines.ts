/**
 * Where a title breaks: lines of even width that do not tear apart what belongs together. A break after a
 * preposition, a particle or the first half of a name, or inside quotation marks or brackets, costs; one after
 * a colon, a comma or a dash is welcome. In: words with their widths; out: the words of each line, for each
 * number of lines, with what the breaks cost. Pure arithmetic; how large the lines are set is for the caller.
 */

export interface TitleWord {
  readonly text: string;
  /** Any unit, the same for all. */
  readonly width: number;
}

export interface BrokenTitle {
  /** Index of the first word of each line. */
  readonly starts: readonly number[];
  /** Width of the widest line. */
  readonly widest: number;
  /** What breaks and unevenness cost: 0 is no harm, 1 a break that a reader stumbles over. */
  readonly cost: number;
}

/** Words that lean on the next one. */
const leaning = new Set(
  `في من على إلى عن مع بين أو ثم لا ما لم لن بلا دون بعد قبل عند حتى أن إن أنّ إنّ كل غير يا ذو ذي ذات ابن بن بنت أبو أبي أم آل عبد
  هذا هذه ذلك تلك متى كيف أين لماذا و الـ در از به با که و را تا این آن کے کی کا میں سے پر کو
  a an the of in on to for by at and or with from`.split(/\s+/u),
);
const afterLeaning = 1;
const insideQuotes = 0.7;
const betweenLatin = 1;
const afterPause = -0.4;
/** Before a word with و in front: mostly a new member of the title, sometimes only a word like «وليد». */
const beforeAnd = -0.3;
/** Unevenness costs too: the square of a line's distance from the mean, over the mean, so many times. */
const unevenness = 2.5;
/** A word alone on the last line. */
const orphan = 0.5;
/** Each word alone in its line but the first, in three lines and more: so a title stands that leaves no other way. */
const wordAlone = 0.5;
/** A dash between two words stays with the first. */
const beforeMark = 1;

/** Vowel marks. */
const vowels = /[\u{64b}-\u{65f}\u{670}]/gu;
export const hasVowels = (text: string): boolean => text.search(vowels) >= 0;
/** Punctuation and signs: what stands round words and is none of theirs. */
const sign = /[!-/:-@[-`{-~\u{a1}-\u{bf}،؛؟\u{2010}-\u{205e}﴾﴿]/u;
const signs = new RegExp(sign, 'gu');
export const endsInLatin = /[A-Za-z\u{c0}-\u{24f}]$/u;
export const beginsWithLatin = /^[A-Za-z\u{c0}-\u{24f}]/u;

/** The best division into exactly `count` lines; undefined where there are fewer words. */
export function breakTitle(
  words: readonly TitleWord[],
  space: number,
  count: number,
): BrokenTitle | undefined {
  if (count > words.length) return undefined;
  const ends = runningWidths(words, space);
  const width = (from: number, to: number): number => (ends[to] ?? 0) - (ends[from] ?? 0) - space;
  const mean = (width(0, words.length) + space) / count - space;
  const harms = harmsBefore(words.map(({ text }) => text));
  // The least cost of the first words in so many lines, by the number of words; and where each line before starts.
  let best = [0];
  const origins: number[][] = [];
  for (let line = 1; line <= count; line++) {
    const next: number[] = [];
    const origin: number[] = [];
    const first = line === count ? words.length : line;
    for (let end = first; end <= words.length - (count - line); end++) {
      for (let start = line - 1; start < end; start++) {
        const before = best[start];
        if (before === undefined) continue;
        const distance = mean > 0 ? (width(start, end) - mean) / mean : 0;
        const isAlone = line === count && count > 1 && end - start === 1;
        const cost = before + (harms[start] ?? 0) + unevenness * distance ** 2 + (isAlone ? orphan : 0);
        if (cost >= (next[end] ?? Number.POSITIVE_INFINITY)) continue;
        next[end] = cost;
        origin[end] = start;
      }
    }
    best = next;
    origins.push(origin);
  }
  if (best[words.length] === undefined) return undefined;
  const starts = tracedBack(origins, words.length);
  const widths = starts.map((start, index) => width(start, starts[index + 1] ?? words.length));
  // A welcome break is no reason for one more line.
  const harm = starts.reduce((sum, start) => sum + Math.max(0, harms[start] ?? 0), 0);
  const uneven = widths.reduce((sum, each) => sum + (mean > 0 ? ((each - mean) / mean) ** 2 : 0), 0);
  const alone = starts.filter((start, index) => (starts[index + 1] ?? words.length) - start === 1).length;
  const column = count > 2 ? wordAlone * Math.max(0, alone - 1) : 0;
  return { starts, widest: Math.max(0, ...widths), cost: harm + unevenness * uneven + column };
}

/**
 * The words of a title in groups that no line should part: a preposition with its noun, what stands between quotation
 * marks. For those who do not know how wide the lines will be.
 */
export function titlePhrases(words: readonly string[]): readonly (readonly string[])[] {
  const harms = harmsBefore(words);
  const phrases: string[][] = [];
  for (const [index, word] of words.entries()) {
    const last = phrases.at(-1);
    if (last !== undefined && (harms[index] ?? 0) >= insideQuotes) last.push(word);
    else phrases.push([word]);
  }
  return phrases;
}

/** The starts of the lines, from where each of them came. */
function tracedBack(origins: readonly (readonly number[])[], end: number): readonly number[] {
  const starts: number[] = [];
  let at = end;
  for (const origin of origins.toReversed()) starts.unshift((at = origin[at] ?? 0));
  return starts;
}

/** Where each word begins if all stand on one line, and where a word after the last would. */
function runningWidths(words: readonly TitleWord[], space: number): readonly number[] {
  const ends = [0];
  let sum = 0;
  for (const { width } of words) ends.push((sum += width + space));
  return ends;
}

/** What a break before each word costs. */
function harmsBefore(words: readonly string[]): readonly number[] {
  let open = 0;
  return words.map((word, index) => {
    const before = words[index - 1];
    if (before === undefined) return 0;
    open += (before.match(/[«“([﴿]/gu)?.length ?? 0) - (before.match(/[»”)\]﴾]/gu)?.length ?? 0);
    return harmBetween(before, word) + (open > 0 ? insideQuotes : 0);
  });
}

function harmBetween(before: string, word: string): number {
  const bare = bareWord(before).toLowerCase();
  const isLeaning = leaning.has(bare) || leaning.has(bare.replace(/^[وف]/u, ''));
  let harm = isLeaning && !sign.test(before.slice(-1)) ? afterLeaning : 0;
  if (/[،,؛;:.؟?!—–-]$/u.test(before)) harm += afterPause;
  const next = bareWord(word);
  if (/^و[^]{2}/u.test(next)) harm += beforeAnd;
  if (next === '') harm += beforeMark;
  if (endsInLatin.test(before) && beginsWithLatin.test(word)) harm += betweenLatin;
  return harm;
}

/** A word without its vowels and what stands round it. */
const bareWord = (word: string): string => word.replaceAll(vowels, '').replaceAll(signs, '');
