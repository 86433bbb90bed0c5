/**
 * Polygons as pixels: the inner loops of `canvas.ts`, in AssemblyScript (https://www.assemblyscript.org), a subset of
 * TypeScript with WebAssembly's types. A book has one cover, so what draws it runs once, and JavaScript that runs once
 * is interpreted: this is fast from the first call. `npm run raster` compiles it to `raster-code.ts`.
 *
 * Coverage is accumulated as signed areas, so that overlapping contours of one direction do not cancel out (R. Levien's
 * font-rs: https://medium.com/@raphlinus/inside-the-fastest-font-renderer-in-the-world-75ae5270c445), and kept only
 * where an edge comes through: for each row of a shape a list of cells from left to right, each with how much its edges
 * cover of all pixels that follow, and how much less of its own. Running sums give the coverage: the scan conversion of
 * D. Turner's smooth rasteriser in FreeType (src/smooth/ftgrays.c). What lies between two cells is one span.
 *
 * Pixels are places in a palette, a byte each. Memory only grows: the pixels, the rows' lists and the tables that are
 * asked for; beyond them, for the time of one shape, its points and its cells.
 */

/** The palette's place for so many shades of the present ink over the colour at a place: asked once for each pair. */
declare function mix(below: i32, shade: i32): i32;

/** Steps from the colour below to full ink: finer ones cannot be told apart at the edge of a shape. */
const shades: i32 = 6;
/** Shorter spans of full ink are painted eight pixels at a time: to call for them takes longer. */
const leastFill: usize = 400;
/** Places of the palette. */
const places: i32 = 256;
/** Not asked yet, in the table of an ink. */
const unknown: i32 = -1;
/** Pages of 64 KiB that are added when cells need room. */
const morePages: i32 = 64;

/** Where edges come through a pixel. */
@unmanaged
class Cell {
  /** The next to the right; 0 at the end of a list. */
  next: usize;
  x: i32;
  cover: f64;
  area: f64;
}

let width: i32 = 0;
let height: i32 = 0;
/** Bytes of a row: whole fours. */
let stride: i32 = 0;
let pixels: usize = 0;
/** For each row the first cell, and the one that was changed last. */
let firsts: usize = 0;
let latests: usize = 0;
/** End of what stays. */
let top: usize = 0;

/** Of the present shape: the pixels it may touch, its ink's table, where its next cell goes and where room for them ends. */
let left: i32 = 0;
let upper: i32 = 0;
let boxWidth: i32 = 0;
let boxHeight: i32 = 0;
let mixed: usize = 0;
let nextCell: usize = 0;
let room: usize = 0;

/** Begins a sheet of so many pixels, all of place 0. To be called once, before anything else. */
export function open(sheetWidth: i32, sheetHeight: i32): void {
  width = sheetWidth;
  height = sheetHeight;
  stride = (width + 3) & ~3;
  top = __heap_base;
  pixels = allocated(stride * height);
  firsts = allocated(height * sizeof<usize>());
  latests = allocated(height * sizeof<usize>());
}

/** A new ink's table: what it makes of each place below it. */
export function ink(): usize {
  const size = places * (shades + 1) * sizeof<i16>();
  const table = allocated(size);
  memory.fill(table, <u8>unknown, size);
  return table;
}

/** A table of a byte for each place of the palette, for `pack`. */
export function reduction(): usize {
  return allocated(places);
}

/** Where the numbers of the next shape go, as `f64`: for each polygon how many follow, then x and y by turns. */
export function shape(count: usize): usize {
  hold(top + count * sizeof<f64>());
  return top;
}

/** Fills the polygons that were put at `shape(count)`, by the nonzero rule. */
export function paint(count: usize, table: usize): void {
  const end = top + count * sizeof<f64>();
  if (!findBox(end)) return;
  memory.fill(firsts, 0, boxHeight * sizeof<usize>());
  memory.fill(latests, 0, boxHeight * sizeof<usize>());
  nextCell = end;
  room = (<usize>memory.size()) << 16;
  takeEdges(end);
  mixed = table;
  const full = blend(0, shades);
  let start = pixels + upper * stride + left;
  for (let row = 0; row < boxHeight; row++, start += stride) {
    paintRow(load<usize>(firsts + row * sizeof<usize>()), start, full);
  }
}

