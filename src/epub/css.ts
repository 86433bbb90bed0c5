/**
 * The style sheet. In: `templates/book.css` and a design's own, in which `{{name}}` stands for a value of its
 * `design.yaml`, the design itself, and the embedded fonts. Out: plain CSS 2.1 for old engines, led by the `@font-face`
 * rules: side margins as `left` and `right`, sizes in ems of the reader's own size, line heights without
 * unit. No `direction` (EPUB 3.3 #sec-css-req), no variables, no `@media` (old Adobe engines drop the sheet).
 * The colour of all but large text is left to the reading system, for night and sepia (`inks.ts`).
 */

import type { Figure } from '../book/block.ts';
import type { Design, FrameLook, Look } from '../design/design.ts';
import { type Diagnostic, diagnose, type Reported } from '../diagnostics/diagnostic.ts';
import { phrase } from '../diagnostics/phrases.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { DigitFamily } from '../numbering.ts';
import type { Source } from '../source.ts';
import { Declarations, type Direction, number, quoted, string, widestInset } from './declarations.ts';
import type { EmbeddedFont } from './fonts.ts';
import { figureRule } from './images.ts';
import { forScreens, linkMark } from './inks.ts';
import {
  bulletInset,
  bulletStyle,
  counterStyles,
  numberRules,
  numberWidths,
  passageNumberRules,
} from './lists.ts';
import { measureClass } from './poem.ts';
import { turnedRules } from './turned.ts';

export interface StyleSheetSource {
  /** In the order of the cascade. */
  readonly templates: readonly Source[];
  readonly design: Design;
  /** BCP 47, of the book. */
  readonly language: string;
  readonly direction: Direction;
  /** For the numbers of lists: CSS Counter Styles 3 §6. */
  readonly digits: DigitFamily;
  readonly fonts: readonly EmbeddedFont[];
  /** Widths of the half-lines of the book's poems, ems. */
  readonly measures: readonly number[];
  readonly figures: readonly Figure[];
  /** Digits of the highest number in its lists. */
  readonly listDigits: number;
  /** Languages of its passages. */
  readonly passages: readonly string[];
  /** Whether parts of the book run against it. */
  readonly hasTurned: boolean;
}

/** Widest padding of cells in ems: tables of six columns must go on a telephone. */
const widestCellPadding = 0.4;

