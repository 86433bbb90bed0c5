/**
 * Inline content into styled text: the tree of emphases, links and notes becomes one logical string with
 * ranges that cover it once. Nothing is reversed, and of the author's only several spaces in a row become one;
 * added are U+2028 for a forced break, the note marks with U+202F before them, and controls round code, telephone
 * numbers and the like, and other words that run against their paragraph.
 */

import {
  areBareCalls,
  bearingOf,
  type CrossReference,
  type Inline,
  plainText,
  sourceOffset,
  type Text,
} from '../book/inline.ts';
import { directionOf, isArabic, isolates, mayGoAstray, opposite } from '../book/language.ts';
import { codePieces } from '../book/listing.ts';
import { placeName } from '../book/places.ts';
import { controlsRound, inOrder, piecesOf } from '../book/structured-text.ts';
import { inDigits } from '../numbering.ts';
import type { Span } from '../source.ts';
import type { Mark } from './design.ts';
import type { Dressing } from './dressing.ts';
import { noteNumber, withoutNumber } from './note-register.ts';
import { append, type GrowingElement } from './structure-builder.ts';
import type { LinkTarget, StyledRange, StyledText, TextMark, TextStyle } from './styled.ts';

/** Forces a line break (UAX #14 BK). */
const lineSeparator = '\u{2028}';
/**
 * Before a note's mark: a sliver of air, no line break (UAX #14 GL, LB12), and for those who copy or search
 * the text a space, so that the mark is not read as part of the word.
 */
const narrowSpace = '\u{202f}';

/** Holds the place of a page number until the pages are known. */
const USUAL_PAGE = 88;

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
  flattener.whole(inlines, { style, parent: owner, element: undefined, link: undefined });
  return flattener.result();
}

/** Code as a block of its own, set as `style` says; `owner` is the block's element. */
export function flattenCode(
  code: string,
  style: TextStyle,
  owner: GrowingElement,
  dressing: Dressing,
  span: Span,
): StyledText {
  const flattener = new Flattener(dressing, 'live');
  flattener.code(code, { style, parent: owner, element: undefined, link: undefined }, span);
  return flattener.result();
}

const isolatesOrWords = /[\u{2066}-\u{2069}]+|[^\u{2066}-\u{2069}]+/gu;

/** Text of one style that we made ourselves, or that has no marks in it; its isolates are of ours where it has no place. */
export function plain(text: string, style: TextStyle, span?: Span): StyledText {
  const ranges = Array.from(text.matchAll(isolatesOrWords), ({ 0: part, index: start }): StyledRange => {
    const range = { start, end: start + part.length, style, span, ...ofNobody };
    return span === undefined && /[\u{2066}-\u{2069}]/u.test(part) ? { ...range, isControl: true } : range;
  });
  return { text, ranges };
}

const ofNobody = { element: undefined, link: undefined, note: undefined, anchor: undefined };

type Target = Pick<StyledRange, 'note' | 'anchor'>;
const noTarget: Target = { note: undefined, anchor: undefined };
const severalSpaces = / {2,}/g;

/** The place of some of the characters of a text. */
function spanOf(node: Text, start: number, end: number): Span {
  return { ...node.span, start: sourceOffset(node, start), end: sourceOffset(node, end) };
}

const endOf = (span: Span): Span => ({ ...span, start: span.end });

/** The place of code between its backticks, where it stands there as it is. */
function withoutMarks(code: string, span: Span): Span {
  const at = span.source.text.slice(span.start, span.end).indexOf(code);
  const start = span.start + at;
  return at < 0 ? span : { ...span, start, end: start + code.length };
}

class Flattener {
  readonly #dressing: Dressing;
  readonly #use: InlineUse;
  readonly #ranges: StyledRange[] = [];
  readonly #marks: TextMark[] = [];
  #text = '';
  /** In which the words run that are being taken. */
  #direction: 'rtl' | 'ltr';

  constructor(dressing: Dressing, use: InlineUse) {
    this.#dressing = dressing;
    this.#use = use;
    this.#direction = dressing.direction;
  }

