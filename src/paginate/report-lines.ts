/**
 * Lines the author should hear of: too wide for their measure, cutting a word, or spaced beyond the design's bound. A layout
 * warning points to the manuscript; its message gives the page and the line there.
 */

import type { StructureElement } from '../book/structure.ts';
import { fillingSpace, type Line } from '../break/line.ts';
import type { JustificationStyle } from '../design/styled.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source.ts';
import { lineText } from './dump.ts';
import type { Page, TextItem } from './page.ts';

/** An excess below this, in points, nobody sees. */
const VISIBLE_EXCESS = 0.05;

/** Characters of a line that a message shows. */
const EXCERPT = 60;

/** A cell's line that sticks out, or in which a word is cut. */
export interface WideCell {
  readonly page: Page;
  readonly item: TextItem;
}

/**
 * The warnings about a page's lines; artifacts are ours and not reported. Lines of cells that are too wide go to `cells`:
 * their table is what does not fit.
 */
export function reportLines(
  page: Page,
  { maximumSpace }: JustificationStyle,
  cells: WideCell[],
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  let number = 0;
  let baseline = Number.NaN;
  for (const item of page.items) {
    if (item.kind !== 'text' || item.element === undefined) continue;
    // A list's mark stands on its item's line.
    if (item.y !== baseline) number++;
    baseline = item.y;
    const { line } = item;
    if (line.overfull > VISIBLE_EXCESS) {
      if (isCell(item.element)) cells.push({ page, item });
      else found.push(diagnose('overfull-line', tooWide({ page, item }), placeOf(item)));
    } else if (line.cutsWord) {
      if (isCell(item.element)) cells.push({ page, item });
      else found.push(diagnose('cut-word', cutIn({ page, item }, number), placeOf(item)));
    } else if (!line.isLast && fillingSpace(line) > maximumSpace) {
      const ratio = fillingSpace(line).toFixed(2);
      found.push(diagnose('loose-line', { line: number, page: nameOf(page), ratio }, placeOf(item)));
    }
  }
  return found;
}

const isCell = ({ role }: StructureElement): boolean => role === 'table-cell' || role === 'table-header-cell';

const tooWide = ({ page, item: { line } }: WideCell) => ({
  page: nameOf(page),
  excess: line.overfull.toFixed(1),
  text: excerptOf(line),
});

const cutIn = ({ page, item: { line } }: WideCell, number: number) => ({
  line: number,
  page: nameOf(page),
  text: excerptOf(line),
});

const excerptOf = (line: Line): string => lineText(line).slice(0, EXCERPT);

/** One warning for each table whose cells' lines are too wide, at the widest of them, or whose words are cut, at the first. */
export function reportTables(cells: readonly WideCell[], structure: StructureElement): readonly Diagnostic[] {
  if (cells.length === 0) return [];
  const tables = tablesByCell(structure);
  const byTable = new Map<StructureElement | undefined, WideCell[]>();
  for (const cell of cells) {
    const table = cell.item.element && tables.get(cell.item.element);
    const others = byTable.get(table);
    if (others === undefined) byTable.set(table, [cell]);
    else others.push(cell);
  }
  return [...byTable.values()].map(reportTable);
}

function reportTable(cells: readonly WideCell[]): Diagnostic {
  const widest = cells.reduce((most, cell) =>
    cell.item.line.overfull > most.item.line.overfull ? cell : most,
  );
  if (widest.item.line.overfull <= VISIBLE_EXCESS) {
    const text = excerptOf(widest.item.line);
    return diagnose('cut-table', { page: nameOf(widest.page), text }, placeOf(widest.item));
  }
  const code = cells.length === 1 ? 'overfull-line' : 'overfull-table';
  return diagnose(code, tooWide(widest), placeOf(widest.item));
}

/** The table of each cell. */
function tablesByCell(structure: StructureElement): ReadonlyMap<StructureElement, StructureElement> {
  const found = new Map<StructureElement, StructureElement>();
  const walk = (element: StructureElement, table: StructureElement | undefined): void => {
    if (table !== undefined && isCell(element)) found.set(element, table);
    for (const child of element.children) walk(child, element.role === 'table' ? element : table);
  };
  walk(structure, undefined);
  return found;
}

/** A page as people speak of it: its label, or its place in the file. */
export const nameOf = ({ label, index }: Page): string => (label === '' ? String(index + 1) : label);

/** The manuscript's place of a line: exact where the range's text stands in the manuscript as it is. */
export function placeOf({ line, span }: TextItem): Span | undefined {
  const first = firstPiece(line);
  const range = first?.range;
  if (first === undefined || range?.span === undefined) return span;
  const { source, start, end } = range.span;
  if (end - start !== range.end - range.start) return range.span;
  const from = start + Math.max(0, line.start - range.start);
  return { source, start: from, end: Math.max(from, Math.min(end, start + line.end - range.start)) };
}

function firstPiece(line: Line): Line['runs'][number]['piece'] | undefined {
  let first: Line['runs'][number]['piece'] | undefined;
  for (const { piece } of line.runs) if (first === undefined || piece.start < first.start) first = piece;
  return first;
}
