/**
 * Page breaks by least total cost over a section: Knuth and Plass's method for lines (Software: Practice and
 * Experience 11, 1981), applied to pages as Plass's thesis (1981) does. In: a section's vertical list
 * and its notes; out: what each page holds. A state is a break, the side of the page that follows, how short
 * its facing page is, and how much of the notes is placed. From each break only one page's worth of boxes is
 * looked at and only the best few states are kept, so time is linear in the list.
 */

import { invariant } from '../diagnostics/diagnostic.ts';
import type { VerticalList } from './box.ts';
import type { NoteList } from './footnotes.ts';
import { type Change, isSameChange } from './looseness.ts';
import type { ChangedBoxes, PageBreak } from './page-break.ts';
import {
  type Candidate,
  candidatePages,
  isEnd,
  type PageFrame,
  type Progress,
  type Task,
} from './page-candidates.ts';

/** Cost of a page one line short; it grows with the square. The other costs are in proportion. Chosen by eye on المستطرف. */
const SHORT_PAGE = 100;

/** Cost of one line's difference between facing pages, squared too: both one line short is better than one. */
const UNEVEN_SPREAD = 150;

/** Pages are chosen at most so often while changes of paragraphs fail; at last without the untried. */
const MOST_ROUNDS = 4;

/** States kept at one break. */
const BEAM = 6;

/** A state so much dearer than one a few boxes further on is given up: pages fall back into step for less. */
const HOPELESS = 2500;
const NEAR = 12;

interface State extends Progress {
  /** Of the page that starts here. */
  readonly side: 'recto' | 'verso';
  /** How short the facing page is; -1 where there is none. */
  readonly facing: number;
  /** The changed paragraph in whose midst it begins. */
  readonly split: Change | undefined;
  readonly cost: number;
  readonly from: State | undefined;
  readonly page: Candidate | undefined;
}

/**
 * Chooses the pages of a section. A section without boxes and figures has none. Which paragraphs can be changed
 * is guessed first; those chosen are composed, and where one fails the pages are chosen again.
 */
export function buildPages(list: VerticalList, notes: NoteList, frame: PageFrame): readonly PageBreak[] {
  if (list.boxes.length === 0 && list.figures.length === 0) return [];
  for (let round = 1; ; round++) {
    const isTriedOnly = round >= MOST_ROUNDS;
    const chosen =
      leastCost({ list, notes, frame, isTriedOnly }) ??
      leastCost({ list: { ...list, paragraphs: [] }, notes, frame, isTriedOnly });
    invariant(chosen !== undefined, 'a section ended in no page');
    // All are tried at once, so that a long section is not gone through once for each that fails.
    const wanted = chosen.flatMap(({ page: { change, split } }) => [change ?? [], split ?? []].flat());
    const failed = wanted.filter((change) => !isMade(change));
    if (failed.length === 0) return chosen.map(pageBreak);
  }
}

/** The cheapest way through a section; undefined where each way ends in a split paragraph that fits nowhere. */
function leastCost(task: Task): readonly Chosen[] | undefined {
  const { list, notes, frame } = task;
  const last = list.boxes.length;
  // What still owes notes may come to cost much more: it gives up nothing that owes none.
  const owesNotes = ({ at, note }: Progress): boolean => note < (notes.calledBefore[at] ?? 0);
  const table: (State[] | undefined)[] = Array.from({ length: last + 1 });
  const least = new Float64Array(last + 1).fill(Number.POSITIVE_INFINITY);
  const leastOwing = least.slice();
  table[0] = [startState(frame)];
  let best: State | undefined;
  for (let at = 0; at <= last; at++) {
    const states = table[at];
    if (states === undefined) continue;
    const bound = leastNear(least, at) + HOPELESS;
    const boundOwing = Math.min(bound, leastNear(leastOwing, at) + HOPELESS);
    let looked: Looked | undefined;
    // Pages that hold only notes or figures lead to the same break: the list grows while it is read.
    for (const state of states) {
      if (isEnd(task, at, state.note, state.figure)) {
        if (best === undefined || state.cost < best.cost) best = state;
        continue;
      }
      // A page of notes alone is dear, but it comes only where there is no other way on from here.
      if (state.cost > (owesNotes(state) ? boundOwing : bound) && state.from?.at !== at) continue;
      if (looked === undefined || !isAlikeBefore(looked.state, state)) {
        looked = { state, pages: candidatePages(task, state, state.split) };
      }
      for (const page of looked.pages) {
        const next = follow(task, state, page);
        const known = owesNotes(next) ? leastOwing : least;
        if (next.cost < (known[page.end] ?? 0)) known[page.end] = next.cost;
        keepBest((table[page.end] ??= []), next);
      }
    }
    table[at] = undefined;
  }
  return best === undefined ? undefined : traceBack(best);
}

