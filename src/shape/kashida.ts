/**
 * Where a word may be lengthened: the orthography of kashida, without fonts and without demerits. In: a word as
 * written. Out: the joins that a tatweel (U+0640) may lengthen, each with its class; 0 is the best.
 *
 * Two tables say it all: `classes`, the order of preference, and `never`. Three independent lists agree on the
 * classes: Microsoft's of 1999 (https://www.khtt.net/en/page/1821/the-big-kashida-secret, carried on in
 * LibreOffice, i18nutil/source/utility/kashida.cxx), Qt's `HB_JustificationClass`, and the `kashida` crate.
 * See also alreq #h_justification_kashida. Letters are told by joining group, so that Persian and Urdu ones
 * (گ پ چ ژ ک ی) follow their kin. Marks are transparent: a kashida goes behind the marks of its letter.
 */

import { type JoiningType, joiningGroup, joiningType } from '../analyze/joining.ts';

/** Class of a place, best first. */
export type KashidaPriority = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface KashidaPlace {
  /** UTF-16 index in the word at which a tatweel may be put: behind a letter and its marks, before the next letter. */
  readonly index: number;
  readonly priority: KashidaPriority;
}

type Form = 'isolated' | 'initial' | 'medial' | 'final';

interface Letter {
  readonly codePoint: number;
  /** Joining group of the UCD. */
  readonly group: string;
  readonly form: Form;
  /** Behind the letter and its marks. */
  readonly end: number;
}

/** Two letters that join, and the letter after them. */
interface Join {
  readonly from: Letter;
  readonly to: Letter;
  readonly next: Letter | undefined;
}

type Rule = (join: Join) => boolean;

const TATWEEL = 0x640;
const ZWNJ = 0x200c;
const ZWJ = 0x200d;
const LAST_OF_PLANE = 0xffff;

// The letters the rules speak of, by joining group.
const ALEF = ['Alef'];
const TOOTH = ['Beh', 'Noon', 'African_Noon', 'Nya', 'Yeh', 'Farsi_Yeh', 'Burushaski_Yeh_Barree'];
const DAL = ['Dal'];
const REH = ['Reh'];
const SEEN = ['Seen', 'Sad'];
const TAH = ['Tah'];
const AIN = ['Ain'];
const FEH = ['Feh', 'African_Feh'];
const QAF = ['Qaf', 'African_Qaf'];
const KAF = ['Kaf', 'Gaf', 'Swash_Kaf'];
const LAM = ['Lam'];
const HEH = ['Heh', 'Heh_Goal', 'Knotted_Heh'];
const TEH_MARBUTA = ['Teh_Marbuta', 'Teh_Marbuta_Goal'];
const WAW = ['Waw'];
const YEH = ['Yeh', 'Farsi_Yeh', 'Yeh_Barree', 'Burushaski_Yeh_Barree', 'Yeh_With_Tail'];

const after =
  (...letters: readonly string[]): Rule =>
  ({ from }) =>
    letters.includes(from.group);
const before =
  (...letters: readonly string[]): Rule =>
  ({ to }) =>
    letters.includes(to.group);
const beforeFinal =
  (...letters: readonly string[]): Rule =>
  ({ to }) =>
    isFinal(to, letters);
const afterMedial =
  (...letters: readonly string[]): Rule =>
  ({ from }) =>
    from.form === 'medial' && letters.includes(from.group);
const both =
  (one: Rule, other: Rule): Rule =>
  (join) =>
    one(join) && other(join);
const either =
  (one: Rule, other: Rule): Rule =>
  (join) =>
    one(join) || other(join);
const not =
  (rule: Rule): Rule =>
  (join) =>
    !rule(join);

const beforeLamAlef: Rule = ({ to, next }) =>
  LAM.includes(to.group) && next !== undefined && ALEF.includes(next.group);
const beforeToothThenFinal =
  (...letters: readonly string[]): Rule =>
  ({ to, next }) =>
    to.form === 'medial' && TOOTH.includes(to.group) && next !== undefined && isFinal(next, letters);
