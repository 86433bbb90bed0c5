/**
 * The break stage: a shaped paragraph -> its lines, broken by total-fit, justified, in visual order.
 *
 * In: pieces in logical order, the paragraph's style, its measure, the design's bounds of justification. Out:
 * lines whose ranges join up to the whole text; for each, natural width plus adjustment is the measure, or the
 * line says by how much it is overfull. Left and right are first spoken of here.
 * K&P: D. E. Knuth, M. F. Plass, “Breaking Paragraphs into Lines”, SP&E 11 (1981).
 */

import type { JustificationStyle, ParagraphStyle } from '../design/styled.ts';
import type { Piece, ShapedText } from '../shape/shaped.ts';
import type { Length } from '../units.ts';
import { type Elasticity, elasticityOf, LEVEL_COUNT, RIGID } from './elasticity.ts';
import { ItemList } from './item-list.ts';
import { buildItems } from './items.ts';
import { type Adjustment, justify, NATURAL, wantedKashida } from './justify.ts';
import { type KashidaBounds, kashidaStretch, lengthenLines } from './lengthen-lines.ts';
import { WIDTH_EPSILON } from './levels.ts';
import type { Line, PlacedRun } from './line.ts';
import { reorder } from './reorder.ts';
import { type Fit, totalFit } from './total-fit.ts';

/** Adjustment ratios of the first two passes: spaces within the design's maximum, then well beyond it. */
const TOLERANCES: readonly number[] = [1, 3];
/** K&P p. 1128: the 1 in (1 + badness)², and the order of magnitude of α and γ. */
const LINE_PENALTY = 1;
const FLAGGED_DEMERITS = 3000;
const CONTRAST_DEMERITS = 3000;
/** A last line shorter than this is a runt, in ems. */
const SHORT_LAST_LINE = 3;
/** As much as a line at ratio 1: with it 1 % of a book's paragraphs end in a runt, without it 3 %. */
const SHORT_LAST_LINE_DEMERITS = 10_000;
/** Stretch at the end of a ragged line, in ems (K&P p. 1139). */
const RAGGEDNESS = 3;

const SPACE = 0x20;
/** Value of `TextAnalysis.breaks` where a line must end. */
const MANDATORY = 2;

/** What all lines of a paragraph share. */
interface Paragraph {
  readonly shaped: ShapedText;
  readonly style: ParagraphStyle;
  readonly measure: Length;
  readonly elasticity: Elasticity;
  /** Size of the first characters. */
  readonly em: Length;
  readonly lines: Line[];
}

/** Pieces [first, end) between forced breaks; `contentEnd` leaves out the spaces and the break that end them. */
interface Segment {
  readonly first: number;
  readonly contentFirst: number;
  readonly contentEnd: number;
  readonly end: number;
  readonly indent: Length;
}

/** A line before it is set. */
interface LinePlan {
  /** Half-open range of the paragraph's text. */
  readonly start: number;
  readonly end: number;
  /** Its pieces in logical order, without the spaces at its ends. */
  readonly content: readonly Piece[];
  readonly indent: Length;
  /** Free of the indent. */
  readonly measure: Length;
  /** Width before justification. */
  readonly natural: Length;
  readonly adjustment: Adjustment;
  readonly isLast: boolean;
}

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
  const elasticity = style.align === 'justify' ? elasticityOf(justification, em) : RIGID;
  const paragraph: Paragraph = { shaped, style, measure, elasticity, em, lines: [] };
  const { pieces } = shaped;
  let first = 0;
  do {
    const end = segmentEnd(shaped, first);
    breakSegment(paragraph, segmentOf(shaped, first, end, first === 0 ? style.indent : 0));
    first = end;
  } while (first < pieces.length);
  return paragraph.lines;
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

