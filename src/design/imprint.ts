/**
 * The lines of the imprint page, from the metadata alone, and the names of people with what they did. Both
 * outputs print these lines. Nothing is said of what the metadata does not give.
 */

import type { Book } from '../book/book.ts';
import { bookIdentifier } from '../book/identifier.ts';
import { directionOf, isolatedBeforeNumbers, isolates } from '../book/language.ts';
import type { Contributor, Metadata } from '../book/metadata.ts';
import { inOrder } from '../book/structured-text.ts';
import { type DigitFamily, inDigits } from '../numbering.ts';
import { gregorianDate, hijriDate } from './dates.ts';
import type { Design } from './design.ts';
import type { FaceName } from './styled.ts';
import type { Terms } from './terms.ts';

/** Numbers with hyphens and Latin words keep their order in right-to-left text (UAX #9 2.4, LRI and PDI). */
const isolated = (value: string): string => `${isolates.ltr.start}${value}${isolates.ltr.end}`;

/** A name with its role before it; authors stand by name alone. */
export function nameWithRole({ name, role }: Contributor, terms: Terms): string {
  const label = role === 'author' ? undefined : terms.roles[role];
  return label === undefined ? name : `${label}${terms.colon}${name}`;
}

const NO_BREAK_SPACE = '\u{a0}';

/** Where there are more names than this, those who did the same stand two a line. */
const mostOwnLines = 4;

/** The names on a cover or title page, line by line: each its own, or two of one role with a comma between. */
export function nameLines(creators: Metadata['creators'], terms: Terms): readonly string[] {
  // A line does not end between what somebody did and who it was.
  const own = { ...terms, colon: terms.colon.replace(/ $/, NO_BREAK_SPACE) };
  const lines: { readonly role: string; readonly names: string[] }[] = [];
  for (const person of creators) {
    const line = lines.at(-1);
    const joins = creators.length > mostOwnLines && line?.role === person.role && line.names.length < 2;
    if (joins) line.names.push(person.name);
    else lines.push({ role: person.role, names: [nameWithRole(person, own)] });
  }
  return lines.map(({ names }) => names.join(terms.comma));
}

/** The faces that a drawn cover is lettered in: it is a picture in both outputs, but they have to be named too. */
export function coverFaces(
  { cover, metadata }: Pick<Book, 'cover' | 'metadata'>,
  design: Design,
): readonly FaceName[] {
  if (cover !== undefined) return [];
  const { title, subtitle, creators, publisher } = design.cover;
  const looks = [
    title,
    ...(metadata.subtitle === undefined ? [] : [subtitle]),
    ...(metadata.creators.length === 0 ? [] : [creators]),
    ...(metadata.publisher === undefined ? [] : [publisher]),
  ];
  return [...new Set(looks.map(({ font, weight }) => design.fonts[font][weight]))];
}

/** The lines, in order; `families` are the typefaces of this output. */
export function imprintLines(
  metadata: Metadata,
  terms: Terms,
  digits: DigitFamily,
  families: readonly string[],
): readonly string[] {
  const { isbn, isbnPrint } = metadata.identifiers;
  const direction = directionOf(metadata.language);
  const given = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : inOrder(value, direction);
  const labelled = (label: string, value: string | undefined): readonly string[] =>
    value === undefined || value === '' ? [] : [`${label}${terms.colon}${value}`];
  const people = [...metadata.creators, ...metadata.contributors];
  const { title, subtitle } = metadata;
  return [
    inOrder(subtitle === undefined ? title : `${title}${terms.colon}${subtitle}`, direction),
    ...people.map((person) => inOrder(nameWithRole(person, terms), direction)),
    ...labelled(terms.publisher, given(metadata.publisher)),
    ...edition(given(metadata.edition), terms),
    ...labelled(terms.published, dates(metadata, terms, digits)),
    ...labelled(terms.series, seriesOf(metadata, terms, digits)),
    isbn === undefined
      ? `${terms.identifier}${terms.colon}${isolated(bookIdentifier(metadata))}`
      : `${terms.isbn}${terms.colon}${isolated(isbn)}`,
    ...labelled(terms.isbnPrint, isbnPrint === undefined ? undefined : isolated(isbnPrint)),
    ...labelled(terms.source, given(metadata.source)),
    ...(metadata.rights === undefined ? [] : [inOrder(metadata.rights, direction)]),
    ...labelled(terms.fonts, families.map(isolated).join(terms.comma)),
    terms.setBy,
  ];
}

/** `الطبعة الأولى` and `طبعة منقحة` say by themselves what they are; `٢` does not. */
function edition(value: string | undefined, terms: Terms): readonly string[] {
  if (value === undefined) return [];
  const words = value
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  const isNamed = words.some((word) => terms.editionWords.includes(word));
  return isNamed ? [value] : [`${terms.edition}${terms.colon}${value}`];
}

function dates(metadata: Metadata, terms: Terms, digits: DigitFamily): string | undefined {
  if (metadata.date === undefined) return undefined;
  const gregorian = gregorianDate(metadata.date, terms, digits);
  const hijri = metadata.hijri ? hijriDate(metadata.date, terms, digits) : undefined;
  return hijri === undefined ? gregorian : `${gregorian}${terms.comma}${hijri}`;
}

function seriesOf({ series, language }: Metadata, terms: Terms, digits: DigitFamily): string | undefined {
  if (series?.number === undefined) return series?.name;
  const name = isolatedBeforeNumbers(series.name, directionOf(language));
  return `${name}${terms.comma}${inDigits(series.number, digits)}`;
}
