/**
 * Figures and tables with their captions. A figure's caption follows it, as an element of its own beside
 * the figure, since a reader that speaks the figure's alternative text skips what is inside it; a table's
 * stands above the table and is its first child (ISO 32000-1 14.8.4.3.4).
 */

import { alignmentIn, type Figure, rowsOf, scopesOf, type Table, type TableCell } from '../book/block.ts';
import type { Inline } from '../book/inline.ts';
import { captionLabel } from '../book/places.ts';
import { inDigits } from '../numbering.ts';
import type { Span } from '../source.ts';
import type { Length } from '../units.ts';
import { paragraphBlock, paragraphStyle } from './blocks.ts';
import type { Look } from './design.ts';
import type { Surroundings } from './dressing.ts';
import { pageGeometry } from './geometry.ts';
import { flatten } from './inlines.ts';
import { append, type GrowingElement } from './structure-builder.ts';
import type { ParagraphBlock, StyledBlock, TableRow } from './styled.ts';

/** Points of an image's pixel: CSS's 96 to the inch (CSS Values 4 §6.2). */
const pixel: Length = 0.75;

/** Dresses a figure: the image in its natural size or as wide as the author wants it; the paginator scales it down to fit. */
export function dressFigure(figure: Figure, outside: Surroundings): readonly StyledBlock[] {
  const around = withinParagraphs(outside);
  const { design, styles } = around.dressing;
  const element = append(around.parent, 'figure', { alt: figure.alt, id: figure.anchor });
  const { image } = figure;
  const width = widthOf(figure, around);
  const look = design.figure.caption;
  const words = captionOf(figure, around);
  const caption = words === undefined ? [] : [dressCaption(words, look, around, figure.span)];
  return [
    {
      kind: 'image',
      image,
      width,
      height: (width * image.height) / image.width,
      align: design.figure.align,
      direction: around.direction,
      insetStart: around.insetStart,
      insetEnd: around.insetEnd,
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

/** The column of the paragraphs round it: a quotation's insets are in the look of its paragraphs. */
function withinParagraphs(around: Surroundings): Surroundings {
  const { look, insetStart, insetEnd } = around;
  const { styles } = around.dressing;
  return {
    ...around,
    insetStart: insetStart + styles.ems(look.insetStart),
    insetEnd: insetEnd + styles.ems(look.insetEnd),
  };
}

function widthOf({ width, image }: Figure, around: Surroundings): Length {
  if (width === undefined) return image.width * pixel;
  return 'share' in width ? width.share * measureOf(around) : width.points;
}

/** Width of the text where a block stands. */
function measureOf({ dressing, direction, insetStart, insetEnd }: Surroundings): Length {
  const { width, margins } = pageGeometry(dressing.design, direction);
  return width - margins.inner - margins.outer - insetStart - insetEnd;
}

/** The words of a caption, with the number where captions have one. */
function captionOf(
  { caption, anchor, span }: Figure | Table,
  { dressing }: Surroundings,
): readonly Inline[] | undefined {
  const { places, terms, digits } = dressing;
  const label = captionLabel(places.get(anchor), terms, (number) => inDigits(number, digits));
  if (label === undefined) return caption;
  return [{ kind: 'text', text: label, span: { ...span, end: span.start } }, ...(caption ?? [])];
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
export function dressTable(table: Table, outside: Surroundings): readonly StyledBlock[] {
  const around = withinParagraphs(outside);
  const { design, styles } = around.dressing;
  const look = design.table;
  const element = append(around.parent, 'table', { id: table.anchor });
  const inside: Surroundings = { ...around, parent: element, insetStart: 0, insetEnd: 0 };
  const words = captionOf(table, around);
  const caption =
    words === undefined
      ? []
      : [dressCaption(words, look.caption, { ...around, parent: element }, table.span, true)];
  const scopeOf = scopesOf(table);
  const headerRows = table.header.length > 0 ? 1 : 0;
  const rows = rowsOf(table).map((cells, row) =>
    dressRow(
      cells,
      (cell, column) => scopeOf(cell, row, column),
      row < headerRows ? look.header : look.cell,
      table,
      inside,
    ),
  );
  const letter = meanAdvance * look.cell.size;
  const room = measureOf(around) / styles.ems(letter);
  return [
    ...caption,
    {
      kind: 'table',
      columns: columnShares(longestCells(rows), room, (look.paddingInline * 2) / letter),
      direction: around.direction,
      insetStart: around.insetStart,
      insetEnd: around.insetEnd,
      headerRows,
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
  scopeOf: (cell: TableCell, column: number) => 'column' | 'row' | undefined,
  look: Look,
  table: Table,
  around: Surroundings,
): TableRow {
  const { dressing } = around;
  const row: GrowingElement = append(around.parent, 'table-row');
  const dressed = cells.map((cell, column) => {
    const element = appendCell(row, scopeOf(cell, column));
    const align = alignmentIn(table.alignments[column], around.direction) ?? look.align;
    const style = paragraphStyle(look, around);
    const text = flatten(cell.children, dressing.styles.text(look), element, dressing);
    return paragraphBlock(text, align === style.align ? style : { ...style, align }, element, cell.span);
  });
  return { cells: dressed, element: row };
}

function appendCell(row: GrowingElement, scope: 'column' | 'row' | undefined): GrowingElement {
  if (scope === undefined) return append(row, 'table-cell');
  return append(row, 'table-header-cell', scope === 'row' ? { scope } : {});
}

/** Mean advance of a letter, a space among them, over the size of the type: of the widest text face here, by eye. */
const meanAdvance = 0.52;
/** Power of a text's length that its column weighs. By eye on tables of one long column and several short. */
const lengthPower = 0.75;

/**
 * Shares of the measure, one a column, that add up to 1. `room` is the measure in letters, `padding` what a cell
 * takes of it beside its text. Columns whose longest cell needs no more than an even share get what it needs and
 * never wrap; the others have the rest, and there the longest cell counts less than in proportion: long texts wrap,
 * so they need not take all.
 */
export function columnShares(lengths: readonly number[], room: number, padding: number): readonly number[] {
  const needs = lengths.map((length) => length + padding);
  const total = sum(needs);
  if (total <= room) return needs.map((need) => need / total);
  const even = room / lengths.length;
  const fixed = needs.map((need) => (need <= even ? need : 0));
  const weights = lengths.map((length, column) => (fixed[column] === 0 ? length ** lengthPower : 0));
  const rest = room - sum(fixed);
  return weights.map((weight, column) => {
    const need = fixed[column] ?? 0;
    return (need > 0 ? need : (rest * weight) / sum(weights)) / room;
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const lettersOf = ({ text }: ParagraphBlock): number => text.text.replaceAll(/\p{Mn}/gu, '').length;

/** Letters of each column's longest cell, at least 1; marks take no room. */
function longestCells(rows: readonly TableRow[]): readonly number[] {
  return (rows[0]?.cells ?? []).map((_, column) =>
    rows.reduce((most, { cells }) => {
      const cell = cells[column];
      return cell === undefined ? most : Math.max(most, lettersOf(cell));
    }, 1),
  );
}
