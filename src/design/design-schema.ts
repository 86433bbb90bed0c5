/**
 * The keys of `design.yaml`, which a book's `design:` may change one by one: the one list from which come
 * the type `Design`, the check, the defaults and the reference.
 */

import { phrase } from '../diagnostics/phrases.ts';
import {
  between,
  choice,
  type Fields,
  flag,
  integer,
  list,
  mapOf,
  number,
  optional,
  record,
  refine,
  required,
  type Schema,
  shorthand,
  text,
} from '../schema.ts';
import type { Length } from '../units.ts';
import { pageSize } from './geometry.ts';
import {
  amount,
  characters,
  colorKey,
  colorOr,
  complete,
  face,
  field,
  font,
  frame,
  length,
  look,
  mark,
  palette,
  positive,
  textLookFields,
  whole,
} from './look-schema.ts';

/** Characters, or the word `none` for nothing. */
const ornament = refine(text, 'characters | none', (value) => ({ value: value === 'none' ? '' : value }));

type PageSize = { readonly width: Length; readonly height: Length };

const pageName: Schema<PageSize> = refine(text, 'a5 | 14x21 | …', (name) => {
  const size = pageSize(name);
  return size === undefined ? { problem: phrase('a-page') } : { value: size };
});
const page = shorthand<PageSize, PageSize>(
  pageName,
  record({
    width: required(length, { en: 'Trimmed width', ar: 'العرض بعد القص' }),
    height: required(length, { en: 'Trimmed height', ar: 'الارتفاع بعد القص' }),
  }),
  (size) => size,
);

const fewestDivisions = 4;
const mostDivisions = 60;
const outright = (en: string, ar: string) => optional(length, { en, ar });
const margins = complete({
  divisions: field(
    between(number, fewestDivisions, mostDivisions),
    9,
    'Parts of the canon; 9 is Tschichold’s',
    'أقسام الصفحة',
  ),
  gutter: field(length, 0, 'What the binding swallows', 'ما يأخذه التجليد'),
  top: outright('Upper margin, instead of the canon’s', 'الهامش الأعلى بدل القاعدة'),
  bottom: outright('Lower margin', 'الهامش الأسفل'),
  inner: outright('Inner margin', 'الهامش الداخلي'),
  outer: outright('Outer margin', 'الهامش الخارجي'),
});

const smallestType = 4;
const largestType = 72;
const tallestLeading = 200;
const body = record({
  size: required(between(length, smallestType, largestType), { en: 'Size of the text', ar: 'حجم المتن' }),
  leading: required(between(length, smallestType, tallestLeading), {
    en: 'From baseline to baseline',
    ar: 'من سطر إلى سطر',
  }),
});

const widestExpansion = 0.05;
const justification = complete({
  minimumSpace: field(between(number, 0, 1), 0.8, 'Tightest word space, × natural', 'أضيق مسافة'),
  comfortableSpace: field(positive, 1.25, 'Widest comfortable word space, × natural', 'أوسع مسافة مريحة'),
  maximumSpace: field(positive, 1.5, 'Word space beyond which a line is reported', 'المسافة التي يُنبَّه بعدها'),
  expansion: field(
    between(number, 0, widestExpansion),
    0.02,
    'Scaling of a line, 0.02 is ±2 %',
    'تمديد السطر',
  ),
  kashida: field(choice(['off', 'sparing', 'generous']), 'sparing', 'Kashida', 'الكشيدة'),
  hang: field(
    between(number, 0, 1),
    0,
    'Share of a comma or point at a line’s end that hangs out',
    'ما يخرج عن الحافة من علامة آخر السطر',
  ),
});

const mostKeptLines = 6;
const keptLines = between(integer, 1, mostKeptLines);
const paragraph = complete({
  indent: field(amount, 1.5, 'First line’s indent, ems', 'إزاحة السطر الأول'),
  indentAfterHeading: field(flag, true, 'Also under a heading', 'حتى بعد العنوان'),
  orphans: field(keptLines, 2, 'Fewest lines at a page’s foot', 'أقل سطور آخر الصفحة'),
  widows: field(keptLines, 2, 'Fewest lines at a page’s head', 'أقل سطور أول الصفحة'),
});

const headings = complete({
  h1: whole(look, 'Level 1: chapters', 'المستوى الأول: الفصول'),
  h2: whole(look, 'Level 2', 'المستوى الثاني'),
  h3: whole(look, 'Level 3', 'المستوى الثالث'),
  h4: whole(look, 'Level 4', 'المستوى الرابع'),
  h5: whole(look, 'Level 5', 'المستوى الخامس'),
  h6: whole(look, 'Level 6', 'المستوى السادس'),
});

