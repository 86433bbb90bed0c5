/**
 * Pages as SVG, true to the glyph: the outlines the PDF embeds, at the places the PDF has them, so that what an
 * editor sees of a line's spaces is what there is. Pictures are grey boxes. Each glyph is defined once for all
 * pages (https://www.w3.org/TR/SVG2/struct.html#UseElement). Coordinates are the page's own, in points.
 */

import type { PlacedRun } from '../break/line.ts';
import { escapeText } from '../epub/escape.ts';
import type { Face, GlyphRun } from '../font/font.ts';
import type { DrawingItem, Page, PageItem, TextItem } from '../paginate/page.ts';
import type { Length } from '../units.ts';
import type { Box } from './quality.ts';

/** A box drawn over a page, with what it says when pointed at. */
export interface Mark {
  readonly box: Box;
  /** Class of the style sheet. */
  readonly style: string;
  readonly title: string;
  /** Number in the margin at its right; undefined: none. */
  readonly number: number | undefined;
}

export interface Drawing {
  /** The page with marks over it. Its glyphs are in `definitions`. */
  page(page: Page, size: { readonly width: Length; readonly height: Length }, marks: readonly Mark[]): string;
  /** The glyphs of all pages drawn so far. */
  definitions(): string;
}

/** Words of faces without outlines are boxes of this share of an em. */
const WORD_HEIGHT = 0.5;
/** From a mark to its number. */
const NUMBER_GAP: Length = 10;

/** A drawing whose names begin with `prefix`, so that several fit into one document. */
export function createDrawing(prefix: string): Drawing {
  const names = new Map<Face, Map<number, string>>();
  const paths: string[] = [];
  let count = 0;
  const nameOf = (face: Face, glyph: number): string => {
    const known = names.get(face) ?? new Map<number, string>();
    names.set(face, known);
    const name = known.get(glyph);
    if (name !== undefined) return name;
    const outline = face.outlineOf?.(glyph) ?? '';
    // Nothing to draw has no name: spaces, mostly.
    const given = outline === '' ? '' : `${prefix}${(count++).toString(36)}`;
    if (given !== '') paths.push(`<path id="${given}" d="${outline}"/>`);
    known.set(glyph, given);
    return given;
  };
  return {
    page: (page, { width, height }, marks) => {
      const ground = `<rect class="paper" width="${short(width)}" height="${short(height)}"${
        page.background === undefined ? '' : ` style="fill:${page.background}"`
      }/>`;
      const items = page.items.map((item) => drawItem(item, nameOf)).join('');
      return `<svg viewBox="0 0 ${short(width)} ${short(height)}" role="img">${ground}${items}${marks.map(drawMark).join('')}</svg>`;
    },
    definitions: () => `<svg class="glyphs" aria-hidden="true"><defs>${paths.join('\n')}</defs></svg>`,
  };
}

type NameOf = (face: Face, glyph: number) => string;

function drawItem(item: PageItem, nameOf: NameOf): string {
  if (item.kind === 'text') return item.line.runs.map((run) => drawRun(item, run, nameOf)).join('');
  if (item.kind === 'rule') return rectangle(item, `fill="${item.color}"`);
  if (item.kind === 'drawing') return drawDrawing(item);
  return rectangle(item, 'class="picture"');
}

function drawDrawing({ x, y, drawing }: DrawingItem): string {
  const paths = drawing.shapes.map(({ color, polygons }) => {
    const outline = polygons.map((polygon) => {
      const points = polygon.map((value, at) => short(value + (at % 2 === 0 ? x : y)));
      return `M${points.join(' ')}Z`;
    });
    return `<path fill="${color}" d="${outline.join('')}"/>`;
  });
  return paths.join('');
}

const rectangle = ({ x, y, width, height }: Box, attributes: string): string =>
  `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" ${attributes}/>`;

function drawRun(item: TextItem, { piece, x, width }: PlacedRun, nameOf: NameOf): string {
  if (piece.kind !== 'word') return '';
  const { run, range } = piece;
  const { size, color, rise } = range.style;
  const left = item.x + x;
  const baseline = item.y - rise;
  if (run.face.outlineOf === undefined) {
    const height = WORD_HEIGHT * size;
    return rectangle({ x: left, y: baseline - height, width, height }, `fill="${color}" opacity="0.4"`);
  }
  const scale = size / run.face.unitsPerEm;
  const place = `translate(${short(left)} ${short(baseline)})scale(${fine(scale * item.line.expansion)} ${fine(-scale)})`;
  return `<g fill="${color}" transform="${place}">${glyphsOf(run, nameOf)}</g>`;
}

/** The glyphs of a run in font units, y upward. */
function glyphsOf(run: GlyphRun, nameOf: NameOf): string {
  const { face, glyphs, advances, xOffsets, yOffsets, kashida } = run;
  let drawn = '';
  let edge = 0;
  for (const [index, glyph] of glyphs.entries()) {
    const x = edge + (xOffsets[index] ?? 0);
    const y = yOffsets[index] ?? 0;
    edge += advances[index] ?? 0;
    const name = nameOf(face, glyph);
    if (name === '') continue;
    const scale = kashida?.xScales?.[index] ?? 1;
    drawn +=
      scale === 1
        ? `<use href="#${name}" x="${x}"${y === 0 ? '' : ` y="${y}"`}/>`
        : `<use href="#${name}" transform="translate(${x} ${y})scale(${fine(scale)} 1)"/>`;
  }
  return drawn;
}

function drawMark({ box, style, title, number }: Mark): string {
  const x = short(box.x + box.width + NUMBER_GAP);
  const y = short(box.y + box.height / 2);
  const label = number === undefined ? '' : `<text x="${x}" y="${y}">${number}</text>`;
  return `<g class="mark ${style}"><title>${escapeText(title)}</title>${rectangle(box, 'rx="2"')}${label}</g>`;
}

/** Hundredths of a point, without needless zeros. */
const short = (value: number): string => String(Number(value.toFixed(2)));
const fine = (value: number): string => String(Number(value.toFixed(5)));
