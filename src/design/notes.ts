/**
 * The register of notes: gives them their numbers in the order of their calls, per chapter or through the
 * book, and the names by which mark and note find each other; and dresses the notes themselves. A note
 * called again keeps its first number and stands where it was first called.
 */

import type { Note } from '../book/book.ts';
import { inDigits } from '../numbering.ts';
import { dressBlocks } from './blocks.ts';
import type { Dressing } from './dressing.ts';
import { spaced } from './spacing.ts';
import { append, type GrowingElement } from './structure-builder.ts';
import type { ParagraphBlock, StyledBlock, StyledNote } from './styled.ts';

/** One call of a note. */
export interface NoteCall {
  readonly label: string;
  readonly number: number;
  /** Anchors of the note and of this call. */
  readonly note: string;
  readonly call: string;
  /** The first call takes the note along; later ones only lead to it. */
  readonly isFirst: boolean;
}

export class NoteRegister {
  readonly #numbering: 'chapter' | 'book';
  readonly #first = new Map<string, NoteCall>();
  #pending: NoteCall[] = [];
  #number = 0;
  #repeats = 0;

  constructor(numbering: 'chapter' | 'book') {
    this.#numbering = numbering;
  }

  /** A chapter begins. */
  openChapter(): void {
    if (this.#numbering === 'chapter') this.#number = 0;
  }

  /** A mark stands in the text. */
  call(label: string): NoteCall {
    const first = this.#first.get(label);
    if (first !== undefined) {
      this.#repeats++;
      return { ...first, call: `${first.call}-again-${this.#repeats}`, isFirst: false };
    }
    this.#number++;
    const serial = this.#first.size + 1;
    const call = {
      label,
      number: this.#number,
      note: `warraq-note-${serial}`,
      call: `warraq-call-${serial}`,
      isFirst: true,
    };
    this.#first.set(label, call);
    this.#pending.push(call);
    return call;
  }

  /** The notes called since the last time, in the order of their first calls. */
  takePending(): readonly NoteCall[] {
    const pending = this.#pending;
    this.#pending = [];
    return pending;
  }
}

/** Mark or number of a note as it is printed: `(١)`. */
export function noteNumber(number: number, dressing: Dressing): string {
  return dressing.design.footnotes.form.replace('#', () => inDigits(number, dressing.digits));
}

/**
 * Dresses the notes called since the last time, and those that they call themselves; their elements follow
 * what `parent` holds so far, so that a note is read after the block that calls it.
 */
export function dressPendingNotes(
  notes: ReadonlyMap<string, Note>,
  dressed: Map<string, StyledNote>,
  parent: GrowingElement,
  dressing: Dressing,
): void {
  let pending = dressing.notes.takePending();
  while (pending.length > 0) {
    for (const call of pending) {
      const note = notes.get(call.label);
      if (note !== undefined) dressed.set(call.label, dressNote(note, call, parent, dressing));
    }
    pending = dressing.notes.takePending();
  }
}

function dressNote(note: Note, call: NoteCall, parent: GrowingElement, dressing: Dressing): StyledNote {
  const { styles, design, terms } = dressing;
  const element = append(parent, 'note', { id: call.note, ref: call.call });
  const label = append(element, 'note-label');
  const alt = terms.backToText.replace('#', () => inDigits(call.number, dressing.digits));
  const back = append(label, 'link', { alt });
  const blocks = dressBlocks(note.children, {
    dressing,
    parent: element,
    look: design.footnotes.text,
    insetStart: styles.ems(design.footnotes.inset),
    insetEnd: 0,
    indents: false,
    listDepth: 0,
    direction: dressing.direction,
  });
  const text = noteNumber(call.number, dressing);
  const marker = {
    text: {
      text,
      ranges: [
        {
          start: 0,
          end: text.length,
          style: styles.text(design.footnotes.text),
          element: back,
          link: { kind: 'anchor', anchor: call.call } as const,
          note: undefined,
          anchor: undefined,
          span: undefined,
        },
      ],
    },
    gap: styles.ems(design.footnotes.gap),
    element: label,
  };
  return { label: note.label, anchor: call.note, blocks: withMarker(spaced(blocks, 0, 0), marker, call.note) };
}

/** The number goes to the first paragraph; a note that starts with something else gets it nowhere else to go. */
function withMarker(
  blocks: readonly StyledBlock[],
  marker: ParagraphBlock['marker'],
  anchor: string,
): readonly StyledBlock[] {
  const at = blocks.findIndex((block) => block.kind === 'paragraph');
  return blocks.map((block, index) =>
    index === at && block.kind === 'paragraph' ? { ...block, marker, anchor } : block,
  );
}
