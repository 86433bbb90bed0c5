/**
 * The numbers of chapters and parts, as the design writes them: «الفصل الأول», «الباب ٢», «ب». In: the outline;
 * out: the same tree with labels, from which pages, running heads, bookmarks and the EPUB's contents take them.
 * Ordinals are spelled out in Arabic, with the gender of their word, and in Persian; in other languages they are digits.
 */

import { isArabic, primaryLanguage } from '../book/language.ts';
import type { Metadata } from '../book/metadata.ts';
import type { Outline, OutlineEntry } from '../book/outline.ts';
import { abjad, type DigitFamily, digitFamily, genderOf, inDigits, ordinal } from '../numbering.ts';
import { persianOrdinal } from '../numbering-persian.ts';
import type { Design } from './design.ts';
import { termsOf } from './terms.ts';

type Numbering = Pick<Design['chapters'], 'number' | 'word'>;

interface Voice {
  readonly language: string;
  readonly digits: DigitFamily;
}

/** The outline with the design's numbers on its parts and chapters. */
export function numberHeadings(
  outline: Outline,
  design: Design,
  metadata: Pick<Metadata, 'language' | 'digits'>,
): Outline {
  const { chapters, parts } = design;
  if (chapters.number === 'none' && parts.number === 'none') return outline;
  const { language } = metadata;
  const voice: Voice = { language, digits: digitFamily(language, metadata.digits) };
  const terms = termsOf(language);
  let part = 0;
  let chapter = 0;
  const number = (entry: OutlineEntry): OutlineEntry => {
    const { isPart, isNumbered, level } = entry.heading;
    if (isPart && chapters.count === 'part') chapter = 0;
    const counts = isNumbered && (isPart || level === 1);
    const label = !counts
      ? undefined
      : isPart
        ? labelOf(++part, parts, terms.part, voice)
        : labelOf(++chapter, chapters, terms.chapter, voice);
    return { ...entry, label, children: entry.children.map(number) };
  };
  return { entries: outline.entries.map(number) };
}

function labelOf(
  number: number,
  { number: form, word }: Numbering,
  own: string,
  voice: Voice,
): string | undefined {
  if (form === 'none') return undefined;
  const noun = word ?? own;
  return `${noun} ${written(number, form, noun, voice)}`.trim();
}

function written(
  number: number,
  form: 'ordinal' | 'digits' | 'abjad',
  noun: string,
  { language, digits }: Voice,
): string {
  if (form === 'ordinal' && isArabic(language)) return ordinal(number, genderOf(noun));
  if (form === 'ordinal' && primaryLanguage(language) === 'fa') return persianOrdinal(number);
  return form === 'abjad' ? abjad(number, digits) : inDigits(number, digits);
}
