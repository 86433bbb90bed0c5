/**
 * The quality of a book told: as plain values for JSON, and as one screen for the terminal. In: what
 * `measureQuality` found. The HTML page is made in `html.ts`.
 */

import { renderPlace } from '../diagnostics/render.ts';
import type { Finding, FindingKind, Quality } from './quality.ts';
import { amountOf, pageName, type ReportLanguage, wordsOf } from './words.ts';

/** Digits after the point of what JSON gives: a thousandth of a point, of a ratio, of an em. */
const PRECISION = 1000;
/** The characters of a line that the terminal shows. */
const beginning = /^.{0,36}/su;

const exact = (value: number): number => Math.round(value * PRECISION) / PRECISION;

/** The figures and the worst places as JSON has them; places as `path:line:column`. */
export function qualityObject(quality: Quality): object {
  const { findings: _, worst, spaces, kashidas, riversPerThousandLines, ...whole } = quality;
  const rounded = (record: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name, exact(value)]));
  return {
    ...whole,
    spaces: rounded({ ...spaces }),
    kashidas: rounded({ ...kashidas }),
    riversPerThousandLines: exact(riversPerThousandLines),
    worst: worst.map(({ kind, page, label, line, amount, severity, text, span }) => ({
      kind,
      page: page + 1,
      label,
      line,
      amount: exact(amount),
      severity: exact(severity),
      text,
      place: span === undefined ? undefined : renderPlace(span),
    })),
  };
}

/** One row of figures: what they are of, and the figures. */
export interface FigureRow {
  readonly name: string;
  readonly figures: readonly string[];
}

/** The figures of a book in words, row by row; the terminal and the HTML page show the same. */
export function figureRows(quality: Quality, language: ReportLanguage): readonly FigureRow[] {
  const words = wordsOf(language);
  const { figures } = words;
  const { spaces, kashidas } = quality;
  const counted = (kind: FindingKind): string => `${words.counted[kind]}: ${quality.counts[kind]}`;
  const stretched = language === 'ar' ? 'المضبوطة منها' : 'Justified lines';
  return [
    {
      name: figures.spaces,
      figures: [
        `${figures.mean} ${spaces.mean.toFixed(3)}`,
        `${figures.deviation} ${spaces.deviation.toFixed(3)}`,
        `${figures.p95} ${spaces.p95.toFixed(2)}`,
        `${figures.max} ${spaces.max.toFixed(2)}`,
      ],
    },
    {
      name: stretched,
      figures: [
        `${figures.beyond} 1.33×: ${quality.beyond133}`,
        `${figures.beyond} 1.5×: ${quality.beyond150}`,
        `${figures.below} 0.85×: ${quality.below085}`,
        counted('overfull'),
      ],
    },
    {
      name: figures.kashidas,
      figures: [
        String(kashidas.count),
        `${kashidas.perHundredLines.toFixed(1)} ${figures.perHundredLines}`,
        `${kashidas.perPage.toFixed(1)} ${figures.perPage}`,
        `${figures.mostOnAPage}: ${kashidas.mostOnAPage}`,
        counted('stacked-kashida'),
      ],
    },
    {
      name: words.counted.river,
      figures: [
        String(quality.counts.river),
        `${quality.riversPerThousandLines.toFixed(1)} ${figures.perThousandLines}`,
      ],
    },
    {
      name: words.counted['repeated-start'],
      figures: [String(quality.counts['repeated-start']), counted('repeated-end')],
    },
    {
      name: words.counted.widow,
      figures: [
        String(quality.counts.widow),
        counted('orphan'),
        counted('short-last-line'),
        counted('uneven-spread'),
      ],
    },
  ];
}

/** What there is of it: pages, lines, and how many of them are justified. */
export function extentOf(quality: Quality, language: ReportLanguage): string {
  const { figures } = wordsOf(language);
  const parts = [
    [quality.pages, figures.pages],
    [quality.lines, figures.lines],
    [quality.justified, figures.justified],
  ] as const;
  if (language === 'ar') return parts.map(([count, name]) => `${name}: ${count}`).join('، ');
  return parts.map(([count, name]) => `${count} ${name}`).join(', ');
}

/** The screen for the terminal, with a final line feed. Arabic inside English, and the reverse, is isolated. */
export function qualityScreen(title: string, quality: Quality, language: ReportLanguage): string {
  const words = wordsOf(language);
  const comma = language === 'ar' ? '، ' : ', ';
  const lines = [
    `${words.title}: ${isolated(title)} (${extentOf(quality, language)})`,
    ...figureRows(quality, language).map(({ name, figures }) => `  ${name}: ${figures.join(comma)}`),
  ];
  if (quality.worst.length === 0) return `${[...lines, `  ${words.nothing}`].join('\n')}\n`;
  lines.push(`${words.worst}:`);
  for (const [index, finding] of quality.worst.entries()) {
    lines.push(`  ${String(index + 1).padStart(2)}. ${placeLine(finding, language)}`);
  }
  return `${lines.join('\n')}\n`;
}

function placeLine(finding: Finding, language: ReportLanguage): string {
  const { kind, span, text } = finding;
  const words = wordsOf(language);
  const amount = amountOf(finding, language);
  const parts = [`${words.kinds[kind]}${amount === '' ? '' : ` ${amount}`}`, pageAndLine(finding, language)];
  if (span !== undefined) parts.push(isolated(renderPlace(span)));
  if (text !== '') parts.push(isolated(excerpt(text)));
  return parts.join(language === 'ar' ? '، ' : ', ');
}

/** `page ١٢ line 3`; the page alone where the whole page is meant. */
export function pageAndLine(finding: Finding, language: ReportLanguage): string {
  const words = wordsOf(language);
  const page = `${words.page} ${isolated(pageName(finding))}`;
  return finding.line === 0 ? page : `${page} ${words.line} ${finding.line}`;
}

function excerpt(text: string): string {
  const shown = beginning.exec(text)?.[0] ?? '';
  return shown.length === text.length ? text : `${shown}…`;
}

const isolated = (text: string): string => `\u{2068}${text}\u{2069}`;
