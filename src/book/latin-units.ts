/**
 * Units in Latin letters, as the source of a regular expression for the flag u: with their prefixes, raised, one per
 * another, as kg, m², mg/mL, L/100 (The International System of Units, 9th edition, ch. 3; CLDR, units of en).
 */

const names = [
  '[mµμnkMGT]?(?:g|m|L|l|V|W|A|J|N|Pa|F|Hz|Ω|mol|eV|cal|bar|Wh|Ah)|[cd]m|[cd][Ll]|hPa|mmHg|psi|mcg|lb|lbs|oz|ft|yd|mi|mph|kph|rpm',
  'K|dB|[kKMGTP]i?B|[kKMGT]?bps|px|pt|dpi|ppi|fps|ppm|MP|ms|min|hp|USD|EUR|GBP',
].join('|');

/** Behind a time: AM, pm. */
export const halfOfDay = '(?:[AaPp]M|[ap]m)';

export const latinUnit = `(?:${names})[²³]?(?:/(?:${names}|[shd]|day)[²³]?)?`;
