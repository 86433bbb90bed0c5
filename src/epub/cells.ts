/**
 * Coverage of pixels by polygons, kept only where an edge comes through: for each row of a shape a list of cells from
 * left to right, each with how much more of it, and of all that follow, lies behind the edges so far. Running sums
 * give the coverage (R. Levien's font-rs does so with a cell for every pixel; a cover's shapes are large and their
 * edges few). In: polygons in pixels, y downward; out: spans of equal shade.
 */

import { boundsOf, type Polygon } from '../drawing.ts';

/** Pixels that a shape may touch. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The pixels of a sheet that the polygons may touch; undefined where there are none. */
export function boxOf(polygons: readonly Polygon[], width: number, height: number): Box | undefined {
  const bounds = boundsOf(polygons);
  if (bounds === undefined) return undefined;
  const left = Math.max(0, Math.floor(bounds.left));
  const top = Math.max(0, Math.floor(bounds.top));
  const right = Math.min(width, Math.ceil(bounds.right));
  const bottom = Math.min(height, Math.ceil(bounds.bottom));
  return right <= left || bottom <= top
    ? undefined
    : { left, top, width: right - left, height: bottom - top };
}

/** The end of a list; the first cell is never used. */
const none = 0;
/** Cells there is room for at first; doubled when they run out. */
const fewestCells = 4096;

/** A shape's cells; one object serves all shapes, one after the other. */
export class Cells {
  /** First cell of each row, and the one that was changed last. */
  #first = new Int32Array(0);
  #latest = new Int32Array(0);
  #next = new Int32Array(fewestCells);
  #x = new Int32Array(fewestCells);
  #area = new Float64Array(fewestCells);
  #count = 1;

  /** Takes the cells of a shape in place of those before. */
  take(polygons: readonly Polygon[], box: Box): void {
    this.#clear(box.height);
    for (const polygon of polygons) {
      let x0 = (polygon.at(-2) ?? 0) - box.left;
      let y0 = (polygon.at(-1) ?? 0) - box.top;
      for (let index = 0; index < polygon.length; index += 2) {
        const x1 = (polygon[index] ?? 0) - box.left;
        const y1 = (polygon[index + 1] ?? 0) - box.top;
        if (y0 < y1) this.#edge(box, x0, y0, x1, y1, 1);
        else if (y1 < y0) this.#edge(box, x1, y1, x0, y0, -1);
        x0 = x1;
        y0 = y1;
      }
    }
  }

  /** Spans of equal shade above 0, up to `shades`, in pixels of the box's row. */
  spans(
    row: number,
    width: number,
    shades: number,
    paint: (from: number, to: number, shade: number) => void,
  ): void {
    const [xs, areas, next] = [this.#x, this.#area, this.#next];
    let sum = 0;
    let from = 0;
    let shade = 0;
    for (let cell = this.#first[row] ?? none; cell !== none; cell = next[cell] ?? none) {
      const x = xs[cell] ?? 0;
      if (shade > 0 && x > from) paint(from, x, shade);
      sum += areas[cell] ?? 0;
      shade = shadeOf(sum, shades);
      from = x;
    }
    if (shade > 0 && width > from) paint(from, width, shade);
  }

  #clear(rows: number): void {
    if (this.#first.length < rows) {
      this.#first = new Int32Array(rows);
      this.#latest = new Int32Array(rows);
    } else {
      this.#first.fill(none, 0, rows);
      this.#latest.fill(none, 0, rows);
    }
    this.#count = 1;
  }

  /** One edge from its upper to its lower end. */
  #edge({ width, height }: Box, x0: number, y0: number, x1: number, y1: number, sign: number): void {
    const slope = (x1 - x0) / (y1 - y0);
    const last = Math.min(height, Math.ceil(y1));
    for (let row = Math.max(0, Math.floor(y0)); row < last; row++) {
      const upper = Math.max(y0, row);
      const lower = Math.min(y1, row + 1);
      const weight = (lower - upper) * sign;
      const xa = clamp(x0 + (upper - y0) * slope, width);
      const xb = clamp(x0 + (lower - y0) * slope, width);
      if (xa < xb) this.#spread(row, xa, xb, weight);
      else this.#spread(row, xb, xa, weight);
    }
  }

  /** Adds to each cell how much more of it lies behind a slanted piece of edge than of the cell before. */
  #spread(row: number, left: number, right: number, weight: number): void {
    const first = Math.floor(left);
    const last = Math.max(first + 1, Math.ceil(right));
    const perPixel = right > left ? weight / (right - left) : 0;
    let crossed = 0;
    let previous = 0;
    for (let x = first; x < last; x++) {
      const from = Math.max(left, x);
      const to = Math.min(right, x + 1);
      const own = perPixel === 0 ? weight : (to - from) * perPixel;
      const covered = crossed + own * (x + 1 - (from + to) / 2);
      this.#add(row, x, covered - previous);
      previous = covered;
      crossed += own;
    }
    this.#add(row, last, weight - previous);
  }

  /** Edges go on from pixel to pixel, so that the search begins at the cell before. */
  #add(row: number, x: number, area: number): void {
    const [xs, next] = [this.#x, this.#next];
    const latest = this.#latest[row] ?? none;
    let before = latest !== none && (xs[latest] ?? 0) <= x ? latest : none;
    if (before !== none && xs[before] === x) {
      this.#area[before] = (this.#area[before] ?? 0) + area;
      return;
    }
    let cell = before === none ? (this.#first[row] ?? none) : (next[before] ?? none);
    while (cell !== none && (xs[cell] ?? 0) < x) {
      before = cell;
      cell = next[cell] ?? none;
    }
    if (cell !== none && xs[cell] === x) {
      this.#area[cell] = (this.#area[cell] ?? 0) + area;
      this.#latest[row] = cell;
    } else this.#insert(row, x, area, before, cell);
  }

  #insert(row: number, x: number, area: number, before: number, after: number): void {
    if (this.#count === this.#x.length) this.#grow();
    const cell = this.#count++;
    this.#x[cell] = x;
    this.#area[cell] = area;
    this.#next[cell] = after;
    if (before === none) this.#first[row] = cell;
    else this.#next[before] = cell;
    this.#latest[row] = cell;
  }

  #grow(): void {
    const size = 2 * this.#x.length;
    const [next, xs, areas] = [new Int32Array(size), new Int32Array(size), new Float64Array(size)];
    next.set(this.#next);
    xs.set(this.#x);
    areas.set(this.#area);
    [this.#next, this.#x, this.#area] = [next, xs, areas];
  }
}

function shadeOf(sum: number, shades: number): number {
  const covered = Math.abs(sum);
  return covered >= 1 ? shades : Math.floor(covered * shades + 1 / 2);
}

function clamp(x: number, width: number): number {
  return Math.min(Math.max(x, 0), width);
}
