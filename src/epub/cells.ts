/**
 * Coverage of pixels by polygons, kept only where an edge comes through: for each row of a shape a list of cells from
 * left to right, each with how much its edges cover of all pixels that follow, and how much less of its own. Running
 * sums give the coverage: the scan conversion of D. Turner's smooth rasteriser in FreeType (src/smooth/ftgrays.c).
 * In: polygons in pixels, y downward; out: spans of equal shade.
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
  #cover = new Float64Array(fewestCells);
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
    const xs = this.#x;
    const covers = this.#cover;
    const areas = this.#area;
    const next = this.#next;
    let sum = 0;
    let from = 0;
    let shade = 0;
    for (let cell = this.#first[row] ?? none; cell !== none; cell = next[cell] ?? none) {
      const x = xs[cell] ?? 0;
      // Edges beyond the box close what lies within it.
      if (x >= width) break;
      sum += covers[cell] ?? 0;
      const own = shadeOf(sum - (areas[cell] ?? 0), shades);
      if (own !== shade) {
        if (shade > 0 && x > from) paint(from, x, shade);
        from = x;
        shade = own;
      }
      const following = shadeOf(sum, shades);
      if (following !== own) {
        if (own > 0) paint(from, x + 1, own);
        from = x + 1;
        shade = following;
      }
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
      const x = Math.floor(xa);
      if (x === Math.floor(xb)) this.#add(row, x, weight, weight * ((xa + xb) / 2 - x));
      else if (xa < xb) this.#spread(row, xa, xb, weight);
      else this.#spread(row, xb, xa, weight);
    }
  }

  /** A piece of edge that comes through several pixels of a row. */
  #spread(row: number, left: number, right: number, weight: number): void {
    const perPixel = weight / (right - left);
    for (let x = Math.floor(left); x < right; x++) {
      const from = Math.max(left, x);
      const to = Math.min(right, x + 1);
      const cover = (to - from) * perPixel;
      this.#add(row, x, cover, cover * ((from + to) / 2 - x));
    }
  }

  /** Edges go on from pixel to pixel, so that the search begins at the cell before. */
  #add(row: number, x: number, cover: number, area: number): void {
    const xs = this.#x;
    const next = this.#next;
    let before = this.#latest[row] ?? none;
    if (before !== none && (xs[before] ?? 0) > x) before = none;
    let cell = before;
    if (cell === none) cell = this.#first[row] ?? none;
    while (cell !== none && (xs[cell] ?? 0) < x) {
      before = cell;
      cell = next[cell] ?? none;
    }
    if (cell === none || xs[cell] !== x) cell = this.#insert(row, x, before, cell);
    this.#cover[cell] = (this.#cover[cell] ?? 0) + cover;
    this.#area[cell] = (this.#area[cell] ?? 0) + area;
    this.#latest[row] = cell;
  }

  #insert(row: number, x: number, before: number, after: number): number {
    if (this.#count === this.#x.length) this.#grow();
    const cell = this.#count++;
    this.#x[cell] = x;
    this.#cover[cell] = 0;
    this.#area[cell] = 0;
    this.#next[cell] = after;
    if (before === none) this.#first[row] = cell;
    else this.#next[before] = cell;
    return cell;
  }

  #grow(): void {
    const size = 2 * this.#x.length;
    const [next, xs] = [new Int32Array(size), new Int32Array(size)];
    const [covers, areas] = [new Float64Array(size), new Float64Array(size)];
    next.set(this.#next);
    xs.set(this.#x);
    covers.set(this.#cover);
    areas.set(this.#area);
    [this.#next, this.#x, this.#cover, this.#area] = [next, xs, covers, areas];
  }
}

function shadeOf(sum: number, shades: number): number {
  const covered = Math.abs(sum);
  return covered >= 1 ? shades : Math.floor(covered * shades + 1 / 2);
}

function clamp(x: number, width: number): number {
  return Math.min(Math.max(x, 0), width);
}
