/** Notes joined with their calls, over all files: in the order of their first call, the uncalled reported. */

import type { Block } from '../book/block.ts';
import type { Note } from '../book/book.ts';
import { nameInFile } from '../book/note-label.ts';
import { visit } from '../book/visit.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source.ts';

/** The notes that the blocks, or notes they call, call; `written` are all there are. */
export function notesInOrder(
  blocks: readonly Block[],
  written: ReadonlyMap<string, Note>,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, Note> {
  const called = new Map<string, Note>();
  const queue: (readonly Block[])[] = [blocks];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    visit(next, {
      inline: (inline) => {
        if (inline.kind !== 'note-reference' || called.has(inline.label)) return;
        const note = written.get(inline.label);
        if (note === undefined) {
          report(diagnose('undefined-note', { label: nameInFile(inline.label) }, inline.span));
          return;
        }
        called.set(inline.label, note);
        queue.push(note.children);
      },
    });
  }
  for (const note of written.values()) {
    if (called.has(note.label)) continue;
    report(diagnose('unused-note', { label: writtenLabel(note) }, note.span));
  }
  return called;
}

/** What to say of a note that has no name a note can have. */
export function noteNameProblem(name: string, span: Span): Diagnostic {
  return diagnose('note-name', { name, better: name.trim().replaceAll(/\s+/g, '-') }, span);
}

/** A note's label as its author wrote it; the book's own tells files apart. */
export function writtenLabel({ label, span: { source, start, end } }: Note): string {
  return /^\[\^([^\]]+)\]/.exec(source.text.slice(start, end))?.[1] ?? nameInFile(label);
}
