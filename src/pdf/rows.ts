/** Rows of a page: what stands side by side on one baseline, and what of a line bears on how it is read. */

import { isLabelElement, type StructureElement } from '../book/structure.ts';
import type { Line, PlacedRun } from '../break/line.ts';
import type { GlyphRun } from '../font/font.ts';
import type { PageItem, TextItem } from '../paginate/page.ts';
import { directionMarks, type EncodedRun, firmSpaces, type TextEncoding } from './encode-text.ts';

/**
 * The text item at `start` and those directly after it on its baseline, from left to right: a list's marker
 * and its first line, the cells of a table's row, the hemistichs of a verse. Painted one by one, readers
 * would lose the one that comes second.
 */
export function rowOf(items: readonly PageItem[], start: number): readonly TextItem[] {
  const row: TextItem[] = [];
  for (let index = start; ; index++) {
    const item = items[index];
    if (item?.kind !== 'text' || item.y !== (row[0] ?? item).y) break;
    row.push(item);
  }
  return row.length === 1 ? row : row.sort((a, b) => a.x + a.line.x - b.x - b.line.x);
}

/** Where a line of these runs ends inside a word: the break took no space. */
export function wordCut({ end, isLast }: Line, runs: readonly PlacedRun[]): number | undefined {
  let last = 0;
  for (const { piece } of runs) last = Math.max(last, piece.end);
  return last === end && !isLast ? end : undefined;
}

/** True for a line whose first word stands at its right. */
export function startsAtRight(runs: readonly PlacedRun[]): boolean {
  const left = runs[0];
  const right = runs.at(-1);
  if (left === undefined || right === undefined) return false;
  return left === right ? isRightToLeft(left) : right.piece.start < left.piece.start;
}

/** A list's marker, a note's number. */
export function isLabel(item: TextItem): boolean {
  const element = item.line.runs[0]?.piece.range.element ?? item.element;
  return element !== undefined && isLabelElement(element);
}

export const isRightToLeft = (run: PlacedRun): boolean => run.piece.level % 2 === 1;

/** The glyphs of a run, as high above the baseline as its style has them. */
export function raisedRun({ piece: { run, range } }: PlacedRun, text: TextEncoding): GlyphRun {
  const { rise, size } = range.style;
  return rise === 0 ? run : text.raised(run, Math.round((rise * run.face.unitsPerEm) / size));
}

/** The runs of a row in visual order, with their codes and the items they come from; one object serves row after row. */
export class Row {
  readonly runs: PlacedRun[] = [];
  readonly encoded: EncodedRun[] = [];
  readonly items: TextItem[] = [];
  /** The run's line starts at the right. */
  private readonly fromRight: boolean[] = [];
  /** How many runs they are; what stands behind is of an earlier row. */
  count = 0;
  /** Where the last line added ends inside a word. */
  cutAt: number | undefined = undefined;
  /** No run of a right-to-left line, nor any that turns round in it. */
  private isPlain = true;

  clear(): void {
    this.count = 0;
    this.isPlain = true;
  }

  /** What stands for a space between pieces: a left-to-right line would be torn by the marks of rule 10. */
  firmSpace(direction: 'rtl' | 'ltr' = 'rtl'): string {
    return this.isPlain ? ' ' : firmSpaces[direction];
  }

  /** The same for the space that is a run: of Latin where the runs on both sides of it are, too. */
  firmSpaceAt(index: number): string {
    const around = this.runs.slice(Math.max(0, index - 1), Math.min(index + 2, this.count));
    return this.firmSpace(around.some(isRightToLeft) ? 'rtl' : 'ltr');
  }

  /** Adds the line of an item at the right of those before. */
  add(item: TextItem, runs: readonly PlacedRun[], text: TextEncoding): void {
    const fromRight = startsAtRight(runs);
    for (const run of runs) {
      // They have done their work: the text of the page is the author's.
      if (run.piece.range.isControl === true) continue;
      this.runs[this.count] = run;
      this.encoded[this.count] = text.encode(raisedRun(run, text));
      this.items[this.count] = item;
      this.fromRight[this.count++] = fromRight;
      if (run.piece.level > 0) this.isPlain = false;
    }
    this.cutAt = wordCut(item.line, runs);
  }

  owner(index: number): StructureElement | undefined {
    return this.runs[index]?.piece.range.element ?? this.items[index]?.element;
  }

  /**
   * One past the last run of the same owner in the same font and size and of one direction. Readers give marked
   * content from left to right where a font cuts it; as pieces of the structure tree, the cut words stand in their
   * own order.
   */
  segmentEnd(from: number): number {
    let to = from + 1;
    while (to < this.count && this.isOfOne(to) && !this.turnsAt(to)) to++;
    return to;
  }

  /** A run of the same owner in the same font and size as the one at its left. */
  isOfOne(index: number): boolean {
    return (
      this.encoded[index]?.font === this.encoded[index - 1]?.font &&
      this.runs[index]?.piece.range.style.size === this.runs[index - 1]?.piece.range.style.size &&
      this.owner(index) === this.owner(index - 1)
    );
  }

  /** Where MuPDF would cut a right-to-left row: at either end of a European number or of Latin (rule 13). */
  turnsAt(index: number): boolean {
    return this.startsAtRight(index) && this.isTurned(index - 1) !== this.isTurned(index);
  }

  /** True where the line of a run starts at the right. */
  startsAtRight(index: number): boolean {
    return index < this.count && this.fromRight[index] === true;
  }

  /** Isolates stand with the Latin that they hold. */
  private isTurned(index: number): boolean {
    return this.encoded[index]?.traits.isIsolate === true
      ? this.isLeftToRight(index - 1) || this.isLeftToRight(index + 1)
      : this.isLeftToRight(index);
  }

  /** A run of European digits or Latin; Arabic digits do not turn a line. */
  private isLeftToRight(index: number): boolean {
    const run = this.runs[index];
    if (index >= this.count || run === undefined) return false;
    return !isRightToLeft(run) && this.encoded[index]?.traits.hasArabic !== true;
  }

  /** Marks that the runs `from` to `to` of a right-to-left line need where little of them is Arabic. */
  directionMarks(from: number, to: number): readonly string[] {
    let length = 0;
    let strong = 0;
    let hasArabic = false;
    for (let index = from; index < to; index++) {
      const run = this.runs[index];
      const traits = this.encoded[index]?.traits;
      if (run === undefined || traits === undefined) continue;
      length += traits.length;
      strong += traits.strong;
      if (isRightToLeft(run) && !traits.isIsolate) hasArabic = true;
    }
    return hasArabic ? directionMarks(strong, length) : [];
  }

  /** The place of the first character of the runs `from` to `to`. */
  firstCharacter(from: number, to: number): number {
    let first = Number.POSITIVE_INFINITY;
    for (let index = from; index < to; index++) {
      first = Math.min(first, this.runs[index]?.piece.start ?? first);
    }
    return first;
  }

  /** The word at the right of a run with only spaces between. */
  nextWord(index: number): number {
    let next = index + 1;
    while (next < this.count && this.runs[next]?.piece.kind === 'space') next++;
    return next;
  }
}
