/**
 * How far text may stretch and shrink: the design's bounds as shares of natural width, level by level. Both the
 * breaker's items and the justifier read this one table, so what total-fit reckons with is what a line is given.
 *
 * Order of the levels (the field's: spaces a little, then the whole line scaled unseen, then long joins, then
 * spaces at will): alreq #h_justification, and pdfTeX's font expansion (Hàn Thế Thành, TUGboat 21:3, 2000).
 */

import type { JustificationStyle } from '../design/styled.ts';
import type { Length } from '../units.ts';
import { type KashidaBounds, kashidaBounds } from './lengthen-lines.ts';
import { type Level, SINGLE_LEVEL } from './levels.ts';

/** Spaces within their comfortable range. */
export const SPACES = 0;
/** Horizontal scaling of the words; the spaces have levels of their own. */
export const EXPANSION = 1;
/** Lengthened joins: what each word offers, not a share of its width. */
export const KASHIDA = 3;
/** Spaces beyond comfort: a little more before any kashida; and after it, without end. */
export const MORE_SPACES = 2;
export const WIDE_SPACES = 4;
export const LEVEL_COUNT = 5;

export interface Elasticity {
  readonly levels: readonly Level[];
  /** Stretch and shrink at each level, as a share of the natural width, of spaces and of words. */
  readonly spaceStretch: Float64Array;
  readonly spaceShrink: Float64Array;
  readonly wordStretch: Float64Array;
  readonly wordShrink: Float64Array;
  /** Undefined: words are not lengthened. */
  readonly kashida: KashidaBounds | undefined;
  /** Share of a mark's width that hangs out at the line's end; see `hang.ts`. */
  readonly hang: number;
  /** Demerits of neighbouring lines whose ratios are far apart, if like ratios look alike. */
  readonly contrastDemerits: number;
  /** Lines of a paragraph that may be strained, beyond those that are anyway, for it to have fewer rivers. */
  readonly strainedForRivers: number;
}

/** Inside the comfortable range the ratio rises this much more slowly than evenly over the whole range would give. */
const COMFORT_EASE = 0.5;
/** Ratio gained by full expansion. Like the ease chosen by trial on a book of 23,000 lines; both matter little. */
const EXPANSION_SPAN = 0.2;
/** Room between comfortable and widest spaces that even a careless design leaves to the last level. */
const LEAST_WIDE_STRETCH = 0.05;

/**
 * Added to the widest space where the words are lengthened but do not expand: within the design's range, which is
 * meant for what expansion leaves, too many lines are tight. By trial on the same book.
 */
const WIDER_ALONE = 0.1;

/** A level of spaces that bear all: it ends at a space so much over or under the natural one, and at a ratio. */
interface Step {
  readonly space: number;
  readonly ratio: number;
}

/**
 * Where nothing but spaces gives, what the eye judges is how many lines show: those beyond 1.25 and under 0.8. So
 * the ratio rises slowly up to there and leaps there; `widest`, what is added to the design's widest space, is the
 * scale of what lies beyond. By trial of 8,000 settings on three parts of the same book, without loosening the
 * design's tightest space, then of 60 on all of it.
 */
const SPACES_ALONE: {
  readonly wide: readonly [Step, Step];
  readonly tight: readonly [Step, Step];
  readonly widest: number;
} = {
  wide: [
    { space: 0.249, ratio: 0.26 },
    { space: 0.25, ratio: 0.8 },
  ],
  tight: [
    { space: 0.17, ratio: 0.5 },
    { space: 0.2, ratio: 0.86 },
  ],
  widest: 0.07,
};

/** K&P's γ, p. 1155: their order of magnitude. */
const CONTRAST_DEMERITS = 3000;
/** With one a book has a tenth fewer rivers and its spaces vary no more. */
const STRAINED_FOR_RIVERS = 1;

/**
 * Reads the bounds of a design, for text of size `em`. Ratio 1 is a line whose spaces are at their maximum, −1 at
 * their minimum.
 */