const afterTatweel: Rule = ({ from, to }) =>
  from.codePoint === TATWEEL && from.form === 'medial' && to.codePoint !== TATWEEL && to.codePoint !== ZWJ;

/** Final form of one of the letters: of ا د ر و also inside a word. */
function isFinal({ form, group }: Letter, letters: readonly string[]): boolean {
  return form === 'final' && letters.includes(group);
}

/**
 * The calligrapher's list: the first line that fits gives the class. Numbers of the lists in parentheses:
 * Microsoft; Qt; crate.
 */
const classes: readonly { readonly priority: KashidaPriority; readonly fits: Rule }[] = [
  // After a tatweel that the author typed (1; 13; 0).
  { priority: 0, fits: afterTatweel },
  // After initial or medial سـ شـ صـ ضـ (2; 12; 1).
  { priority: 1, fits: after(...SEEN) },
  // Before final ـة ـه ـد ـذ (3; 11; 2).
  { priority: 2, fits: beforeFinal(...TEH_MARBUTA, ...HEH, ...DAL) },
  // Before final ـا ـط ـظ ـل ـك ـگ (4; 10; 3), and before a ـلا (crate 3).
  { priority: 3, fits: either(beforeFinal(...ALEF, ...TAH, ...LAM, ...KAF), beforeLamAlef) },
  // Before a medial tooth that a final ـر ـز ـي ـى follows (5; 9; 4). The crate adds ـم ـن; the others do not.
  { priority: 4, fits: beforeToothThenFinal(...REH, ...YEH) },
  // Before final ـو ـع ـغ ـف (6; 8; 5); ـق as well in all three, but see below.
  { priority: 5, fits: beforeFinal(...WAW, ...AIN, ...FEH, ...QAF) },
  // Before the final form of any other letter that joins (7; 7; 6).
  { priority: 6, fits: ({ to }) => to.form === 'final' },
  // Any other join: LibreOffice's last resort (tdf#163105).
  { priority: 7, fits: () => true },
];

/**
 * Joins that are never lengthened. That letters which do not join (after ا د ذ ر ز و ة ء, across a ZWNJ) have none
 * goes without saying (alreq #h_joining_and_spacing, LibreOffice #i98410#). A tatweel the author typed is exempt:
 * he knew what he wanted (LibreOffice: "always respect a user-inserted kashida").
 */
const never: readonly Rule[] = [
  // Inside لا, with or without marks (alreq #h_ligatures; LibreOffice `isLigature`).
  both(after(...LAM), before(...ALEF)),
  // After ل before ك د ذ ة and final ه (DigitalKhatt `applyKashida`).
  both(after(...LAM), either(before(...KAF, ...DAL, ...TEH_MARBUTA), beforeFinal(...HEH))),
  // Before a final ـق (DigitalKhatt).
  beforeFinal(...QAF),
  // Between a medial tooth and ر ز (DigitalKhatt).
  both(afterMedial(...TOOTH), before(...REH)),
  // Before a final ـي ـى, unless a seen or sad stands there (LibreOffice tdf#65344).
  both(beforeFinal(...YEH), not(after(...SEEN))),
  // At a ZWJ, which holds a form for reasons of its own (alreq #h_joining_enforcement).
  ({ from, to }) => from.codePoint === ZWJ || to.codePoint === ZWJ,
];

