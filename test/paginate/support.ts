/**
 * Builders for page tests. The composer is a fake: every character is `WIDTH` wide, lines are filled greedily
 * at spaces, U+2028 forces a break; so the expected numbers can be worked out in the head.
 */

import type { StructureElement, StructureRole } from '../../src/book/structure.ts';
import type { Compose, Line, PlacedRun } from '../../src/break/line.ts';
import type {
  ParagraphBlock,
  ParagraphStyle,
  StyledBlock,
  StyledBook,
  StyledNote,
  StyledRange,
  StyledSection,
  StyledText,
  TextStyle,
} from '../../src/design/styled.ts';
import { lineText } from '../../src/paginate/dump.ts';
import type { Edition, Page, TextItem } from '../../src/paginate/page.ts';
import { fakeFace } from '../support/fake-face.ts';

export const WIDTH = 5;
export const LEADING = 20;
/** Lines of a page of `geometry`. */
export const LINES = 10;

export const textStyle: TextStyle = {
  faces: ['fake'],
  size: 10,
  color: '#000000',
  language: 'ar',
  rise: 0,
  features: [],
  allowsKashida: false,
};

export const style: ParagraphStyle = {
  direction: 'rtl',
  align: 'start',
  indent: 0,
  insetStart: 0,
  insetEnd: 0,
  leading: LEADING,
  spaceBefore: 0,
  spaceAfter: 0,
  orphans: 2,
  widows: 2,
  keepWithNext: false,
  keepTogether: false,
};

export const element = (role: StructureRole = 'paragraph'): StructureElement => ({ role, children: [] });

/** A text in which `[label]` calls a note. */
export function styled(text: string): StyledText {
  const ranges: StyledRange[] = [];
  const push = (start: number, end: number, note: string | undefined): void => {
    if (end === start) return;
    const anchor = note === undefined ? undefined : `ref-${note}`;
    ranges.push({
      start,
      end,
      style: textStyle,
      element: undefined,
      link: undefined,
      note,
      anchor,
      span: undefined,
    });
  };
  let at = 0;
  for (const match of text.matchAll(/\[(.+?)\]/gu)) {
    push(at, match.index, undefined);
    at = match.index + match[0].length;
    push(match.index, at, match[1]);
  }
  push(at, text.length, undefined);
  return { text, ranges };
}

/** `count` lines of text, named `name1`, `name2` …, each a line by itself. */
export const lines = (count: number, name = 'l'): string =>
  Array.from({ length: count }, (_, index) => `${name}${index + 1}`).join('\u{2028}');

export function paragraph(
  text: string,
  changes: Partial<ParagraphStyle> = {},
  anchor?: string,
): ParagraphBlock {
  return {
    kind: 'paragraph',
    text: styled(text),
    style: { ...style, ...changes },
    element: element(),
    marker: undefined,
    anchor,
    heading: undefined,
    span: undefined,
  };
}

/** A heading of one line, off the grid, between spaces. */
export const heading = (text: string, anchor?: string): ParagraphBlock => ({
  ...paragraph(text, { leading: 26, spaceBefore: 20, spaceAfter: 8, keepWithNext: true }, anchor),
  element: element('heading'),
});

export const note = (label: string, count = 1): StyledNote => ({
  label,
  anchor: `note-${label}`,
  blocks: [paragraph(lines(count, label), { leading: 10 })],
});

export function section(blocks: readonly StyledBlock[], changes: Partial<StyledSection> = {}): StyledSection {
  return {
    kind: 'chapter',
    opens: 'page',
    numbering: 'main',
    showsFolio: false,
    head: undefined,
    placement: 'top',
    background: undefined,
    sink: 0,
    blocks,
    anchor: '',
    title: '',
    ...changes,
  };
}

/** A right-bound book: text block 300 × 200 (ten lines), margins 40 top, inner 50, outer 30; note rule 6 + 1 + 3. */
export function book(
  sections: readonly StyledSection[],
  notes: readonly StyledNote[] = [],
  changes: Partial<StyledBook> = {},
): StyledBook {
  return {
    geometry: {
      width: 380,
      height: 300,
      margins: { top: 40, bottom: 60, inner: 50, outer: 30 },
      leading: LEADING,
      headBaseline: 25,
      headPlace: 'center',
      folioBaseline: 270,
      noteRule: { width: 100, thickness: 1, color: '#000000', before: 6, after: 3 },
      binding: 'right',
      isFacing: true,
    },
    sections,
    notes: new Map(notes.map((each) => [each.label, each])),
    structure: element('document'),
    folioStyle: textStyle,
    language: 'ar',
    direction: 'rtl',
    digits: 'arab',
    frontNumbering: 'abjad',
    justification: {
      minimumSpace: 0.8,
      comfortableSpace: 1.3,
      maximumSpace: 1.5,
      expansion: 0,
      kashida: 'off',
    },
    ...changes,
  };
}

