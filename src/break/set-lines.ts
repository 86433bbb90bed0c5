/**
 * Setting lines whose breaks are known. In: a paragraph, and the pieces at which its lines end. Out: the lines,
 * justified, with kashida where the design wants it, each piece in its place. Left and right are first spoken of
 * here.
 */

import { ALLOWED, type TextAnalysis, WITHIN_WORD } from '../analyze/analyze.ts';
import type { ParagraphStyle } from '../design/styled.ts';
import type { Piece, ShapedText } from '../shape/shaped.ts';
import type { Length } from '../units.ts';
import type { Elasticity } from './elasticity.ts';
import { hangOf } from './hang.ts';
import { type Adjustment, justify, NATURAL, wantedKashida } from './justify.ts';
import { type KashidaBounds, kashidaStretch, lengthenLines } from './lengthen-lines.ts';
import { WIDTH_EPSILON } from './levels.ts';
import type { Line, PlacedRun } from './line.ts';
import { reorder } from './reorder.ts';

/**
 * Widest word space over natural that a line is filled with; one that needs more is left short, as in ragged text. Beyond
 * it the words of a line fall apart. By eye, on long Latin words in a panel and references in a list.
 */
const WIDEST_SPACE = 3;

/** What all lines of a paragraph share. */
export interface Paragraph {
  readonly shaped: ShapedText;
  readonly style: ParagraphStyle;
  readonly measure: Length;
  readonly elasticity: Elasticity;
  /** Size of the first characters. */
  readonly em: Length;
}

/** Pieces [first, end) between forced breaks; `contentEnd` leaves out the spaces and the break that end them. */
export interface Segment {
  readonly first: number;
  readonly contentFirst: number;
  readonly contentEnd: number;
  readonly end: number;
  /** Of its first line. */
  readonly indent: Length;
  /** The indent of all others. */
  readonly continued: Length;
}

/** A line before it is set. */
interface LinePlan {
  /** Half-open range of the paragraph's text. */
  readonly start: number;
  readonly end: number;
  /** Its pieces in logical order, without the spaces at its ends. */
  readonly content: readonly Piece[];
  readonly indent: Length;
  /** Free of the indent; with what hangs out at the end. */
  readonly measure: Length;
  readonly hang: Length;
  /** Width before justification. */
  readonly natural: Length;
  readonly adjustment: Adjustment;
  readonly isLast: boolean;
  readonly cutsWord: boolean;
}

/** The lines of a segment; `ends`: the piece after each line. The last line ends the segment. */
export function setLines(paragraph: Paragraph, segment: Segment, ends: readonly number[]): readonly Line[] {
  let first = segment.first;
  const plans = ends.map((end, index) => {
    const plan = planLine(paragraph, segment, first, end, index === ends.length - 1);
    first = end;
    return plan;
  });
  return lengthened(paragraph, plans).map((plan, index) => {
    const natural = plans[index];
    if (natural === undefined || natural === plan) return setLine(paragraph, plan, undefined);
    const plain = setLine(paragraph, natural, undefined);
    return isTooLoose(paragraph, plan) ? plain : setLine(paragraph, plan, plain);
  });
}

/** The pieces [first, end) as a line, justified by its spaces and by expansion. */
function planLine(
  paragraph: Paragraph,
  segment: Segment,
  first: number,
  end: number,
  isLast: boolean,
): LinePlan {
  const { pieces, text, analysis } = paragraph.shaped;
  const lineStart = pieces[first]?.start ?? 0;
  const lineEnd = pieces[end - 1]?.end ?? text.text.length;
  const content = contentOf(paragraph, segment, first, end);
  const indent = first === segment.first ? segment.indent : segment.continued;
  const isFilled = paragraph.style.align === 'justify' && !isLast;
  const hang = isFilled ? hangOf(content.at(-1), paragraph.elasticity.hang, analysis.paragraphLevel) : 0;
  const measure = paragraph.measure - indent + hang;
  const { words, spaces } = widthsOf(content);
  return {
    start: lineStart,
    end: lineEnd,
    content,
    indent,
    measure,
    hang,
    natural: words + spaces,
    adjustment: adjustmentOf(paragraph, words, spaces, measure, isLast),
    isLast,
    cutsWord: cutsWord(analysis, lineStart, lineEnd),
  };
}

