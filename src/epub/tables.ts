/**
 * Tables as XHTML. In: a table, its caption as it stands, and who writes its cells. Out: a `table` whose header cells
 * say what they head (`scope`, WCAG 1.3.1), and in which those cells may break their words without which a telephone
 * would cut off the table: the longest words first, and no more of them than it takes.
 */

import { alignmentIn, rowsOf, scopesOf, type Table, type TableCell } from '../book/block.ts';
import { type Inline, plainText } from '../book/inline.ts';
import { type Piece, piecesOf } from '../book/structured-text.ts';

/** What a table asks of the writer of its file. */
interface CellWriter {
  /** The inlines of a block. */
  whole(inlines: readonly Inline[]): string;
}

/** A table; `direction` is that of the text round it. */
export function tableXhtml(
  table: Table,
  caption: string | undefined,
  direction: 'rtl' | 'ltr',
  writer: CellWriter,
): string {
  const lengths = rowsOf(table).map((row) => row.map((cell) => longestWord(cell, direction)));
  const isCrowded = longestUnbroken(lengths, 1) < largest(lengths.flat());
  const limit = longestUnbroken(lengths, isCrowded ? crowdedType : 1);
  const classes = (row: number, column: number): string => {
    const alignment = alignmentIn(table.alignments[column], direction);
    const isLong = (lengths[row]?.[column] ?? 0) > limit;
    const names = [alignment === 'start' ? undefined : alignment, isLong ? 'long' : undefined];
    const said = names.filter((name) => name !== undefined);
    return said.length === 0 ? '' : ` class="${said.join(' ')}"`;
  };
  const scopeOf = scopesOf(table);
  const rows = rowsOf(table).map((cells, row) => {
    const written = cells.map((cell, column) => {
      // A cell without words may call a note.
      const content = writer.whole(cell.children);
      const scope = scopeOf(cell, row, column);
      return scope === undefined
        ? `<td${classes(row, column)}>${content}</td>`
        : `<th scope="${scope === 'row' ? 'row' : 'col'}"${classes(row, column)}>${content}</th>`;
    });
    return `<tr>${written.join('')}</tr>`;
  });
  const [head, body] = table.header.length === 0 ? [[], rows] : [rows.slice(0, 1), rows.slice(1)];
  return [
    `<table id="${table.anchor}"${isCrowded ? ' class="crowded"' : ''}>`,
    ...(caption === undefined ? [] : [`<caption>${caption}</caption>`]),
    ...(head.length === 0 ? [] : [`<thead>\n${head.join('\n')}\n</thead>`]),
    ...(body.length === 0 ? [] : [`<tbody>\n${body.join('\n')}\n</tbody>`]),
    '</table>',
  ].join('\n');
}

/** Ems of a telephone's line: 360 px, in letters of 16. */
const telephone = 22.5;
/** Ems that a cell takes beside its words: padding and rules, at their widest (`css.ts`). */
const besideWords = 0.8;
/** Ems of a letter on average, measured on Amiri: Arabic 0.39, Latin 0.46. */
const letter = 0.41;

/** Where the words of a row would not stand side by side, the table is in smaller type, as in print: `table.crowded`. */
const crowdedType = 0.8;

/** The letters of a word at most that no line of a telephone must break, for the columns of a table to go on it. */
function longestUnbroken(lengths: readonly (readonly number[])[], size: number): number {
  const columns = (lengths[0] ?? []).map((_, column) => largest(lengths.map((row) => row[column] ?? 0)));
  const room = (telephone / size - besideWords * columns.length) / letter;
  let limit = largest(columns);
  const taken = (): number => columns.reduce((sum, length) => sum + Math.min(length, limit), 0);
  while (limit > 0 && taken() > room) limit--;
  return limit;
}

const marks = /\p{M}/gu;
const wide = /[0-9A-Z]/g;
/** What a digit or capital is wider than a letter on average, in letters: a digit of Amiri has 0.52 ems. */
const wider = 0.3;

/** Letters of a word, wide ones for more. */
const lengthOf = (word: string): number =>
  word.replaceAll(marks, '').length + wider * (word.match(wide)?.length ?? 0);

/** Letters of the longest run in a cell that a reading system does not break of itself. */
function longestWord({ children }: TableCell, direction: 'rtl' | 'ltr'): number {
  const text = plainText(children);
  const lengths = (pieces: readonly Piece[]): readonly number[] =>
    pieces.flatMap((piece) => {
      if (piece.kind === 'phrase') return lengths(piece.pieces);
      return piece.kind === 'unbroken' ? [lengthOf(text.slice(piece.start, piece.end))] : [];
    });
  // Lines may end behind a hyphen (UAX #14 LB21).
  const words = text.split(/[\s-]+/u).map(lengthOf);
  return largest([...words, ...lengths(piecesOf(text, direction))]);
}

const largest = (lengths: readonly number[]): number =>
  lengths.reduce((most, length) => Math.max(most, length), 0);
