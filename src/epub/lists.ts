/**
 * Lists as XHTML and CSS. Digits with a point behind them, and bullets, are drawn by the reading system; numbers in
 * another form and letters have no style that old engines know (CSS 2.1 §12.5), so they are written before the text,
 * and `start` says them to who reads without CSS. In: a list, its design; out: markup, and the rules for its widths.
 */

import type { Block, List } from '../book/block.ts';
import type { Book } from '../book/book.ts';
import type { Inline } from '../book/inline.ts';
import { directionOf, primaryLanguage } from '../book/language.ts';
import { visitAll } from '../book/visit.ts';
import type { Design } from '../design/design.ts';
import {
  atDepth,
  bulletShapes,
  countsInLetters,
  digitsOf,
  listCounter,
  passageDigits,
  roomForNumbers,
  usualForm,
} from '../design/list-counter.ts';
import type { DigitFamily } from '../numbering.ts';
import { number, string, widestInset } from './declarations.ts';
import { escapeText } from './escape.ts';

/** What stands before an item, in the design's form or another. */
type Marker = (number: number, form?: string) => string;

/** The markers of ordered lists of a depth, from 0, in a language; undefined where the reading system draws them. */
export type ListMarkers = (depth: number, language: string) => Marker | undefined;

/** The language of a book, and the digits of what it numbers. */
interface BookDigits {
  readonly language: string;
  readonly digits: DigitFamily;
}

/** The digits of lists in a language. */
const digitsIn = (language: string, book: BookDigits): DigitFamily =>
  language === book.language ? book.digits : passageDigits(language, book.digits);

/** The markers of a book's lists. */
export function listMarkers({ list: look }: Design, book: BookDigits): ListMarkers {
  return (depth, language) => {
    const direction = directionOf(language);
    if (look.form === usualForm && !countsInLetters(look, depth, direction)) return undefined;
    const digits = digitsIn(language, book);
    return (item, form = look.form) => listCounter({ ...look, form }, depth, item, digits, direction);
  };
}

/** What a list asks of the writer of its file. */
interface ItemWriter {
  block(block: Block): string;
  /** The inlines of a block. */
  whole(inlines: readonly Inline[]): string;
}

/** A list, with its markers where they are written. */
export function listXhtml(list: List, marker: Marker | undefined, writer: ItemWriter): string {
  const items = list.items.map((item, index) => {
    const blocks = item.children.map((block) =>
      list.isTight && block.kind === 'paragraph' ? writer.whole(block.children) : writer.block(block),
    );
    const marked = marker === undefined ? blocks : withMarker(blocks, marker(list.start + index));
    return `<li>${marked.join('\n')}</li>`;
  });
  const tag = list.ordered ? 'ol' : 'ul';
  const start = list.ordered && list.start !== 1 ? ` start="${list.start}"` : '';
  const digits = marker === undefined ? digitsOf(list) : placesOf(list, marker);
  const classes = [
    ...(marker === undefined ? [] : ['written']),
    ...(digits > 1 ? [digitsClass(digits)] : []),
  ];
  const named = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
  return `<${tag}${named}${start}>\n${items.join('\n')}\n</${tag}>`;
}

/** The marker in its item's first line; the space in it is for who reads or copies without CSS. */
function withMarker([first = '', ...rest]: readonly string[], text: string): readonly string[] {
  const marker = `<span class="marker">${escapeText(text)} </span>`;
  const opening = first.startsWith('<p>') ? first.replace('<p>', () => `<p>${marker}`) : `${marker}${first}`;
  return [opening, ...rest];
}

/** Letters or digits of the longest of a list's numbers: one may be three letters, «الف». */
function placesOf({ start, items }: List, marker: Marker): number {
  const lengths = items.map((_, index) => marker(start + index, '#').length);
  return Math.max(0, ...lengths);
}

/** Letters of «الف», with which Persian and Urdu lists begin. */
const lettersOfFirst = 3;

