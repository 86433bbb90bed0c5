/**
 * The style sheet. In: `templates/book.css` and a design's own, in which `{{name}}` stands for a value of its
 * `design.yaml`, the design itself, and the embedded fonts. Out: plain CSS 2.1 for old engines, led by the `@font-face`
 * rules: side margins as `left` and `right`, sizes in ems of the reader's own size, line heights without
 * unit. No `direction` (EPUB 3.3 #sec-css-req), no variables, no `@media` (old Adobe engines drop the sheet).
 * The colour of all but large text is left to the reading system, for night and sepia (`inks.ts`).
 */

import type { Design, FontKey, FrameLook, LanguageLook, Look, Mark, TextLook } from '../design/design.ts';
import { type Diagnostic, diagnose, type Reported } from '../diagnostics/diagnostic.ts';
import type { DigitFamily } from '../numbering.ts';
import type { EmbeddedFont } from './fonts.ts';
import { forScreens, isLarge } from './inks.ts';
import { measureClass } from './poem.ts';

type Direction = 'rtl' | 'ltr';

export interface StyleSheetTemplate {
  readonly text: string;
  /** For messages. */
  readonly path: string;
}

export interface StyleSheetSource {
  /** In the order of the cascade. */
  readonly templates: readonly StyleSheetTemplate[];
  readonly design: Design;
  readonly direction: Direction;
  /** For the numbers of lists: CSS Counter Styles 3 §6. */
  readonly digits: DigitFamily;
  readonly fonts: readonly EmbeddedFont[];
  /** Widths of the half-lines of the book's poems, ems. */
  readonly measures: readonly number[];
}

/** Widest side margin in ems: wider ones leave no room for text set large (Kobo's guidelines). */
const widestInset = 2;
/** The same of cells: tables of six columns must go on a telephone. */
const widestCellPadding = 0.4;
/** Thinnest line that shows as two: CSS 2.1 §8.5.3 gives `double` a third of it each. */
const thinnestDouble = 3;
/** Line heights that differ by so little are taken for the same: a passage's own then goes for all text in it. */
const sameLeading = 0.05;
/** Digits kept of a number: a thousandth of an em cannot be seen. */
const decimals = 3;

const counterStyles = { arab: 'arabic-indic', arabext: 'persian', latn: 'decimal' } as const;

/** Fills in the style sheets of a design, as one. A placeholder that means nothing is reported and left out. */
export function styleSheet(source: StyleSheetSource): Reported<string> {
  const values = placeholders(source);
  const diagnostics: Diagnostic[] = [];
  const filled = source.templates.map(({ text, path }) =>
    text.replaceAll(/\{\{\s*([A-Za-z0-9.-]+)\s*\}\}/g, (_match, name: string) => {
      const value = values.get(name);
      if (value === undefined) diagnostics.push(diagnose('unknown-placeholder', { name, path }));
      return value ?? '';
    }),
  );
  return {
    value: [...source.fonts.map(fontFace), ...filled, ...poemRules(source), ...passageRules(source)].join(
      '\n',
    ),
    diagnostics,
  };
}

function fontFace(font: EmbeddedFont): string {
  // No `./` before the path: some reading systems do not load the font then.
  return [
    '@font-face {',
    `  font-family: ${quoted(font.family)};`,
    `  font-weight: ${font.weight};`,
    '  font-style: normal;',
    `  src: url(${font.file});`,
    '}',
  ].join('\n');
}

/** Rules of poems, by the width of their half-lines. */
function poemRules({ measures }: StyleSheetSource): readonly string[] {
  return measures.map((ems) => {
    const poem = `div.${measureClass(ems)}`;
    return `${poem} span.sadr, ${poem} span.ajz { width: ${ems}em; }`;
  });
}

/** Rules of passages in the languages that the design has a font for, where the book has such passages. */
function passageRules({ design, direction, fonts }: StyleSheetSource): readonly string[] {
  const css = new Declarations(design, direction, fonts);
  return [...design.languages].flatMap(([language, look]) =>
    fonts.some(({ face }) => face === look.font.regular)
      ? [`div.language-${language} { ${css.passage(look)} }`]
      : [],
  );
}

function quoted(family: string): string {
  return `"${family.replaceAll(/["\\\n<]/g, '')}"`;
}