const face = fakeFace();

/** Composes as said above; `composed` counts the calls. */
export const compose: Compose = (text, { direction, align, fillsLastLine }, measure) => {
  const most = Math.max(1, Math.floor(measure / WIDTH));
  const set: Line[] = [];
  let start = 0;
  for (const forced of text.text.split('\u{2028}')) {
    let rest = forced;
    let from = start;
    do {
      let length = rest.length;
      if (length > most) {
        const space = rest.lastIndexOf(' ', most);
        length = space > 0 ? space : rest.search(/ |$/u);
      }
      const isLast = length === rest.length;
      const line = lineOf(text, from, rest.slice(0, length), direction, align, measure, isLast);
      set.push(fillsLastLine === true ? filled(line) : line);
      const skipped = rest.charAt(length) === ' ' ? 1 : 0;
      from += length + skipped;
      rest = rest.slice(length + skipped);
    } while (rest.length > 0);
    start += forced.length + 1;
  }
  return set;
};

/** The line as wide as its measure, its spaces evenly wider. */
function filled(line: Line): Line {
  const spaces = line.runs.filter(({ piece }) => piece.kind === 'space');
  const natural = spaces.reduce((sum, { width }) => sum + width, 0);
  if (natural === 0 || line.overfull > 0) return line;
  const spaceRatio = 1 + (line.measure - line.width) / natural;
  return { ...line, x: 0, width: line.measure, spaceRatio };
}

function lineOf(
  text: StyledText,
  start: number,
  content: string,
  direction: 'rtl' | 'ltr',
  align: ParagraphStyle['align'],
  measure: number,
  isLast: boolean,
): Line {
  const width = content.length * WIDTH;
  const slack = measure - width;
  const isRight = (direction === 'rtl') !== (align === 'end');
  const x = align === 'center' ? slack / 2 : isRight ? slack : 0;
  const runs: PlacedRun[] = [];
  for (const match of content.matchAll(/ +|[^ ]+/gu)) {
    const at = start + match.index;
    const advance = match[0].length * WIDTH;
    const offset = match.index * WIDTH;
    const range = text.ranges.find((each) => each.start <= at && at < each.end) ?? text.ranges[0];
    if (range === undefined) continue;
    runs.push({
      piece: {
        start: at,
        end: at + match[0].length,
        kind: match[0].startsWith(' ') ? 'space' : 'word',
        run: {
          face,
          text: match[0],
          direction,
          advance,
          glyphs: new Uint16Array(),
          clusters: new Uint16Array(),
          advances: new Int16Array(),
          xOffsets: new Int16Array(),
          yOffsets: new Int16Array(),
          flags: new Uint8Array(),
        },
        range,
        level: direction === 'rtl' ? 1 : 0,
        advance,
      },
      x: direction === 'rtl' ? x + width - offset - advance : x + offset,
      width: advance,
    });
  }
  return {
    start,
    end: start + content.length + (isLast ? 0 : 1),
    runs: direction === 'rtl' ? runs.reverse() : runs,
    x,
    width,
    natural: width,
    measure,
    expansion: 1,
    spaceRatio: 1,
    isLast,
    overfull: Math.max(0, width - measure),
    isShort: false,
    cutsWord: false,
    plain: undefined,
  };
}

const textOf = (item: TextItem): string => lineText(item.line);

/** The texts of a page that belong to the book. */
export const textsOf = (page: Page | undefined): readonly string[] => ownedOf(page).map(textOf);

export const ownedOf = (page: Page | undefined): readonly TextItem[] =>
  (page?.items ?? []).flatMap((item) => (item.kind === 'text' && item.element !== undefined ? item : []));

/** Artifacts of text: heads, folios, leaders. */
export const artifactsOf = (page: Page | undefined): readonly TextItem[] =>
  (page?.items ?? []).flatMap((item) => (item.kind === 'text' && item.element === undefined ? item : []));

/** The text of the item, and where it starts at the right. */
export const itemText = textOf;

/** Number of body lines of each page. */
export const depths = (edition: Edition): readonly number[] =>
  edition.pages.map((page) => ownedOf(page).length);
