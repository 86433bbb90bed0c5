/**
 * Figures and tables with their captions. A figure's caption follows it, as an element of its own beside
 * the figure, since a reader that speaks the figure's alternative text skips what is inside it; a table's
 * stands above the table and is its first child (ISO 32000-1 14.8.4.3.4).
 */

import type { Figure, Table, TableCell } from '../book/block.ts';
import type { Inline } from '../book/inline.ts';
import type { Span } from '../source.ts';
import type { Length } from '../units.ts';
import { paragraphBlock, paragraphStyle } from './blocks.ts';
import type { Look } from './design.ts';
import type { Surroundings } from './dressing.ts';
import { flatten } from './inlines.ts';
import { append, type GrowingElement } from './structure-builder.ts';
import type { ParagraphBlock, StyledBlock, TableRow } from './styled.ts';

/** Points of an image's pixel: CSS's 96 to the inch (CSS Values 4 §6.2). */
const pixel: Length = 0.75;

/** Dresses a figure: the image in its natural size, which the paginator scales down to fit. */
export function dressFigure(figure: Figure, around: Surroundings): readonly StyledBlock[] {
  const { design, styles } = around.dressing;
  const element = append(around.parent, 'figure', { alt: figure.alt, id: figure.anchor });
  const look = design.figure.caption;
  const caption =
    figure.caption === undefined ? [] : [dressCaption(figure.caption, look, around, figure.span)];
  return [
    {
      kind: 'image',
      image: figure.image,
      width: figure.image.width * pixel,
      height: figure.image.height * pixel,
      align: 'center',
      spaceBefore: styles.lines(design.figure.before),
      spaceAfter: styles.lines(caption.length > 0 ? 0 : design.figure.after),
      keepWithNext: caption.length > 0,
      element,
      anchor: figure.anchor,
      span: figure.span,
    },
    ...caption,
  ];
}

function dressCaption(
  caption: readonly Inline[],
  look: Look,
  around: Surroundings,
  span: Span,
  keepWithNext = false,
): ParagraphBlock {
  const { dressing } = around;
  const element = append(around.parent, 'caption');
  const text = flatten(caption, dressing.styles.text(look), element, dressing);
  const place = { before: look.before, after: look.after, keepWithNext, keepTogether: true };
  return paragraphBlock(text, paragraphStyle(look, around, place), element, span);
}

/** Dresses a table; its columns share the measure by the length of what stands in them. */
export function dressTable(table: Table, around: Surroundings): readonly StyledBlock[] {
  const { design, styles } = around.dressing;
  const look = design.table;
  const element = append(around.parent, 'table', { id: table.anchor });
  const inside: Surroundings = { ...around, parent: element, insetStart: 0, insetEnd: 0 };
  const caption =
    table.caption === undefined ? [] : [dressCaption(table.caption, look.caption, inside, table.span, true)];
  const rows = [
    dressRow(table.header, 'table-header-cell', look.header, table, inside),
    ...table.rows.map((row) => dressRow(row, 'table-cell', look.cell, table, inside)),
  ];
  return [
    ...caption,
    {
      kind: 'table',
      columns: columnShares(rows),
      headerRows: 1,
      rows,
      cellPadding: { inline: styles.ems(look.paddingInline), block: styles.lines(look.paddingBlock) },
      rule: { width: look.rule, color: styles.color(look.ruleColor) },
      spaceBefore: styles.lines(caption.length > 0 ? 0 : look.before),
      spaceAfter: styles.lines(look.after),
      element,
      anchor: table.anchor,
      span: table.span,
    },
  ];
}

function dressRow(
  cells: readonly TableCell[],
  role: 'table-header-cell' | 'table-cell',
  look: Look,
  table: Table,
  around: Surroundings,
): TableRow {
  const { dressing } = around;
  const row: GrowingElement = append(around.parent, 'table-row');
  const dressed = cells.map((cell, column) => {
    const element = append(row, role);
    const align = table.alignments[column] ?? look.align;
    const style = paragraphStyle(look, around);
    const text = flatten(cell.children, dressing.styles.text(look), element, dressing);
    return paragraphBlock(text, align === style.align ? style : { ...style, align }, element, cell.span);
  });
  return { cells: dressed, element: row };
}

/** The narrowest column has at least this share of an even one, so that no word is squeezed out. */
const leastShare = 0.4;
/** Power of a text's length that its column weighs. By eye on tables of one long column and several short. */
const lengthPower = 0.75;

/**
 * Shares of the measure, one a column, that add up to 1. The longest cell's length counts, but less than in
 * proportion: long texts wrap, so they need not take all.
 */
function columnShares(rows: readonly TableRow[]): readonly number[] {
  const count = rows[0]?.cells.length ?? 0;
  const weights = Array.from({ length: count }, (_, column) => longestCell(rows, column) ** lengthPower);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, count);
  const raised = weights.map((weight) => Math.max(weight, mean * leastShare));
  const total = raised.reduce((sum, weight) => sum + weight, 0);
  return raised.map((weight) => weight / total);
}

/** Characters of a column's longest cell, at least 1. */
function longestCell(rows: readonly TableRow[], column: number): number {
  return rows.reduce((most, row) => Math.max(most, row.cells[column]?.text.text.length ?? 0), 1);
}
