/**
 * The words a printed book of ours says by itself, in the book's language: titles of its machine-made
 * pages, labels of the imprint, names of the months. English serves languages not listed.
 */

import { wordsIn } from '../book/language.ts';
import { roles } from '../book/roles.ts';

export interface Terms {
  readonly contents: string;
  /** What stands before the number of a chapter and of a part. */
  readonly chapter: string;
  readonly part: string;
  /** What stands before the number of a figure and of a table. */
  readonly figure: string;
  readonly table: string;
  /** What stands before the names of people, by MARC relator name; authors on a title page need none. */
  readonly roles: Readonly<Record<string, string>>;
  readonly edition: string;
  /** Words for an edition, in lower case and without marks: a value that has one needs no label. */
  readonly editionWords: readonly string[];
  readonly publisher: string;
  readonly published: string;
  readonly series: string;
  readonly isbn: string;
  readonly isbnPrint: string;
  readonly identifier: string;
  readonly source: string;
  readonly fonts: string;
  /** Between members of a list. */
  readonly comma: string;
  /** Stands for the names that a cover has no room for. */
  readonly others: string;
  /** Between a label and its value. */
  readonly colon: string;
  /** Said of the compositor. */
  readonly setBy: string;
  readonly colophon: string;
  /** Alternative text of a note's mark and of the way back; `#` is the number. */
  readonly note: string;
  readonly backToText: string;
  /** The same where a note is called several times; `%` is the number of the call. */
  readonly backToCall: string;
  /** Alternative text of the cover's picture; `#` is the title. */
  readonly coverPicture: string;
  /** Which Hijri calendar readers count by, as CLDR calls it: that of the moon, or that of the sun in Iran. */
  readonly hijriCalendar: 'islamic-umalqura' | 'persian';
  /** Gregorian and Hijri months, January and Muharram or Farvardin first, and the letters after the year. */
  readonly months: readonly string[];
  readonly hijriMonths: readonly string[];
  readonly gregorianEra: string;
  readonly hijriEra: string;
}

const arabicHijri =
  'المحرم,صفر,ربيع الأول,ربيع الآخر,جمادى الأولى,جمادى الآخرة,رجب,شعبان,رمضان,شوال,ذو القعدة,ذو الحجة';

const arabic: Terms = {
  contents: 'المحتويات',
  chapter: 'الفصل',
  part: 'الباب',
  figure: 'الشكل',
  table: 'الجدول',
  roles: Object.fromEntries(roles.map(({ name, ar }) => [name, ar])),
  edition: 'الطبعة',
  editionWords: ['طبعة', 'الطبعة'],
  publisher: 'الناشر',
  published: 'تاريخ النشر',
  series: 'السلسلة',
  isbn: 'ردمك',
  isbnPrint: 'ردمك الطبعة الورقية',
  identifier: 'المعرّف',
  source: 'المصدر',
  fonts: 'الخطوط',
  comma: '، ',
  others: 'وآخرون',
  colon: ': ',
  setBy: 'صُفَّ بورّاق',
  colophon: 'خاتمة الطبع',
  note: 'الحاشية #',
  backToText: 'عودة إلى موضع الحاشية # في المتن',
  backToCall: 'عودة إلى الموضع % من مواضع الحاشية # في المتن',
  coverPicture: 'غلاف كتاب «#»',
  months: 'يناير,فبراير,مارس,أبريل,مايو,يونيو,يوليو,أغسطس,سبتمبر,أكتوبر,نوفمبر,ديسمبر'.split(','),
  hijriCalendar: 'islamic-umalqura',
  hijriMonths: arabicHijri.split(','),
  gregorianEra: 'م',
  hijriEra: 'هـ',
};

