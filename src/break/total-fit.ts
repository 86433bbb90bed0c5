/**
 * Total-fit line breaking: the breaks that make the sum of demerits over the whole paragraph least.
 * D. E. Knuth, M. F. Plass, “Breaking Paragraphs into Lines”, Software: Practice and Experience 11 (1981),
 * 1119–1184, cited as K&P with its page. Pure arithmetic: items in, indices of items out; it knows no text.
 *
 * Departures: stretch comes in levels (`levels.ts`); short last lines cost; the active list needs no line classes,
 * since all lines but the first have one measure (the paper's j₀ = 1, p. 1165), unless lines are counted; it never fails: what cannot be
 * set within the first tolerance is tried with the next, then with emergency stretch as TeX's third pass does,
 * and a box wider than its line stands there alone, overfull.
 */

import { BOX, FORBIDDEN, FORCED, GLUE, type ItemList, PENALTY } from './item-list.ts';
import { badness, type Level, WIDTH_EPSILON } from './levels.ts';

/** How a paragraph is to be fitted. Widths are in the unit of the items. */
export interface Fit {
  readonly levels: readonly Level[];
  readonly firstMeasure: number;
  /** Measure of all lines but the first. */
  readonly measure: number;
  /** Stretch at each line's end, at the last level: ragged setting (K&P p. 1139). 0: justified. */
  readonly raggedness: number;
  /** Largest adjustment ratios of the passes, strict first. One more pass, with emergency stretch, always follows. */
  readonly tolerances: readonly number[];
  /** Added to each line's badness (K&P p. 1128: 1; TeX's \linepenalty). */
  readonly linePenalty: number;
  /** Two flagged breaks in a row (K&P's α, p. 1128). */
  readonly flaggedDemerits: number;
  /** Adjacent lines whose fitness classes are not neighbours (K&P's γ, p. 1155). */
  readonly contrastDemerits: number;
  /** Items at which no line may end, though it could. */
  readonly avoided?: ReadonlySet<number>;
  /** A last line narrower than `width`: a runt. */
  readonly shortLastLine: { readonly width: number; readonly demerits: number };
}

export interface Fitted {
  /** Items at which the lines end; the last is the last item. */
  readonly breaks: readonly number[];
  /** Adjustment ratio of each line; below −1: overfull. */
  readonly ratios: readonly number[];
  readonly demerits: number;
}

const NONE = -1;
const FIRST_NODES = 1024;
/** Most active breaks kept: a line has some twenty words and each break at most four classes; beyond, the oldest go. */
const MOST_ACTIVE = 240;

/** Nodes of the search: feasible breaks with the best way to each (K&P p. 1160), as a struct of arrays. */
interface Nodes {
  count: number;
  /** Item of the break. */
  item: Int32Array;
  /** Row of the first item of the line that follows: discarded items are behind it. */
  after: Int32Array;
  fitness: Uint8Array;
  demerits: Float64Array;
  previous: Int32Array;
  /** Lines up to the break. */
  line: Int32Array;
  /** Next active node; the list is in order of position. */
  next: Int32Array;
}

/** Shared by all paragraphs: nothing is allocated once a book has met its longest. */
const nodes: Nodes = {
  count: 0,
  item: new Int32Array(0),
  after: new Int32Array(0),
  fitness: new Uint8Array(0),
  demerits: new Float64Array(0),
  previous: new Int32Array(0),
  line: new Int32Array(0),
  next: new Int32Array(0),
};

/** Ends of the active list, and its length. */
const active = { first: NONE, last: NONE, count: 0 };

/** Emergency stretch of a line, as a share of its measure, and the tolerance of the pass that has it. */
const EMERGENCY_SHARE = 0.1;
const EMERGENCY_TOLERANCE = 3;
/** Demerits of a line that is overfull: above all that badness can give. */
const OVERFULL_DEMERITS = 1e14;
const CLASS_COUNT = 4;
/** Class of the paragraph's start, a neighbour of the first line whatever that is. */
const ANY_CLASS = CLASS_COUNT;

/** Where lines are counted, ways to one break differ by fewer lines than this. */
const COUNT_SPAN = 4;

