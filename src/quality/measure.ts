/**
 * The quality stage: a finished edition -> what is to be told of its composition. It changes nothing, and a
 * build that asks for no report never loads it. Time is linear in the lines.
 */

import type { Edition } from '../paginate/page.ts';
import { findInParagraph, findOnPage, LOOSE, TIGHT, unevenSpreads, VERY_LOOSE } from './find.ts';
import { linesOf, paragraphsOf, type SetLine } from './lines.ts';
import { type Distribution, type Finding, type FindingKind, findingKinds, type Quality } from './quality.ts';
import { kashidasOf } from './rivers.ts';

/** Places that are told one by one. */
const WORST = 10;
const UPPER_SHARE = 0.95;
const HUNDRED = 100;
const THOUSAND = 1000;

/** Measures the composition of an edition. */
export function measureQuality(edition: Edition): Quality {
  const { leading } = edition.book.geometry;
  const lines: SetLine[] = [];
  const findings: Finding[] = [];
  for (const page of edition.pages) {
    const onPage = linesOf(page);
    lines.push(...onPage);
    findings.push(...findOnPage(onPage, leading));
  }
  for (const paragraph of paragraphsOf(lines)) findings.push(...findInParagraph(paragraph));
  findings.push(...unevenSpreads(edition));
  findings.sort((one, other) => one.page - other.page || one.line - other.line);
  return { ...figures(edition.pages.length, lines, findings), findings, worst: worstOf(findings) };
}

function figures(
  pages: number,
  lines: readonly SetLine[],
  findings: readonly Finding[],
): Omit<Quality, 'findings' | 'worst'> {
  const ratios = lines.filter(({ isJustified }) => isJustified).map(({ item }) => item.line.spaceRatio);
  const counts = countsOf(findings);
  return {
    pages,
    lines: lines.length,
    justified: ratios.length,
    spaces: distributionOf(ratios),
    beyond133: ratios.filter((ratio) => ratio > LOOSE).length,
    beyond150: ratios.filter((ratio) => ratio > VERY_LOOSE).length,
    below085: ratios.filter((ratio) => ratio < TIGHT).length,
    kashidas: kashidaFigures(pages, lines),
    counts,
    riversPerThousandLines: (THOUSAND * counts.river) / Math.max(1, lines.length),
  };
}

function kashidaFigures(pages: number, lines: readonly SetLine[]): Quality['kashidas'] {
  const onPage = new Map<number, number>();
  let count = 0;
  let withKashida = 0;
  for (const { item, page } of lines) {
    const found = kashidasOf(item.line).length;
    if (found === 0) continue;
    count += found;
    withKashida++;
    onPage.set(page.index, (onPage.get(page.index) ?? 0) + found);
  }
  return {
    count,
    lines: withKashida,
    perHundredLines: (HUNDRED * count) / Math.max(1, lines.length),
    perPage: count / Math.max(1, pages),
    mostOnAPage: Math.max(0, ...onPage.values()),
  };
}

function countsOf(findings: readonly Finding[]): Readonly<Record<FindingKind, number>> {
  const count = (kind: FindingKind): number => findings.filter((finding) => finding.kind === kind).length;
  return {
    loose: count('loose'),
    tight: count('tight'),
    overfull: count('overfull'),
    'stacked-kashida': count('stacked-kashida'),
    river: count('river'),
    'repeated-start': count('repeated-start'),
    'repeated-end': count('repeated-end'),
    widow: count('widow'),
    orphan: count('orphan'),
    'short-last-line': count('short-last-line'),
    'uneven-spread': count('uneven-spread'),
  };
}

function distributionOf(values: readonly number[]): Distribution {
  if (values.length === 0) return { mean: 0, deviation: 0, p95: 0, max: 0 };
  const sorted = [...values].sort((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const at = Math.min(sorted.length - 1, Math.floor(UPPER_SHARE * sorted.length));
  return { mean, deviation: Math.sqrt(variance), p95: sorted[at] ?? 0, max: sorted.at(-1) ?? 0 };
}

/** The gravest findings, worst first; of equals, the earlier and the kind told first. */
function worstOf(findings: readonly Finding[]): readonly Finding[] {
  return [...findings]
    .sort(
      (one, other) =>
        other.severity - one.severity ||
        one.page - other.page ||
        one.line - other.line ||
        findingKinds.indexOf(one.kind) - findingKinds.indexOf(other.kind),
    )
    .slice(0, WORST);
}
