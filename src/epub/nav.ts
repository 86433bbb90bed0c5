/**
 * The navigation document, `toc.xhtml` (EPUB 3.3 #sec-nav): contents nested as the headings are, and the
 * landmarks. It stands in the spine and is the reader's contents page as well.
 */

import type { OutlineEntry } from '../book/outline.ts';
import { escapeAttribute, escapeText } from './escape.ts';

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
): readonly NavPoint[] {
  return entries.flatMap((entry) => {
    const children = navPoints(entry.children, hrefOf);
    const href = hrefOf(entry.anchor);
    if (href === undefined) return children;
    const title = entry.title.replaceAll(/\s+/g, ' ').trim();
    return [{ label: title === '' ? wordless : title, href, children }];
  });
}

/** The two `nav` elements; `title` is the heading of the contents. */
export function navBody(
  points: readonly NavPoint[],
  landmarks: readonly Landmark[],
  title: string,
  landmarksTitle: string,
): string {
  const marks = landmarks.map(
    ({ type, label, href }) =>
      `<li><a epub:type="${type}" href="${escapeAttribute(href)}">${escapeText(label)}</a></li>`,
  );
  return [
    '<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-title">',
    `<h1 id="toc-title">${escapeText(title)}</h1>`,
    navList(points),
    '</nav>',
    `<nav epub:type="landmarks" id="landmarks" hidden="hidden" aria-label="${escapeAttribute(landmarksTitle)}">`,
    '<ol>',
    ...marks,
    '</ol>',
    '</nav>',
  ].join('\n');
}

function navList(points: readonly NavPoint[]): string {
  const items = points.map(({ label, href, children }) => {
    const nested = children.length === 0 ? '' : `\n${navList(children)}\n`;
    return `<li><a href="${escapeAttribute(href)}">${escapeText(label)}</a>${nested}</li>`;
  });
  return `<ol>\n${items.join('\n')}\n</ol>`;
}