/**
 * Best way to the present break, per fitness class of the line that ends there; where lines are counted, per
 * number of lines too (K&P p. 1165), taken modulo `COUNT_SPAN`.
 */
const bestDemerits = new Float64Array(CLASS_COUNT * COUNT_SPAN);
const bestPrevious = new Int32Array(CLASS_COUNT * COUNT_SPAN);

/** One pass through the items. */
interface Pass {
  readonly fit: Fit;
  readonly tolerance: number;
  readonly emergency: number;
  /** Never leaves the active list empty. */
  readonly isFinal: boolean;
  /** The paragraph must have so many lines; 0: as many as are best. */
  readonly lineCount: number;
  /** Spans of the levels, flat. */
  readonly stretchSpans: Float64Array;
  readonly shrinkSpans: Float64Array;
  /** Most stretch of a line at each level. */
  readonly mostStretch: Float64Array;
}

/**
 * Breaks a paragraph, whose last item must be a forced penalty.
 * Each pass is O(breaks × breaks in a line); a paragraph takes one pass unless it is hard.
 */
export function totalFit(items: ItemList, fit: Fit): Fitted {
  for (const tolerance of fit.tolerances) {
    const pass = passOf(fit, tolerance, 0, false);
    const end = search(items, pass);
    if (end !== NONE) return traceBack(items, pass, end);
  }
  const pass = passOf(fit, EMERGENCY_TOLERANCE, fit.measure * EMERGENCY_SHARE, true);
  return traceBack(items, pass, search(items, pass));
}

/**
 * The same with exactly `lineCount` lines (TeX's \looseness, The TeXbook p. 103; K&P p. 1164), each within the
 * first tolerance; undefined where that cannot be.
 */
export function fitLines(items: ItemList, fit: Fit, lineCount: number): Fitted | undefined {
  const pass = { ...passOf(fit, fit.tolerances[0] ?? 1, 0, false), lineCount };
  const end = search(items, pass);
  return end === NONE ? undefined : traceBack(items, pass, end);
}

function passOf(fit: Fit, tolerance: number, emergency: number, isFinal: boolean): Pass {
  return { fit, tolerance, emergency, isFinal, lineCount: 0, ...flatLevels(fit.levels) };
}

type FlatLevels = Pick<Pass, 'stretchSpans' | 'shrinkSpans' | 'mostStretch'>;

/** The levels of the last fit: a book's paragraphs share them. */
let flattened: { readonly levels: readonly Level[]; readonly flat: FlatLevels } | undefined;

function flatLevels(levels: readonly Level[]): FlatLevels {
  if (flattened?.levels !== levels) {
    const flat = {
      stretchSpans: Float64Array.from(levels, (level) => level.stretchSpan),
      shrinkSpans: Float64Array.from(levels, (level) => level.shrinkSpan),
      mostStretch: Float64Array.from(levels, (level) => level.mostStretch ?? Number.POSITIVE_INFINITY),
    };
    flattened = { levels, flat };
  }
  return flattened.flat;
}

/** The main loop, K&P p. 1159. Returns the node of the best last break, or NONE if the tolerance is too small. */
function search(items: ItemList, pass: Pass): number {
  startNodes();
  // The only active node at first is the paragraph's start.
  activate(NONE, afterBreak(items, NONE), ANY_CLASS, 0, NONE);
  let before = NONE;
  for (let item = 0; item < items.count; item++) {
    if (!isLegalBreak(items, item) || isAvoided(items, pass, item)) continue;
    feasibleBreaks(items, pass, item, before);
    if (active.first === NONE) return NONE;
    before = item;
  }
  return bestActive(pass.lineCount);
}

/** A forced break cannot be avoided: the text would end there. */
const isAvoided = (items: ItemList, { fit }: Pass, item: number): boolean =>
  fit.avoided?.has(item) === true && items.penalties[item] !== FORCED;