/** Leaves out spaces at both ends. A no-break space at the start stays: it is how an indent is written in code. */
function segmentOf({ pieces, text }: ShapedText, first: number, end: number, indent: Length): Segment {
  let contentEnd = end;
  while (contentEnd > first && pieces[contentEnd - 1]?.kind !== 'word') contentEnd--;
  let contentFirst = first;
  while (contentFirst < contentEnd && isPlainSpace(pieces[contentFirst], text.text)) contentFirst++;
  return { first, contentFirst, contentEnd, end, indent };
}

function isPlainSpace(piece: Piece | undefined, text: string): boolean {
  return piece !== undefined && piece.kind === 'space' && text.charCodeAt(piece.start) === SPACE;
}

function breakSegment(paragraph: Paragraph, segment: Segment): void {
  const { contentFirst, contentEnd, end, indent } = segment;
  const { pieces } = paragraph.shaped;
  if (naturalWidth(pieces, contentFirst, contentEnd) <= paragraph.measure - indent) {
    paragraph.lines.push(setLine(paragraph, planLine(paragraph, segment, segment.first, end, true)));
    return;
  }
  const items = fitItems(paragraph, segment);
  const { breaks } = totalFit(items, fitOf(paragraph, segment));
  const plans: LinePlan[] = [];
  let first = segment.first;
  for (const item of breaks) {
    const isLast = item === items.count - 1;
    const next = isLast ? end : (items.marks[item] ?? end);
    plans.push(planLine(paragraph, segment, first, next, isLast));
    first = next;
  }
  for (const plan of lengthened(paragraph, plans)) paragraph.lines.push(setLine(paragraph, plan));
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

function fitOf({ style, measure, elasticity, em }: Paragraph, { indent }: Segment): Fit {
  const sides = style.align === 'justify' ? 0 : style.align === 'center' ? 2 : 1;
  return {
    levels: elasticity.levels,
    firstMeasure: measure - indent,
    measure,
    raggedness: sides * RAGGEDNESS * em,
    tolerances: TOLERANCES,
    linePenalty: LINE_PENALTY,
    flaggedDemerits: FLAGGED_DEMERITS,
    contrastDemerits: CONTRAST_DEMERITS,
    shortLastLine: { width: SHORT_LAST_LINE * em, demerits: SHORT_LAST_LINE_DEMERITS },
  };
}

/** The pieces [first, end) as a line, justified by its spaces and by expansion. */
function planLine(
  paragraph: Paragraph,
  segment: Segment,
  first: number,
  end: number,
  isLast: boolean,
): LinePlan {
  const { pieces, text } = paragraph.shaped;
  const content = contentOf(paragraph, segment, first, end);
  const indent = first === segment.first ? segment.indent : 0;
  const measure = paragraph.measure - indent;
  const { words, spaces } = widthsOf(content);
  return {
    start: pieces[first]?.start ?? 0,
    end: pieces[end - 1]?.end ?? text.text.length,
    content,
    indent,
    measure,
    natural: words + spaces,
    adjustment: adjustmentOf(paragraph, words, spaces, measure, isLast),
    isLast,
  };
}

/** The same lines with kashida where the design wants it: only in a right-to-left paragraph, never in its last line. */
function lengthened(paragraph: Paragraph, plans: readonly LinePlan[]): readonly LinePlan[] {
  const { shaped, style, elasticity } = paragraph;
  const bounds = elasticity.kashida;
  if (bounds === undefined || style.direction !== 'rtl') return plans;
  const wanting = plans.map((plan) => ({
    content: plan.content,
    indent: plan.indent,
    wanted: plan.isLast ? 0 : wantedOf(plan, paragraph, bounds),
    spaceRatio: plan.adjustment.spaceRatio,
  }));
  const fill = (content: readonly Piece[], measure: Length): Adjustment => {
    const { words, spaces } = widthsOf(content);
    return justify(words, spaces, measure, elasticity);
  };
  const { paragraphLevel } = shaped.analysis;
  const contents = lengthenLines(wanting, bounds, paragraphLevel, (content, index) =>
    fill(content, plans[index]?.measure ?? 0),
  );
  return plans.map((plan, index) => {
    const content = contents[index] ?? plan.content;
    return content === plan.content ? plan : { ...plan, content, adjustment: fill(content, plan.measure) };
  });
}

function wantedOf({ content, measure }: LinePlan, { elasticity, em }: Paragraph, bounds: KashidaBounds): Length {
  const { words, spaces } = widthsOf(content);
  let offered = 0;
  for (const piece of content) offered += kashidaStretch(piece, bounds);
  const wanted = wantedKashida(words, spaces, measure, elasticity, offered);
  return wanted < bounds.shortest * em ? 0 : wanted;
}

/** A line is set: its pieces in visual order, each in its place. */
function setLine({ shaped, style }: Paragraph, plan: LinePlan): Line {
  const { start, end, content, indent, measure, natural, adjustment, isLast } = plan;
  const { words, spaces } = widthsOf(content);
  const width = words * adjustment.expansion + spaces * adjustment.spaceRatio;
  const x = leftEdge(style, indent, measure, width);
  const excess = width - measure;
  return {
    start,
    end,
    runs: placeRuns(reorder(content, shaped.analysis, start, end), x, adjustment),
    x,
    width,
    natural,
    measure,
    expansion: adjustment.expansion,
    spaceRatio: adjustment.spaceRatio,
    isLast,
    overfull: excess > WIDTH_EPSILON ? excess : 0,
  };
}

/**
 * The pieces that are set: no space before the first ink nor after the last, not the break. What has no width
 * stays, for its text's sake. A segment's own first spaces stay if `segmentOf` left them.
 */
function contentOf({ shaped }: Paragraph, segment: Segment, first: number, end: number): readonly Piece[] {
  const { pieces } = shaped;
  const from = Math.max(first, segment.contentFirst);
  const to = Math.min(end, segment.contentEnd);
  let inkFirst = from;
  if (first !== segment.first) while (inkFirst < to && !hasInk(pieces[inkFirst])) inkFirst++;
  let inkEnd = to;
  while (inkEnd > inkFirst && !hasInk(pieces[inkEnd - 1])) inkEnd--;
  const content = pieces.slice(from, Math.max(from, to));
  if (inkFirst === from && inkEnd === to) return content;
  return content.filter(
    ({ kind }, index) => kind === 'word' || (from + index >= inkFirst && from + index < inkEnd),
  );
}

function hasInk(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.kind === 'word' && piece.advance > 0;
}

function widthsOf(content: readonly Piece[]): { readonly words: Length; readonly spaces: Length } {
  let words = 0;
  let spaces = 0;
  for (const piece of content) {
    if (piece.kind === 'space') spaces += piece.advance;
    else words += piece.advance;
  }
  return { words, spaces };
}

/** A last line keeps its natural width, unless it must shrink a little to fit. */
function adjustmentOf(
  { style, elasticity }: Paragraph,
  words: Length,
  spaces: Length,
  measure: Length,
  isLast: boolean,
): Adjustment {
  const isNatural = style.align !== 'justify' || (isLast && words + spaces <= measure);
  return isNatural ? NATURAL : justify(words, spaces, measure, elasticity);
}

/** Left edge of a line of `width`, from the paragraph's left edge; `measure` is free of the indent, which is at the start side. */
function leftEdge(
  { direction, align }: ParagraphStyle,
  indent: Length,
  measure: Length,
  width: Length,
): Length {
  const regionLeft = direction === 'rtl' ? 0 : indent;
  const slack = measure - width;
  if (align === 'center') return regionLeft + slack / 2;
  const isAtRight = (direction === 'rtl') !== (align === 'end');
  return isAtRight ? regionLeft + slack : regionLeft;
}

function placeRuns(
  visual: readonly Piece[],
  x: Length,
  { expansion, spaceRatio }: Adjustment,
): readonly PlacedRun[] {
  const runs: PlacedRun[] = [];
  let left = x;
  for (const piece of visual) {
    const width = piece.advance * (piece.kind === 'space' ? spaceRatio : expansion);
    runs.push({ piece, x: left, width });
    left += width;
  }
  return runs;
}