  result(): StyledText {
    // A copy without the room that `push` leaves: a book has as many of these as paragraphs.
    const text = { text: this.#text, ranges: this.#ranges.slice() };
    return this.#marks.length === 0 ? text : { ...text, marks: this.#marks };
  }

  /** A text of its own: isolated where all of it runs against the direction it stands in. */
  whole(inlines: readonly Inline[], state: State): void {
    const { direction } = this.#dressing;
    if (bearingOf(inlines, direction) === 'as-usual') this.all(inlines, state);
    else this.#running(inlines, opposite(direction), state);
  }

  all(inlines: readonly Inline[], state: State): void {
    for (const [index, inline] of inlines.entries()) {
      if (
        this.#use === 'live' &&
        areBareCalls(inlines[index - 1], inline, this.#dressing.design.footnotes.form)
      )
        this.#noteComma(state, inline.span);
      this.#one(inline, state);
    }
  }

  #one(inline: Inline, state: State): void {
    const { design } = this.#dressing;
    switch (inline.kind) {
      case 'text':
        return this.#words(inline, state);
      case 'line-break':
        return this.#add(this.#use === 'live' ? lineSeparator : ' ', state, inline.span);
      case 'emphasis':
        return this.all(inline.children, this.#marked(state, design.emphasis));
      case 'strong':
        return this.all(inline.children, this.#marked(state, design.strong));
      case 'code':
        return this.#inlineCode(inline.text, state, inline.span);
      case 'quran':
        return this.#running(inline.children, 'rtl', this.#quran(state));
      case 'foreign':
        return this.#running(
          inline.children,
          directionOf(inline.language),
          this.#inside(state, inline.language),
        );
      case 'link':
        return this.all(inline.children, this.#use === 'live' ? this.#linked(state, inline.url) : state);
      case 'note-reference':
        return this.#use === 'live' ? this.#noteMark(inline.label, state, inline.span) : undefined;
      case 'cross-reference':
        return this.#reference(inline, state);
      case 'index-mark':
        if (this.#use === 'live') this.#marks.push({ at: this.#text.length, anchor: inline.anchor });
        return;
    }
  }

  /** Characters of the author's; what has an order of its own is isolated from those round it. */
  #words(node: Text, state: State): void {
    for (const { start, end, kind } of piecesOf(node.text, this.#direction)) {
      const controls = kind === 'plain' ? undefined : controlsRound(node.text.slice(start, end));
      if (controls !== undefined) this.#control(controls.start, state, spanOf(node, start, start));
      this.#characters(node, start, end, state);
      if (controls !== undefined) this.#control(controls.end, state, spanOf(node, end, end));
    }
  }

  /** Some of the characters of a text, several spaces in a row as one, as in HTML. */
  #characters(node: Text, start: number, end: number, state: State): void {
    let from = start;
    for (const { 0: spaces, index } of node.text.slice(start, end).matchAll(severalSpaces)) {
      this.#part(node, from, start + index + 1, state);
      from = start + index + spaces.length;
    }
    this.#part(node, from, end, state);
  }

  #part(node: Text, start: number, end: number, state: State): void {
    if (start === 0 && end === node.text.length) return this.#add(node.text, state, node.span);
    const within = { node: node.span, offset: start };
    this.#add(node.text.slice(start, end), state, spanOf(node, start, end), noTarget, { within });
  }

  #marked(state: State, mark: Mark): State {
    if (this.#use === 'words') return state;
    return { ...state, style: this.#dressing.styles.marked(state.style, mark) };
  }

  /** Verses in a line: in the Quran's own face, and Arabic whatever the book is. */
  #quran(state: State): State {
    const { styles, language } = this.#dressing;
    if (this.#use === 'words') return state;
    const style = styles.quran(state.style);
    if (isArabic(language)) return { ...state, style };
    const element = append(state.parent, 'span', { language: 'ar' });
    return { ...state, parent: element, element, style: styles.inLanguage(style, 'ar') };
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

  /** Words in a direction, isolated where it is not the paragraph's and a sign or number at their ends could go astray. */
  #running(inlines: readonly Inline[], direction: 'rtl' | 'ltr', state: State): void {
    const isAsUsual = direction === this.#dressing.direction || !mayGoAstray(plainText(inlines));
    const [first, last] = [inlines[0], inlines.at(-1)];
    if (first === undefined || last === undefined) return;
    if (!isAsUsual) this.#control(isolates[direction].start, state, first.span);
    const around = this.#direction;
    this.#direction = direction;
    this.all(inlines, state);
    this.#direction = around;
    if (!isAsUsual) this.#control(isolates[direction].end, state, endOf(last.span));
  }

  /** Controls that keep an order, at a place in the manuscript. */
  #control(text: string, state: State, span: Span): void {
    this.#add(text, state, span, noTarget, { isControl: true });
  }

  #linked(state: State, url: string): State {
    const { styles, design } = this.#dressing;
    const link: LinkTarget = url.startsWith('#')
      ? { kind: 'anchor', anchor: url.slice(1) }
      : { kind: 'web', url };
    const element = append(state.parent, 'link');
    return { style: styles.marked(state.style, design.link), parent: element, element, link };
  }

  #inlineCode(text: string, state: State, span: Span): void {
    const element = append(state.parent, 'code');
    const own = { ...state, style: this.#dressing.styles.inlineCode(state.style), element };
    const isTurned = this.#dressing.direction === 'rtl';
    if (isTurned) this.#control(isolates.ltr.start, own, span);
    const place = withoutMarks(text, span);
    const isAsItIs = place.end - place.start === text.length;
    this.code(text, own, span, (start, end) =>
      isAsItIs ? { ...place, start: place.start + start, end: place.start + end } : place,
    );
    if (isTurned) this.#control(isolates.ltr.end, own, endOf(span));
  }

  /** Code of the node at `node`, what runs from right to left in it isolated; `placeOf` says where a part of it stands. */
  code(
    code: string,
    state: State,
    node: Span,
    placeOf: (start: number, end: number) => Span = () => node,
  ): void {
    for (const { start, end, isRightToLeft } of codePieces(code)) {
      const place = placeOf(start, end);
      if (isRightToLeft) this.#control(isolates.rtl.start, state, place);
      this.#add(code.slice(start, end), state, place, noTarget, { within: { node, offset: start } });
      if (isRightToLeft) this.#control(isolates.rtl.end, state, endOf(place));
    }
  }

  /** What a place is called, as a link to it. A contents entry has no room for page numbers of others. */
  #reference({ shows, anchor, span }: CrossReference, state: State): void {
    const { places, entries, digits, direction } = this.#dressing;
    const place = places.get(anchor);
    if (place === undefined || (shows === 'page' && this.#use === 'words')) return;
    const label = entries.get(anchor)?.label;
    const name = inOrder(
      placeName(shows, place, label, (number) => inDigits(number, digits)),
      direction,
    );
    if (this.#use === 'words') return this.#add(name, state, span);
    const element = append(state.parent, 'link');
    const linked: State = { ...state, element, link: { kind: 'anchor', anchor } };
    if (shows !== 'page') return this.#add(name, linked, span);
    this.#add(inDigits(USUAL_PAGE, digits), linked, span, noTarget, { generated: { kind: 'page', anchor } });
  }

  /** Between two marks that are nothing but numbers. */
  #noteComma(state: State, span: Span): void {
    const { styles, terms } = this.#dressing;
    this.#add(
      terms.comma.trimEnd(),
      { ...state, style: styles.noteMark(state.style) },
      { ...span, end: span.start },
    );
  }

  #noteMark(label: string, state: State, span: Span): void {
    const { notes, styles, terms, digits, design } = this.#dressing;
    const call = notes.call(label);
    const reference = append(state.parent, 'reference', { id: call.call, ref: call.note });
    const isByPage = design.footnotes.numbering === 'page';
    const alt = isByPage
      ? withoutNumber(terms.note)
      : terms.note.replace('#', () => inDigits(call.number, digits));
    const element = append(reference, 'link', { alt });
    const form = `${narrowSpace}${design.footnotes.form}`;
    this.#add(
      noteNumber(call.number, form, digits),
      { ...state, style: styles.noteMark(state.style), element, link: { kind: 'anchor', anchor: call.note } },
      span,
      { note: call.isFirst ? call.key : undefined, anchor: call.call },
      isByPage ? { generated: { kind: 'note', anchor: call.note, form } } : undefined,
    );
  }

  #add(
    text: string,
    state: State,
    span: Span,
    target: Target = noTarget,
    more?: Pick<StyledRange, 'within' | 'generated' | 'isControl'>,
  ): void {
    if (text === '') return;
    const start = this.#text.length;
    this.#text += text;
    const range: StyledRange = {
      start,
      end: this.#text.length,
      style: state.style,
      element: state.element,
      link: state.link,
      note: target.note,
      anchor: target.anchor,
      span,
    };
    this.#ranges.push(more === undefined ? range : { ...range, ...more });
  }
}