/** Every placeholder and what stands for it; names are the paths of `design.yaml`. */
function placeholders(source: StyleSheetSource): ReadonlyMap<string, string> {
  const { direction, digits, fonts } = source;
  const design = forScreens(source.design);
  const css = new Declarations(design, direction, fonts);
  const values = new Map<string, string>([
    ['start', direction === 'rtl' ? 'right' : 'left'],
    ['end', direction === 'rtl' ? 'left' : 'right'],
    ['list-digits', counterStyles[digits]],
    ['list-digits-persian', counterStyles[digits === 'latn' ? 'latn' : 'arabext']],
    ['text', css.body()],
    ['paragraph.indent', `${number(design.paragraph.indent)}em`],
    [
      'indent-after-heading',
      design.paragraph.indentAfterHeading ? `${number(design.paragraph.indent)}em` : '0',
    ],
    ['emphasis', css.mark(design.emphasis)],
    ['strong', css.mark(design.strong)],
    ['link', css.mark({ ...design.link, color: 'inherit' })],
    ['code.inline', `${css.font('code', 'regular')} font-size: ${number(design.inlineCode.size)}em;`],
    ['list.inset', css.inset(design.list.inset)],
    ['list.before', css.lines(design.list.before)],
    ['list.after', css.lines(design.list.after)],
    ['inline-quran', css.quran()],
    ['list.between', css.lines(design.list.between)],
    ['definitions.before', css.lines(design.definitions.before)],
    ['definitions.after', css.lines(design.definitions.after)],
    ['definitions.between', css.lines(design.definitions.between)],
    ['figure.before', css.lines(design.figure.before)],
    ['figure.after', css.lines(design.figure.after)],
    ['table.before', css.lines(design.table.before)],
    ['table.after', css.lines(design.table.after)],
    ['table.rule', rule(design.table.rule, design.colors[design.table.ruleColor])],
    [
      'table.padding',
      `${css.lines(design.table.paddingBlock)} ${number(Math.min(design.table.paddingInline, widestCellPadding))}em`,
    ],
    ['break.before', css.lines(design.thematicBreak.before)],
    ['break.after', css.lines(design.thematicBreak.after)],
    ['break.width', `${number(design.thematicBreak.width)}em`],
    ['break.rule', rule(design.thematicBreak.thickness, design.colors[design.thematicBreak.color])],
    ['poem.joint', `font-size: ${number(design.poem.jointSize)}em;`],
    ['poem.stanza', css.lines(design.poem.stanza)],
    ['footnotes.rule', rule(design.footnotes.ruleThickness, design.colors[design.footnotes.ruleColor])],
    ['footnotes.rule-width', `${number(design.footnotes.ruleWidth * percent)}%`],
    ['footnotes.mark', `font-size: ${number(design.footnotes.markSize)}em;`],
  ]);
  for (const [name, look] of looks(design)) {
    values.set(name, `${css.characters(look)} ${css.paragraph(look)} ${css.box(look, look.size)}`);
    values.set(`${name}.paragraph`, `${css.characters(look)} ${css.paragraph(look)}`);
    values.set(`${name}.box`, css.box(look, 1));
  }
  values.set('chapters.label', css.inside(design.chapters.label, design.headings.h1));
  values.set('parts.label', css.inside(design.parts.label, design.parts.title));
  for (const [name, frame] of frames(design)) values.set(`${name}.frame`, css.frame(frame));
  for (const [name, color] of Object.entries(design.colors)) values.set(`colors.${name}`, color);
  return values;
}

const percent = 100;

function looks(design: Design): readonly (readonly [string, Look])[] {
  return [
    ...Object.entries(design.headings).map(([level, look]) => [`headings.${level}`, look] as const),
    ['parts.title', design.parts.title],
    ['quote', design.quote],
    ['attribution', design.attribution],
    ['definitions.term', design.definitions.term],
    ['definitions.text', design.definitions.text],
    ['code', design.code],
    ['figure.caption', design.figure.caption],
    ['table.cell', design.table.cell],
    ['table.header', design.table.header],
    ['table.caption', design.table.caption],
    ['poem.verse', design.poem.verse],
    ['epigraph', design.epigraph],
    ['dedication', design.dedication],
    ['quran', design.quran],
    ['footnotes', design.footnotes.text],
    ['contents.title', design.contents.title],
    ...design.contents.entries.map((look, index) => [`contents.entry${index + 1}`, look] as const),
    ['title-page.title', design.titlePage.title],
    ['title-page.subtitle', design.titlePage.subtitle],
    ['title-page.creators', design.titlePage.creators],
    ['title-page.publisher', design.titlePage.publisher],
    ['imprint', design.imprint.text],
    ['colophon', design.colophon.text],
    ...frames(design).flatMap(([name, frame]) => [
      [`${name}.text`, frame.text] as const,
      [`${name}.title`, frame.title] as const,
    ]),
  ];
}

