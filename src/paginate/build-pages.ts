/**
 * Page breaks by least total cost over a section: Knuth and Plass's method for lines (Software: Practice and
 * Experience 11, 1981), applied to pages as Plass's thesis (1981) does. In: a section's vertical list
 * and its notes; out: what each page holds. A state is a break, the side of the page that follows, how short
 * its facing page is, and how much of the notes is placed. From each break only one page's worth of boxes is
 * looked at and only the best few states are kept, so time is linear in the list.
 *
 * What cannot be kept is let go, in this order: whole notes wait for the next page, then boxes that should
 * stay together part. Every page places at least one box, so any input ends.
 */

import { invariant } from '../diagnostics/diagnostic.ts';
import type { Length } from '../units.ts';
import { type Box, EPSILON, NEVER, type VerticalList } from './box.ts';
import { fittingNotes, type NoteList, notesHeight, splitNotes } from './footnotes.ts';
import { advance, advanceFigure, depthOf, type Stack, startStack } from './stack.ts';

/** Cost of a page one line short; it grows with the square. The other costs are in proportion. Chosen by eye on المستطرف. */
const SHORT_PAGE = 100;

/** Cost of one line's difference between facing pages, squared too: both one line short is better than one. */
const UNEVEN_SPREAD = 150;

/** A line of space added between blocks costs less than a short page; a page takes at most so many. */
const STRETCHED_LINE = 60;
const MOST_STRETCHED_LINES = 2;

/** A split note is worse than a page three lines short, better than four. */
const SPLIT_NOTE = 1000;

/** A section's last page should have so many lines; each that lacks costs, squared. */
const LAST_PAGE_LINES = 4;
const LONELY_LAST_LINE = 150;

/** A page on which something had to be parted: only where there is no other way. */
const RELAXED = 1e6;

/** Pages shorter than this are not looked at where longer ones are possible. */
const MOST_SHORT_LINES = 3;

/** States kept at one break. */
const BEAM = 6;

/** A state so much dearer than one a few boxes further on is given up: pages fall back into step for less. */
const HOPELESS = 2500;
const NEAR = 12;

/** The section's measures, and the side of its first page. */
export interface PageFrame {
  readonly height: Length;
  readonly leading: Length;
  /** Free space above the first box of the section. */
  readonly sink: Length;
  readonly firstSide: 'recto' | 'verso';
  readonly isFacing: boolean;
  /** Rule above the notes with its spaces. */
  readonly noteRule: Length;
}

/** One page: boxes `start` to `end`, note boxes `noteStart` to `noteEnd`, figures `figureStart` to `figureEnd`. */
export interface PageBreak {
  readonly start: number;
  readonly end: number;
  readonly noteStart: number;
  readonly noteEnd: number;
  readonly figureStart: number;
  readonly figureEnd: number;
  /** Lines of space added between blocks so that the page is less short. */
  readonly stretched: number;
  /** Boxes that should have stayed together part at `end`, or one is taller than the page. */
  readonly isRelaxed: boolean;
}

interface Candidate {
  readonly end: number;
  readonly noteEnd: number;
  readonly figureEnd: number;
  /** Whole lines that the page lacks, and those that spaces between its blocks took up. */
  readonly short: number;
  readonly stretched: number;
  readonly cost: number;
  readonly isRelaxed: boolean;
}

/** What is placed so far: so many boxes, note boxes and figures. */
interface Progress {
  readonly at: number;
  readonly note: number;
  readonly figure: number;
}

interface State extends Progress {
  /** Of the page that starts here. */
  readonly side: 'recto' | 'verso';
  /** How short the facing page is; -1 where there is none. */
  readonly facing: number;
  readonly cost: number;
  readonly from: State | undefined;
  readonly page: Candidate | undefined;
}

/** A section being broken: its lists and its measures. */
interface Task {
  readonly list: VerticalList;
  readonly notes: NoteList;
  readonly frame: PageFrame;
}