/** A line may end at glue after a box, and at a penalty that does not forbid it (K&P p. 1123). */
function isLegalBreak(items: ItemList, item: number): boolean {
  const kind = items.kinds[item];
  if (kind === GLUE) return item > 0 && items.kinds[item - 1] === BOX;
  return kind === PENALTY && items.penalties[item] !== FORBIDDEN;
}

/** The first item of the line after a break: glue and penalties vanish up to a box or forced break (K&P p. 1123). */
function afterBreak(items: ItemList, at: number): number {
  let item = at + 1;
  while (item < items.count && items.kinds[item] !== BOX && items.penalties[item] !== FORCED) item++;
  return item;
}

/**
 * Tries a line to `item` from each active break; drops those too far behind; adds the best of each class.
 * `itemBefore` is the legal break before this one.
 */
function feasibleBreaks(items: ItemList, pass: Pass, item: number, itemBefore: number): void {
  const { isFinal } = pass;
  const isForced = items.penalties[item] === FORCED;
  const tolerance = isForced && isFinal ? Number.POSITIVE_INFINITY : pass.tolerance;
  const first = active.first;
  bestDemerits.fill(Number.POSITIVE_INFINITY, 0, slotsOf(pass));
  let before = NONE;
  let node = first;
  while (node !== NONE) {
    const next = nodes.next[node] ?? NONE;
    const ratio = ratioOf(items, pass, node, item);
    if (ratio < -1 || isForced) deactivate(before, node);
    else before = node;
    if (ratio >= -1 && ratio <= tolerance) consider(items, pass, node, item, ratio);
    // Later nodes make shorter lines: looser still. Only the paragraph's start may have a wider measure.
    else if (ratio > tolerance && node !== 0 && !isForced) break;
    node = next;
  }
  addBest(items, pass, item);
  if (active.first === NONE && isFinal) rescue(items, pass, first, item, itemBefore);
}

/**
 * The last pass never gives up. All lines to `item` are overfull: end one at the break before, however loose; and
 * if it begins there already, what stands between is too wide for any line: that line is overfull.
 * The nodes from `first` on, all dropped just now, are still linked.
 */
function rescue(items: ItemList, pass: Pass, first: number, item: number, itemBefore: number): void {
  let best = NONE;
  let least = Number.POSITIVE_INFINITY;
  let isAtBreakBefore = false;
  for (let node = first; node !== NONE; node = nodes.next[node] ?? NONE) {
    const isHere = nodes.item[node] === itemBefore;
    const total = (nodes.demerits[node] ?? 0) + (isHere ? 0 : looseDemerits(items, pass, node, itemBefore));
    // Nodes come in order of position: those at the break before are last and take precedence.
    if (total < least || (isHere && !isAtBreakBefore)) {
      best = node;
      least = total;
    }
    isAtBreakBefore ||= isHere;
  }
  if (isAtBreakBefore) {
    activate(item, afterBreak(items, item), 0, least + OVERFULL_DEMERITS, best);
    return;
  }
  activate(itemBefore, afterBreak(items, itemBefore), CLASS_COUNT - 1, least, best);
  feasibleBreaks(items, pass, item, itemBefore);
}

function looseDemerits(items: ItemList, pass: Pass, node: number, item: number): number {
  const ratio = ratioOf(items, pass, node, item);
  return demeritsOf(items, pass.fit, node, item, ratio, fitnessOf(ratio));
}

/** Adjustment ratio of the line from `node` to `item` (K&P p. 1126), over the levels; −∞ if it cannot shrink enough. */
function ratioOf(items: ItemList, pass: Pass, node: number, item: number): number {
  const start = nodes.after[node] ?? 0;
  const measure = node === 0 ? pass.fit.firstMeasure : pass.fit.measure;
  const shortfall = measure - naturalWidth(items, start, item);
  if (shortfall > WIDTH_EPSILON) {
    return stretchRatio(items, pass, start, item, shortfall);
  }
  return shortfall < -WIDTH_EPSILON ? shrinkRatio(items, pass, start, item, -shortfall) : 0;
}

function naturalWidth(items: ItemList, start: number, item: number): number {
  if (start >= item) return items.penaltyWidths[item] ?? 0;
  return (items.widths[item] ?? 0) - (items.widths[start] ?? 0) + (items.penaltyWidths[item] ?? 0);
}

