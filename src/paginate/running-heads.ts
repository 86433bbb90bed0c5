/**
 * Running heads and folios: the book's title on the verso, the chapter on the recto, in the middle or at the
 * outer edge, the folio at the outer corner. In: the section and the page's place; out: artifacts. A head too long for its line is cut at a
 * word and ends in an ellipsis.
 */

import type { Line } from '../break/line.ts';
import type { PageGeometry, StyledBook, StyledSection, StyledText } from '../design/styled.ts';
import type { Length } from '../units.ts';
import { EPSILON, lineStyle, plainStyledText, type Setting } from './box.ts';
import type { Page, TextItem } from './page.ts';

const ELLIPSIS = '…';

type HeadLines = Map<StyledText, Line | undefined>;

/** Clear room between a head and a folio on the same baseline, over the folio's size. */
const FOLIO_ROOM = 4;

export interface RunningHeads {
  /** Head and folio of a page of `section`; `left` is the text block's left edge. */
  itemsOf(section: StyledSection, page: HeadedPage, left: Length): readonly TextItem[];
}

type Align = 'center' | 'start' | 'end';

export type HeadedPage = Pick<Page, 'side' | 'label'> & { readonly isFirst: boolean };

/** True where the outer edge of a page is at its left: the recto of a right-bound book, the verso of a left-bound one. */
export function isOuterLeft(side: Page['side'], binding: PageGeometry['binding']): boolean {
  return (side === 'recto') === (binding === 'right');
}

/** Heads and folios of one book; each head is composed once. */
export function createRunningHeads(book: StyledBook, setting: Setting): RunningHeads {
  const { geometry, folioStyle, direction } = book;
  const known = { center: new Map(), start: new Map(), end: new Map() } satisfies Record<Align, HeadLines>;
  const sharesLine = Math.abs(geometry.headBaseline - geometry.folioBaseline) < folioStyle.size;
  const taken = sharesLine ? 2 * FOLIO_ROOM * folioStyle.size : 0;
  const folioPlace = geometry.folioBaseline < geometry.height / 2 ? 'header' : 'footer';
  const headOf = (text: StyledText, align: Align): Line | undefined => {
    const lines: HeadLines = known[align];
    if (!lines.has(text)) lines.set(text, oneLine(setting, text, align, setting.measure - taken));
    return lines.get(text);
  };
  const outerOf = (side: Page['side']): Align =>
    isOuterLeft(side, geometry.binding) === (direction === 'rtl') ? 'end' : 'start';
  return {
    itemsOf: (section, page, left) => {
      const items: TextItem[] = [];
      const text = page.isFirst ? undefined : section.head?.[page.side];
      const align = geometry.headPlace === 'outer' && geometry.isFacing ? outerOf(page.side) : 'center';
      const head = text === undefined ? undefined : headOf(text, align);
      if (head !== undefined) items.push(artifact(head, left + taken / 2, geometry.headBaseline, 'header'));
      if (section.showsFolio && page.label !== '') {
        const outer = geometry.isFacing ? outerOf(page.side) : 'center';
        const style = lineStyle(direction, outer, geometry.leading);
        const folio = setting.compose(plainStyledText(page.label, folioStyle), style, setting.measure)[0];
        if (folio !== undefined) items.push(artifact(folio, left, geometry.folioBaseline, folioPlace));
      }
      return items;
    },
  };
}

function artifact(line: Line, x: Length, y: Length, pagination: 'header' | 'footer'): TextItem {
  return { kind: 'text', x, y, line, element: undefined, span: undefined, pagination };
}

/** The text on one line, cut at a word where it is too long; its first word where that is. */
function oneLine(setting: Setting, text: StyledText, align: Align, measure: Length): Line | undefined {
  const style = lineStyle(setting.direction, align, setting.leading);
  const lines = setting.compose(text, style, measure);
  const first = lines[0];
  if (first === undefined || (lines.length === 1 && first.overfull <= EPSILON)) return first;
  let end = first.end;
  while (text.text.slice(0, end).trim() !== '') {
    const cut = setting.compose(shortened(text, end), style, measure);
    if (cut.length === 1 && (cut[0]?.overfull ?? 0) <= EPSILON) return cut[0];
    const space = text.text.lastIndexOf(' ', end - 1);
    end = space > 0 ? space : end - 1;
  }
  return first;
}

/** The first `end` characters, less spaces at their end, and an ellipsis in the style of the last. */
function shortened({ text, ranges }: StyledText, end: number): StyledText {
  const kept = text.slice(0, end).trimEnd();
  const cut = ranges.filter(({ start }) => start < kept.length);
  return {
    text: kept + ELLIPSIS,
    ranges: cut.map((range, index) =>
      index === cut.length - 1 ? { ...range, end: kept.length + ELLIPSIS.length } : range,
    ),
  };
}
