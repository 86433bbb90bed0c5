/**
 * The words that stay with a number: before it those for what is counted in a book, after it eras, measures, money, spans
 * of time, and the months of a date. Lists of words, and how to ask for one whatever its spelling.
 */

import { halfOfDay, latinUnit } from '../book/latin-units.ts';
import { isOfWord, plain, wordFrom } from './words.ts';

/** Abbreviations and signs, as they are written; those in Latin letters are a pattern's. */
const units: ReadonlySet<string> = new Set([
  'هـ',
  'ه',
  'م',
  'ق.هـ',
  'ق.م',
  '°',
  '°م',
  '°ف',
  '°C',
  '°F',
  'مم',
  'سم',
  'كم',
  'كغ',
  'كجم',
  'غ',
  'غم',
  'مل',
  '%',
  '٪',
]);
const longestUnit = Math.max(...[...units].map(({ length }) => length));

const latin = new RegExp(`(?:${latinUnit}|${halfOfDay})(?![A-Za-z0-9])`, 'uy');
const isLatinLetter = (unit: number): boolean => (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;

/** What is counted by numbers, with the ends that a number asks for: عام، عامًا، أعوام. */
const measures = `
  سنة سنوات سنين عام عاما عامين أعوام شهر شهرا أشهر شهور أسبوع أسبوعا أسابيع يوم يوما أيام
  ساعة ساعات دقيقة دقائق ثانية ثوان ثواني قرن قرنا قرون
  دينار دينارا دنانير درهم درهما دراهم جنيه جنيها جنيهات ريال ريالا ريالات دولار دولارا دولارات
  ليرة ليرات يورو قرش قرشا قروش فلس فلسا فلوس روبية روبيات تومان
  متر مترا أمتار كيلومتر كيلومترا كيلومترات سنتيمتر سنتيمترا سنتيمترات ملم مليمتر مليمترا مليمترات
  ميل ميلا أميال ذراع ذراعا أذرع فرسخ فرسخا فراسخ هكتار هكتارا هكتارات فدان فدانا أفدنة دونم دونما دونمات
  غرام غراما غرامات جرام جراما جرامات كيلوغرام كيلوغراما كيلوغرامات كيلوجرام كيلوجراما كيلوجرامات
  كيلو طن طنا أطنان رطل رطلا أرطال لتر لترا لترات درجة درجات بالمئة بالمائة
  ألف ألفا آلاف مليون مليونا ملايين مليار مليارا مليارات
  سال ماه روز هفته ساعت ریال روپے روپیہ سینٹی ڈالر درصد فیصد ہزار هزار میلیون میلیارد لاکھ کروڑ
`;

/**
 * Months in Arabic, Persian and Urdu, or the first words of their names (ربيع الأول, ذو الحجة, كانون الثاني). After
 * CLDR, dates/calendars/{gregorian,islamic,persian} of ar, ar-DZ, ar-IQ, ar-MA, fa and ur.
 */
const months = `
  محرم المحرم صفر ربيع جمادى رجب شعبان رمضان شوال ذو ذي
  يناير فبراير مارس أبريل إبريل مايو يونيو يونية يوليو يولية أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
  كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين
  جانفي فيفري أفريل ماي جوان جويلية أوت يوليوز غشت شتنبر نونبر دجنبر
  فروردین اردیبهشت خرداد تیر مرداد امرداد شهریور مهر آبان آذر دی بهمن اسفند
  ژانویه فوریه آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر
  جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
`;

/** Before a number: «الشكل ٢», «وبالجدول ٣», «رقم ٤», «مج ٥», «شمارهٔ ۶», «صفحہ ۷». */
const counted = `
  شكل جدول صفحة فصل باب آية رقم مادة ملحق لوحة خريطة حاشية جزء مجلد مج صص
  بخش تصویر نمودار شماره جلد پیوست نمبر
`;
/** With their full stop, “no. 6”. */
export const countedAbbreviations: ReadonlySet<string> = new Set(
  'no nos vol vols pp ch chs fig figs'.split(' '),
);

const asWords = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/).map(plain));

const words = asWords(measures + months);
const countedWords = asWords(counted);
/** With their marks they are no longer. */
const longestWord = 24;

/** What Arabic writes together with a noun: و، ف, then ب، ك، ل, then the article. */
const prefix = /^[وف]?[بكل]?(?:ال|ل)?$/;
const longestPrefix = 4;

/** A word for what is counted in a book, whatever is written together with it. */
export function isCounted(word: string): boolean {
  if (word.length > longestWord) return false;
  const bare = plain(word);
  for (let start = 0; start <= longestPrefix; start++) {
    if (countedWords.has(bare.slice(start)) && prefix.test(bare.slice(0, start))) return true;
  }
  return false;
}

/** Whether what stands at `start`, behind a number, belongs to it. */
export function belongsToNumber(text: string, start: number): boolean {
  for (let end = start + 1; end <= Math.min(text.length, start + longestUnit); end++) {
    if (units.has(text.slice(start, end)) && !(end < text.length && isOfWord(text.charCodeAt(end))))
      return true;
  }
  if (isLatinLetter(text.charCodeAt(start)) || 'µμΩ'.includes(text.charAt(start))) {
    latin.lastIndex = start;
    return latin.test(text);
  }
  const word = wordFrom(text, start);
  return word.length <= longestWord && words.has(plain(word));
}
