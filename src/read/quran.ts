/**
 * Quranic text, `:::quran` and `:quran[…]`: the ornate brackets ﴿ ﴾ are put round it where the author wrote none,
 * and a number in brackets, `(5)` or `﴿٥﴾`, becomes the end of a verse: U+06DD with Arabic-Indic digits behind it,
 * which a Quran font draws inside the ornament (Unicode Standard 9.2, “End of Ayah”). Sura and verse are named
 * after it in square brackets.
 */

import type { Aside, Block } from '../book/block.ts';
import type { Inline, Text } from '../book/inline.ts';
import { plainText } from '../book/inline.ts';
import { type DigitFamily, inDigits, inLatinDigits } from '../numbering.ts';
import type { Span } from '../source.ts';
import { sliceText } from './texts.ts';

/** In a right-to-left line the “right” bracket opens; neither is mirrored (UAX #9, Bidi_Mirrored=No). */
const opening = '\u{fd3f}';
const closing = '\u{fd3e}';
const endOfAyah = '\u{6dd}';
/** Before the ornament: it never begins a line. */
const noBreakSpace = '\u{a0}';

/** A verse number in brackets, and the spaces before it. */
const verseNumber = /\s*[(\u{fd3f}]\s*([0-9\u{660}-\u{669}\u{6f0}-\u{6f9}]{1,3})\s*[)\u{fd3e}]/gu;

type Attributes = Readonly<Record<string, string>>;

/** A `:::quran` as it is set; its attributes are in the book's digits. */
export function quranBlock(aside: Aside, digits: DigitFamily): Aside {
  const children = aside.children.map(withVerseNumbers);
  const attributes = { ...aside.attributes };
  if (attributes['verse'] !== undefined) attributes['verse'] = inDigits(attributes['verse'], digits);
  const first = children.findIndex(({ kind }) => kind === 'paragraph');
  const last = children.findLastIndex(({ kind }) => kind === 'paragraph');
  const isBracketed = children.some((block) => block.kind === 'paragraph' && hasBracket(block.children));
  if (isBracketed || first < 0) return { ...aside, attributes, children };
  const bracketed = children.map((block, index): Block => {
    if (block.kind !== 'paragraph') return block;
    const inlines = bracket(block.children, index === first, index === last, block.span);
    return { ...block, children: inlines };
  });
  return { ...aside, attributes, children: bracketed };
}

/** A `:quran[…]{sura=… verse=…}` as it is set, and the name of its place after it. */
export function quranInlines(
  children: readonly Inline[],
  attributes: Attributes,
  digits: DigitFamily,
  span: Span,
): readonly Inline[] {
  const numbered = children.flatMap(inlineWithVerseNumbers);
  const set = hasBracket(numbered) ? numbered : bracket(numbered, true, true, span);
  const quran: Inline = { kind: 'quran', children: set, span };
  const { sura, verse } = attributes;
  if (sura === undefined) return [quran];
  const place = verse === undefined ? sura : `${sura}:${noBreakSpace}${inDigits(verse, digits)}`;
  return [quran, made(` [${place}]`, span, span.end)];
}

function withVerseNumbers(block: Block): Block {
  if (block.kind !== 'paragraph') return block;
  return { ...block, children: block.children.flatMap(inlineWithVerseNumbers) };
}

function inlineWithVerseNumbers(inline: Inline): readonly Inline[] {
  if (inline.kind === 'text') return splitAtNumbers(inline);
  if (inline.kind !== 'emphasis' && inline.kind !== 'strong') return [inline];
  return [{ ...inline, children: inline.children.flatMap(inlineWithVerseNumbers) }];
}

function splitAtNumbers(text: Text): readonly Inline[] {
  const parts: Text[] = [];
  let from = 0;
  for (const match of text.text.matchAll(verseNumber)) {
    const [whole, number = ''] = match;
    const end = match.index + whole.length;
    if (match.index > from) parts.push(partOf(text, from, match.index));
    // The span of the digits alone: shorter than what is set, so that it is never read as literal.
    const place = partOf(text, text.text.indexOf(number, match.index), end).span.start;
    const span = { source: text.span.source, start: place, end: place + number.length };
    parts.push({ kind: 'text', text: `${noBreakSpace}${endOfAyah}${arabicIndic(number)}`, span });
    from = end;
  }
  if (from === 0) return [text];
  if (from < text.text.length) parts.push(partOf(text, from, text.text.length));
  return parts;
}

/** A part with its place; of a text that is not in the manuscript as it reads, the characters with the whole's place. */
function partOf(text: Text, start: number, end: number): Text {
  const part = sliceText(text, start, end);
  return part === text ? { ...text, text: text.text.slice(start, end), span: { ...text.span } } : part;
}

/** Digits of all three families as Arabic-Indic ones. */
const arabicIndic = (number: string): string => inDigits(inLatinDigits(number), 'arab');

const hasBracket = (inlines: readonly Inline[]): boolean => /[\u{fd3e}\u{fd3f}]/u.test(plainText(inlines));

function bracket(
  inlines: readonly Inline[],
  opens: boolean,
  closes: boolean,
  around: Span,
): readonly Inline[] {
  const start = inlines[0]?.span.start ?? around.start;
  const end = inlines.at(-1)?.span.end ?? around.end;
  return [
    ...(opens ? [made(opening, around, start)] : []),
    ...inlines,
    ...(closes ? [made(closing, around, end)] : []),
  ];
}

/** Characters that we put at a place of the manuscript. */
function made(text: string, around: Span, at: number): Text {
  return { kind: 'text', text, span: { source: around.source, start: at, end: at } };
}
