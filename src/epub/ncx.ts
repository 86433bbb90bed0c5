/**
 * The NCX (DAISY Z39.86-2005 §8, kept by EPUB 3.3 #sec-opf2-ncx for old reading systems): the same nested
 * contents and the same pages as the navigation document.
 */

import { directionOf } from '../book/language.ts';
import { inOrder } from '../book/structured-text.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import type { NavPoint } from './nav.ts';
import { largestPage, ncxPageList, type PageTarget } from './page-list.ts';

export interface NcxHead {
  /** The package's unique identifier. */
  readonly identifier: string;
  readonly title: string;
  readonly language: string;
}

/** The NCX document. */
export function ncxDocument(
  head: NcxHead,
  points: readonly NavPoint[],
  pages: readonly PageTarget[],
): string {
  let order = 0;
  const navPoint = ({ label, href, children }: NavPoint): string => {
    order++;
    return [
      `<navPoint id="point-${order}" playOrder="${order}">`,
      `<navLabel><text>${escapeText(label)}</text></navLabel>`,
      `<content src="${escapeAttribute(href)}"/>`,
      ...children.map(navPoint),
      '</navPoint>',
    ].join('\n');
  };
  const contents = points.map(navPoint);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="${escapeAttribute(head.language)}">`,
    '<head>',
    `<meta name="dtb:uid" content="${escapeAttribute(head.identifier)}"/>`,
    `<meta name="dtb:depth" content="${depthOf(points)}"/>`,
    `<meta name="dtb:totalPageCount" content="${pages.length}"/>`,
    `<meta name="dtb:maxPageNumber" content="${largestPage(pages)}"/>`,
    '</head>',
    `<docTitle><text>${escapeText(inOrder(head.title, directionOf(head.language)))}</text></docTitle>`,
    '<navMap>',
    ...contents,
    '</navMap>',
    ...ncxPageList(pages, order),
    '</ncx>',
    '',
  ].join('\n');
}

function depthOf(points: readonly NavPoint[]): number {
  return points.reduce((depth, { children }) => Math.max(depth, 1 + depthOf(children)), 0);
}
