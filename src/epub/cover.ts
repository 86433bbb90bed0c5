/**
 * The cover image: the book's own, or the drawing of `cover/` as pixels. Stores ask for at least 1600 × 2560
 * (Amazon KDP, Apple Books). No browser, no clock: the same metadata give the same picture.
 */

import type { Book } from '../book/book.ts';
import { drawCover } from '../cover/draw-cover.ts';
import { drawHeadpiecePicture } from '../cover/draw-ornaments.ts';
import type { Craft } from '../craft.ts';
import type { Design } from '../design/design.ts';
import type { Fonts } from '../font/font.ts';
import { fileEndings, type ImageFile, mediaTypes } from './images.ts';

/** Pixels. */
const size = { width: 1600, height: 2560 } as const;

/** The book's own cover image, or one drawn from its metadata. */
export async function coverFile(book: Book, design: Design, fonts: Fonts, craft: Craft): Promise<ImageFile> {
  const { cover } = book;
  if (cover !== undefined && cover.format !== 'svg') {
    return {
      href: `cover.${fileEndings[cover.format]}`,
      mediaType: mediaTypes[cover.format],
      bytes: cover.bytes,
    };
  }
  const drawing = drawCover(book.metadata, design, fonts, size);
  return { href: 'cover.png', mediaType: mediaTypes.png, bytes: await craft.picture(drawing) };
}

/** Pixels: wider than most screens' columns. */
const headpieceWidth = 1200;

/** The picture over chapters, where the design has one: without the spikes, which need paper round them. */
export async function headpieceFile(
  book: Book,
  design: Design,
  craft: Craft,
): Promise<ImageFile | undefined> {
  const drawing = drawHeadpiecePicture(book.metadata, design, headpieceWidth);
  if (drawing === undefined) return undefined;
  return { href: 'headpiece.png', mediaType: mediaTypes.png, bytes: await craft.picture(drawing) };
}
