/**
 * Characters into XML text and attributes. In: any string, hostile ones too. Out: XML 1.0 character data
 * (https://www.w3.org/TR/xml/#charsets): what XML or HTML forbids (controls, noncharacters, half surrogates)
 * becomes U+FFFD, markup characters become references. Arabic stays as it is: no numeric references.
 */

const replacement = '\u{FFFD}';
/** C0 and C1 controls but tab, LF and CR, noncharacters, and (with the flag `u`) lone surrogates. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const forbidden = /[\u{0}-\u{8}\u{B}\u{C}\u{E}-\u{1F}\u{7F}-\u{9F}\p{Cs}\p{Noncharacter_Code_Point}]/gu;
/** A cheap superset of what needs work: most Arabic text has none of it and is returned as it is. */
// oxlint-disable-next-line no-control-regex -- likewise
const suspect = /[&<>\u0000-\u001F\u007F-\u009F\uD800-\uDFFF\uFDD0-\uFDEF\uFFFE\uFFFF]/;

/** `text` as XML character data. */
export function escapeText(text: string): string {
  if (!suspect.test(text)) return text;
  return text
    .replace(forbidden, replacement)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** `text` as the value of an attribute in double quotes; its white space becomes spaces (XML 1.0 §3.3.3). */
export function escapeAttribute(text: string): string {
  return escapeText(text)
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, ' ');
}

/** A word that may stand as an XML id and a file name: ASCII, beginning with a letter (XML 1.0 `NCName`). */
export function isAsciiName(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(text);
}
