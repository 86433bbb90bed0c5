/**
 * Looks into styles: ratios become points, colour names become colours, font tasks become lists of faces.
 * Equal styles are one object, so that later stages may compare and cache by identity.
 */

import { invariant } from '../diagnostics/diagnostic.ts';
import type { Length } from '../units.ts';
import type { ColorKey, Design, FontKey, Look, Mark, TextLook } from './design.ts';
import type { Color, FaceName, ParagraphStyle, TextStyle } from './styled.ts';

/** What a text style is made from; the style itself forgets it. */
interface Recipe {
  readonly font: FontKey;
  readonly weight: 'regular' | 'bold';
  readonly size: Length;
  readonly color: Color;
  readonly language: string;
  readonly rise: Length;
  readonly allowsKashida: boolean;
}

/** What depends on the place of a paragraph and not on its look. Insets are points. */
export interface Place {
  readonly direction: 'rtl' | 'ltr';
  readonly insetStart: Length;
  readonly insetEnd: Length;
  readonly indented: boolean;
  readonly keepWithNext: boolean;
  readonly keepTogether: boolean;
  /** Space round it, lines. */
  readonly before: number;
  readonly after: number;
}

/** Fonts whose texts are never lengthened: headings and titles, the Quran, code (alreq #h_justification_kashida). */
const fontsWithKashida: ReadonlySet<FontKey> = new Set(['text']);

export class StyleSheet {
  readonly #design: Design;
  readonly #language: string;
  readonly #textStyles = new Map<string, TextStyle>();
  readonly #recipes = new Map<TextStyle, Recipe>();
  readonly #byLook = new Map<TextLook, TextStyle>();
  readonly #paragraphStyles = new Map<Look, Map<string, ParagraphStyle>>();
  readonly #faces = new Map<string, readonly FaceName[]>();

  constructor(design: Design, language: string) {
    this.#design = design;
    this.#language = language;
  }

  /** Points of so many ems of the text's size. */
  ems(count: number): Length {
    return count * this.#design.text.size;
  }

  /** Points of so many lines of the text. */
  lines(count: number): Length {
    return count * this.#design.text.leading;
  }

  color(key: ColorKey): Color {
    return this.#design.colors[key];
  }

  /** The style of a look; kashida only where running text is justified. */
  text(look: TextLook | Look): TextStyle {
    const known = this.#byLook.get(look);
    if (known !== undefined) return known;
    const justified = 'align' in look && look.align === 'justify';
    const style = this.#make({
      font: look.font,
      weight: look.weight,
      size: this.ems(look.size),
      color: this.color(look.color),
      language: this.#language,
      rise: 0,
      allowsKashida: justified && fontsWithKashida.has(look.font),
    });
    this.#byLook.set(look, style);
    return style;
  }

  /** A style with an emphasis, a weight or a colour on top. */
  marked(base: TextStyle, mark: Mark): TextStyle {
    const recipe = this.#recipeOf(base);
    return this.#make({
      ...recipe,
      weight: mark.weight === 'inherit' ? recipe.weight : mark.weight,
      color: mark.color === 'inherit' ? recipe.color : this.color(mark.color),
    });
  }

  /** A style in another language. */
  inLanguage(base: TextStyle, language: string): TextStyle {
    return this.#make({ ...this.#recipeOf(base), language });
  }

  /** A style scaled. */
  scaled(base: TextStyle, scale: number): TextStyle {
    return this.#make({ ...this.#recipeOf(base), size: base.size * scale });
  }

  /** Code inside a line. */
  inlineCode(base: TextStyle): TextStyle {
    const size = base.size * this.#design.inlineCode.size;
    return this.#make({ ...this.#recipeOf(base), font: 'code', size, allowsKashida: false });
  }

  /** Verses of the Quran inside a line. */
  quran(base: TextStyle): TextStyle {
    const { size, color } = this.#design.inlineQuran;
    return this.#make({
      ...this.#recipeOf(base),
      font: 'quran',
      weight: 'regular',
      size: base.size * size,
      ...(color === 'inherit' ? {} : { color: this.color(color) }),
      allowsKashida: false,
    });
  }

  /** The mark of a note in a text of style `base`. */
  noteMark(base: TextStyle): TextStyle {
    const { markSize, markRise, markColor } = this.#design.footnotes;
    return this.#make({
      ...this.#recipeOf(base),
      size: base.size * markSize,
      rise: base.size * markRise,
      color: this.color(markColor),
      allowsKashida: false,
    });
  }

  /** The style of a paragraph of this look in this place. */
  paragraph(look: Look, place: Place): ParagraphStyle {
    const sameLook = this.#paragraphStyles.get(look) ?? new Map<string, ParagraphStyle>();
    if (sameLook.size === 0) this.#paragraphStyles.set(look, sameLook);
    const key =
      `${place.direction} ${place.insetStart} ${place.insetEnd} ${place.before} ${place.after} ` +
      `${place.indented} ${place.keepWithNext} ${place.keepTogether}`;
    const known = sameLook.get(key);
    if (known !== undefined) return known;
    const style: ParagraphStyle = {
      direction: place.direction,
      align: look.align,
      indent: place.indented ? this.ems(look.indent) : 0,
      insetStart: place.insetStart + this.ems(look.insetStart),
      insetEnd: place.insetEnd + this.ems(look.insetEnd),
      leading: this.lines(look.leading),
      spaceBefore: this.lines(place.before),
      spaceAfter: this.lines(place.after),
      orphans: this.#design.paragraph.orphans,
      widows: this.#design.paragraph.widows,
      keepWithNext: place.keepWithNext,
      keepTogether: place.keepTogether,
    };
    sameLook.set(key, style);
    return style;
  }

  /** The first faces of all styles made so far, each once, in the order of their making. */
  leadingFaces(): readonly FaceName[] {
    return [...new Set([...this.#textStyles.values()].flatMap(({ faces }) => faces.slice(0, 1)))];
  }

  #recipeOf(style: TextStyle): Recipe {
    const recipe = this.#recipes.get(style);
    invariant(recipe !== undefined, 'a style of another style sheet');
    return recipe;
  }

  #make(recipe: Recipe): TextStyle {
    const key =
      `${recipe.font} ${recipe.weight} ${recipe.size} ${recipe.color} ${recipe.language} ` +
      `${recipe.rise} ${recipe.allowsKashida}`;
    const known = this.#textStyles.get(key);
    if (known !== undefined) return known;
    const style: TextStyle = {
      faces: this.#facesOf(recipe.font, recipe.weight),
      size: recipe.size,
      color: recipe.color,
      language: recipe.language,
      rise: recipe.rise,
      features: [],
      allowsKashida: recipe.allowsKashida,
    };
    this.#textStyles.set(key, style);
    this.#recipes.set(style, recipe);
    return style;
  }

  #facesOf(font: FontKey, weight: 'regular' | 'bold'): readonly FaceName[] {
    const key = `${font} ${weight}`;
    const known = this.#faces.get(key);
    if (known !== undefined) return known;
    const faces = [...new Set([this.#design.fonts[font][weight], ...this.#design.fallback])];
    this.#faces.set(key, faces);
    return faces;
  }
}
