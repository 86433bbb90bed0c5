/**
 * The break stage: a shaped paragraph -> its lines, broken by total-fit, justified, in visual order.
 *
 * In: pieces in logical order, the paragraph's style, its measure, the design's bounds of justification. Out: lines
 * whose ranges join up to the whole text; for each, natural width plus adjustment is the measure, or the line says by
 * how much it is overfull or that it is left short. Which breaks is decided here; `set-lines.ts` makes the lines.
 * K&P: D. E. Knuth, M. F. Plass, “Breaking Paragraphs into Lines”, SP&E 11 (1981).
 */

import { MANDATORY } from '../analyze/analyze.ts';
import type { JustificationStyle, ParagraphStyle } from '../design/styled.ts';
import type { Piece, ShapedText } from '../shape/shaped.ts';
import type { Length } from '../units.ts';
import { type Elasticity, elasticityOf, LEVEL_COUNT, RIGID } from './elasticity.ts';
import { ItemList } from './item-list.ts';
import { buildItems } from './items.ts';
import { verseBounds } from './lengthen-lines.ts';
import { fillingSpace, type Line } from './line.ts';
import { type Breaking, withFewRivers } from './rivers.ts';
import { type Paragraph, type Segment, setLines } from './set-lines.ts';
import { type Fit, type Fitted, fitLines, totalFit } from './total-fit.ts';

/** Adjustment ratios of the first two passes: spaces within the design's maximum, then well beyond it. */
const TOLERANCES: readonly number[] = [1, 3];
/**
 * Largest adjustment ratio of a paragraph set in more or fewer lines than are best for it, and its widest and
 * tightest spaces before any kashida: a page is not filled at the price of words drawn out line after line. Chosen
 * on المستطرف: pages fill, and no more lines are loose or tight than before.
 */
const LOOSENESS_TOLERANCES: readonly number[] = [1];
const WIDEST_UNSEEN = 1.25;
const TIGHTEST_UNSEEN = 0.8;
/** K&P p. 1128: the 1 in (1 + badness)², and the order of magnitude of α. */
const LINE_PENALTY = 1;
const FLAGGED_DEMERITS = 3000;
/** A last line shorter than this is a runt, in ems. */
const SHORT_LAST_LINE = 3;
/** Demerits of a runt, as many as of a line at ratio 1: with them 1 % of a book's paragraphs end in one, without 3 %. */
const RUNT_DEMERITS = 10_000;
/** Stretch at the end of a ragged line, in ems (K&P p. 1139). */
const RAGGEDNESS = 3;

const SPACE = 0x20;

let justifiedItems: ItemList | undefined;
let raggedItems: ItemList | undefined;

/** Breaks a paragraph into lines of `measure` points. A paragraph has at least one line, which may be empty. */
export function breakLines(
  shaped: ShapedText,
  style: ParagraphStyle,
  measure: Length,
  justification: JustificationStyle,
): readonly Line[] {
  const em = shaped.text.ranges[0]?.style.size ?? style.leading;
  const elasticity = paragraphElasticity(style, justification, em);
  const paragraph: Paragraph = { shaped, style, measure, elasticity, em };
  const lines: Line[] = [];
  const { pieces } = shaped;
  let first = 0;
  do {
    const end = segmentEnd(shaped, first);
    const segment = segmentOf(paragraph, first, end, first === 0 ? style.indent : 0);
    for (const line of breakSegment(paragraph, segment)) lines.push(line);
    first = end;
  } while (first < pieces.length);
  return lines;
}

/**
 * The paragraph in exactly `lineCount` lines; undefined where it cannot be set so without a line that shows it.
 * A paragraph with forced breaks is left as it is.
 */
export function breakIntoLines(
  shaped: ShapedText,
  style: ParagraphStyle,
  measure: Length,
  justification: JustificationStyle,
  lineCount: number,
): readonly Line[] | undefined {
  const end = shaped.pieces.length;
  if (style.align !== 'justify' || segmentEnd(shaped, 0) < end) return undefined;
  const em = shaped.text.ranges[0]?.style.size ?? style.leading;
  const paragraph = { shaped, style, measure, elasticity: knownElasticity(justification, em), em };
  const segment = segmentOf(paragraph, 0, end, style.indent);
  const items = fitItems(paragraph, segment);
  const fitted = fitLines(
    items,
    { ...fitOf(paragraph, segment), tolerances: LOOSENESS_TOLERANCES },
    lineCount,
  );
  if (fitted === undefined) return undefined;
  const lines = setLines(paragraph, segment, endsOf(items, fitted, end));
  const isSeen = lines.some(
    (line) =>
      (line.isLast && line.natural < SHORT_LAST_LINE * em) ||
      fillingSpace(line.plain ?? line) > WIDEST_UNSEEN ||
      line.spaceRatio < TIGHTEST_UNSEEN,
  );
  return isSeen ? undefined : lines;
}