function stretchRatio(items: ItemList, pass: Pass, start: number, item: number, shortfall: number): number {
  const { levelCount, stretch } = items;
  const spans = pass.stretchSpans;
  const most = pass.mostStretch;
  const end = item * levelCount;
  const begin = Math.min(start, item) * levelCount;
  const last = levelCount - 1;
  let ratio = 0;
  let rest = shortfall;
  for (let level = 0; level < last; level++) {
    const offered = (stretch[end + level] ?? 0) - (stretch[begin + level] ?? 0);
    const capacity = Math.min(offered, most[level] ?? offered);
    if (rest <= capacity) return ratio + ((spans[level] ?? 0) * rest) / capacity;
    rest -= capacity;
    ratio += spans[level] ?? 0;
  }
  const own = (stretch[end + last] ?? 0) - (stretch[begin + last] ?? 0);
  const capacity = own + pass.fit.raggedness + pass.emergency;
  return capacity > 0 ? ratio + ((spans[last] ?? 0) * rest) / capacity : Number.POSITIVE_INFINITY;
}

function shrinkRatio(items: ItemList, pass: Pass, start: number, item: number, excess: number): number {
  const { levelCount, shrink } = items;
  const end = item * levelCount;
  const begin = Math.min(start, item) * levelCount;
  let ratio = 0;
  let rest = excess;
  for (let level = 0; level < levelCount; level++) {
    const capacity = (shrink[end + level] ?? 0) - (shrink[begin + level] ?? 0);
    const span = pass.shrinkSpans[level] ?? 0;
    if (rest <= capacity + WIDTH_EPSILON)
      return capacity > 0 ? ratio - (span * Math.min(rest, capacity)) / capacity : ratio;
    rest -= capacity;
    ratio -= span;
  }
  return Number.NEGATIVE_INFINITY;
}

/** Fitness classes, K&P p. 1155: 0 tight, 1 normal, 2 loose, 3 very loose. */
function fitnessOf(ratio: number): number {
  if (ratio < -0.5) return 0;
  if (ratio <= 0.5) return 1;
  return ratio <= 1 ? 2 : 3;
}

/** Demerits of the line from `node` to `item`, K&P pp. 1128 and 1155. */
function demeritsOf(
  items: ItemList,
  fit: Fit,
  node: number,
  item: number,
  ratio: number,
  fitness: number,
): number {
  const penalty = items.penalties[item] ?? 0;
  const base = fit.linePenalty + badness(ratio);
  let demerits = penalty >= 0 ? (base + penalty) ** 2 : base ** 2;
  if (penalty < 0 && penalty !== FORCED) demerits -= penalty ** 2;
  const from = nodes.item[node] ?? NONE;
  if (from >= 0 && items.flagged[item] === 1 && items.flagged[from] === 1) demerits += fit.flaggedDemerits;
  const fitnessBefore = nodes.fitness[node] ?? ANY_CLASS;
  if (fitnessBefore !== ANY_CLASS && Math.abs(fitness - fitnessBefore) > 1) demerits += fit.contrastDemerits;
  if (item === items.count - 1 && from >= 0 && isShort(items, fit, node, item)) {
    demerits += fit.shortLastLine.demerits;
  }
  return demerits;
}

function isShort(items: ItemList, fit: Fit, node: number, item: number): boolean {
  return naturalWidth(items, nodes.after[node] ?? 0, item) < fit.shortLastLine.width;
}

const slotsOf = ({ lineCount }: Pass): number => (lineCount === 0 ? CLASS_COUNT : CLASS_COUNT * COUNT_SPAN);

/** Keeps the line if it is the best of its kind to this break. */
function consider(items: ItemList, pass: Pass, node: number, item: number, ratio: number): void {
  const fitness = fitnessOf(ratio);
  const total = (nodes.demerits[node] ?? 0) + demeritsOf(items, pass.fit, node, item, ratio, fitness);
  const counted = pass.lineCount === 0 ? 0 : (nodes.line[node] ?? 0) % COUNT_SPAN;
  const slot = counted * CLASS_COUNT + fitness;
  if (total < (bestDemerits[slot] ?? 0)) {
    bestDemerits[slot] = total;
    bestPrevious[slot] = node;
  }
}