const digitsClass = (digits: number): string => `digits-${digits}`;

/**
 * Digits, or letters, of the longest number that any list of a book may have; all other letters are as many as digits.
 */
export function mostDigits(
  book: Pick<Book, 'blocks' | 'notes'>,
  { list }: Pick<Design, 'list'>,
  digits: DigitFamily,
): number {
  let most = 0;
  let isExtended = digits === 'arabext';
  const block = (one: Block): void => {
    if (one.kind === 'list') most = Math.max(most, digitsOf(one));
    const language = one.kind === 'aside' ? one.attributes['lang'] : undefined;
    isExtended ||= language !== undefined && passageDigits(language, digits) === 'arabext';
  };
  visitAll(book, { block });
  return most > 0 && isExtended && list.counters.includes('abjad') ? Math.max(most, lettersOfFirst) : most;
}

/** Ems: beyond the edge of the page markers might not be seen. */
const narrowestInset = 1;

/** Ems from the edge to the text of items, and so much of them as a marker may fill. */
interface ItemWidths {
  readonly inset: number;
  readonly marker: number;
  /** From the marker to the text. */
  readonly gap: number;
}

/** Widths for numbers of so many digits; those of bullets are `bulletInset`. */
export function numberWidths({ list }: Design, digits = 1): ItemWidths {
  const inset = bulletInset({ list }) + roomForNumbers(digits, list.form);
  const gap = Math.min(list.gap, inset);
  return { inset, marker: inset - gap, gap };
}

/** Ems from the edge to the text of items behind bullets. */
export function bulletInset({ list }: Pick<Design, 'list'>): number {
  return Math.min(Math.max(list.inset, narrowestInset), widestInset);
}

/** Between a bullet and its text; engines put none behind a string. */
const bulletGap = '\u{a0}\u{a0}';

/**
 * The bullets of lists of a depth, from 0. Engines that know no strings (CSS Lists 3 §3.1) keep those of the depth
 * before.
 */
export function bulletStyle({ list: { bullets } }: Pick<Design, 'list'>, depth: number): string {
  const bullet = atDepth(bullets, depth);
  return `list-style-type: ${bulletShapes[bullet] ?? string(`${bullet}${bulletGap}`)};`;
}

/** Rules of lists whose numbers have several digits; they need more room. */
export function numberRules(design: Design, most: number, start: 'left' | 'right'): readonly string[] {
  return Array.from({ length: Math.max(0, most - 1) }, (_, index) => {
    const list = `ol.${digitsClass(index + 2)}`;
    const { inset, marker } = numberWidths(design, index + 2);
    const own = `width: ${number(marker)}em; margin-${start}: -${number(inset)}em;`;
    return [
      `${list} { padding-${start}: ${number(inset)}em; }`,
      `${list} > li > span.marker, ${list} > li > p > span.marker { ${own} }`,
    ].join('\n');
  });
}

/** Digits as styles of CSS Counter Styles 3 §6. */
export const counterStyles = { arab: 'arabic-indic', arabext: 'persian', latn: 'decimal' } as const;

/** Rules of the numbers that reading systems draw in passages, where any has other digits than the book. */
export function passageNumberRules(languages: readonly string[], book: BookDigits): readonly string[] {
  const digits = new Map(languages.map((language) => [primaryLanguage(language), digitsIn(language, book)]));
  if ([...digits.values()].every((family) => family === book.digits)) return [];
  const all = [...digits];
  return all.flatMap(([language, family]) => {
    const passage = `div.language-${language}`;
    // A passage within another; the rules of both have the same weight.
    const within = all.flatMap(([around, other]) =>
      other === family ? [] : [`div.language-${around} ${passage}`],
    );
    return [passage, ...within].map(
      (selector) => `${selector} ol { list-style-type: ${counterStyles[family]}; }`,
    );
  });
}
