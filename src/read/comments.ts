/** Comments of HTML and XML. */

const opening = '<!--';
const closing = '-->';

/** A text without its comments; what one without an end holds stays, with all behind it. */
export function withoutComments(text: string): string {
  let rest = '';
  let from = 0;
  for (let start = text.indexOf(opening); start >= 0; start = text.indexOf(opening, from)) {
    const end = text.indexOf(closing, start + opening.length);
    if (end < 0) break;
    rest += text.slice(from, start);
    from = end + closing.length;
  }
  return rest + text.slice(from);
}
