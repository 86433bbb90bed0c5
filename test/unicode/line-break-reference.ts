/**
 * UAX #14 (Unicode 15.0) written down as it is printed: an ordered list of patterns, slow and plain. The state
 * machine of src/analyze is compared with it on longer strings than LineBreakTest has.
 */

/** One character of each class of tables/line-break-class.ts; OPW is a wide OP, IDX an unassigned pictograph. */
export const samples: Readonly<Record<string, string>> = {
  BK: '\v',
  CR: '\r',
  LF: '\n',
  NL: '\u{85}',
  SP: ' ',
  ZW: '\u{200B}',
  WJ: '\u{2060}',
  GL: '\u{A0}',
  CM: '\u{301}',
  ZWJ: '\u{200D}',
  AL: 'ا',
  HL: 'א',
  NU: '1',
  OP: '(',
  OPW: '「',
  CL: '}',
  CP: ')',
  QU: '"',
  EX: '!',
  IS: ',',
  SY: '/',
  NS: '々',
  PR: '$',
  PO: '%',
  BA: '–',
  BB: '´',
  HY: '-',
  B2: '—',
  CB: '\u{FFFC}',
  IN: '…',
  ID: '一',
  IDX: '\u{1FAF9}',
  EB: '☝',
  EM: '🏻',
  RI: '🇦',
  JL: 'ᄀ',
  JV: 'ᅡ',
  JT: 'ᆨ',
  H2: '가',
  H3: '각',
};

/** Prohibited, allowed, mandatory. */
export type Kind = '×' | '÷' | '!';
type Rule = readonly [before: string, kind: Kind, after: string];

const LETTER = '(AL|HL)';
const OPENING = '(OP|OPW)';
const CLOSING = '(CL|CP)';
const EMOJI = '(ID|IDX|EB|EM)';
const HANGUL = '(JL|JV|JT|H2|H3)';

/** LB4–LB8a, which see marks as they are. */
const rulesBeforeMarks: readonly Rule[] = [
  ['BK', '!', ''],
  ['CR', '×', 'LF'],
  ['(CR|LF|NL)', '!', ''],
  ['', '×', '(BK|CR|LF|NL|SP|ZW)'],
  ['ZW SP*', '÷', ''],
  ['ZWJ', '×', ''],
];

/** LB11–LB30b, after LB9 and LB10. */
const rulesAfterMarks: readonly Rule[] = [
  ['', '×', 'WJ'],
  ['WJ', '×', ''],
  ['GL', '×', ''],
  ['(?<!SP|BA|HY)', '×', 'GL'],
  ['', '×', '(CL|CP|EX|IS|SY)'],
  [`${OPENING} SP*`, '×', ''],
  ['QU SP*', '×', OPENING],
  [`${CLOSING} SP*`, '×', 'NS'],
  ['B2 SP*', '×', 'B2'],
  ['SP', '÷', ''],
  ['', '×', 'QU'],
  ['QU', '×', ''],
  ['', '÷', 'CB'],
  ['CB', '÷', ''],
  ['', '×', '(BA|HY|NS)'],
  ['BB', '×', ''],
  ['HL (HY|BA)', '×', ''],
  ['SY', '×', 'HL'],
  ['', '×', 'IN'],
  [LETTER, '×', 'NU'],
  ['NU', '×', LETTER],
  ['PR', '×', EMOJI],
  [EMOJI, '×', 'PO'],
  ['(PR|PO)', '×', LETTER],
  [LETTER, '×', '(PR|PO)'],
  ['(PR|PO)', '×', `(OP|OPW|HY)? NU`],
  ['(OP|OPW|HY)', '×', 'NU'],
  ['NU (NU|SY|IS)*', '×', '(NU|SY|IS|CL|CP)'],
  [`NU (NU|SY|IS)* ${CLOSING}?`, '×', '(PO|PR)'],
  ['JL', '×', '(JL|JV|H2|H3)'],
  ['(JV|H2)', '×', '(JV|JT)'],
  ['(JT|H3)', '×', 'JT'],
  [HANGUL, '×', 'PO'],
  ['PR', '×', HANGUL],
  [`(AL|HL|IS)`, '×', LETTER],
  ['(AL|HL|NU)', '×', 'OP'],
  ['CP', '×', '(AL|HL|NU)'],
  ['(?<!RI) (RI RI)* RI', '×', 'RI'],
  ['(EB|IDX)', '×', 'EM'],
];

/** A pattern over class names -> over « AL CM NU»: each name with a space before it. */
const compile = (pattern: string): string =>
  pattern
    .split(' ')
    .map((token) => token.replaceAll(/\w+/g, String.raw`(?: $&\b)`))
    .join('');

const compiled = (rules: readonly Rule[]): readonly (readonly [RegExp, Kind, RegExp])[] =>
  rules.map(([before, kind, after]) => [
    new RegExp(`${compile(before)}$`),
    kind,
    new RegExp(`^${compile(after)}`),
  ]);

const beforeMarks = compiled(rulesBeforeMarks);
const afterMarks = compiled(rulesAfterMarks);

function firstRule(rules: ReturnType<typeof compiled>, before: string, after: string): Kind | undefined {
  return rules.find(([left, , right]) => left.test(before) && right.test(after))?.[1];
}

const join = (classes: readonly string[]): string => classes.map((name) => ` ${name}`).join('');

/** LB9 and LB10: marks vanish into their base (undefined in the result), those without one are AL. */
function absorbMarks(classes: readonly string[]): (string | undefined)[] {
  let base: string | undefined;
  return classes.map((name) => {
    const isMark = name === 'CM' || name === 'ZWJ';
    if (isMark && base !== undefined) return undefined;
    const resolved = isMark ? 'AL' : name;
    base = /^(?:BK|CR|LF|NL|SP|ZW)$/.test(resolved) ? undefined : resolved;
    return resolved;
  });
}

const isBase = (name: string | undefined): name is string => name !== undefined;

/** The break before the character at `index` (not the first) of a sequence of classes. */
export function referenceBreak(classes: readonly string[], index: number): Kind {
  const early = firstRule(beforeMarks, join(classes.slice(0, index)), join(classes.slice(index)));
  if (early !== undefined) return early;
  const bases = absorbMarks(classes);
  if (bases[index] === undefined) return '×'; // LB9
  const before = join(bases.slice(0, index).filter(isBase));
  return firstRule(afterMarks, before, join(bases.slice(index).filter(isBase))) ?? '÷'; // LB31
}
