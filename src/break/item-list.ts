/**
 * A paragraph's items, K&P pp. 1121–1124: boxes, glue and penalties, as a struct of arrays. Widths, stretch and
 * shrink are kept as running sums (K&P p. 1158): row i holds the sums over the items before item i, so that a
 * line's totals are one subtraction each. Departing from the paper, each item has stretch and shrink at several
 * levels (`levels.ts`), and boxes may stretch too: font expansion and kashida lengthen words, not spaces.
 * One list is reused for all paragraphs of a book; nothing is allocated once it has grown to the longest.
 */

/** Kinds of items. */
export const BOX = 0;
export const GLUE = 1;
export const PENALTY = 2;

/** A penalty that forbids a break, and one that forces it (K&P p. 1122). */
export const FORBIDDEN = Number.POSITIVE_INFINITY;
export const FORCED = Number.NEGATIVE_INFINITY;

/** Stretch that fills any line: the paper's ∞ (K&P p. 1124), finite so that differences of sums stay exact enough. */
export const FILL = 1e7;

const FIRST_CAPACITY = 256;

export class ItemList {
  readonly levelCount: number;
  /** Number of items. */
  count = 0;
  kinds: Uint8Array = new Uint8Array(FIRST_CAPACITY);
  flagged: Uint8Array = new Uint8Array(FIRST_CAPACITY);
  /** The caller's own number for item i: where in its text the next line would begin. */
  marks: Int32Array = new Int32Array(FIRST_CAPACITY);
  /** Penalty of item i; 0 for boxes and glue. */
  penalties: Float64Array = new Float64Array(FIRST_CAPACITY);
  /** Width of item i that is set only when a line ends there: a penalty's, or less than 0 for what hangs out. Not in the sums. */
  penaltyWidths: Float64Array = new Float64Array(FIRST_CAPACITY);
  /** Natural width of all items before item i. */
  widths: Float64Array = new Float64Array(FIRST_CAPACITY);
  /** Row-major: element i × levelCount + k is the stretch at level k of all items before item i. */
  stretch: Float64Array;
  shrink: Float64Array;

  constructor(levelCount: number) {
    this.levelCount = levelCount;
    this.stretch = new Float64Array(FIRST_CAPACITY * levelCount);
    this.shrink = new Float64Array(FIRST_CAPACITY * levelCount);
  }

  clear(): void {
    this.count = 0;
  }

  /** A box: content that is never discarded. */
  addBox(width: number): void {
    this.#add(BOX, width, 0);
  }

  /** Glue: a space; a line may end at it when a box stands before it. */
  addGlue(width: number): void {
    this.#add(GLUE, width, 0);
  }

  /** A penalty: a place where a line may end at that cost, with `width` added there (a hyphen). */
  addPenalty(penalty: number, width = 0, isFlagged = false): void {
    this.#add(PENALTY, 0, penalty);
    this.penaltyWidths[this.count - 1] = width;
    this.flagged[this.count - 1] = isFlagged ? 1 : 0;
  }

  /** Sets the mark of the item added last. */
  markLast(mark: number): void {
    this.marks[this.count - 1] = mark;
  }

  /** A line that ends at the item added last may pass its measure by `amount`. */
  hangLast(amount: number): void {
    this.penaltyWidths[this.count - 1] = -amount;
  }

  /** Lets the item added last stretch by `amount` at `level`. */
  stretchLast(level: number, amount: number): void {
    const cell = this.count * this.levelCount + level;
    this.stretch[cell] = (this.stretch[cell] ?? 0) + amount;
  }

  /** Lets the item added last shrink by `amount` at `level`. */
  shrinkLast(level: number, amount: number): void {
    const cell = this.count * this.levelCount + level;
    this.shrink[cell] = (this.shrink[cell] ?? 0) + amount;
  }

  #add(kind: number, width: number, penalty: number): void {
    const index = this.count;
    if (index + 2 > this.kinds.length) this.#grow();
    this.kinds[index] = kind;
    this.flagged[index] = 0;
    this.marks[index] = 0;
    this.penalties[index] = penalty;
    this.penaltyWidths[index] = 0;
    if (index === 0) this.#startSums();
    this.widths[index + 1] = (this.widths[index] ?? 0) + width;
    const row = index * this.levelCount;
    const next = row + this.levelCount;
    for (let level = 0; level < this.levelCount; level++) {
      this.stretch[next + level] = this.stretch[row + level] ?? 0;
      this.shrink[next + level] = this.shrink[row + level] ?? 0;
    }
    this.count = index + 1;
  }

  #startSums(): void {
    this.widths[0] = 0;
    this.stretch.fill(0, 0, this.levelCount);
    this.shrink.fill(0, 0, this.levelCount);
  }

  #grow(): void {
    this.kinds = doubledBytes(this.kinds);
    this.flagged = doubledBytes(this.flagged);
    this.marks = doubledIntegers(this.marks);
    this.penalties = doubled(this.penalties);
    this.penaltyWidths = doubled(this.penaltyWidths);
    this.widths = doubled(this.widths);
    this.stretch = doubled(this.stretch);
    this.shrink = doubled(this.shrink);
  }
}

function doubled(array: Float64Array): Float64Array {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}

function doubledBytes(array: Uint8Array): Uint8Array {
  const larger = new Uint8Array(array.length * 2);
  larger.set(array);
  return larger;
}

function doubledIntegers(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
