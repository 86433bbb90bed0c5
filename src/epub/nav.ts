/**
 * The navigation document, `toc.xhtml` (EPUB 3.3 #sec-nav): contents nested as the headings are, landmarks,
 * and the list of pages. It stands in the spine and is the reader's contents page as well.
 */

import { fullTitle, type OutlineEntry } from '../book/outline.ts';
import { inOrder } from '../book/structured-text.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import { type PageTarget, pageListNav } from './page-list.ts';

/** A line of the contents: NCX and nav are two writings of the same tree. */
export interface NavPoint {
  /** Never empty: EPUB 3.3 #sec-nav-def-model. */
  readonly label: string;
  readonly href: string;
  readonly children: readonly NavPoint[];
}

export interface Landmark {
  /** EPUB Structural Semantics. */
  readonly type: string;
  readonly label: string;
  readonly href: string;
}

/** Stands for a heading that has no words (the manuscript is told of it elsewhere). */
const wordless = '—';

/** The outline as navigation; headings whose place is unknown are left out. */
export function navPoints(
  entries: readonly OutlineEntry[],
  hrefOf: (anchor: string) => string | undefined,
  direction: 'rtl' | 'ltr',
): readonly NavPoint[] {
  return entries.flatMap((entry) => {
    const children = navPoints(entry.children, hrefOf, direction);
    const href = hrefOf(entry.anchor);
    if (href === undefined) return children;
    const title = fullTitle(entry).replaceAll(/\s+/g, ' ').trim();
    return [{ label: title === '' ? wordless : inOrder(title, direction), href, children }];
  });
}

export interface NavTitles {
  /** Heading of the contents. */
  readonly contents: string;
  readonly landmarks: string;
  readonly pageList: string;
}

/** The `nav` elements. */
export function navBody(
  points: readonly NavPoint[],
  landmarks: readonly Landmark[],
  pages: readonly PageTarget[],
  titles: NavTitles,
): string {
  const marks = landmarks.map(
    ({ type, label, href }) =>
      `<li><a epub:type="${type}" href="${escapeAttribute(href)}">${escapeText(label)}</a></li>`,
  );
  return [
    '<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-title">',
    `<h1 id="toc-title">${escapeText(titles.contents)}</h1>`,
    navList(points),
    '</nav>',
    `<nav epub:type="landmarks" id="landmarks" hidden="hidden" aria-label="${escapeAttribute(titles.landmarks)}">`,
    '<ol>',
    ...marks,
    '</ol>',
    '</nav>',
    ...pageListNav(pages, titles.pageList),
  ].join('\n');
}

function navList(points: readonly NavPoint[]): string {
  const items = points.map(({ label, href, children }) => {
    const nested = children.length === 0 ? '' : `\n${navList(children)}\n`;
    return `<li><a href="${escapeAttribute(href)}">${escapeText(label)}</a>${nested}</li>`;
  });
  return `<ol>\n${items.join('\n')}\n</ol>`;
}
