/**
 * What only the pages know, written into the text: page numbers of cross references and of the index, numbers of
 * notes counted anew on each page. In: styled text with generated ranges, and what is known of the pages so far;
 * out: the text as it is set. Texts without such ranges pass unchanged and uncopied.
 */

import type { Compose, Line } from '../break/line.ts';
import type {
  Generated,
  IndexedPlace,
  ParagraphStyle,
  StyledBlock,
  StyledRange,
  StyledText,
} from '../design/styled.ts';
import { type DigitFamily, inDigits } from '../numbering.ts';
import type { Length } from '../units.ts';
import { eachText } from './texts.ts';

/** Consecutive pages from so many on are a range: makeindex's custom (P. Chen, M. A. Harrison, 1987). */
const FEWEST_OF_RANGE = 3;
const RANGE_DASH = '–';

/** What is known of the pages: by anchor, and the numbers of notes by theirs. */
export interface KnownPages {
  readonly labels: ReadonlyMap<string, string>;
  /** 0-based place in the file. */
  readonly indices: ReadonlyMap<string, number>;
  readonly notes: ReadonlyMap<string, number>;
}

export const NOTHING_KNOWN: KnownPages = { labels: new Map(), indices: new Map(), notes: new Map() };

const isGenerated = ({ ranges }: StyledText): boolean =>
  ranges.some(({ generated }) => generated !== undefined);

/** A piece of what is written in place of a range. */
type Part = Pick<StyledRange, 'element' | 'link'> & { readonly text: string };

/** The text with its generated ranges written. */
export function writeGenerated(text: StyledText, known: KnownPages, digits: DigitFamily): StyledText {
  if (!isGenerated(text)) return text;
  const ranges: StyledRange[] = [];
  const shifts: { readonly from: number; readonly by: number }[] = [];
  let written = '';
  for (const range of text.ranges) {
    const parts = partsOf(range, known, digits) ?? [
      { ...range, text: text.text.slice(range.start, range.end) },
    ];
    for (const part of parts) {
      const start = written.length;
      written += part.text;
      const { element, link } = part;
      if (part.text !== '') ranges.push({ ...range, start, end: written.length, element, link });
    }
    shifts.push({ from: range.end, by: written.length - range.end });
  }
  const { marks } = text;
  if (marks === undefined) return { text: written, ranges };
  const shiftAt = (at: number): number => shifts.findLast(({ from }) => from <= at)?.by ?? 0;
  return { text: written, ranges, marks: marks.map(({ at, anchor }) => ({ at: at + shiftAt(at), anchor })) };
}

/** Undefined where nothing is known yet, or nothing is generated: the characters stay. */
function partsOf(
  { generated, element, link }: StyledRange,
  known: KnownPages,
  digits: DigitFamily,
): readonly Part[] | undefined {
  switch (generated?.kind) {
    case 'page': {
      const label = known.labels.get(generated.anchor);
      return label === undefined ? undefined : [{ text: label, element, link }];
    }
    case 'note': {
      const number = known.notes.get(generated.anchor);
      if (number === undefined) return undefined;
      return [{ text: generated.form.replace('#', () => inDigits(number, digits)), element, link }];
    }
    case 'pages':
      return pagesOf(generated, known);
    case undefined:
      return undefined;
  }
}

interface IndexedPage extends IndexedPlace {
  readonly index: number;
  readonly label: string;
}

function pagesOf(
  { places, comma }: Extract<Generated, { readonly kind: 'pages' }>,
  { labels, indices }: KnownPages,
): readonly Part[] | undefined {
  const pages = new Map<number, IndexedPage>();
  for (const place of places) {
    const index = indices.get(place.anchor);
    const label = labels.get(place.anchor);
    if (index !== undefined && label !== undefined && !pages.has(index)) {
      pages.set(index, { ...place, index, label });
    }
  }
  if (pages.size === 0) return undefined;
  const runs: IndexedPage[][] = [];
  for (const page of [...pages.values()].sort((one, other) => one.index - other.index)) {
    const run = runs.at(-1);
    if (run?.at(-1)?.index === page.index - 1) run.push(page);
    else runs.push([page]);
  }
  const separator: Part = { text: comma, element: undefined, link: undefined };
  const locators = runs.flatMap((run) => (run.length < FEWEST_OF_RANGE ? run.map(single) : rangeOf(run)));
  return locators.flatMap((locator, index) => (index === 0 ? locator : [separator, locator]));
}

const linkTo = (anchor: string): StyledRange['link'] => ({ kind: 'anchor', anchor });

const single = ({ label, anchor, element }: IndexedPage): Part => ({
  text: label,
  element,
  link: linkTo(anchor),
});

/** Consecutive pages as one link, to the first. */
function rangeOf(run: readonly IndexedPage[]): readonly Part[] {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return [];
  return [{ ...single(first), text: `${first.label}${RANGE_DASH}${last.label}` }];
}

/** A composer that writes what the pages know; it sets again only the texts that this changes. */
export class LiveComposer {
  known: KnownPages = NOTHING_KNOWN;
  readonly #compose: Compose;
  readonly #digits: DigitFamily;
  readonly #set = new Map<StyledText, SetText>();

  constructor(compose: Compose, digits: DigitFamily) {
    this.#compose = compose;
    this.#digits = digits;
  }

  readonly compose: Compose = (text, style, measure, lineCount) => {
    const written = writeGenerated(text, this.known, this.#digits);
    if (lineCount !== undefined) return this.#compose(written, style, measure, lineCount);
    const set = this.#set.get(text);
    if (set?.text === written.text && set.style === style && set.measure === measure) return set.lines;
    const lines = this.#compose(written, style, measure);
    this.#set.set(text, { text: written.text, style, measure, lines });
    return lines;
  };

  /** The text as it is set now. */
  written(text: StyledText): StyledText {
    return writeGenerated(text, this.known, this.#digits);
  }

  /** True where other knowledge of the pages would be written in the same characters. */
  isSettled(texts: readonly StyledText[], known: KnownPages): boolean {
    return texts.every((text) => writeGenerated(text, known, this.#digits).text === this.written(text).text);
  }
}

interface SetText {
  /** Its characters when it was set. */
  readonly text: string;
  readonly style: ParagraphStyle;
  readonly measure: Length;
  readonly lines: readonly Line[];
}

/** The texts of blocks that have generated ranges, those of the notes they call among them. */
export function generatedTexts(
  blocks: readonly StyledBlock[],
  notes: ReadonlyMap<string, { readonly blocks: readonly StyledBlock[] }>,
): readonly StyledText[] {
  const found: StyledText[] = [];
  const seen = new Set<string>();
  const addText = (text: StyledText): void => {
    if (isGenerated(text)) found.push(text);
    for (const { note } of text.ranges) {
      if (note === undefined || seen.has(note)) continue;
      seen.add(note);
      eachText(notes.get(note)?.blocks ?? [], addText);
    }
  };
  eachText(blocks, addText);
  return found;
}
