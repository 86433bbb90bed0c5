/**
 * The keys of `design.yaml` that say how pages look: their size and margins, the text's grid, heads and folios, the
 * openings of chapters and parts, contents, cover and title page. The whole is in `design-schema.ts`.
 */

import { phrase } from '../diagnostics/phrases.ts';
import {
  between,
  choice,
  type Fields,
  flag,
  integer,
  list,
  listOfSome,
  number,
  optional,
  record,
  refine,
  required,
  type Schema,
  shorthand,
  text,
} from '../schema.ts';
import { cm, type Length } from '../units.ts';
import {
  amount,
  characters,
  colorKey,
  colorOr,
  complete,
  field,
  length,
  look,
  ornament,
  placement,
  positive,
  textLookFields,
  whole,
} from './look-schema.ts';
import { pageSize } from './page-size.ts';

type PageSize = { readonly width: Length; readonly height: Length };

/** Above the largest newspapers: who writes more means millimetres. */
const largestCentimetres = 80;
const largestSide = cm(largestCentimetres);

const pageName: Schema<PageSize> = refine(text, 'a5 | 14x21 | …', (name) => {
  const size = pageSize(name);
  if (size === undefined) return { problem: phrase('a-page') };
  const isSheet = Math.max(size.width, size.height) <= largestSide;
  return isSheet ? { value: size } : { problem: phrase('page-centimetres', largestCentimetres) };
});
export const page = shorthand<PageSize, PageSize>(
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
export const margins = complete({
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
export const body = record({
  size: required(between(length, smallestType, largestType), {
    en: 'Size of the text; screens have the reader’s',
    ar: 'حجم المتن، وعلى الشاشات ما يختاره القارئ',
  }),
  leading: required(between(length, smallestType, tallestLeading), {
    en: 'From baseline to baseline',
    ar: 'من سطر إلى سطر',
  }),
});

const widestExpansion = 0.05;
export const justification = complete({
  minimumSpace: field(between(number, 0, 1), 0.8, 'Tightest word space, × natural', 'أضيق مسافة'),
  comfortableSpace: field(positive, 1.25, 'Widest comfortable word space, × natural', 'أوسع مسافة مريحة'),
  maximumSpace: field(positive, 1.5, 'Word space beyond which a line is reported', 'المسافة التي يُنبَّه بعدها'),
  expansion: field(
    between(number, 0, widestExpansion),
    0.02,
    'Scaling of a line, 0.02 is ±2 %',
    'تمديد السطر',
  ),
  kashida: field(
    choice(['off', 'sparing', 'generous']),
    'sparing',
    'Kashida; a page has at most three for five lines, or one for each',
    'الكشيدة: في الصفحة ثلاث لكل خمسة أسطر على الأكثر، أو واحدة لكل سطر',
  ),
  hang: field(
    between(number, 0, 1),
    0,
    'Share of a comma or point at a line’s end that hangs out',
    'ما يخرج عن الحافة من علامة آخر السطر',
  ),
});

const shortestHead = 8;
const longestHead = 200;
export const heads = complete({
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
export const folio = complete({
  ...textLookFields,
  place: field(
    choice(['head', 'foot']),
    'foot',
    'At the outer corner of head or foot',
    'في الزاوية الخارجية أعلى أو أسفل',
  ),
  distance: field(amount, 2, 'Baseline from the text block, lines', 'بعده عن المتن بالسطور'),
});

export const catchwords = complete({
  ...textLookFields,
  shown: field(flag, false, 'Whether versos have them', 'هل تثبت في الصفحات اليمنى'),
  distance: field(amount, 0.9, 'Baseline below the text block, lines', 'بعدها عن المتن بالسطور'),
});

const deepestLevel = 6;
export const contents = record({
  levels: field(
    between(integer, 1, deepestLevel),
    2,
    'Deepest level listed; print only',
    'أعمق مستوى، للمطبوع وحده',
  ),
  fewest: field(
    between(integer, 1, longestHead),
    2,
    'Fewest entries worth a page; print only',
    'أقل ما يستحق صفحة، للمطبوع وحده',
  ),
  title: whole(look, 'Its title', 'عنوانه'),
  part: whole(
    look,
    'Entries of parts; on screens they are as those of level 1',
    'مداخل الأبواب، وهي على الشاشات كمداخل المستوى الأول',
  ),
  entries: required(listOfSome(look), {
    en: 'Entries by level; on screens of the first two, parts counted',
    ar: 'المداخل بحسب المستوى، وعلى الشاشات مستويان تُعد الأبواب منهما',
  }),
  headpiece: field(
    flag,
    false,
    'Opens under the ornament of chapters; print only',
    'تتصدرها زخرفة الفصول، للمطبوع وحده',
  ),
  groups: field(
    flag,
    false,
    'Space above an entry only where deeper ones end; print only',
    'لا فراغ فوق المدخل إلا حيث تنتهي مداخل أدنى منه، للمطبوع وحده',
  ),
  numbers: field(
    list(characters),
    [],
    'Page numbers by level; none: like their entries; print only',
    'أرقام الصفحات بحسب المستوى، وإلا فكمداخلها، للمطبوع وحده',
  ),
  numberPlace: field(choice(['end', 'start']), 'end', 'Where they stand; print only', 'موضعها، للمطبوع وحده'),
  leader: field(
    ornament,
    '.',
    'Leader; “none” for none; print only',
    'النقاط الموصلة، و«none» بلا نقاط، للمطبوع وحده',
  ),
  leaderSpacing: field(
    positive,
    0.6,
    'Ems from mark to mark; print only',
    'بعد ما بين النقطتين، للمطبوع وحده',
  ),
  leaderColor: field(colorKey, 'muted', 'Its colour; print only', 'لونها، للمطبوع وحده'),
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
  label: whole(
    look,
    'The number above the title; its space above and its insets are print only',
    'العدد فوق العنوان، والفراغ فوقه وعن جانبيه للمطبوع وحده',
  ),
} as const satisfies Fields;

const headpiece = complete({
  kind: field(
    choice(['band', 'rule']),
    'band',
    'A band of the cover’s pattern, or a bar at the start of a hairline, which screens have from `book.css` alone',
    'شريط من زخرفة الغلاف، أو خط غليظ في مبدأ خط رفيع لا يكون على الشاشات إلا من `book.css`',
  ),
  height: field(
    amount,
    0,
    'Height, lines; 0 is none; screens have a picture of its own height',
    'ارتفاعها بالسطور، والصفر لا شيء، وعلى الشاشات صورة لها ارتفاعها',
  ),
  after: field(amount, 1, 'Space below, lines', 'الفراغ بعدها'),
  color: field(colorKey, 'accent', 'Lines and stars, or the bar', 'الخطوط والنجوم، أو الخط الغليظ'),
  background: field(colorOr('none'), 'panel', 'Ground, or the hairline', 'الأرضية، أو الخط الرفيع'),
});

export const chapters = complete({
  ...numberFields,
  count: field(
    choice(['part', 'book']),
    'part',
    'Where numbers start again: in each part or never',
    'موضع استئناف العد: الباب أو الكتاب',
  ),
  opens: field(
    choice(['page', 'recto']),
    'page',
    'Where a chapter opens; print only',
    'مبدأ الفصل، للمطبوع وحده',
  ),
  sink: field(amount, 0, 'Lines free above its opening; print only', 'سطور خالية قبله، للمطبوع وحده'),
  headpiece: whole(headpiece, 'Ornament over its opening', 'السرلوح: زخرفة فوق مبدئه'),
  dropTitle: field(flag, true, 'A text without chapters opens with the title', 'يتصدر العنوان نصًا بلا فصول'),
});

export const parts = complete({
  ...numberFields,
  title: whole(look, 'Title', 'العنوان'),
  placement: field(
    placement,
    'center',
    'Where it stands on its page; print only',
    'موضعه من الصفحة، للمطبوع وحده',
  ),
  background: field(
    colorOr('none'),
    'none',
    'Ground of its page; on screens, and where text follows the title, it has none, and its words the usual inks',
    'أرضية صفحته، ولا أرضية لها على الشاشات ولا حيث يلي العنوانَ نص',
  ),
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

export const cover = complete({
  ...coverFields,
  composition: field(
    choice(['label', 'field']),
    'label',
    'A label on ornament within a frame, or ornament above and text below',
    'بطاقة على زخرفة في إطار، أو زخرفة فوق ونص تحتها',
  ),
  background: field(colorKey, 'cover', 'Ground', 'الأرضية'),
  ornament: field(colorKey, 'coverAccent', 'Ornament and lines', 'الزخرفة والخطوط'),
});

export const halfTitle = complete({
  title: whole(look, 'Title', 'العنوان'),
  sink: field(amount, 0, 'Lines free above it', 'سطور خالية قبله'),
});

export const titlePage = complete({
  ...coverFields,
  sink: field(amount, 0, 'Lines free above it; print only', 'سطور خالية قبله، للمطبوع وحده'),
  placement: field(
    placement,
    'top',
    'Where it stands on its page; print only',
    'موضعها من الصفحة، للمطبوع وحده',
  ),
  device: whole(
    titleDevice,
    'Device under title and subtitle; print only',
    'حلية تحت العنوانين، للمطبوع وحده',
  ),
  frame: whole(titleFrame, 'Frame round the text block; print only', 'إطار حول موضع النص، للمطبوع وحده'),
});
