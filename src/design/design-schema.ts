/**
 * The keys of `design.yaml`, which a book's `design:` may change one by one: the one list from which come
 * the type `Design`, the check, the defaults and the reference.
 */

import { choice, type Fields, flag, list, mapOf, record, required, text } from '../schema.ts';
import {
  bookIndex,
  definitions,
  footnotes,
  headings,
  listLook,
  paragraph,
  poem,
  table,
  thematicBreak,
} from './block-schema.ts';
import {
  amount,
  characters,
  colorOr,
  complete,
  face,
  field,
  font,
  frame,
  look,
  mark,
  palette,
  placement,
  positive,
  textFont,
  whole,
} from './look-schema.ts';
import {
  body,
  catchwords,
  chapters,
  contents,
  cover,
  folio,
  halfTitle,
  heads,
  justification,
  margins,
  page,
  parts,
  titlePage,
} from './page-schema.ts';

export const languageSchema = record({
  font: required(font, { en: 'Its text font', ar: 'خط متنها' }),
  size: field(positive, 1, 'Size, × the size it would have', 'الحجم نسبة إلى ما كان'),
  leading: field(positive, 1, 'Leading, × the leading it would have', 'المسافة بين السطور نسبة إلى ما كانت'),
});

/** Records that many keys have, by the name that the reference gives them. */
export const sharedRecords: ReadonlyMap<Fields, string> = new Map<Fields, string>([
  [look.fields, 'a paragraph'],
  [characters.fields, 'characters'],
  [mark.fields, 'a mark'],
  [frame.fields, 'a box'],
]);

/** Every key of `design.yaml`. */
export const designSchema = record({
  description: field(text, '', 'What the design is like, in a line', 'وصف التصميم في سطر'),
  descriptionAr: field(text, '', 'The same in Arabic', 'وصفه بالعربية'),
  page: required(page, { en: 'Trimmed size', ar: 'قطع الكتاب' }),
  facing: field(flag, true, 'Mirrored margins; false for PDFs to be read on screens', 'هوامش متقابلة'),
  margins: whole(margins, 'Margins; print only', 'الهوامش، للمطبوع وحده'),
  text: required(body, { en: 'The text; all else is in proportion', ar: 'المتن، وما سواه نسبة إليه' }),
  justification: whole(justification, 'Justification; print only', 'الضبط، للمطبوع وحده'),
  colors: required(record(palette), { en: 'Palette', ar: 'الألوان' }),
  fonts: required(
    record({
      text: required(textFont, { en: 'Text', ar: 'المتن' }),
      heading: required(font, { en: 'Headings', ar: 'العناوين' }),
      display: required(font, { en: 'Cover and title page', ar: 'الغلاف وصفحة العنوان' }),
      quran: required(font, { en: 'The Quran', ar: 'القرآن' }),
      code: required(font, { en: 'Code', ar: 'الشفرة' }),
    }),
    { en: 'Fonts', ar: 'الخطوط' },
  ),
  fallback: field(list(face), [], 'Faces for characters that a font lacks', 'خطوط الحروف الناقصة'),
  languages: field(
    mapOf(languageSchema),
    new Map(),
    'Text in `:::passage{lang=…}` of a language, by its primary subtag',
    'نص الفقرات بلغة أخرى، بحسب رمز اللغة',
  ),
  paragraph: whole(paragraph, 'Paragraphs', 'الفقرات'),
  emphasis: whole(mark, 'Emphasis', 'التنبيه'),
  strong: whole(mark, 'Strong emphasis', 'التنبيه القوي'),
  link: whole(mark, 'Links', 'الروابط'),
  inlineCode: whole(
    complete({ size: field(positive, 0.85, 'Size, × the text round it', 'الحجم نسبة إلى ما حوله') }),
    'Code inside a line',
    'الشفرة داخل السطر',
  ),
  inlineQuran: whole(
    complete({
      size: field(positive, 1, 'Size, × the text round it', 'الحجم نسبة إلى ما حوله'),
      color: field(colorOr('inherit'), 'inherit', 'Colour; print only', 'اللون، للمطبوع وحده'),
    }),
    'Verses of the Quran inside a line',
    'الآيات داخل السطر',
  ),
  headings: whole(headings, 'Headings', 'العناوين'),
  chapters: whole(chapters, 'Chapters', 'الفصول'),
  parts: whole(parts, 'Parts', 'الأبواب'),
  quote: whole(look, 'Quotations', 'الاقتباسات'),
  attribution: whole(look, 'Who said it', 'القائل'),
  list: whole(listLook, 'Lists', 'القوائم'),
  definitions: whole(definitions, 'Definitions', 'التعريفات'),
  code: whole(look, 'Listings', 'كتل الشفرة'),
  figure: whole(
    complete({
      before: field(amount, 1, 'Space above, lines', 'الفراغ قبله'),
      after: field(amount, 1, 'Space below, lines', 'الفراغ بعده'),
      align: field(choice(['start', 'center']), 'center', 'Where the picture stands', 'موضع الصورة'),
      caption: whole(look, 'Caption', 'التعليق'),
    }),
    'Figures',
    'الأشكال',
  ),
  table: whole(table, 'Tables', 'الجداول'),
  thematicBreak: whole(thematicBreak, 'Thematic break', 'الفاصل'),
  poem: whole(poem, 'Poems', 'الشعر'),
  keyPoints: whole(frame, 'Key points', 'النقاط الرئيسية'),
  related: whole(frame, 'Related headlines', 'عناوين ذات صلة'),
  note: whole(frame, 'Notes beside the text', 'الملاحظات'),
  epigraph: whole(look, 'Epigraph', 'التصدير'),
  dedication: whole(look, 'Dedication', 'الإهداء'),
  quran: whole(look, 'The Quran', 'القرآن'),
  index: whole(bookIndex, 'The index', 'الفهرس'),
  footnotes: whole(footnotes, 'Footnotes', 'الحواشي'),
  heads: whole(heads, 'Running heads; print only', 'رؤوس الصفحات، للمطبوع وحده'),
  folio: whole(folio, 'Page numbers; print only', 'أرقام الصفحات، للمطبوع وحده'),
  catchwords: whole(
    catchwords,
    'First word of the next page at a verso’s foot; print only',
    'التعقيبة: أول كلمة من الصفحة التالية، للمطبوع وحده',
  ),
  contents: required(contents, { en: 'Contents', ar: 'المحتويات' }),
  cover: whole(cover, 'Cover', 'الغلاف'),
  halfTitle: whole(halfTitle, 'Half title; print only', 'العنوان المجرد، للمطبوع وحده'),
  titlePage: whole(titlePage, 'Title page', 'صفحة العنوان'),
  imprint: whole(complete({ text: whole(look, 'Its text', 'نصها') }), 'Imprint', 'بيانات النشر'),
  colophon: whole(
    complete({
      text: whole(look, 'Its text', 'نصها'),
      placement: field(
        placement,
        'center',
        'Where it stands on its page; print only',
        'موضعها من الصفحة، للمطبوع وحده',
      ),
    }),
    'Colophon',
    'خاتمة الطبع',
  ),
});
