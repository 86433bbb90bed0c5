/**
 * The parts that `design.yaml` is made of: lengths, colours, faces, and the looks of characters,
 * paragraphs and boxes, each with its defaults. The whole is in `design-schema.ts`.
 */

import { invariant } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import {
  between,
  choice,
  type Field,
  type Fields,
  flag,
  list,
  number,
  type RecordOf,
  record,
  refine,
  required,
  type Schema,
  shorthand,
  text,
  withDefault,
} from '../schema.ts';
import { type Length, lengthOf } from '../units.ts';
import type { YamlNode } from '../yaml.ts';

/** No page is larger: PDF's own limit (ISO 32000-1 annex C.2). */
const longest: Length = 14_400;

/** A length: `12` and `12pt` are points, `14mm`, `1.4cm`, `0.5in`. */
export const length: Schema<Length> = refine(text, 'length', (value) => {
  const points = lengthOf(value);
  return points === undefined || points > longest ? { problem: phrase('a-length') } : { value: points };
});

const most = 100;
/** A ratio to the text's size or leading, or a count of ems or lines. */
export const amount: Schema<number> = between(number, 0, most);
const least = 0.1;
/** A ratio that something is drawn with: never nothing. */
export const positive: Schema<number> = between(number, least, most);

/** `#rrggbb`. */
export const color: Schema<string> = refine(text, '#rrggbb', (value) =>
  /^#[0-9a-f]{6}$/i.test(value) ? { value: value.toLowerCase() } : { problem: phrase('a-color') },
);

/** The palette: the names that looks choose from. */
export const palette = {
  text: required(color, { en: 'Running text; print only', ar: 'المتن، للمطبوع وحده' }),
  accent: required(color, { en: 'Rubrics: headings, marks', ar: 'الحمرة: العناوين والعلامات' }),
  muted: required(color, { en: 'What stands back: captions, heads', ar: 'الثانوي: التعليقات ورؤوس الصفحات' }),
  rule: required(color, { en: 'Rules and frames', ar: 'الخطوط والأطر' }),
  panel: required(color, { en: 'Ground of panels', ar: 'أرضية الألواح' }),
  link: required(color, { en: 'Links to the web; print only', ar: 'روابط الشبكة، للمطبوع وحده' }),
  cover: required(color, { en: 'Ground of the cover', ar: 'أرضية الغلاف' }),
  coverText: required(color, { en: 'Text on the cover', ar: 'نص الغلاف' }),
  coverAccent: required(color, { en: 'Frame of the cover', ar: 'إطار الغلاف' }),
} as const satisfies Fields;

const colorNames = [
  'text',
  'accent',
  'muted',
  'rule',
  'panel',
  'link',
  'cover',
  'cover-text',
  'cover-accent',
] as const;

/** Name of a colour of the palette. */
export type ColorKey = keyof typeof palette;

const keyOf = (name: (typeof colorNames)[number]): ColorKey => {
  if (name === 'cover-text') return 'coverText';
  return name === 'cover-accent' ? 'coverAccent' : name;
};

/** A colour of the palette, by name. */
export const colorKey: Schema<ColorKey> = refine(choice(colorNames), colorNames.join(' | '), (name) => ({
  value: keyOf(name),
}));

/** A colour of the palette, or a word for none. */
export function colorOr<const W extends string>(word: W): Schema<ColorKey | W> {
  const all = choice([...colorNames, word]);
  return refine<string, ColorKey | W>(all, [...colorNames, word].join(' | '), (name) => {
    const found = colorNames.find((each) => each === name);
    return { value: found === undefined ? word : keyOf(found) };
  });
}

/** A font file of `fonts/` by folder and name, without its ending: `amiri/Amiri-Regular`. */
export const face: Schema<string> = refine(text, 'family/File', (value) =>
  /^[\w.-]+\/[\w.-]+$/.test(value) && !value.includes('..') ? { value } : { problem: phrase('a-face') },
);

/** How a number is written; `#` is its place. */
export const numberForm: Schema<string> = refine(text, 'text with #', (value) =>
  value.includes('#') ? { value } : { problem: phrase('a-number-form') },
);

/** An OpenType feature, as HarfBuzz writes it: a tag, and which of its forms. */
const feature: Schema<string> = refine(text, 'jalt | ss06 | salt=2 | …', (value) =>
  /^[a-z][a-z0-9]{3}(?:=\d{1,2})?$/.test(value) ? { value } : { problem: phrase('a-feature') },
);

const fontPair = {
  regular: required(face, { en: 'Regular', ar: 'العادي' }),
  bold: required(face, { en: 'Bold', ar: 'العريض' }),
} as const satisfies Fields;
const textFontFields = record({
  ...fontPair,
  alternates: field(
    list(feature),
    [],
    'Features that widen its letters to fill a line, used instead of kashida: `jalt`',
    'خصائص تعرّض حروفه لملء السطر بدل الكشيدة',
  ),
});

/** A font of the design: its regular and its bold face, or one face for both. */
export const font = shorthand(face, record(fontPair), (name) => ({ regular: name, bold: name }));
/** The font of running text, which alone is justified. */
export const textFont = shorthand(face, textFontFields, (name) => ({
  regular: name,
  bold: name,
  alternates: [],
}));

const emptyMap: YamlNode = {
  kind: 'map',
  entries: [],
  span: { source: { path: '', text: '' }, start: 0, end: 0 },
};

