/**
 * Characters that no book can hold: control characters (XML 1.0 §2.2 allows only tab and line ends of C0,
 * and asks to avoid C1), noncharacters, and halves of surrogate pairs. And what better stood for something else:
 * U+FFFD for a lost character, presentation forms for letters.
 */

import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { codePointName, countOf } from '../diagnostics/phrases.ts';
import type { Source, Span } from '../source.ts';
import type { YamlNode } from '../yaml.ts';

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const forbidden = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u{fffd}]|\p{Noncharacter_Code_Point}|\p{Surrogate}/u;
const forbiddenAll = new RegExp(forbidden, 'gu');

/** What programs write where they cannot read a character. */
const REPLACEMENT = '\u{fffd}';

/** Places listed for one character; a binary file would have a place for every byte. */
const placesKept = 100;

/** One diagnostic for each such character of a file, at its first place, with the others related. */
export function checkCharacters(source: Source, start: number): readonly Diagnostic[] {
  if (!forbidden.test(source.text)) return [];
  const places = new Map<string, Span[]>();
  forbiddenAll.lastIndex = start;
  for (const { 0: character, index } of source.text.matchAll(forbiddenAll)) {
    const spans = places.get(character) ?? [];
    if (spans.length < placesKept) spans.push({ source, start: index, end: index + character.length });
    places.set(character, spans);
  }
  return [...places].flatMap(([character, [first, ...others]]) =>
    first === undefined ? [] : [forbiddenCharacter(character, first, others)],
  );
}

/**
 * Letters' forms of Arabic Presentation Forms A and B; not the ligatures of names and formulas (U+FDF0 to U+FDFF) and
 * what is no letter (the ornate parentheses, honorifics, the byte order mark).
 */
const presentationForms =
  /[\u{fb50}-\u{fbb1}\u{fbd3}-\u{fd3d}\u{fd50}-\u{fd8f}\u{fd92}-\u{fdc7}\u{fe70}-\u{fefc}]+/gu;

/** One warning for all of them in a file, at the first, with others related; what stands together counts once. */
export function checkPresentationForms(source: Source, start: number): readonly Diagnostic[] {
  const places: Span[] = [];
  let uses = 0;
  presentationForms.lastIndex = start;
  for (const { 0: forms, index } of source.text.matchAll(presentationForms)) {
    uses++;
    if (places.length < placesKept) places.push({ source, start: index, end: index + forms.length });
  }
  const [first, ...others] = places;
  if (first === undefined) return [];
  // They are all of the Basic Multilingual Plane.
  const character = source.text.charAt(first.start);
  return [
    diagnose(
      'presentation-form',
      {
        character,
        codePoint: codePointName(character.charCodeAt(0)),
        letters: character.normalize('NFKC'),
        uses: countOf('times', uses),
      },
      first,
      others,
    ),
  ];
}

/** The same for the values of a YAML tree, where escapes can make any character. */
export function checkYamlCharacters(node: YamlNode): readonly Diagnostic[] {
  if (node.kind === 'list') return node.items.flatMap(checkYamlCharacters);
  if (node.kind === 'map') return node.entries.flatMap((entry) => checkYamlCharacters(entry.value));
  const character = forbidden.exec(node.text)?.[0];
  return character === undefined ? [] : [forbiddenCharacter(character, node.span, [])];
}

function forbiddenCharacter(character: string, span: Span, related: readonly Span[]): Diagnostic {
  const code = character.codePointAt(0) ?? 0;
  if (character === REPLACEMENT) return diagnose('replacement-character', {}, span, related);
  const codePoint = codePointName(code);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return diagnose(isSurrogate ? 'lone-surrogate' : 'control-character', { codePoint }, span, related);
}