/** How often each place is met at every `step`th pixel: a table of `i32`. */
export function uses(step: i32): usize {
  const size = places * sizeof<i32>();
  const table = allocated(size);
  memory.fill(table, 0, size);
  const end = pixels + stride * height;
  for (let pixel = pixels; pixel < end; pixel += step) {
    const use = table + load<u8>(pixel) * sizeof<i32>();
    store<i32>(use, load<i32>(use) + 1);
  }
  return table;
}

/**
 * Rows as PNG has them: a filter byte (none), then two pixels a byte, the left one in the high bits, as places in the
 * table. Four pixels are looked at together: most are as the four before them. They take the place of the pixels, in
 * half as much room: new memory takes as long to come by as they take to pack. To be called once, last.
 */
export function pack(table: usize): usize {
  const rowSize = 1 + ((width + 1) >> 1);
  let pixel = pixels;
  let four = load<u32>(pixel);
  let packed = packedFour(table, four);
  for (let row = 0; row < height; row++) {
    const filter = pixels + row * rowSize;
    let to = filter + 1;
    for (const end = pixel + stride; pixel < end; pixel += 4, to += 2) {
      const now = load<u32>(pixel);
      if (now !== four) {
        four = now;
        packed = packedFour(table, four);
      }
      store<u16>(to, <u16>packed);
    }
    // After its row: the first pixel stood here, or the last four of the row before, which may be wider than it.
    store<u8>(filter, 0);
  }
  return pixels;
}

function packedFour(table: usize, four: u32): u32 {
  const first: u32 = load<u8>(table + (four & 0xff));
  const second: u32 = load<u8>(table + ((four >> 8) & 0xff));
  const third: u32 = load<u8>(table + ((four >> 16) & 0xff));
  const fourth: u32 = load<u8>(table + (four >> 24));
  return (first << 4) | second | (third << 12) | (fourth << 8);
}

/** Memory that stays, in whole eights. */
function allocated(size: usize): usize {
  const start = top;
  top = (top + size + 7) & ~7;
  hold(top);
  return start;
}

/** Makes the memory so large. */
function hold(end: usize): void {
  const more = <i32>((end + 0xffff) >> 16) - memory.size();
  if (more > 0 && memory.grow(more) < 0) unreachable();
}

/** The pixels that the polygons may touch; false where there are none. */
function findBox(end: usize): bool {
  let fromX: f64 = Infinity;
  let fromY: f64 = Infinity;
  let toX: f64 = -Infinity;
  let toY: f64 = -Infinity;
  for (let at = top; at < end; ) {
    const stop = at + (1 + <usize>load<f64>(at)) * sizeof<f64>();
    for (at += sizeof<f64>(); at < stop; at += 2 * sizeof<f64>()) {
      const x = load<f64>(at);
      const y = load<f64>(at, sizeof<f64>());
      if (x < fromX) fromX = x;
      if (x > toX) toX = x;
      if (y < fromY) fromY = y;
      if (y > toY) toY = y;
    }
  }
  if (fromX >= width || fromY >= height || toX <= 0 || toY <= 0) return false;
  left = <i32>max<f64>(0, floor(fromX));
  upper = <i32>max<f64>(0, floor(fromY));
  boxWidth = <i32>min<f64>(width, ceil(toX)) - left;
  boxHeight = <i32>min<f64>(height, ceil(toY)) - upper;
  return boxWidth > 0 && boxHeight > 0;
}

/** The cells of all edges; the last point of a polygon joins the first. */
function takeEdges(end: usize): void {
  for (let at = top; at < end; ) {
    const stop = at + (1 + <usize>load<f64>(at)) * sizeof<f64>();
    let x0 = load<f64>(stop - 2 * sizeof<f64>()) - left;
    let y0 = load<f64>(stop - sizeof<f64>()) - upper;
    for (at += sizeof<f64>(); at < stop; at += 2 * sizeof<f64>()) {
      const x1 = load<f64>(at) - left;
      const y1 = load<f64>(at, sizeof<f64>()) - upper;
      if (y0 < y1) takeEdge(x0, y0, x1, y1, 1);
      else if (y1 < y0) takeEdge(x1, y1, x0, y0, -1);
      x0 = x1;
      y0 = y1;
    }
  }
}

/** One edge from its upper to its lower end. */
function takeEdge(x0: f64, y0: f64, x1: f64, y1: f64, sign: f64): void {
  if (y0 >= boxHeight || y1 <= 0) return;
  const slope = (x1 - x0) / (y1 - y0);
  const last = <i32>min<f64>(boxHeight, ceil(y1));
  for (let row = <i32>max<f64>(0, floor(y0)); row < last; row++) {
    const from = max(y0, <f64>row);
    const to = min(y1, <f64>(row + 1));
    const weight = (to - from) * sign;
    const xa = x0 + (from - y0) * slope;
    const xb = x0 + (to - y0) * slope;
    if (xa < xb) addPiece(row, xa, xb, weight);
    else addPiece(row, xb, xa, weight);
  }
}

