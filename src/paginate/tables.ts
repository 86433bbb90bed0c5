/**
 * Tables: rows of cells, each an unbreakable box unless it is taller than a page, in columns counted from the
 * start side. The header rows are one box at the table's head and come again, as artifacts, at the head of
 * each further page. In: the table block and its column; out: the rows as heights and items.
 */

import type { Line } from '../break/line.ts';
import type { ParagraphBlock, StyledText, TableBlock, TableRow } from '../design/styled.ts';
import type { Length } from '../units.ts';
import { BASELINE_SHARE, type Column, narrow, type RepeatedHeader, type Setting } from './box.ts';
import { anchorsOf, callsOf, notesOf } from './calls.ts';
import type { PageItem, RuleItem } from './page.ts';
import { withColumns } from './table-columns.ts';

/** A box of a table: a row, all header rows, or a slice of a row taller than the page. */
export interface TablePart {
  readonly height: Length;
  readonly items: readonly PageItem[];
  /** Called in it, and held by it. */
  readonly notes: readonly string[];
  readonly anchors: readonly string[];
  readonly header: RepeatedHeader | undefined;
}

interface SetCell {
  readonly block: ParagraphBlock;
  readonly column: Column;
  readonly lines: readonly Line[];
}

/** Sets a table. The first part holds the header rows, if there are any. */
export function setTable(setting: Setting, given: TableBlock, column: Column): readonly TablePart[] {
  const { table, columns } = withColumns(setting, given, column);
  const ruleAt = (y: Length): RuleItem => {
    const { width: height, color } = table.rule;
    return { kind: 'rule', x: column.x, y, width: column.measure, height, color };
  };
  const headerRows = table.rows.slice(0, table.headerRows).map((row) => setRow(setting, row, columns));
  const head = headerPart(headerRows, table, ruleAt);
  // Then it has to be cut as any row would be, and does not come again.
  const isTall = head !== undefined && head.height > setting.height;
  const repeated = repeatedHeader(setting, table, columns, ruleAt);
  const canRepeat = repeated !== undefined && repeated.height < setting.height / 2;
  const header = canRepeat ? repeated : undefined;
  const room = setting.height - (header?.height ?? table.rule.width);
  const parts: TablePart[] = head === undefined || isTall ? [] : [head];
  for (const row of table.rows.slice(isTall ? 0 : table.headerRows)) {
    const cells = setRow(setting, row, columns);
    const isFirst = parts.length === 0;
    if (rowHeight(cells, table) <= room) parts.push(rowPart(cells, table, ruleAt, header, isFirst));
    else parts.push(...slices(setting, cells, table, ruleAt, header));
  }
  return parts;
}

function setRow(setting: Setting, row: TableRow, columns: readonly Column[]): readonly SetCell[] {
  const cells: SetCell[] = [];
  for (const [index, block] of row.cells.entries()) {
    const column = columns[index];
    if (column === undefined) continue;
    const { direction, insetStart, insetEnd } = block.style;
    const inner = narrow(column, direction, insetStart, insetEnd);
    cells.push({ block, column: inner, lines: setting.compose(block.text, block.style, inner.measure) });
  }
  return cells;
}

const tallest = (cells: readonly SetCell[]): Length =>
  cells.reduce((most, { block, lines }) => Math.max(most, lines.length * block.style.leading), 0);

const rowHeight = (cells: readonly SetCell[], table: TableBlock): Length =>
  tallest(cells) + 2 * table.cellPadding.block + table.rule.width;

/** The items of a row's cells, `top` below the box's top. */
function cellItems(cells: readonly SetCell[], top: Length, isArtifact: boolean): readonly PageItem[] {
  const items: PageItem[] = [];
  for (const { block, column, lines } of cells) {
    const element = isArtifact ? undefined : block.element;
    for (const [index, line] of lines.entries()) {
      const y = top + (index + BASELINE_SHARE) * block.style.leading;
      items.push({ kind: 'text', x: column.x, y, line, element, span: block.span });
    }
  }
  return items;
}

