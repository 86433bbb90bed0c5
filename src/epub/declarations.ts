/**
 * Looks of a design as declarations of CSS 2.1 (`css.ts`): the reader's own size, sides as `left` and `right`, and
 * colours only where they can be read on every ground (`inks.ts`).
 */

import type { Design, FontKey, FrameLook, LanguageLook, Look, Mark, TextLook } from '../design/design.ts';
import type { EmbeddedFont } from './fonts.ts';
import { isLarge, markedWeight, tellsApart } from './inks.ts';

export type Direction = 'rtl' | 'ltr';

/** Widest side margin in ems: wider ones leave no room for text set large (Kobo's guidelines). */
export const widestInset = 2;
/** Thinnest line that shows as two: CSS 2.1 §8.5.3 gives `double` a third of it each. */
const thinnestDouble = 3;
/** Line heights that differ by so little are taken for the same: a passage's own then goes for all text in it. */
const sameLeading = 0.05;
/** Digits kept of a number: a thousandth of an em cannot be seen. */
const decimals = 3;

/** A font's family as CSS has it. */
export function quoted(family: string): string {
  return `"${family.replaceAll(/["\\\n<]/g, '')}"`;
}

/**
 * A string as CSS has it: what is not a plain letter or digit is escaped, whatever engines take the sheet's encoding
 * for.
 */
export function string(text: string): string {
  const escaped = text.replaceAll(
    /[^A-Za-z0-9]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0).toString(hexadecimal)} `,
  );
  return `"${escaped}"`;
}

const hexadecimal = 16;

/** A number as CSS has it. */
export function number(value: number): string {
  return String(Number(value.toFixed(decimals)));
}

/** Points. */
const hairline = 0.5;

/** A border with a line on every side. */
function withHairline(border: FrameLook['border']): FrameLook['border'] {
  const { before, after, start, end } = border;
  const isBare = before + after + start + end === 0;
  return {
    ...border,
    color: isBare ? 'rule' : border.color,
    before: Math.max(before, hairline),
    after: Math.max(after, hairline),
    start: Math.max(start, hairline),
    end: Math.max(end, hairline),
  };
}

/** Looks as CSS declarations. Sizes of `Look` are ratios; what they multiply is said in `Design`. */
export class Declarations {
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

  /** Of the size, what is that of the text too: reading systems have sizes of their own for headings and code. */
  characters(look: TextLook): string {
    const { font, weight, size } = look;
    // What is set in the font of the text is set in a passage's own font there.
    const isText = font === 'text' && this.#family('text', weight) === this.#family('text', 'regular');
    const face = isText ? `font-weight: ${this.#weight(font, weight)};` : this.font(font, weight);
    return `${face} font-size: ${number(size)}em;${this.#ink(look, isLarge(look))}`;
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
    return `${lineHeight}text-align: ${this.side(look.align)}; text-indent: ${number(look.indent / look.size)}em;`;
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
      ...(frame.keepTogether ? ['page-break-inside: avoid; break-inside: avoid;'] : []),
    ].join(' ');
  }

  /** A phrase that its weight tells from the text; where that has no bold, a line above it, clear of the letters. */
  mark(mark: Mark): string {
    const weight = this.markWeight(mark);
    const { regular, bold } = this.#design.fonts.text;
    return bold === regular && tellsApart(mark) ? `${weight} border-top: 0.06em solid;` : weight;
  }

  markWeight(mark: Mark): string {
    const weight = markedWeight(mark, this.#design);
    return `font-weight: ${weight === 'regular' ? 'normal' : weight};`;
  }

  /** A raised mark; size and rise are measured by the text round it. */
  raised(size: number, rise: number): string {
    return `font-size: ${number(size)}em; vertical-align: ${number(rise / size)}em;`;
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

  /** An alignment, by left and right. */
  side(align: Look['align']): string {
    const [right, left] = this.#sides('start', 'end');
    if (align === right) return 'right';
    return align === left ? 'left' : align;
  }
}