/** Chooses the pages of a section. A section without boxes and figures has none. */
export function buildPages(list: VerticalList, notes: NoteList, frame: PageFrame): readonly PageBreak[] {
  const last = list.boxes.length;
  if (last === 0 && list.figures.length === 0) return [];
  const task = { list, notes, frame };
  const table: (State[] | undefined)[] = Array.from({ length: last + 1 });
  const least = new Float64Array(last + 1).fill(Number.POSITIVE_INFINITY);
  table[0] = [startState(frame)];
  let best: State | undefined;
  for (let at = 0; at <= last; at++) {
    const states = table[at];
    if (states === undefined) continue;
    const bound = leastNear(least, at) + HOPELESS;
    let looked: Looked | undefined;
    // Pages that hold only notes or figures lead to the same break: the list grows while it is read.
    for (const state of states) {
      if (isEnd(task, at, state.note, state.figure)) {
        if (best === undefined || state.cost < best.cost) best = state;
        continue;
      }
      if (state.cost > bound) continue;
      if (looked === undefined || looked.state.note !== state.note || looked.state.figure !== state.figure) {
        looked = { state, pages: candidatePages(task, state) };
      }
      for (const page of looked.pages) {
        const next = follow(task, state, page);
        if (next.cost < (least[page.end] ?? 0)) least[page.end] = next.cost;
        keepBest((table[page.end] ??= []), next);
      }
    }
    table[at] = undefined;
  }
  invariant(best !== undefined, 'a section ended in no page');
  return traceBack(best);
}

/** The pages that follow a state; states with the same notes and figures placed share them. */
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
  return { at: 0, note: 0, figure: 0, side, facing: -1, cost: 0, from: undefined, page: undefined };
}

/** All boxes, notes and figures are placed. */
const isEnd = ({ list, notes }: Task, at: number, note: number, figure: number): boolean =>
  at === list.boxes.length && note === notes.boxes.length && figure === list.figures.length;

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
    cost,
    from: state,
    page,
  };
}

/** Adds a state unless a cheaper one of its kind is there; the dearest goes when there are too many. */
function keepBest(states: State[], state: State): void {
  for (let index = 0; index < states.length; index++) {
    const other = states[index];
    if (other === undefined || !isAlike(other, state)) continue;
    if (state.cost < other.cost) states[index] = state;
    return;
  }
  states.push(state);
  // States at the break being read may not move under its reader.
  if (states.length <= BEAM || state.from?.at === state.at) return;
  let dearest = 0;
  for (const [index, { cost }] of states.entries()) {
    if (cost > (states[dearest]?.cost ?? 0)) dearest = index;
  }
  states.splice(dearest, 1);
}

const isAlike = (one: State, other: State): boolean =>
  one.note === other.note &&
  one.figure === other.figure &&
  one.side === other.side &&
  one.facing === other.facing;

function traceBack(last: State): readonly PageBreak[] {
  const pages: PageBreak[] = [];
  for (let state = last; state.from !== undefined && state.page !== undefined; state = state.from) {
    const { end, noteEnd, figureEnd, stretched, isRelaxed } = state.page;
    const { at: start, note: noteStart, figure: figureStart } = state.from;
    pages.push({ start, end, noteStart, noteEnd, figureStart, figureEnd, stretched, isRelaxed });
  }
  return pages.reverse();
}

/** The pages that may begin after what is placed. */
function candidatePages(task: Task, { at, note, figure }: Progress): readonly Candidate[] {
  const { list, notes, frame } = task;
  const { boxes } = list;
  const stack: Stack = startStack(frame.leading, at === 0 ? frame.sink : 0);
  let figureEnd = addFigures(task, stack, figure, at, notesRoom(task, note, at));
  const pages: Candidate[] = [];
  let longest: Candidate | undefined;
  for (let index = at; index < boxes.length; index++) {
    const box = boxes[index];
    if (box === undefined) break;
    advance(stack, box);
    if (depthOf(stack) > frame.height + EPSILON) break;
    const end = index + 1;
    // Figures that do not fit where they are called wait for the next page, and all later ones with them.
    if (list.figures[figureEnd]?.at === end) {
      figureEnd = addFigures(task, stack, figureEnd, end, notesRoom(task, note, end));
    }
    const penalty = boxes[end]?.penalty ?? 0;
    if (penalty === NEVER) continue;
    const depth = depthOf(stack);
    const placed = placeNotes(notes, frame, note, notes.calledBefore[end] ?? 0, frame.height - depth);
    if (placed === undefined) continue;
    const isLast = isEnd(task, end, placed.noteEnd, figureEnd);
    const lonely = isLast && at > 0 ? lonelyLastPage(depth / frame.leading) : 0;
    const lacking = Math.floor((placed.room + EPSILON) / frame.leading);
    const stretched = isLast ? 0 : Math.min(lacking, stack.gaps, MOST_STRETCHED_LINES);
    const short = lacking - stretched;
    const cost = penalty + placed.cost + lonely + STRETCHED_LINE * stretched;
    longest = { end, noteEnd: placed.noteEnd, figureEnd, short, stretched, cost, isRelaxed: false };
    if (isLast || short <= MOST_SHORT_LINES) pages.push(longest);
  }
  if (pages.length > 0) return pages;
  return [longest ?? figuresPage(task, { at, note, figure }) ?? relaxedPage(task, { at, note, figure })];
}

