/**
 * Inline content into styled text: the tree of emphases, links and notes becomes one logical string with
 * ranges that cover it once. Nothing is reversed and nothing of the author's is changed; added are only
 * U+2028 for a forced break, the note marks with U+202F before them, and isolates round code.
 */

import type { Inline } from '../book/inline.ts';
import { inDigits } from '../numbering.ts';
import type { Span } from '../source.ts';
import type { Mark } from './design.ts';
import type { Dressing } from './dressing.ts';
import { noteNumber } from './note-register.ts';
import { append, type GrowingElement } from './structure-builder.ts';
import type { LinkTarget, StyledRange, StyledText, TextStyle } from './styled.ts';

/** Forces a line break (UAX #14 BK). */
const lineSeparator = '\u{2028}';
/**
 * Before a note's mark: a sliver of air, no line break (UAX #14 GL, LB12), and for those who copy or search
 * the text a space, so that the mark is not read as part of the word.
 */
const narrowSpace = '\u{202f}';
/** Code reads from left to right and does not disturb the line round it (UAX #9 2.4). */
const leftToRightIsolate = '\u{2066}';
const popIsolate = '\u{2069}';

/** What reaches down the inline tree. */
interface State {
  readonly style: TextStyle;
  /** Element under which inner elements go. */
  readonly parent: GrowingElement;
  /** Innermost inline element; undefined: the block's own. */
  readonly element: GrowingElement | undefined;
  readonly link: LinkTarget | undefined;
}

/** Links, notes and emphases are `live` in the text; in a contents entry only the words remain. */
export type InlineUse = 'live' | 'words';

/** Flattens inline content; inner elements are added to `owner`, the block's element. */
export function flatten(
  inlines: readonly Inline[],
  style: TextStyle,
  owner: GrowingElement,
  dressing: Dressing,
  use: InlineUse = 'live',
): StyledText {
  const flattener = new Flattener(dressing, use);
  flattener.all(inlines, { style, parent: owner, element: undefined, link: undefined });
  return flattener.result();
}

/** Text of one style that we made ourselves, or that has no marks in it. */
export function plain(text: string, style: TextStyle, span?: Span): StyledText {
  if (text === '') return { text, ranges: [] };
  const range: StyledRange = {
    start: 0,
    end: text.length,
    style,
    element: undefined,
    link: undefined,
    note: undefined,
    anchor: undefined,
    span,
  };
  return { text, ranges: [range] };
}

class Flattener {
  readonly #dressing: Dressing;
  readonly #use: InlineUse;
  readonly #ranges: StyledRange[] = [];
  #text = '';

  constructor(dressing: Dressing, use: InlineUse) {
    this.#dressing = dressing;
    this.#use = use;
  }

  result(): StyledText {
    return { text: this.#text, ranges: this.#ranges };
  }

  all(inlines: readonly Inline[], state: State): void {
    for (const inline of inlines) this.#one(inline, state);
  }

  #one(inline: Inline, state: State): void {
    const { design } = this.#dressing;
    switch (inline.kind) {
      case 'text':
        return this.#add(inline.text, state, inline.span);
      case 'line-break':
        return this.#add(this.#use === 'live' ? lineSeparator : ' ', state, inline.span);
      case 'emphasis':
        return this.all(inline.children, this.#marked(state, design.emphasis));
      case 'strong':
        return this.all(inline.children, this.#marked(state, design.strong));
      case 'code':
        return this.#code(inline.text, state, inline.span);
      case 'foreign':
        return this.all(inline.children, this.#inside(state, inline.language));
      case 'link':
        return this.all(inline.children, this.#use === 'live' ? this.#linked(state, inline.url) : state);
      case 'note-reference':
        return this.#use === 'live' ? this.#noteMark(inline.label, state, inline.span) : undefined;
    }
  }

  #marked(state: State, mark: Mark): State {
    if (this.#use === 'words') return state;
    return { ...state, style: this.#dressing.styles.marked(state.style, mark) };
  }

  /** A phrase in another language. */
  #inside(state: State, language: string): State {
    const element = append(state.parent, 'span', { language });
    return {
      ...state,
      parent: element,
      element,
      style: this.#dressing.styles.inLanguage(state.style, language),
    };
  }

  #linked(state: State, url: string): State {
    const { styles, design } = this.#dressing;
    const link: LinkTarget = url.startsWith('#')
      ? { kind: 'anchor', anchor: url.slice(1) }
      : { kind: 'web', url };
    const element = append(state.parent, 'link', { alt: url });
    return { style: styles.marked(state.style, design.link), parent: element, element, link };
  }

  #code(text: string, state: State, span: Span): void {
    const isolated = this.#dressing.direction === 'rtl' ? `${leftToRightIsolate}${text}${popIsolate}` : text;
    const element = append(state.parent, 'code');
    this.#add(isolated, { ...state, style: this.#dressing.styles.inlineCode(state.style), element }, span);
  }

  #noteMark(label: string, state: State, span: Span): void {
    const { notes, styles, terms, digits, design } = this.#dressing;
    const call = notes.call(label);
    const reference = append(state.parent, 'reference', { id: call.call, ref: call.note });
    const alt = terms.note.replace('#', () => inDigits(call.number, digits));
    const element = append(reference, 'link', { alt });
    this.#add(
      `${narrowSpace}${noteNumber(call.number, design.footnotes.form, digits)}`,
      { ...state, style: styles.noteMark(state.style), element, link: { kind: 'anchor', anchor: call.note } },
      span,
      { note: call.isFirst ? label : undefined, anchor: call.call },
    );
  }

  #add(
    text: string,
    state: State,
    span: Span,
    target: Pick<StyledRange, 'note' | 'anchor'> = { note: undefined, anchor: undefined },
  ): void {
    if (text === '') return;
    const start = this.#text.length;
    this.#text += text;
    this.#ranges.push({
      start,
      end: this.#text.length,
      style: state.style,
      element: state.element,
      link: state.link,
      note: target.note,
      anchor: target.anchor,
      span,
    });
  }
}
