/**
 * A design: how a book looks, as `templates/<name>/design.yaml` says it, checked and complete. Both outputs
 * read it: `dress` turns it into points for the pages, the EPUB's stylesheet is filled in from it. What each
 * key means is said in `design-schema.ts`, from which these types are read off.
 *
 * Three units, so that a change of `text` scales everything: a `size` multiplies the text's size; `leading`,
 * `before`, `after` and whatever is measured down the page multiply the text's leading ("lines"); indents and
 * whatever is measured along the line are ems of the text's size. Page, margins and the thickness of rules
 * are lengths in points.
 */

import { primaryLanguage } from '../book/language.ts';
import type { Infer } from '../schema.ts';
import type { Span } from '../source.ts';
import type { designSchema, languageSchema } from './design-schema.ts';
import type { FaceName } from './styled.ts';

export type DesignFile = Infer<typeof designSchema>;

export type Design = DesignFile & {
  /** Name of its folder. */
  readonly name: string;
  /** Where each face that it names is written. */
  readonly facePlaces: ReadonlyMap<FaceName, Span>;
};

/** A family of the design by its task. */
export type FontKey = keyof Design['fonts'];

export type { ColorKey } from './look-schema.ts';

/** How the text of another language looks. */
export type LanguageLook = Infer<typeof languageSchema>;

/** How a paragraph looks. */
export type Look = Design['quote'];

/** How characters look. */
export type TextLook = Pick<Look, 'font' | 'weight' | 'size' | 'color'>;

/** How a box of blocks looks. */
export type FrameLook = Design['note'];

/** What a mark on characters changes. */
export type Mark = Design['emphasis'];

/** Levels of headings as the manuscript numbers them. */
export type HeadingKey = keyof Design['headings'];

/** How a design sets passages of a language, if it says so. */
export function languageLook(design: Pick<Design, 'languages'>, language: string): LanguageLook | undefined {
  return design.languages.get(primaryLanguage(language));
}

/** Whether a face is bold, by its name. */
export const isBoldFace = (name: FaceName): boolean => /(?:Bold|Black|Heavy)(?:Italic)?$/u.test(name);

/** The faces for characters that a font lacks, those of the weight in question first. */
export function fallbackFaces(
  { fallback }: Pick<Design, 'fallback'>,
  weight: 'regular' | 'bold',
): readonly FaceName[] {
  const isOfWeight = (name: FaceName): boolean => isBoldFace(name) === (weight === 'bold');
  return [...fallback.filter(isOfWeight), ...fallback.filter((name) => !isOfWeight(name))];
}

/** Parts whose pages have no ground of their own, and whose words have the inks of text on paper. */
export function groundlessParts(parts: Design['parts']): Design['parts'] {
  if (parts.background === 'none') return parts;
  return {
    ...parts,
    background: 'none',
    label: { ...parts.label, color: 'accent' },
    title: { ...parts.title, color: 'text' },
  };
}
