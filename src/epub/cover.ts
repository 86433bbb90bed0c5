/**
 * The cover image: the book's own, or one drawn from the metadata in the colours and faces of the design: a
 * double frame, the title as large as it fits, subtitle and authors below, the publisher at the foot. Stores
 * ask for at least 1600 × 2560 pixels (Amazon KDP, Apple Books). Letters are HarfBuzz's glyphs, filled as
 * polygons; no browser, no clock, so the same metadata give the same picture.
 */

import type { Book } from '../book/book.ts';
import { directionOf } from '../book/language.ts';
import type { Design, TextLook } from '../design/design.ts';
import type { Face, Fonts, GlyphRun } from '../font/font.ts';
import { type Canvas, createCanvas } from './canvas.ts';
import { type OutlineReader, outlineReader, type Polygon } from './glyph-outline.ts';
import { fileEndings, type ImageFile, mediaTypes } from './images.ts';

/** Pixels. */
const coverWidth = 1600;
const coverHeight = 2560;
/** Frame: distance of its outer line from the edge, thickness of outer and inner line, distance between. */
const frame = { inset: 80, outer: 12, gap: 16, inner: 4 } as const;
/** Measure of the text. */
const measure = 1160;

/** Largest size and lead of each kind of line in pixels, chosen by eye on titles of 1 to 25 words. */
const blocks = {
  title: { size: 260, smallest: 90, lead: 1.55, lines: 5, tallest: 1000 },
  subtitle: { size: 96, smallest: 60, lead: 1.6, lines: 3, tallest: 460 },
  creators: { size: 88, smallest: 56, lead: 1.6, lines: 6, tallest: 160 },
  publisher: { size: 72, smallest: 48, lead: 1.6, lines: 2, tallest: 160 },
} as const;

/** Baselines from the top: the title's middle line, the first and last author, the publisher. */
const titleMiddle = 860;
const creatorsTop = 1700;
const creatorsBottom = 2180;
const publisherBaseline = 2340;
/** From the subtitle to the authors at least; and what tails a title has below its baseline, in its size. */
const creatorsGap = 220;
const belowTitle = 0.45;
/** Each step of fitting makes the title this much smaller. */
const shrink = 0.94;

const ink = { text: 0, accent: 1 } as const;

/** The book's own cover image, or one drawn from its metadata. */
export function coverFile(book: Book, design: Design, fonts: Fonts): ImageFile {
  const { cover } = book;
  if (cover !== undefined && cover.format !== 'svg') {
    return {
      href: `cover.${fileEndings[cover.format]}`,
      mediaType: mediaTypes[cover.format],
      bytes: cover.bytes,
    };
  }
  return { href: 'cover.png', mediaType: mediaTypes.png, bytes: drawnCover(book, design, fonts) };
}

function drawnCover(book: Book, design: Design, fonts: Fonts): Uint8Array {
  const { colors, cover } = design;
  const background = colors[cover.background];
  const canvas = createCanvas(coverWidth, coverHeight, background, [
    colors[cover.title.color],
    colors.coverAccent,
  ]);
  drawFrame(canvas);
  const { metadata } = book;
  const typesetter = (look: TextLook): Typesetter => new Typesetter(look, design, fonts, metadata.language);

  const title = typesetter(cover.title).fit(metadata.title, blocks.title);
  const titleTop = titleMiddle - ((title.lines.length - 1) / 2) * title.lead;
  draw(canvas, title, titleTop, ink.text);
  let last = lastBaseline(title, titleTop);

  if (metadata.subtitle !== undefined) {
    const subtitle = typesetter(cover.subtitle).fit(metadata.subtitle, blocks.subtitle);
    const top = last + belowTitle * title.size + subtitle.lead;
    draw(canvas, subtitle, top, ink.text);
    last = lastBaseline(subtitle, top);
  }
  const creators = metadata.creators.slice(0, blocks.creators.lines);
  let baseline: number = Math.max(creatorsTop, last + creatorsGap);
  const room = (creatorsBottom - baseline) / Math.max(1, creators.length - 1);
  const size = Math.min(blocks.creators.size, room / blocks.creators.lead);
  for (const { name } of creators) {
    const line = typesetter(cover.creators).fit(name, { ...blocks.creators, size, lines: 1 });
    draw(canvas, line, baseline, ink.text);
    baseline += size * blocks.creators.lead;
  }
  if (metadata.publisher !== undefined) {
    const line = typesetter(cover.publisher).fit(metadata.publisher, { ...blocks.publisher, lines: 1 });
    draw(canvas, line, publisherBaseline, ink.text);
  }
  return canvas.png();
}