/** The pages that follow a state; states with the same things placed share them. */
interface Looked {
  readonly state: State;
  readonly pages: readonly Candidate[];
}

/** The least cost of a break at `at` or a few boxes on. */
function leastNear(least: Float64Array, at: number): number {
  let found = Number.POSITIVE_INFINITY;
  const end = Math.min(least.length, at + NEAR);
  for (let index = at; index < end; index++) found = Math.min(found, least[index] ?? found);
  return found;
}

function startState({ firstSide: side }: PageFrame): State {
  return {
    at: 0,
    note: 0,
    figure: 0,
    side,
    facing: -1,
    split: undefined,
    cost: 0,
    from: undefined,
    page: undefined,
  };
}

/** The state after `page`. */
function follow(task: Task, state: State, page: Candidate): State {
  const { isFacing } = task.frame;
  let cost = state.cost + page.cost;
  if (!isEnd(task, page.end, page.noteEnd, page.figureEnd)) {
    cost += SHORT_PAGE * page.short ** 2;
    if (isFacing && state.facing >= 0) cost += UNEVEN_SPREAD * (page.short - state.facing) ** 2;
  }
  return {
    at: page.end,
    note: page.noteEnd,
    figure: page.figureEnd,
    side: state.side === 'verso' ? 'recto' : 'verso',
    facing: isFacing && state.side === 'verso' ? page.short : -1,
    split: page.split,
    cost,
    from: state,
    page,
  };
}

/** Adds a state unless a cheaper one of its kind is there; the dearest goes when there are too many. */
function keepBest(states: State[], state: State): void {
  // States of the break that is being read may not move under its reader.
  const isRead = state.from?.at === state.at;
  for (let index = 0; index < states.length; index++) {
    const other = states[index];
    if (other === undefined || !isAlike(other, state)) continue;
    // Another of its kind may have been given up for one that this comes from.
    if (isRead) break;
    if (state.cost < other.cost) states[index] = state;
    return;
  }
  states.push(state);
  if (states.length <= BEAM || isRead) return;
  let dearest = 0;
  for (const [index, { cost }] of states.entries()) {
    if (cost > (states[dearest]?.cost ?? 0)) dearest = index;
  }
  states.splice(dearest, 1);
}

/** The same is placed. */
const isAlikeBefore = (one: State, other: State): boolean =>
  one.note === other.note && one.figure === other.figure && isSameChange(one.split, other.split);

const isAlike = (one: State, other: State): boolean =>
  one.side === other.side && one.facing === other.facing && isAlikeBefore(one, other);

const isMade = ({ paragraph, by }: Change): boolean => paragraph.boxes(by) !== undefined;

/** A page and the state it begins in. */
interface Chosen {
  readonly from: State;
  readonly page: Candidate;
}

function traceBack(last: State): readonly Chosen[] {
  const pages: Chosen[] = [];
  for (let state = last; state.from !== undefined && state.page !== undefined; state = state.from) {
    pages.push({ from: state.from, page: state.page });
  }
  return pages.reverse();
}

function pageBreak({ from, page }: Chosen): PageBreak {
  const { end, noteEnd, figureEnd, stretched, isRelaxed, change } = page;
  const { at: start, note: noteStart, figure: figureStart } = from;
  const changed = [
    ...changedBoxes(from.split, start, Number.POSITIVE_INFINITY),
    ...changedBoxes(change, start, end),
    ...changedBoxes(page.split, start, end),
  ];
  return { start, end, noteStart, noteEnd, figureStart, figureEnd, stretched, changed, isRelaxed };
}

/** The part of a changed paragraph on the page of boxes `start` to `end`. */
function changedBoxes(change: Change | undefined, start: number, end: number): readonly ChangedBoxes[] {
  const boxes = change?.paragraph.boxes(change.by);
  if (change === undefined || boxes === undefined) return [];
  const { first: from, end: to } = change.paragraph;
  const first = Math.max(from, start);
  // What is on the first of two pages is so many lines as in the list; the second has the rest.
  if (end < to) return [{ first, end, boxes: boxes.slice(first - from, end - from) }];
  return [{ first, end: to, boxes: boxes.slice(first - from) }];
}