const numberFields = {
  number: field(
    choice(['none', 'ordinal', 'digits', 'abjad']),
    'none',
    'Numbers: in words, digits or letters',
    'الترقيم: بالكلمات أو الأرقام أو الحروف',
  ),
  word: optional(ornament, {
    en: 'Word before the number, “none” for none; else the language’s own',
    ar: 'الكلمة قبل العدد، و«none» بلا كلمة؛ وإلا فكلمة اللغة',
  }),
  label: whole(look, 'The number above the title', 'العدد فوق العنوان'),
} as const satisfies Fields;

const headpiece = complete({
  height: field(amount, 0, 'Height, lines; 0 is none', 'ارتفاعها بالسطور، والصفر لا شيء'),
  after: field(amount, 1, 'Space below, lines', 'الفراغ بعدها'),
  color: field(colorKey, 'accent', 'Lines and stars', 'الخطوط والنجوم'),
  background: field(colorOr('none'), 'panel', 'Ground', 'الأرضية'),
});

const chapters = complete({
  ...numberFields,
  count: field(
    choice(['part', 'book']),
    'part',
    'Where numbers start again: in each part or never',
    'موضع استئناف العد: الباب أو الكتاب',
  ),
  opens: field(choice(['page', 'recto']), 'page', 'Where a chapter opens', 'مبدأ الفصل'),
  sink: field(amount, 0, 'Lines free above its opening', 'سطور خالية قبله'),
  headpiece: whole(headpiece, 'Ornament over its opening', 'السرلوح: زخرفة فوق مبدئه'),
  dropTitle: field(flag, true, 'A text without chapters opens with the title', 'يتصدر العنوان نصًا بلا فصول'),
});

/** `optical`: the white above is to the white below as 2 is to 3, where the eye sees the middle. */
const placement = choice(['top', 'center', 'optical', 'bottom']);

const parts = complete({
  ...numberFields,
  title: whole(look, 'Title', 'العنوان'),
  placement: field(placement, 'center', 'Where it stands on its page', 'موضعه من الصفحة'),
});

const listLook = complete({
  inset: field(amount, 1.5, 'From the edge to the items’ text, ems', 'من الحافة إلى نص البند'),
  gap: field(amount, 0.5, 'From marker to text, ems', 'من العلامة إلى النص'),
  bullets: field(list(text), ['•', '–'], 'Marks by depth', 'العلامات بحسب العمق'),
  counters: field(
    list(choice(['digits', 'abjad'])),
    ['digits', 'abjad'],
    'Numbers by depth',
    'الأعداد بحسب العمق',
  ),
  form: field(text, '#.', 'Form of the numbers; # is the number', 'صورة العدد، و# مكانه'),
  before: field(amount, 0.5, 'Space above, lines', 'الفراغ قبلها'),
  after: field(amount, 0.5, 'Space below, lines', 'الفراغ بعدها'),
  between: field(amount, 0.5, 'Space between the items of a loose list, lines', 'الفراغ بين البنود'),
  markerColor: field(colorKey, 'accent', 'Colour of the markers', 'لون العلامات'),
});

const definitions = complete({
  term: field(look, { ...look.defaults, weight: 'bold' }, 'Terms', 'الألفاظ'),
  text: field(look, { ...look.defaults, align: 'justify', insetStart: 1.6 }, 'What they mean', 'معانيها'),
  before: field(amount, 0.5, 'Space above, lines', 'الفراغ قبلها'),
  after: field(amount, 0.5, 'Space below, lines', 'الفراغ بعدها'),
  between: field(amount, 0.25, 'Space between entries, lines', 'الفراغ بين المداخل'),
});

const table = complete({
  cell: whole(look, 'Cells', 'الخلايا'),
  header: whole(look, 'Header cells', 'خلايا الرأس'),
  caption: whole(look, 'Caption', 'العنوان'),
  before: field(amount, 1, 'Space above, lines', 'الفراغ قبله'),
  after: field(amount, 1, 'Space below, lines', 'الفراغ بعده'),
  rule: field(length, 0.5, 'Thickness of the rules', 'سمك الخطوط'),
  ruleColor: field(colorKey, 'rule', 'Colour of the rules', 'لون الخطوط'),
  paddingInline: field(amount, 0.5, 'Inside a cell along the line, ems', 'حشو الخلية أفقيًا'),
  paddingBlock: field(amount, 0.1, 'Inside a cell down the page, lines', 'حشو الخلية رأسيًا'),
});

