/**
 * The ornaments inside a book, of the same pattern as its cover: the headpiece of chapters, device and frame of
 * the title page. In: metadata, design and page; out: drawings in points. The design says which there are.
 */

import { directionOf } from '../book/language.ts';
import type { Metadata } from '../book/metadata.ts';
import type { Design } from '../design/design.ts';
import type { PageGeometry } from '../design/styled.ts';
import type { Drawing, Drawings } from '../drawing.ts';
import type { Fonts } from '../font/font.ts';
import { drawBand, drawHeadpiece, drawRule, type HeadpieceColors } from './headpiece.ts';
import { fitLines } from './lettering.ts';
import type { Names } from './ornament.ts';
import { drawDevice, drawFrame } from './title-ornaments.ts';

/** Share of the text block's height that the title page's title may take, and lines it may have. */
const titleShare = 0.45;
const mostTitleLines = 7;

type Named = Pick<Metadata, 'title' | 'series'>;

/** Draws what the design wants inside the book. */
export function drawOrnaments(
  metadata: Named & Pick<Metadata, 'language'>,
  design: Design,
  fonts: Fonts,
  { width, height, margins, binding, isFacing }: PageGeometry,
): Omit<Drawings, 'cover'> {
  const names = namesOf(metadata);
  const measure = width - margins.inner - margins.outer;
  const { headpiece } = design.chapters;
  const { device, frame, title } = design.titlePage;
  const room = {
    left: 0,
    measure: measure - (title.insetStart + title.insetEnd) * design.text.size,
    height: titleShare * (height - margins.top - margins.bottom),
    mostLines: mostTitleLines,
  };
  const outerLeft = binding === 'right' ? margins.outer : margins.inner;
  const left = isFacing ? outerLeft : (margins.inner + margins.outer) / 2;
  const box = {
    left: left - frame.outset,
    right: left + measure + frame.outset,
    top: margins.top - frame.outset,
    bottom: height - margins.bottom + frame.outset,
  };
  return {
    title: fitLines(metadata.title, title, room, design, fonts, metadata.language),
    ...(headpiece.height > 0 && {
      headpiece:
        headpiece.kind === 'rule'
          ? drawRule(
              measure,
              headpiece.height * design.text.leading,
              colorsOf(design),
              directionOf(metadata.language),
            )
          : drawHeadpiece(names, measure, headpiece.height * design.text.leading, colorsOf(design)),
    }),
    ...(device.kind === 'star' && {
      device: drawDevice(names, device.width * design.text.size, design.colors[device.color]),
    }),
    ...(frame.thickness > 0 && {
      titleFrame: drawFrame({ width, height }, box, { ...frame, color: design.colors[frame.color] }),
    }),
  };
}

/** The headpiece as a picture for screens, `width` pixels wide; undefined where the design has none, or a rule. */
export function drawHeadpiecePicture(metadata: Named, design: Design, width: number): Drawing | undefined {
  const { headpiece } = design.chapters;
  if (headpiece.height === 0 || headpiece.kind === 'rule') return undefined;
  const { height, ...rest } = drawBand(namesOf(metadata), width, pictureHeight * width, colorsOf(design));
  return { ...rest, height: Math.ceil(height) };
}

/** A picture's height over its width: as on the page, less the spikes. */
const pictureHeight = 0.1;

const namesOf = ({ title, series }: Named): Names => ({ title, series: series?.name });

/** Where the design has no ground for it the headpiece stands on white paper. */
function colorsOf({ colors, chapters: { headpiece } }: Design): HeadpieceColors {
  const ground = headpiece.background === 'none' ? '#ffffff' : colors[headpiece.background];
  return { ink: colors[headpiece.color], ground };
}
