/**
 * Kashida: which words of a paragraph's lines are lengthened, and by how much. In: the lines as the spaces alone
 * would fill them. Out: the same lines, in some of which some words have longer glyphs.
 *
 * What a join allows is asked of the piece (`KashidaJoin`), which knows spelling and font; here is only measure.
 * Experts are wary of kashida (alreq #h_justification_kashida: "avoid horizontal or vertical proximity"), so a line
 * gets one only if its spaces would be too wide, few lines of a paragraph do, the neediest first, at most one in a
 * word and few in a line, and none stands above another.
 */

import type { JustificationStyle } from '../design/styled.ts';
import { type KashidaJoin, type Piece, ShapedPiece } from '../shape/shaped.ts';
import type { Length } from '../units.ts';

export interface KashidaBounds {
  /** Word space over natural that a line reaches before it gets any; its spaces then come back to comfort. */
  readonly from: number;
  /** The same where no expansion has gone before, and spaces vary more. */
  readonly fromWithoutExpansion: number;
  /** Shortest and longest kashida, in ems. */
  readonly shortest: number;
  readonly longest: number;
  /** Most words of a line that are lengthened. */
  readonly perLine: number;
  /** Largest share of a paragraph's lines with a lengthened word; one line may in the shortest. */
  readonly shareOfLines: number;
  /** Word space over natural beyond which a line may whatever the others have. */
  readonly always: number;
  /** Last class of joins that is used; see `shape/kashida.ts`. */
  readonly lastPriority: number;
  /** What a line's adjustment ratio gains while its kashidas grow to their longest. */
  readonly span: number;
}

/**
 * Chosen by trial on 6,500 lines of a book in Amiri, 12 on 20, 114 mm: with expansion one line in sixteen has a kashida,
 * without it fewer than one in four. Of length alreq only says that "very long" ones are bad.
 */
export const kashidaBounds: Readonly<Record<JustificationStyle['kashida'], KashidaBounds | undefined>> = {
  off: undefined,
  sparing: {
    from: 1.15,
    fromWithoutExpansion: 1.24,
    shortest: 0.15,
    longest: 0.6,
    perLine: 2,
    shareOfLines: 0.25,
    always: 1.3,
    lastPriority: 6,
    span: 0.3,
  },
  generous: {
    from: 1.05,
    fromWithoutExpansion: 1.1,
    shortest: 0.15,
    longest: 0.6,
    perLine: 3,
    shareOfLines: 0.5,
    always: 1.3,
    lastPriority: 7,
    span: 0.1,
  },
};

/**
 * In verse both edges are flush whatever the words: the compositor's old licence to lengthen. Before that the spaces
 * give as far as the design's maximum; by eye on the Mu‘allaqāt in Amiri.
 */
export const verseBounds: KashidaBounds = {
  from: 1.3,
  fromWithoutExpansion: 1.3,
  shortest: 0.2,
  longest: 1.2,
  perLine: 3,
  shareOfLines: 1,
  always: 1,
  lastPriority: 7,
  span: 0.3,
};

/** Lengths come in steps of so many to the em, so that a book's distinct glyphs stay few. */
const STEPS = 50;
/** Least distance of a kashida from those of the line above, in ems. */
const CLEAR_OF_LINE_ABOVE = 1.5;
/** Least distance of two in one line, in ems. By eye. */
const CLEAR_IN_LINE = 4;

/** A line before it is set: what it holds, in logical order. */
export interface PlannedLine {
  readonly content: readonly Piece[];
  /** Free of the indent, which stands before the line at its start side. */
  readonly indent: Length;
  /** How much kashida would serve it; 0: none. */
  readonly wanted: Length;
  /** Its word space over natural without kashida: the wider, the needier. */
  readonly spaceRatio: number;
}

/** How a line's words and spaces are scaled. */
interface Scaling {
  readonly expansion: number;
  readonly spaceRatio: number;
}

/** Stretch that a word offers, in points. */
export function kashidaStretch(piece: Piece, { longest, lastPriority }: KashidaBounds): Length {
  const { kashida } = piece;
  if (kashida === undefined || kashida.priority > lastPriority) return 0;
  return mostOf(kashida, longest) * piece.range.style.size;
}

/** The most a word is lengthened by, in ems. */
const mostOf = ({ widest }: KashidaJoin, longest: number): number =>
  widest === undefined ? longest : Math.min(widest, longest);

/**
 * The content of each line, lengthened where it may be. `fill` gives the scaling that makes a content fill line
 * `index`, without more kashida. Positions are counted from the paragraph's start edge.
 */
export function lengthenLines(
  lines: readonly PlannedLine[],
  bounds: KashidaBounds,
  level: number,
  fill: (content: readonly Piece[], index: number) => Scaling,
): readonly (readonly Piece[])[] {
  const chosen = neediest(lines, bounds);
  let above: readonly Length[] = [];
  return lines.map((line, index) => {
    if (!chosen.has(index)) {
      above = [];
      return line.content;
    }
    const set = lengthenLine(line, { bounds, level, above, fill: (content) => fill(content, index) });
    above = set.positions;
    return set.content;
  });
}

