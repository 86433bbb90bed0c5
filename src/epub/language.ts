/**
 * The direction of a language (BCP 47): by its script subtag, or else by the script the language is usually
 * written in (CLDR likely subtags, reduced to the right-to-left ones). EPUB wants it said on every document
 * and on every foreign run, since content documents inherit nothing from the package (EPUB RS 3.3
 * #confreq-rs-pkg-dir-intro).
 */

export type Direction = 'rtl' | 'ltr';

const rightToLeftScripts = new Set([
  'adlm', 'arab', 'aran', 'hebr', 'mand', 'nkoo', 'rohg', 'samr', 'syrc', 'thaa', 'yezi',
]);

const rightToLeftLanguages = new Set([
  'aeb', 'ar', 'arc', 'ary', 'arz', 'azb', 'bal', 'bqi', 'brh', 'ckb', 'dv', 'fa', 'glk', 'he', 'ks', 'lrc',
  'mzn', 'nqo', 'pnb', 'prs', 'ps', 'sd', 'sdh', 'skr', 'syr', 'ug', 'ur', 'yi',
]);

/** Direction in which `language` is written. */
export function directionOf(language: string): Direction {
  const [primary = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((subtag) => /^[a-z]{4}$/.test(subtag));
  const isRightToLeft = script === undefined ? rightToLeftLanguages.has(primary) : rightToLeftScripts.has(script);
  return isRightToLeft ? 'rtl' : 'ltr';
}