function lastBaseline(paragraph: SetText, top: number): number {
  return top + (paragraph.lines.length - 1) * paragraph.lead;
}

function drawFrame(canvas: Canvas): void {
  const outline = (inset: number, thickness: number): void => {
    const across = canvas.width - 2 * inset;
    const down = canvas.height - 2 * inset;
    canvas.rectangle(inset, inset, across, thickness, ink.accent);
    canvas.rectangle(inset, inset + down - thickness, across, thickness, ink.accent);
    canvas.rectangle(inset, inset, thickness, down, ink.accent);
    canvas.rectangle(inset + across - thickness, inset, thickness, down, ink.accent);
  };
  outline(frame.inset, frame.outer);
  outline(frame.inset + frame.outer + frame.gap, frame.inner);
}

/** Centred lines; each baseline one lead below the last. */
function draw(canvas: Canvas, paragraph: SetText, top: number, color: number): void {
  for (const [index, line] of paragraph.lines.entries()) {
    let x = (canvas.width - line.width * paragraph.size) / 2;
    const y = top + index * paragraph.lead;
    for (const word of line.words) {
      for (const run of word) {
        canvas.paint(run.polygons(x, y, paragraph.size), color);
        x += run.width * paragraph.size;
      }
      x += line.space * paragraph.size;
    }
  }
}

/** A shaped piece of a word; widths in ems. */
interface Piece {
  readonly width: number;
  polygons(x: number, y: number, size: number): readonly Polygon[];
}

/** Words in visual order, left to right. */
interface SetLine {
  readonly words: readonly (readonly Piece[])[];
  readonly width: number;
  readonly space: number;
}

interface SetText {
  readonly lines: readonly SetLine[];
  readonly size: number;
  readonly lead: number;
}

interface Fit {
  readonly size: number;
  readonly smallest: number;
  readonly lead: number;
  readonly lines: number;
  /** All lines together, in pixels. */
  readonly tallest: number;
}

interface Word {
  readonly pieces: readonly Piece[];
  readonly width: number;
  readonly direction: 'rtl' | 'ltr';
}

/** Sets short display text: words are shaped whole, lines filled evenly. */
class Typesetter {
  readonly #faces: readonly Face[];
  readonly #language: string;
  readonly #outlines = new Map<Face, OutlineReader>();

