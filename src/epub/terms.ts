/**
 * The words only an EPUB of ours says by itself: titles of its machine-made documents, labels for assistive
 * technology, the accessibility summary. In the book's language where we speak it, in English otherwise.
 * What the printed book says too is in `design/terms.ts`.
 */

import { wordsIn } from '../book/language.ts';

export interface EpubTerms {
  readonly cover: string;
  readonly titlePage: string;
  readonly landmarks: string;
  /** The landmark of the body matter. */
  readonly text: string;
  /** Name of the list of pages. */
  readonly pageList: string;
  readonly imprint: string;
  readonly dedication: string;
  readonly epigraph: string;
  /** Accessibility summary: first sentence, and what is added where there are pictures, notes, page numbers, an index. */
  readonly summary: string;
  readonly summaryFigures: string;
  readonly summaryNotes: string;
  readonly summaryPages: string;
  readonly summaryIndex: string;
}

const arabic: EpubTerms = {
  cover: 'الغلاف',
  titlePage: 'صفحة العنوان',
  landmarks: 'معالم الكتاب',
  text: 'متن الكتاب',
  pageList: 'صفحات الطبعة المطبوعة',
  imprint: 'بيانات النشر',
  dedication: 'الإهداء',
  epigraph: 'تصدير',
  summary:
    'نص هذا الكتاب كله نص مقروء آليًّا، مرتب من اليمين إلى اليسار، تظهر عناوينه في محتويات متدرجة، ويمكن تكبيره وتغيير خطه ولونه.',
  summaryFigures: 'ولكل صورة نص بديل يصف ما فيها.',
  summaryNotes: 'والحواشي مرتبطة بمواضعها ذهابًا وإيابًا.',
  summaryPages: 'وأرقام صفحاته هي أرقام صفحات نسخة PDF من الطبعة نفسها.',
  summaryIndex: 'وله كشّاف ترتبط مداخله بمواضعها من المتن.',
};

const persian: EpubTerms = {
  cover: 'جلد',
  titlePage: 'صفحهٔ عنوان',
  landmarks: 'نشانه‌های کتاب',
  text: 'متن کتاب',
  pageList: 'صفحه‌های نسخهٔ چاپی',
  imprint: 'شناسنامهٔ کتاب',
  dedication: 'پیشکش',
  epigraph: 'سرلوحه',
  summary:
    'همهٔ متن این کتاب برای دستگاه خواندنی است، از راست به چپ چیده شده، عنوان‌ها در فهرستی تودرتو آمده‌اند و اندازه، قلم و رنگ آن را می‌توان تغییر داد.',
  summaryFigures: 'هر تصویر متن جایگزین دارد.',
  summaryNotes: 'یادداشت‌ها با متن پیوند دوسویه دارند.',
  summaryPages: 'شمارهٔ صفحه‌ها همان شماره‌های نسخهٔ PDF همین چاپ است.',
  summaryIndex: 'نمایه‌ای دارد که مدخل‌هایش به جای خود در متن پیوند دارند.',
};

const urdu: EpubTerms = {
  cover: 'سرورق',
  titlePage: 'صفحۂ عنوان',
  landmarks: 'کتاب کے نشانات',
  text: 'متن',
  pageList: 'مطبوعہ نسخے کے صفحات',
  imprint: 'اشاعتی معلومات',
  dedication: 'انتساب',
  epigraph: 'سرنامہ',
  summary:
    'اس کتاب کا سارا متن مشین سے پڑھا جا سکتا ہے، دائیں سے بائیں ترتیب میں ہے، عنوانات درجہ وار فہرست میں ہیں، اور اس کا حجم، خط اور رنگ بدلا جا سکتا ہے۔',
  summaryFigures: 'ہر تصویر کا متبادل متن موجود ہے۔',
  summaryNotes: 'حواشی متن سے دونوں طرف مربوط ہیں۔',
  summaryPages: 'صفحات کے نمبر اسی اشاعت کے PDF نسخے کے ہیں۔',
  summaryIndex: 'اس میں اشاریہ ہے جس کے اندراجات متن سے مربوط ہیں۔',
};

const english: EpubTerms = {
  cover: 'Cover',
  titlePage: 'Title page',
  landmarks: 'Landmarks',
  text: 'Text',
  pageList: 'Pages of the printed edition',
  imprint: 'Imprint',
  dedication: 'Dedication',
  epigraph: 'Epigraph',
  summary:
    'All text of this book is machine-readable and in order, its headings stand in a nested table of contents, and its size, typeface and colours can be changed.',
  summaryFigures: 'Every picture has alternative text.',
  summaryNotes: 'Notes are linked with their place in the text both ways.',
  summaryPages: 'Its page numbers are those of the PDF of the same edition.',
  summaryIndex: 'Its index is linked with the places it lists.',
};

const tables = { ar: arabic, fa: persian, ur: urdu, en: english };

/** The terms for a book's language (BCP 47). */
export function epubTerms(language: string): EpubTerms {
  return wordsIn(tables, language);
}