function frames(design: Design): readonly (readonly [string, FrameLook])[] {
  return [
    ['key-points', design.keyPoints],
    ['related', design.related],
    ['note', design.note],
  ];
}

function number(value: number): string {
  return String(Number(value.toFixed(decimals)));
}

function rule(width: number, color: string): string {
  return width === 0 ? 'none' : `${number(width)}pt solid ${color}`;
}

/** Points. */
const hairline = 0.5;

/** A border with a line on every side. */
function withHairline(border: FrameLook['border']): FrameLook['border'] {
  const { before, after, start, end } = border;
  const isBare = before + after + start + end === 0;
  const side = (width: number): number => Math.max(width, hairline);
  return {
    ...border,
    color: isBare ? 'rule' : border.color,
    before: side(before),
    after: side(after),
    start: side(start),
    end: side(end),
  };
}

/** Looks as CSS declarations. Sizes of `Look` are ratios; what they multiply is said in `Design`. */
class Declarations {
  readonly #design: Design;
  readonly #direction: Direction;
  readonly #embedded: ReadonlyMap<string, EmbeddedFont>;
  readonly #fallback: readonly string[];

  constructor(design: Design, direction: Direction, fonts: readonly EmbeddedFont[]) {
    this.#design = design;
    this.#direction = direction;
    this.#embedded = new Map(fonts.map((font) => [font.face, font]));
    this.#fallback = [...new Set(design.fallback.flatMap((face) => this.#embedded.get(face)?.family ?? []))];
  }

  /** Family and weight of a font of the design. */
  font(key: FontKey, weight: 'regular' | 'bold'): string {
    const family = this.#family(key, weight);
    return `${family === '' ? '' : `font-family: ${family}; `}font-weight: ${this.#weight(key, weight)};`;
  }

