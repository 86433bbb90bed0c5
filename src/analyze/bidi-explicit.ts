/**
 * UAX #9 X1–X10: explicit levels and directions, and the isolating run sequences the later rules work on.
 *
 * In: the classes of one paragraph's units. Out: each unit's explicit level, and a dense list of all units X9
 * keeps, ordered so that each isolating run sequence (BD13) is one contiguous range of it. The list is made in
 * linear time: a sequence gets its number when its first level run begins, a PDI returns to the number of the
 * sequence its isolate initiator is in, and a counting sort gathers the units.
 * https://www.unicode.org/reports/tr9/tr9-46.html#Explicit_Levels_and_Directions
 */

import { isIsolateInitiator, isRemovedByX9 } from './bidi-classes.ts';
import { AL, B, FSI, L, LRE, LRO, PDF, PDI, R, RLE, RLI, RLO } from './tables/bidi-class.ts';

/** BD2: the deepest explicit level. */
const MAX_DEPTH = 125;
/** Override status “neutral”; the others are L and R. */
const NO_OVERRIDE = 255;
/** In place of a sequence number. */
const NO_SEQUENCE = -1;

/** One isolating run sequence (BD13). */
export interface RunSequence {
  /** Its range of `RunSequences.units`, half-open. */
  readonly start: number;
  readonly end: number;
  readonly level: number;
  /** Start- and end-of-sequence types (X10), L or R. */
  readonly sos: number;
  readonly eos: number;
}

/** The isolating run sequences of a paragraph. */
export interface RunSequences {
  /** UTF-16 indices of the units X9 keeps: sequence after sequence, logical order within each. */
  readonly units: Int32Array;
  /** Type of each of `units` after overrides; the weak and neutral rules rewrite it in place. */
  readonly types: Uint8Array;
  readonly sequences: readonly RunSequence[];
}

/** A paragraph of a text, as one range of its units. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

const directionOf = (level: number): number => (level % 2 === 0 ? L : R);

/** X10: sos and eos take the direction of the higher of the two levels at a boundary. */
const boundary = (level: number, outside: number): number => directionOf(Math.max(level, outside));

/** The one sequence of a paragraph without explicit formatting characters. */
export function singleSequence(classes: Uint8Array, { start, end, level }: Paragraph): RunSequences {
  const units = new Int32Array(end - start);
  const types = new Uint8Array(end - start);
  let count = 0;
  for (let i = start; i < end; i++) {
    const type = classes[i] ?? 0;
    if (isRemovedByX9(type)) continue;
    units[count] = i;
    types[count++] = type;
  }
  const direction = directionOf(level);
  return { units, types, sequences: [{ start: 0, end: count, level, sos: direction, eos: direction }] };
}

/**
 * P2, P3 and X5c, for the paragraph and for every isolate in it, in one pass: the level each gets from its first
 * strong character. `ofIsolate[i]` is for the isolate that unit start + i opens.
 */
export function firstStrongLevels(
  classes: Uint8Array,
  start: number,
  end: number,
): { readonly ofParagraph: 0 | 1; readonly ofIsolate: Uint8Array } {
  const ofIsolate = new Uint8Array(end - start);
  const open: { readonly initiator: number; isDecided: boolean }[] = [{ initiator: -1, isDecided: false }];
  let ofParagraph: 0 | 1 = 0;
  for (let i = start; i < end; i++) {
    const type = classes[i] ?? 0;
    if (isIsolateInitiator(type)) open.push({ initiator: i, isDecided: false });
    else if (type === PDI) {
      if (open.length > 1) open.pop();
    } else if (type === L || type === R || type === AL) {
      const innermost = open.at(-1);
      if (innermost === undefined || innermost.isDecided) continue;
      innermost.isDecided = true;
      if (type === L) continue;
      if (innermost.initiator < 0) ofParagraph = 1;
      else ofIsolate[innermost.initiator - start] = 1;
    }
  }
  return { ofParagraph, ofIsolate };
}

