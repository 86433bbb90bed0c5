/**
 * The image files of an EPUB. In: the book's figures. Out: each distinct image once, under an ASCII name
 * made from the anchor of the first figure that shows it, so that names survive a new edition.
 */

import type { Block, Figure, Image } from '../book/block.ts';
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

/** A picture as high as so many widths of the text stands on a page with its caption, on phones and readers alike. */
const mostWidthsHigh = 1.2;

/** Of a figure whose width its author leaves open: the most it may be in percent of the text's, lest no page hold it. */
function percentOfTall({ image }: Figure): number | undefined {
  const percent = Math.round((100 * mostWidthsHigh * image.width) / image.height);
  return percent < 100 ? Math.max(1, percent) : undefined;
}

/** Class of figures of a width, or of one they must not pass; its rule is in the style sheet. */
export function figureClass(figure: Figure): string | undefined {
  const { width } = figure;
  if (width === undefined) {
    const percent = percentOfTall(figure);
    return percent === undefined ? undefined : `tall-${percent}`;
  }
  return 'share' in width ? `share-${percentOf(width.share)}` : `points-${Math.round(width.points)}`;
}

/** The rule of that class; undefined where it has none. */
export function figureRule(figure: Figure): string | undefined {
  const name = figureClass(figure);
  if (name === undefined) return undefined;
  const { width } = figure;
  const length =
    width === undefined
      ? `max-width: ${percentOfTall(figure)}%`
      : 'share' in width
        ? `width: ${percentOf(width.share)}%`
        : `width: ${Math.round(width.points)}pt`;
  return `figure img.${name} { ${length}; }`;
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
