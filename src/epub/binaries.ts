/**
 * The files of an EPUB that are neither text nor the author's: its fonts cut down, its cover and its headpiece as
 * pictures. In: the book and its design; nothing of its pages, so that they can be begun before these are composed.
 */

import type { Book } from '../book/book.ts';
import { indexWords } from '../book/book-index.ts';
import { bookIdentifier } from '../book/identifier.ts';
import { allEntries, type Outline } from '../book/outline.ts';
import type { Craft } from '../craft.ts';
import type { Design } from '../design/design.ts';
import type { Fonts } from '../font/font.ts';
import { type CharacterUse, characterUse } from './characters.ts';
import { coverFile, headpieceFile } from './cover.ts';
import { type EmbeddedFont, embedFonts } from './fonts.ts';
import type { ImageFile } from './images.ts';
import { type Voice, voiceOf } from './spine.ts';

export interface Binaries {
  /** What the fonts were cut to. */
  readonly use: CharacterUse;
  readonly fonts: readonly EmbeddedFont[];
  readonly cover: ImageFile;
  readonly headpiece: ImageFile | undefined;
}

/** Has them made. `headings` is the outline as the contents and the chapters' openings word it. */
export async function makeBinaries(
  book: Book,
  headings: Outline,
  design: Design,
  fonts: Fonts,
  craft: Craft,
): Promise<Binaries> {
  const labels = allEntries(headings).flatMap(({ label }) => label ?? []);
  const use = characterUse(book, design, furniture(book, voiceOf(book), fonts), labels);
  // Fonts first: cutting them goes on while the cover is drawn.
  const [embedded, cover, headpiece] = await Promise.all([
    book.metadata.embedFonts ? embedFonts(use, design, fonts, craft) : [],
    coverFile(book, design, fonts, craft),
    headpieceFile(book, design, craft),
  ]);
  return { use, fonts: embedded, cover, headpiece };
}

/** What the machine-made documents and labels say: the fonts must hold it too. */
function furniture({ metadata }: Book, { terms, epubTerms }: Voice, fonts: Fonts): string {
  const people = [...metadata.creators, ...metadata.contributors].map(({ name }) => name);
  const digits = '0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹-–:.,،٫()';
  return JSON.stringify([
    metadata.title,
    metadata.subtitle,
    people,
    metadata.publisher,
    metadata.edition,
    metadata.series,
    metadata.source,
    metadata.rights,
    bookIdentifier(metadata),
    fonts.faces.map(({ family }) => family),
    terms,
    epubTerms,
    indexWords(metadata.language),
    digits,
  ]);
}
