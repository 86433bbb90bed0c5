/**
 * The keys of `book.yaml` and of a manuscript's front matter: the one list from which come the type
 * `Metadata`, the check, the defaults, what `warraq new` writes and the README's reference.
 * Roles are MARC relators, languages BCP 47, dates ISO 8601, identifiers ISBN-13 and UUID.
 */

import { phrase } from '../diagnostics/phrases.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { inLatinDigits } from '../numbering.ts';
import {
  text as anyText,
  between,
  choice,
  flag,
  list,
  named,
  number,
  optional,
  record,
  refine,
  required,
  type Schema,
  shorthand,
  withDefault,
} from '../schema.ts';
import { daysInMonth } from './calendar.ts';
import { formats, usualFormats } from './formats.ts';
import { isbn } from './isbn.ts';
import { canonicalLanguage } from './language.ts';
import { findRole, roles } from './roles.ts';

/** Text. Pandoc says of the title of a Word file which way its words run, `[…]{dir="rtl"}`, which they know. */
const text = refine(anyText, 'text', (written) => {
  let value = written;
  for (let before = ''; before !== value; ) {
    before = value;
    value = before.replaceAll(/\[([^[\]]*)\]\{dir="(?:rtl|ltr)"\}/g, '$1');
  }
  return { value };
});

/** Text on one line: what stands in headings, heads and catalogues. */
const line = refine(text, 'text', (value) =>
  /[\n\r\u{2028}\u{2029}]/u.test(value) ? { problem: phrase('one-line') } : { value },
);

const role = refine(line, 'role', (value) => {
  const found = findRole(value);
  if (found !== undefined) return { value: found.name };
  const near = nearest(
    value,
    roles.flatMap((each) => [each.name, each.ar]),
  );
  return { problem: near === undefined ? phrase('a-role') : phrase('a-role-like', near) };
});

function person(usualRole: string): Schema<{
  readonly name: string;
  readonly role: string;
  readonly fileAs: string | undefined;
}> {
  const full = record({
    name: required(line, { en: 'Name', ar: 'الاسم', example: 'أبو عثمان الجاحظ' }),
    role: withDefault(role, usualRole, {
      en: 'MARC relator: author, translator, editor, illustrator …; or مترجم, محقق …',
      ar: 'الدور: author أو translator أو editor أو illustrator …، أو مؤلف أو مترجم أو محقق …',
      example: usualRole,
    }),
    fileAs: optional(line, {
      en: 'The name as catalogues sort it',
      ar: 'الاسم كما يرد في الفهارس',
      example: 'الجاحظ، أبو عثمان',
    }),
  });
  return shorthand(line, full, (name) => ({ name, role: usualRole, fileAs: undefined }));
}

const date = refine(line, 'YYYY, YYYY-MM or YYYY-MM-DD', (written) => {
  const value = inLatinDigits(written);
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value);
  if (match === null) return { problem: phrase('a-date') };
  const [year = 0, month = 1, day = 1] = match
    .slice(1)
    .map((part) => (part === undefined ? 1 : Number(part)));
  // ISO 8601 has a year 0000, our calendar has none.
  return year >= 1 && day >= 1 && day <= daysInMonth(year, month)
    ? { value }
    : { problem: phrase('no-such-day') };
});

const language = refine(line, 'BCP 47', (value) => {
  const tag = canonicalLanguage(value);
  return tag === undefined ? { problem: phrase('a-language') } : { value: tag };
});

const uuid = refine(line, 'UUID', (value) => {
  const bare = value.toLowerCase().replace(/^urn:uuid:/, '');
  const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(bare);
  return isUuid ? { value: bare } : { problem: phrase('a-uuid') };
});

/** Of 255 bytes that file systems give a name, room for endings and for the name that a file has while it is written. */
export const longestSlug = 200;

const slug = refine(line, 'a–z, 0–9, hyphens', (value) => {
  if (value.length > longestSlug) return { problem: phrase('characters-at-most', longestSlug) };
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value) ? { value } : { problem: phrase('a-slug') };
});

const usualDesign = 'classical';

const seriesNumber = between(number, 0, 1_000_000);