  /** Empty where the reader's own font is taken: its family is not named, but for code. */
  #family(key: FontKey, weight: 'regular' | 'bold'): string {
    const generic = key === 'code' ? 'monospace' : 'serif';
    if (this.#embedded.size === 0) return key === 'code' ? generic : '';
    const embedded = this.#embedded.get(this.#design.fonts[key][weight]);
    const families = [...new Set([...(embedded === undefined ? [] : [embedded.family]), ...this.#fallback])];
    return [...families.map(quoted), generic].join(', ');
  }

  #weight(key: FontKey, weight: 'regular' | 'bold'): 'normal' | 'bold' {
    const { regular, bold } = this.#design.fonts[key];
    const face = weight === 'bold' ? bold : regular;
    if (this.#embedded.size === 0) return bold !== regular && face === bold ? 'bold' : 'normal';
    return this.#embedded.get(face)?.weight ?? 'normal';
  }

  /** Verses of the Quran in a line: their tall marks must not part the lines. */
  quran(): string {
    const { size } = this.#design.inlineQuran;
    return `${this.font('quran', 'regular')} font-size: ${number(size)}em; line-height: 1;`;
  }

  /** Base of the whole book: no size (the reader's own), leading as line height. */
  body(): string {
    const { size, leading } = this.#design.text;
    return `${this.font('text', 'regular')} line-height: ${number(leading / size)};`;
  }

  /** A passage in a language that has its own font. */
  passage({ font, size, leading }: LanguageLook): string {
    const { text } = this.#design;
    const families = [font.regular, this.#design.fonts.text.regular].flatMap(
      (face) => this.#embedded.get(face)?.family ?? [],
    );
    const family = [...new Set([...families, ...this.#fallback])].map(quoted).join(', ');
    const lineHeight = (text.leading * leading) / (text.size * size);
    return `font-family: ${family}, serif; font-size: ${number(size)}em; line-height: ${number(lineHeight)};`;
  }

  characters(look: TextLook): string {
    const { font, weight } = look;
    const size = look.size === 1 ? '' : ` font-size: ${number(look.size)}em;`;
    // What is set in the font of the text is set in a passage's own font there.
    const isText = font === 'text' && this.#family('text', weight) === this.#family('text', 'regular');
    const face = isText ? `font-weight: ${this.#weight(font, weight)};` : this.font(font, weight);
    return `${face}${size}${this.#ink(look, isLarge(look))}`;
  }

  #ink({ color }: TextLook, mayHaveOne: boolean): string {
    if (color === 'text' || !mayHaveOne) return '';
    return ` color: ${this.#design.colors[color]};`;
  }

  paragraph(look: Look): string {
    const { size, leading } = this.#design.text;
    const ratio = look.leading / look.size;
    const isText = look.font === 'text' && Math.abs(ratio - 1) < sameLeading;
    const lineHeight = isText ? '' : `line-height: ${number((ratio * leading) / size)}; `;
    return `${lineHeight}text-align: ${this.#side(look.align)}; text-indent: ${number(look.indent / look.size)}em;`;
  }

  /** A line of its own inside an element of another look, whose sizes its own are measured by. */
  inside(look: Look, outer: Look): string {
    const size = look.size / outer.size;
    const { size: em, leading } = this.#design.text;
    const after = number((look.after * leading) / (look.size * em));
    const characters = `${this.font(look.font, look.weight)} font-size: ${number(size)}em;`;
    // Beside a heading that has a colour it would inherit that.
    const color = this.#ink(look, isLarge(look) || (outer.color !== 'text' && isLarge(outer)));
    return `display: block; ${characters}${color} ${this.paragraph(look)} margin-bottom: ${after}em;`;
  }

  /** Margins in ems of an element whose own font size is `size` times the text's. */
  box(look: Look, size: number): string {
    const ratio = this.#design.text.leading / this.#design.text.size;
    const before = number((look.before * ratio) / size);
    const after = number((look.after * ratio) / size);
    const [right, left] = this.#sides(this.inset(look.insetStart / size), this.inset(look.insetEnd / size));
    return `margin: ${before}em ${right} ${after}em ${left};`;
  }

  /**
   * A box. It has no ground of its own: one that is light glares by night, and readers who change the colour of all
   * text but not of grounds could not read it. What has a ground in print has a hairline round it.
   */
  frame(frame: FrameLook): string {
    const border = frame.background === 'none' ? frame.border : withHairline(frame.border);
    const color = this.#design.colors[border.color];
    const line = (width: number): string => {
      if (width === 0) return 'none';
      if (border.gap === 0) return `${number(width)}pt solid ${color}`;
      return `${number(Math.max(thinnestDouble, 2 * width + border.gap))}pt double ${color}`;
    };
    const [right, left] = this.#sides(line(border.start), line(border.end));
    const [marginRight, marginLeft] = this.#sides(this.inset(frame.insetStart), this.inset(frame.insetEnd));
    return [
      `margin: ${this.lines(frame.before)} ${marginRight} ${this.lines(frame.after)} ${marginLeft};`,
      `padding: ${this.lines(frame.paddingBlock)} ${this.inset(frame.paddingInline)};`,
      `border-top: ${line(border.before)}; border-bottom: ${line(border.after)};`,
      `border-right: ${right}; border-left: ${left};`,
    ].join(' ');
  }

  /** A phrase. What the design marks by a colour alone is bold: it has none here. */
  mark({ weight, color }: Mark): string {
    const { regular, bold } = this.#design.fonts.text;
    const isMarked = color !== 'inherit' && color !== 'text';
    if (bold === regular) return 'font-weight: normal;';
    if (weight === 'bold' || isMarked) return 'font-weight: bold;';
    return `font-weight: ${weight === 'regular' ? 'normal' : 'inherit'};`;
  }

  /** Lines of the text in ems of its size. */
  lines(count: number): string {
    return `${number((count * this.#design.text.leading) / this.#design.text.size)}em`;
  }

  inset(ems: number): string {
    return ems === 0 ? '0' : `${number(Math.min(ems, widestInset))}em`;
  }

  #sides<T>(start: T, end: T): readonly [right: T, left: T] {
    return this.#direction === 'rtl' ? [start, end] : [end, start];
  }

  #side(align: Look['align']): string {
    const [right, left] = this.#sides('start', 'end');
    if (align === right) return 'right';
    return align === left ? 'left' : align;
  }
}