/** Words that are left alone as a whole, if they hold one of these. */
const neverWord = new RegExp(
  [
    // Numbers (U+0660 and kin), and letters of other scripts: Latin, but Syriac too, whose rules are others.
    '\\p{N}|(?!\\p{Script_Extensions=Arabic})\\p{L}',
    // Presentation forms are joined already, and ﴿ ﴾ stand at the Quran (alreq #h_encoding).
    '[\\u{FB50}-\\u{FDFF}\\u{FE70}-\\u{FEFE}]',
    // Signs of Quranic annotation: recitation lengthens there by its own rules (w3c/alreq#57).
    '[\\u{615}-\\u{61A}\\u{6D6}-\\u{6ED}\\u{89C}-\\u{89F}\\u{8CA}-\\u{8E3}]',
  ].join('|'),
  'u',
);
/** Of these most other words that are left alone have one; asked first: `\p{L}` costs milliseconds. */
const latinOrDigit = /[A-Za-z0-9\u{660}-\u{669}\u{6F0}-\u{6F9}]/u;
const isLeftAlone = (word: string): boolean => latinOrDigit.test(word) || neverWord.test(word);

/** Letters of Arabic and Persian and the vowels, nothing that `neverWord` would find. */
const plainLetters = '\\u{621}-\\u{655}\\u{67E}\\u{686}\\u{698}\\u{6A9}\\u{6AF}\\u{6CC}';
/** Nearly all words; with the punctuation at them nearly all others. */
const plainWord = new RegExp(`^[${plainLetters}]*$`, 'u');
const punctuatedWord = new RegExp(`^[${plainLetters}!"'(),.:?[\\]«»،؛؟‘’“”…–—-]*$`, 'u');
const plainRuns = new RegExp(`[${plainLetters}]+`, 'gu');

/**
 * The divine name with what joins it: الله لله والله بالله تالله فلله اللهم عبدالله آلله اللہ, marks taken off
 * (the `kashida` crate; https://pub.dev/documentation/arabic_justified_text/latest).
 */
const divineName = /^(?:أ?[وف]?لل[هہ]|.*[اآأٱ]لل[هہ]م?)$/u;

/** A word without two of them is not the divine name: most need no closer look. */
const LAM_LETTER = 'ل';

/** Fewest letters of a word that is lengthened (the `kashida` crate puts words of two last; here they are left out). */
const FEWEST_LETTERS = 3;

/** Class of all joins of a word in which no three letters join, as in أنه and قال (the crate's last class too). */
const LAST_CLASS = 7;

/** Letters with their marks and joiners: what stands between punctuation. */
const letterRuns = /[\p{L}\p{M}\p{Cf}]+/gu;

/** The runs of letters of a word; none of one that is left alone as a whole. */
function runsIn(word: string): readonly RegExpExecArray[] {
  if (punctuatedWord.test(word)) return [...word.matchAll(plainRuns)];
  return isLeftAlone(word) ? [] : [...word.matchAll(letterRuns)];
}

/**
 * The places of a word that may be lengthened, in logical order. `word`: what stands between two spaces, as
 * written, with its marks and punctuation. Of all its places one is used at most (Microsoft's first rule; alreq).
 */
export function kashidaPlaces(word: string): readonly KashidaPlace[] {
  if (plainWord.test(word)) return placesIn(word);
  const places: KashidaPlace[] = [];
  for (const { 0: run, index } of runsIn(word)) {
    for (const place of placesIn(run)) places.push({ ...place, index: index + place.index });
  }
  return places;
}

/**
 * True for a word that justification may touch at all: none that the tables leave alone as a whole, nor one of
 * fewer than three letters, nor one with a tatweel, which has been lengthened by hand.
 */
export function mayWiden(word: string): boolean {
  const runs = runsIn(word);
  return runs.length > 0 && runs.every(([run]) => isUntouched(run));
}

/** Touchable, and not lengthened by hand. */
function isUntouched(run: string): boolean {
  const letters = lettersOf(run);
  return !letters.some(isTatweel) && isTouchable(run, letters);
}

const always = (): boolean => true;

/**
 * The best of a word's places that are allowed: best class, and of equals the one nearest the word's end (Microsoft's
 * third rule).
 */
export function bestPlace(
  places: readonly KashidaPlace[],
  isAllowed: (place: KashidaPlace) => boolean = always,
): KashidaPlace | undefined {
  let best: KashidaPlace | undefined;
  for (const place of places) {
    const isBetter = best === undefined || place.priority <= best.priority;
    if (isBetter && isAllowed(place)) best = place;
  }
  return best;
}