const thematicBreak = complete({
  ornament: field(ornament, '***', 'Its characters; “none” draws a rule', 'حروفه، و«none» خط'),
  size: field(positive, 1, 'Size of the ornament', 'حجمه'),
  width: field(amount, 6, 'Length of the rule, ems', 'طول الخط'),
  thickness: field(length, 0.5, 'Thickness of the rule', 'سمك الخط'),
  color: field(colorKey, 'accent', 'Colour', 'اللون'),
  before: field(amount, 1, 'Space above, lines', 'الفراغ قبله'),
  after: field(amount, 1, 'Space below, lines', 'الفراغ بعده'),
});

const poem = complete({
  verse: whole(look, 'Verses', 'الأبيات'),
  gap: field(amount, 2, 'Between the columns, ems', 'بين الشطرين'),
  joint: field(
    ornament,
    'م',
    'Sign of a word shared by two hemistichs; “none” for none',
    'علامة البيت المدوّر، و«none» بلا علامة',
  ),
  jointSize: field(positive, 0.75, 'Its size, × the verse’s', 'حجمها نسبة إلى البيت'),
  jointColor: field(colorKey, 'muted', 'Its colour', 'لونها'),
  stanza: field(amount, 0.5, 'Between stanzas, lines', 'بين المقاطع'),
});

const highestRise = 2;
const footnotes = complete({
  numbering: field(
    choice(['page', 'chapter', 'book']),
    'chapter',
    'Where numbers start again',
    'موضع استئناف العد',
  ),
  text: whole(look, 'Their text', 'نصها'),
  inset: field(amount, 1.8, 'From the edge to their text, ems', 'من الحافة إلى النص'),
  gap: field(amount, 0.4, 'From the number to the text, ems', 'من الرقم إلى النص'),
  form: field(text, '(#)', 'Mark and number; # is the number', 'صورة الرقم'),
  markSize: field(positive, 0.65, 'Size of the mark, × the text round it', 'حجم العلامة'),
  markRise: field(between(number, 0, highestRise), 0.35, 'Its rise, ems of that text', 'ارتفاعها'),
  markColor: field(colorKey, 'accent', 'Its colour', 'لونها'),
  ruleWidth: field(between(number, 0, 1), 0.25, 'Rule above the notes, share of the measure', 'خط الحواشي'),
  ruleThickness: field(length, 0.5, 'Its thickness', 'سمكه'),
  ruleColor: field(colorKey, 'rule', 'Its colour', 'لونه'),
  ruleBefore: field(amount, 0.75, 'Space above it, lines', 'الفراغ قبله'),
  ruleAfter: field(amount, 0.25, 'Space below it, lines', 'الفراغ بعده'),
});

const shortestHead = 8;
const longestHead = 200;
const heads = complete({
  ...textLookFields,
  distance: field(amount, 1, 'Baseline above the text block, lines', 'ارتفاعها عن المتن بالسطور'),
  longest: field(
    between(integer, shortestHead, longestHead),
    60,
    'Longest, characters',
    'أقصى طولها بالحروف',
  ),
  place: field(
    choice(['center', 'outer']),
    'center',
    'In the middle or at the outer edge',
    'في الوسط أو عند الطرف',
  ),
});
const folio = complete({
  ...textLookFields,
  place: field(
    choice(['head', 'foot']),
    'foot',
    'At the outer corner of head or foot',
    'في الزاوية الخارجية أعلى أو أسفل',
  ),
  distance: field(amount, 2, 'Baseline from the text block, lines', 'بعده عن المتن بالسطور'),
});

const catchwords = complete({
  ...textLookFields,
  shown: field(flag, false, 'Whether versos have them', 'هل تثبت في الصفحات اليمنى'),
  distance: field(amount, 0.9, 'Baseline below the text block, lines', 'بعدها عن المتن بالسطور'),
});

const deepestLevel = 6;
const contents = record({
  levels: field(between(integer, 1, deepestLevel), 2, 'Deepest level listed', 'أعمق مستوى'),
  fewest: field(between(integer, 1, longestHead), 2, 'Fewest entries worth a page', 'أقل ما يستحق صفحة'),
  title: whole(look, 'Its title', 'عنوانه'),
  part: whole(look, 'Entries of parts', 'مداخل الأبواب'),
  entries: required(list(look), { en: 'Entries by level', ar: 'المداخل بحسب المستوى' }),
  numbers: field(
    list(characters),
    [],
    'Page numbers by level; none: like their entries',
    'أرقام الصفحات بحسب المستوى، وإلا فكمداخلها',
  ),
  numberPlace: field(choice(['end', 'start']), 'end', 'Where they stand', 'موضعها'),
  leader: field(ornament, '.', 'Leader; “none” for none', 'النقاط الموصلة، و«none» بلا نقاط'),
  leaderSpacing: field(positive, 0.6, 'Ems from mark to mark', 'بعد ما بين النقطتين'),
  leaderColor: field(colorKey, 'muted', 'Its colour', 'لونها'),
});

