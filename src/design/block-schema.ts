/**
 * The keys of `design.yaml` that say how blocks look: paragraphs, headings, lists, tables, poems, notes. The whole is in
 * `design-schema.ts`.
 */

import { between, choice, flag, integer, listOfSome, number, text } from '../schema.ts';
import {
  amount,
  colorKey,
  complete,
  field,
  length,
  look,
  numberForm,
  ornament,
  positive,
  whole,
} from './look-schema.ts';

const mostKeptLines = 6;
const keptLines = between(integer, 1, mostKeptLines);
export const paragraph = complete({
  indent: field(amount, 1.5, 'First line’s indent, ems', 'إزاحة السطر الأول'),
  indentAfterHeading: field(flag, true, 'Also under a heading', 'حتى بعد العنوان'),
  orphans: field(keptLines, 2, 'Fewest lines at a page’s foot', 'أقل سطور آخر الصفحة'),
  widows: field(keptLines, 2, 'Fewest lines at a page’s head', 'أقل سطور أول الصفحة'),
});

export const headings = complete({
  h1: whole(look, 'Level 1: chapters', 'المستوى الأول: الفصول'),
  h2: whole(look, 'Level 2', 'المستوى الثاني'),
  h3: whole(look, 'Level 3', 'المستوى الثالث'),
  h4: whole(look, 'Level 4', 'المستوى الرابع'),
  h5: whole(look, 'Level 5', 'المستوى الخامس'),
  h6: whole(look, 'Level 6', 'المستوى السادس'),
});

export const listLook = complete({
  inset: field(
    amount,
    1.5,
    'From the edge to the items’ text, ems; 1 to 2 on screens',
    'من الحافة إلى نص البند، وعلى الشاشات من 1 إلى 2',
  ),
  gap: field(
    amount,
    0.5,
    'From marker to text, ems; on screens from letters and numbers of another form than `#.`',
    'من العلامة إلى النص، وعلى الشاشات من الحروف ومن الأعداد على غير الصورة المعتادة',
  ),
  bullets: field(listOfSome(text), ['•', '–'], 'Marks by depth', 'العلامات بحسب العمق'),
  counters: field(
    listOfSome(choice(['digits', 'abjad'])),
    ['digits', 'abjad'],
    'Numbers by depth',
    'الأعداد بحسب العمق',
  ),
  form: field(numberForm, '#.', 'Form of the numbers; # is the number', 'صورة العدد، و# مكانه'),
  before: field(amount, 0.5, 'Space above, lines', 'الفراغ قبلها'),
  after: field(amount, 0.5, 'Space below, lines', 'الفراغ بعدها'),
  between: field(amount, 0.5, 'Space between the items of a loose list, lines', 'الفراغ بين البنود'),
  markerColor: field(colorKey, 'accent', 'Colour of the markers; print only', 'لون العلامات، للمطبوع وحده'),
});

export const definitions = complete({
  term: field(look, { ...look.defaults, weight: 'bold' }, 'Terms', 'الألفاظ'),
  text: field(look, { ...look.defaults, align: 'justify', insetStart: 1.6 }, 'What they mean', 'معانيها'),
  before: field(amount, 0.5, 'Space above, lines', 'الفراغ قبلها'),
  after: field(amount, 0.5, 'Space below, lines', 'الفراغ بعدها'),
  between: field(amount, 0.25, 'Space between entries, lines', 'الفراغ بين المداخل'),
});

export const table = complete({
  cell: whole(look, 'Cells', 'الخلايا'),
  header: whole(look, 'Header cells', 'خلايا الرأس'),
  caption: whole(look, 'Caption', 'العنوان'),
  before: field(amount, 1, 'Space above, lines', 'الفراغ قبله'),
  after: field(amount, 1, 'Space below, lines', 'الفراغ بعده'),
  rule: field(length, 0.5, 'Thickness of the rules', 'سمك الخطوط'),
  ruleColor: field(colorKey, 'rule', 'Colour of the rules', 'لون الخطوط'),
  paddingInline: field(
    amount,
    0.5,
    'Inside a cell along the line, ems; at most 0.4 on screens',
    'حشو الخلية أفقيًا، وعلى الشاشات 0.4 على الأكثر',
  ),
  paddingBlock: field(amount, 0.1, 'Inside a cell down the page, lines', 'حشو الخلية رأسيًا'),
});