/**
 * Adds a node for each class that could still win: at most the contrast's demerits behind the best (K&P p. 1166).
 * Where lines are counted a dearer way may be the only one with their number.
 */
function addBest(items: ItemList, pass: Pass, item: number): void {
  const slots = slotsOf(pass);
  let best = Number.POSITIVE_INFINITY;
  for (let slot = 0; slot < slots; slot++) best = Math.min(best, bestDemerits[slot] ?? best);
  if (best === Number.POSITIVE_INFINITY) return;
  const most = pass.lineCount === 0 ? best + pass.fit.contrastDemerits : Number.MAX_VALUE;
  const after = afterBreak(items, item);
  for (let slot = 0; slot < slots; slot++) {
    const demerits = bestDemerits[slot] ?? Number.POSITIVE_INFINITY;
    if (demerits <= most) {
      activate(item, after, slot % CLASS_COUNT, demerits, bestPrevious[slot] ?? NONE);
    }
  }
}

/** The chosen breaks, from the last back to the first (K&P p. 1161). */
function traceBack(items: ItemList, pass: Pass, end: number): Fitted {
  const breaks: number[] = [];
  const ratios: number[] = [];
  const demerits = nodes.demerits[end] ?? 0;
  for (let node = end; node > 0; node = nodes.previous[node] ?? NONE) {
    const item = nodes.item[node] ?? 0;
    breaks.push(item);
    ratios.push(ratioOf(items, pass, nodes.previous[node] ?? 0, item));
  }
  return { breaks: breaks.reverse(), ratios: ratios.reverse(), demerits };
}

/** Forgets all nodes. */
function startNodes(): void {
  nodes.count = 0;
  active.first = NONE;
  active.last = NONE;
  active.count = 0;
}

/** Adds a node at the end of the active list. */
function activate(item: number, after: number, fitness: number, demerits: number, previous: number): void {
  const node = nodes.count;
  if (node === nodes.item.length) growNodes();
  nodes.count = node + 1;
  nodes.item[node] = item;
  nodes.after[node] = after;
  nodes.fitness[node] = fitness;
  nodes.demerits[node] = demerits;
  nodes.previous[node] = previous;
  nodes.line[node] = previous === NONE ? 0 : (nodes.line[previous] ?? 0) + 1;
  nodes.next[node] = NONE;
  if (active.last === NONE) active.first = node;
  else nodes.next[active.last] = node;
  active.last = node;
  active.count++;
  if (active.count > MOST_ACTIVE) deactivate(NONE, active.first);
}

/** Unlinks `node`, which follows `before` in the active list. */
function deactivate(before: number, node: number): void {
  const next = nodes.next[node] ?? NONE;
  if (before === NONE) active.first = next;
  else nodes.next[before] = next;
  if (active.last === node) active.last = before;
  active.count--;
}

/** The active node with the least demerits, of those with `lineCount` lines if that is not 0. */
function bestActive(lineCount: number): number {
  let best = NONE;
  for (let node = active.first; node !== NONE; node = nodes.next[node] ?? NONE) {
    if (lineCount !== 0 && nodes.line[node] !== lineCount) continue;
    if (best === NONE || (nodes.demerits[node] ?? 0) < (nodes.demerits[best] ?? 0)) best = node;
  }
  return best;
}

function growNodes(): void {
  const length = Math.max(FIRST_NODES, nodes.item.length * 2);
  nodes.item = grown(nodes.item, length);
  nodes.after = grown(nodes.after, length);
  nodes.previous = grown(nodes.previous, length);
  nodes.line = grown(nodes.line, length);
  nodes.next = grown(nodes.next, length);
  const fitness = new Uint8Array(length);
  fitness.set(nodes.fitness);
  nodes.fitness = fitness;
  const demerits = new Float64Array(length);
  demerits.set(nodes.demerits);
  nodes.demerits = demerits;
}

function grown(array: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}