/** One entry of the directional status stack. */
interface Status {
  readonly level: number;
  /** L, R or {@link NO_OVERRIDE}. */
  readonly override: number;
  /** Sequence of the isolate initiator that made the entry; {@link NO_SEQUENCE} for an embedding or override. */
  readonly openedIn: number;
}

/** X1: the directional status stack with its three counters. */
class DirectionalStatus {
  private readonly stack: Status[] = [];
  private top: Status;
  private overflowIsolates = 0;
  private overflowEmbeddings = 0;
  private validIsolates = 0;

  constructor(paragraphLevel: number) {
    this.top = { level: paragraphLevel, override: NO_OVERRIDE, openedIn: NO_SEQUENCE };
  }

  get level(): number {
    return this.top.level;
  }

  /** X5a–X6a: a character's type under the innermost override. */
  overridden(type: number): number {
    return this.top.override === NO_OVERRIDE ? type : this.top.override;
  }

  /** X2–X5. */
  openEmbedding(direction: number, override: number): void {
    if (this.canOpen(direction)) this.push(direction, override, NO_SEQUENCE);
    else if (this.overflowIsolates === 0) this.overflowEmbeddings++;
  }

  /** X5a–X5c. */
  openIsolate(direction: number, sequence: number): void {
    if (this.canOpen(direction)) {
      this.validIsolates++;
      this.push(direction, NO_OVERRIDE, sequence);
    } else this.overflowIsolates++;
  }

  /** X6a: the sequence of the matching initiator; NO_SEQUENCE if there is none or it overflowed. */
  closeIsolate(): number {
    if (this.overflowIsolates > 0) {
      this.overflowIsolates--;
      return NO_SEQUENCE;
    }
    if (this.validIsolates === 0) return NO_SEQUENCE;
    this.overflowEmbeddings = 0;
    while (this.top.openedIn === NO_SEQUENCE) this.pop();
    const { openedIn } = this.top;
    this.pop();
    this.validIsolates--;
    return openedIn;
  }

  /** X7. */
  closeEmbedding(): void {
    if (this.overflowIsolates > 0) return;
    if (this.overflowEmbeddings > 0) this.overflowEmbeddings--;
    else if (this.top.openedIn === NO_SEQUENCE) this.pop();
  }

  private canOpen(direction: number): boolean {
    const hasOverflow = this.overflowIsolates > 0 || this.overflowEmbeddings > 0;
    return !hasOverflow && nextLevel(this.level, direction) <= MAX_DEPTH;
  }

  private push(direction: number, override: number, openedIn: number): void {
    this.stack.push(this.top);
    this.top = { level: nextLevel(this.level, direction), override, openedIn };
  }

  /** The first entry, the paragraph's, stays. */
  private pop(): void {
    this.top = this.stack.pop() ?? this.top;
  }
}

/** The least odd (R) or even (L) level above this one. */
const nextLevel = (level: number, direction: number): number =>
  direction === R ? (level + 1) | 1 : (level + 2) & ~1;

/** A sequence while its units are being found. */
interface GrowingSequence {
  size: number;
  readonly level: number;
  /** Level of the unit before the first one. */
  readonly before: number;
  /** Level of the unit after the last one found. */
  after: number;
  endsInInitiator: boolean;
}

/** Gathers units into isolating run sequences as X1–X8 walk through the paragraph. */
class SequenceCollector {
  /** Sequence of the unit placed last. */
  current: number = NO_SEQUENCE;
  private readonly paragraph: Paragraph;
  private readonly sequenceOf: Int32Array;
  private readonly typeOf: Uint8Array;
  private levelBefore: number;
  private readonly growing: GrowingSequence[] = [];

