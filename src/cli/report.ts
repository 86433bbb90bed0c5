/**
 * `--report FILE`: what is told of a book's composition. Loaded only where it is asked for. `FILE.html` is a page
 * with pictures; any other name is JSON, the same object that `--json` prints.
 */

import type { Composed } from '../pipeline.ts';
import { bookSection, reportPage } from '../quality/html.ts';
import { measureQuality } from '../quality/measure.ts';
import { qualityObject, qualityScreen } from '../quality/report.ts';
import type { MessageLanguage } from './arguments.ts';

/** One book's part of the report. */
export interface BookReport {
  /** For JSON. */
  readonly figures: object;
  /** For the terminal. */
  readonly screen: string;
  /** For the HTML page; undefined where JSON is wanted. */
  readonly section: string | undefined;
}

/** True if a report of this name is an HTML page. */
export const isHtml = (file: string): boolean => /\.x?html?$/i.test(file);

/** Measures a composed book; `index` is its place among the books of this run. */
export function reportOn(
  { book, edition }: Composed,
  file: string,
  index: number,
  language: MessageLanguage,
): BookReport {
  const { title } = book.metadata;
  const quality = measureQuality(edition);
  return {
    figures: qualityObject(quality),
    screen: qualityScreen(title, quality, language),
    section: isHtml(file) ? bookSection({ title, edition, quality }, index, language) : undefined,
  };
}

/** The bytes of the report: the page of all books, or `object`, which already has their figures. */
export function reportBytes(
  reports: readonly (BookReport | undefined)[],
  file: string,
  object: string,
  language: MessageLanguage,
): Uint8Array {
  const sections = reports.flatMap((report) => report?.section ?? []);
  return new TextEncoder().encode(isHtml(file) ? reportPage(sections, language) : object);
}