  constructor(look: TextLook, design: Design, fonts: Fonts, language: string) {
    const font = design.fonts[look.font];
    this.#faces = [look.weight === 'bold' ? font.bold : font.regular, ...design.fallback].map((name) =>
      fonts.face(name),
    );
    this.#language = language;
  }

  /** The largest size at which the text fits the measure in the lines allowed. */
  fit(text: string, { size, smallest, lead, lines, tallest }: Fit): SetText {
    const words = text
      .trim()
      .split(/\s+/u)
      .map((word) => this.#word(word));
    const space = this.#space();
    for (let tried = size; ; tried *= shrink) {
      const broken = brokenEvenly(words, space, measure / tried, directionOf(this.#language));
      const isLow = broken.length <= lines && broken.length * lead * tried <= tallest;
      const fits = isLow && broken.every(({ width }) => width * tried <= measure);
      if (!fits && tried > smallest) continue;
      // A word that is too wide even so is made to fit: the cover has no second page.
      const widest = Math.max(...broken.map(({ width }) => width));
      const final = Math.min(tried, measure / widest);
      return { lines: broken, size: final, lead: final * lead };
    }
  }

  #space(): number {
    const run = this.#shape(' ', this.#faces[0], 'ltr');
    return run === undefined ? 0 : run.advance / run.face.unitsPerEm;
  }

  #word(text: string): Word {
    const isArabic = /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
    const hasLetters = /\p{L}/u.test(text);
    // Numbers run from left to right and stand as one word in a right-to-left line.
    const direction = isArabic || (!hasLetters && !/\d/u.test(text)) ? 'rtl' : 'ltr';
    const face = this.#faces.find((candidate) =>
      Array.from(text).every((each) => candidate.has(each.codePointAt(0) ?? 0)),
    );
    const run = this.#shape(text, face ?? this.#faces[0], direction);
    const pieces = run === undefined ? [] : [this.#piece(run)];
    return { pieces, width: pieces.reduce((sum, { width }) => sum + width, 0), direction };
  }

  #shape(text: string, face: Face | undefined, direction: 'rtl' | 'ltr'): GlyphRun | undefined {
    const script = direction === 'rtl' ? 'Arab' : 'Latn';
    return face?.shape(text, { direction, script, language: this.#language, features: [] });
  }

  #piece(run: GlyphRun): Piece {
    const { face } = run;
    const known = this.#outlines.get(face);
    const outlines = known ?? outlineReader(face.bytes);
    if (known === undefined) this.#outlines.set(face, outlines);
    return {
      width: run.advance / face.unitsPerEm,
      polygons: (x, y, size) => glyphPolygons(run, outlines, x, y, size / face.unitsPerEm),
    };
  }
}

function glyphPolygons(
  run: GlyphRun,
  outlines: OutlineReader,
  x: number,
  y: number,
  scale: number,
): readonly Polygon[] {
  const polygons: Polygon[] = [];
  let pen = 0;
  for (const [index, glyph] of run.glyphs.entries()) {
    const dx = x + (pen + (run.xOffsets[index] ?? 0)) * scale;
    const dy = y - (run.yOffsets[index] ?? 0) * scale;
    for (const polygon of outlines(glyph)) {
      polygons.push(polygon.map((value, at) => (at % 2 === 0 ? dx + value * scale : dy - value * scale)));
    }
    pen += run.advances[index] ?? 0;
  }
  return polygons;
}

/** Lines of nearly equal width, no wider than `limit` ems, as few as possible. */
function brokenEvenly(
  words: readonly Word[],
  space: number,
  limit: number,
  direction: 'rtl' | 'ltr',
): readonly SetLine[] {
  const count = filled(words, space, limit).length;
  let [narrow, wide] = [0, limit];
  // The narrowest measure that still takes no more lines.
  for (let step = 0; step < 12; step++) {
    const middle = (narrow + wide) / 2;
    if (filled(words, space, middle).length <= count) wide = middle;
    else narrow = middle;
  }
  return filled(words, space, wide).map((line) => setLine(line, space, direction));
}

function filled(words: readonly Word[], space: number, limit: number): readonly (readonly Word[])[] {
  const lines: Word[][] = [];
  let width = Number.POSITIVE_INFINITY;
  for (const word of words) {
    if (width + space + word.width > limit) {
      lines.push([]);
      width = -space;
    }
    lines.at(-1)?.push(word);
    width += space + word.width;
  }
  return lines;
}

/** A line in visual order: words of the other direction keep their own order among themselves. */
function setLine(line: readonly Word[], space: number, direction: 'rtl' | 'ltr'): SetLine {
  const groups: Word[][] = [];
  for (const word of line) {
    const group = groups.at(-1);
    if (group?.[0]?.direction === word.direction) group.push(word);
    else groups.push([word]);
  }
  const ordered = groups.map((group) => (group[0]?.direction === 'rtl' ? [...group].reverse() : group));
  const words = (direction === 'rtl' ? ordered.reverse() : ordered).flat();
  const width = words.reduce((sum, word) => sum + word.width, 0) + space * Math.max(0, words.length - 1);
  return { words: words.map(({ pieces }) => pieces), width, space };
}
