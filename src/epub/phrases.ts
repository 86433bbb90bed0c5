/**
 * Titles whose short phrases stay on one line: «بلا حدود» is not to end one line and begin the next. In: a title as
 * plain text; out: XHTML, in which the style sheet keeps the phrases whole.
 */

import { titlePhrases } from '../cover/title-lines.ts';
import { escapeText } from './escape.ts';

/** Characters of a title that even a narrow column holds. */
const longestPhrase = 12;

/** A title as XHTML. */
export function phrased(title: string): string {
  const phrases = titlePhrases(title.split(' ')).map((words) => words.join(' '));
  if (phrases.length === 1) return escapeText(title);
  return phrases
    .map((phrase) => {
      const text = escapeText(phrase);
      const isKept = phrase.includes(' ') && phrase.length <= longestPhrase;
      return isKept ? `<span class="phrase">${text}</span>` : text;
    })
    .join(' ');
}
