/**
 * Dresses the notes after the block that calls them: number as the first paragraph's marker, with the way back to the
 * call; small type, to which all that stands in a note is in proportion; a `note` element that knows its reference (ISO
 * 32000-1 14.8.4.4).
 */

import type { Note } from '../book/book.ts';
import { inCallOrder } from '../book/note-order.ts';
import { inDigits } from '../numbering.ts';
import { dressBlocks } from './blocks.ts';
import type { Dressing } from './dressing.ts';
import { type NoteCall, noteNumber, withoutNumber } from './note-register.ts';
import { spaced } from './spacing.ts';
import { append, type GrowingElement } from './structure-builder.ts';
import type { ParagraphBlock, StyledBlock, StyledNote } from './styled.ts';

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
  const dressCalled = (call: NoteCall): void => {
    const note = notes.get(call.label);
    if (note !== undefined) dressed.set(call.key, dressNote(note, call, parent, dressing));
  };
  inCallOrder(() => dressing.notes.takePending(), dressCalled);
}

function dressNote(note: Note, call: NoteCall, parent: GrowingElement, dressing: Dressing): StyledNote {
  const { styles, design, terms } = dressing;
  const element = append(parent, 'note', { id: call.note, ref: call.call });
  const label = append(element, 'note-label');
  const { form, numbering } = design.footnotes;
  const isByPage = numbering === 'page';
  const alt = isByPage
    ? withoutNumber(terms.backToText)
    : terms.backToText.replace('#', () => inDigits(call.number, dressing.digits));
  const back = append(label, 'link', { alt });
  const inside = styles.inside(design.footnotes.text);
  const blocks = dressBlocks(note.children, {
    dressing: { ...dressing, styles: inside.styles },
    parent: element,
    look: inside.look,
    insetStart: styles.ems(design.footnotes.inset),
    insetEnd: 0,
    indents: false,
    listDepth: 0,
    isMarked: true,
    direction: dressing.direction,
  });
  const text = noteNumber(call.number, form, dressing.digits);
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
          ...(isByPage ? { generated: { kind: 'note', anchor: call.note, form } as const } : {}),
        },
      ],
    },
    gap: styles.ems(design.footnotes.gap),
    element: label,
  };
  return {
    label: call.key,
    anchor: call.note,
    blocks: withMarker(spaced(blocks, 0, 0), marker, call.note),
  };
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
