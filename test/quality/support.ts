/** Editions made by hand: lines of words and spaces with known widths, so that what is found can be counted. */

import type { StructureElement, StructureRole } from '../../src/book/structure.ts';
import type { Line, PlacedRun } from '../../src/break/line.ts';
import type { StyledBook, StyledRange } from '../../src/design/styled.ts';
import type { GlyphRun } from '../../src/font/font.ts';
import type { Edition, Page, TextItem } from '../../src/paginate/page.ts';
import { fakeFace } from '../support/fake-face.ts';

export const SIZE = 10;
export const LEADING = 20;
export const MEASURE = 100;
const LEFT = 50;
const TOP = 50;

const face = fakeFace({ outlineOf: (glyph) => (glyph === 0 ? '' : `M0 0H${glyph}V9Z`) });

const style = {
  faces: [face.name],
  size: SIZE,
  color: '#000000',
  language: 'ar',
  rise: 0,
  features: [],
  allowsKashida: true,
};

/** A word of a line: its left edge and width in points, and where in it a kashida begins and how long it is, in ems. */
export interface Word {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly kashida?: readonly [offset: number, length: number];
}

export interface LineOptions {
  readonly spaceRatio?: number;
  readonly overfull?: number;
  readonly isLast?: boolean;
  /** Of the paragraph's text; 0 begins a paragraph. */
  readonly start?: number;
  readonly width?: number;
}

/** A line of words given from right to left, as they are read; what is between them is space. */
export function line(words: readonly Word[], options: LineOptions = {}): Line {
  const { start = 0, spaceRatio = 1, overfull = 0, isLast = false, width = MEASURE } = options;
  const range: StyledRange = {
    start: 0,
    end: 1000,
    style,
    element: undefined,
    link: undefined,
    note: undefined,
    anchor: undefined,
    span: undefined,
  };
  const runs: PlacedRun[] = [];
  let at = start;
  for (const [index, word] of words.entries()) {
    runs.unshift({
      piece: {
        start: at,
        end: at + word.text.length,
        kind: 'word',
        run: glyphs(word),
        range,
        level: 1,
        advance: word.width,
        kashida: joinOf(word),
      },
      x: word.x,
      width: word.width,
    });
    at += word.text.length;
    const next = words[index + 1];
    if (next === undefined) continue;
    const left = next.x + next.width;
    runs.unshift({
      piece: {
        start: at,
        end: at + 1,
        kind: 'space',
        run: glyphs({ text: ' ', x: 0, width: 0 }),
        range,
        level: 1,
        advance: word.x - left,
      },
      x: left,
      width: word.x - left,
    });
    at++;
  }
  return {
    start,
    end: at,
    runs,
    x: MEASURE - width,
    width: width + overfull,
    natural: width,
    measure: MEASURE,
    expansion: 1,
    spaceRatio,
    isLast,
    overfull,
    isShort: false,
    cutsWord: false,
    plain: undefined,
  };
}

function glyphs({ text, width, kashida }: Word): GlyphRun {
  const units = (width * 1000) / SIZE;
  const [offset, length] = kashida ?? [0, 0];
  const advances =
    kashida === undefined ? [units] : [offset * 1000, length * 1000, units - (offset + length) * 1000];
  const none = new Int16Array(advances.length);
  return {
    face,
    text,
    direction: 'rtl',
    advance: units,
    glyphs: Uint16Array.from(advances, (_, index) => index + 1),
    clusters: new Uint16Array(advances.length),
    advances: Int16Array.from(advances),
    xOffsets: none,
    yOffsets: none,
    flags: new Uint8Array(advances.length),
    ...(kashida === undefined
      ? {}
      : { kashida: { inserted: new Set<number>(), xScales: Float32Array.of(1, 0.75, 1) } }),
  };
}

const joinOf = ({ kashida }: Word) =>
  kashida === undefined
    ? undefined
    : { priority: 1 as const, offset: kashida[0], width: 0, widest: undefined, lengthened: () => undefined };

export const element = (role: StructureRole = 'paragraph'): StructureElement => ({ role, children: [] });

/** A line with its owner. */
export type Owned = readonly [StructureElement | undefined, Line];

/** A page whose lines stand one leading apart; null is an empty line. */
export function page(index: number, lines: readonly (Owned | null)[], more: Partial<Page> = {}): Page {
  const items = lines.flatMap((owned, row): TextItem[] => {
    if (owned === null) return [];
    const [owner, set] = owned;
    return [{ kind: 'text', x: LEFT, y: TOP + row * LEADING, line: set, element: owner, span: undefined }];
  });
  return {
    index,
    side: index % 2 === 0 ? 'verso' : 'recto',
    label: String(index + 1),
    section: 'chapter',
    isBlank: false,
    background: undefined,
    items,
    ...more,
  };
}

/** The pages as an edition whose first page opens its only section. */
export function edition(...pages: readonly Page[]): Edition {
  const geometry = {
    width: 200,
    height: 300,
    margins: { top: TOP, bottom: 50, inner: LEFT, outer: LEFT },
    leading: LEADING,
    headBaseline: 30,
    folioBaseline: 280,
    noteRule: { width: 20, thickness: 0.5, color: '#000000', before: 2, after: 2 },
    binding: 'right',
    headPlace: 'center',
    isFacing: true,
  } as const;
  const book: StyledBook = {
    geometry,
    sections: [
      {
        kind: 'chapter',
        opens: 'page',
        numbering: 'main',
        showsFolio: true,
        head: undefined,
        placement: 'top',
        background: undefined,
        sink: 0,
        blocks: [],
        anchor: 'ch-1',
        title: 'باب',
      },
    ],
    notes: new Map(),
    structure: element('document'),
    folioStyle: style,
    language: 'ar',
    direction: 'rtl',
    digits: 'arab',
    frontNumbering: 'abjad',
    justification: {
      minimumSpace: 0.8,
      comfortableSpace: 1.1,
      maximumSpace: 1.5,
      expansion: 0,
      kashida: 'sparing',
    },
  };
  return { book, pages, destinations: new Map([['ch-1', { page: 0, y: 0 }]]) };
}
