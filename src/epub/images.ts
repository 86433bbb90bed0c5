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

/** The class of a figure of a width, or of one it must not pass, and what the style sheet says of it; undefined: neither. */
function figureWidth(figure: Figure): { readonly name: string; readonly length: string } | undefined {
  const { width } = figure;
  if (width === undefined) {
    const percent = percentOfTall(figure);
    return percent === undefined ? undefined : { name: `tall-${percent}`, length: `max-width: ${percent}%` };
  }
  if ('share' in width) {
    const percent = percentOf(width.share);
    return { name: `share-${percent}`, length: `width: ${percent}%` };
  }
  const points = Math.round(width.points);
  return { name: `points-${points}`, length: `width: ${points}pt` };
}

export const figureClass = (figure: Figure): string | undefined => figureWidth(figure)?.name;

/** The rule of that class. */
export function figureRule(figure: Figure): string | undefined {
  const found = figureWidth(figure);
  return found && `figure img.${found.name} { ${found.length}; }`;
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