/** Room that text and figures have when all notes called before box `end` stand below them. */
function notesRoom({ notes, frame }: Task, note: number, end: number): Length {
  const called = notes.calledBefore[end] ?? 0;
  return called <= note ? frame.height : frame.height - frame.noteRule - notesHeight(notes, note, called);
}

/** Adds the figures from `figure` on that are called at box `at` or before and fit `room`; an empty page takes one in any case. */
function addFigures(
  { list: { figures }, frame }: Task,
  stack: Stack,
  figure: number,
  at: number,
  room: Length,
): number {
  let end = figure;
  for (let next = figures[end]; next !== undefined && next.at <= at; next = figures[end]) {
    const trial = { ...stack };
    advanceFigure(trial, next);
    const isForced = stack.previous === undefined && room === frame.height;
    if (depthOf(trial) > room + EPSILON && !isForced) break;
    Object.assign(stack, trial);
    end++;
  }
  return end;
}

/** A page of figures that leave no room for text, or stand after the last. */
function figuresPage(task: Task, { at, note, figure }: Progress): Candidate | undefined {
  const { notes, frame } = task;
  const stack = startStack(frame.leading, at === 0 ? frame.sink : 0);
  const room = notesRoom(task, note, at);
  const figureEnd = addFigures(task, stack, figure, at, room);
  if (figureEnd === figure) return undefined;
  const noteEnd = Math.max(note, notes.calledBefore[at] ?? 0);
  const short = Math.max(0, Math.floor((room - depthOf(stack) + EPSILON) / frame.leading));
  return { end: at, noteEnd, figureEnd, short, stretched: 0, cost: 0, isRelaxed: false };
}

const lonelyLastPage = (lines: number): number =>
  LONELY_LAST_LINE * Math.max(0, LAST_PAGE_LINES - Math.round(lines)) ** 2;

/** How the notes `from` to `to` fit under a page's text, whole or split; undefined where they do not. */
function placeNotes(
  notes: NoteList,
  frame: PageFrame,
  from: number,
  to: number,
  room: Length,
): { readonly noteEnd: number; readonly cost: number; readonly room: Length } | undefined {
  if (from >= to) return { noteEnd: from, cost: 0, room };
  const left = room - frame.noteRule - notesHeight(notes, from, to);
  if (left >= -EPSILON) return { noteEnd: to, cost: 0, room: left };
  const noteEnd = splitNotes(notes, from, to, room - frame.noteRule);
  if (noteEnd === undefined) return undefined;
  return { noteEnd, cost: SPLIT_NOTE, room: room - frame.noteRule - notesHeight(notes, from, noteEnd) };
}

/** The page where no page keeps everything. */
function relaxedPage({ list: { boxes }, notes, frame }: Task, { at, note, figure }: Progress): Candidate {
  const room = frame.height - frame.noteRule;
  const common = { figureEnd: figure, short: 0, stretched: 0, cost: RELAXED };
  const waiting = notes.calledBefore[at] ?? 0;
  if (note < waiting || at === boxes.length) {
    // A page of notes alone; a line of a note taller than the page is placed all the same.
    const noteEnd = Math.max(note + 1, fittingNotes(notes, note, waiting, room));
    return { ...common, end: at, noteEnd, isRelaxed: false };
  }
  const { end, depth, isLegal } = leastOrMost(boxes, frame, at);
  const noteEnd = fittingNotes(notes, note, notes.calledBefore[end] ?? 0, room - depth);
  return { ...common, end, noteEnd, isRelaxed: !isLegal };
}

/** The first place where the page may end; where none fits, the last box that does, and always one. */
function leastOrMost(
  boxes: readonly Box[],
  frame: PageFrame,
  start: number,
): { readonly end: number; readonly depth: Length; readonly isLegal: boolean } {
  const stack = startStack(frame.leading, start === 0 ? frame.sink : 0);
  let last = { end: start + 1, depth: frame.height };
  for (let index = start; index < boxes.length; index++) {
    const box = boxes[index];
    if (box === undefined) break;
    advance(stack, box);
    const depth = depthOf(stack);
    if (depth > frame.height + EPSILON) break;
    last = { end: index + 1, depth };
    if ((boxes[index + 1]?.penalty ?? 0) !== NEVER) return { ...last, isLegal: true };
  }
  return { ...last, isLegal: false };
}