function paragraphElasticity(
  style: ParagraphStyle,
  justification: JustificationStyle,
  em: Length,
): Elasticity {
  if (style.align !== 'justify') return RIGID;
  const isVerse = style.fillsLastLine === true && justification.kashida !== 'off';
  return isVerse ? elasticityOf(justification, em, verseBounds) : knownElasticity(justification, em);
}

/** The elasticity of the last paragraph: most have the same. */
let known:
  | { readonly style: JustificationStyle; readonly em: Length; readonly elasticity: Elasticity }
  | undefined;

function knownElasticity(style: JustificationStyle, em: Length): Elasticity {
  if (known?.style !== style || known.em !== em) known = { style, em, elasticity: elasticityOf(style, em) };
  return known.elasticity;
}

/** The piece after the next forced break. */
function segmentEnd({ pieces, analysis }: ShapedText, first: number): number {
  let index = first;
  for (let piece = pieces[index]; piece !== undefined; piece = pieces[index]) {
    index++;
    if (piece.kind === 'break' || analysis.breaks[piece.end] === MANDATORY) break;
  }
  return index;
}

/**
 * Leaves out spaces at both ends. A no-break space at the start stays: it is how an indent is written in code; one wider
 * than half the measure is an indent of just that, and so is that of the lines a line goes on in.
 */
function segmentOf(
  { shaped: { pieces, text }, style: { continuation }, measure }: Paragraph,
  first: number,
  end: number,
  indent: Length,
): Segment {
  let contentEnd = end;
  while (contentEnd > first && pieces[contentEnd - 1]?.kind !== 'word') contentEnd--;
  let contentFirst = first;
  while (contentFirst < contentEnd && isPlainSpace(pieces[contentFirst], text.text)) contentFirst++;
  if (continuation === undefined) return { first, contentFirst, contentEnd, end, indent, continued: 0 };
  const opening = pieces[contentFirst];
  const inset = opening?.kind === 'space' ? opening.advance : 0;
  const widest = measure / 2;
  const continued = Math.min(inset + continuation, widest);
  if (inset <= widest) return { first, contentFirst, contentEnd, end, indent, continued };
  return { first, contentFirst: contentFirst + 1, contentEnd, end, indent: widest, continued };
}

function isPlainSpace(piece: Piece | undefined, text: string): boolean {
  return piece !== undefined && piece.kind === 'space' && text.charCodeAt(piece.start) === SPACE;
}

function breakSegment(paragraph: Paragraph, segment: Segment): readonly Line[] {
  const { contentFirst, contentEnd, end, indent } = segment;
  if (naturalWidth(paragraph.shaped.pieces, contentFirst, contentEnd) <= paragraph.measure - indent) {
    return setLines(paragraph, segment, [end]);
  }
  const items = fitItems(paragraph, segment);
  const fit = fitOf(paragraph, segment);
  const breakWithout = (avoided: ReadonlySet<number>): Breaking => {
    const fitted = totalFit(items, { ...fit, avoided });
    return { fitted, set: () => setLines(paragraph, segment, endsOf(items, fitted, end)) };
  };
  return paragraph.style.align === 'justify'
    ? withFewRivers(breakWithout, paragraph.elasticity.strainedForRivers)
    : breakWithout(nothing).set();
}

const nothing: ReadonlySet<number> = new Set();

/** The piece after each line. */
function endsOf(items: ItemList, { breaks }: Fitted, end: number): readonly number[] {
  return breaks.map((item) => (item === items.count - 1 ? end : (items.marks[item] ?? end)));
}

function naturalWidth(pieces: readonly Piece[], first: number, end: number): Length {
  let width = 0;
  for (let index = first; index < end; index++) width += pieces[index]?.advance ?? 0;
  return width;
}

/** Centred text is balanced: its last line counts as any other (K&P p. 1141). */
function fitItems({ shaped, style, elasticity }: Paragraph, { contentFirst, contentEnd }: Segment): ItemList {
  justifiedItems ??= new ItemList(LEVEL_COUNT);
  raggedItems ??= new ItemList(RIGID.levels.length);
  const items = style.align === 'justify' ? justifiedItems : raggedItems;
  buildItems(items, shaped, contentFirst, contentEnd, elasticity, style.align === 'center' ? 'none' : 'fill');
  return items;
}

function fitOf({ style, measure, elasticity, em }: Paragraph, { indent, continued }: Segment): Fit {
  const sides = style.align === 'justify' ? 0 : style.align === 'center' ? 2 : 1;
  return {
    levels: elasticity.levels,
    firstMeasure: measure - indent,
    measure: measure - continued,
    raggedness: sides * RAGGEDNESS * em,
    tolerances: TOLERANCES,
    linePenalty: LINE_PENALTY,
    flaggedDemerits: FLAGGED_DEMERITS,
    contrastDemerits: elasticity.contrastDemerits,
    shortLastLine: { width: SHORT_LAST_LINE * em, demerits: RUNT_DEMERITS },
  };
}
