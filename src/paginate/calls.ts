/** What the lines of a text hold besides words: calls of notes, and anchors that pages are asked of. */

import type { Line } from '../break/line.ts';
import type { StyledText } from '../design/styled.ts';

/** The notes that a text calls, in order. */
export const notesOf = ({ ranges }: StyledText): readonly string[] =>
  ranges.flatMap(({ note }) => note ?? []);

/** The anchors in a text, in no order: note references and index marks. */
export function anchorsOf({ ranges, marks = [] }: StyledText): readonly string[] {
  return [...ranges.flatMap(({ anchor }) => anchor ?? []), ...marks.map(({ anchor }) => anchor)];
}

export interface Calls {
  /** By line. */
  readonly notes: ReadonlyMap<number, readonly string[]>;
  readonly anchors: ReadonlyMap<number, readonly string[]>;
}

/** Which line calls which notes and holds which anchors; undefined for the many paragraphs without either. */
export function callsOf({ ranges, marks = [] }: StyledText, lines: readonly Line[]): Calls | undefined {
  if (marks.length === 0 && ranges.every(({ note, anchor }) => note === undefined && anchor === undefined)) {
    return undefined;
  }
  const notes = new Map<number, string[]>();
  const anchors = new Map<number, string[]>();
  const places = [
    ...ranges.map(({ start, note, anchor }) => ({ at: start, note, anchor })),
    ...marks.map(({ at, anchor }) => ({ at, note: undefined, anchor })),
  ].sort((one, other) => one.at - other.at);
  let index = 0;
  for (const { at, note, anchor } of places) {
    while (index < lines.length - 1 && at >= (lines[index]?.end ?? 0)) index++;
    if (note !== undefined) append(notes, index, note);
    if (anchor !== undefined) append(anchors, index, anchor);
  }
  return { notes, anchors };
}

function append(lists: Map<number, string[]>, key: number, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
