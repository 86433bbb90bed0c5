/**
 * The quality report as one HTML page that needs nothing beside it: figures, the worst places with their place in
 * the manuscript, and the pages they are on, drawn and marked. Small books show all pages, large ones only those.
 * In: books with their editions and what was found. Out: HTML, the same bytes for the same book.
 */

import { renderPlace } from '../diagnostics/render.ts';
import { escapeText } from '../epub/escape.ts';
import type { Edition, Page } from '../paginate/page.ts';
import { createDrawing, type Mark } from './draw.ts';
import type { Finding, Quality } from './quality.ts';
import { extentOf, figureRows, pageAndLine } from './report.ts';
import { qualityStyle } from './style.ts';
import { amountOf, type ReportLanguage, wordsOf } from './words.ts';

export interface ReportedBook {
  readonly title: string;
  readonly edition: Edition;
  readonly quality: Quality;
}

/** Books of so many pages are shown whole. */
const WHOLE_BOOK = 24;

/** The part of the page that tells of one book; `index` keeps the names of several apart. */
export function bookSection(book: ReportedBook, index: number, language: ReportLanguage): string {
  const { title, quality, edition } = book;
  const words = wordsOf(language);
  const rows = figureRows(quality, language).map(
    ({ name, figures }) =>
      `<tr><th scope="row">${name}</th>${figures.map((figure) => `<td>${figure}</td>`).join('')}</tr>`,
  );
  const worst =
    quality.worst.length === 0
      ? `<p>${words.nothing}</p>`
      : `<ol class="places">${quality.worst.map((finding, place) => placeItem(finding, place, index, language)).join('\n')}</ol>`;
  const shown = shownPages(book);
  const note = shown.length < edition.pages.length ? `<p class="note">${words.onlyWorst}</p>` : '';
  const drawing = createDrawing(`b${index}-`);
  const { geometry } = edition.book;
  const pages = shown.map((page) => {
    const marks = quality.findings.filter((finding) => finding.page === page.index);
    const picture = drawing.page(
      page,
      geometry,
      marks.flatMap((finding) => marksOf(finding, quality, language)),
    );
    return pageFigure(page, picture, quality, index, language);
  });
  return `<section id="book-${index}">
<h1><bdi>${escapeText(title)}</bdi></h1>
<p>${extentOf(quality, language)}</p>
<div class="wide"><table>${rows.join('\n')}</table></div>
<h2 id="places-${index}">${words.worst}</h2>
${worst}
${note}
${drawing.definitions()}
<div class="pages" dir="${edition.book.direction}">
${pages.join('\n')}
</div>
</section>`;
}

/** The whole document of `bookSection`s. */
export function reportPage(sections: readonly string[], language: ReportLanguage): string {
  return `<!DOCTYPE html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${wordsOf(language).title}</title>
<style>
${qualityStyle}</style>
</head>
<body>
${sections.join('\n')}
</body>
</html>
`;
}

function shownPages({ edition, quality }: ReportedBook): readonly Page[] {
  if (edition.pages.length <= WHOLE_BOOK) return edition.pages;
  const wanted = new Set(quality.worst.map(({ page }) => page));
  return edition.pages.filter(({ index }) => wanted.has(index));
}

const pageId = (book: number, page: number): string => `page-${book}-${page + 1}`;

function placeItem(finding: Finding, place: number, book: number, language: ReportLanguage): string {
  const { kind, page, span, text } = finding;
  const name = `${wordsOf(language).kinds[kind]} ${amountOf(finding, language)}`.trim();
  const where = span === undefined ? '' : `<code><bdi>${escapeText(renderPlace(span))}</bdi></code>`;
  return `<li value="${place + 1}"><a class="${kind}" href="#${pageId(book, page)}">${name}</a>
<span>${escapeText(pageAndLine(finding, language))}</span> ${where}
<p><bdi>${escapeText(text)}</bdi></p></li>`;
}

/** What is marked on a page for one finding; the worst places stand out and carry their number. */
function marksOf(finding: Finding, { worst }: Quality, language: ReportLanguage): readonly Mark[] {
  const place = worst.indexOf(finding);
  const name = `${wordsOf(language).kinds[finding.kind]} ${amountOf(finding, language)}`.trim();
  const title = place < 0 ? name : `${place + 1}. ${name}`;
  const style = place < 0 ? finding.kind : `${finding.kind} worst`;
  return finding.boxes.map((box, index) => {
    const isNumbered = place >= 0 && index === 0;
    return { box, style, title, number: isNumbered ? place + 1 : undefined };
  });
}

function pageFigure(
  page: Page,
  picture: string,
  quality: Quality,
  book: number,
  language: ReportLanguage,
): string {
  const words = wordsOf(language);
  const places = quality.worst.flatMap((finding, place) =>
    finding.page === page.index ? `<a href="#places-${book}" title="${words.toList}">${place + 1}</a>` : [],
  );
  const name = page.label === '' ? String(page.index + 1) : page.label;
  return `<figure id="${pageId(book, page.index)}">${picture}
<figcaption dir="${language === 'ar' ? 'rtl' : 'ltr'}">${words.page} <bdi>${escapeText(name)}</bdi> ${places.join(' ')}</figcaption></figure>`;
}