function placesIn(run: string): readonly KashidaPlace[] {
  const letters = lettersOf(run);
  if (!isTouchable(run, letters)) return [];
  const hasTatweel = letters.some(isTatweel);
  const isShort = !hasTatweel && letters.every(({ form }) => form !== 'medial');
  const places: KashidaPlace[] = [];
  for (let index = 0; index + 1 < letters.length; index++) {
    const from = letters[index];
    const to = letters[index + 1];
    if (from === undefined || to === undefined || !joinsOn(from)) continue;
    const join = { from, to, next: letters[index + 2] };
    const priority = hasTatweel ? (afterTatweel(join) ? 0 : undefined) : priorityOf(join);
    if (priority !== undefined) places.push({ index: from.end, priority: isShort ? LAST_CLASS : priority });
  }
  return places;
}

/** Not too short, unless the author lengthened it himself, and not the divine name. */
function isTouchable(run: string, letters: readonly Letter[]): boolean {
  const spelled = letters.filter(isSpelled);
  if (spelled.length < FEWEST_LETTERS && !letters.some(isTatweel)) return false;
  if (run.indexOf(LAM_LETTER) === run.lastIndexOf(LAM_LETTER)) return true;
  return !divineName.test(spelled.map(({ codePoint }) => String.fromCodePoint(codePoint)).join(''));
}

const isTatweel = ({ codePoint }: Letter): boolean => codePoint === TATWEEL;
/** A letter, not a tatweel or joiner. */
const isSpelled = ({ codePoint }: Letter): boolean =>
  codePoint !== TATWEEL && codePoint !== ZWJ && codePoint !== ZWNJ;
const joinsOn = ({ form }: Letter): boolean => form === 'initial' || form === 'medial';

function priorityOf(join: Join): KashidaPriority | undefined {
  for (const forbids of never) if (forbids(join)) return undefined;
  for (const { priority, fits } of classes) if (fits(join)) return priority;
  return undefined;
}

/** What the tables of Unicode say of a character; looked up once for each. */
interface Character {
  readonly type: JoiningType;
  readonly group: string;
}

const characters = new Map<number, Character>();

function characterOf(codePoint: number): Character {
  const known = characters.get(codePoint);
  if (known !== undefined) return known;
  const character = { type: joiningType(codePoint), group: joiningGroup(codePoint) };
  characters.set(codePoint, character);
  return character;
}

/** The characters that are not transparent, each with its form (Unicode ch. 9.2, rules R1 to R6). */
function lettersOf(run: string): readonly Letter[] {
  const letters: Letter[] = [];
  let codePoint = 0;
  let character: Character | undefined;
  let letterEnd = 0;
  let joinsBefore = false;
  for (let index = 0; index < run.length; ) {
    const here = run.codePointAt(index) ?? 0;
    index += here > LAST_OF_PLANE ? 2 : 1;
    const next = characterOf(here);
    if (next.type !== 'T') {
      if (character !== undefined) {
        const joinsAfter = canJoin(character.type, next.type);
        letters.push({
          codePoint,
          group: character.group,
          form: formOf(joinsBefore, joinsAfter),
          end: letterEnd,
        });
        joinsBefore = joinsAfter;
      }
      codePoint = here;
      character = next;
    }
    letterEnd = index;
  }
  if (character !== undefined) {
    letters.push({ codePoint, group: character.group, form: formOf(joinsBefore, false), end: letterEnd });
  }
  return letters;
}

function formOf(joinsBefore: boolean, joinsAfter: boolean): Form {
  if (joinsBefore) return joinsAfter ? 'medial' : 'final';
  return joinsAfter ? 'initial' : 'isolated';
}

/** True if a letter joins the letter after it. */
function canJoin(from: JoiningType, to: JoiningType): boolean {
  return (from === 'D' || from === 'C' || from === 'L') && (to === 'D' || to === 'C' || to === 'R');
}