export const languageSchema = record({
  font: required(font, { en: 'Its text font', ar: 'خط متنها' }),
  size: field(positive, 1, 'Size, × the size it would have', 'الحجم نسبة إلى ما كان'),
  leading: field(positive, 1, 'Leading, × the leading it would have', 'المسافة بين السطور نسبة إلى ما كانت'),
});

const coverFields = {
  title: whole(look, 'Title', 'العنوان'),
  subtitle: whole(look, 'Subtitle', 'العنوان الفرعي'),
  creators: whole(look, 'Who made the book', 'أصحاب الكتاب'),
  publisher: whole(look, 'Publisher', 'الناشر'),
} as const satisfies Fields;

const titleDevice = complete({
  kind: field(
    choice(['none', 'star', 'rule']),
    'none',
    'A star of the cover’s pattern, or a rule, which stands above the title',
    'نجمة من زخرفة الغلاف، أو خط فوق العنوان',
  ),
  width: field(positive, 8, 'Width, ems', 'العرض'),
  thickness: field(length, 2, 'Thickness of the rule', 'سمك الخط'),
  color: field(colorKey, 'accent', 'Colour', 'اللون'),
  before: field(amount, 1.5, 'Space above, lines', 'الفراغ قبلها'),
  after: field(amount, 1.5, 'Space below, lines', 'الفراغ بعدها'),
});
const titleFrame = complete({
  thickness: field(length, 0, 'Thickness of the outer line; 0 is none', 'سمك الخط الخارجي، والصفر لا شيء'),
  gap: field(length, 2, 'To the inner line, half as thick', 'إلى الخط الداخلي'),
  outset: field(length, 0, 'From the text block out to it', 'بعده عن موضع النص'),
  corner: field(length, 0, 'How far the corners are cut in', 'مقدار تقعير الزوايا'),
  color: field(colorKey, 'rule', 'Colour', 'اللون'),
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
  facing: field(flag, true, 'Mirrored margins; false for screens', 'هوامش متقابلة'),
  margins: whole(margins, 'Margins', 'الهوامش'),
  text: required(body, { en: 'The text; all else is in proportion', ar: 'المتن، وما سواه نسبة إليه' }),
  justification: whole(justification, 'Justification', 'الضبط'),
  colors: required(record(palette), { en: 'Palette', ar: 'الألوان' }),
  fonts: required(
    record({
      text: required(font, { en: 'Text', ar: 'المتن' }),
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
      color: field(colorOr('inherit'), 'inherit', 'Colour', 'اللون'),
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
  footnotes: whole(footnotes, 'Footnotes', 'الحواشي'),
  heads: whole(heads, 'Running heads', 'رؤوس الصفحات'),
  folio: whole(folio, 'Page numbers', 'أرقام الصفحات'),
  catchwords: whole(
    catchwords,
    'First word of the next page at a verso’s foot',
    'التعقيبة: أول كلمة من الصفحة التالية',
  ),
  contents: required(contents, { en: 'Contents', ar: 'المحتويات' }),
  cover: whole(
    complete({
      ...coverFields,
      composition: field(
        choice(['label', 'field']),
        'label',
        'A label on ornament within a frame, or ornament above and text below',
        'بطاقة على زخرفة في إطار، أو زخرفة فوق ونص تحتها',
      ),
      background: field(colorKey, 'cover', 'Ground', 'الأرضية'),
      ornament: field(colorKey, 'coverAccent', 'Ornament and lines', 'الزخرفة والخطوط'),
    }),
    'Cover',
    'الغلاف',
  ),
  halfTitle: whole(
    complete({
      title: whole(look, 'Title', 'العنوان'),
      sink: field(amount, 0, 'Lines free above it', 'سطور خالية قبله'),
    }),
    'Half title',
    'العنوان المجرد',
  ),
  titlePage: whole(
    complete({
      ...coverFields,
      sink: field(amount, 0, 'Lines free above it', 'سطور خالية قبله'),
      placement: field(placement, 'top', 'Where it stands on its page', 'موضعها من الصفحة'),
      device: whole(titleDevice, 'Device under title and subtitle', 'حلية تحت العنوانين'),
      frame: whole(titleFrame, 'Frame round the text block', 'إطار حول موضع النص'),
    }),
    'Title page',
    'صفحة العنوان',
  ),
  imprint: whole(complete({ text: whole(look, 'Its text', 'نصها') }), 'Imprint', 'بيانات النشر'),
  colophon: whole(
    complete({
      text: whole(look, 'Its text', 'نصها'),
      placement: field(placement, 'center', 'Where it stands on its page', 'موضعها من الصفحة'),
    }),
    'Colophon',
    'خاتمة الطبع',
  ),
});
