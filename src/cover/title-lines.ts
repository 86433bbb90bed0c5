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
  هذا هذه ذلك تلك و الـ در از به با که و را تا این آن کے کی کا میں سے پر کو
  a an the of in on to for by at and or with from`.split(/\s+/u),
);
const afterLeaning = 1;
const insideQuotes = 0.7;
const betweenLatin = 0.6;
const afterPause = -0.4;
/** Before a word with و in front: mostly a new member of the title, sometimes only a word like «وليد». */
const beforeAnd = -0.3;
/** Unevenness costs too: the square of a line's distance from the mean, over the mean, so many times. */
const unevenness = 2.5;
/** A word alone on the last line. */
const orphan = 0.5;
/** A dash between two words stays with the first. */
const beforeMark = 1;

const letters = /[^\p{L}\p{N}]/gu;

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
  const harms = words.map((_, index) => harmBefore(words, index));
  // best[line][start of the next line]: the least cost, and where its last line starts.
  let best = new Map<number, { cost: number; starts: readonly number[] }>([[0, { cost: 0, starts: [] }]]);
  for (let line = 1; line <= count; line++) {
    const next = new Map<number, { cost: number; starts: readonly number[] }>();
    for (let end = line; end <= words.length - (count - line); end++) {
      if (line === count && end < words.length) continue;
      for (const [start, { cost, starts }] of best) {
        if (start >= end) continue;
        const distance = mean > 0 ? (width(start, end) - mean) / mean : 0;
        const isAlone = line === count && count > 1 && end - start === 1;
        const total = cost + (harms[start] ?? 0) + unevenness * distance ** 2 + (isAlone ? orphan : 0);
        if (total < (next.get(end)?.cost ?? Number.POSITIVE_INFINITY)) {
          next.set(end, { cost: total, starts: [...starts, start] });
        }
      }
    }
    best = next;
  }
  const found = best.get(words.length);
  if (found === undefined) return undefined;
  const { starts } = found;
  const widths = starts.map((start, index) => width(start, starts[index + 1] ?? words.length));
  // A welcome break is no reason for one more line.
  const harm = starts.reduce((sum, start) => sum + Math.max(0, harms[start] ?? 0), 0);
  const uneven = widths.reduce((sum, each) => sum + (mean > 0 ? ((each - mean) / mean) ** 2 : 0), 0);
  return { starts, widest: Math.max(0, ...widths), cost: harm + unevenness * uneven };
}

/** Where each word begins if all stand on one line, and where a word after the last would. */
function runningWidths(words: readonly TitleWord[], space: number): readonly number[] {
  const ends = [0];
  let sum = 0;
  for (const { width } of words) ends.push((sum += width + space));
  return ends;
}

/** What a break before a word costs. */
function harmBefore(words: readonly TitleWord[], index: number): number {
  const before = words[index - 1]?.text;
  if (before === undefined) return 0;
  const bare = before
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(letters, '')
    .toLowerCase();
  let harm = leaning.has(bare) && !/[\p{P}]$/u.test(before) ? afterLeaning : 0;
  if (/[،,؛;:.؟?!—–-]$/u.test(before)) harm += afterPause;
  const word = words[index]?.text ?? '';
  if (/^و\p{Mn}*\p{L}{2}/u.test(word.replaceAll(/\p{Mn}/gu, ''))) harm += beforeAnd;
  if (!/[\p{L}\p{N}]/u.test(word)) harm += beforeMark;
  if (/\p{Script=Latin}$/u.test(before) && /^\p{Script=Latin}/u.test(word)) harm += betweenLatin;
  const text = words
    .slice(0, index)
    .map((each) => each.text)
    .join(' ');
  const open = (text.match(/[«“([﴿]/gu)?.length ?? 0) - (text.match(/[»”)\]﴾]/gu)?.length ?? 0);
  return open > 0 ? harm + insideQuotes : harm;
}
