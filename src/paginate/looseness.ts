/**
 * Paragraphs set a line longer or a line shorter than is best for them, where that fills a page (TeX's
 * \looseness, The TeXbook p. 103). In: a paragraph's boxes and its lines; out: what another line more or less
 * would cost, reckoned from widths alone, and, for the few that are wanted, the boxes, composed anew. A paragraph
 * that stands whole on its page makes that page longer or shorter; one that is split keeps its lines on the first
 * page and gives the second a line more or less, so that none of its lines stands there alone.
 */

import type { Line } from '../break/line.ts';
import type { Length } from '../units.ts';
import type { Box } from './box.ts';

/** A line more or a line less. */
export type Looseness = 1 | -1;

/**
 * The most that the lines of a paragraph may be stretched, or shrunk, on the average, over their measure. More
 * is refused by the breaker anyway. Chosen by trial on المستطرف.
 */
const MOST_STRETCH = 0.05;
const MOST_SHRINK = 0.055;

/** Cost of a changed paragraph, and what is added at its bounds, squared below; in the unit of page costs. */
const CHANGED = 20;
const AT_BOUNDS = 40;

/** A paragraph that goes over to the next page with more lines than this is not changed: it need not end there. */
const MOST_CARRIED = 8;

/** A last line must not be shorter, and what a word space takes; in ems. */
const LEAST_LAST_LINE = 3;
const WORD_SPACE = 0.25;

/** What is asked of a paragraph that may be changed. */
export interface ParagraphBoxes {
  /** Half-open range of the list's boxes. */
  readonly first: number;
  readonly end: number;
  readonly lines: readonly Line[];
  /** Size of its type. */
  readonly em: Length;
  /** Fewest lines on either side of a page break; undefined: it may not be split by us. */
  readonly parts: PartLines | undefined;
  /** The same paragraph in so many lines; undefined where it cannot be without loss. */
  readonly recompose: (lineCount: number) => readonly Box[] | undefined;
}

/** Fewest lines of a paragraph at a page's foot, and at a page's head. */
export interface PartLines {
  readonly orphans: number;
  readonly widows: number;
}

/** A paragraph that may be set in a line more or less. It remembers what was tried. */
export class LooseParagraph {
  readonly first: number;
  readonly end: number;
  readonly #parts: PartLines | undefined;
  readonly #costs: Readonly<Record<Looseness, number>>;
  readonly #recompose: ParagraphBoxes['recompose'];
  readonly #tried = new Map<Looseness, readonly Box[] | undefined>();

  private constructor(paragraph: ParagraphBoxes, costs: Readonly<Record<Looseness, number>>) {
    this.first = paragraph.first;
    this.end = paragraph.end;
    this.#parts = paragraph.parts;
    this.#costs = costs;
    this.#recompose = paragraph.recompose;
  }

  /** Undefined for a paragraph that has no chance either way. */
  static of(paragraph: ParagraphBoxes): LooseParagraph | undefined {
    const costs = costsOf(paragraph);
    if (costs[1] === Number.POSITIVE_INFINITY && costs[-1] === Number.POSITIVE_INFINITY) return undefined;
    return new LooseParagraph(paragraph, costs);
  }

  /** Cost of the change; infinite where it cannot be made, or was not tried and only what was may be used. */
  cost(by: Looseness, isTriedOnly: boolean): number {
    const isOpen = this.#tried.has(by) ? this.#tried.get(by) !== undefined : !isTriedOnly;
    return isOpen ? this.#costs[by] : Number.POSITIVE_INFINITY;
  }

  /** True where a page may end before box `at` of this paragraph if it has `by` lines more. */
  canPart(at: number, by: Looseness): boolean {
    if (this.#parts === undefined || at <= this.first || at >= this.end) return false;
    const { orphans, widows } = this.#parts;
    const rest = this.end + by - at;
    return at - this.first >= orphans && rest >= widows && rest <= MOST_CARRIED;
  }

  /** Its boxes after the change; undefined where it cannot be made. */
  boxes(by: Looseness): readonly Box[] | undefined {
    if (!this.#tried.has(by)) this.#tried.set(by, this.#recompose(this.end - this.first + by));
    return this.#tried.get(by);
  }
}

function costsOf({ lines, em }: ParagraphBoxes): Readonly<Record<Looseness, number>> {
  let natural = 0;
  let room = 0;
  for (const line of lines) {
    natural += line.natural;
    room += line.measure;
  }
  const last = lines.at(-1)?.measure ?? 0;
  // One line break more takes the place of a word space, one less gives it back.
  const stretch = room + LEAST_LAST_LINE * em - natural + WORD_SPACE * em;
  const shrink = natural + WORD_SPACE * em - (room - last);
  return {
    1: costOf(stretch / room, MOST_STRETCH),
    [-1]: costOf(shrink / Math.max(1, room - last), MOST_SHRINK),
  };
}

function costOf(share: number, most: number): number {
  if (share > most) return Number.POSITIVE_INFINITY;
  return CHANGED + AT_BOUNDS * (Math.max(0, share) / most) ** 2;
}

const none: readonly never[] = [];
const directions = [1, -1] as const satisfies readonly Looseness[];

/** The cheapest changes on a page, while its boxes are gone through. */
export class PageLooseness {
  readonly #paragraphs: readonly LooseParagraph[];
  readonly #isTriedOnly: boolean;
  #next: number;
  readonly best: Record<Looseness, Change | undefined> = { 1: undefined, [-1]: undefined };

  /** Starts a page at box `start`; `paragraphs` are in the order of their boxes. */
  constructor(paragraphs: readonly LooseParagraph[], start: number, isTriedOnly: boolean) {
    this.#paragraphs = paragraphs;
    this.#isTriedOnly = isTriedOnly;
    this.#next = firstFrom(paragraphs, start);
  }

  /** The page has all boxes before `end`. */
  advance(end: number): void {
    for (
      let paragraph = this.#paragraphs[this.#next];
      paragraph !== undefined && paragraph.end <= end;
      paragraph = this.#paragraphs[++this.#next]
    ) {
      for (const by of directions) this.#offer(paragraph, by);
    }
  }

  /** The changes of the paragraph that goes on after the page, if the page ends before box `end`. */
  splits(end: number): readonly Change[] {
    const paragraph = this.#paragraphs[this.#next];
    if (paragraph === undefined || paragraph.first >= end) return none;
    const found: Change[] = [];
    for (const by of directions) {
      if (!paragraph.canPart(end, by)) continue;
      const cost = paragraph.cost(by, this.#isTriedOnly);
      if (cost !== Number.POSITIVE_INFINITY) found.push({ paragraph, by, cost });
    }
    return found;
  }

  #offer(paragraph: LooseParagraph, by: Looseness): void {
    const cost = paragraph.cost(by, this.#isTriedOnly);
    if (cost < (this.best[by]?.cost ?? Number.POSITIVE_INFINITY)) this.best[by] = { paragraph, by, cost };
  }
}

/** One paragraph of a page changed. */
export interface Change {
  readonly paragraph: LooseParagraph;
  readonly by: Looseness;
  readonly cost: number;
}

export const isSameChange = (one: Change | undefined, other: Change | undefined): boolean =>
  one?.paragraph === other?.paragraph && one?.by === other?.by;

/** Index of the first paragraph that begins at box `start` or after. */
function firstFrom(paragraphs: readonly LooseParagraph[], start: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paragraphs[middle]?.first ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