const identifiers = record({
  isbn: optional(isbn, { en: 'ISBN-13', ar: 'الرقم الدولي ISBN-13', example: '978-977-09-3212-4' }),
  isbnPrint: optional(isbn, {
    en: 'ISBN-13 of the printed edition, where it has its own',
    ar: 'الرقم الدولي للطبعة الورقية إن كان لها رقم وحدها',
    example: '978-977-09-3213-1',
  }),
  uuid: optional(uuid, {
    en: 'UUID; without one it is made from the metadata and stays the same',
    ar: 'رمز UUID؛ وإن غاب اشتُق من البيانات وبقي ثابتًا',
    example: '0d2f1c3e-8a51-5c0e-9a35-3f1f0c6a7b11',
  }),
});

const accessibility = record({
  summary: optional(text, {
    en: 'Accessibility summary; without one it is written from what the book holds',
    ar: 'بيان إتاحة الكتاب؛ وإن غاب كُتب مما فيه',
    example: 'نص كامل مع وصف للصور.',
  }),
  conformsTo: optional(line, {
    en: 'The conformance you claim',
    ar: 'المعيار الذي تُقر بموافقته',
    example: 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA',
  }),
  certifiedBy: optional(line, { en: 'Who vouches for it', ar: 'من يشهد بذلك', example: 'دار النشر' }),
});

const series = record({
  name: required(line, { en: 'Name of the series', ar: 'اسم السلسلة', example: 'كتب التراث' }),
  number: optional(seriesNumber, { en: 'Its number there', ar: 'رقمه فيها', example: '3' }),
});