export function elasticityOf(
  style: JustificationStyle,
  em: Length,
  kashida: KashidaBounds | undefined = kashidaBounds[style.kashida],
): Elasticity {
  if (style.expansion <= 0 && kashida === undefined) return spacesAlone(style);
  const expansion = Math.max(0, style.expansion);
  const comfort = Math.max(0, style.comfortableSpace - 1);
  const alone = expansion > 0 ? 0 : WIDER_ALONE;
  const widest = Math.max(style.maximumSpace - 1 + alone, comfort + LEAST_WIDE_STRETCH);
  const tightest = Math.min(1, Math.max(0, 1 - style.minimumSpace));
  // Comfort is the same both ways, as far as the tightest space allows.
  const tight = Math.min(comfort, tightest);
  const expansionSpan = expansion > 0 ? EXPANSION_SPAN : 0;
  const comfortStretch = (COMFORT_EASE * comfort) / widest;
  const comfortShrink = tightest > 0 ? (COMFORT_EASE * tight) / tightest : 0;
  const kashidaSpan = kashida?.span ?? 0;
  const beyond = widest - comfort;
  const from = (expansion > 0 ? kashida?.from : kashida?.fromWithoutExpansion) ?? 0;
  const more = Math.min(Math.max(0, from - 1 - comfort), beyond);
  const beyondSpan = 1 - comfortStretch - expansionSpan - kashidaSpan;
  return {
    levels: [
      { stretchSpan: comfortStretch, shrinkSpan: comfortShrink },
      { stretchSpan: expansionSpan, shrinkSpan: expansionSpan },
      { stretchSpan: (beyondSpan * more) / beyond, shrinkSpan: 0 },
      { stretchSpan: kashidaSpan, shrinkSpan: 0, mostStretch: mostKashida(kashida, em) },
      {
        stretchSpan: beyondSpan - (beyondSpan * more) / beyond,
        shrinkSpan: 1 - comfortShrink - expansionSpan,
      },
    ],
    spaceStretch: Float64Array.of(comfort, 0, more, 0, beyond - more),
    spaceShrink: Float64Array.of(tight, 0, 0, 0, tightest - tight),
    wordStretch: Float64Array.of(0, expansion, 0, 0, 0),
    wordShrink: Float64Array.of(0, expansion, 0, 0, 0),
    kashida,
    hang: style.hang ?? 0,
    contrastDemerits: CONTRAST_DEMERITS,
    strainedForRivers: STRAINED_FOR_RIVERS,
  };
}

/** Neither words nor joins give: each level is one of spaces, ratios of neighbours tell nothing of their contrast. */
function spacesAlone(style: JustificationStyle): Elasticity {
  const [wide, loose] = SPACES_ALONE.wide;
  const [narrow, tight] = SPACES_ALONE.tight;
  const widest = Math.max(style.maximumSpace - 1 + SPACES_ALONE.widest, loose.space + LEAST_WIDE_STRETCH);
  const tightest = Math.min(1, Math.max(0, 1 - style.minimumSpace));
  const spaceShrink = new Float64Array(LEVEL_COUNT);
  spaceShrink[SPACES] = Math.min(narrow.space, tightest);
  spaceShrink[MORE_SPACES] = Math.min(tight.space, tightest) - Math.min(narrow.space, tightest);
  spaceShrink[WIDE_SPACES] = tightest - Math.min(tight.space, tightest);
  return {
    levels: [
      { stretchSpan: wide.ratio, shrinkSpan: narrow.ratio },
      { stretchSpan: 0, shrinkSpan: 0 },
      { stretchSpan: loose.ratio - wide.ratio, shrinkSpan: tight.ratio - narrow.ratio },
      { stretchSpan: 0, shrinkSpan: 0 },
      { stretchSpan: 1 - loose.ratio, shrinkSpan: 1 - tight.ratio },
    ],
    spaceStretch: Float64Array.of(wide.space, 0, loose.space - wide.space, 0, widest - loose.space),
    spaceShrink,
    wordStretch: new Float64Array(LEVEL_COUNT),
    wordShrink: new Float64Array(LEVEL_COUNT),
    kashida: undefined,
    hang: style.hang ?? 0,
    contrastDemerits: 0,
    strainedForRivers: 0,
  };
}

/** The most that the words of a line are lengthened together. */
function mostKashida(bounds: KashidaBounds | undefined, em: Length): Length | undefined {
  return bounds === undefined ? undefined : bounds.perLine * bounds.longest * em;
}

/** Ragged text: nothing in the line gives; its end does (`Fit.raggedness`). */
export const RIGID: Elasticity = {
  levels: SINGLE_LEVEL,
  spaceStretch: new Float64Array(1),
  spaceShrink: new Float64Array(1),
  wordStretch: new Float64Array(1),
  wordShrink: new Float64Array(1),
  kashida: undefined,
  hang: 0,
  contrastDemerits: CONTRAST_DEMERITS,
  strainedForRivers: 0,
};