/** A record all of whose keys have defaults, which together are its own. */
export interface Complete<F extends Fields> extends Schema<RecordOf<F>> {
  readonly fields: F;
  readonly defaults: RecordOf<F>;
}

/** A record that may be left out. Every key must have a default. */
export function complete<F extends Fields>(fields: F): Complete<F> {
  const schema = record(fields);
  const defaults = schema.read(emptyMap, '', () => undefined);
  invariant(defaults !== undefined, 'a key of a complete record has no default');
  return { ...schema, defaults };
}

/** A complete record as a field: its keys' defaults stand for it. */
export function whole<F extends Fields>(schema: Complete<F>, en: string, ar: string): Field<RecordOf<F>> {
  return withDefault(schema, schema.defaults, { en, ar });
}

/** The short way to a field with a default. */
export function field<T>(schema: Schema<T>, value: NoInfer<T>, en: string, ar: string): Field<T> {
  return withDefault(schema, value, { en, ar });
}

const fontKeys = ['text', 'heading', 'display', 'quran', 'code'] as const;
const weights = ['regular', 'bold'] as const;
const aligns = ['justify', 'start', 'center', 'end'] as const;

/** How characters look. */
export const textLookFields = {
  font: field(choice(fontKeys), 'text', 'Font, by its task', 'الخط بحسب عمله'),
  weight: field(choice(weights), 'regular', 'Weight', 'الثقل'),
  size: field(positive, 1, 'Size, × the text’s size', 'الحجم نسبة إلى حجم المتن'),
  color: field(
    colorKey,
    'text',
    'Colour of the palette; on screens of large text alone',
    'لون من ألوان التصميم، وعلى الشاشات للكبير وحده',
  ),
};

export const characters = complete(textLookFields);

/** Room at both sides of a paragraph or a frame. */
const insets = {
  insetStart: field(
    amount,
    0,
    'Space at the start side, ems; at most 2 on screens',
    'الفراغ من جهة البدء، وعلى الشاشات 2 على الأكثر',
  ),
  insetEnd: field(
    amount,
    0,
    'Space at the end side, ems; at most 2 on screens',
    'الفراغ من جهة الختام، وعلى الشاشات 2 على الأكثر',
  ),
};

/** How a paragraph looks. */
export const lookFields = {
  ...textLookFields,
  leading: field(positive, 1, 'Leading, × the text’s leading', 'المسافة بين السطور نسبة إلى المتن'),
  align: field(choice(aligns), 'start', 'Alignment', 'المحاذاة'),
  before: field(amount, 0, 'Space above, lines', 'الفراغ قبله بالسطور'),
  after: field(amount, 0, 'Space below, lines', 'الفراغ بعده بالسطور'),
  indent: field(amount, 0, 'First line’s indent, ems', 'إزاحة السطر الأول'),
  ...insets,
};

export const look = complete(lookFields);

/** What a mark on characters changes; never a slant: Arabic has none. */
export const mark = complete({
  weight: field(choice([...weights, 'inherit']), 'inherit', 'Weight', 'الثقل'),
  color: field(
    colorOr('inherit'),
    'inherit',
    'Colour; on screens bold stands for it, or a line above where the text has no bold; in links a line',
    'اللون، ويقوم الثقل مقامه على الشاشات، وفي الروابط خط',
  ),
});

const thin: Schema<Length> = length;

const border = complete({
  before: field(thin, 0, 'Line above, points; 0 is none', 'الخط الأعلى بالنقاط، والصفر لا شيء'),
  after: field(thin, 0, 'Line below', 'الخط الأسفل'),
  start: field(thin, 0, 'Line at the start side', 'الخط من جهة البدء'),
  end: field(thin, 0, 'Line at the end side', 'الخط من جهة الختام'),
  color: field(colorKey, 'rule', 'Colour', 'اللون'),
  gap: field(
    thin,
    0,
    'Points to a second line inside; 0 is a single line',
    'بعد الخط الثاني، والصفر خط واحد',
  ),
});

/** How a box of blocks looks. */
export const frame = complete({
  text: whole(look, 'Its text; its insets are print only', 'نصه، وفراغ جانبيه للمطبوع وحده'),
  title: whole(look, 'Its title', 'عنوانه'),
  before: field(amount, 1, 'Space above, lines', 'الفراغ قبله'),
  after: field(amount, 1, 'Space below, lines', 'الفراغ بعده'),
  ...insets,
  paddingInline: field(
    amount,
    1,
    'Inside, along the line, ems; at most 2 on screens',
    'الحشو أفقيًا، وعلى الشاشات 2 على الأكثر',
  ),
  paddingBlock: field(amount, 0, 'Inside, down the page, lines', 'الحشو رأسيًا'),
  background: field(
    colorOr('none'),
    'none',
    'Ground; on screens a line round it instead',
    'الأرضية، وعلى الشاشات خط حوله بدلها',
  ),
  border: whole(border, 'Lines round it', 'خطوطه'),
  keepTogether: field(flag, false, 'Never over two pages, if one can hold it', 'لا يُقسم على صفحتين ما أمكن'),
});

/** Characters, or the word `none` for nothing. */
export const ornament = refine(text, 'characters | none', (value) => ({
  value: value === 'none' ? '' : value,
}));

/** `optical`: the white above is to the white below as 2 is to 3, where the eye sees the middle. */
export const placement = choice(['top', 'center', 'optical', 'bottom']);
