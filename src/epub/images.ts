/**
 * The image files of an EPUB. In: the book's figures. Out: each distinct image once, under an ASCII name
 * made from the anchor of the first figure that shows it, so that names survive a new edition.
 */

import type { Block, Figure, FigureWidth, Image } from '../book/block.ts';
import type { Book } from '../book/book.ts';
import { visit } from '../book/visit.ts';

export interface ImageFile {
  /** Relative to the package document. */
  readonly href: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface ImageFiles {
  readonly files: readonly ImageFile[];
  hrefOf(image: Image): string;
}

export const mediaTypes = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml' } as const;
export const fileEndings = { png: 'png', jpeg: 'jpg', svg: 'svg' } as const;

/** The images of a book's figures, in reading order. */
export function imageFiles(book: Book): ImageFiles {
  const files: ImageFile[] = [];
  const hrefs = new Map<Image, string>();
  for (const { image, anchor } of figuresOf(book)) {
    const known = files.find(({ mediaType, bytes }) => {
      return mediaType === mediaTypes[image.format] && areEqual(bytes, image.bytes);
    });
    const href = known?.href ?? `images/${anchor}.${fileEndings[image.format]}`;
    hrefs.set(image, href);
    if (known === undefined) files.push({ href, mediaType: mediaTypes[image.format], bytes: image.bytes });
  }
  return { files, hrefOf: (image) => hrefs.get(image) ?? '' };
}

function areEqual(first: Uint8Array, second: Uint8Array): boolean {
  return first.length === second.length && first.every((byte, index) => byte === second[index]);
}

/** Class of pictures whose author wants them so wide; its rule is in the style sheet. */
export function widthClass(width: FigureWidth): string {
  return 'share' in width ? `share-${percentOf(width.share)}` : `points-${Math.round(width.points)}`;
}

/** The width of those pictures in CSS: a share of the text's width, or a length. */
export function cssWidth(width: FigureWidth): string {
  return 'share' in width ? `${percentOf(width.share)}%` : `${Math.round(width.points)}pt`;
}

const percentOf = (share: number): number => Math.max(1, Math.round(share * 100));

/** All figures of a book, those of the notes last. */
export function figuresOf(book: Book): readonly Figure[] {
  const figures: Figure[] = [];
  const block = (found: Block): void => {
    if (found.kind === 'figure') figures.push(found);
  };
  visit(book.blocks, { block });
  for (const note of book.notes.values()) visit(note.children, { block });
  return figures;
}
