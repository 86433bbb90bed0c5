/**
 * The stage: a book's metadata and a design become the drawing of its cover: the ornament, and on or under it
 * title, subtitle, names and publisher, each as large as its look and its room allow. The PDF's first page and
 * the EPUB's cover image are this drawing in two sizes. What the metadata does not give leaves no hole.
 */

import type { Design } from '../design/design.ts';
import { nameLines } from '../design/imprint.ts';
import { termsOf } from '../design/terms.ts';
import type { Drawing } from '../drawing.ts';
import type { Fonts } from '../font/font.ts';
import type { CoverMetadata, Sheet } from './cover-texts.ts';
import { fieldCover } from './field-cover.ts';
import { labelCover } from './label-cover.ts';
import { createLettering } from './lettering.ts';

export interface CoverSize {
  readonly width: number;
  readonly height: number;
}

/** Draws the cover. */
export function drawCover(
  metadata: CoverMetadata,
  design: Design,
  fonts: Fonts,
  { width, height }: CoverSize,
): Drawing {
  const letter = createLettering(design, fonts, metadata.language, width / design.page.width);
  const sheet: Sheet = {
    metadata,
    design,
    letter,
    width,
    height,
    names: { title: metadata.title, series: metadata.series?.name },
    creators: nameLines(metadata.creators, termsOf(metadata.language)),
  };
  const shapes = design.cover.composition === 'label' ? labelCover(sheet) : fieldCover(sheet);
  return { width, height, ground: design.colors[design.cover.background], shapes };
}