/** Every key of `book.yaml`. */
export const bookSchema = record({
  title: required(line, {
    en: 'Title',
    ar: 'العنوان',
    example: 'كتابي الأول',
    elsewhere: ['العنوان', 'عنوان'],
  }),
  subtitle: optional(line, {
    en: 'Subtitle',
    ar: 'العنوان الفرعي',
    example: 'فصول في صنعة الكتاب',
    elsewhere: ['العنوان الفرعي'],
  }),
  shortTitle: optional(line, {
    en: 'Short title, for running heads',
    ar: 'عنوان مختصر لرؤوس الصفحات',
    example: 'كتابي',
  }),
  slug: optional(slug, {
    en: 'Name of the output files',
    ar: 'اسم الملفات الناتجة',
    example: 'my-first-book',
  }),
  author: optional(
    shorthand(line, list(line), (name): readonly string[] => [name]),
    {
      en: 'Short for creators with the role author',
      ar: 'المؤلف أو المؤلفون، بدل creators',
      example: 'فلان الفلاني',
      elsewhere: ['المؤلف', 'الكاتب', 'writer'],
    },
  ),
  creators: withDefault(list(person('author')), [], {
    en: 'Who made the book, in the order of the title page',
    ar: 'أصحاب الكتاب بترتيب صفحة العنوان',
    example: '[{name: أبو عثمان الجاحظ, role: author}]',
  }),
  contributors: withDefault(list(person('contributor')), [], {
    en: 'Who else had a part',
    ar: 'من شارك فيه غيرهم',
    example: '[{name: عبد السلام هارون, role: critical editor}]',
    elsewhere: ['translator', 'translators', 'editor', 'editors', 'illustrator', 'المترجم', 'المحقق'],
  }),
  publisher: optional(line, {
    en: 'Publisher',
    ar: 'الناشر',
    example: 'دار الكتب',
    elsewhere: ['الناشر', 'publication', 'institute'],
  }),
  date: optional(date, {
    en: 'Date of this edition, Gregorian',
    ar: 'تاريخ الطبعة بالتقويم الميلادي',
    example: '2025-03-01',
    elsewhere: ['التاريخ', 'published', 'pubdate', 'year'],
  }),
  hijri: withDefault(flag, false, {
    en: 'Show the Hijri date too, in Persian books that of the sun',
    ar: 'إظهار التاريخ الهجري أيضًا، وهو الشمسي في الكتب الفارسية',
    example: 'true',
  }),
  language: withDefault(language, 'ar', {
    en: 'Language of the text',
    ar: 'لغة النص',
    example: 'ar',
    aliases: ['lang'],
    elsewhere: ['اللغة', 'locale'],
  }),
  dir: optional(choice(['rtl', 'ltr']), {
    en: 'Not needed: the language says it. Read so that other tools’ front matter passes',
    ar: 'لا حاجة إليه: تحدده اللغة؛ ويُقرأ تيسيرًا على من ينقل من أداة أخرى',
    example: 'rtl',
  }),
  identifiers: withDefault(
    identifiers,
    { isbn: undefined, isbnPrint: undefined, uuid: undefined },
    {
      en: 'ISBN or UUID',
      ar: 'الأرقام المعرِّفة',
      example: '{isbn: 978-977-09-3212-4}',
    },
  ),
  description: optional(text, {
    en: 'What the book is about',
    ar: 'وصف الكتاب',
    example: 'كتاب في صنعة الكتاب.',
    elsewhere: ['الوصف', 'abstract', 'summary', 'excerpt'],
  }),
  subjects: withDefault(list(line), [], {
    en: 'Subjects',
    ar: 'الموضوعات',
    example: '[أدب, طباعة]',
    elsewhere: ['الموضوعات', 'tags', 'keywords', 'categories', 'category', 'topics'],
  }),
  rights: optional(text, {
    en: 'Rights',
    ar: 'الحقوق',
    example: 'جميع الحقوق محفوظة للمؤلف.',
    elsewhere: ['الحقوق', 'copyright', 'license', 'licence'],
  }),
  series: optional(
    shorthand(line, series, (name) => ({ name, number: undefined })),
    {
      en: 'Series',
      ar: 'السلسلة',
      example: '{name: كتب التراث, number: 3}',
      elsewhere: ['السلسلة', 'collection'],
    },
  ),
  edition: optional(line, {
    en: 'Edition',
    ar: 'الطبعة',
    example: 'الطبعة الأولى',
    elsewhere: ['الطبعة'],
  }),
  source: optional(text, {
    en: 'What the text was taken from',
    ar: 'مصدر النص',
    example: 'مخطوط دار الكتب رقم ١٢٣',
    elsewhere: ['المصدر'],
  }),
  cover: optional(line, {
    en: 'Own cover image',
    ar: 'صورة غلاف من عندك',
    example: 'cover.jpg',
    elsewhere: ['الغلاف', 'cover-image', 'cover_image', 'thumbnail'],
  }),
  accessibility: withDefault(
    accessibility,
    { summary: undefined, conformsTo: undefined, certifiedBy: undefined },
    { en: 'Accessibility statement', ar: 'بيان الإتاحة', example: '{certified-by: دار النشر}' },
  ),
  design: withDefault(
    named(usualDesign),
    { name: usualDesign, overrides: {} },
    {
      en: 'Design, and values to change in it',
      ar: 'التصميم، وما تغيره فيه',
      example: '{name: classical, page: a5, text: {size: 12, leading: 20}}',
      elsewhere: [
        'التصميم',
        'theme',
        'template',
        'page',
        'papersize',
        'geometry',
        'font',
        'mainfont',
        'fontsize',
      ],
    },
  ),
  formats: withDefault(formats, usualFormats, {
    en: 'What the book is published as: a list of epub, pdf, screen, or keys that switch one on or off',
    ar: 'الصيغ التي يصدر بها الكتاب: قائمة من epub وpdf وscreen، أو مفاتيح تزيد صيغة أو تحذفها',
    example: '{screen: {page: 12x18}}',
  }),
  embedFonts: withDefault(flag, true, {
    en: 'Whether the EPUB carries the design’s fonts, or is set in the reader’s own',
    ar: 'تضمين خطوط التصميم في EPUB، أو تركه لخط القارئ',
    example: 'false',
  }),
  digits: optional(choice(['arab', 'latn']), {
    en: 'Digits of what Warraq numbers: ١٢٣ or 123; without it those of the language. Yours are never changed',
    ar: 'أرقام ما يرقّمه ورّاق: ‏arab ‏١٢٣ أو latn ‏123، وإن غاب فأرقام اللغة؛ وأرقامك لا تُمس',
    example: 'arab',
  }),
  contents: withDefault(choice(['front', 'back']), 'front', {
    en: 'Where the contents page stands',
    ar: 'موضع صفحة المحتويات: أول الكتاب أو آخره',
    example: 'front',
    elsewhere: ['toc', 'table-of-contents'],
  }),
  frontNumbering: optional(choice(['abjad', 'main']), {
    en: 'Numbering of the front matter: أ ب ج د, as is usual in Arabic letters, or as the main pages',
    ar: 'ترقيم صفحات المقدمات: أ ب ج د، وهو المعتاد في الحرف العربي، أو تسلسل المتن',
    example: 'abjad',
    key: 'front-matter-numbering',
  }),
  files: optional(list(line), {
    en: 'The Markdown files in order; without it all of them by name',
    ar: 'ملفات النص بالترتيب؛ وإن غاب أُخذت كلها بترتيب أسمائها',
    example: '[01.md, 02.md]',
    elsewhere: ['الملفات', 'الفصول', 'chapters'],
  }),
});
