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

/** More names than this stand for more than a cover can hold: then fewer stand there, and «and others». */
const mostNames = 10;
const namesOfMany = 6;
/** UTF-16 units: twice the longest title that can be read on a cover; the title page has the whole. */
const longestTitle = 400;

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
  const title = shortened(metadata.title);
  const sheet: Sheet = {
    metadata: { ...metadata, title },
    design,
    letter,
    width,
    height,
    names: { title: metadata.title, series: metadata.series?.name },
    creators: creatorLines(metadata),
  };
  const shapes = design.cover.composition === 'label' ? labelCover(sheet) : fieldCover(sheet);
  return { width, height, ground: design.colors[design.cover.background], shapes };
}

function creatorLines({ creators, language }: CoverMetadata): readonly string[] {
  const terms = termsOf(language);
  if (creators.length <= mostNames) return nameLines(creators, terms);
  return [...nameLines(creators.slice(0, namesOfMany), terms), terms.others];
}

/** What of a title has room, up to the end of a word. */
function shortened(title: string): string {
  if (title.length <= longestTitle) return title;
  const end = title.lastIndexOf(' ', longestTitle);
  return `${title.slice(0, end <= 0 ? longestTitle : end)}…`;
}
