/**
 * The register of notes: gives them their numbers in the order of their calls, per chapter or through the
 * book (per page only the paginator knows them), and the names by which mark and note find each other. A note called again keeps its first number
 * and stands where it was first called.
 */

import { type DigitFamily, inDigits } from '../numbering.ts';

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
  readonly #numbering: 'page' | 'chapter' | 'book';
  readonly #first = new Map<string, NoteCall>();
  #pending: NoteCall[] = [];
  #number = 0;
  #repeats = 0;

  constructor(numbering: 'page' | 'chapter' | 'book') {
    this.#numbering = numbering;
  }

  /** A chapter begins. */
  openChapter(): void {
    if (this.#numbering !== 'book') this.#number = 0;
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
