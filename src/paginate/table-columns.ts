/**
 * The columns of a table. In: the table with the shares that its design gives the columns; out: the columns, in places
 * of the page, each as wide as its longest word needs and, within that, so that the rows take little height; and the
 * table in smaller type where the words would else not stand side by side.
 */

import type { ParagraphBlock, TableBlock } from '../design/styled.ts';
import type { Length } from '../units.ts';
import { type Column, EPSILON, narrow, type Setting } from './box.ts';
import { shrunkParagraph } from './one-page.ts';

/** Share of the design's padding beside cells that stays where the words of a row hardly fit. By eye. */
const CLOSEST = 0.4;
/** A measure of nothing lets a line end wherever one may; in the other none must. */
const NO_MEASURE: Length = 1;
const ENDLESS: Length = 1e6;
/** So that a column just as wide as its word is not too narrow by the rounding of sums. */
const WIDTH_ROUNDING: Length = 0.01;
/** A crowded table is set no smaller than this before words are cut: 0.9 of the text becomes two thirds of it. */
const SMALLEST = 0.74;

/** A table and its columns, first column first. */
export function withColumns(
  setting: Setting,
  given: TableBlock,
  column: Column,
): { readonly table: TableBlock; readonly columns: readonly Column[] } {
  const { inline } = given.cellPadding;
  const closest = 2 * CLOSEST * inline * given.columns.length;
  const asGiven = longestWords(setting, given);
  const room = column.measure - closest;
  const isCrowded = sum(asGiven) > room;
  const table = isCrowded ? smaller(given, (room - EPSILON) / sum(asGiven)) : given;
  const words = isCrowded ? longestWords(setting, table) : asGiven;
  const free = column.measure - sum(words);
  const padding = Math.min(inline, Math.max(CLOSEST * inline, free / (2 * words.length)));
  const needs = words.map((word) => word + 2 * padding);
  const shares = table.columns.map((share) => share * column.measure);
  const widths = balanced(roomForWords(shares, needs), needs, cellWidths(setting, table), 2 * padding);
  const { direction } = table;
  let used = 0;
  const columns = widths.map((measure) => {
    const x = direction === 'rtl' ? column.x + column.measure - used - measure : column.x + used;
    used += measure;
    return narrow({ x, measure }, direction, padding, padding);
  });
  return { table, columns };
}

/** The table in smaller type. */
function smaller(table: TableBlock, share: number): TableBlock {
  const sizes = Math.max(SMALLEST, share);
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => shrunkParagraph(cell, { spaces: 1, sizes })),
  }));
  return { ...table, rows };
}

/**
 * Widths with the same sum, none less than its need if the sum allows that: what some lack, the others give, each in
 * proportion to what it can spare.
 */
function roomForWords(widths: readonly Length[], needs: readonly Length[]): readonly Length[] {
  const spares = widths.map((width, index) => width - (needs[index] ?? 0));
  const lacking = sum(spares.map((spare) => Math.max(0, -spare)));
  const sparable = sum(spares.map((spare) => Math.max(0, spare)));
  if (lacking <= EPSILON) return widths;
  const given = Math.min(lacking, sparable);
  return widths.map((width, index) => {
    const spare = spares[index] ?? 0;
    return spare < 0 ? width - (spare * given) / lacking : width - (spare * given) / (sparable || 1);
  });
}

/** What one column gives another at a time, and how often; rows that are looked at, spread over the table. */
const GIFTS: readonly Length[] = [3, 6, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100];
const MOST_ROUNDS = 40;
const MOST_ROWS = 60;
/** Lines of more than one are not filled to the end. */
const FILLED = 0.93;
/** What a part of a line counts beside whole ones: a column that could spare nothing visible still gives. */
const FRACTION = 0.2;

/**
 * Widths with the same sum with which the rows have fewer lines, if giving from one column to another leads there: a long
 * cell may take one line more where that spares short ones their second in every row. None gets less than its need.
 */
function balanced(
  given: readonly Length[],
  needs: readonly Length[],
  rows: readonly (readonly Length[])[],
  padding: Length,
): readonly Length[] {
  const step = Math.max(1, Math.ceil(rows.length / MOST_ROWS));
  const looked = rows.filter((_, index) => index % step === 0);
  const costOf = (widths: readonly Length[]): number =>
    sum(
      looked.map((row) => {
        let lines = 1;
        let fullest = 0;
        for (const [index, length] of row.entries()) {
          const width = Math.max(1, (widths[index] ?? 0) - padding);
          if (length <= width) continue;
          lines = Math.max(lines, Math.ceil(length / (width * FILLED)));
          fullest = Math.max(fullest, length / width);
        }
        return lines + FRACTION * fullest;
      }),
    );
  let widths = given;
  let least = costOf(widths);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let best: readonly Length[] | undefined;
    for (const trial of gifts(widths, needs)) {
      const cost = costOf(trial);
      if (cost < least) [best, least] = [trial, cost];
    }
    if (best === undefined) return widths;
    widths = best;
  }
  return widths;
}

/** All widths that come of one column giving another something that it can spare. */
function gifts(widths: readonly Length[], needs: readonly Length[]): readonly (readonly Length[])[] {
  return widths.flatMap((width, giver) =>
    GIFTS.filter((gift) => width - gift >= (needs[giver] ?? 0)).flatMap((gift) =>
      widths.flatMap((_, taker) =>
        taker === giver
          ? []
          : [widths.map((one, index) => one + (index === taker ? gift : index === giver ? -gift : 0))],
      ),
    ),
  );
}

const sum = (lengths: readonly Length[]): Length => lengths.reduce((total, length) => total + length, 0);

/** Width of a cell's text, at its widest line, in a measure; with its insets. */
function widthIn(setting: Setting, { style, text }: ParagraphBlock, measure: Length): Length {
  const lines = setting.compose(text, { ...style, align: 'start', indent: 0 }, measure);
  const width = lines.reduce((most, { natural }) => Math.max(most, natural), 0);
  return width + style.insetStart + style.insetEnd + WIDTH_ROUNDING;
}

/** Width of the longest word of each column. */
function longestWords(setting: Setting, { columns, rows }: TableBlock): readonly Length[] {
  return columns.map((_, index) =>
    rows.reduce((longest, { cells }) => {
      const cell = cells[index];
      return cell === undefined ? longest : Math.max(longest, widthIn(setting, cell, NO_MEASURE));
    }, 0),
  );
}

/** Width of each cell's text on one line, row by row. */
const cellWidths = (setting: Setting, { rows }: TableBlock): readonly (readonly Length[])[] =>
  rows.map(({ cells }) => cells.map((cell) => widthIn(setting, cell, ENDLESS)));