const persian: Terms = {
  contents: 'فهرست',
  chapter: 'فصل',
  part: 'بخش',
  figure: 'شکل',
  table: 'جدول',
  roles: {
    author: 'نویسنده',
    translator: 'مترجم',
    editor: 'ویراستار',
    'critical editor': 'مصحح',
    illustrator: 'تصویرگر',
    compiler: 'گردآورنده',
    contributor: 'همکار',
  },
  edition: 'چاپ',
  editionWords: ['چاپ', 'ویراست'],
  publisher: 'ناشر',
  published: 'تاریخ انتشار',
  series: 'مجموعه',
  isbn: 'شابک',
  isbnPrint: 'شابک نسخهٔ چاپی',
  identifier: 'شناسه',
  source: 'منبع',
  fonts: 'قلم‌ها',
  comma: '، ',
  others: 'و دیگران',
  colon: ': ',
  setBy: 'حروف‌چینی با ورّاق',
  colophon: 'انجامه',
  note: 'یادداشت #',
  backToText: 'بازگشت به جای یادداشت # در متن',
  backToCall: 'بازگشت به جای % یادداشت # در متن',
  coverPicture: 'جلد کتاب «#»',
  months: 'ژانویه,فوریه,مارس,آوریل,مه,ژوئن,ژوئیه,اوت,سپتامبر,اکتبر,نوامبر,دسامبر'.split(','),
  hijriCalendar: 'persian',
  hijriMonths: 'فروردین,اردیبهشت,خرداد,تیر,مرداد,شهریور,مهر,آبان,آذر,دی,بهمن,اسفند'.split(','),
  gregorianEra: ' م',
  hijriEra: ' ش',
};

const urdu: Terms = {
  contents: 'فہرست',
  chapter: 'باب',
  part: 'حصہ',
  figure: 'شکل',
  table: 'جدول',
  roles: {
    author: 'تصنیف',
    translator: 'ترجمہ',
    editor: 'تدوین',
    'critical editor': 'تحقیق و تدوین',
    illustrator: 'تصاویر',
    compiler: 'مرتب',
    contributor: 'معاون',
  },
  edition: 'اشاعت',
  editionWords: ['اشاعت', 'طبع', 'ایڈیشن'],
  publisher: 'ناشر',
  published: 'تاریخ اشاعت',
  series: 'سلسلہ',
  isbn: 'آئی ایس بی این',
  isbnPrint: 'مطبوعہ نسخے کا آئی ایس بی این',
  identifier: 'شناخت',
  source: 'ماخذ',
  fonts: 'خطوط',
  comma: '، ',
  others: 'اور دیگر',
  colon: ': ',
  setBy: 'کمپوزنگ: ورّاق',
  colophon: 'خاتمہ',
  note: 'حاشیہ #',
  backToText: 'متن میں حاشیہ # کی جگہ واپسی',
  backToCall: 'متن میں حاشیہ # کی جگہ % واپسی',
  coverPicture: 'کتاب «#» کا سرورق',
  months: 'جنوری,فروری,مارچ,اپریل,مئی,جون,جولائی,اگست,ستمبر,اکتوبر,نومبر,دسمبر'.split(','),
  hijriCalendar: 'islamic-umalqura',
  hijriMonths:
    'محرم,صفر,ربیع الاول,ربیع الثانی,جمادی الاول,جمادی الثانی,رجب,شعبان,رمضان,شوال,ذوالقعدہ,ذوالحجہ'.split(
      ',',
    ),
  gregorianEra: 'ء',
  hijriEra: 'ھ',
};

const english: Terms = {
  contents: 'Contents',
  chapter: 'Chapter',
  part: 'Part',
  figure: 'Figure',
  table: 'Table',
  roles: {
    author: 'By',
    translator: 'Translated by',
    editor: 'Edited by',
    'critical editor': 'Critical edition by',
    illustrator: 'Illustrated by',
    compiler: 'Compiled by',
    contributor: 'With',
  },
  edition: 'Edition',
  editionWords: ['edition', 'ed'],
  publisher: 'Publisher',
  published: 'Published',
  series: 'Series',
  isbn: 'ISBN',
  isbnPrint: 'ISBN of the printed edition',
  identifier: 'Identifier',
  source: 'Source',
  fonts: 'Typefaces',
  comma: ', ',
  others: 'and others',
  colon: ': ',
  setBy: 'Set by Warraq',
  colophon: 'Colophon',
  note: 'Note #',
  backToText: 'Back to note # in the text',
  backToCall: 'Back to call % of note # in the text',
  coverPicture: 'Cover of “#”',
  months: 'January,February,March,April,May,June,July,August,September,October,November,December'.split(','),
  hijriCalendar: 'islamic-umalqura',
  hijriMonths:
    'Muharram,Safar,Rabiʻ I,Rabiʻ II,Jumada I,Jumada II,Rajab,Shaʻban,Ramadan,Shawwal,Dhu al-Qaʻda,Dhu al-Hijja'.split(
      ',',
    ),
  gregorianEra: '',
  hijriEra: ' AH',
};

const tables = { ar: arabic, fa: persian, ur: urdu, en: english };

/** The terms for a book's language (BCP 47). */
export function termsOf(language: string): Terms {
  return wordsIn(tables, language);
}