/** A piece of edge within a row. Left of the box it covers all of the row; what is right of it covers nothing. */
function addPiece(row: i32, from: f64, to: f64, weight: f64): void {
  if (to <= 0) {
    add(row, 0, weight, 0);
    return;
  }
  if (floor(from) === floor(to)) {
    if (from < boxWidth) addWithin(row, floor(from), from, to, weight);
    return;
  }
  const perPixel = weight / (to - from);
  if (from < 0) add(row, 0, -from * perPixel, 0);
  const end = min<f64>(to, boxWidth);
  for (let x = max<f64>(0, floor(from)); x < end; x++) {
    const start = max(from, x);
    const stop = min(to, x + 1);
    addWithin(row, x, start, stop, (stop - start) * perPixel);
  }
}

/** A piece of edge within a pixel. */
function addWithin(row: i32, x: f64, from: f64, to: f64, cover: f64): void {
  add(row, <i32>x, cover, cover * ((from + to) / 2 - x));
}

/** Edges go on from pixel to pixel, so that the search begins at the cell before. */
function add(row: i32, x: i32, cover: f64, area: f64): void {
  const first = firsts + row * sizeof<usize>();
  const latest = latests + row * sizeof<usize>();
  let before = load<usize>(latest);
  if (before !== 0 && changetype<Cell>(before).x > x) before = 0;
  let at = before === 0 ? load<usize>(first) : before;
  while (at !== 0 && changetype<Cell>(at).x < x) {
    before = at;
    at = changetype<Cell>(at).next;
  }
  if (at === 0 || changetype<Cell>(at).x !== x) {
    const made = newCell();
    changetype<Cell>(made).next = at;
    changetype<Cell>(made).x = x;
    changetype<Cell>(made).cover = 0;
    changetype<Cell>(made).area = 0;
    if (before === 0) store<usize>(first, made);
    else changetype<Cell>(before).next = made;
    at = made;
  }
  changetype<Cell>(at).cover += cover;
  changetype<Cell>(at).area += area;
  store<usize>(latest, at);
}

function newCell(): usize {
  const made = nextCell;
  nextCell += offsetof<Cell>();
  if (nextCell > room) {
    if (memory.grow(morePages) < 0) unreachable();
    room = (<usize>memory.size()) << 16;
  }
  return made;
}

/** Spans of equal shade, from a row's first cell. */
function paintRow(first: usize, start: usize, full: i32): void {
  let sum: f64 = 0;
  let from: i32 = 0;
  let shade: i32 = 0;
  for (let at = first; at !== 0; at = changetype<Cell>(at).next) {
    const cell = changetype<Cell>(at);
    sum += cell.cover;
    const own = shadeOf(sum - cell.area);
    if (own !== shade) {
      paintSpan(start + from, start + cell.x, shade, full);
      from = cell.x;
      shade = own;
    }
    const following = shadeOf(sum);
    if (following !== own) {
      paintSpan(start + from, start + cell.x + 1, own, full);
      from = cell.x + 1;
      shade = following;
    }
  }
  paintSpan(start + from, start + boxWidth, shade, full);
}

function paintSpan(from: usize, to: usize, shade: i32, full: i32): void {
  if (shade === 0 || from === to) return;
  if (shade !== shades) for (let at = from; at < to; at++) store<u8>(at, blend(load<u8>(at), shade));
  else if (to >= from + leastFill) memory.fill(from, <u8>full, to - from);
  else {
    const eight = <u64>full * 0x0101010101010101;
    let at = from;
    for (; at + 8 <= to; at += 8) store<u64>(at, eight);
    for (; at < to; at++) store<u8>(at, full);
  }
}

/** The place of what comes of so many shades of the present ink over the colour at a place. */
function blend(below: i32, shade: i32): i32 {
  const at = mixed + (below * (shades + 1) + shade) * sizeof<i16>();
  const known: i32 = load<i16>(at);
  if (known !== unknown) return known;
  const place = mix(below, shade);
  store<i16>(at, place);
  return place;
}

function shadeOf(sum: f64): i32 {
  const covered = abs(sum);
  return covered >= 1 ? shades : <i32>floor(covered * shades + 0.5);
}
