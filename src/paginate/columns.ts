/**
 * Columns: boxes side by side, down one column and then the next, as an index stands. In: what a page holds of such
 * a run, box by box; out: how deep it is and where each box stands. The columns of each page are balanced, as CSS
 * Multi-column Layout 1, §7.1 has it: the least height at which the boxes, in order, fill no more columns than
 * there are. A column ends only where the page may, and space at its head vanishes.
 */

import type { Length } from '../units.ts';
import { type Box, EPSILON, NEVER } from './box.ts';

/** Columns of one measure; its boxes have the x of the first. */
export interface Columns {
  readonly count: number;
  /** From a column’s x to the next one’s: negative where they run to the left. */
  readonly step: Length;
}

/** Where a box of a run stands: its column, and its top below the run’s. */
export interface ColumnPlace {
  readonly column: number;
  readonly top: Length;
}

interface Filling {
  readonly places: readonly ColumnPlace[];
  /** The height to try next, where the columns do not hold the boxes. */
  readonly more: Length | undefined;
  /** Of all columns together. */
  readonly filled: Length;
}

/** What one page holds of a run. */
export class ColumnRun {
  readonly columns: Columns;
  readonly #boxes: Box[] = [];
  #height: Length = 0;
  #filled: Length = 0;

  constructor(columns: Columns) {
    this.columns = columns;
  }

  /** Of the tallest column. */
  get height(): Length {
    return this.#height;
  }

  /** What the columns lack, together, to be as deep as the tallest. */
  get lacking(): Length {
    return this.columns.count * this.#height - this.#filled;
  }

  add(box: Box): void {
    this.#boxes.push(box);
    // More boxes never stand in less height.
    for (;;) {
      const { more, filled } = this.#fill(this.#height);
      this.#filled = filled;
      if (more === undefined) break;
      this.#height = more;
    }
  }

  /** In the order of the boxes. */
  places(): readonly ColumnPlace[] {
    return this.#fill(this.#height).places;
  }

  /** Fills columns of `height`, each in turn with what it holds. */
  #fill(height: Length): Filling {
    const places: ColumnPlace[] = [];
    let more = Number.POSITIVE_INFINITY;
    let column = 0;
    let bottom = 0;
    let filled = 0;
    for (let first = 0; first < this.#boxes.length; ) {
      const end = this.#endOfTied(first);
      const space = bottom === 0 ? 0 : (this.#boxes[first]?.space ?? 0);
      const below = bottom + space + this.#heightOf(first, end);
      if (below > height + EPSILON) {
        more = Math.min(more, below);
        if (column === this.columns.count - 1 || bottom === 0) return { places, more, filled };
        column++;
        filled += bottom;
        bottom = 0;
        continue;
      }
      let top = bottom + space;
      for (let index = first; index < end; index++) {
        const box = this.#boxes[index];
        if (index > first) top += box?.space ?? 0;
        places.push({ column, top });
        top += box?.height ?? 0;
      }
      bottom = below;
      first = end;
    }
    return { places, more: undefined, filled: filled + bottom };
  }

  /** After the boxes that may not be parted from that at `first`. */
  #endOfTied(first: number): number {
    let end = first + 1;
    while (this.#boxes[end]?.penalty === NEVER) end++;
    return end;
  }

  /** Height of boxes in one column, without the space above the first. */
  #heightOf(first: number, end: number): Length {
    let height = 0;
    for (let index = first; index < end; index++) {
      const box = this.#boxes[index];
      if (box !== undefined) height += box.height + (index > first ? box.space : 0);
    }
    return height;
  }
}