/** The lines that may be lengthened. */
function neediest(
  lines: readonly PlannedLine[],
  { shareOfLines, always }: KashidaBounds,
): ReadonlySet<number> {
  const needy = [...lines.keys()].filter((index) => (lines[index]?.wanted ?? 0) > 0);
  needy.sort((a, b) => (lines[b]?.spaceRatio ?? 0) - (lines[a]?.spaceRatio ?? 0) || a - b);
  const share = Math.max(1, Math.round(shareOfLines * lines.length));
  return new Set(needy.filter((index, rank) => rank < share || (lines[index]?.spaceRatio ?? 0) > always));
}

interface Room {
  readonly bounds: KashidaBounds;
  /** Embedding level of the paragraph: only its own words are lengthened. */
  readonly level: number;
  /** Kashidas of the line above, from the start edge. */
  readonly above: readonly Length[];
  readonly fill: (content: readonly Piece[]) => Scaling;
}

interface LengthenedLine {
  readonly content: readonly Piece[];
  /** Middles of its kashidas, from the start edge. */
  readonly positions: readonly Length[];
}

interface Candidate {
  /** In the line's content. */
  readonly index: number;
  readonly piece: Piece;
  readonly join: KashidaJoin;
}

function lengthenLine(line: PlannedLine, room: Room): LengthenedLine {
  const { content } = line;
  let candidates = candidatesOf(content, room);
  while (candidates.length > 0) {
    const words = lengthenedWords(line, candidates, room);
    if (words.size === 0) break;
    const lengthened = content.map((piece, index) => words.get(index) ?? piece);
    const positions = positionsOf(line, lengthened, words, room.fill(lengthened));
    const stacked = [...positions].find(([index, position]) => isStacked(position, index, lengthened, room));
    if (stacked === undefined) return { content: lengthened, positions: [...positions.values()] };
    candidates = candidates.filter(({ index }) => index !== stacked[0]);
  }
  return { content, positions: [] };
}

/** The words that may be lengthened, best first: by the class of their joins, of equals the nearest to the line's end. */
function candidatesOf(content: readonly Piece[], { bounds, level }: Room): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const [index, piece] of content.entries()) {
    const join = piece.kashida;
    if (join === undefined || join.priority > bounds.lastPriority || piece.level !== level) continue;
    candidates.push({ index, piece, join });
  }
  return candidates.sort((a, b) => a.join.priority - b.join.priority || b.index - a.index);
}

/** The pieces that take the place of some of the content, by their index in it. */
function lengthenedWords(
  { content, wanted }: PlannedLine,
  candidates: readonly Candidate[],
  { bounds }: Room,
): ReadonlyMap<number, Piece> {
  const { shortest, longest, perLine } = bounds;
  const [first] = candidates;
  if (first === undefined) return new Map();
  const em = first.piece.range.style.size;
  const count = Math.min(perLine, Math.ceil(wanted / (mostOf(first.join, longest) * em)));
  const words = new Map<number, Piece>();
  let rest = wanted;
  for (const { index, piece, join } of candidates) {
    if (words.size === count) break;
    const isClear = [...words.keys()].every((other) => distance(content, index, other) >= CLEAR_IN_LINE * em);
    if (!isClear) continue;
    // A form of a given width cannot be halved: it may take all.
    const parts = join.widest === undefined ? count - words.size : 1;
    const share = Math.min(longest, rest / parts / piece.range.style.size);
    const word =
      share < shortest ? undefined : lengthenedPiece(piece, join, Math.ceil(share * STEPS) / STEPS);
    if (word === undefined) continue;
    words.set(index, word);
    rest -= word.advance - piece.advance;
  }
  return words;
}

/** Natural distance between the beginnings of two pieces of a line. */
function distance(content: readonly Piece[], one: number, other: number): Length {
  let sum = 0;
  for (let index = Math.min(one, other); index < Math.max(one, other); index++) {
    sum += content[index]?.advance ?? 0;
  }
  return sum;
}

function lengthenedPiece(piece: Piece, join: KashidaJoin, ems: number): Piece | undefined {
  const run = join.lengthened(ems);
  return run === undefined ? undefined : new ShapedPiece({ run, kashida: join }, piece);
}

/** Middles of the kashidas, from the start edge. */
function positionsOf(
  { content, indent }: PlannedLine,
  lengthened: readonly Piece[],
  words: ReadonlyMap<number, Piece>,
  { expansion, spaceRatio }: Scaling,
): ReadonlyMap<number, Length> {
  const positions = new Map<number, Length>();
  let edge = indent;
  for (const [index, piece] of lengthened.entries()) {
    const natural = content[index];
    if (words.has(index) && natural?.kashida !== undefined) {
      const { offset, width } = natural.kashida;
      const letters = natural.advance - (offset + width / 2) * natural.range.style.size;
      positions.set(index, edge + (letters + (piece.advance - natural.advance) / 2) * expansion);
    }
    edge += piece.advance * (piece.kind === 'space' ? spaceRatio : expansion);
  }
  return positions;
}

function isStacked(position: Length, index: number, content: readonly Piece[], { above }: Room): boolean {
  const em = content[index]?.range.style.size ?? 0;
  return above.some((other) => Math.abs(position - other) < CLEAR_OF_LINE_ABOVE * em);
}
