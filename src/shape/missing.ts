/**
 * Characters that no face of their style has, gathered over a book: one diagnostic for each character, which
 * names it, says every place, and which fonts of fonts/ have it.
 */

import type { FaceName } from '../design/styled.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { codePointName, countOf, phrase } from '../diagnostics/phrases.ts';
import type { Fonts } from '../font/font.ts';
import type { Span } from '../source.ts';
import { isMark } from './characters.ts';
import type { MissingCharacter } from './shaped.ts';

export interface MissingCharacters {
  /** Takes in the missing characters of a paragraph; the same place twice counts once. */
  add(characters: readonly MissingCharacter[]): void;
  /** In the order in which the characters were first met; those of no place are looked for where the metadata stand. */
  diagnostics(fonts: Fonts, metadata?: Span): readonly Diagnostic[];
}

/** Controls, halves of characters and noncharacters: `read` has reported them, and no font will ever have them. */
const isForbidden = (codePoint: number): boolean =>
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u.test(String.fromCodePoint(codePoint));

/** What is known of one absent character. */
interface Absence {
  readonly faces: Set<FaceName>;
  readonly places: Map<string, Span>;
  /** Uses in text that the author did not write. */
  elsewhere: number;
}

const DOTTED_CIRCLE = '\u{25cc}';

/** An empty gathering for one book. */
export function createMissingCharacters(): MissingCharacters {
  const absences = new Map<number, Absence>();
  return {
    add: (characters) => {
      for (const character of characters) {
        const { codePoint, range } = character;
        if (isForbidden(codePoint)) continue;
        const absence = absences.get(codePoint) ?? { faces: new Set(), places: new Map(), elsewhere: 0 };
        absences.set(codePoint, absence);
        for (const face of range.style.faces) absence.faces.add(face);
        const place = placeOf(character);
        if (place === undefined) absence.elsewhere++;
        else absence.places.set(`${place.source.path}:${place.start}`, place);
      }
    },
    diagnostics: (fonts, metadata) =>
      [...absences].map(([codePoint, absence]) => report(codePoint, absence, fonts, metadata)),
  };
}

function report(
  codePoint: number,
  { faces, places, elsewhere }: Absence,
  fonts: Fonts,
  metadata: Span | undefined,
): Diagnostic {
  const character = String.fromCodePoint(codePoint);
  const inMetadata = metadata === undefined ? undefined : placeIn(metadata, character);
  const [first = inMetadata, ...others] = places.values();
  const helpful = fonts.facesWith?.(codePoint) ?? [];
  return diagnose(
    'missing-glyph',
    {
      faces: [...faces].join(', '),
      character: isMark(codePoint) ? DOTTED_CIRCLE + character : character,
      codePoint: codePointName(codePoint),
      uses: countOf('times', places.size > 0 ? places.size : elsewhere),
      suggestion:
        helpful.length > 0 ? phrase('fonts-with-it', helpful.join(', ')) : phrase('fonts-without-it'),
    },
    first,
    others,
  );
}

/** The place in the manuscript: exact where the range's text stands there as it is, else searched for. */
function placeOf({ codePoint, index, range }: MissingCharacter): Span | undefined {
  const { span } = range;
  if (span === undefined) return undefined;
  const { source } = span;
  const character = String.fromCodePoint(codePoint);
  const guess = span.start + index - range.start;
  const isThere = guess < span.end && source.text.startsWith(character, guess);
  return isThere
    ? { source, start: guess, end: guess + character.length }
    : (placeIn(span, character) ?? span);
}

/** Where a character first stands in a stretch of the manuscript. */
function placeIn({ source, start, end }: Span, character: string): Span | undefined {
  const at = source.text.indexOf(character, start);
  return at >= 0 && at < end ? { source, start: at, end: at + character.length } : undefined;
}
