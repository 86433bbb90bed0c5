/**
 * Numbers as Arabic books write them: digits of three families, abjad letters by value (ḥisāb al-jummal,
 * eastern order), and ordinals in words with the gender of what they count. From a number to text, never
 * back; the author's own digits are not touched.
 */

/** Families of digits, by their CLDR names: ٠١٢ `arab`, ۰۱۲ `arabext`, 012 `latn`. */
export type DigitFamily = 'arab' | 'arabext' | 'latn';

const zeros: Readonly<Record<DigitFamily, number>> = { arab: 0x660, arabext: 0x6f0, latn: 0x30 };

/** Languages whose Arabic digits are the eastern ones, ۴۵۶ (CLDR default numbering systems). */
const extendedArabic: ReadonlySet<string> = new Set(['fa', 'ur', 'ps', 'ks', 'uz', 'mzn', 'lrc']);

/** The digits of what we number in a book: its own choice, in the family that its language (BCP 47) writes. */
export function digitFamily(language: string, digits: 'arab' | 'latn'): DigitFamily {
  if (digits === 'latn') return 'latn';
  const primary = language.split('-')[0]?.toLowerCase() ?? '';
  return extendedArabic.has(primary) ? 'arabext' : 'arab';
}

/** Of ٢٫٥ (CLDR, numbers of ar-u-nu-arab and fa). */
const decimalSign = '\u{66b}';

/** The digits of a number or text, in another family; of a number the decimal sign too, and other characters stay. */
export function inDigits(value: number | string, family: DigitFamily): string {
  const isArabic = typeof value === 'number' && family !== 'latn';
  const text = isArabic ? String(value).replace('.', decimalSign) : String(value);
  return text.replace(/[0-9]/gu, (digit) => String.fromCodePoint(zeros[family] + Number(digit)));
}

/** What an author wrote in Arabic-Indic or Persian digits, ready to be read as a number: ٢٫٥ as 2.5. */
export function inLatinDigits(text: string): string {
  return text
    .replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replaceAll(decimalSign, '.');
}

/** Highest number that abjad letters and spelled ordinals are made for. */
const highestInLetters = 1999;

const abjadUnits = ['', 'ا', 'ب', 'ج', 'د', 'ه', 'و', 'ز', 'ح', 'ط'] as const;
const abjadTens = ['', 'ي', 'ك', 'ل', 'م', 'ن', 'س', 'ع', 'ف', 'ص'] as const;
const abjadHundreds = ['', 'ق', 'ر', 'ش', 'ت', 'ث', 'خ', 'ذ', 'ض', 'ظ'] as const;

interface Places {
  readonly thousands: number;
  readonly hundreds: number;
  readonly tens: number;
  readonly units: number;
}

function placesOf(value: number): Places {
  return {
    thousands: Math.floor(value / 1000),
    hundreds: Math.floor(value / 100) % 10,
    tens: Math.floor(value / 10) % 10,
    units: value % 10,
  };
}