/** True where a line ends inside a word and does not begin inside the same one. */
function cutsWord({ breaks }: TextAnalysis, start: number, end: number): boolean {
  if (breaks[end] !== WITHIN_WORD) return false;
  if (breaks[start] !== WITHIN_WORD) return true;
  return breaks.subarray(start + 1, end).includes(ALLOWED);
}

/** The same lines with kashida where the design wants it: only in a right-to-left paragraph, never in its last line unless that is filled. */
function lengthened(paragraph: Paragraph, plans: readonly LinePlan[]): readonly LinePlan[] {
  const { shaped, style, elasticity } = paragraph;
  const bounds = elasticity.kashida;
  if (bounds === undefined || style.direction !== 'rtl') return plans;
  const wanting = plans.map((plan) => ({
    content: plan.content,
    indent: plan.indent,
    wanted: plan.isLast && style.fillsLastLine !== true ? 0 : wantedOf(plan, paragraph, bounds),
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

function wantedOf(
  { content, measure }: LinePlan,
  { elasticity, em }: Paragraph,
  bounds: KashidaBounds,
): Length {
  const { words, spaces } = widthsOf(content);
  let offered = 0;
  for (const piece of content) offered += kashidaStretch(piece, bounds);
  const wanted = wantedKashida(words, spaces, measure, elasticity, offered);
  return wanted < bounds.shortest * em ? 0 : wanted;
}

/** A line that no space a reader bears would fill; a hemistich is filled all the same, or left to who asked for it. */
const isTooLoose = ({ style }: Paragraph, { adjustment }: LinePlan): boolean =>
  adjustment.spaceRatio > WIDEST_SPACE && style.fillsLastLine !== true;

/** A line is set: its pieces in visual order, each in its place. */
function setLine(paragraph: Paragraph, given: LinePlan, plain: Line | undefined): Line {
  const { shaped, style } = paragraph;
  const isShort = isTooLoose(paragraph, given);
  const plan = isShort ? { ...given, adjustment: NATURAL } : given;
  const { start, end, content, indent, measure, hang, adjustment } = plan;
  const { words, spaces } = widthsOf(content);
  const width = words * adjustment.expansion + spaces * adjustment.spaceRatio;
  const x = leftEdge(style, indent, measure - hang, width);
  const visual = reorder(content, shaped.analysis, start, end);
  return new SetLine(plan, visual, { x, width, isShort, plain });
}

/** What can be worked out is: its getters a copy by spreading does not have, say them anew in the copy. */
class SetLine implements Line {
  readonly start: number;
  readonly end: number;
  readonly x: Length;
  readonly width: Length;
  readonly measure: Length;
  readonly expansion: number;
  readonly spaceRatio: number;
  readonly isLast: boolean;
  readonly isShort: boolean;
  readonly cutsWord: boolean;
  readonly plain: Line | undefined;
  readonly #visual: readonly Piece[];
  /** Natural width of a line that is set to another. */
  readonly #unset: Length | undefined;

  constructor(
    plan: LinePlan,
    visual: readonly Piece[],
    set: Pick<Line, 'x' | 'width' | 'isShort' | 'plain'>,
  ) {
    const { width } = set;
    this.start = plan.start;
    this.end = plan.end;
    this.x = set.x;
    this.width = width;
    this.measure = plan.measure;
    this.expansion = plan.adjustment.expansion;
    this.spaceRatio = plan.adjustment.spaceRatio;
    this.isLast = plan.isLast;
    this.isShort = set.isShort;
    this.cutsWord = plan.cutsWord;
    this.plain = set.plain;
    this.#visual = visual;
    this.#unset = plan.natural === width ? undefined : plan.natural;
  }

  get natural(): Length {
    return this.#unset ?? this.width;
  }

  get overfull(): Length {
    const excess = this.width - this.measure;
    return excess > WIDTH_EPSILON ? excess : 0;
  }

  get runs(): readonly PlacedRun[] {
    let x = this.x;
    return this.#visual.map((piece) => {
      const width = piece.advance * (piece.kind === 'space' ? this.spaceRatio : this.expansion);
      const run = { piece, x, width };
      x += width;
      return run;
    });
  }
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

/** A last line keeps its natural width, unless it must shrink a little to fit, or is to fill the measure. */
function adjustmentOf(
  { style, elasticity }: Paragraph,
  words: Length,
  spaces: Length,
  measure: Length,
  isLast: boolean,
): Adjustment {
  const isNatural =
    style.align !== 'justify' || (isLast && style.fillsLastLine !== true && words + spaces <= measure);
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