export const thematicBreak = complete({
  ornament: field(ornament, '***', 'Its characters; “none” draws a rule', 'حروفه، و«none» خط'),
  size: field(positive, 1, 'Size of the ornament', 'حجمه'),
  width: field(amount, 6, 'Length of the rule, ems', 'طول الخط'),
  thickness: field(length, 0.5, 'Thickness of the rule', 'سمك الخط'),
  color: field(
    colorKey,
    'accent',
    'Colour; on screens of the rule and of a large ornament',
    'اللون، وعلى الشاشات للخط وللزخرفة الكبيرة',
  ),
  before: field(amount, 1, 'Space above, lines', 'الفراغ قبله'),
  after: field(amount, 1, 'Space below, lines', 'الفراغ بعده'),
});

export const poem = complete({
  verse: whole(look, 'Verses', 'الأبيات'),
  gap: field(amount, 2, 'Between the columns, ems', 'بين الشطرين'),
  freeInset: field(
    amount,
    2,
    'Inset of verses without columns, ems; at most 2 on screens',
    'إزاحة الشعر الحر، وعلى الشاشات 2 على الأكثر',
  ),
  joint: field(
    ornament,
    'م',
    'Sign of a word shared by two hemistichs; “none” for none',
    'علامة البيت المدوّر، و«none» بلا علامة',
  ),
  jointSize: field(positive, 0.75, 'Its size, × the verse’s', 'حجمها نسبة إلى البيت'),
  jointColor: field(colorKey, 'muted', 'Its colour; print only', 'لونها، للمطبوع وحده'),
  stanza: field(amount, 0.5, 'Between stanzas, lines', 'بين المقاطع'),
});

const mostColumns = 4;
export const bookIndex = complete({
  text: field(look, { ...look.defaults, size: 0.95 }, 'Its lines', 'سطوره'),
  letter: field(
    look,
    { ...look.defaults, font: 'heading', weight: 'bold', color: 'accent', before: 1 },
    'The letters over the terms',
    'الحروف فوق الألفاظ',
  ),
  hang: field(
    amount,
    1.5,
    'Inset of turned lines, ems; at most 2 on screens',
    'إزاحة السطر الثاني من اللفظ، وعلى الشاشات 2 على الأكثر',
  ),
  columns: field(between(integer, 1, mostColumns), 2, 'Columns; print only', 'الأعمدة، للمطبوع وحده'),
  gap: field(amount, 2, 'Between the columns, ems; print only', 'بين العمودين، للمطبوع وحده'),
});

const highestRise = 2;
export const footnotes = complete({
  numbering: field(
    choice(['page', 'chapter', 'book']),
    'chapter',
    'Where numbers start again; for `page`, screens have each file',
    'موضع استئناف العد، وعلى الشاشات يقوم الملف مقام الصفحة',
  ),
  text: whole(look, 'Their text', 'نصها'),
  inset: field(
    amount,
    1.8,
    'From the edge to their text, ems; print only',
    'من الحافة إلى النص، للمطبوع وحده',
  ),
  gap: field(amount, 0.4, 'From the number to the text, ems; print only', 'من الرقم إلى النص، للمطبوع وحده'),
  form: field(numberForm, '(#)', 'Mark and number; # is the number', 'صورة الرقم'),
  markSize: field(positive, 0.65, 'Size of the mark, × the text round it', 'حجم العلامة'),
  markRise: field(between(number, 0, highestRise), 0.35, 'Its rise, ems of that text', 'ارتفاعها'),
  markColor: field(colorKey, 'accent', 'Its colour; print only', 'لونها، للمطبوع وحده'),
  ruleWidth: field(between(number, 0, 1), 0.25, 'Rule above the notes, share of the measure', 'خط الحواشي'),
  ruleThickness: field(length, 0.5, 'Its thickness', 'سمكه'),
  ruleColor: field(colorKey, 'rule', 'Its colour', 'لونه'),
  ruleBefore: field(amount, 0.75, 'Space above it, lines', 'الفراغ قبله'),
  ruleAfter: field(amount, 0.25, 'Space below it, lines', 'الفراغ بعده'),
});