/** Whether letters or words are made for a number. */
export const isInRange = (value: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= highestInLetters;

/** ZERO WIDTH JOINER: alone, «ه» has its isolated form, which is a five. */
const joiner = '\u{200d}';

/**
 * Abjad letters of a number by value: أ ب ج … ط ي يا يب … ق … غ. A number outside 1 to 1999 comes back in
 * digits. One alone is أ with its hamza, as lists write it; joined to others it is ا (يا). Five alone has a joiner
 * behind it: drawn by itself ه is the digit ٥ to the eye, so it is written هـ. Where the digits are those of Persian
 * and Urdu, so are the letters: الف, and ک and ی for ك and ي.
 */
export function abjad(value: number, family: DigitFamily = 'arab'): string {
  const isExtended = family === 'arabext';
  if (!isInRange(value)) return inDigits(value, isExtended ? family : 'arab');
  if (value === 1) return isExtended ? 'الف' : 'أ';
  if (value === 5) return `ه${joiner}`;
  const { thousands, hundreds, tens, units } = placesOf(value);
  const letters = `${thousands === 1 ? 'غ' : ''}${abjadHundreds[hundreds]}${abjadTens[tens]}${abjadUnits[units]}`;
  return isExtended ? letters.replace('ك', 'ک').replace('ي', 'ی') : letters;
}

/** A number as a reader would type it: without what gives «ه» its form in print. */
export const asTyped = (counter: string): string => counter.replaceAll(joiner, '');

export type Gender = 'masculine' | 'feminine';

/** Gender of a noun as its ending shows it: المقالة and الرسالة are feminine, الفصل and الباب are not. */
export function genderOf(noun: string): Gender {
  const [first = ''] = noun.trim().normalize('NFC').split(/\s+/u);
  return first.replaceAll(/\p{M}/gu, '').endsWith('ة') ? 'feminine' : 'masculine';
}

type Words = Readonly<Record<Gender, readonly string[]>>;

/** 1 to 10 as ordinals; they agree with what they count. */
const ordinalUnits: Words = {
  masculine: [
    '',
    'الأول',
    'الثاني',
    'الثالث',
    'الرابع',
    'الخامس',
    'السادس',
    'السابع',
    'الثامن',
    'التاسع',
    'العاشر',
  ],
  feminine: [
    '',
    'الأولى',
    'الثانية',
    'الثالثة',
    'الرابعة',
    'الخامسة',
    'السادسة',
    'السابعة',
    'الثامنة',
    'التاسعة',
    'العاشرة',
  ],
};

/** 1 before a ten: الحادي عشر, الحادية والعشرون. */
const ordinalOne: Readonly<Record<Gender, string>> = { masculine: 'الحادي', feminine: 'الحادية' };

/** 3 to 10 as cardinals; the form is of the other gender than what they count, 1 and 2 agree. */
const cardinalUnits: Words = {
  masculine: ['', 'واحد', 'اثنان', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة', 'عشرة'],
  feminine: ['', 'واحدة', 'اثنتان', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع', 'عشر'],
};

const cardinalEleven: Readonly<Record<Gender, string>> = { masculine: 'أحد عشر', feminine: 'إحدى عشرة' };
const cardinalTwelve: Readonly<Record<Gender, string>> = { masculine: 'اثنا عشر', feminine: 'اثنتا عشرة' };
/** Units before عشرة: ثمان becomes ثماني in the feminine compound. */
const cardinalTeens: Readonly<Record<Gender, (units: number) => string>> = {
  masculine: (units) => `${cardinalUnits.masculine[units]} عشر`,
  feminine: (units) => `${units === 8 ? 'ثماني' : cardinalUnits.feminine[units]} عشرة`,
};

const tens = ['', '', 'عشرون', 'ثلاثون', 'أربعون', 'خمسون', 'ستون', 'سبعون', 'ثمانون', 'تسعون'] as const;
const hundreds = [
  '',
  'مائة',
  'مائتان',
  'ثلاثمائة',
  'أربعمائة',
  'خمسمائة',
  'ستمائة',
  'سبعمائة',
  'ثمانمائة',
  'تسعمائة',
] as const;

function ordinalBelowHundred(value: number, gender: Gender): string {
  const { tens: ten, units } = placesOf(value);
  if (value <= 10) return ordinalUnits[gender][value] ?? '';
  const unit = units === 1 ? ordinalOne[gender] : ordinalUnits[gender][units];
  if (ten === 1) return `${unit} ${gender === 'masculine' ? 'عشر' : 'عشرة'}`;
  return units === 0 ? `ال${tens[ten]}` : `${unit} وال${tens[ten]}`;
}

function cardinalBelowHundred(value: number, gender: Gender): string {
  const { tens: ten, units } = placesOf(value);
  if (value <= 10) return cardinalUnits[gender][value] ?? '';
  if (value === 11) return cardinalEleven[gender];
  if (value === 12) return cardinalTwelve[gender];
  if (ten === 1) return cardinalTeens[gender](units);
  if (units === 0) return tens[ten] ?? '';
  const one = gender === 'feminine' ? 'إحدى' : 'واحد';
  return `${units === 1 ? one : cardinalUnits[gender][units]} و${tens[ten]}`;
}

/**
 * The definite ordinal in words, nominative: الأول, الثانية عشرة, الحادي والعشرون, المائة وخمسة. It agrees
 * with the gender of what it counts; above a hundred the round number leads, definite, and the rest follows
 * as a cardinal. A number outside 1 to 1999 comes back in `arab` digits.
 */
export function ordinal(value: number, gender: Gender): string {
  if (!isInRange(value)) return inDigits(value, 'arab');
  if (value < 100) return ordinalBelowHundred(value, gender);
  const places = placesOf(value);
  const round: string[] = [];
  if (places.thousands === 1) round.push('ألف');
  if (places.hundreds > 0) round.push(hundreds[places.hundreds] ?? '');
  const rest = value % 100;
  if (rest > 0) round.push(cardinalBelowHundred(rest, gender));
  return `ال${round.join(' و')}`;
}