/** Notes and anchors of whole cells. */
function heldBy(cells: readonly SetCell[]): Pick<TablePart, 'notes' | 'anchors'> {
  return {
    notes: cells.flatMap(({ block }) => notesOf(block.text)),
    anchors: cells.flatMap(({ block }) => anchorsOf(block.text)),
  };
}

function rowPart(
  cells: readonly SetCell[],
  table: TableBlock,
  ruleAt: (y: Length) => RuleItem,
  header: RepeatedHeader | undefined,
  isFirst: boolean,
): TablePart {
  const above = isFirst ? table.rule.width : 0;
  const height = above + rowHeight(cells, table);
  const items = [
    ...(isFirst && table.rule.width > 0 ? [ruleAt(0)] : []),
    ...cellItems(cells, above + table.cellPadding.block, false),
    ...(table.rule.width > 0 ? [ruleAt(height - table.rule.width)] : []),
  ];
  return { height, items, ...heldBy(cells), header };
}

/** All header rows as one part, with a rule above and below. */
function headerPart(
  rows: readonly (readonly SetCell[])[],
  table: TableBlock,
  ruleAt: (y: Length) => RuleItem,
  isArtifact = false,
): TablePart | undefined {
  if (rows.length === 0) return undefined;
  const items: PageItem[] = table.rule.width > 0 ? [ruleAt(0)] : [];
  let y = table.rule.width;
  for (const cells of rows) {
    items.push(...cellItems(cells, y + table.cellPadding.block, isArtifact));
    y += rowHeight(cells, table);
  }
  if (table.rule.width > 0) items.push(ruleAt(y - table.rule.width));
  return {
    height: y,
    items,
    ...heldBy(rows.flat()),
    header: undefined,
  };
}

/** The header again, owned by nobody; without header rows, the rule that opens a fragment. */
function repeatedHeader(
  setting: Setting,
  table: TableBlock,
  columns: readonly Column[],
  ruleAt: (y: Length) => RuleItem,
): RepeatedHeader | undefined {
  const rows = table.rows.slice(0, table.headerRows).map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, text: unowned(cell.text) })),
  }));
  const part = headerPart(
    rows.map((row) => setRow(setting, row, columns)),
    table,
    ruleAt,
    true,
  );
  if (part !== undefined) return part;
  return table.rule.width > 0 ? { height: table.rule.width, items: [ruleAt(0)] } : undefined;
}

function unowned(text: StyledText): StyledText {
  const ranges = text.ranges.map((range) => ({
    ...range,
    element: undefined,
    link: undefined,
    note: undefined,
    anchor: undefined,
  }));
  return { text: text.text, ranges };
}

/** A row taller than the page, cut between its lines: one part for each line of its longest cell. */
function slices(
  setting: Setting,
  cells: readonly SetCell[],
  table: TableBlock,
  ruleAt: (y: Length) => RuleItem,
  header: RepeatedHeader | undefined,
): readonly TablePart[] {
  const count = cells.reduce((most, { lines }) => Math.max(most, lines.length), 0);
  const leading = cells.reduce((most, { block }) => Math.max(most, block.style.leading), 0);
  const calls = cells.map(({ block, lines }) => callsOf(setting.written(block.text), lines));
  const parts: TablePart[] = [];
  for (let index = 0; index < count; index++) {
    const isLast = index === count - 1;
    const above = index === 0 ? table.cellPadding.block : 0;
    const height = above + leading + (isLast ? table.cellPadding.block + table.rule.width : 0);
    const items: PageItem[] = [];
    for (const { block, column, lines } of cells) {
      const line = lines[index];
      if (line === undefined) continue;
      const y = above + leading * BASELINE_SHARE;
      items.push({ kind: 'text', x: column.x, y, line, element: block.element, span: block.span });
    }
    if (isLast && table.rule.width > 0) items.push(ruleAt(height - table.rule.width));
    parts.push({
      height,
      items,
      notes: calls.flatMap((each) => each?.notes.get(index) ?? []),
      anchors: calls.flatMap((each) => each?.anchors.get(index) ?? []),
      header,
    });
  }
  return parts;
}
