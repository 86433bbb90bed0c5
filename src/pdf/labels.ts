/**
 * Page labels (ISO 32000-1 12.4.2): what viewers show as page numbers. PDF knows no abjad and no
 * Arabic-Indic style, so such labels are written page by page as prefixes; runs of European numbers are
 * written once. In come the labels as the folios print them, out a number tree.
 */

import { asTyped } from '../numbering.ts';
import type { Page } from '../paginate/page.ts';
import { type PdfDictionary, type PdfObject, textString } from './pdfkit.ts';

/** The number tree of the pages' labels. */
export function pageLabels(pages: readonly Pick<Page, 'label'>[]): PdfDictionary {
  const entries: PdfObject[] = [];
  let expected: number | undefined;
  pages.forEach(({ label: printed }, index) => {
    const label = asTyped(printed);
    const number = europeanNumber(label);
    if (number === undefined) entries.push(index, label === '' ? {} : { P: textString(label) });
    else if (number !== expected) entries.push(index, { S: 'D', St: number });
    expected = number === undefined ? undefined : number + 1;
  });
  return { Nums: entries };
}

function europeanNumber(label: string): number | undefined {
  return /^[1-9][0-9]{0,5}$/.test(label) ? Number(label) : undefined;
}
