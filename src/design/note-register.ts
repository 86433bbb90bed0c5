/**
 * The register of notes: gives them their numbers in the order of their calls, per chapter or through the
 * book (per page only the paginator knows them), and the names by which mark and note find each other. A note called
 * again keeps its first number and stands where it was first called; but where the numbers begin anew, so do the notes:
 * a number of another chapter would lead to a note of this one.
 */

import { type DigitFamily, inDigits } from '../numbering.ts';

/** One call of a note. */
export interface NoteCall {
  readonly label: string;
  /** The label, and more where the note is printed again. */
  readonly key: string;
  readonly number: number;
  /** Anchors of the note and of this call. */
  readonly note: string;
  readonly call: string;
  /** The first call takes the note along; later ones only lead to it. */
  readonly isFirst: boolean;
}

export class NoteRegister {
  readonly #numbering: 'page' | 'chapter' | 'book';
  /** First calls, since the numbers began. */
  readonly #first = new Map<string, NoteCall>();
  readonly #printed = new Set<string>();
  #pending: NoteCall[] = [];
  #number = 0;
  #serial = 0;
  #repeats = 0;

  constructor(numbering: 'page' | 'chapter' | 'book') {
    this.#numbering = numbering;
  }

  /** A chapter begins. */
  openChapter(): void {
    if (this.#numbering === 'book') return;
    this.#number = 0;
    this.#first.clear();
  }

  /** A mark stands in the text. */
  call(label: string): NoteCall {
    const first = this.#first.get(label);
    if (first !== undefined) {
      this.#repeats++;
      return { ...first, call: `${first.call}-again-${this.#repeats}`, isFirst: false };
    }
    this.#number++;
    const serial = ++this.#serial;
    const call = {
      label,
      key: this.#printed.has(label) ? `${label} (${serial})` : label,
      number: this.#number,
      note: `warraq-note-${serial}`,
      call: `warraq-call-${serial}`,
      isFirst: true,
    };
    this.#first.set(label, call);
    this.#printed.add(label);
    this.#pending.push(call);
    return call;
  }

  /** The notes called since the last time, in the order of their first calls. */
  takePending(): readonly NoteCall[] {
    const pending = this.#pending;
    if (pending.length > 0) this.#pending = [];
    return pending;
  }
}

/** Mark or number of a note as it is printed: `(١)` from the form `(#)`. */
export function noteNumber(number: number, form: string, digits: DigitFamily): string {
  return form.replace('#', () => inDigits(number, digits));
}

/** A term without the place of its number, for notes whose numbers only the pages know: `الحاشية #` → `الحاشية`. */
export function withoutNumber(term: string): string {
  return term.replace(/ ?#/, '').trim();
}
