/**
 * The pages that may follow a break: each place where one can end, with what it lacks and costs by itself. In:
 * a section's lists and what of them is placed; out: candidates for `build-pages.ts`, which chooses among them by
 * total cost. What cannot be kept is let go, in this order: whole notes wait for the next page, then boxes that
 * should stay together part. Every page places at least one box, so any input ends.
 */

import type { Length } from '../units.ts';
import { type Box, EPSILON, NEVER, type VerticalList } from './box.ts';
import { fittingNotes, type NoteList, notesHeight, splitNotes } from './footnotes.ts';
import { type Change, PageLooseness } from './looseness.ts';
import { advance, advanceFigure, depthOf, type Stack, startStack } from './stack.ts';

/** A line of space added between blocks costs less than a short page; a page takes at most so many. */
const STRETCHED_LINE = 60;
const MOST_STRETCHED_LINES = 2;

/** A line that the columns of a page lack to be as deep as the tallest, where they go on on the next. */
const UNEVEN_COLUMNS = 20;

/** A split note is worse than a page three lines short, better than four. */
const SPLIT_NOTE = 1000;

/** A section's last page should have so many lines; each that lacks costs, squared. */
const LAST_PAGE_LINES = 4;
const LONELY_LAST_LINE = 150;

/** A page on which something had to be parted: only where there is no other way. */
const RELAXED = 1e6;

/** Pages shorter than this are not looked at where longer ones are possible. */
const MOST_SHORT_LINES = 3;

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

/** A page that may be, and its cost without what depends on the pages before it. */
export interface Candidate {
  readonly end: number;
  readonly noteEnd: number;
  readonly figureEnd: number;
  /** Whole lines that the page lacks, and those that spaces between its blocks took up. */
  readonly short: number;
  readonly stretched: number;
  /** A paragraph that stands whole on the page, and one that goes on after it. */
  readonly change: Change | undefined;
  readonly split: Change | undefined;
  readonly cost: number;
  /** Ends the section. */
  readonly isLast: boolean;
  readonly isRelaxed: boolean;
}

/** What is placed so far: so many boxes, note boxes and figures. */
export interface Progress {
  readonly at: number;
  readonly note: number;
  readonly figure: number;
}

/** A section being broken: its lists and its measures. */
export interface Task {
  readonly list: VerticalList;
  readonly notes: NoteList;
  readonly frame: PageFrame;
  /** Only paragraphs whose change was tried and succeeded are changed. */
  readonly isTriedOnly: boolean;
}

/** All boxes, notes and figures are placed. */
export const isEnd = ({ list, notes }: Task, at: number, note: number, figure: number): boolean =>
  at === list.boxes.length && note === notes.boxes.length && figure === list.figures.length;

/** The pages that may begin after what is placed, in the midst of a changed paragraph if `split` is given. */
export function candidatePages(
  task: Task,
  { at, note, figure }: Progress,
  split: Change | undefined,
): readonly Candidate[] {
  const { list, frame, isTriedOnly } = task;
  const { boxes } = list;
  const stack: Stack = startStack(frame.leading, at === 0 ? frame.sink : 0);
  const looseness = new PageLooseness(list.paragraphs, at, isTriedOnly);
  let figureEnd = addFigures(task, stack, figure, at, notesRoom(task, note, at));
  const pages: Candidate[] = [];
  let longest: Candidate | undefined;
  for (let index = at; index < boxes.length; index++) {
    const box = boxes[index];
    if (box === undefined) break;
    advance(stack, box);
    const end = index + 1;
    looseness.advance(end);
    const { best } = looseness;
    const offset = split !== undefined && end >= split.paragraph.end ? split.by * frame.leading : 0;
    const over = depthOf(stack) + offset - frame.height;
    if (over > EPSILON + (best[-1] === undefined ? 0 : frame.leading)) break;
    if (split !== undefined && end < split.paragraph.end) continue;
    // Figures that do not fit where they are called wait for the next page, and all later ones with them.
    if (list.figures[figureEnd]?.at === end) {
      figureEnd = addFigures(task, stack, figureEnd, end, notesRoom(task, note, end));
    }
    const { gaps, run } = stack;
    const lacking = run !== undefined && boxes[end]?.columns === run.boxes.columns ? run.boxes.lacking : 0;
    const page = { at, note, end, figureEnd, depth: depthOf(stack) + offset, gaps, lacking };
    const plain = over > EPSILON ? undefined : candidate(task, page, undefined);
    const change = plain?.short === 0 ? undefined : best[plain === undefined ? -1 : 1];
    const changed = change === undefined ? undefined : candidate(task, page, change);
    if (boxes[end]?.penalty === NEVER) {
      addSplits(pages, plain?.short === 0 ? plain : changed, looseness.splits(end));
      continue;
    }
    longest = plain ?? longest;
    addWhole(pages, plain);
    addWhole(pages, changed);
  }
  if (pages.length > 0 || split !== undefined) return pages;
  return [longest ?? figuresPage(task, { at, note, figure }) ?? relaxedPage(task, { at, note, figure })];
}