/** Fills in the style sheets of a design, as one. A placeholder that means nothing is reported and left out. */
export function styleSheet(source: StyleSheetSource): Reported<string> {
  const values = placeholders(source);
  const diagnostics: Diagnostic[] = [];
  const filled = source.templates.map((template) =>
    template.text.replaceAll(
      /\{\{\s*([A-Za-z0-9.-]+)\s*\}\}/g,
      (placeholder, name: string, start: number) => {
        const value = values.get(name);
        if (value === undefined) {
          const near = nearest(name, values.keys());
          const suggestion = near === undefined ? phrase('names-of-keys') : phrase('did-you-mean', near);
          const span = { source: template, start, end: start + placeholder.length };
          diagnostics.push(diagnose('unknown-placeholder', { name, suggestion }, span));
        }
        return value ?? '';
      },
    ),
  );
  const { design, direction, listDigits } = source;
  const rules = [
    ...filled,
    ...numberRules(design, listDigits, direction === 'rtl' ? 'right' : 'left'),
    ...poemRules(source),
  ];
  return {
    value: [
      ...source.fonts.map(fontFace),
      ...rules,
      ...(source.hasTurned ? turnedRules(rules.join('\n')) : []),
      ...passageNumberRules(source.passages, source),
      ...figureRules(source),
      ...passageRules(source),
    ].join('\n'),
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

/** Rules of pictures whose width the author gives or that are tall, each once. */
function figureRules({ figures }: StyleSheetSource): readonly string[] {
  return [...new Set(figures.flatMap((figure) => figureRule(figure) ?? []))];
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

/** Every placeholder and what stands for it; names are the paths of `design.yaml`. */
function placeholders(source: StyleSheetSource): ReadonlyMap<string, string> {
  const { direction, digits, fonts } = source;
  const design = forScreens(source.design);
  const css = new Declarations(design, direction, fonts);
  const numbers = numberWidths(design);
  const values = new Map<string, string>([
    ['start', direction === 'rtl' ? 'right' : 'left'],
    ['end', direction === 'rtl' ? 'left' : 'right'],
    ['list-digits', counterStyles[digits]],
    ['text', css.body()],
    ['paragraph.indent', `${number(design.paragraph.indent)}em`],
    [
      'indent-after-heading',
      design.paragraph.indentAfterHeading ? `${number(design.paragraph.indent)}em` : '0',
    ],
    ['paragraph.orphans', String(design.paragraph.orphans)],
    ['paragraph.widows', String(design.paragraph.widows)],
    ['emphasis', css.mark(design.emphasis)],
    ['strong', css.mark(design.strong)],
    ['link', css.markWeight(linkMark(design))],
    ['code.inline', `${css.font('code', 'regular')} font-size: ${number(design.inlineCode.size)}em;`],
    ['list.inset', `${number(bulletInset(design))}em`],
    ['list.number-inset', `${number(numbers.inset)}em`],
    ['list.marker-width', `${number(numbers.marker)}em`],
    ['list.gap', `${number(numbers.gap)}em`],
    ['list.before', css.lines(design.list.before)],
    ['list.after', css.lines(design.list.after)],
    ['inline-quran', css.quran()],
    ['list.between', css.lines(design.list.between)],
    ['definitions.before', css.lines(design.definitions.before)],
    ['definitions.after', css.lines(design.definitions.after)],
    ['definitions.between', css.lines(design.definitions.between)],
    ...depths.map((depth) => [`list.bullet${depth}`, bulletStyle(design, depth - 1)] as const),
    ['figure.align', css.side(design.figure.align)],
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
    ...breakPlaceholders(css, design),
    ...poemPlaceholders(css, design),
    ['poem.stanza', css.lines(design.poem.stanza)],
    ['footnotes.rule', rule(design.footnotes.ruleThickness, design.colors[design.footnotes.ruleColor])],
    ['footnotes.rule-width', `${number(design.footnotes.ruleWidth * percent)}%`],
    ['footnotes.rule-before', css.lines(design.footnotes.ruleBefore / design.footnotes.text.size)],
    ['footnotes.rule-after', css.lines(design.footnotes.ruleAfter / design.footnotes.text.size)],
    ['footnotes.mark', css.raised(design.footnotes.markSize, design.footnotes.markRise)],
    ['headpiece.after', css.lines(design.chapters.headpiece.after)],
    ['headpiece.rule-display', design.chapters.headpiece.kind === 'rule' ? 'block' : 'none'],
  ]);
  for (const [name, designed] of looks(design)) {
    const look = bounded(designed);
    values.set(name, `${css.characters(look)} ${css.paragraph(look)} ${css.box(look, look.size)}`);
    values.set(`${name}.paragraph`, `${css.characters(look)} ${css.paragraph(look)}`);
    values.set(`${name}.box`, css.box(look, 1));
  }
  values.set('chapters.label', css.inside(bounded(design.chapters.label), bounded(design.headings.h1)));
  values.set('parts.label', css.inside(bounded(design.parts.label), bounded(design.parts.title)));
  for (const [name, frame] of frames(design)) values.set(`${name}.frame`, css.frame(frame));
  for (const [name, color] of Object.entries(design.colors)) values.set(`colors.${name}`, color);
  return values;
}

/** Lists and contents deeper than that look as the last of these. */
const depths = [1, 2, 3, 4, 5, 6] as const;

const percent = 100;

/** A thematic break that holds an ornament; its colour is not the grey that engines give it. */
const breakRoom =
  'width: auto; height: auto; border: none; overflow: visible; color: inherit; text-align: center; text-indent: 0;';

/** The thematic break, a rule or an ornament. */
function breakPlaceholders(
  css: Declarations,
  { colors, thematicBreak: { ornament, size, width, thickness, color } }: Design,
): readonly (readonly [string, string])[] {
  if (ornament === '') {
    const line = `border: none; border-top: ${rule(thickness, colors[color])};`;
    return [
      ['break', `width: ${number(width)}em; ${line}`],
      ['break.ornament', 'content: none;'],
    ];
  }
  const characters = css.characters({ font: 'text', weight: 'regular', size, color });
  return [
    ['break', breakRoom],
    ['break.ornament', `content: ${string(ornament)}; ${characters}`],
  ];
}

/** Ems: the word space between the half-lines of a verse, in the faces of the designs. */
const wordSpace = 0.25;

/** Widths of poems, in ems of their verses. */
function poemPlaceholders(css: Declarations, { poem }: Design): readonly (readonly [string, string])[] {
  const gap = poem.gap / poem.verse.size;
  // The sign takes the place of the gap, with a word space on either side.
  const joint = Math.max(1, (gap - 2 * wordSpace) / poem.jointSize);
  return [
    ['poem.gap', css.inset(gap)],
    ['poem.half-gap', css.inset(Math.max(0, gap - wordSpace) / 2)],
    ['poem.free-inset', css.inset(poem.freeInset / poem.verse.size)],
    ['poem.joint', `font-size: ${number(poem.jointSize)}em; width: ${number(joint)}em;`],
  ];
}

/**
 * Largest size in ems: on a phone (320 pixels, less the reader's margins, at 16 pixels an em) a word of fourteen letters
 * fits its line, as «والاستراتيجيات» in the bold of Plex does; a page is wider. CSS 2.1 has no min().
 */
const largestSize = 3;

function bounded(look: Look): Look {
  const { size, leading } = look;
  return size <= largestSize ? look : { ...look, size: largestSize, leading: (leading * largestSize) / size };
}

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
    ['index.letter', design.index.letter],
    ['index.text', hanging(design.index)],
    ['footnotes', design.footnotes.text],
    ['contents.title', design.contents.title],
    ...contentsLooks(design).map((look, index) => [`contents.entry${index + 1}`, look] as const),
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

/** The lines of the index: what turns over stands further in. */
function hanging({ text, hang }: Design['index']): Look {
  const inset = Math.min(hang, widestInset);
  return { ...text, insetStart: text.insetStart + inset, indent: -inset };
}

/** The entries of the first six levels: what lies deeper than the design says looks as its last one. */
function contentsLooks({ contents: { entries } }: Design): readonly Look[] {
  return depths.flatMap((level) => entries[level - 1] ?? entries.at(-1) ?? []);
}

function frames(design: Design): readonly (readonly [string, FrameLook])[] {
  return [
    ['key-points', design.keyPoints],
    ['related', design.related],
    ['note', design.note],
  ];
}

function rule(width: number, color: string): string {
  return width === 0 ? 'none' : `${number(width)}pt solid ${color}`;
}
