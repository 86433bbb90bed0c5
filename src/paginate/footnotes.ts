/**
 * The notes of a section: one vertical list in the order of their calls, which the pages consume from its
 * head. A note stands on the page that calls it; only the last note of a page may be split, and only
 * between lines that its paragraphs allow to part. In: the section's boxes and the book's notes; out: the
 * list, with sums that make the height of any stretch of it one subtraction.
 */

import type { PageGeometry, ParagraphBlock, StyledNote } from '../design/styled.ts';
import type { Length } from '../units.ts';
import { type Box, EPSILON, lineStyle, NEVER, type Setting } from './box.ts';
import { edgesBetween } from './frames.ts';
import type { RuleItem } from './page.ts';
import { eachText } from './texts.ts';

/** Fewest lines of a split note that stand with its call. */
const LINES_WITH_CALL = 2;

export interface NoteList {
  /** Each is let go once it stands on a page. */
  readonly boxes: Box[];
  /** `sums[i]` is the height of the first `i` boxes with all their glue. */
  readonly sums: Float64Array;
  /** First box of the note that box `i` belongs to. */
  readonly starts: Int32Array;
  /** `calledBefore[i]`: how many note boxes the section's first `i` boxes have called; nothing stands for none. */
  readonly calledBefore: Int32Array;
}

/**
 * Collects the notes that `boxes` call. A label in `placed` has its note elsewhere already; those placed here
 * are added to it. Notes that notes call come right after them.
 */
export function collectNotes(
  boxes: readonly Box[],
  notes: ReadonlyMap<string, StyledNote>,
  placed: Set<string>,
  flowNote: (note: StyledNote) => readonly Box[],
): NoteList {
  if (boxes.every((box) => box.notes.length === 0)) return noNotes;
  const found: Box[] = [];
  const starts: number[] = [];
  const calledBefore = new Int32Array(boxes.length + 1);
  const add = (labels: readonly string[]): void => {
    const queue = [...labels];
    for (const label of queue) {
      const note = notes.get(label);
      if (note === undefined || placed.has(label)) continue;
      placed.add(label);
      const start = found.length;
      for (const [index, box] of flowNote(note).entries()) {
        found.push(index === 0 ? { ...box, anchors: [note.anchor, ...box.anchors] } : box);
        starts.push(start);
        queue.push(...box.notes);
      }
    }
  };
  for (const [index, box] of boxes.entries()) {
    if (box.notes.length > 0) add(box.notes);
    calledBefore[index + 1] = found.length;
  }
  const sums = new Float64Array(found.length + 1);
  for (const [index, box] of found.entries()) {
    const edges = edgesBetween(found[index - 1]?.frame, box.frame);
    sums[index + 1] = (sums[index] ?? 0) + box.space + edges + box.height;
  }
  return { boxes: found, sums, starts: Int32Array.from(starts), calledBefore };
}

/**
 * How far the widest number of the notes that `boxes` call would stand out of the measure; 0 where the design's inset
 * holds them all. All notes of a section give it up: their texts stand under one another.
 */
export function numberOverhang(
  setting: Setting,
  boxes: readonly Box[],
  notes: ReadonlyMap<string, StyledNote>,
  placed: ReadonlySet<string>,
): Length {
  const labels = new Set(boxes.flatMap((box) => box.notes));
  let longest = 0;
  let overhang = 0;
  // The set grows by the notes that notes call.
  for (const label of labels) {
    const blocks = placed.has(label) ? undefined : notes.get(label)?.blocks;
    if (blocks === undefined) continue;
    eachText(blocks, ({ ranges }) => {
      for (const { note } of ranges) if (note !== undefined) labels.add(note);
    });
    const numbered = blocks.find(isNumbered);
    if (numbered === undefined) continue;
    // A number of fewer digits is never the widest.
    const { length } = setting.written(numbered.marker.text).text;
    if (length < longest) continue;
    longest = length;
    overhang = Math.max(overhang, overhangOf(setting, numbered));
  }
  return overhang;
}

interface Numbered extends ParagraphBlock {
  readonly marker: NonNullable<ParagraphBlock['marker']>;
}

const isNumbered = (block: StyledNote['blocks'][number]): block is Numbered =>
  block.kind === 'paragraph' && block.marker !== undefined;

function overhangOf({ compose, measure }: Setting, { marker, style }: Numbered): Length {
  const toText = lineStyle(style.direction, 'end', style.leading);
  const { width = 0 } = compose(marker.text, toText, measure)[0] ?? {};
  return width + marker.gap - style.insetStart;
}

/** Of a section that calls none. */
export const noNotes: NoteList = {
  boxes: [],
  sums: new Float64Array(1),
  starts: new Int32Array(),
  calledBefore: new Int32Array(),
};

/** Height of the note boxes `from` to `to` at a page's foot, without the rule; glue vanishes above the first. */
export function notesHeight(list: NoteList, from: number, to: number): Length {
  if (to <= from) return 0;
  return (list.sums[to] ?? 0) - (list.sums[from] ?? 0) - (list.boxes[from]?.space ?? 0);
}

/** Height of the rule above the notes, with its spaces. */
export const noteRuleHeight = ({ noteRule }: PageGeometry): Length =>
  noteRule.before + noteRule.thickness + noteRule.after;

/** The most note boxes from `from`, at most up to `to`, that `room` holds; `from` if it holds none. */
export function fittingNotes(list: NoteList, from: number, to: number, room: Length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (notesHeight(list, from, middle) <= room + EPSILON) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Where to split the last of the notes `from` to `to` so that they fit `room`; undefined where it cannot be
 * done without moving a note away from its call.
 */
export function splitNotes(list: NoteList, from: number, to: number, room: Length): number | undefined {
  const lastStart = list.starts[to - 1] ?? from;
  const isContinued = lastStart < from;
  const least = isContinued ? from + 1 : lastStart + LINES_WITH_CALL;
  for (let end = fittingNotes(list, from, to - 1, room); end >= least; end--) {
    if (list.boxes[end]?.penalty !== NEVER) return end;
  }
  return undefined;
}

/** The rule above the notes: at the start side. `y` is the top of the notes' part of the page. */
export function noteRuleItem(
  { noteRule }: PageGeometry,
  direction: 'rtl' | 'ltr',
  left: Length,
  measure: Length,
  y: Length,
): readonly RuleItem[] {
  if (noteRule.width <= 0 || noteRule.thickness <= 0) return [];
  const width = Math.min(noteRule.width, measure);
  const x = direction === 'rtl' ? left + measure - width : left;
  const { thickness: height, color } = noteRule;
  return [{ kind: 'rule', x, y: y + noteRule.before, width, height, color }];
}