/** A page that would end before box `end`. */
interface Draft {
  readonly at: number;
  readonly note: number;
  readonly end: number;
  readonly figureEnd: number;
  readonly depth: Length;
  /** Places that can bear another line. */
  readonly gaps: number;
  /** What columns that are parted here lack to be as deep as the tallest. */
  readonly lacking: Length;
}

/** Adds a page that is not visibly short. */
function addWhole(pages: Candidate[], page: Candidate | undefined): void {
  if (page !== undefined && (page.isLast || page.short <= MOST_SHORT_LINES)) pages.push(page);
}

/** Adds a full page that ends within a paragraph, where only a changed paragraph may be parted. */
function addSplits(pages: Candidate[], page: Candidate | undefined, splits: readonly Change[]): void {
  if (page?.short !== 0) return;
  for (const split of splits) pages.push({ ...page, split, cost: page.cost + split.cost });
}

/** A penalty where the page may be broken after all: the list's is that of the unchanged paragraph. */
const finite = (penalty = 0): number => (penalty === NEVER ? 0 : penalty);

/** The page with one paragraph changed; undefined where its notes do not fit. */
function candidate(task: Task, page: Draft, change: Change | undefined): Candidate | undefined {
  const { list, notes, frame } = task;
  const { at, note, end, figureEnd, gaps } = page;
  const depth = page.depth + (change?.by ?? 0) * frame.leading;
  const placed = placeNotes(notes, frame, note, notes.calledBefore[end] ?? 0, frame.height - depth);
  if (placed === undefined) return undefined;
  const isLast = isEnd(task, end, placed.noteEnd, figureEnd);
  const lonely = isLast && at > 0 ? lonelyLastPage(depth / frame.leading) : 0;
  const lacking = Math.floor((placed.room + EPSILON) / frame.leading);
  // Notes stand at the page's foot: above them a line of space is not seen.
  const seen = placed.noteEnd > note ? Math.max(0, lacking - 1) : lacking;
  const stretched = isLast ? 0 : Math.min(seen, gaps, MOST_STRETCHED_LINES);
  const penalty = finite(list.boxes[end]?.penalty);
  const columns = (UNEVEN_COLUMNS * page.lacking) / frame.leading;
  const cost = penalty + placed.cost + lonely + STRETCHED_LINE * stretched + columns + (change?.cost ?? 0);
  const short = lacking - stretched;
  return {
    end,
    noteEnd: placed.noteEnd,
    figureEnd,
    short,
    stretched,
    change,
    split: undefined,
    cost,
    isLast,
    isRelaxed: false,
  };
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
  const isLast = isEnd(task, at, noteEnd, figureEnd);
  return {
    end: at,
    noteEnd,
    figureEnd,
    short,
    stretched: 0,
    change: undefined,
    split: undefined,
    cost: 0,
    isLast,
    isRelaxed: false,
  };
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
  const common = {
    figureEnd: figure,
    short: 0,
    stretched: 0,
    change: undefined,
    split: undefined,
    cost: RELAXED,
    isLast: false,
  };
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

/**
 * The first place where the page may end; where none fits, before the last heading that does not open the page, or else
 * after the last box that fits, and always one.
 */
function leastOrMost(
  boxes: readonly Box[],
  frame: PageFrame,
  start: number,
): { readonly end: number; readonly depth: Length; readonly isLegal: boolean } {
  const stack = startStack(frame.leading, start === 0 ? frame.sink : 0);
  let last = { end: start + 1, depth: frame.height };
  let beforeHeading: typeof last | undefined;
  for (let index = start; index < boxes.length; index++) {
    const box = boxes[index];
    if (box === undefined) break;
    if (opensHeading(boxes, start, index)) beforeHeading = last;
    advance(stack, box);
    const depth = depthOf(stack);
    if (depth > frame.height + EPSILON) break;
    last = { end: index + 1, depth };
    if ((boxes[index + 1]?.penalty ?? 0) !== NEVER) return { ...last, isLegal: true };
  }
  return { ...(beforeHeading ?? last), isLegal: false };
}

/** A heading begins, with text or another heading above it on the page that begins with box `start`. */
function opensHeading(boxes: readonly Box[], start: number, index: number): boolean {
  const above = index > start ? boxes[index - 1]?.owner.element : undefined;
  const element = boxes[index]?.owner.element;
  return above !== undefined && element !== above && element?.role === 'heading';
}