  constructor(paragraph: Paragraph) {
    this.paragraph = paragraph;
    this.sequenceOf = new Int32Array(paragraph.end - paragraph.start).fill(NO_SEQUENCE);
    this.typeOf = new Uint8Array(paragraph.end - paragraph.start);
    this.levelBefore = paragraph.level;
  }

  /** Adds a unit that X9 keeps; `resumed` is the sequence a matching PDI returns to. */
  place(unit: number, type: number, level: number, isInitiator: boolean, resumed: number): void {
    const previous = this.growing[this.current];
    if (previous !== undefined) previous.after = level;
    if (resumed !== NO_SEQUENCE) this.current = resumed;
    else if (previous === undefined || level !== this.levelBefore) this.current = this.begin(level);
    const sequence = this.growing[this.current];
    if (sequence !== undefined) {
      sequence.size++;
      sequence.endsInInitiator = isInitiator;
    }
    this.levelBefore = level;
    this.sequenceOf[unit - this.paragraph.start] = this.current;
    this.typeOf[unit - this.paragraph.start] = type;
  }

  private begin(level: number): number {
    const { level: after } = this.paragraph;
    this.growing.push({ size: 0, level, before: this.levelBefore, after, endsInInitiator: false });
    return this.growing.length - 1;
  }

  /** Sorts the units by sequence (counting sort). */
  finish(): RunSequences {
    const last = this.growing[this.current];
    if (last !== undefined) last.after = this.paragraph.level;
    const sequences = this.describe();
    const next = sequences.map(({ start }) => start);
    const keptCount = sequences.at(-1)?.end ?? 0;
    const units = new Int32Array(keptCount);
    const types = new Uint8Array(keptCount);
    for (let i = 0; i < this.sequenceOf.length; i++) {
      const sequence = this.sequenceOf[i] ?? NO_SEQUENCE;
      if (sequence === NO_SEQUENCE) continue;
      const slot = next[sequence] ?? 0;
      next[sequence] = slot + 1;
      units[slot] = this.paragraph.start + i;
      types[slot] = this.typeOf[i] ?? 0;
    }
    return { units, types, sequences };
  }

  private describe(): RunSequence[] {
    let end = 0;
    return this.growing.map(({ size, level, before, after, endsInInitiator }) => {
      const start = end;
      end += size;
      // X10: after an isolate initiator that nothing closes, the paragraph's level counts.
      const outside = endsInInitiator ? this.paragraph.level : after;
      return { start, end, level, sos: boundary(level, before), eos: boundary(level, outside) };
    });
  }
}

/** X1–X10 for a paragraph with explicit formatting characters. */
export function explicitSequences(classes: Uint8Array, paragraph: Paragraph): RunSequences {
  const status = new DirectionalStatus(paragraph.level);
  const collector = new SequenceCollector(paragraph);
  let ofIsolate: Uint8Array | undefined;
  for (let i = paragraph.start; i < paragraph.end; i++) {
    const type = classes[i] ?? 0;
    if (!isRemovedByX9(type)) {
      const isInitiator = isIsolateInitiator(type);
      const resumed = type === PDI ? status.closeIsolate() : NO_SEQUENCE;
      const level = type === B ? paragraph.level : status.level;
      collector.place(i, type === B ? B : status.overridden(type), level, isInitiator, resumed);
      if (!isInitiator) continue;
      if (type === FSI) ofIsolate ??= firstStrongLevels(classes, paragraph.start, paragraph.end).ofIsolate;
      const isRtl = type === RLI || (type === FSI && ofIsolate?.[i - paragraph.start] === 1);
      status.openIsolate(isRtl ? R : L, collector.current);
    } else if (type === PDF) status.closeEmbedding();
    else if (type === RLE) status.openEmbedding(R, NO_OVERRIDE);
    else if (type === LRE) status.openEmbedding(L, NO_OVERRIDE);
    else if (type === RLO) status.openEmbedding(R, R);
    else if (type === LRO) status.openEmbedding(L, L);
  }
  return collector.finish();
}
