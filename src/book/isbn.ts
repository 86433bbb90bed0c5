/** ISBN-13 as authors write it, and its check digit (ISBN Users' Manual, 7th edition, §5.1). */

import { diagnose } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import { inLatinDigits } from '../numbering.ts';
import { type Schema, text } from '../schema.ts';

/** Digits of an ISBN-13. */
const isbnLength = 13;

/** Thirteen digits, and hyphens where the author parts them, as they are printed. Arabic digits are read too. */
export const isbn: Schema<string> = {
  expected: phrase('text'),
  notation: 'ISBN-13',
  read: (node, key, report) => {
    const written = text.read(node, key, report);
    if (written === undefined) return undefined;
    const parted = inLatinDigits(written)
      .replace(/^(?:urn:isbn:|isbn(?:-13)?[:\s]*)/i, '')
      .replaceAll(/[\s\u{2010}-\u{2013}-]+/gu, '-');
    const reason = isbnProblem(parted.replaceAll('-', ''));
    if (reason === undefined) return parted;
    report(diagnose('invalid-isbn', { value: written, reason }, node.span));
    return undefined;
  },
};

function isbnProblem(digits: string): string | undefined {
  if (!/^\d+$/.test(digits) || digits.length !== isbnLength) {
    return phrase('isbn-length', digits.replaceAll(/\D/g, '').length);
  }
  if (!/^97[89]/.test(digits)) return phrase('isbn-prefix');
  const wanted = isbnCheckDigit(digits);
  return digits.endsWith(String(wanted)) ? undefined : phrase('isbn-check', wanted);
}

/** The check digit that the first twelve digits of an ISBN-13 ask for: weights 1 and 3 by turns, modulo 10. */
function isbnCheckDigit(digits: string): number {
  let sum = 0;
  for (let index = 0; index < isbnLength - 1; index++) {
    sum += Number(digits.charAt(index)) * (index % 2 === 0 ? 1 : 3);
  }
  return (10 - (sum % 10)) % 10;
}
