/**
 * Page labels: what the folio, the contents and the PDF's page labels say. The front matter is counted by
 * abjad letters, so that its length never shifts the numbers of the main matter; or everything is counted in
 * one sequence. The cover is not counted and has no label; a blank page is counted with what stands before.
 */

import type { StyledBook, StyledSection } from '../design/styled.ts';
import { abjad, inDigits } from '../numbering.ts';

/** Gives each page in turn its label. */
export interface Counter {
  next(numbering: StyledSection['numbering']): string;
}

/** Starts counting a book's pages. */
export function countPages({ frontNumbering, digits }: StyledBook): Counter {
  let front = 0;
  let main = 0;
  return {
    next: (numbering) => {
      if (numbering === 'none') return '';
      if (numbering === 'front' && frontNumbering === 'abjad') return abjad(++front, digits);
      return inDigits(++main, digits);
    },
  };
}
