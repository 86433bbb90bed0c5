/**
 * What is told of a book's composition: figures for the whole, and places. The figures are those by which the
 * settings of different programs can be compared: word space over the font's own, kashida, rivers, and the old
 * faults of the page. Everything is measured on the finished pages, not asked of the breaker.
 */

import type { Span } from '../source.ts';
import type { Length } from '../units.ts';

/** Where composition is not what it should be, in the order in which figures are told. */
export const findingKinds = [
  'loose',
  'tight',
  'overfull',
  'stacked-kashida',
  'river',
  'repeated-start',
  'repeated-end',
  'widow',
  'orphan',
  'short-last-line',
  'uneven-spread',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
  readonly kind: FindingKind;
  /** 0-based place of the page in the file, and its label. */
  readonly page: number;
  readonly label: string;
  /** 1-based line on the page, counted in baselines; 0: the page as a whole. */
  readonly line: number;
  /**
   * How much: word space over natural (loose, tight), points (overfull, short last line), lines (river, repeated
   * word, uneven spread), ems between two kashidas (stacked); 1 for widows and orphans.
   */
  readonly amount: number;
  /** What a compositor would mend first: 1 is a line spaced 1.5 times its natural spaces. */
  readonly severity: number;
  /** Logical text of its first line. */
  readonly text: string;
  readonly span: Span | undefined;
  /** What to mark on the page, in the page's own coordinates. */
  readonly boxes: readonly Box[];
}

export interface Box {
  readonly x: Length;
  /** Top edge, from the page's top. */
  readonly y: Length;
  readonly width: Length;
  readonly height: Length;
}

/** Word space over natural, one value a justified line; zeros where there is none. */
export interface Distribution {
  readonly mean: number;
  /** Standard deviation of the population. */
  readonly deviation: number;
  readonly p95: number;
  readonly max: number;
}

export interface Quality {
  readonly pages: number;
  /** Lines that somebody owns, without list and note labels. */
  readonly lines: number;
  /** Lines set to the full measure that have word spaces. */
  readonly justified: number;
  readonly spaces: Distribution;
  /** Justified lines wider than 1.33 and than 1.5 times their natural spaces, and tighter than 0.85. */
  readonly beyond133: number;
  readonly beyond150: number;
  readonly below085: number;
  readonly kashidas: {
    readonly count: number;
    /** Lines with at least one. */
    readonly lines: number;
    readonly perHundredLines: number;
    readonly perPage: number;
    readonly mostOnAPage: number;
  };
  readonly counts: Readonly<Record<FindingKind, number>>;
  readonly riversPerThousandLines: number;
  /** All places, in the order of the pages. */
  readonly findings: readonly Finding[];
  /** The worst of them, worst first. */
  readonly worst: readonly Finding[];
}
